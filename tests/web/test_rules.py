"""The ladder and the way back, on the page of the rules, are printed from the tables that refuse a step."""

import pytest

from drafting.procedure.kinds import Rung
from drafting.procedure.ladder import MAY_STEP
from drafting.procedure.states import REOPENS, State
from drafting.web import naming, words
from tests.conftest import House
from tests.web.pages import Reader, plain

END = "nothing: it is the end"


def cells(reader: Reader, row: str) -> list[str]:
    return [plain(each) for each in reader.open("/rules").piece(row).xpath("./td")]


def test_the_ladder_is_printed_step_by_step(house: House) -> None:
    reader = Reader(house, "tajikistan")
    with house.app.test_request_context():
        for rung in Rung:
            may = [str(words.RUNGS[each]) for each in Rung if each in MAY_STEP[rung]]
            assert cells(reader, f"rung-{rung.value}") == ["; ".join(may) or END]


def test_what_is_reopened_is_printed_state_by_state(house: House) -> None:
    reader = Reader(house, "tajikistan")
    with house.app.test_request_context():
        for state in State:
            back = [str(naming.STATE_NAMES[s.value]) for s in State if s in REOPENS.get(state, ())]
            assert cells(reader, f"state-{state.value}")[1] == ("; ".join(back) or "–")


def test_a_step_that_changes_is_printed_as_it_is(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader(house, "kazakhstan")
    assert cells(reader, "rung-agreed") == [END]
    monkeypatch.setitem(MAY_STEP, Rung.AGREED, frozenset({Rung.OPEN}))
    assert cells(reader, "rung-agreed") == ["open"]
    monkeypatch.setitem(REOPENS, State.WITHDRAWN, frozenset({State.LAPSED}))
    assert cells(reader, "state-withdrawn") == [END, "lapsed"]
