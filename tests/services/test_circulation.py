"""Circulation in batches: nobody knows of a proposal before it is sent out, and then it is all there."""

from uuid import UUID

import time_machine

from drafting.extensions import db
from drafting.models import Draft, Event
from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.stages import Circulation
from drafting.queries.desks import private_drafts
from drafting.queries.finding import draft_of
from drafting.queries.lodging import LodgedCard, lodged_by, lodged_on
from drafting.queries.record import submitted_on
from drafting.services import amendments, circulation
from tests.conftest import key
from tests.services.room import Room
from tests.services.test_revised import revise

K = AmendmentKind


def batches(room: Room) -> None:
    """Let the event circulate in batches."""

    def write() -> None:
        db.session.query(Event).one().circulation = Circulation.IN_BATCHES
        db.session.commit()

    room.house.run(write)


def lodge(room: Room, who: str, private: UUID) -> UUID:
    return room.house.run(amendments.submit, room.actor(who), private, 1, key())


def waiting(room: Room, who: str = "SEC") -> list[LodgedCard]:
    seat = room.actor(who)
    asked = lodged_on if who == "SEC" else lodged_by
    return list(room.house.run(lambda: asked(seat, draft_of(seat, room.house.draft))))


def circulate(room: Room, *lodged: UUID, who: str = "SEC") -> None:
    room.house.run(circulation.circulate, room.actor(who), room.house.draft, lodged, key())


def take_back(room: Room, who: str, lodged: UUID) -> None:
    room.house.run(circulation.take_back, room.actor(who), lodged, key())


def test_a_batch_comes_out_in_one_act_in_the_order_of_receipt(any_room: Room) -> None:
    room = any_room
    batches(room)
    entries = room.entries()
    old = room.paragraph("OP4").text
    first = lodge(room, "UZB", room.keep("UZB", "OP9", "Note with satisfaction;", K.INSERT))
    second = lodge(room, "KAZ", room.keep("KAZ", "OP9", "Note with interest;", K.INSERT))
    third = lodge(room, "KAZ", room.keep("KAZ", "OP4", old.replace("exchange of", "sharing of")))
    kept = lodge(room, "TJK", room.keep("TJK", "OP2", "Condemn;"))
    assert room.entries() == entries
    assert [each.id for each in waiting(room)] == [first, second, third, kept]
    assert [each.id for each in waiting(room, "KAZ")] == [second, third]
    kaz = room.actor("KAZ")
    assert room.house.run(lambda: private_drafts(kaz, draft_of(kaz, room.house.draft))) == ()
    room.chairs_text("OP4", old.replace("timely", "swift"))
    entries = room.entries()
    circulate(room, third, first, second)
    assert room.entries() == entries + 1
    assert room.chain()[-1].kind == "batch.circulated"
    assert [room.proposal(each).new_label for each in ("UZB-4", "KAZ-4")] == ["OP9 bis", "OP9 ter"]
    assert room.states("UZB-4", "KAZ-4", "KAZ-5") == ("circulated",) * 3
    assert room.statuses("KAZ-5") == ("check",)
    assert "swift sharing of" in room.proposal("KAZ-5").text
    counted = room.house.run(lambda: submitted_on(db.session.get_one(Draft, room.house.draft)))
    assert {"UZB-4", "KAZ-4", "KAZ-5"} <= set(counted)
    for each in ("KAZ-4", "UZB-4"):
        room.accept(each)
    labels = room.labels()
    assert labels[labels.index("OP9") : labels.index("OP10")] == ["OP9", "OP9 bis", "OP9 ter"]
    room.publish()
    assert [each.id for each in waiting(room)] == [kept]


def test_the_hour_of_receipt_counts_and_the_term_is_asked_then(room: Room) -> None:
    batches(room)
    lodged = lodge(room, "KAZ", room.keep("KAZ", "OP2", "Condemn;"))
    received = waiting(room)[0].received
    with time_machine.travel("2037-01-01T00:00:00+00:00"):
        late = room.keep("UZB", "OP2", "Condemn it;")
        assert room.refusal(lodge, room, "UZB", late).code == "deadline_passed"
        circulate(room, lodged)
    made = room.proposal("KAZ-4")
    assert (made.received, made.late) == (received, False)


def test_it_is_taken_back_and_lodged_again(any_room: Room) -> None:
    room = any_room
    batches(room)
    private = room.keep("KAZ", "OP2", "Condemn;")
    lodged = lodge(room, "KAZ", private)
    assert room.refusal(room.keep, "KAZ", "OP2", "Condemn it;", private=private).code == "already_decided"
    assert room.refusal(lodge, room, "KAZ", private).code == "already_decided"
    assert room.refusal(take_back, room, "UZB", lodged).code == "not_found"
    assert room.refusal(take_back, room, "kazakhstan-drafter", lodged).code == "not_permitted"
    take_back(room, "KAZ", lodged)
    assert waiting(room) == []
    assert room.refusal(circulate, room, lodged).code == "not_found"
    assert room.refusal(take_back, room, "KAZ", lodged).code == "not_found"
    room.keep("KAZ", "OP2", "Condemn it;", private=private)
    room.house.run(amendments.submit, room.actor("KAZ"), private, 2, key())
    assert [each.pieces for each in waiting(room)] == [((0, "Condemn it;"),)]
    circulate(room, lodged)
    assert room.proposal("KAZ-4").text == "Condemn it;"


def test_only_the_secretariat_circulates_and_never_nothing(room: Room) -> None:
    batches(room)
    lodged = lodge(room, "KAZ", room.keep("KAZ", "OP2", "Condemn;"))
    for who in ("KAZ", "CHAIR", "EU"):
        assert room.refusal(circulate, room, lodged, who=who).code == "not_permitted"
    assert room.refusal(circulate, room).code == "nothing_chosen"
    assert room.refusal(circulate, room, room.paragraph("OP2").id).code == "not_found"
    circulate(room, lodged)
    assert room.refusal(circulate, room, lodged).code == "not_found"


def test_what_it_hung_on_was_decided_meanwhile(any_room: Room) -> None:
    room = any_room
    batches(room)
    sub = lodge(room, "UZB", room.keep("UZB", "", "Express our concern;", on="TJK-1"))
    revision = lodge(room, "KAZ", revise(room, "KAZ", "KAZ-3", "Taking note of it,", K.INSERT))
    room.withdraw("TJK", "TJK-1")
    room.withdraw("KAZ", "KAZ-3")
    circulate(room, sub, revision)
    assert room.states("UZB-4", "KAZ-3/Rev.1", "KAZ-3") == ("lapsed", "lapsed", "withdrawn")
    assert room.proposal("UZB-4").reason == "TJK-1"
    room.publish()


def test_a_sub_amendment_is_carried_from_the_words_it_was_made_on(room: Room) -> None:
    batches(room)
    words = room.proposal("TJK-1").text
    sub = lodge(room, "UZB", room.keep("UZB", "", words.replace("operational ", ""), on="TJK-1"))
    room.accept("KAZ-2")
    circulate(room, sub)
    carried = room.proposal("UZB-4")
    assert "linkages that may exist" in carried.text
    assert "sharing information" in carried.text
