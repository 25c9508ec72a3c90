"""The clock: how long a piece of work takes, and what is made of many such times.

Time is what the processor spent on this program, so that others on the same machine do not count.
"""

import gc
from collections.abc import Callable, Sequence
from statistics import median
from time import process_time
from typing import TypeVar

from drafting.text.grounds import ground
from drafting.text.words import starts, tokens

Result = TypeVar("Result")


def timed(work: Callable[[], Result], known: str = "") -> tuple[float, Result]:
    """Return the milliseconds that one run took, and its result.

    Nothing is remembered from earlier runs but the words of the text `known`. As in the standard library's
    timeit, garbage is collected between the runs.
    """
    for remembered in (tokens, starts, ground):
        remembered.cache_clear()
    starts(known)
    gc.disable()
    start = process_time()
    result = work()
    spent = (process_time() - start) * 1000
    gc.enable()
    return spent, result


def middle(times: int, work: Callable[[], object], known: str = "") -> float:
    """Return the median of several runs in milliseconds; the words of the text `known` are remembered."""
    gc.collect()
    return median(timed(work, known)[0] for _ in range(times))


def high(times: Sequence[float], share: float = 0.99) -> float:
    """Return the time below which so many of the runs stay."""
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


__all__ = ["high", "median", "middle", "timed"]
