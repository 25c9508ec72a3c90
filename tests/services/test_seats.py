"""Delegations run their own seats: single-use links, refusals that give nothing away, and a last focal point."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from sqlalchemy import select

from drafting.extensions import db
from drafting.models import Invitation, Person, Seat
from drafting.procedure.errors import Refusal
from drafting.procedure.kinds import Duty
from drafting.queries.people import actor_of, benches
from drafting.services import accounts, clock, invitations
from drafting.services.sealing import link_secret
from tests.conftest import key
from tests.services.room import Room

PASSPHRASE = "correct horse battery staple"


def invite(room: Room, who: str, party: str, duty: Duty = Duty.DRAFTER) -> str:
    known, about = room.actor(who), room.actor(party).party
    return room.house.run(invitations.invite, known, about, duty, key())


def join(room: Room, secret: str, name: str = "new-drafter", passphrase: str = PASSPHRASE) -> str:
    return room.house.run(invitations.join, secret, name, passphrase)


def signed_in(room: Room, token: str) -> tuple[str, str, str] | None:
    long_ago = clock.now() - timedelta(days=1)
    found = room.house.run(actor_of, token, long_ago, long_ago)
    return (found[0].code, found[0].duty.value, found[1].name) if found else None


def seat_of(room: Room, name: str) -> UUID:
    asked = select(Seat.id).join(Person, Person.id == Seat.person_id).where(Person.name == name)
    return room.house.run(lambda: db.session.scalars(asked).one())


def refused(act: Callable[..., Any], *given: Any) -> tuple[str, dict[str, Any]]:
    with pytest.raises(Refusal) as found:
        act(*given)
    return found.value.code, dict(found.value.params)


def test_a_link_gives_its_seat_once_and_signs_in_at_once(any_room: Room) -> None:
    secret = invite(any_room, "KAZ", "KAZ")
    assert secret not in repr(any_room.everything())
    token = join(any_room, secret)
    assert signed_in(any_room, token) == ("KAZ", "drafter", "new-drafter")
    assert signed_in(any_room, any_room.house.run(accounts.sign_in, "new-drafter", PASSPHRASE)) is not None
    assert refused(join, any_room, secret, "another") == ("link_closed", {})
    entries = [(e.actor, e.kind, e.subject) for e in any_room.chain()[-2:]]
    assert entries == [("KAZ", "seat.invited", "KAZ"), ("KAZ", "seat.given", "new-drafter")]


def test_nothing_tells_a_used_link_from_one_that_never_was(any_room: Room) -> None:
    used, taken, late = (invite(any_room, "SEC", "KAZ") for _ in range(3))
    join(any_room, used)
    offered = {
        each.token: each.id
        for each in any_room.house.run(lambda: list(db.session.scalars(select(Invitation))))
    }
    back = next(each for each in offered.values() if link_secret_of(any_room, each) == taken)
    any_room.house.run(invitations.take_back, any_room.actor("KAZ"), back, key())
    answers = []
    with time_machine.travel(clock.now() + invitations.OPEN_FOR, tick=False):
        before = any_room.everything()
        for secret in (used, taken, late, "never", "", "\x00", "x" * 5000, "Ω"):
            answers.append(refused(join, any_room, secret, "somebody", PASSPHRASE))
            answers.append(refused(join, any_room, secret, "", ""))
        assert any_room.everything() == before
    assert answers == [("link_closed", {})] * len(answers)


def link_secret_of(room: Room, invitation: UUID) -> str:
    return room.house.run(link_secret, invitation)


def test_a_link_expires_to_the_microsecond(room: Room) -> None:
    with time_machine.travel(clock.now(), tick=False) as hour:
        first, second = invite(room, "KAZ", "KAZ"), invite(room, "KAZ", "KAZ")
        hour.shift(invitations.OPEN_FOR - timedelta(microseconds=1))
        join(room, first)
        hour.shift(timedelta(microseconds=1))
        assert refused(join, room, second, "too-late")[0] == "link_closed"


@pytest.mark.parametrize(
    ("name", "passphrase", "code"),
    [
        ("", PASSPHRASE, "bad_person_name"),
        ("x" * 65, PASSPHRASE, "bad_person_name"),
        ("no\u202ebody", PASSPHRASE, "bad_person_name"),
        ("no\x07body", PASSPHRASE, "bad_person_name"),
        ("kazakhstan", PASSPHRASE, "name_taken"),
        ("Kazakhstan", PASSPHRASE, "name_taken"),
        ("somebody", "elevenchars", "short_passphrase"),
        ("somebody", "aaaaaaaaaaaaaaaaaaaa", "short_passphrase"),
        ("somebody", "x1y2z" * 300, "long_passphrase"),
        ("longer-than-most", "Longer than most", "passphrase_is_name"),
        ("somebody-else", "somebody-else!1", "passphrase_is_name"),
    ],
)
def test_what_is_refused_at_the_door_leaves_the_link_open(
    room: Room, name: str, passphrase: str, code: str
) -> None:
    secret = invite(room, "KAZ", "KAZ")
    assert refused(join, room, secret, name, passphrase)[0] == code
    assert join(room, secret)


def test_a_link_is_no_way_to_try_out_names(room: Room) -> None:
    secret, other = invite(room, "KAZ", "KAZ"), invite(room, "KAZ", "KAZ")
    with time_machine.travel(clock.now(), tick=False) as hour:
        for _ in range(accounts.ATTEMPTS):
            assert refused(join, room, secret, "chair")[0] == "name_taken"
        assert refused(join, room, secret, "chair")[0] == "too_many_attempts"
        join(room, other, "another")
        hour.shift(accounts.WITHIN)
        assert join(room, secret, "a-free-name")


def test_of_two_who_open_a_link_at_once_one_is_seated(any_room: Room) -> None:
    secret, gate = invite(any_room, "KAZ", "KAZ"), Barrier(2)
    found: list[str] = []

    def run(name: str) -> None:
        gate.wait()
        try:
            join(any_room, secret, name)
            found.append("seated")
        except Refusal as refusal:
            found.append(refusal.code)

    threads = [Thread(target=run, args=(name,)) for name in ("one", "two")]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(found) == ["link_closed", "seated"]


def test_the_same_form_sent_twice_makes_one_link(room: Room) -> None:
    known, form = room.actor("KAZ"), key()
    links = {room.house.run(invitations.invite, known, known.party, Duty.READER, form) for _ in range(3)}
    assert len(links) == 1


def test_a_focal_point_manages_its_own_delegation_and_the_secretariat_all(room: Room) -> None:
    uzb = room.actor("UZB")
    theirs = room.house.run(lambda: link_of(invite(room, "UZB", "UZB")))
    drafter = seat_of(room, "uzbekistan-drafter")
    acts: dict[str, Callable[[str], Any]] = {
        "invite": lambda who: invite(room, who, "UZB"),
        "take back": lambda who: room.house.run(invitations.take_back, room.actor(who), theirs, key()),
        "duty": lambda who: room.house.run(
            invitations.change_duty, room.actor(who), drafter, Duty.READER, key()
        ),
        "end": lambda who: room.house.run(invitations.end_seat, room.actor(who), drafter, key()),
    }
    for act in acts.values():
        for who in ("KAZ", "EU", "CHAIR", "uzbekistan-drafter"):
            assert room.refusal(act, who).code == "not_permitted"
        act("SEC" if act is acts["end"] else "UZB")
    assert room.refusal(acts["take back"], "UZB").code == "seat_ended"
    assert room.refusal(acts["end"], "UZB").code == "seat_ended"
    assert room.refusal(room.house.run, invitations.end_seat, uzb, uuid4(), key()).code == "not_found"
    assert (
        room.refusal(room.house.run, invitations.invite, uzb, uuid4(), Duty.READER, key()).code == "not_found"
    )


def link_of(_secret: str) -> UUID:
    return db.session.scalars(select(Invitation.id).order_by(Invitation.at.desc()).limit(1)).one()


def test_ending_a_seat_ends_its_sessions_and_its_sign_in(any_room: Room) -> None:
    token = join(any_room, invite(any_room, "KAZ", "KAZ"))
    any_room.house.run(invitations.end_seat, any_room.actor("KAZ"), seat_of(any_room, "new-drafter"), key())
    assert signed_in(any_room, token) is None
    assert refused(any_room.house.run, accounts.sign_in, "new-drafter", PASSPHRASE)[0] == "wrong_password"
    ended = seat_of(any_room, "kazakhstan-drafter")
    any_room.house.run(invitations.end_seat, any_room.actor("KAZ"), ended, key())
    assert refused(any_room.house.run, accounts.sign_in_as, ended)[0] == "not_found"


def test_the_last_focal_point_of_a_party_does_not_end_itself(any_room: Room) -> None:
    kaz, sec = any_room.actor("KAZ"), any_room.actor("SEC")
    run = any_room.house.run
    for act in (
        (invitations.end_seat, kaz, kaz.seat),
        (invitations.change_duty, kaz, kaz.seat, Duty.DRAFTER),
        (invitations.end_seat, sec, sec.seat),
        (invitations.change_duty, sec, sec.seat, Duty.READER),
    ):
        assert any_room.refusal(run, *act, key()).code == "last_focal_point"
    run(invitations.change_duty, kaz, seat_of(any_room, "kazakhstan-drafter"), Duty.FOCAL_POINT, key())
    run(invitations.end_seat, kaz, kaz.seat, key())
    run(invitations.end_seat, sec, seat_of(any_room, "kazakhstan-drafter"), key())


def test_the_secretariat_makes_a_link_for_each_party_that_needs_one(room: Room) -> None:
    sec = room.actor("SEC")
    assert room.refusal(room.house.run, invitations.invite_all, sec, key()).code == "nothing_changed"
    room.house.run(invitations.end_seat, sec, room.actor("KAZ").seat, key())
    assert room.house.run(invitations.invite_all, sec, key()) == 1
    found = room.house.run(benches, sec.event, clock.now())
    assert [(each.party.code, len(each.offered)) for each in found if each.offered] == [("KAZ", 1)]
    assert room.refusal(room.house.run, invitations.invite_all, sec, key()).code == "nothing_changed"
    assert (
        room.refusal(room.house.run, invitations.invite_all, room.actor("CHAIR"), key()).code
        == "not_permitted"
    )
