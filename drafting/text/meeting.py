"""Meeting: how an accepted edit and a pending one stand to each other, and what helps where they clash."""

from collections.abc import Iterator, Sequence
from itertools import product

from drafting.text.spans import Edit, slack

PHRASE = 3
"""Words in a row that, struck in one place and brought in another, are a phrase that moved."""

_MANY = 4_096
"""Pairs of a deletion and an insertion that are held against each other to find what moved."""

Clash = tuple[Edit, Edit]
"""An accepted edit and the pending one that cannot stand beside it."""


def collide(one: Edit, other: Edit) -> bool:
    """Say whether two edits want the same words or the same gap, or would write something twice."""
    (start, end, brought), (begins, ends, words) = one, other
    if (start < ends and begins < end) or start == end == begins == ends:
        return True
    return (end == begins or ends == start) and _repeats(brought, words)


def _repeats(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether the shorter run, of two words or more, stands whole in the longer."""
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    size = len(shorter)
    return size > 1 and any(longer[at : at + size] == shorter for at in range(len(longer) - size + 1))


def freed(
    words: Sequence[str], done: Sequence[Edit], asked: Sequence[Edit], clash: Clash
) -> list[Edit] | None:
    """Return all edits, sorted, with a deletion of the two that clash at an equal place that is free.

    Striking the first or the second of two equal words is the same act. The nearest place counts, whichever
    side is asked first; None where no place is free.
    """
    every = {*done, *asked}
    ways = [
        *_ways(words, done, clash[0], clash[1]),
        *_ways(words, asked, clash[1], clash[0]),
    ]
    for _, edit, moved in sorted(ways):
        rest = every - {edit}
        if not any(collide(moved, other) for other in rest):
            return sorted({*rest, moved})
    return None


def _ways(
    words: Sequence[str], side: Sequence[Edit], edit: Edit, other: Edit
) -> Iterator[tuple[int, Edit, Edit]]:
    """Yield how far a deletion must slide past an edit of the other side, itself, and where it is then."""
    if edit.words:
        return
    at = side.index(edit)
    floor = side[at - 1].end if at else 0
    ceiling = side[at + 1].start if at + 1 < len(side) else len(words)
    left, right = slack(words, edit, floor, ceiling)
    for by in (other.start - edit.end, other.end - edit.start):
        if -left <= by <= right:
            yield abs(by), edit, Edit(edit.start + by, edit.end + by, ())


def moves(words: Sequence[str], changes: Sequence[Edit]) -> Iterator[tuple[int, int]]:
    """Yield from where to where a proposal takes a phrase along; what stands between may be meant to go too.

    That "A B C" became "C A B" can be told as C brought forward or as A and B put back. Only one of the two
    is written down, and another's edit of A seems to stand clear of it. Where more is kept between than is
    written or struck, nobody would tell it the other way. Of very many changes no two are looked at: they
    may all have moved.
    """
    struck = [edit for edit in changes if edit.end - edit.start >= PHRASE]
    brought = [edit for edit in changes if len(edit.words) >= PHRASE]
    if len(struck) * len(brought) > _MANY:
        yield changes[0].start, changes[-1].end
        return
    for strike, bring in product(struck, brought):
        between = max(bring.start - strike.end, strike.start - bring.end)
        beside = 0 <= between <= max(strike.end - strike.start, len(bring.words))
        if beside and not _phrases(words[strike.start : strike.end]).isdisjoint(_phrases(bring.words)):
            yield min(strike.start, bring.start), max(strike.end, bring.end)


def _phrases(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + PHRASE]) for at in range(len(words) - PHRASE + 1)}
