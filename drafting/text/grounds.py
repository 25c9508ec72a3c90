"""Grounds: a base and what was accepted on it, looked at once for all that is pending there."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from drafting.text.meeting import PHRASE, moves
from drafting.text.spans import REWRITE, Edit, Proposal, edits_of, is_rewrite, rewritten, slack
from drafting.text.words import starts, tokens

NEAR = 1
"""Kept words between two edits up to which a person must look before the union counts."""


class Ground(NamedTuple):
    """The base's words and an empty one behind them; the accepted edits, and the text with them made.

    `lefts` and `rights` are their bounds. `places` are the new text's characters before each word of the
    base. `moves` are the ranges over which phrases were taken along. `rewrites` says that what was accepted
    is a new text rather than edits. `most` is how many words may be struck here and not be looked at.
    """

    words: tuple[str, ...]
    done: tuple[Edit, ...]
    text: str
    lefts: tuple[int, ...]
    rights: tuple[int, ...]
    places: tuple[int, ...]
    moves: tuple[tuple[int, int], ...]
    rewrites: bool
    most: float


@lru_cache(maxsize=32)
def ground(base: str, accepted: Proposal) -> Ground:
    """Return the ground for whatever is pending on `base`.

    Raises ValueError for edits that were not made on this base.
    """
    words, done = tokens(base), edits_of(base, accepted)
    moved, rewrites = tuple(moves(words, done)), is_rewrite(words, done)
    most = -1 if moved or rewrites else REWRITE * len(words) if done else len(words)
    held, places = bounds(words, done), tuple(_places(base, done))
    return Ground((*words, ""), done, rewritten(base, done), *held, places, moved, rewrites, most)


def _places(base: str, done: Sequence[Edit]) -> Iterator[int]:
    old, kept, shift = starts(base), 0, 0
    for edit in done:
        yield from [place + shift for place in old[kept : edit.end]]
        shift += sum(map(len, edit.words)) - old[edit.end] + old[edit.start]
        kept = edit.end
    yield from [place + shift for place in old[kept:]]


def bounds(words: Sequence[str], changes: Sequence[Edit]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return from where, and to where, others would be near each edit; and last what no edit comes near."""
    near = [(left - NEAR, right + NEAR) for left, right in reaches(words, changes)]
    lefts, rights = zip(*near, (len(words) + 1,) * 2, strict=True)
    return lefts, rights


def reaches(words: Sequence[str], changes: Sequence[Edit]) -> Iterator[tuple[int, int]]:
    """Return for each edit from where to where it could slide and still make the same text.

    Deleting the first or the second of two equal words is the same act, so that an edit beside either of
    them may be meant for the one that went.
    """
    floor, last = 0, len(changes) - 1
    for at, edit in enumerate(changes):
        start, end, brought = edit
        if brought and end > start:
            yield start, end
        else:
            left, right = slack(words, edit, floor, changes[at + 1].start if at < last else len(words))
            yield start - left, end + right
        floor = end


def carried(on: Ground, pending: Sequence[Edit]) -> str | None:
    """Return the text with the pending edits made too, where each stands clear and can stand nowhere else.

    None where that is not so, or not so simple. Here goes most of what is pending when another is accepted.
    """
    words, _, text, lefts, rights, places, _, _, most = on
    last, struck, written, at, kept = len(words) - 1, 0, 0, 0, 0
    parts: list[str] = []
    for start, end, brought in pending:
        if not at <= start <= end <= last or lefts[bisect_left(rights, start)] <= end:
            return None
        if not brought or start == end:
            first, final = (brought[0], brought[-1]) if brought else (words[start], words[end - 1])
            if words[start - 1] == final or words[end] == first:
                return None
        parts.append(text[kept : places[start]])
        parts += brought
        struck += end - start
        written += len(brought)
        kept, at = places[end], end
    may_move = len(pending) > 1 and struck >= PHRASE <= written
    if struck > most or (may_move and any(moves(words, pending))):
        return None
    parts.append(text[kept:])
    return "".join(parts)
