"""The marks of a compilation: what a reader sees drawn in a paragraph, as plain values."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from drafting.text import Kind
from drafting.text.marking import marked


class Mark(StrEnum):
    """How a stretch of words is drawn."""

    TEXT = "text"
    INSERTED = "inserted"
    DELETED = "deleted"
    READING = "reading"
    OPEN = "open"
    SLASH = "slash"
    CLOSE = "close"
    WHO = "who"
    NOTE = "note"
    HEAD = "head"
    """What the words after it are of: "PP3, PP4 merged". It names no party."""


WORDS = frozenset({Mark.TEXT, Mark.INSERTED, Mark.DELETED, Mark.READING})


@dataclass(frozen=True)
class Saying:
    """Parties and what they say, as a word of the trade; see procedure.notation."""

    parties: tuple[str, ...]
    word: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Segment:
    """One stretch. `party` is the code whose words (or deletion) it shows; empty for the base."""

    mark: Mark
    text: str = ""
    party: str = ""
    italic: bool = False
    whole: bool = False
    sayings: tuple[Saying, ...] = ()


OPEN, SLASH, CLOSE = Segment(Mark.OPEN, "["), Segment(Mark.SLASH, " / "), Segment(Mark.CLOSE, "]")


def redline(old: str, new: str, party: str = "") -> tuple[Segment, ...]:
    """Draw what changed, word by word; deletions come before insertions."""
    marks = {Kind.KEEP: Mark.TEXT, Kind.INSERT: Mark.INSERTED, Kind.DELETE: Mark.DELETED}
    return tuple(
        Segment(marks[change.kind], change.text, "" if change.kind is Kind.KEEP else party)
        for change in marked(old, new)
    )


def italicized(segments: Iterable[Segment], opening: int) -> tuple[Segment, ...]:
    """Set the opening phrase in italics: `opening` characters of the words, whoever they belong to.

    Rival readings inside the opening are italic as long as the base's characters are not used up.
    """
    return tuple(_italic(tuple(segments), opening))


def _italic(segments: tuple[Segment, ...], left: int) -> Iterator[Segment]:
    base_counts = any(each.mark in {Mark.TEXT, Mark.DELETED} for each in segments)
    for each in segments:
        if each.mark not in WORDS or left <= 0:
            yield each
        elif base_counts and each.mark in {Mark.INSERTED, Mark.READING}:
            yield replace(each, italic=True)
        else:
            head, tail = each.text[:left], each.text[left:]
            left -= len(head)
            yield replace(each, text=head, italic=True)
            if tail:
                yield replace(each, text=tail)
