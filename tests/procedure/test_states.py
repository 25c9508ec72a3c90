"""What can become of an amendment, and of a draft."""

import pytest

from drafting.procedure.stages import ALWAYS, FOLLOWS, NEGOTIATING, Stage
from drafting.procedure.states import DECIDED, MAY_BECOME, PENDING, State, Verdict

ENDS = {
    State.ACCEPTED,
    State.ACCEPTED_WITH_EDITS,
    State.NOT_RETAINED,
    State.WITHDRAWN,
    State.SUPERSEDED,
    State.LAPSED,
}


def test_every_state_is_spoken_of() -> None:
    assert set(MAY_BECOME) == set(State)
    assert set(State) == PENDING | DECIDED
    assert PENDING.isdisjoint(DECIDED)


@pytest.mark.parametrize("end", sorted(ENDS))
def test_there_is_no_way_back_from_an_end(end: State) -> None:
    assert end in DECIDED
    assert MAY_BECOME[end] == frozenset()


@pytest.mark.parametrize("state", sorted(PENDING))
def test_from_the_table_every_end_can_be_reached_but_never_the_beginning(state: State) -> None:
    assert MAY_BECOME[state] >= ENDS
    assert State.SUBMITTED not in MAY_BECOME[state]


def test_every_verdict_but_the_chairs_own_text_is_a_state_of_an_amendment() -> None:
    states = {verdict.value for verdict in Verdict} - {"chairs_text"}
    assert states <= {state.value for state in MAY_BECOME[State.SUBMITTED]}


def test_from_every_stage_but_the_last_one_can_reach_adoption_and_from_adoption_nothing() -> None:
    reached = {Stage.ADOPTED}
    for _ in Stage:
        reached |= {stage for stage, following in FOLLOWS.items() if following & reached}
    assert set(FOLLOWS) == ALWAYS == reached
    assert FOLLOWS[Stage.ADOPTED] == frozenset()
    assert {stage for stage in Stage if stage in NEGOTIATING} == {Stage.OPEN, Stage.READING}
