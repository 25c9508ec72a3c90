"""Windows: look only where two texts differ, so that a small change costs little in a long paragraph.

A window begins and ends at a blank before a word, where the words of a text divide whatever stands around;
so the words of the whole are those before it, in it and after it, and its differences are the whole's.
"""

import re
from typing import NamedTuple

from drafting.text.comparing import differences
from drafting.text.sliding import Block, reach
from drafting.text.words import cut, tokens

_AROUND = 2
"""Words kept on each side, so that a run seldom can slide out; where it can, we look at the whole."""
_FAR = 24
"""Characters that two words seldom fill: where no blank is nearer, the script has perhaps none."""
_REACH = 8
"""Characters within which a script without blanks is cut."""
_SEAM = re.compile(
    "(?<=[、-。\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff，；])[\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff]"
)
_STROKE = 56
"""Characters within which a stroke, and a full stop behind it, look for a digit (words.py)."""


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
    before, after = cut(old[start : len(old) - tail]), cut(new[start : len(new) - tail])
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
    start, end = _back(old, same), _forth(old, len(old) - tail)
    if end < 0:
        ahead, behind = _seam(old, len(old) - tail + _AROUND), _seam(new, len(new) - tail + _AROUND)
        return start, min(len(old) - ahead if ahead else 0, len(new) - behind if behind else 0)
    return start, len(old) - end


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
    place, words = same, _AROUND
    while words and (place := text.rfind(" ", 0, place)) > 0:
        words -= not text[place - 1].isspace()
    if same - place > _FAR:
        place = _seam(text, max(1, same - _REACH)) or place
    return max(place, 0)


def _forth(text: str, end: int) -> int:
    """Return the place of the blank after the words to keep, which begin at `end`; -1 where it is far."""
    place, words = end, _AROUND
    while words and (place := text.find(" ", place + 1)) > 0:
        words -= not text[place - 1].isspace()
    return place if place - end <= _FAR else -1


def _seam(text: str, start: int) -> int:
    """Return the first place from `start` on between two characters that stand alone; 0 where none is near.

    No word reaches over such a place but a footnote's. What stands before it is cut as ever, unless a stroke
    waits for a digit that is to come.
    """
    found = _SEAM.search(text, start, start + _REACH - _AROUND)
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
