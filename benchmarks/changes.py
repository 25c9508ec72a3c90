"""Changes: what a proposal does to a paragraph, in the generator's own words, and how two of them stand."""

import random
from collections.abc import Iterable, Sequence
from enum import IntEnum
from itertools import cycle, pairwise, takewhile
from typing import NamedTuple

from benchmarks.prose import Words, is_sound, phrase, tongue

APART = 4
"""Kept words between two changes of one proposal, and between changes that are meant to stand apart."""
PLAY = 3
"""Words by which a change may slide: nobody puts a phrase beside itself."""


class Change(NamedTuple):
    """The base's words [start, end) become `words`; made as written here, never found by comparing."""

    start: int
    end: int
    words: tuple[str, ...]


class Relation(IntEnum):
    """How the changes of two proposals stand to each other; the worst of all pairs of them counts."""

    APART = 0
    NEAR = 1
    TOUCHING = 2
    OVERLAPPING = 3


Changes = tuple[Change, ...]


def text_of(base: Sequence[str], changes: Iterable[Change] = ()) -> str:
    """Return the base's words with the changes made."""
    parts: Words = []
    kept = 0
    for change in sorted(set(changes)):
        parts += [*base[kept : change.start], *change.words]
        kept = change.end
    return "".join([*parts, *base[kept:]])


def size_of(changes: Iterable[Change]) -> int:
    """Return how many words are struck and written."""
    return sum(change.end - change.start + len(change.words) for change in changes)


def relation(ours: Changes, theirs: Changes) -> Relation:
    """Return how the changes that only one side makes stand to those that only the other makes."""
    shared = set(ours) & set(theirs)
    pairs = ((one, other) for one in ours for other in theirs if not {one, other} & shared)
    return max((_stand(one, other) for one, other in pairs), default=Relation.APART)


def _stand(one: Change, other: Change) -> Relation:
    if max(one.start, other.start) < min(one.end, other.end) or _one_gap(one, other):
        return Relation.OVERLAPPING
    between = max(one.start, other.start) - min(one.end, other.end)
    return {0: Relation.TOUCHING, 1: Relation.NEAR}.get(between, Relation.APART)


def _one_gap(one: Change, other: Change) -> bool:
    """Say whether both write into one gap, or one writes into the midst of what the other strikes."""
    if one.start == one.end and other.start == other.end:
        return one.start == other.start
    return one.start < other.start == other.end < one.end or other.start < one.start == one.end < other.end


def change_at(chance: random.Random, base: Words, name: str, start: int, longest: int = 8) -> Change:
    """Return a change before word `start`: a word replaced, a phrase put in, struck or replaced."""
    kind = chance.choices(("word", "insert", "strike", "phrase"), weights=(40, 32, 16, 12))[0]
    struck = {"word": 1, "insert": 0}.get(kind, chance.randint(1, longest))
    end = min(start + struck, len(base) - 1)
    words: Words = []
    if kind == "word":
        words = [chance.choice(tongue(name).singles)]
    elif kind != "strike":
        words = phrase(chance, name)[:12]
    return Change(start, end, tuple(words))


def is_genuine(base: Words, change: Change) -> bool:
    """Say whether a change writes nothing that it strikes or doubles, and leaves all words apart."""
    start, end, words = change
    struck = {word.strip() for word in base[start:end]}
    around = [base[start - 1], *words, base[end]]
    told = struck.isdisjoint(map(str.strip, words)) and _play(base, change) <= PLAY
    return bool(struck or words) and told and is_sound(around)


def _play(base: Words, change: Change) -> int:
    """Return by how many words an insertion or a deletion could stand elsewhere and make the same text."""
    if change.words and change.end > change.start:
        return 0
    run = change.words or base[change.start : change.end]
    before, after = base[: change.start][::-1], base[change.end :]
    return sum(
        len(list(takewhile(lambda two: two[0] == two[1], zip(side, words, strict=False))))
        for side, words in ((before, cycle(run[::-1])), (after, cycle(run)))
    )


def proposal(chance: random.Random, base: Words, name: str, count: int, near: int | None = None) -> Changes:
    """Return up to `count` changes that stand apart, the first of them about word `near`."""
    made: list[Change] = []
    for number in range(count):
        spot = chance.randrange(1, len(base) - 1)
        if number == 0 and near is not None:
            spot = min(max(1, near + chance.randint(-2, 2)), len(base) - 2)
        change = change_at(chance, base, name, spot)
        if is_genuine(base, change) and all(apart(change, other) for other in made):
            made.append(change)
    return tuple(sorted(made))


def apart(one: Change, other: Change) -> bool:
    """Say whether enough kept words stand between two changes."""
    return max(one.start, other.start) - min(one.end, other.end) >= APART


def beside(chance: random.Random, base: Words, name: str, change: Change, gap: int) -> Change | None:
    """Return a change that begins `gap` kept words behind another one; None where the paragraph ends."""
    start = change.end + gap
    if start >= len(base) - 2:
        return None
    made = change_at(chance, base, name, start, longest=3)
    return made if is_genuine(base, made) else None


def across(chance: random.Random, base: Words, name: str, change: Change) -> Change | None:
    """Return another change of the same words, or into the same gap; None where there is none."""
    if change.start == change.end:
        made = Change(change.start, change.start, tuple(phrase(chance, name)[:6]))
    else:
        start = chance.randrange(max(1, change.start - 2), change.end)
        end = min(max(start + 1, change.start + 1) + chance.randint(0, 2), len(base) - 1)
        made = Change(start, end, tuple(phrase(chance, name)[: chance.randint(0, 4)]))
    crosses = made != change and relation((made,), (change,)) is Relation.OVERLAPPING
    return made if crosses and is_genuine(base, made) else None


def is_whole(changes: Changes) -> bool:
    """Say whether there are changes, sorted, each with a kept word before the next."""
    return bool(changes) and all(one.end < other.start for one, other in pairwise(changes))
