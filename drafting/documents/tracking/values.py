"""What is tracked: paragraphs in pieces, each kept, inserted or deleted by somebody."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from drafting.documents.values import IssuedParagraph, IssuedText
from drafting.procedure.kinds import ParagraphKind

Holders = tuple[str, ...]
"""Who asks for a change, in the order of protocol; nobody for what is the base's own."""


class Form(NamedTuple):
    """What a paragraph is, apart from its words; `level` as in IssuedParagraph."""

    kind: ParagraphKind
    level: int = 0


def form_of(paragraph: IssuedParagraph) -> Form:
    """Return what a paragraph is, apart from its words."""
    return Form(paragraph.kind, paragraph.level)


@dataclass(frozen=True)
class Hand:
    """In whose name changes are made: the author as Word shows it, the initials, the moment (aware)."""

    name: str
    initials: str = ""
    when: datetime | None = None


@dataclass(frozen=True)
class Piece:
    """A stretch of words (`{fn:key}` a footnote reference).

    Both `inserted` and `deleted`: somebody's insertion that others strike. `moved` words came from, or went
    to, another place.
    """

    text: str
    italic: bool = False
    inserted: Holders = ()
    deleted: Holders = ()
    moved: bool = False


@dataclass(frozen=True)
class Remark:
    """A comment of `holder` on the pieces [first, last) of a paragraph; new lines in `text` are kept."""

    holder: str
    text: str
    first: int
    last: int


@dataclass(frozen=True)
class TrackedParagraph:
    """One paragraph of a tracked text; `inserted` and `deleted` say what became of its paragraph mark.

    A mark that goes joins the words to those of the next paragraph, whose form the two then have. So a split
    is an inserted mark, a merger a deleted one. A paragraph whose form changes has `former`, and those who
    changed it as `reshaped`. Two paragraphs with the same `move` are one that moved. `base` is the place
    (from 0) of the base paragraph it belongs to, None for a new one.
    """

    form: Form
    pieces: tuple[Piece, ...]
    inserted: Holders = ()
    deleted: Holders = ()
    move: str = ""
    former: Form | None = None
    reshaped: Holders = ()
    remarks: tuple[Remark, ...] = ()
    base: int | None = None


@dataclass(frozen=True)
class TrackedText:
    """A base with everything proposed on it. `issued` gives the frame, and the base's own footnotes.

    `notes` has every footnote in pieces; `hands` says who the holders are, in the order of protocol.
    """

    issued: IssuedText
    paragraphs: tuple[TrackedParagraph, ...]
    notes: Mapping[str, tuple[Piece, ...]] = field(default_factory=dict)
    hands: Mapping[str, Hand] = field(default_factory=dict)


@dataclass(frozen=True)
class Leaf:
    """A paragraph of somebody's version, the places (from 0) of the base paragraphs it continues, and why."""

    paragraph: IssuedParagraph
    sources: tuple[int, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Version:
    """The whole text as one holder would have it.

    `reasons` are rationales by the place of the base paragraph; `footnotes` those that the holder adds or
    rewords, by key.
    """

    leaves: tuple[Leaf, ...]
    reasons: Mapping[int, str] = field(default_factory=dict)
    footnotes: Mapping[str, str] = field(default_factory=dict)
