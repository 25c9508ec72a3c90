"""Rebasing: what was untouched survives, nothing is doubled, nothing is ordered or joined in silence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.text import Edit, Rebased, Status, edits, rebase, tokens
from drafting.text.spans import written
from tests.text.cases import Case, cases
from tests.text.strategies import prose, rounds, texts

laws = settings(max_examples=250, deadline=None)
Round = tuple[str, dict[str, str]]

WORDS = tuple(f" w{number}" for number in range(24))
BASE = "".join(WORDS)
brought = st.lists(st.sampled_from([" x", " y", " z", ",", " и", "国"]), max_size=3, unique=True).map(tuple)


@st.composite
def single(draw: st.DrawFn) -> Edit:
    start = draw(st.integers(0, len(WORDS)))
    end = min(len(WORDS), start + draw(st.integers(0, 3)))
    words = draw(brought.filter(bool) if start == end else brought)
    return Edit(start, end, words)


@pytest.mark.parametrize("case", cases("rebase"))
def test_rebase(case: Case) -> None:
    (base,), (accepted,), (pending,) = case["base"], case["accepted"], case["pending"]
    carried = rebase(base, accepted, pending)
    assert [carried.status.value] == case["status"]
    assert carried.text == case.get("text", [None])[0]
    assert bool(carried.clashes) is (carried.status is Status.CLASH)
    assert rebase(base, edits(base, accepted), edits(base, pending)) == carried


def test_a_clash_names_the_edits() -> None:
    carried = rebase("all States may join", "all Parties may join", "all Governments may join")
    assert carried == Rebased(
        Status.CLASH, None, ((Edit(1, 2, (" Parties",)), Edit(1, 2, (" Governments",))),)
    )


@laws
@given(single(), single())
def test_how_far_apart_two_edits_are_decides(accepted: Edit, pending: Edit) -> None:
    first, last = sorted((accepted, pending))
    carried = rebase(BASE, (accepted,), (pending,))
    same_place = accepted.start == accepted.end == pending.start == pending.end
    if accepted == pending:
        assert carried == Rebased(Status.REFLECTED, written(WORDS, [accepted]))
    elif first.end > last.start or same_place:
        assert carried == Rebased(Status.CLASH, None, ((accepted, pending),))
    elif last.start - first.end > 1:
        assert carried == Rebased(Status.CLEAN, written(WORDS, [first, last]))
    else:
        assert carried.status in {Status.CHECK, Status.CLASH}
        assert carried.text in {None, written(WORDS, [first, last])}


@laws
@given(st.lists(single(), max_size=4), st.lists(single(), max_size=4))
def test_what_nobody_touched_survives(theirs: list[Edit], ours: list[Edit]) -> None:
    accepted, pending = (written(WORDS, apart(changes)) for changes in (theirs, ours))
    carried = rebase(BASE, accepted, pending)
    done, asked = edits(BASE, accepted), edits(BASE, pending)
    rest = [edit for edit in asked if edit not in done]
    if carried.status is Status.CLASH:
        assert carried.text is None
        assert all(one in done and other in rest for one, other in carried.clashes)
    else:
        assert carried.text == written(WORDS, sorted({*done, *asked}))
        assert (carried.status is Status.REFLECTED) is (bool(asked) and not rest)
    if carried.status is Status.CLEAN:
        assert all(
            one.end + 1 < other.start or other.end + 1 < one.start
            for one in done
            for other in rest
            if one not in asked
        )


def apart(changes: list[Edit]) -> list[Edit]:
    """Return the edits that stand apart from the ones before them."""
    chosen: list[Edit] = []
    for edit in sorted(changes):
        if not chosen or edit.start > chosen[-1].end:
            chosen.append(edit)
    return chosen


@laws
@given(rounds(most=2))
def test_any_texts_can_be_rebased(case: Round) -> None:
    base, proposals = case
    accepted, pending = proposals.get("P-0", base), proposals.get("P-1", base)
    carried = rebase(base, accepted, pending)
    assert (carried.text is None) is (carried.status is Status.CLASH) is bool(carried.clashes)
    back = rebase(base, pending, accepted)
    assert carried.status is back.status or Status.REFLECTED in {carried.status, back.status}
    assert (carried.text, sorted(carried.clashes)) == (
        back.text,
        sorted((ours, theirs) for theirs, ours in back.clashes),
    )
    assert carried == rebase(base, edits(base, accepted), edits(base, pending))


@laws
@given(texts, texts)
def test_nothing_accepted_changes_nothing(base: str, pending: str) -> None:
    assert rebase(base, base, pending) == Rebased(Status.CLEAN, pending)
    assert rebase(base, pending, base) == Rebased(Status.CLEAN, pending)


@laws
@given(prose(), prose())
def test_what_was_accepted_word_for_word_is_reflected(base: str, wanted: str) -> None:
    status = Status.CLEAN if wanted == base else Status.REFLECTED
    assert rebase(base, wanted, wanted) == Rebased(status, wanted)


@laws
@given(single(), st.lists(single(), max_size=3))
def test_a_shared_change_is_never_doubled(shared: Edit, more: list[Edit]) -> None:
    theirs = written(WORDS, [shared])
    ours = written(WORDS, apart([shared, *(edit for edit in more if edit.start > shared.end)]))
    carried = rebase(BASE, theirs, ours)
    if set(edits(BASE, theirs)) <= set(edits(BASE, ours)):
        assert carried.text == ours
    else:
        assert carried.status is not Status.CLEAN


def test_an_edit_without_effect_disturbs_nobody() -> None:
    assert rebase("one two three", (Edit(0, 0, ()),), "one two four").text == "one two four"


def test_many_pending_take_little_time() -> None:
    kept = [edits(BASE, written(WORDS, [Edit(at % 20, at % 20 + 1, (" x",))])) for at in range(120)]
    assert {rebase(BASE, kept[5], one).status for one in kept} >= {
        Status.CLEAN,
        Status.CHECK,
        Status.REFLECTED,
    }
    assert len(tokens(BASE)) == len(WORDS)


def many_changes(count: int) -> tuple[Edit, ...]:
    """Strike three words and bring three others, so many times, twenty words apart."""
    struck = (Edit(20 * at + 5, 20 * at + 8, ()) for at in range(count))
    brought = (Edit(20 * at + 15, 20 * at + 15, (" x", " y", f" z{at}")) for at in range(count))
    return tuple(sorted([*struck, *brought]))


@pytest.mark.parametrize(("count", "status"), [(64, Status.CLEAN), (65, Status.CHECK)])
def test_among_very_many_changes_all_may_have_moved(count: int, status: Status) -> None:
    base = "".join(f" w{number}" for number in range(20 * count))
    between = (Edit(211, 212, (" between",)),)
    assert rebase(base, many_changes(count), between).status is status
    assert rebase(base, between, many_changes(count)).status is status
