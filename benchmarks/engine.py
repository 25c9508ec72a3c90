"""`./bench engine`: all the figures of the text engine, printed and, from a full run, written down."""

import argparse

from benchmarks import aligning, comparing, overlaying, rebasing
from benchmarks.figures import Figure
from benchmarks.papers import report
from benchmarks.workload import CONFERENCE, MEDIUM, SEED


def measure(seed: int, *, quick: bool) -> list[Figure]:
    """Return all figures."""
    if quick:
        return [
            *comparing.figures(400, seed),
            *overlaying.figures(MEDIUM, seed, runs=3),
            *rebasing.figures(1200, seed, runs=3),
            *aligning.figures(150, seed),
        ]
    return [
        *comparing.figures(2000, seed),
        *overlaying.figures(CONFERENCE, seed),
        *rebasing.figures(5400, seed),
        *aligning.figures(600, seed),
    ]


def show_cases(count: int, pairs: int, seed: int) -> None:
    """Print rebases that did not come out right, each so that it can be tried by hand."""
    for miss in rebasing.misses(pairs, seed)[:count]:
        print(f"\n{miss.verdict}, {miss.truth.relation.name.lower()}: {miss.answer[0]}")
        names = ("base", "accepted", "pending", "wanted", "came")
        for name, text in zip(names, (*miss.asked, miss.truth.text, miss.answer[1]), strict=True):
            print(f"  {name}: {text}")


def main() -> None:
    """Measure, print, and keep what a full run with the usual texts found."""
    parser = argparse.ArgumentParser(prog="./bench engine")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--cases", type=int, default=0)
    asked = parser.parse_args()
    if asked.cases:
        show_cases(asked.cases, 5400, asked.seed)
        return
    figures = measure(asked.seed, quick=asked.quick)
    report("engine", figures, asked.seed, full=not asked.quick and asked.seed == SEED)


if __name__ == "__main__":
    main()
