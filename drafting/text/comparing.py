"""Comparing words: the fewest that differ.

The only door to diff-match-patch, which compares here and never patches. It is given words, each as one
private character. Its cost grows with the square of the difference, so that long differences go through a
table of bits instead (H. Hyyrö, "Bit-parallel LCS-length computation revisited", 2004), which is as
minimal and whose cost depends on the lengths alone. Beyond a cap the difference is one whole block.
"""

from collections.abc import Iterator, Sequence
from typing import cast

from diff_match_patch import diff_match_patch

from drafting.text.chains import Pair, chain
from drafting.text.sliding import Block, settle

_NEAR = 128
"""Words on both sides together that diff-match-patch may compare: about a millisecond at worst."""
_CELLS = 400_000_000
"""Old words times new words that the table may hold: about a sixth of a second and 50 megabytes."""
_PRIVATE = 0xE000


def differences(old: Sequence[str], new: Sequence[str]) -> tuple[Block, ...]:
    """Return the fewest differing stretches between two lists of words, each at its canonical place."""
    head, tail = _ends(old, new)
    end, last = len(old) - tail, len(new) - tail
    if head == end == last:
        return ()
    pairs = _kept(old[head:end], new[head:last])
    return settle(old, new, tuple(_gaps(pairs, head, end, last)))


def _ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """Return how many words at the start, and behind these at the end, are the same in both."""
    shorter = min(len(old), len(new))
    head = tail = 0
    while head < shorter and old[head] == new[head]:
        head += 1
    while head + tail < shorter and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return head, tail


def _gaps(pairs: Sequence[Pair], head: int, old_end: int, new_end: int) -> Iterator[Block]:
    """Yield what lies between the kept pairs, which are counted from `head`; both ends differ."""
    start = first = head
    for one, other in pairs:
        end, last = head + one, head + other
        if end > start or last > first:
            yield Block(start, end, first, last)
        start, first = end + 1, last + 1
    yield Block(start, old_end, first, new_end)


def _kept(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Return the pairs of places of the words that are kept; words that only one side has are set aside."""
    common = set(old).intersection(new)
    if not common:
        return []
    kept = chain(old, new)
    return _kept_among(common, old, new) if kept is None else kept


def _kept_among(common: set[str], old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    before = [at for at, word in enumerate(old) if word in common]
    after = [at for at, word in enumerate(new) if word in common]
    codes = {word: code for code, word in enumerate(dict.fromkeys(old[at] for at in before), _PRIVATE)}
    one, other = [codes[old[at]] for at in before], [codes[new[at]] for at in after]
    if len(one) + len(other) <= _NEAR:
        pairs = _by_library(one, other)
    elif len(one) * len(other) <= _CELLS:
        pairs = _by_table(one, other)
    else:
        pairs = []
    return [(before[at], after[to]) for at, to in pairs]


def _by_library(old: Sequence[int], new: Sequence[int]) -> list[Pair]:
    """Ask diff-match-patch, without a time limit: the same two texts always give the same answer."""
    matcher = diff_match_patch()
    matcher.Diff_Timeout = 0
    answer = matcher.diff_main("".join(map(chr, old)), "".join(map(chr, new)), checklines=False)
    pairs: list[Pair] = []
    at = to = 0
    for operation, stretch in cast("list[tuple[int, str]]", answer):
        if operation == diff_match_patch.DIFF_EQUAL:
            pairs.extend((at + step, to + step) for step in range(len(stretch)))
        at += len(stretch) if operation <= diff_match_patch.DIFF_EQUAL else 0
        to += len(stretch) if operation >= diff_match_patch.DIFF_EQUAL else 0
    return pairs


def _by_table(old: Sequence[int], new: Sequence[int]) -> list[Pair]:
    """Trace one longest common subsequence back through the rows of the table."""
    rows = _rows(old, new)
    pairs: list[Pair] = []
    at, to = len(old), len(new)
    while at and to:
        if rows[to] >> (at - 1) & 1:
            at -= 1
            continue
        to -= 1
        if rows[to] >> (at - 1) & 1:
            at -= 1
            pairs.append((at, to))
    return pairs[::-1]


def _rows(old: Sequence[int], new: Sequence[int]) -> list[int]:
    """Return one row of bits for each beginning of `new`; a zero bit says: here the longest grows."""
    places: dict[int, int] = {}
    for at, word in enumerate(old):
        places[word] = places.get(word, 0) | 1 << at
    full = (1 << len(old)) - 1
    rows = [full]
    for word in new:
        hit = rows[-1] & places[word]
        rows.append(((rows[-1] + hit) | (rows[-1] - hit)) & full)
    return rows
