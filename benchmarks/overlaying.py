"""Overlaying: a whole negotiation compiled, and one new proposal on its busiest paragraph."""

from collections import Counter
from collections.abc import Sequence

from benchmarks import rivals
from benchmarks.checks import foreign_words, overlay_faults, stored
from benchmarks.clock import middle
from benchmarks.figures import Figure, shown
from benchmarks.workload import SEED, Paragraph, Size, negotiation
from drafting.text import edits, overlay


def figures(size: Size, seed: int = SEED, runs: int = 5) -> list[Figure]:
    """Return the figures of the overlay."""
    document = negotiation(size, seed)
    work = f"overlay of all {size.paragraphs} paragraphs, {size.amendments:,} amendments"
    return [*_times(work, document, runs), *_laws(work, document), *_hottest(document[0], runs)]


def _times(work: str, document: Sequence[Paragraph], runs: int) -> list[Figure]:
    texts = [(on.text, on.texts()) for on in document]
    spans = [(on.text, stored(on)) for on in document]
    from_texts, from_spans = (
        middle(runs, lambda given=given: [overlay(base, proposals) for base, proposals in given]) / 1000
        for given in (texts, spans)
    )
    alone = middle(
        1,
        lambda: [
            rivals.by_characters_cleaned(base, proposed) for base, made in texts for proposed in made.values()
        ],
    )
    return [
        Figure(
            work,
            "from texts",
            from_texts,
            "s",
            1.0,
            beside=f"the diffs of characters alone, cleaned up: {shown(alone / 1000, 's')}",
        ),
        Figure(work, "from stored spans", from_spans, "s", 0.1),
    ]


def _hottest(on: Paragraph, runs: int) -> list[Figure]:
    spans, base = stored(on), on.text
    rest = {reference: made for reference, made in spans.items() if reference != next(iter(spans))}
    newest = next(iter(on.texts().values()))
    again = middle(20 * runs, lambda: overlay(base, {**rest, "NEW-1": edits(base, newest)}))
    work = f"the hottest paragraph, {len(spans)} proposals"
    return [
        Figure(work, "overlay from texts", middle(5 * runs, lambda: overlay(base, on.texts())), "ms"),
        Figure(work, "overlay from stored spans", middle(20 * runs, lambda: overlay(base, spans)), "ms", 5),
        Figure(work, "one new proposal: diff and recompile", again, "ms", 1.5),
    ]


def _laws(work: str, document: Sequence[Paragraph]) -> list[Figure]:
    faults = [overlay_faults(on) for on in document]
    total = sum(faults, Counter())
    steady = sum("order" not in one for one in faults)
    return [
        Figure(work, "paragraphs independent of the order", steady, "", len(document), at_least=True),
        Figure(work, "proposals left out", total["left out"], "", 0),
        Figure(work, "projections that are not the proposal's text", total["projection"], "", 0),
        Figure(work, "words from nowhere", sum(map(foreign_words, document)), "", 0),
    ]
