"""How often the engine is right, against truths it has no part in; ./bench prints the same numbers and times."""

from collections import Counter
from functools import cache

import pytest

from benchmarks.changes import text_of
from benchmarks.checks import (
    aligned,
    foreign_words,
    fused_shares,
    is_as_made,
    is_minimal,
    marked_words,
    ours,
    overlay_faults,
)
from benchmarks.documents import edition, f1, rewritten
from benchmarks.truth import in_a_row, judged
from benchmarks.workload import CONFERENCE, MEDIUM, Pair, negotiation, pairs, rounds
from drafting.text import tokens

deep = pytest.mark.deep
GRAVE = ("wrong", "overlap taken as clean")

few_pairs = cache(lambda: pairs(800))
many_pairs = cache(lambda: pairs(5400))


def grave(verdicts: Counter[str]) -> int:
    return sum(verdicts[verdict] for verdict in GRAVE)


def shares(count: int) -> tuple[float, float, int]:
    verdicts, _ = judged(pairs(count), ours)
    return grave(verdicts) / count, verdicts["needless clash"] / count, verdicts["overlap taken as clean"]


def steps(count: int) -> list[Counter[str]]:
    found = [Counter() for _ in range(6)]
    for on in rounds(count):
        for step, verdicts in zip(found, in_a_row(on, ours), strict=False):
            step.update(verdicts)
    return found


def minimal_share(given: list[Pair]) -> float:
    made = [(text_of(one.words), text_of(one.words, one.pending), one.pending) for one in given]
    return sum(is_minimal(*one) for one in made) / len(made)


def test_the_generator_and_the_engine_cut_words_alike() -> None:
    assert [one for one in few_pairs() if tuple(one.words) != tokens(text_of(one.words))] == []


def test_the_generator_makes_every_kind_of_pair() -> None:
    verdicts, _ = judged(few_pairs(), ours)
    met = {verdict.partition(":")[0] for verdict in verdicts if ":" in verdict}
    assert met == {"apart", "near", "touching", "overlapping"}


@pytest.mark.parametrize(
    ("status", "given"),
    [("clean", 2), ("clean", 1), ("reflected", 1)],
    ids=["forgets the accepted", "forgets the pending", "takes all for reflected"],
)
def test_a_wrong_engine_is_found_out(status: str, given: int) -> None:
    verdicts, misses = judged(few_pairs(), lambda *asked: (status, asked[given]))
    assert grave(verdicts) >= 0.6 * len(few_pairs())
    assert len(misses) >= grave(verdicts)


def test_an_engine_that_refuses_everything_is_found_out() -> None:
    verdicts, _ = judged(few_pairs(), lambda *_: ("clash", None))
    assert verdicts["needless clash"] > 0.6 * len(few_pairs())


def test_words_marked_in_part_are_marked() -> None:
    assert marked_words([(0, "shall in"), (-1, "s"), (1, "t"), (0, "ure all")]) == 2
    assert marked_words([(0, "Urges"), (1, " all"), (0, " States")]) == 1


def test_the_same_seed_makes_the_same_texts() -> None:
    assert pairs(40) == pairs(40) != pairs(40, seed=1)


def test_few_rebases_are_right() -> None:
    wrong, needless, overlapping = shares(800)
    assert (wrong, overlapping) == (0, 0)
    assert needless <= 0.005


def test_few_diffs_are_minimal() -> None:
    assert minimal_share(few_pairs()) >= 0.97


def test_a_change_made_by_two_is_written_alike() -> None:
    alike, shared = fused_shares(few_pairs())
    assert alike == shared > 100


def test_a_middling_negotiation_is_drawn_in_full() -> None:
    faults = [overlay_faults(on, shuffles=1) for on in negotiation(MEDIUM)]
    assert sum(faults, Counter()) == Counter()


@deep
def test_rebases_are_right() -> None:
    wrong, needless, overlapping = shares(5400)
    assert wrong <= 0.001
    assert needless <= 0.003
    assert overlapping == 0


@deep
def test_six_acceptances_in_a_row_are_right() -> None:
    found = steps(600)
    assert all(step.total() > 100 for step in found)
    assert max(grave(step) / step.total() for step in found) <= 0.001


@deep
def test_diffs_are_minimal() -> None:
    assert minimal_share(many_pairs()[:2000]) >= 0.97


@deep
def test_changes_are_not_cut_into_pieces() -> None:
    whole = [
        is_as_made(text_of(one.words), text_of(one.words, one.pending), one.pending) for one in many_pairs()
    ]
    assert sum(whole) >= 0.99 * len(whole)


@deep
def test_a_shared_change_is_written_alike_by_both() -> None:
    alike, shared = fused_shares(many_pairs())
    assert alike >= 0.99 * shared


@deep
def test_a_whole_conference_is_drawn_in_full_whatever_the_order() -> None:
    document = negotiation(CONFERENCE)
    assert sum(len(on.proposals) for on in document) == 6000
    assert max(len(on.proposals) for on in document) == 120
    assert sum((overlay_faults(on) for on in document), Counter()) == Counter()
    assert sum(map(foreign_words, document)) == 0


@deep
def test_documents_are_aligned() -> None:
    made = edition(600)
    assert f1(aligned(made.old, made.new), made.edges) >= 0.99


@deep
def test_a_document_written_anew_is_aligned() -> None:
    made = rewritten(30, 7)
    assert f1(aligned(made.old, made.new), made.edges) >= 0.9
