"""Rebasing: what becomes of the pending proposals when one is accepted."""

from collections import Counter
from collections.abc import Sequence

from benchmarks import rivals
from benchmarks.checks import fused_shares, ours
from benchmarks.clock import middle
from benchmarks.figures import Figure, shown
from benchmarks.truth import Miss, Rebase, in_a_row, judged
from benchmarks.workload import CONFERENCE as WHOLE
from benchmarks.workload import SEED, Pair, negotiation, pairs, rounds
from drafting.text import edits, rebase

RIGHT = "rebase, against the known truth"
ROW = "six acceptances in a row"
TIME = "accept one, rebase 120 pending"


def figures(count: int, seed: int = SEED, runs: int = 5) -> list[Figure]:
    """Return the figures of the rebase."""
    made = pairs(count, seed)
    return [*_times(seed, runs), *_right(made), *_row(max(40, count // 9), seed)]


def misses(count: int, seed: int = SEED) -> list[Miss]:
    """Return the engine's answers that are not right, the gravest first."""
    grave = ("overlap taken as clean", "wrong", "wrong under check", "needless clash", "needless check")
    found = [miss for miss in judged(pairs(count, seed), ours)[1] if miss.verdict in grave]
    return sorted(found, key=lambda miss: grave.index(miss.verdict))


def _times(seed: int, runs: int) -> list[Figure]:
    on = negotiation(WHOLE, seed)[0]
    base, texts = on.text, [*on.texts().values()]
    spans = [edits(base, text) for text in texts]
    from_spans = middle(20 * runs, lambda: [rebase(base, spans[0], one) for one in spans], base)
    from_texts = middle(5 * runs, lambda: [rebase(base, texts[0], one) for one in texts])
    merged = middle(runs, lambda: [rivals.merged(base, texts[0], one) for one in texts])
    return [
        Figure(
            TIME, "from stored spans", from_spans, "ms", 1, beside=f"merge3 on words: {shown(merged, 'ms')}"
        ),
        Figure(TIME, "from texts", from_texts, "ms", 25),
        Figure(TIME, "faster than merge3 on words", merged / from_spans, "×", 50, at_least=True),
    ]


def _right(made: Sequence[Pair]) -> list[Figure]:
    answers = {
        name: judged(made, ask)[0]
        for name, ask in (("", ours), ("merge3", rivals.merged), ("patch_apply", rivals.patched))
    }

    def share(name: str, *verdicts: str) -> float:
        return 100 * sum(answers[name][verdict] for verdict in verdicts) / len(made)

    def figure(measure: str, limit: float | None, *verdicts: str) -> Figure:
        beside = ", ".join(f"{name} {share(name, *verdicts):.2f}%" for name in ("merge3", "patch_apply"))
        return Figure(RIGHT, measure, share("", *verdicts), "%", limit, beside=beside)

    alike, shared = fused_shares(made)
    return [
        figure("CLEAN and wrong", 0.1, "wrong", "overlap taken as clean"),
        figure("needless CLASH", 0.3, "needless clash"),
        figure("overlap taken as CLEAN", 0, "overlap taken as clean"),
        figure("wrong under CHECK", None, "wrong under check"),
        figure("needless CHECK", None, "needless check"),
        Figure(RIGHT, "CLEAN and wrong where merge3 is wrong", _where_merged_is_wrong(made), "", 0),
        Figure(RIGHT, "shared changes written alike by both", 100 * alike / shared, "%"),
    ]


def _where_merged_is_wrong(made: Sequence[Pair]) -> int:
    bad = {"wrong", "overlap taken as clean"}
    astray = {miss.asked for miss in judged(made, rivals.merged)[1] if miss.verdict in bad}
    return sum(miss.asked in astray for miss in judged(made, ours)[1] if miss.verdict in bad)


def _row(count: int, seed: int) -> list[Figure]:
    def worst(ask: Rebase) -> float:
        steps: list[Counter[str]] = [Counter() for _ in range(6)]
        for on in rounds(count, seed):
            for step, verdicts in zip(steps, in_a_row(on, ask), strict=False):
                step.update(verdicts)
        return max(map(_wrong, steps))

    beside = ", ".join(
        f"{name} {worst(ask):.2f}%"
        for name, ask in (("merge3", rivals.merged), ("patch_apply", rivals.patched))
    )
    return [Figure(ROW, "CLEAN and wrong, the worst step", worst(ours), "%", 0.1, beside=beside)]


def _wrong(verdicts: Counter[str]) -> float:
    bad = verdicts["wrong"] + verdicts["overlap taken as clean"]
    return 100 * bad / max(1, verdicts.total())
