"""Checks: how often the engine is right. Nothing here is timed, and the same seed gives the same numbers."""

import random
from collections import Counter
from collections.abc import Iterable, Sequence

from benchmarks.changes import Changes, size_of, text_of
from benchmarks.documents import Edge
from benchmarks.truth import Answer
from benchmarks.workload import SEED, Pair, Paragraph
from drafting.text import Edit, Overlay, Spot, align, edits, overlay, rebase, tokens

Diff = Iterable[tuple[int, str]]


def ours(base: str, accepted: str, pending: str) -> Answer:
    """Ask the engine to rebase."""
    carried = rebase(base, accepted, pending)
    return carried.status.value, carried.text


def aligned(old: Sequence[str], new: Sequence[str]) -> set[Edge]:
    """Ask the engine to align, and return the pairs of its links."""
    return {(one, other) for link in align(old, new) for one in link.old for other in link.new}


def is_minimal(base: str, proposed: str, made: Changes) -> bool:
    """Say whether the engine strikes and writes no more words than the generator did."""
    return sum(edit.end - edit.start + len(edit.words) for edit in edits(base, proposed)) <= size_of(made)


def is_as_made(base: str, proposed: str, made: Changes) -> bool:
    """Say whether the engine finds as many changes as the generator made, none of them in pieces."""
    return len(edits(base, proposed)) <= len(made)


def marked_words(diff: Diff) -> int:
    """Return how many words a diff of characters marks, wholly or in part, on both sides together."""
    parts = list(diff)
    return _marked(parts, -1) + _marked(parts, 1)


def _marked(diff: Sequence[tuple[int, str]], side: int) -> int:
    """Return how many words of one side (-1 the old, 1 the new) are marked."""
    text = "".join(part for operation, part in diff if operation in {0, side})
    marks = [operation != 0 for operation, part in diff if operation in {0, side} for _ in part]
    at = count = 0
    for word in tokens(text):
        count += any(marks[at : at + len(word)])
        at += len(word)
    return count


def fused_shares(pairs: Iterable[Pair]) -> tuple[int, int]:
    """Return how many shared changes the engine writes alike on both sides, and how many there are."""
    alike = total = 0
    for pair in pairs:
        shared = set(pair.accepted) & set(pair.pending)
        base = text_of(pair.words)
        found = set(edits(base, text_of(pair.words, pair.accepted)))
        found &= set(edits(base, text_of(pair.words, pair.pending)))
        total += len(shared)
        alike += min(len(found), len(shared))
    return alike, total


def stored(on: Paragraph) -> dict[str, tuple[Edit, ...]]:
    """Return the spans that are kept of each proposal."""
    base = on.text
    return {reference: edits(base, proposed) for reference, proposed in on.texts().items()}


def overlay_faults(on: Paragraph, shuffles: int = 3, seed: int = SEED) -> Counter[str]:
    """Return what is amiss in one paragraph's overlay; an empty count when all is well."""
    proposals = on.texts()
    drawn = overlay(on.text, proposals)
    wrong = [who for who, text in (*proposals.items(), (None, on.text)) if drawn.project(who) != text]
    missing = {who for who, text in proposals.items() if text != on.text} - _held(drawn)
    faults = Counter({"projection": len(wrong), "left out": len(missing)})
    chance = random.Random(seed)
    shuffled = (chance.sample([*proposals], k=len(proposals)) for _ in range(shuffles))
    faults["order"] = int(
        any(overlay(on.text, {one: proposals[one] for one in row}) != drawn for row in shuffled)
    )
    faults["spans"] = int(overlay(on.text, stored(on)) != drawn)
    return +faults


def _held(drawn: Overlay) -> set[str]:
    readings = [one for part in drawn.parts if isinstance(part, Spot) for one in part.readings]
    return {holder for one in (*readings, *drawn.alternatives) for holder in one.holders}


def foreign_words(on: Paragraph) -> int:
    """Return how many words of the overlay are neither in the base nor in anybody's proposal."""
    known = {word for text in (on.text, *on.texts().values()) for word in tokens(text)}
    drawn = overlay(on.text, on.texts())
    readings = [one.text for part in drawn.parts if isinstance(part, Spot) for one in part.readings]
    return sum(word not in known for text in readings for word in tokens(text))
