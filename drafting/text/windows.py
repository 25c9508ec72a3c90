"""Windows: look only where two texts differ, so that a small change costs little in a long paragraph.

A window begins and ends at a blank before a word, where the words of a text divide whatever stands around;
so the words of the whole are those before it, in it and after it, and its differences are the whole's.
"""

import re
from typing import NamedTuple

from drafting.text.comparing import differences
from drafting.text.sliding import Block, reach
from drafting.text.words import tokens

_AROUND = 4
"""Words kept on each side, so that a run seldom can slide out; where it can, we look at the whole."""
_FAR = 60
"""Characters that four words seldom fill: where no blank is nearer, the script has perhaps none."""
_SEAM = re.compile("(?<=[、-。\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff，；])[\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff]")
_STROKE = 42
"""Characters within which a stroke looks for a digit (words.py), and itself."""


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
    shorter = min(len(old), len(new))
    same = _same_start(old, new, shorter)
    tail = _same_end(old, new, shorter - same)
    return _back(old, same), min(_forth(old, tail), _forth(new, tail)) if tail else 0


def _same_start(one: str, other: str, most: int) -> int:
    low = 0
    while low < most:
        middle = (low + most + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            most = middle - 1
    return low


def _same_end(one: str, other: str, most: int) -> int:
    low, end, last = 0, len(one), len(other)
    while low < most:
        middle = (low + most + 1) // 2
        if one[end - middle : end - low] == other[last - middle : last - low]:
            low = middle
        else:
            most = middle - 1
    return low


def _back(text: str, same: int) -> int:
    """Return the place before the words to keep, of `same` characters at the start; 0 where there is none."""
    place = same
    for _ in range(_AROUND):
        place = text.rfind(" ", 0, max(place, 0))
        while place > 0 and text[place - 1].isspace():
            place = text.rfind(" ", 0, place)
    if same - place > _FAR:
        return _seam(text, max(1, same - 3 * _AROUND), same - _AROUND) or max(place, 0)
    return max(place, 0)


def _forth(text: str, tail: int) -> int:
    """Return how many of `tail` characters at the end stand behind the words to keep."""
    start = place = len(text) - tail
    for _ in range(_AROUND):
        place = text.find(" ", place + 1)
        while place > 0 and text[place - 1].isspace():
            place = text.find(" ", place + 1)
        if place < 0:
            break
    if place < 0 or place - start > _FAR:
        place = _seam(text, start + _AROUND, start + 3 * _AROUND) or place
    return len(text) - place if place > 0 else 0


def _seam(text: str, start: int, end: int) -> int:
    """Return the first place from `start` to `end` between two characters that stand alone; 0 where none is.

    No word reaches over such a place but a footnote's. What stands before it is cut as ever, unless a stroke
    waits for a digit that is to come.
    """
    found = _SEAM.search(text, start, end)
    if not found or "{" in text or "/" in text[max(0, found.start() - _STROKE) : found.start()]:
        return 0
    return found.start()


def _slides_out(old: tuple[str, ...], new: tuple[str, ...], blocks: tuple[Block, ...], *, back: bool) -> bool:
    """Say whether the block at the edge could slide to the end of the window, and perhaps further."""
    for block in blocks:
        words, start, end = (new, block.first, block.last) if block.start == block.end else (old, *block[:2])
        if block.start != block.end and block.first != block.last:
            return False
        left, right = reach(words, start, end, block.start, len(old) - block.end)
        return left == block.start if back else right == len(old) - block.end
    return False
