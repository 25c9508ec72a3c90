"""Deadlines count by the server's clock, at the moment of receipt, to the microsecond."""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event, Thread

import pytest
import time_machine

from drafting.queries.finding import draft_of
from drafting.services import amendments, clock, transactions
from tests.conftest import key
from tests.services.room import Room

OP2 = "Condemn terrorism in all its forms;"
TICK = timedelta(microseconds=1)


def deadlines(room: Room) -> tuple[datetime, datetime]:
    draft = room.house.run(draft_of, room.actor("KAZ"), room.house.draft)
    return draft.amendments_until, draft.subamendments_until


def at(room: Room, moment: datetime, act: Callable[[], str]) -> str:
    """Do something at a moment; say what was refused, or "taken"."""
    with time_machine.travel(moment, tick=False):
        before = room.entries()
        try:
            act()
        except Exception as refusal:  # noqa: BLE001 - whatever it is, it is compared
            return f"{refusal} {refusal.params['deadline'].isoformat()}"
        assert room.entries() == before + 1
    return "taken"


@pytest.mark.parametrize(("off", "taken"), [(-TICK, True), (timedelta(0), True), (TICK, False)])
def test_amendments_and_subamendments_have_each_their_own(
    any_room: Room, off: timedelta, *, taken: bool
) -> None:
    first, second = deadlines(any_room)
    assert first < second
    main, suggested = any_room.keep("KAZ", "OP2", OP2), any_room.keep("EU", "OP2", OP2)
    sub = any_room.keep("UZB", "", "Express our concern;", on="TJK-1")
    for moment, who, private in ((first, "KAZ", main), (first, "EU", suggested), (second, "UZB", sub)):
        said = at(any_room, moment + off, lambda who=who, private=private: any_room.submit(who, private))
        assert said == ("taken" if taken else f"deadline_passed {moment.isoformat()}")


def test_after_the_first_deadline_a_subamendment_is_still_taken_and_a_proposal_withdrawn(room: Room) -> None:
    first, _ = deadlines(room)
    private = room.keep("UZB", "", "Express our concern;", on="TJK-1")
    assert at(room, first + TICK, lambda: room.submit("UZB", private)) == "taken"
    assert at(room, first + TICK, lambda: room.withdraw("KAZ", "KAZ-3") or "") == "taken"


def test_what_was_received_in_time_is_taken_however_long_it_waits_for_its_turn(
    any_room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One delegation waits behind another at the very deadline: receipt counts, and both moments are kept."""
    limit, _ = deadlines(any_room)
    private, kaz = any_room.keep("KAZ", "OP2", OP2), any_room.actor("KAZ")
    hour, stamped, holding, go_on = [limit - TICK], Event(), Event(), Event()

    def now() -> datetime:
        if holding.is_set():
            stamped.set()
        return hour[0]

    monkeypatch.setattr(clock, "now", now)

    def hold() -> None:
        with transactions.transaction(kaz.event):
            holding.set()
            go_on.wait(20)

    holder = Thread(target=any_room.house.run, args=(hold,))
    holder.start()
    assert holding.wait(20)
    given = []
    waiting = Thread(
        target=lambda: given.append(any_room.house.run(amendments.submit, kaz, private, 1, key()))
    )
    waiting.start()
    assert stamped.wait(20)
    hour[0] = limit + timedelta(seconds=5)
    go_on.set()
    for thread in (holder, waiting):
        thread.join(20)
    assert len(given) == 1
    assert any_room.proposal("KAZ-4").received == limit - TICK
    assert any_room.chain()[-1].at == limit + timedelta(seconds=5)
