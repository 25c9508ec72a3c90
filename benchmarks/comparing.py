"""Comparing: the word diff of a paragraph."""

import random
from collections.abc import Callable, Iterator, Sequence

from benchmarks import rivals
from benchmarks.changes import Changes, size_of, text_of
from benchmarks.checks import is_as_made, is_minimal, marked_words
from benchmarks.clock import high, median, middle, timed
from benchmarks.figures import Figure, shown
from benchmarks.prose import LANGUAGES, paragraph, unrelated
from benchmarks.workload import SEED, Pair, pairs
from drafting.text import compare

WORK = "word diff of a paragraph"
RATIO = ", ratio to characters, cleaned up"
WORST = "two unrelated texts"
RIVALS = {
    "characters": rivals.by_characters,
    "characters, cleaned up": rivals.by_characters_cleaned,
    "difflib on words": rivals.by_difflib,
}
REWRITES = 20
"""One pair in so many is a paragraph written anew."""

Texts = tuple[str, str]


def figures(count: int, seed: int = SEED) -> list[Figure]:
    """Return the figures of the word diff."""
    made = pairs(count, seed)
    return [*_times(made, seed), *_shares(made), *_worst(seed)]


def _texts(made: Sequence[Pair], seed: int) -> list[Texts]:
    """Return each base with a proposal, and now and then with another text altogether."""
    chance = random.Random(f"rewrites {seed}")
    return [
        (text_of(one.words), text_of(paragraph(chance, one.name)))
        if at % REWRITES == 0
        else (text_of(one.words), text_of(one.words, one.pending))
        for at, one in enumerate(made)
    ]


def _times(made: Sequence[Pair], seed: int) -> list[Figure]:
    texts = _texts(made, seed)
    ours, chars, words = (
        [timed(lambda old=old, new=new, way=way: way(old, new))[0] for old, new in texts]
        for way in (compare, rivals.by_characters_cleaned, rivals.by_difflib)
    )
    beside = "; ".join(
        f"{name} {shown(median(times), 'ms')} and {shown(high(times), 'ms')}"
        for name, times in (("characters, cleaned up", chars), ("difflib on words", words))
    )
    return [
        Figure(WORK, "median", median(ours), "ms", 0.15, beside=f"median and p99: {beside}"),
        Figure(WORK, "p99", high(ours), "ms", 1),
        Figure(WORK, f"median{RATIO}", median(ours) / median(chars), "×", 1),
        *_by_changes(made, ours, chars),
        Figure(WORK, f"p99{RATIO}", high(ours) / high(chars), "×", 0.1),
    ]


def _by_changes(made: Sequence[Pair], ours: Sequence[float], chars: Sequence[float]) -> Iterator[Figure]:
    """Tell one change, which leaves a comparison of characters little to do, from several."""
    for measure, several in (("median with one change", False), ("median with several changes", True)):
        chosen = [at for at, one in enumerate(made) if at % REWRITES and (len(one.pending) > 1) is several]
        ratio = median([ours[at] for at in chosen]) / median([chars[at] for at in chosen])
        yield Figure(WORK, measure + RATIO, ratio, "×")


def _shares(made: Sequence[Pair]) -> list[Figure]:
    known = [(text_of(one.words), text_of(one.words, one.pending), one.pending) for one in made]

    def share(right: Callable[[str, str, Changes], bool]) -> float:
        return 100 * sum(right(*one) for one in known) / len(known)

    def rival(way: Callable[[str, str], rivals.Diff]) -> str:
        return f"{share(lambda old, new, real: marked_words(way(old, new)) <= size_of(real)):.1f}%"

    beside = ", ".join(f"{name} {rival(way)}" for name, way in RIVALS.items())
    return [
        Figure(
            WORK, "minimal against the known truth", share(is_minimal), "%", 97, at_least=True, beside=beside
        ),
        Figure(WORK, "no change in more pieces than it was made in", share(is_as_made), "%"),
    ]


def _worst(seed: int) -> list[Figure]:
    chance = random.Random(f"worst {seed}")
    middling, long = ([_two(chance, name, length) for name in LANGUAGES] for length in (200, 5000))
    other = shown(_slowest(rivals.by_characters_cleaned, middling, runs=1), "ms")
    figures = []
    for length, texts, limit, beside in (
        ("200 words", middling, 15, f"characters, cleaned up: {other}"),
        ("5,000 words", long, 50, "not run: four minutes, by the square of the length"),
    ):
        measure = f"{length} each, the slowest of four languages"
        figures.append(Figure(WORST, measure, _slowest(compare, texts, runs=5), "ms", limit, beside=beside))
    return figures


def _two(chance: random.Random, name: str, length: int) -> Texts:
    return "".join(unrelated(chance, name, length)), "".join(unrelated(chance, name, length))


def _slowest(way: Callable[[str, str], object], texts: Sequence[Texts], runs: int) -> float:
    return max((middle(runs, lambda old=old, new=new: way(old, new)) for old, new in texts), default=0)
