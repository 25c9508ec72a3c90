"""Stages and deadlines as acts: who sets them, what they refuse, and leave to be late to the microsecond."""

from datetime import datetime, timedelta

import pytest
import time_machine

from drafting.procedure.errors import BadTerm, Refusal
from drafting.procedure.hours import as_typed, moment_in
from drafting.procedure.stages import BY_MOVING, FOLLOWS, Stage
from drafting.queries.stages import leaves_on, reading_of
from drafting.services import deadlines
from tests.services.closing import TICK, at, do, draft, move, open_silence, soon, stage, unbroken
from tests.services.landing import land
from tests.services.room import Room
from tests.services.test_stages import set_stage

OP2 = "Condemn terrorism in all its forms;"


def moved(room: Room, to: Stage) -> str:
    """Move the draft; say what came of it."""
    try:
        move(room, to, "For a reason.")
    except Refusal as refusal:
        return refusal.code
    return "moved"


def read(zone: str, typed: str) -> datetime | str | None:
    """Return the moment of an hour typed, or why it is refused."""
    try:
        return moment_in(zone, typed)
    except BadTerm as refusal:
        return str(refusal.params["why"])


@pytest.mark.parametrize("here", list(Stage))
def test_the_chair_moves_along_the_table_and_nowhere_else(room: Room, here: Stage) -> None:
    for to in Stage:
        set_stage(room, here)
        offered = (here, to) in BY_MOVING and to in FOLLOWS[here]
        wanted = "wrong_stage" if not offered else "not_ready" if to is Stage.AGREED else "moved"
        assert moved(room, to) == wanted, (here, to)
        assert stage(room) is (to if wanted == "moved" else here)


def test_going_back_needs_a_reason_and_the_readings_are_counted(any_room: Room) -> None:
    for who in ("SEC", "KAZ", "EU"):
        assert any_room.refusal(move, any_room, Stage.READING, who=who).code == "not_permitted"
    move(any_room, Stage.READING)
    move(any_room, Stage.READING)
    assert any_room.refusal(move, any_room, Stage.OPEN, "  ").code == "reason_needed"
    move(any_room, Stage.OPEN, "New instructions.")
    move(any_room, Stage.READING)
    assert any_room.house.run(lambda: reading_of(draft(any_room))) == 3
    assert [e.payload["reading"] for e in any_room.chain() if e.kind == "stage.moved"] == [1, 2, 2, 3]


def test_a_text_is_gavelled_once_nothing_is_disputed(any_room: Room) -> None:
    move(any_room, Stage.READING)
    refusal = any_room.refusal(move, any_room, Stage.AGREED)
    assert {each.kind.value for each in refusal.params["obstacles"]} == {"brackets", "packages"}
    land(any_room)
    move(any_room, Stage.AGREED)
    assert stage(any_room) is Stage.AGREED


def test_from_silence_the_chair_does_not_move_it(room: Room) -> None:
    land(room)
    open_silence(room)
    for to in (Stage.READING, Stage.AGREED, Stage.OPEN):
        assert room.refusal(move, room, to, "x").code == "wrong_stage"
    set_stage(room, Stage.OPEN)
    unbroken(room)
    assert room.refusal(move, room, Stage.READING).code == "reason_needed"


def test_deadlines_are_set_ahead_and_in_their_order(any_room: Room) -> None:
    first, second = soon(100), soon(130)
    set_ = deadlines.set
    for who, given, why in (
        ("KAZ", (first, second), "not_permitted"),
        ("SEC", (second, first), "order"),
        ("SEC", (None, first), "order"),
        ("CHAIR", (soon(-3), second), "past"),
        ("SEC", (draft(any_room).amendments_until, draft(any_room).subamendments_until), "same"),
    ):
        refusal = any_room.refusal(do, any_room, set_, who, *given)
        assert refusal.params.get("why", refusal.code) == why
    do(any_room, set_, "SEC", first, second)
    assert (draft(any_room).amendments_until, draft(any_room).subamendments_until) == (first, second)
    entry = any_room.chain()[-1]
    assert (entry.kind, entry.payload["amendments"]) == ("deadlines.set", first.isoformat())
    do(any_room, set_, "SEC", None, None)
    assert draft(any_room).amendments_until is None


@pytest.mark.parametrize(("off", "taken"), [(timedelta(0), True), (TICK, False)])
def test_leave_covers_one_party_to_the_microsecond_and_marks_it_late(
    any_room: Room, off: timedelta, *, taken: bool
) -> None:
    over = draft(any_room).amendments_until
    assert over is not None
    until = over + timedelta(hours=5)
    for party, term, why in (
        ("XXX", until, "not_found"),
        ("SEC", until, "not_found"),
        ("UZB", soon(-2), "bad_term"),
    ):
        assert any_room.refusal(do, any_room, deadlines.grant_leave, "CHAIR", party, term).code == why
    assert any_room.refusal(do, any_room, deadlines.grant_leave, "SEC", "UZB", until).code == "not_permitted"
    do(any_room, deadlines.grant_leave, "CHAIR", "UZB", until)
    assert any_room.house.run(lambda: leaves_on(draft(any_room))) == {"UZB": until}
    private, other = any_room.keep("UZB", "OP2", OP2), any_room.keep("KGZ", "OP2", OP2 + " x")
    with time_machine.travel(until, tick=False):
        assert any_room.refusal(any_room.submit, "KGZ", other).code == "deadline_passed"
    if taken:
        at(until + off, lambda: any_room.submit("UZB", private))
        assert any_room.proposal("UZB-4").late
    else:
        with time_machine.travel(until + off, tick=False):
            assert any_room.refusal(any_room.submit, "UZB", private).code == "deadline_passed"


@pytest.mark.parametrize(
    ("zone", "typed", "utc"),
    [
        ("Asia/Ashgabat", "2026-11-26T18:00", "2026-11-26T13:00+00:00"),
        ("Europe/Geneva", "", None),
        ("Europe/Zurich", "2026-03-29T01:59", "2026-03-29T00:59+00:00"),
        ("Europe/Zurich", "2026-03-29T02:30", "gap"),
        ("Europe/Zurich", "2026-03-29T03:00", "2026-03-29T01:00+00:00"),
        ("Europe/Zurich", "2026-10-25T02:30", "2026-10-25T01:30+00:00"),
        ("Europe/Zurich", "yesterday", "unreadable"),
        ("Europe/Zurich", "2026-10-25T02:30+02:00", "unreadable"),
        ("Asia/Ashgabat", "0001-01-01T00:00", "unreadable"),
    ],
)
def test_an_hour_is_typed_as_the_event_reads_its_clocks(zone: str, typed: str, utc: str | None) -> None:
    """One that the clocks jump over is refused; one that comes twice is the later: nobody is late by reading."""
    moment = read(zone, typed)
    if isinstance(moment, datetime):
        assert (moment.isoformat(timespec="minutes"), as_typed(zone, moment)) == (utc, typed)
    else:
        assert moment == utc
