"""Sliding: one fixed place for an insertion or a deletion that could stand in several."""

from collections.abc import Sequence
from typing import NamedTuple

from drafting.text.words import is_sign

_STOPS = frozenset(".;:!?。；：！？؛؟۔።")
"""Punctuation that ends something; where a comma or a bracket begins it."""


class Block(NamedTuple):
    """A difference: old words [start, end) stand where new words [first, last) stand."""

    start: int
    end: int
    first: int
    last: int

    def moved(self, by: int) -> "Block":
        """Return the block `by` words further on, on both sides."""
        return Block(*(place + by for place in self))


def settle(old: Sequence[str], new: Sequence[str], blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with each pure insertion or deletion at its canonical place.

    It stands where it begins or ends at punctuation if it can, else leftmost; at least one kept word stays
    between two blocks. `blocks` are sorted, with a kept word between them.
    """
    settled: list[Block] = []
    for number, block in enumerate(blocks):
        floor = settled[-1].end + 1 if settled else 0
        ceiling = blocks[number + 1].start - 1 if number + 1 < len(blocks) else len(old)
        settled.append(_settled(old, new, block, floor, ceiling))
    return tuple(settled)


def _settled(old: Sequence[str], new: Sequence[str], block: Block, floor: int, ceiling: int) -> Block:
    if block.start == block.end:
        words, start, end = new, block.first, block.last
    elif block.first == block.last:
        words, start, end = old, block.start, block.end
    else:
        return block
    left, right = reach(words, start, end, block.start - floor, ceiling - block.end)
    if not left and not right:
        return block
    places = range(-left, right + 1)
    return block.moved(max(places, key=lambda by: (_fitness(words[start + by], words[end + by - 1]), -by)))


def reach(words: Sequence[str], start: int, end: int, most_left: int, most_right: int) -> tuple[int, int]:
    """Return how far the run [start, end) can slide left and right, within bounds, and make the same text."""
    left = right = 0
    while left < most_left and words[start - left - 1] == words[end - left - 1]:
        left += 1
    while right < most_right and words[start + right] == words[end + right]:
        right += 1
    return left, right


def _fitness(first: str, last: str) -> int:
    """Return how well a run reads that begins with `first` and ends with `last`: 3 (best) to 0."""
    begins, ends = is_sign(first), is_sign(last)
    if begins and ends:
        return 3
    if begins and first.strip() not in _STOPS:
        return 2
    return int(ends)
