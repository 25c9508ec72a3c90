"""Marking: a change drawn as a diplomat would mark it, whole phrases before saved words.

Stored edits stay minimal, so that identical ones fuse; what is *drawn* may strike a few words more, where
otherwise "and" or "of the" would be left standing between two changes.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from drafting.text.comparison import Change, Kind, compare
from drafting.text.words import is_sign, tokens

#: What kept words are worth to the eye, and what a kept stretch between two changes costs it; whole
#: numbers, so that equal choices are equal.
_WORTH, _SHORT_WORTH, _SIGN_WORTH, _BREAK = 10, 4, 2, 7
_SHORT = 3
#: Kept words on each side of the changes that may be drawn otherwise, and the largest table we fill.
_AROUND, _CELLS = 12, 40_000

Pairs = list[tuple[int, int]]


@lru_cache(maxsize=2048)
def marked(old: str, new: str) -> tuple[Change, ...]:
    """Return changes that turn `old` into `new`, drawn in whole phrases; never splits a word.

    As `compare`, but a short kept stretch between two changes is given up where the eye is better served.
    Deterministic; beyond 40,000 pairs of words, and where nothing is to be gained, the same as `compare`.
    """
    changes = compare(old, new)
    if not any(_worth(run) < _BREAK for run in _between(changes)):
        return changes
    one, other = tokens(old), tokens(new)
    start, end = _window(changes)
    inner = one[start : len(one) - end], other[start : len(other) - end]
    if len(inner[0]) * len(inner[1]) > _CELLS:
        return changes
    kept = [(start + i, start + j) for i, j in _kept(*inner)]
    tail = [(len(one) - end + k, len(other) - end + k) for k in range(end)]
    return tuple(_drawn(one, other, [*((i, i) for i in range(start)), *kept, *tail]))


def _between(changes: Sequence[Change]) -> Iterator[tuple[str, ...]]:
    """Yield the kept stretches that stand between two changes, as words."""
    inside = changes[1:-1]
    return (tokens(change.text) for change in inside if change.kind is Kind.KEEP)


def _worth(words: Sequence[str]) -> int:
    return sum(map(_word_worth, words))


def _word_worth(word: str) -> int:
    if is_sign(word):
        return _SIGN_WORTH
    return _SHORT_WORTH if len(word.strip()) <= _SHORT else _WORTH


def _window(changes: Sequence[Change]) -> tuple[int, int]:
    """Return how many words at the start and at the end stay out of it."""
    first, last = changes[0], changes[-1]
    before = len(tokens(first.text)) if first.kind is Kind.KEEP else 0
    after = len(tokens(last.text)) if last.kind is Kind.KEEP else 0
    return max(0, before - _AROUND), max(0, after - _AROUND)


def _kept(one: Sequence[str], other: Sequence[str]) -> Pairs:
    """Choose the words to keep: the most worth, less a price for each stretch between two changes.

    `best[i][j]` is the best of one[i:], other[j:] after a change, `run[i][j]` after a kept word.
    """
    rows, columns = len(one), len(other)
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    run = [[0] * (columns + 1) for _ in range(rows + 1)]
    run[rows][columns] = _BREAK  # a stretch that reaches the end stands between nothing
    for i in range(rows, -1, -1):
        for j in range(columns, -1, -1):
            if i < rows or j < columns:
                _fill(i, j, one, other, best, run)
    return list(_walk(one, other, best, run))


def _fill(
    i: int, j: int, one: Sequence[str], other: Sequence[str], best: list[list[int]], run: list[list[int]]
) -> None:
    skipped = max(best[i + 1][j] if i < len(one) else -1, best[i][j + 1] if j < len(other) else -1)
    same = i < len(one) and j < len(other) and one[i] == other[j]
    kept = _word_worth(one[i]) + run[i + 1][j + 1] if same else -1
    best[i][j], run[i][j] = max(skipped, kept - _BREAK), max(skipped, kept)


def _walk(
    one: Sequence[str], other: Sequence[str], best: list[list[int]], run: list[list[int]]
) -> Iterator[tuple[int, int]]:
    """Follow the best choices from the start, which stands between nothing and costs no break."""
    i, j, running = 0, 0, True
    while i < len(one) or j < len(other):
        here = run[i][j] if running else best[i][j]
        same = i < len(one) and j < len(other) and one[i] == other[j]
        price = 0 if running else _BREAK
        if same and _word_worth(one[i]) + run[i + 1][j + 1] - price == here:
            yield i, j
            i, j, running = i + 1, j + 1, True
        elif i < len(one) and best[i + 1][j] == here:
            i, running = i + 1, False
        else:
            j, running = j + 1, False


def _drawn(one: Sequence[str], other: Sequence[str], kept: Pairs) -> Iterator[Change]:
    """Write the changes between the kept words, each deletion before its insertion."""
    i = j = 0
    run = ""
    for a, b in [*kept, (len(one), len(other))]:
        deleted, inserted = "".join(one[i:a]), "".join(other[j:b])
        if deleted or inserted:
            yield from (Change(Kind.KEEP, run) for _ in range(bool(run)))
            yield from (Change(kind, text) for kind, text in _changed(deleted, inserted) if text)
            run = ""
        run += "".join(one[a : a + 1])
        i, j = a + 1, b + 1
    yield from (Change(Kind.KEEP, run) for _ in range(bool(run)))


def _changed(deleted: str, inserted: str) -> tuple[tuple[Kind, str], tuple[Kind, str]]:
    return (Kind.DELETE, deleted), (Kind.INSERT, inserted)
