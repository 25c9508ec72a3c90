"""Chains: of all the ways to keep the most words, the one that leaves the fewest pieces.

Two texts can often be told apart in several ways that keep as many words. A delegate changes stretches, not
scattered words; and the fewest stretches are the same whatever else is changed nearby, so that identical
changes fuse. Words met on both sides are ranked as J. W. Hunt and T. G. Szymanski do ("A fast algorithm for
computing longest common subsequences", 1977); the best chain through the ranks is then found from the end.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

_WORK = 4_000
"""Pairs of equal words, and of such pairs that may follow each other: less than a millisecond."""
_PIECE = 1 << 40
"""What one more piece costs; a character that is kept saves 1."""

Pair = tuple[int, int]
_Step = tuple[int, Pair, int]
"""What a chain costs from a kept pair on, the pair, and which step of the next rank it goes to."""


def chain(old: Sequence[str], new: Sequence[str]) -> list[Pair] | None:
    """Return the places of the words that are kept: the most, in the fewest stretches.

    Where that leaves a choice the longer words are kept, then the first. None where so many words are equal
    that it would take long.
    """
    places = _places(old)
    if sum([len(places.get(word, ())) for word in new]) > _WORK:
        return None
    ranks = _ranks(places, new)
    if sum([len(one) * len(other) for one, other in pairwise(ranks)]) > _WORK:
        return None
    steps: list[list[_Step]] = [[(0, (len(old), len(new)), 0)]]
    for rank in reversed(ranks):
        steps.append(_joined(old, rank, steps[-1]))
    steps.append(_joined([""], [(-1, -1)], steps[-1]))
    return _traced(steps)


def _places(words: Sequence[str]) -> dict[str, list[int]]:
    """Return where each word stands, the last place first."""
    places: dict[str, list[int]] = {}
    for at in range(len(words) - 1, -1, -1):
        places.setdefault(words[at], []).append(at)
    return places


def _ranks(places: Mapping[str, Sequence[int]], new: Sequence[str]) -> list[list[Pair]]:
    """Return the pairs of equal words, by how many words could be kept up to them."""
    nearest: list[int] = []
    ranks: list[list[Pair]] = []
    for to, word in enumerate(new):
        for at in places.get(word, ()):
            rank = bisect_left(nearest, at)
            if rank == len(nearest):
                nearest.append(at)
                ranks.append([])
            nearest[rank] = at
            ranks[rank].append((at, to))
    return ranks


def _joined(words: Sequence[str], rank: Sequence[Pair], after: Sequence[_Step]) -> list[_Step]:
    """Return the steps of one rank that lead on to the next, each the best way; the others lead nowhere."""
    found: list[_Step] = []
    for pair in rank:
        at, to = pair
        ways = [
            (cost if one - at == other - to == 1 else cost + _PIECE, (one, other), number)
            for number, (cost, (one, other), _) in enumerate(after)
            if one > at and other > to
        ]
        if ways:
            cost, _, number = min(ways) if len(ways) > 1 else ways[0]
            found.append((cost - len(words[at]), pair, number))
    return found


def _traced(steps: Sequence[Sequence[_Step]]) -> list[Pair]:
    """Follow the best chain from what stands before the first rank to what stands behind the last."""
    kept: list[Pair] = []
    number = 0
    for rank in reversed(steps):
        _, pair, number = rank[number]
        kept.append(pair)
    return kept[1:-1]
