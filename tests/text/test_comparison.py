"""Comparison and edits: nothing lost, nothing split, nothing more than needed, one place for each change."""

import random
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.text import Change, Edit, Kind, chains, compare, comparing, edits, tokens
from drafting.text.chains import chain
from drafting.text.sliding import Block, settle
from drafting.text.spans import edits_of, is_rewrite, slack, written
from tests.text.cases import Case, cases
from tests.text.strategies import prose, rounds, texts

laws = settings(max_examples=250, deadline=None)
WAYS = pytest.mark.parametrize(
    ("work", "near"), [(-1, 0), (-1, 128), (4_000, 128)], ids=["by table", "by library", "by chains"]
)
MARKS = {Kind.KEEP: "{}", Kind.INSERT: "[{}]", Kind.DELETE: "~~{}~~"}


@contextmanager
def limits(work: int, near: int = 128) -> Iterator[None]:
    """Set how much is compared by chains and by the library, so that each way can be tried."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chains, "_WORK", work)
        patch.setattr(comparing, "_NEAR", near)
        yield


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


@WAYS
@laws
@given(rounds(most=2))
def test_a_change_is_minimal(work: int, near: int, case: tuple[str, dict[str, str]]) -> None:
    base, proposals = case
    with limits(work, near):
        for proposed in proposals.values():
            made = edits(base, proposed)
            kept = len(tokens(base)) - sum(edit.end - edit.start for edit in made)
            assert kept == longest_common(tokens(base), tokens(proposed))
            assert written(tokens(base), made) == proposed


@WAYS
@laws
@given(base=prose(), proposed=prose())
def test_edits_are_sorted_and_apart(work: int, near: int, base: str, proposed: str) -> None:
    with limits(work, near):
        made = edits(base, proposed)
    assert all(one.end < other.start for one, other in pairwise(made))
    assert all(edit.words or edit.end > edit.start for edit in made)
    assert written(tokens(base), made) == proposed
    assert edits(base, base) == ()


def fewest(old: Sequence[str], new: Sequence[str]) -> tuple[int, int, int]:
    """Return how many words the best comparison changes, in how many pieces, and minus the characters kept.

    The textbook table again, from the end; a cell holds both: begun outside a piece, and within one.
    """
    far = (10**9, 0, 0)
    below = [(far, far)] * (len(new) + 1)
    for at in range(len(old), -1, -1):
        row = [(far, far)] * (len(new) + 1)
        for to in range(len(new), -1, -1):
            end = (0, 0, 0) if (at, to) == (len(old), len(new)) else far
            words, pieces, kept = min(
                below[to][1] if at < len(old) else far, row[to + 1][1] if to < len(new) else far
            )
            changed = (words + 1, pieces, kept)
            if at < len(old) and to < len(new) and old[at] == new[to]:
                words, pieces, kept = below[to + 1][0]
                end = min(end, (words, pieces, kept - len(old[at])))
            row[to] = (min(end, (changed[0], changed[1] + 1, changed[2])), min(end, changed))
        below = row
    return below[0][0]


@laws
@given(rounds(most=2))
def test_a_change_is_in_the_fewest_pieces(case: tuple[str, dict[str, str]]) -> None:
    base, proposals = case
    for proposed in proposals.values():
        with limits(work=10**9):
            made = edits(base, proposed)
        words, pieces, _ = fewest(tokens(base), tokens(proposed))
        assert sum(edit.end - edit.start + len(edit.words) for edit in made) == words
        assert len(made) == pieces


@laws
@given(prose(), prose())
def test_of_equal_chains_the_longer_words_are_kept(one: str, other: str) -> None:
    old, new = tokens(one), tokens(other)
    with limits(work=10**9):
        pairs = chain(old, new) or []
    ends = [(-1, -1), *pairs, (len(old), len(new))]
    gaps = sum((to - at, behind - before) != (1, 1) for (at, before), (to, behind) in pairwise(ends))
    changed = len(old) + len(new) - 2 * len(pairs)
    assert all(old[at] == new[to] for at, to in pairs)
    assert (changed, gaps, -sum(len(old[at]) for at, _ in pairs)) == fewest(old, new)


def test_a_chain_is_not_sought_among_too_many_equal_words() -> None:
    assert chain((" a",) * 70, (" a",) * 70) is None


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


def test_a_change_does_not_slide_against_another() -> None:
    """Elsewhere it would begin with its comma, or stand leftmost; but each change stays one of its own."""
    blocks = (Block(0, 0, 0, 2), Block(1, 2, 3, 3))
    assert settle((" a", " b", " c"), (" a", ",", " a", " c"), blocks) == blocks
    assert settle((" a", " c"), (" a", ",", " a", " c"), blocks[:1]) == (Block(1, 1, 1, 3),)
    behind = (Block(0, 1, 0, 1), Block(2, 2, 2, 3))
    assert settle((" x", " a"), (" y", " a", " a"), behind) == behind
    assert settle((" x", " a"), (" x", " a", " a"), behind[1:]) == (Block(1, 1, 1, 2),)


@pytest.mark.parametrize("far", [False, True], ids=["within the cap", "beyond the cap"])
def test_long_texts_take_bounded_time(far: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if far:
        monkeypatch.setattr(comparing, "_CELLS", 1_000)
    chance = random.Random(674)  # noqa: S311 - a reproducible text, no secret
    pool = [" the", " of", ",", *(f" w{number}" for number in range(3_000))]
    one, other = ("".join(chance.choices(pool, k=5_000)) for _ in range(2))
    began = time.process_time()
    changes = compare(one, other)
    assert time.process_time() - began < 2
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
