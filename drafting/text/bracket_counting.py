"""Counting brackets: what is left to settle, the measure of progress from one revision to the next."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from drafting.text.bracket_reading import Bracket, BracketKind, brackets
from drafting.text.bracket_values import Alternatives, Content, Disputed, Note, Options, Placeholder

_LEFT = frozenset({BracketKind.DISPUTED, BracketKind.ALTERNATIVES, BracketKind.OPTIONS})
_KINDS = {
    Disputed: BracketKind.DISPUTED,
    Alternatives: BracketKind.ALTERNATIVES,
    Options: BracketKind.OPTIONS,
    Placeholder: BracketKind.PLACEHOLDER,
    Note: BracketKind.NOTE,
}


@dataclass(frozen=True, slots=True)
class Count:
    """How many brackets of each kind there are; `deepest` is how deep those in dispute nest, 0 for none."""

    disputed: int = 0
    alternatives: int = 0
    options: int = 0
    placeholders: int = 0
    notes: int = 0
    stray: int = 0
    deepest: int = 0

    @property
    def left(self) -> int:
        """The brackets left: disputed, alternatives and options; a choice counts once."""
        return self.disputed + self.alternatives + self.options


@dataclass(frozen=True, slots=True)
class Tally:
    """The brackets of a document, and of each of its paragraphs, which are its lines that are not blank.

    A bracket belongs to the paragraph in which it opens.
    """

    document: Count
    paragraphs: tuple[Count, ...]


def tally(text: str) -> Tally:
    """Count the brackets of a text in any bracketed notation, at any depth."""
    found = brackets(text)
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)][:-1]
    held: dict[int, list[Bracket]] = {}
    for each in found:
        held.setdefault(bisect_right(starts, each.start) - 1, []).append(each)
    paragraphs = (_count(_sorts(held.get(index, ()))) for index, line in enumerate(lines) if line.strip())
    return Tally(_count(_sorts(found)), tuple(paragraphs))


def count(content: Content) -> Count:
    """Count the brackets of a text's values, as `tally` counts them in its attributed notation."""
    return _count(_within(content, 1))


Sorts = Iterable[tuple[BracketKind, int]]


def _sorts(found: Iterable[Bracket]) -> Sorts:
    return ((each.kind, each.depth) for each in found)


def _within(content: Content, depth: int) -> Iterator[tuple[BracketKind, int]]:
    for part in content:
        if type(part) in _KINDS:
            yield _KINDS[type(part)], depth
        match part:
            case Disputed(inner):
                yield from _within(inner, depth + 1)
            case Alternatives(readings) | Options(readings):
                for reading in readings:
                    yield from _within(reading.content, depth + 1)


def _count(found: Sorts) -> Count:
    totals: Counter[BracketKind] = Counter()
    deepest = 0
    for kind, depth in found:
        totals[kind] += 1
        deepest = max(deepest, depth if kind in _LEFT else 0)
    return Count(
        disputed=totals[BracketKind.DISPUTED],
        alternatives=totals[BracketKind.ALTERNATIVES],
        options=totals[BracketKind.OPTIONS],
        placeholders=totals[BracketKind.PLACEHOLDER],
        notes=totals[BracketKind.NOTE],
        stray=totals[BracketKind.STRAY],
        deepest=deepest,
    )
