"""The clock: how long a piece of work takes, and what is made of many such times."""

import gc
from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter
from typing import TypeVar

from drafting.text import tokens

Result = TypeVar("Result")


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    """Return the milliseconds that one run took, and its result; nothing is remembered from earlier runs."""
    tokens.cache_clear()
    start = perf_counter()
    result = work()
    return (perf_counter() - start) * 1000, result


def middle(times: int, work: Callable[[], object]) -> float:
    """Return the median of several runs in milliseconds."""
    gc.collect()
    return median(timed(work)[0] for _ in range(times))


def high(times: Sequence[float], share: float = 0.99) -> float:
    """Return the time below which so many of the runs stay."""
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


__all__ = ["high", "median", "middle", "timed"]
