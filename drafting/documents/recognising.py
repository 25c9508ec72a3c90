"""Recognising: what each line of a file is that nobody prepared for us; for a person to correct."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from drafting.documents.tracking.found import FoundParagraph, FoundRun, FoundText
from drafting.documents.tracking.views import Keep, everything, stands, words
from drafting.documents.values import IssuedParagraph
from drafting.procedure.kinds import ParagraphKind
from drafting.text.openings import enacting_length, opening_length

_STYLES = {
    "title": (ParagraphKind.TITLE, 0),
    "enacting words": (ParagraphKind.ENACTING, 0),
    "preambular paragraph": (ParagraphKind.PREAMBULAR, 0),
    "proclamation": (ParagraphKind.PROCLAMATION, 0),
    "operative paragraph": (ParagraphKind.OPERATIVE, 0),
    "sub-paragraph (a)": (ParagraphKind.SUBPARAGRAPH, 1),
    "sub-paragraph (i)": (ParagraphKind.SUBPARAGRAPH, 2),
    "closing": (ParagraphKind.CLOSING, 0),
}
_FURNITURE = {"status line", "end rule"}
_COUNTED = {
    "lowerLetter": 1,
    "upperLetter": 1,
    "russianLower": 1,
    "lowerRoman": 2,
    "upperRoman": 2,
    "bullet": 1,
}
_NUMBER = re.compile(r"(?:OP\s?)?\d{1,3}(?:\s?(?:bis|ter|quater))?[.)]\s+", re.IGNORECASE)
_LETTER = re.compile(r"\(?([a-zа-я]{1,4})\)\s+")
_ROMAN = re.compile(r"[ivx]+")
_PROCLAMATION = re.compile(
    r"(?:declar|proclaim|adopt|agree|decid|resolv|заявля|провозглаша|согласи|постановля).{0,100}"
    r"(?:as follows|the following|следующе|нижеследующе).{0,20}:$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:Done|Adopted|Signed|Совершено|Принято|Подписано)\s(?:at|in|on|в|на)\s", re.IGNORECASE
)
_ENACTING = re.compile(r"(?:We\b|The\b|Мы\b|Генеральная|Совет|Конференция).{0,400}[,:]$")
_LONGEST_HEADING = 120
_ENDS = (".", ",", ";", ":", "]", "。", "；", "،")


@dataclass(frozen=True)
class Recognised:
    """A text as it was understood. `left_out` has what is in the file and not in the text."""

    title: str
    paragraphs: tuple[IssuedParagraph, ...]
    footnotes: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Line:
    """A paragraph that stands: its words, how many at the start are italic, how it looks."""

    text: str
    italic: int
    look: FoundParagraph


def recognised(found: FoundText, language: str = "en", keep: Keep = everything) -> Recognised:
    """Return the text of a file, with tracked changes accepted or rejected as `keep` says.

    Styles of ours decide; then native numbers, then typed ones, then the words and where they stand. A first
    line without a full stop is the title. Italics at the start of a line are its opening phrase, the rule of
    `opening_length` where there are none. Blank lines are dropped.
    """
    lines = [line for line in _lines(found.paragraphs, keep) if line.text.strip()]
    furniture = [line.text for line in lines if line.look.style.lower() in _FURNITURE]
    lines = [_trimmed(line) for line in lines if line.look.style.lower() not in _FURNITURE]
    title = ""
    if lines and _is_title(lines[0]):
        title, lines = lines[0].text, lines[1:]
    paragraphs = tuple(_Recogniser(lines, language).paragraphs())
    notes = {key: words(runs, keep) for key, runs in found.notes.items()}
    return Recognised(title, paragraphs, notes, (*furniture, *found.left_out))


def _lines(paragraphs: Sequence[FoundParagraph], keep: Keep) -> Iterator[_Line]:
    carried: list[FoundRun] = []
    for at, each in enumerate(paragraphs):
        carried += [run for run in each.runs if stands(run.inserted, run.deleted, keep)]
        ends = at + 1 == len(paragraphs) or paragraphs[at + 1].cell != each.cell
        if ends or stands(each.inserted, each.deleted, keep):
            yield _Line("".join(run.text for run in carried), _italics(carried), _shaped(each, keep))
            carried = []


def _shaped(paragraph: FoundParagraph, keep: Keep) -> FoundParagraph:
    """Return the paragraph in the form it had before changes that are rejected."""
    was = paragraph.former
    if was is None or keep(was.act):
        return paragraph
    return replace(paragraph, style=was.style, level=was.level, figures=was.figures)


def _italics(runs: Sequence[FoundRun]) -> int:
    """Count the characters at the start that are italic; a footnote's number among them is not set so."""
    length = kept = 0
    for run in runs:
        length += len(run.text)
        if run.italic:
            kept = length
        elif not re.fullmatch(r"\{fn:[^{}]*\}", run.text):
            break
    return kept


def _trimmed(line: _Line) -> _Line:
    """Leave out the blanks round a line."""
    text = line.text.lstrip()
    lead = len(line.text) - len(text)
    return replace(line, text=text.rstrip(), italic=max(0, min(line.italic - lead, len(text.rstrip()))))


def _is_title(line: _Line) -> bool:
    if line.look.style.lower() in _STYLES:
        return line.look.style.lower() == "title"
    plain = line.look.level is None and not line.text.endswith((".", ",", ";", ":"))
    plain |= line.look.centred and line.look.bold
    return plain and not _NUMBER.match(line.text)


class _Recogniser:
    """One walk through the lines, remembering what came before."""

    def __init__(self, lines: Sequence[_Line], language: str) -> None:
        self.lines = lines
        self.language = language
        self.begun = self.operative = False
        self.numbered = any(line.look.level is not None or _NUMBER.match(line.text) for line in lines)
        self.last_mark = ""
        self.level = 0

    def paragraphs(self) -> Iterator[IssuedParagraph]:
        for line in self.lines:
            kind, level, cut = self.kind(line)
            self.operative |= kind in {ParagraphKind.PROCLAMATION, ParagraphKind.OPERATIVE}
            self.begun |= kind in {ParagraphKind.PREAMBULAR, ParagraphKind.ENACTING} or self.operative
            self.level = level
            text = line.text[cut:]
            yield IssuedParagraph(kind, text, self.opening(kind, text, line.italic - cut), level)

    def kind(self, line: _Line) -> tuple[ParagraphKind, int, int]:
        """Return the kind, the level, and how many characters of a typed number go."""
        style = line.look.style.lower()
        if style in _STYLES:
            return (*_STYLES[style], 0)
        if style.startswith("heading"):
            return ParagraphKind.HEADING, 0, 0
        return self.counted(line) or (self.by_words(line), 0, 0)

    def counted(self, line: _Line) -> tuple[ParagraphKind, int, int] | None:
        """Recognise a number, Word's own or typed."""
        if line.look.level is not None and line.look.figures != "none":
            level = _COUNTED.get(line.look.figures, min(line.look.level, 2))
            return (ParagraphKind.SUBPARAGRAPH if level else ParagraphKind.OPERATIVE, level, 0)
        number, letter = _NUMBER.match(line.text), _LETTER.match(line.text)
        if number:
            return ParagraphKind.OPERATIVE, 0, number.end()
        if letter and self.begun:
            level = self.level_of(letter[1])
            self.last_mark = letter[1] if level == 1 else self.last_mark
            return ParagraphKind.SUBPARAGRAPH, level, letter.end()
        return None

    def level_of(self, mark: str) -> int:
        """Say whether "(i)" is the letter after "(h)" or the first of the numerals."""
        if not _ROMAN.fullmatch(mark) or not self.level:
            return 1
        follows = len(mark) == 1 and len(self.last_mark) == 1 and ord(mark) == ord(self.last_mark) + 1
        return 1 if follows and self.level == 1 else 2

    def by_words(self, line: _Line) -> ParagraphKind:
        text = line.text
        if _PROCLAMATION.search(text):
            return ParagraphKind.PROCLAMATION
        if not self.begun and _ENACTING.match(text):
            return ParagraphKind.ENACTING
        if self.operative and _CLOSING.match(text):
            return ParagraphKind.CLOSING
        if len(text) <= _LONGEST_HEADING and (line.look.bold or not text.endswith(_ENDS)):
            return ParagraphKind.HEADING
        unnumbered = not self.numbered and text.rstrip("]").endswith((";", ".", "；", "。"))
        return ParagraphKind.OPERATIVE if self.operative or unnumbered else ParagraphKind.PREAMBULAR

    def opening(self, kind: ParagraphKind, text: str, italic: int) -> int:
        if italic > 0:
            return len(text[:italic].rstrip())
        if kind in {ParagraphKind.ENACTING, ParagraphKind.PROCLAMATION}:
            return enacting_length(text)
        if kind in {ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE}:
            return opening_length(text, self.language)
        return 0
