"""Comparison: what turned one text into another, never splitting a word."""

from dataclasses import dataclass
from enum import StrEnum

from drafting.text.windows import window


class Kind(StrEnum):
    """What became of a stretch of words."""

    KEEP = "keep"
    INSERT = "insert"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of words that was kept, inserted or deleted."""

    kind: Kind
    text: str


_Part = tuple[Kind, str]


def compare(old: str, new: str) -> tuple[Change, ...]:
    """Return the changes that turn `old` into `new`: minimal, in reading order, never splitting a word.

    Keeps and deletions together are `old`, keeps and insertions together are `new`. No two neighbours are
    of one kind. Equal texts give one keep, empty ones nothing.
    """
    start, tail, before, after, blocks = window(old, new)
    parts: list[_Part] = []
    kept, lead = 0, old[:start]
    for begins, ends, first, last in blocks:
        parts.append((Kind.KEEP, lead + "".join(before[kept:begins])))
        parts += _replaced("".join(before[begins:ends]), "".join(after[first:last]))
        kept, lead = ends, ""
    parts.append((Kind.KEEP, "".join((lead, *before[kept:], old[len(old) - tail :]))))
    return tuple([Change(kind, text) for kind, text in parts if text])


def _replaced(old: str, new: str) -> tuple[_Part, _Part]:
    """Return the two changes of a replacement; inserted punctuation stays with the word it follows."""
    deletion, insertion = (Kind.DELETE, old), (Kind.INSERT, new)
    if old[:1].isspace() and not new[:1].isspace():
        return insertion, deletion
    return deletion, insertion
