"""Comparison and edits: nothing lost, nothing split, nothing more than needed, one place for each change."""

import random
import time
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.text import Change, Edit, Kind, compare, comparing, edits, tokens
from drafting.text.sliding import Block, settle
from drafting.text.spans import edits_of, is_rewrite, slack, written
from tests.text.cases import Case, cases
from tests.text.strategies import prose, rounds, texts

laws = settings(max_examples=250, deadline=None)
MARKS = {Kind.KEEP: "{}", Kind.INSERT: "[{}]", Kind.DELETE: "~~{}~~"}


def longest_common(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many words two texts can keep at most: the textbook table, to judge the engine by."""
    row = [0] * (len(new) + 1)
    for word in old:
        before = row[:]
        for at, other in enumerate(new):
            row[at + 1] = before[at] + 1 if word == other else max(row[at], before[at + 1])
    return row[-1]


def read(changes: tuple[Change, ...], *kinds: Kind) -> str:
    return "".join(change.text for change in changes if change.kind in kinds)


@pytest.mark.parametrize("case", cases("compare"))
def test_how_a_change_reads(case: Case) -> None:
    (old,), (new,), (reads,) = case["old"], case["new"], case["reads"]
    assert "".join(MARKS[change.kind].format(change.text) for change in compare(old, new)) == reads


@laws
@given(texts, texts)
def test_round_trip(old: str, new: str) -> None:
    changes = compare(old, new)
    assert read(changes, Kind.KEEP, Kind.DELETE) == old
    assert read(changes, Kind.KEEP, Kind.INSERT) == new
    assert all(change.text for change in changes)
    assert all(one.kind != other.kind for one, other in pairwise(changes))


@laws
@given(rounds(most=1))
def test_no_change_splits_a_word(case: tuple[str, dict[str, str]]) -> None:
    base, proposals = case
    for proposed in proposals.values():
        changes = compare(base, proposed)
        for text, kind in ((base, Kind.DELETE), (proposed, Kind.INSERT)):
            pieces = [change.text for change in changes if change.kind in {Kind.KEEP, kind}]
            assert cuts(pieces) <= cuts(tokens(text))


def cuts(pieces: Sequence[str]) -> set[int]:
    return {len("".join(pieces[:count])) for count in range(len(pieces) + 1)}


@pytest.mark.parametrize("near", [0, 128], ids=["by table", "by library"])
@laws
@given(rounds(most=2))
def test_a_change_is_minimal(near: int, case: tuple[str, dict[str, str]]) -> None:
    base, proposals = case
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(comparing, "_NEAR", near)
        for proposed in proposals.values():
            made = edits(base, proposed)
            kept = len(tokens(base)) - sum(edit.end - edit.start for edit in made)
            assert kept == longest_common(tokens(base), tokens(proposed))
            assert written(tokens(base), made) == proposed


@pytest.mark.parametrize("near", [0, 128], ids=["by table", "by library"])
@laws
@given(base=prose(), proposed=prose())
def test_edits_are_sorted_and_apart(near: int, base: str, proposed: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(comparing, "_NEAR", near)
        made = edits(base, proposed)
    assert all(one.end < other.start for one, other in pairwise(made))
    assert all(edit.words or edit.end > edit.start for edit in made)
    assert written(tokens(base), made) == proposed
    assert edits(base, base) == ()


@laws
@given(st.data())
def test_a_change_is_the_same_whatever_else_was_changed(data: st.DataObject) -> None:
    """Two changes with two kept words between, on a text whose words are all different."""
    words = [f" w{number}" for number in range(data.draw(st.integers(6, 20)))]
    fresh = st.lists(st.sampled_from([" x", " y", ",", " и", "国"]), max_size=3).map(tuple)
    start = data.draw(st.integers(0, len(words) - 4))
    end = data.draw(st.integers(start, min(start + 2, len(words) - 4)))
    later = data.draw(st.integers(end + 2, len(words) - 1))
    one = Edit(start, end, data.draw(fresh))
    other = Edit(later, later + 1, data.draw(fresh))
    base = "".join(words)
    both = set(edits(base, written(words, [one, other])))
    assert set(edits(base, written(words, [one]))) <= both
    assert set(edits(base, written(words, [other]))) <= both


@laws
@given(st.lists(st.sampled_from([" a", " b", ","]), max_size=12), st.data())
def test_a_pure_change_stands_where_nothing_stands_better(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words)))
    run = data.draw(st.lists(st.sampled_from([" a", " b", ","]), min_size=1, max_size=3))
    longer = [*words, *run] if at == len(words) else [*words[:at], *run, *words[at:]]
    base, proposed = "".join(words), "".join(longer)
    (made,) = edits(base, proposed)
    (unmade,) = edits(proposed, base)
    assert (made.start, made.end - made.start) == (unmade.start, 0)
    left, right = slack(tokens(base), made, 0, len(words))
    everywhere = [
        tuple(longer[place : place + len(run)]) for place in range(made.start - left, made.start + right + 1)
    ]
    assert max(everywhere, key=by_punctuation) == made.words


def by_punctuation(run: tuple[str, ...]) -> int:
    """Return how well a run of these words reads; of equals the first counts."""
    return {(True, True): 3, (True, False): 2, (False, True): 1, (False, False): 0}[
        run[0] == ",", run[-1] == ","
    ]


def test_a_change_does_not_slide_against_the_next() -> None:
    """Elsewhere it would begin with its comma; but the next change must stay a change of its own."""
    blocks = (Block(0, 0, 0, 2), Block(1, 2, 3, 3))
    assert settle((" a", " b", " c"), (" a", ",", " a", " c"), blocks) == blocks
    assert settle((" a", " c"), (" a", ",", " a", " c"), blocks[:1]) == (Block(1, 1, 1, 3),)


@pytest.mark.parametrize("far", [False, True], ids=["within the cap", "beyond the cap"])
def test_long_texts_take_bounded_time(far: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if far:
        monkeypatch.setattr(comparing, "_CELLS", 1_000)
    chance = random.Random(674)  # noqa: S311 - a reproducible text, no secret
    pool = [" the", " of", ",", *(f" w{number}" for number in range(3_000))]
    one, other = ("".join(chance.choices(pool, k=5_000)) for _ in range(2))
    began = time.perf_counter()
    changes = compare(one, other)
    assert time.perf_counter() - began < 2
    assert read(changes, Kind.KEEP, Kind.DELETE) == one
    assert read(changes, Kind.KEEP, Kind.INSERT) == other
    assert changes == compare(one, other)
    assert (len(changes) < 20) is far


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("", "\ud800"),
        ("a \ud800", "\udc00 a"),
        ("the " * 1_000, "of " + "the " * 500 + "of " + "the " * 499),
        (" ".join(map(str, range(20_000))), " ".join(map(str, range(1, 20_001)))),
        (" ".join(map(str, range(70_000))), " ".join(map(str, range(70_000, 0, -1)))),
        ("\ue000 \ue001 \uf8ff a", "\ue001 \ue000 b"),
    ],
    ids=[
        "nothing",
        "a surrogate",
        "surrogates",
        "repeated",
        "long",
        "more words than private characters",
        "private",
    ],
)
def test_nothing_is_too_much(old: str, new: str) -> None:
    changes = compare(old, new)
    assert read(changes, Kind.KEEP, Kind.DELETE) == old
    assert read(changes, Kind.KEEP, Kind.INSERT) == new


@pytest.mark.parametrize(
    "kept",
    [
        (Edit(0, 9, ()),),
        (Edit(-1, 0, ()),),
        (Edit(1, 0, ()),),
        (Edit(0, 2, ()), Edit(1, 2, ())),
        (Edit(2, 2, ("x",)), Edit(0, 1, ())),
    ],
)
def test_edits_of_another_text_are_refused(kept: tuple[Edit, ...]) -> None:
    with pytest.raises(ValueError, match="not made on this text"):
        edits_of("one two three", kept)


def test_kept_edits_are_taken_as_they_are() -> None:
    kept = (Edit(0, 1, ("four",)),)
    assert edits_of("one two three", kept) is kept


@pytest.mark.parametrize(("end", "rewritten"), [(6, False), (7, True)])
def test_a_rewrite_does_away_with_more_than_sixty_per_cent(end: int, rewritten: bool) -> None:
    assert is_rewrite(["w"] * 10, [Edit(0, end, ())]) is rewritten
