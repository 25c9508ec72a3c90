"""There is always room for one more, and nothing is ever renumbered."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.procedure.places import between, ranks

COLUMN = 255
gaps = st.lists(st.integers(0, 1_000), max_size=60)


def in_order(places: list[str]) -> bool:
    return all(one < other for one, other in itertools.pairwise(places))


@given(st.integers(0, 400), gaps)
def test_room_is_left_before_between_and_behind(count: int, where: list[int]) -> None:
    places = list(ranks(count))
    assert len(places) == count
    for choice in where:
        at = choice % (len(places) + 1)
        lower, upper = places[at - 1] if at else "", places[at] if at < len(places) else ""
        new = between(lower, upper)
        assert lower < new
        assert not upper or new < upper
        assert not new.endswith("0")
        places.insert(at, new)
    assert in_order(places)


@pytest.mark.parametrize("beside", ["front", "back", "always before the same", "always behind the same"])
def test_a_place_fits_its_column_after_five_hundred_insertions_at_one_spot(beside: str) -> None:
    lower, upper = "", ""
    if beside.startswith("always"):
        lower, upper = ranks(2)
    for _ in range(500):
        new = between(lower, upper)
        if beside in {"front", "always before the same"}:
            upper = new
        else:
            lower = new
    assert len(new) < COLUMN


@pytest.mark.parametrize(("lower", "upper"), [("V", "V"), ("W", "V"), ("V", "0V"), ("a", "Z")])
def test_between_two_in_the_wrong_order_there_is_no_place(lower: str, upper: str) -> None:
    with pytest.raises(ValueError, match="no place between"):
        between(lower, upper)
