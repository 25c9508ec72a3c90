"""What was found in a file: paragraphs in runs, each with who inserted or deleted it; plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID


class Act(NamedTuple):
    """Who made a change and when, as the file says it: "2026-11-23T09:30:00Z", "" where it does not."""

    author: str
    date: str = ""


@dataclass(frozen=True)
class FoundRun:
    """A stretch of words of one making, footnote references as `{fn:key}`; `moved`: the act is a move."""

    text: str
    inserted: Act | None = None
    deleted: Act | None = None
    moved: bool = False
    italic: bool = False


@dataclass(frozen=True)
class FoundComment:
    """A comment; `about` are the words it stands at, `answers` the number of the one it replies to."""

    number: str
    author: str
    initials: str
    date: str
    text: str
    about: str = ""
    answers: str = ""
    done: bool = False


class Former(NamedTuple):
    """What a paragraph was before somebody made another of it: style and place in a list, as below."""

    act: Act
    style: str
    level: int | None
    figures: str


@dataclass(frozen=True)
class FoundParagraph:
    """One `w:p`. `inserted` and `deleted` are its mark's; `keys` the ids bookmarked on its own words.

    `style` is a style's name; `level` its place in a list from 0, None without a number, `figures` how that
    level counts ("decimal", "lowerLetter", …). Paragraphs of different `cell` never join. `reshaped` are
    changes of its properties, `moves` the names of the moves it belongs to.
    """

    runs: tuple[FoundRun, ...]
    inserted: Act | None = None
    deleted: Act | None = None
    moved: bool = False
    moves: tuple[str, ...] = ()
    reshaped: tuple[Act, ...] = ()
    former: Former | None = None
    style: str = ""
    level: int | None = None
    figures: str = ""
    centred: bool = False
    bold: bool = False
    keys: tuple[UUID, ...] = ()
    comments: tuple[FoundComment, ...] = ()
    cell: int = 0


@dataclass(frozen=True)
class FoundText:
    """A file's body and footnotes. `left_out` has every text that has no place in either, each once.

    `draft` and `revision` are what a working file says of itself, "" in any other.
    """

    paragraphs: tuple[FoundParagraph, ...]
    notes: Mapping[str, tuple[FoundRun, ...]] = field(default_factory=dict)
    draft: str = ""
    revision: str = ""
    left_out: tuple[str, ...] = ()

    @property
    def authors(self) -> tuple[str, ...]:
        """Everybody who changed something, in the order of the text."""
        changed = [(each.inserted, each.deleted, *each.reshaped) for each in self.paragraphs]
        changed += [(run.inserted, run.deleted) for each in self.paragraphs for run in each.runs]
        changed += [(run.inserted, run.deleted) for runs in self.notes.values() for run in runs]
        return tuple(dict.fromkeys(act.author for acts in changed for act in acts if act))
