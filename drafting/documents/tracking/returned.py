"""What came back: a file's changes, each on the paragraph of the base that it belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from drafting.documents.tracking.found import FoundComment


class ChangeKind(StrEnum):
    """What a tracked change does."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_FROM = "moved_from"
    MOVED_TO = "moved_to"
    MARK_INSERTED = "mark_inserted"
    MARK_DELETED = "mark_deleted"
    FORMATTED = "formatted"


class How(StrEnum):
    """How a paragraph was known again; a new one is in no base."""

    BOOKMARK = "bookmark"
    LIKENESS = "likeness"
    NEW = "new"


@dataclass(frozen=True)
class Change:
    """One tracked change; a mark's and a format's has no text."""

    kind: ChangeKind
    author: str
    date: str
    text: str = ""


@dataclass(frozen=True)
class Basis:
    """What the file was made from: ids and texts in order, footnotes by key, what is printed round them."""

    paragraphs: tuple[tuple[UUID, str], ...]
    footnotes: Mapping[str, str] = field(default_factory=dict)
    frame: tuple[str, ...] = ()


@dataclass(frozen=True)
class Placed:
    """Paragraphs of the file that belong together: mostly one, several where they split or merge.

    `base` are the texts of `keys` as we hold them, `read` those of the file with every change rejected,
    `accepted` with every change accepted, `texts` with one author's changes kept. `untracked`: `read` is not
    `base`, so something was typed with tracking off. `displaced`: it stands elsewhere, and no change says so.
    `after` is the base paragraph that precedes it in the file, `origin` what a paragraph moved here was.
    `confidence` (0 to 1) is 1 but for a likeness.
    """

    keys: tuple[UUID, ...]
    how: How
    base: tuple[str, ...]
    read: tuple[str, ...]
    accepted: tuple[str, ...]
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    comments: tuple[FoundComment, ...] = ()
    after: UUID | None = None
    origin: tuple[UUID, ...] = ()
    untracked: bool = False
    displaced: bool = False
    confidence: float = 1.0


@dataclass(frozen=True)
class PlacedNote:
    """A footnote: what we hold ("" for a new one), and what the file makes of it; as in Placed."""

    base: str
    read: str
    accepted: str
    texts: Mapping[str, str] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    untracked: bool = False


@dataclass(frozen=True)
class Returned:
    """A file that came back.

    `placed` has its paragraphs in their order, the new ones among them. `missing` are base paragraphs of
    which nothing is left, with no change that says so. `unplaced` and `left_out` have a place nowhere.
    """

    draft: str
    revision: str
    authors: tuple[str, ...]
    placed: tuple[Placed, ...]
    notes: Mapping[str, PlacedNote] = field(default_factory=dict)
    missing: tuple[UUID, ...] = ()
    unplaced: tuple[Placed, ...] = ()
    left_out: tuple[str, ...] = ()
