"""A text with what is proposed on it, as it is printed: stretches of words, each with its look."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from drafting.documents.values import IssuedText
from drafting.procedure.kinds import ParagraphKind


class Look(StrEnum):
    """How a stretch is set."""

    PLAIN = "plain"
    INSERTED = "inserted"
    DELETED = "deleted"
    SIGN = "sign"
    """Brackets and what parts rival readings."""
    NAMES = "names"
    """Whose words they are, and what is said of them."""


@dataclass(frozen=True)
class Stretch:
    """Words with their look; a footnote reference in them is the token `{fn:key}`."""

    text: str
    look: Look = Look.PLAIN
    italic: bool = False


@dataclass(frozen=True)
class CompiledParagraph:
    """One printed paragraph. `level` as in IssuedParagraph; a footnote may stand here when it is proposed.

    `number` stands before the words ("3 bis."), `label` in the margin, and below it `beside` ("ex OP8").
    """

    kind: ParagraphKind
    stretches: tuple[Stretch, ...]
    level: int = 0
    number: str = ""
    label: str = ""
    beside: str = ""


@dataclass(frozen=True)
class CompiledText:
    """A compilation in one of the notations; what that leaves out, names above all, is not in here.

    `issued` gives the frame; its own paragraphs and footnotes are not printed.
    """

    issued: IssuedText
    paragraphs: tuple[CompiledParagraph, ...]
    notes: Mapping[str, tuple[Stretch, ...]] = field(default_factory=dict)
