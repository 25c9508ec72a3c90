"""Under silence a participant's amendment breaks it, and only when it says so; leave covers what is late."""

from datetime import UTC, datetime, timedelta

import time_machine

from drafting.extensions import db
from drafting.models import Draft, Event
from drafting.procedure.stages import Circulation, Stage
from drafting.services import amendments, deadlines, silence
from tests.conftest import key
from tests.services.room import Room


def under_silence(room: Room) -> None:
    until = datetime.now(UTC) + timedelta(days=1)
    room.house.run(silence.open, room.actor("CHAIR"), room.house.draft, until, key())


def submit(room: Room, who: str, private: object, *, breaking: bool = False) -> None:
    room.house.run(amendments.submit, room.actor(who), private, 1, key(), breaking=breaking)


def stage(room: Room) -> str:
    return room.house.run(lambda: db.session.get_one(Draft, room.house.draft).stage)


def test_an_amendment_breaks_the_silence_when_it_is_meant_to(any_room: Room) -> None:
    room = any_room

    def in_batches() -> None:
        db.session.query(Event).one().circulation = Circulation.IN_BATCHES
        db.session.commit()

    room.house.run(in_batches)
    observed = room.keep("EU", "OP2", "Condemn it all;")
    under_silence(room)
    mine = room.keep("UZB", "OP2", "Condemn;")
    assert room.refusal(submit, room, "UZB", mine).code == "silence_would_break"
    assert room.refusal(submit, room, "uzbekistan-drafter", mine, breaking=True).code == "not_permitted"
    assert room.refusal(submit, room, "EU", observed, breaking=True).code == "wrong_stage"
    assert stage(room) == Stage.SILENCE
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=25)):
        assert room.refusal(submit, room, "UZB", mine, breaking=True).code == "silence_over"
    submit(room, "UZB", mine, breaking=True)
    assert stage(room) == Stage.READING
    assert room.states("UZB-4") == ("submitted",)
    assert "breaks_silence" in room.chain()[-1].payload


def test_what_is_late_by_leave_is_marked_late(room: Room) -> None:
    with time_machine.travel("2037-01-01T10:00:00+00:00"):
        private = room.keep("UZB", "OP2", "Condemn;")
        assert room.refusal(room.submit, "UZB", private).code == "deadline_passed"
        until = datetime.now(UTC) + timedelta(hours=1)
        room.house.run(deadlines.grant_leave, room.actor("CHAIR"), room.house.draft, "UZB", until, key())
        room.submit("UZB", private)
    assert room.proposal("UZB-4").late
