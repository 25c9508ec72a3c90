"""What is written as Akoma Ntoso: a text whose paragraphs have permanent ids, first and current labels."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from drafting.procedure.kinds import ParagraphKind


@dataclass(frozen=True)
class Provision:
    """One paragraph. `label` is its whole label now ("OP3 (a)"), `first` the one it first circulated under.

    Headings, enacting words and the like need no label; a preambular or operative paragraph or a
    sub-paragraph without one is counted. `kind`, `text`, `opening` and `level` as in IssuedParagraph.
    """

    id: UUID
    kind: ParagraphKind
    text: str
    opening: int = 0
    level: int = 0
    label: str = ""
    first: str = ""


@dataclass(frozen=True)
class Note:
    """A footnote's text and its permanent id."""

    text: str
    id: UUID


@dataclass(frozen=True)
class Work:
    """What all revisions and languages have in common: the draft, its first symbol and first day.

    `actor` is the organ's sign in addresses ("unga"); the series of the symbol where it is not given.
    """

    id: UUID
    symbol: str
    date: date
    actor: str = ""


@dataclass(frozen=True)
class Expression:
    """One revision in one language. `number` counts the revisions from 1, the first being the original.

    `masthead`, `organ`, `symbol`, `distribution`, `original` and `status` are written as they stand, an empty
    one not at all. `source_language` is the language that this one renders, "" where it is the original.
    """

    work: Work
    organ: str
    masthead: str
    symbol: str
    title: str
    date: date
    language: str
    number: int = 1
    revision: str = ""
    distribution: str = ""
    original: str = ""
    status: str = ""
    source_language: str = ""
    adopted: bool = False
    provisions: tuple[Provision, ...] = ()
    notes: Mapping[str, Note] = field(default_factory=dict)
