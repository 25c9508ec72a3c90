"""What delegations say of paragraphs and proposals: on the right thing, in time, with every earlier word kept."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine

from drafting.extensions import db
from drafting.models import Position
from drafting.procedure.accounting import accounts
from drafting.procedure.kinds import ON_PARAGRAPHS, ON_PROPOSALS, AmendmentKind, Stance
from drafting.procedure.statements import Force, force, printed
from drafting.procedure.table import Reserved
from drafting.queries.finding import draft_of
from drafting.queries.statements import words_on
from drafting.services import clock, positions
from tests.conftest import key
from tests.services.room import Room


def says_of(room: Room, who: str, label: str, stance: Stance, *words: str) -> None:
    said, about = positions.Statement(stance, *words), room.paragraph(label).id
    room.house.run(positions.state_on_paragraph, room.actor(who), room.house.draft, about, said, key())


def reserve(room: Room, who: str, label: str, scope: str = "", until: Any = None, note: str = "So.") -> UUID:
    about, draft = room.paragraph(label).id, room.house.draft
    return room.house.run(positions.reserve, room.actor(who), draft, about, scope, note, until, key())


def lift(room: Room, who: str, reservation: UUID) -> None:
    room.house.run(positions.lift, room.actor(who), reservation, key())


def on_record(room: Room, reference: str) -> Reserved:
    return next(each for each in room.house.table().reservations if each.reference == reference)


def history(room: Room, who: str, about: UUID) -> list[tuple[str, str, str, bool]]:
    def read() -> list[tuple[str, str, str, bool]]:
        draft = draft_of(room.actor(who), room.house.draft)
        return [(w.party, w.stance.value, w.note, w.latest) for w in words_on(draft, about)]

    room.actor(who)
    return room.house.run(read)


def test_each_stance_is_said_of_what_it_is_made_for(room: Room) -> None:
    for stance in Stance:
        note = "A word." if stance is Stance.COMMENT else ""
        of = {
            "paragraph": (
                lambda s=stance, n=note: says_of(room, "KAZ", "OP2", s, "", n),
                stance in ON_PARAGRAPHS,
            ),
            "proposal": (lambda s=stance: room.says("KAZ", "UZB-1", s), stance in ON_PROPOSALS),
        }
        for thing, (say, allowed) in of.items():
            if allowed:
                say()
                continue
            refused = room.refusal(say)
            assert (refused.code, refused.params["on"], refused.params["stance"]) == (
                "wrong_stance",
                thing,
                stance,
            )


def test_a_comment_needs_words_and_a_fallen_paragraph_is_past_retaining(room: Room) -> None:
    assert room.refusal(says_of, room, "KAZ", "OP2", Stance.COMMENT).code == "note_missing"
    room.accept("TKM-1")
    assert room.refusal(says_of, room, "KAZ", "OP6", Stance.RETAIN).code == "stale_text"
    assert room.refusal(reserve, room, "KAZ", "OP6").code == "stale_text"


def test_a_later_word_holds_and_the_earlier_ones_stay_readable(any_room: Room) -> None:
    says_of(any_room, "UZB", "OP2", Stance.CONSULTING, "", "Asking the capital")
    says_of(any_room, "KAZ", "OP2", Stance.RETAIN, "as in the zero draft")
    says_of(any_room, "UZB", "OP2", Stance.RETAIN, "as in the zero draft", "The capital has answered")
    op2 = any_room.paragraph("OP2")
    assert [(s.party, s.stance.value) for s in op2.said] == [("KAZ", "retain"), ("UZB", "retain")]
    assert [(s.parties, s.word, s.detail) for s in printed(op2)] == [
        (("KAZ", "UZB"), "retain", "as in the zero draft")
    ]
    assert history(any_room, "EU", op2.id) == [
        ("KAZ", "retain", "", True),
        ("UZB", "retain", "The capital has answered", True),
        ("UZB", "consulting", "Asking the capital", False),
    ]
    assert [(e.actor, e.kind, e.subject) for e in any_room.chain()[-3:]] == [
        (who, "position.stated", "OP2") for who in ("UZB", "KAZ", "UZB")
    ]


def test_a_position_given_on_an_earlier_text_says_so(room: Room) -> None:
    says_of(room, "KAZ", "OP9", Stance.RETAIN)
    room.chairs_text("OP9", "Decide to meet again;")
    assert [said.earlier for said in room.paragraph("OP9").said] == [True]


def test_a_reservation_on_words_stands_on_words_of_the_text(any_room: Room) -> None:
    word = any_room.paragraph("OP4").text.split()[3]
    refused = any_room.refusal(reserve, any_room, "KAZ", "OP4", "words of nobody")
    assert (refused.code, refused.params["scope"]) == ("scope_not_in_text", "words of nobody")
    reserve(any_room, "KAZ", "OP4", word)
    assert on_record(any_room, "KAZ-4").scope == word


def test_a_reservation_on_a_proposal_stands_on_its_words_also_on_a_sub_amendment(any_room: Room) -> None:
    sub = any_room.proposal("KAZ-2")
    room, uzb = any_room, any_room.actor("UZB")

    def enter(scope: str) -> UUID:
        return room.house.run(positions.reserve_on, uzb, sub.id, scope, "", None, key())

    assert room.refusal(enter, "words of nobody").code == "scope_not_in_text"
    enter(sub.text.split()[0])
    found = on_record(room, "UZB-4")
    assert (found.amendment, found.party) == (sub.id, "UZB")
    room.withdraw("KAZ", "KAZ-2")
    assert room.refusal(enter, "").code == "already_decided"


@pytest.mark.parametrize("late", [timedelta(), timedelta(microseconds=1)])
def test_a_term_that_is_not_ahead_is_refused(room: Room, late: timedelta) -> None:
    with time_machine.travel(clock.now(), tick=False):
        refused = room.refusal(reserve, room, "KAZ", "OP4", "", clock.now() - late)
    assert (refused.code, refused.params["why"]) == ("bad_term", "past")


def test_a_scrutiny_reservation_outlives_its_term_until_its_party_decides(any_room: Room) -> None:
    with time_machine.travel(clock.now(), tick=False) as hour:
        until = clock.now() + timedelta(hours=1)
        first, second = (reserve(any_room, "KAZ", label, "", until) for label in ("OP4", "OP7"))
        assert force(on_record(any_room, "KAZ-4"), clock.now()) is Force.SCRUTINY
        hour.shift(timedelta(hours=1))
        assert force(on_record(any_room, "KAZ-4"), clock.now()) is Force.TERM_PASSED
        any_room.house.run(positions.confirm_reservation, any_room.actor("KAZ"), first, key())
        lift(any_room, "KAZ", second)
    old, new, other = (on_record(any_room, each) for each in ("KAZ-4", "KAZ-4/Rev.1", "KAZ-5"))
    assert (old.lifted, old.confirmed_as) == (True, "KAZ-4/Rev.1")
    assert (new.lifted, new.until, new.note) == (False, None, "So.")
    assert [force(each, clock.now()) for each in (old, new, other)] == [
        Force.CONFIRMED,
        Force.STANDS,
        Force.LIFTED,
    ]
    said = {each.reference: (each.outcome.value, each.reason) for each in accounts(any_room.house.table())}
    assert said["KAZ-4"] == ("superseded", "KAZ-4/Rev.1")
    assert said["KAZ-4/Rev.1"] == ("on_record", "")
    assert said["KAZ-5"] == ("lifted", "")
    any_room.publish()


def test_only_its_own_party_lifts_a_reservation_and_only_once(any_room: Room) -> None:
    theirs = reserve(any_room, "KAZ", "OP4")
    assert any_room.refusal(lift, any_room, "UZB", theirs).code == "not_permitted"
    lift(any_room, "KAZ", theirs)
    refused = any_room.refusal(lift, any_room, "KAZ", theirs)
    assert (refused.code, refused.params) == ("already_lifted", {"reference": "KAZ-4"})
    kept = any_room.refusal(
        any_room.house.run, positions.confirm_reservation, any_room.actor("KAZ"), theirs, key()
    )
    assert kept.code == "already_lifted"
    assert any_room.refusal(lift, any_room, "KAZ", uuid4()).code == "not_found"
    assert any_room.chain()[-1].kind == "reservation.lifted"


def test_a_reservation_without_a_term_has_nothing_to_confirm(room: Room) -> None:
    entered = reserve(room, "KAZ", "OP4")
    refused = room.refusal(room.house.run, positions.confirm_reservation, room.actor("KAZ"), entered, key())
    assert refused.code == "no_term"


def test_a_reservation_that_was_lifted_does_not_give_its_number_away(room: Room) -> None:
    lift(room, "KAZ", reserve(room, "KAZ", "OP4"))
    assert room.propose("KAZ", "OP2", "Condemn terrorism;", AmendmentKind.MODIFY) == "KAZ-5"


def spoken(room: Room, who: str, reference: str) -> UUID:
    """Write what the office types during the meeting."""
    known, proposal, chair = room.actor(who), room.proposal(reference), room.actor("CHAIR")

    def write() -> UUID:
        row = Position(
            id=uuid4(), amendment_id=proposal.id, party_id=known.party, seat_id=chair.seat, stance="support",
            condition="", note="", sequence=10_000, orally_at=clock.now(),
        )  # fmt: skip
        db.session.add(row)
        db.session.commit()
        return row.id

    return room.house.run(write)


def test_a_delegation_confirms_its_own_spoken_words_once(any_room: Room) -> None:
    said = spoken(any_room, "TKM", "UZB-3")

    def confirm(who: str) -> None:
        any_room.house.run(positions.confirm, any_room.actor(who), said, key())

    assert any_room.refusal(confirm, "KAZ").code == "not_permitted"
    found = {each.party: each.confirmed for each in any_room.proposal("UZB-3").said}
    assert found["TKM"] is False
    confirm("TKM")
    assert {each.party: each.confirmed for each in any_room.proposal("UZB-3").said}["TKM"] is True
    assert any_room.refusal(confirm, "TKM").code == "confirmed_already"
    assert any_room.chain()[-1].kind == "position.confirmed"
    written = next(each.id for each in any_room.proposal("UZB-1").said if each.orally is None)
    assert (
        any_room.refusal(any_room.house.run, positions.confirm, any_room.actor("KAZ"), written, key()).code
        == "not_found"
    )
