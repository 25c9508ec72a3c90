"""Signing in and out: guesses are counted together, and a session that has ended stays ended."""

from datetime import timedelta

import pytest
import time_machine

from drafting.extensions import db
from drafting.models import Event
from drafting.procedure.errors import NotFound, TooManyAttempts, WrongPassword
from drafting.procedure.kinds import Duty
from drafting.queries.people import actor_of
from drafting.services import accounts, clock, events
from drafting.services.accounts import ATTEMPTS, WITHIN
from tests.services.room import Room

NAME, PASSPHRASE = "reader of Kazakhstan", "correct horse battery staple"
LONG_AGO = timedelta(days=1)


@pytest.fixture
def reader(any_room: Room) -> Room:
    """Give Kazakhstan one more seat, for a reader in the capital."""
    event = any_room.actor("KAZ").event
    any_room.house.run(events.seat, event, "KAZ", Duty.READER, NAME, PASSPHRASE)
    return any_room


def holder(room: Room, token: str) -> str | None:
    oldest = clock.now() - LONG_AGO
    found = room.house.run(actor_of, token, oldest, oldest)
    return found[1].name if found else None


def test_the_right_passphrase_opens_and_signing_out_closes_for_good(reader: Room) -> None:
    token = reader.house.run(accounts.sign_in, f" {NAME} ", PASSPHRASE)
    assert holder(reader, token) == NAME
    assert token not in repr(reader.everything()["signed_in"])
    reader.house.run(accounts.sign_out, token)
    assert holder(reader, token) is None


def test_a_wrong_word_is_refused_without_saying_which(reader: Room) -> None:
    for name in (NAME, "nobody", "no\x00body", "x" * 500, ""):
        with pytest.raises(WrongPassword) as refused:
            reader.house.run(accounts.sign_in, name, "guess")
        assert refused.value.params == {}


def test_after_five_guesses_in_a_minute_even_the_right_one_has_to_wait(reader: Room) -> None:
    with time_machine.travel(clock.now(), tick=False) as hour:
        for _ in range(ATTEMPTS):
            with pytest.raises(WrongPassword):
                reader.house.run(accounts.sign_in, NAME, "guess")
        with pytest.raises(TooManyAttempts):
            reader.house.run(accounts.sign_in, NAME, PASSPHRASE)
        hour.shift(WITHIN)
        assert reader.house.run(accounts.sign_in, NAME, PASSPHRASE)


def test_one_click_opens_a_seat_of_a_demo_only(reader: Room) -> None:
    seat = reader.actor("chair").seat
    assert holder(reader, reader.house.run(accounts.sign_in_as, seat)) == "chair"
    reader.house.run(lambda: (db.session.query(Event).update({"demo": False}), db.session.commit()))
    with pytest.raises(NotFound):
        reader.house.run(accounts.sign_in_as, seat)
