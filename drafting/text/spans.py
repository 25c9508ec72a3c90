"""Spans: a proposal as the stretches of the base's words that it replaces."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from drafting.text.windows import window
from drafting.text.words import starts, tokens


class Edit(NamedTuple):
    """One replacement: the base's words [start, end) become `words`; places are counted in words from 0."""

    start: int
    end: int
    words: tuple[str, ...]


REWRITE = 0.6
"""Part of the base's words beyond which a proposal that strikes them is a new text."""

Proposal = str | tuple[Edit, ...]
"""A proposal's full text, or the edits that were kept of it."""


def edits(base: str, proposed: str) -> tuple[Edit, ...]:
    """Return the edits that turn `base` into `proposed`: sorted, disjoint, minimal and canonical.

    At least one kept word stands between two edits; equal texts give none.
    """
    start, _, _, after, blocks = window(base, proposed)
    ahead = bisect_left(starts(base), start) if start else 0
    return tuple(
        Edit(ahead + block.start, ahead + block.end, after[block.first : block.last]) for block in blocks
    )


def edits_of(base: str, proposal: Proposal) -> tuple[Edit, ...]:
    """Return a proposal's edits of `base`, computed or as they were kept.

    Raises ValueError where kept edits are not sorted, overlap or reach beyond the base.
    """
    if isinstance(proposal, str):
        return edits(base, proposal)
    last, at = len(tokens(base)), 0
    for edit in proposal:
        if not at <= edit.start <= edit.end <= last:
            raise ValueError("These edits were not made on this text.")
        at = edit.end
    return proposal


def rewritten(base: str, changes: Iterable[Edit]) -> str:
    """Return the whole text of `base` with `changes` made, which are sorted and disjoint."""
    places, parts, kept = starts(base), [], 0
    for edit in changes:
        parts.append(base[kept : places[edit.start]])
        parts += edit.words
        kept = places[edit.end]
    return "".join([*parts, base[kept:]])


def written(words: Sequence[str], changes: Iterable[Edit], start: int = 0, end: int | None = None) -> str:
    """Return the text of words [start, end) with `changes` made, all of which lie within."""
    parts: list[str] = []
    kept = start
    for edit in changes:
        parts += words[kept : edit.start]
        parts += edit.words
        kept = edit.end
    return "".join([*parts, *words[kept:end]])


def is_rewrite(words: Sequence[str], changes: Iterable[Edit]) -> bool:
    """Say whether the changes do away with more than 60 per cent of the words: a new text, not edits."""
    return sum(edit.end - edit.start for edit in changes) > REWRITE * len(words)


def slack(words: Sequence[str], edit: Edit, floor: int, ceiling: int) -> tuple[int, int]:
    """Return how many words an edit can slide left and right, within bounds, and make the same text."""
    if bool(edit.words) == (edit.end > edit.start):
        return 0, 0
    run = edit.words or words[edit.start : edit.end]
    left = right = 0
    while edit.start - left > floor and words[edit.start - left - 1] == run[-1 - left % len(run)]:
        left += 1
    while edit.end + right < ceiling and words[edit.end + right] == run[right % len(run)]:
        right += 1
    return left, right
