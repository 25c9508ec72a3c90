"""Windows: look only where two texts differ, so that a small change costs little in a long paragraph.

A window begins and ends at a blank before a word, where the words of a text divide whatever stands around;
so the words of the whole are those before it, in it and after it, and its differences are the whole's.
"""

from typing import NamedTuple

from drafting.text.comparing import differences
from drafting.text.sliding import Block, reach
from drafting.text.words import tokens

_AROUND = 4
"""Words kept on each side, so that a run seldom can slide out; where it can, we look at the whole."""


class Window(NamedTuple):
    """Where two texts differ: `start` characters before it and `tail` after it are the same in both."""

    start: int
    tail: int
    old: tuple[str, ...]
    new: tuple[str, ...]
    blocks: tuple[Block, ...]


def window(old: str, new: str) -> Window:
    """Return the words around the differences of two texts, and the differences as blocks of these words.

    The blocks are those of the whole texts, minimal and each at its canonical place.
    """
    start, tail = _cut(old, new)
    before, after = tokens(old[start : len(old) - tail]), tokens(new[start : len(new) - tail])
    blocks = differences(before, after)
    if (start and _slides_out(before, after, blocks[:1], back=True)) or (
        tail and _slides_out(before, after, blocks[-1:], back=False)
    ):
        before, after = tokens(old), tokens(new)
        return Window(0, 0, before, after, differences(before, after))
    return Window(start, tail, before, after, blocks)


def _cut(old: str, new: str) -> tuple[int, int]:
    """Return how many characters at the start and at the end stay out of the window."""
    same = _same_start(old, new)
    tail = min(_same_end(old, new), min(len(old), len(new)) - same)
    return _back(old, same), _forth(old, len(old) - tail)


def _same_start(one: str, other: str) -> int:
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _same_end(one: str, other: str) -> int:
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle - 1
    return low


def _back(text: str, place: int) -> int:
    """Return the blank before the words to keep; 0 where there are not so many."""
    for _ in range(_AROUND):
        place = text.rfind(" ", 0, max(place, 0))
        while place > 0 and text[place - 1].isspace():
            place = text.rfind(" ", 0, place)
    return max(place, 0)


def _forth(text: str, place: int) -> int:
    """Return how many characters stand behind the blank after the words to keep."""
    for _ in range(_AROUND):
        place = text.find(" ", place + 1)
        while place > 0 and text[place - 1].isspace():
            place = text.find(" ", place + 1)
        if place < 0:
            return 0
    return len(text) - place


def _slides_out(old: tuple[str, ...], new: tuple[str, ...], blocks: tuple[Block, ...], *, back: bool) -> bool:
    """Say whether the block at the edge could slide to the end of the window, and perhaps further."""
    for block in blocks:
        words, start, end = (new, block.first, block.last) if block.start == block.end else (old, *block[:2])
        if block.start != block.end and block.first != block.last:
            return False
        left, right = reach(words, start, end, block.start, len(old) - block.end)
        return left == block.start if back else right == len(old) - block.end
    return False
