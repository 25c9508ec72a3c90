"""Orders: what has kept its place, and what has not."""

from bisect import bisect_left
from collections.abc import Sequence


def rising(places: Sequence[int]) -> list[int]:
    """Return where the longest rising run stands: indexes into `places`, which differ from one another."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, place in enumerate(places):
        length = bisect_left(tails, place)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [place]
        ends[length : length + 1] = [at]
    chain, at = [], ends[-1] if ends else -1
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain[::-1]
