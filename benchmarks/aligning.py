"""Aligning: the paragraphs of a document and of the same document edited."""

from benchmarks import rivals
from benchmarks.checks import aligned
from benchmarks.clock import middle, timed
from benchmarks.documents import edition, f1, rewritten
from benchmarks.figures import Figure, shown
from benchmarks.workload import SEED
from drafting.text import align


def figures(paragraphs: int, seed: int = SEED, runs: int = 3) -> list[Figure]:
    """Return the figures of the alignment."""
    made = edition(paragraphs, seed)
    work = f"align {paragraphs} paragraphs with the same edited"
    seconds = middle(runs, lambda: align(made.old, made.new)) / 1000
    others = {
        name: timed(lambda way=way: way(made.old, made.new))
        for name, way in (
            ("difflib", rivals.paired_by_difflib),
            ("rapidfuzz + Hungarian", rivals.paired_at_best),
        )
    }
    times = ", ".join(f"{name} {shown(spent / 1000, 's')}" for name, (spent, _) in others.items())
    shares = ", ".join(f"{name} {100 * f1(found, made.edges):.1f}%" for name, (_, found) in others.items())
    right = 100 * f1(aligned(made.old, made.new), made.edges)
    return [
        Figure(work, "time", seconds, "s", 0.5, beside=times),
        Figure(work, "F1", right, "%", 99, at_least=True, beside=shares),
        *_rewritten(seed, runs),
    ]


def _rewritten(seed: int, runs: int) -> list[Figure]:
    made = rewritten(30, 7, seed)
    spent = middle(5 * runs, lambda: align(made.old, made.new))
    work = "align 30 rewritten paragraphs, 7 removed"
    return [
        Figure(work, "time", spent, "ms", 50),
        Figure(work, "F1", 100 * f1(aligned(made.old, made.new), made.edges), "%"),
    ]
