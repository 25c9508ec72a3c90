"""Overlays: each proposal's text exactly, nothing of nobody, in whatever order they come."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.text import Common, Edit, Overlay, Reading, Spot, edits, overlay
from tests.text.cases import Case, cases
from tests.text.strategies import rounds

laws = settings(max_examples=250, deadline=None)
Round = tuple[str, dict[str, str]]
KEYS = {"base", "parts", "spot", "alternative"}


def reading(line: str) -> Reading:
    text, _, holders = line.rpartition("= ")
    return Reading(text[:-1], tuple(holders.split(", ")))


def spot(line: str) -> Spot:
    base, *readings = line.split("|")
    return Spot(base and f" {base}", tuple(reading(one) for one in readings))


@pytest.mark.parametrize("case", cases("overlay"))
def test_overlay(case: Case) -> None:
    (base,) = case["base"]
    proposals = {reference: texts[0] for reference, texts in case.items() if reference not in KEYS}
    laid = overlay(base, proposals)
    assert [part for part in laid.parts if isinstance(part, Spot)] == [
        spot(line) for line in case.get("spot", [])
    ]
    assert "".join(part.text if isinstance(part, Common) else "◇" for part in laid.parts) == case["parts"][0]
    assert laid.alternatives == tuple(reading(line) for line in case.get("alternative", []))
    assert {reference: laid.project(reference) for reference in proposals} == proposals


@laws
@given(rounds())
def test_each_proposal_has_exactly_its_own_text(case: Round) -> None:
    base, proposals = case
    laid = overlay(base, proposals)
    assert laid.project(None) == base
    assert laid.project("who proposes nothing") == base
    assert {reference: laid.project(reference) for reference in proposals} == proposals


@laws
@given(rounds(), st.randoms(use_true_random=False))
def test_the_order_of_the_proposals_does_not_matter(case: Round, chance: random.Random) -> None:
    base, proposals = case
    shuffled = list(proposals.items())
    chance.shuffle(shuffled)
    assert overlay(base, dict(shuffled)) == overlay(base, proposals)


@laws
@given(rounds())
def test_a_proposal_under_a_second_name_only_adds_the_name(case: Round) -> None:
    base, proposals = case
    laid = overlay(base, proposals)
    for reference, text in proposals.items():
        twice = overlay(base, {**proposals, "again": text})
        assert without(twice, "again") == laid
        assert twice.project("again") == twice.project(reference)


def without(laid: Overlay, holder: str) -> Overlay:
    """Return an overlay in which one name is struck out."""

    def struck(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
        return tuple(
            replace(one, holders=tuple(name for name in one.holders if name != holder)) for one in readings
        )

    parts = (
        part if isinstance(part, Common) else replace(part, readings=struck(part.readings))
        for part in laid.parts
    )
    return Overlay(tuple(parts), struck(laid.alternatives))


@laws
@given(rounds())
def test_every_word_is_the_bases_or_somebodys(case: Round) -> None:
    base, proposals = case
    laid = overlay(base, proposals)
    readings = list(laid.alternatives)
    for part in laid.parts:
        assert (part.text if isinstance(part, Common) else part.base) in base
        readings += [] if isinstance(part, Common) else part.readings
    assert all(one.text in proposals[holder] for one in readings for holder in one.holders)


@laws
@given(rounds())
def test_the_parts_are_in_good_order(case: Round) -> None:
    base, proposals = case
    laid = overlay(base, proposals)
    assert "".join(part.text if isinstance(part, Common) else part.base for part in laid.parts) == base
    pairs = zip(laid.parts, laid.parts[1:], strict=False)
    assert not any(isinstance(one, Common) and isinstance(other, Common) for one, other in pairs)
    for part in laid.parts:
        if isinstance(part, Spot):
            held = [one.text for one in part.readings]
            assert held == sorted(set(held))
            assert part.base not in held
            assert held


@laws
@given(rounds())
def test_stored_edits_give_the_same_as_texts(case: Round) -> None:
    base, proposals = case
    stored = {reference: edits(base, text) for reference, text in proposals.items()}
    assert overlay(base, stored) == overlay(base, proposals)


def test_kept_edits_without_effect_draw_no_spot() -> None:
    kept = {"KAZ-1": (Edit(0, 0, ()), Edit(1, 2, (" two",))), "UZB-1": ()}
    assert overlay("one two three", kept) == overlay("one two three", {})
