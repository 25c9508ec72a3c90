"""A draft as the checker reads it, and what it says of it. Plain values: no row, no request, no clock."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from drafting.checks.known import Known, built_in
from drafting.procedure.kinds import ParagraphKind


class Form(StrEnum):
    """The three forms of a text."""

    RESOLUTION = "A"
    """An organ speaks: "The General Assembly, Recalling …, Decides …"."""
    DECLARATION = "B"
    """We speak: "We, …, Recalling …, Declare as follows: 1. Decide …"."""
    PROSE = "C"
    """Numbered prose: "1. We recognize that …."."""


class Family(StrEnum):
    """What a rule looks at."""

    FORM = "form"
    REFERENCES = "references"
    SYMBOLS = "symbols"
    STYLE = "style"
    CONCORDANCE = "concordance"


class Severity(StrEnum):
    """Advice never holds anything up; only hidden characters do."""

    ADVICE = "advice"
    BLOCKING = "blocking"


#: What is written in verb phrases: preamble and operative part.
BODY = frozenset({ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE})
#: The paragraphs that may be referred to by number.
NUMBERED = BODY | {ParagraphKind.SUBPARAGRAPH}


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph in one language. `key` is its permanent id, or its label where it has none.

    `opening` counts the characters at the start that are in italics, none where nobody knows. `note` is
    the key of a footnote, as in `{fn:key}`. `marker` is its number as typed, "" where it is drawn.
    `cut` says that its end is not at hand (a page break ran through it).
    """

    key: str
    label: str
    kind: ParagraphKind
    text: str
    level: int = 0
    opening: int | None = None
    note: str = ""
    marker: str = ""
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Rendered:
    """A paragraph in another language; `source` is the wording it renders."""

    text: str
    opening: int | None = None
    source: str = ""


_UNSAID = Rendered("")


@dataclass(frozen=True)
class Checked:
    """A draft to be read by the rules, in the working language, with its renderings by language and key.

    `fallen` are the labels of paragraphs that were deleted or replaced. `complete` says that title, enacting
    words and closing would be there if the text had them; of a plain file nobody knows. `working` is false
    for a version in another language.
    """

    language: str
    form: Form
    lines: tuple[Line, ...]
    renderings: Mapping[str, Mapping[str, Rendered]] = field(default_factory=dict)
    fallen: tuple[str, ...] = ()
    complete: bool = False
    working: bool = True
    known: Known = field(default_factory=built_in)

    @cached_property
    def english(self) -> bool:
        """Whether this version is in English."""
        return self.language.startswith("en")

    @cached_property
    def russian(self) -> bool:
        """Whether this version is in Russian."""
        return self.language.startswith("ru")

    @cached_property
    def council(self) -> bool:
        """Whether the Security Council speaks, which has a style of its own."""
        enacting = self.of(ParagraphKind.ENACTING)
        return any("Security Council" in line.text or "Совет Безопасности" in line.text for line in enacting)

    def of(self, *kinds: ParagraphKind) -> tuple[Line, ...]:
        """Return the paragraphs of some kinds, in order."""
        return tuple(line for line in self.lines if line.kind in kinds)

    def parts(self) -> Iterator[tuple[Line, Line | None]]:
        """Yield each paragraph with the one that follows it; footnotes and what is outside apart."""
        apart = {ParagraphKind.FOOTNOTE, ParagraphKind.TITLE}
        lines = [line for line in self.lines if line.kind not in apart]
        yield from zip(lines, [*lines[1:], None], strict=False)

    def versions(self) -> Iterator["Checked"]:
        """Yield the draft in each language as if it were the only one; what is not rendered is empty."""
        yield replace(self, renderings={})
        for language, rendered in self.renderings.items():
            lines = tuple(_in(line, rendered.get(line.key, _UNSAID)) for line in self.lines)
            yield replace(self, language=language, lines=lines, renderings={}, working=False, complete=False)


def _in(line: Line, rendered: Rendered) -> Line:
    return replace(line, text=rendered.text, opening=rendered.opening, marker="")


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule has found: `line.text[start:end]`, the words to stand there, and what its reason names.

    `language` is that of the line, "" where it is the language that was read.
    """

    line: Line
    start: int
    end: int
    fix: str = ""
    said: Mapping[str, str] = field(default_factory=dict)
    language: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A remark: the rule that makes it, where, and why. The span [start, end) is in characters of the text.

    `fix` is what would stand in the place of the span, "" where there is nothing to offer. `said` fills the
    places of the rule's reason. A remark on the whole text has an empty `key`.
    """

    rule: str
    key: str
    label: str
    language: str
    start: int
    end: int
    text: str
    fix: str = ""
    said: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = Severity.ADVICE

    @property
    def words(self) -> str:
        """The words remarked on."""
        return self.text[self.start : self.end]
