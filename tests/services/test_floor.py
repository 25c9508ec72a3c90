"""From the floor: what the office types for a delegation, and the delegation's own word on it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import time_machine

from drafting.extensions import db
from drafting.models import Draft
from drafting.procedure.kinds import AmendmentKind, Stance
from drafting.procedure.proposing import Proposed
from drafting.procedure.stages import Stage
from drafting.queries.record import submitted_on
from drafting.queries.spoken import unconfirmed
from drafting.services import floor, positions
from tests.conftest import key
from tests.services.room import Room

K = AmendmentKind
LATER = "2037-01-01T00:00:00+00:00"


def now() -> datetime:
    return datetime.now(UTC)


def proposed(room: Room, label: str, text: str, kind: K = K.MODIFY) -> Proposed:
    target = room.paragraph(label)
    return Proposed(kind, target.id, target.wording, text)


def enter(room: Room, office: str, code: str, label: str, text: str, at: datetime | None = None) -> UUID:
    asked = proposed(room, label, text)
    return room.house.run(floor.enter, room.actor(office), room.house.draft, code, asked, at or now(), key())


def confirm(room: Room, who: str, reference: str) -> None:
    room.house.run(floor.confirm, room.actor(who), room.proposal(reference).id, key())


@pytest.mark.parametrize("office", ["CHAIR", "SEC"])
def test_it_is_the_delegations_and_waits_for_its_word(any_room: Room, office: str) -> None:
    room = any_room
    at = now()
    enter(room, office, "KAZ", "OP2", "Condemn terrorism;", at)
    made = room.proposal("KAZ-4")
    assert (made.party, made.orally, made.confirmed) == ("KAZ", at, False)
    draft = room.house.run(lambda: submitted_on(db.session.get_one(Draft, room.house.draft)))
    assert "KAZ-4" in draft
    kaz = room.actor("KAZ")
    waiting = [each.proposal.reference for each in unconfirmed(kaz, room.house.table(office=False))]
    assert waiting == ["KAZ-4"]
    assert room.refusal(confirm, room, "UZB", "KAZ-4").code == "not_permitted"
    assert room.refusal(confirm, room, "kazakhstan-drafter", "KAZ-4").code == "not_permitted"
    assert room.refusal(confirm, room, "KAZ", "KAZ-1").code == "not_found"
    confirm(room, "KAZ", "KAZ-4")
    assert room.proposal("KAZ-4").confirmed
    assert room.refusal(confirm, room, "KAZ", "KAZ-4").code == "confirmed_already"
    assert unconfirmed(kaz, room.house.table(office=False)) == ()
    room.accept("KAZ-4")
    room.publish()
    room.chain()


def test_the_office_speaks_for_delegations_of_the_event_at_a_minute_that_can_be(room: Room) -> None:
    refused = [
        ("KAZ", "KAZ", now(), "not_permitted"),
        ("CHAIR", "SEC", now(), "not_your_delegations"),
        ("CHAIR", "CHAIR", now(), "not_your_delegations"),
        ("CHAIR", "FRA", now(), "not_your_delegations"),
        ("CHAIR", "KAZ", now() + timedelta(minutes=2), "impossible_hour"),
        ("CHAIR", "KAZ", now() - timedelta(days=2), "impossible_hour"),
    ]
    for office, code, at, why in refused:
        assert room.refusal(enter, room, office, code, "OP2", "Condemn;", at).code == why
    same = room.paragraph("OP2").text
    assert room.refusal(enter, room, "CHAIR", "KAZ", "OP2", same).code == "identical_proposal"


@pytest.mark.parametrize(("stage", "late"), [(Stage.READING, False), (Stage.OPEN, True)])
def test_terms_bind_the_floor_only_while_proposals_are_handed_in(
    room: Room, stage: Stage, late: bool
) -> None:
    def move() -> None:
        db.session.get_one(Draft, room.house.draft).stage = stage
        db.session.commit()

    room.house.run(move)
    with time_machine.travel(LATER):
        enter(room, "CHAIR", "UZB", "OP2", "Condemn terrorism;")
    assert room.proposal("UZB-4").late is late


def test_a_position_is_typed_and_the_delegation_states_its_own(any_room: Room) -> None:
    room = any_room

    def say(code: str, reference: str = "KAZ-1", stance: Stance = Stance.OPPOSE) -> None:
        about, spoken = room.proposal(reference).id, floor.Spoken(stance, "if PP3 stays")
        room.house.run(floor.state, room.actor("CHAIR"), about, code, spoken, now(), key())

    say("TJK")
    said = next(each for each in room.proposal("KAZ-1").said if each.party == "TJK")
    assert (said.stance, bool(said.orally), said.confirmed) == (Stance.OPPOSE, True, False)
    waiting = unconfirmed(room.actor("TJK"), room.house.table(office=False))
    assert [each.about for each in waiting] == [said.id]
    room.house.run(positions.confirm, room.actor("TJK"), said.id, key())
    assert unconfirmed(room.actor("TJK"), room.house.table(office=False)) == ()
    room.says("TJK", "KAZ-1", Stance.SUPPORT)
    for code in ("KAZ", "EU", "SEC"):
        assert room.refusal(say, code).code == "not_your_delegations"
    assert room.refusal(say, "TJK", stance=Stance.RETAIN).code == "wrong_stance"
    room.chain()
