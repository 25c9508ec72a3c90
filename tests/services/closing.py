"""What people do when a text nears its end: deadlines, stages, silence, adoption; in a line each."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

import time_machine

from drafting.models import Draft
from drafting.procedure.adoption import as_adopted
from drafting.procedure.kinds import Modality
from drafting.procedure.silence import SilenceOn
from drafting.procedure.stages import Stage
from drafting.queries.finding import draft_of
from drafting.queries.silences import silence_on
from drafting.queries.tables import Audience, table_of
from drafting.services import adoption, clock, silence, stages
from tests.conftest import key
from tests.services.room import Room

Result = TypeVar("Result")
TICK = timedelta(microseconds=1)


def do(room: Room, act: Callable[..., Result], who: str, *given: Any, **more: Any) -> Result:
    """Let somebody do an act on the draft; a form key comes last."""
    return room.house.run(act, room.actor(who), room.house.draft, *given, key(), **more)


def at(moment: datetime, act: Callable[[], Result]) -> Result:
    """Do something at a moment."""
    with time_machine.travel(moment, tick=False):
        return act()


def soon(hours: int = 24) -> datetime:
    """Return a whole hour that lies ahead."""
    return (clock.now() + timedelta(hours=hours)).replace(minute=0, second=0, microsecond=0)


def draft(room: Room) -> Draft:
    return room.house.run(draft_of, room.actor("SEC"), room.house.draft)


def stage(room: Room) -> Stage:
    return Stage(draft(room).stage)


def move(room: Room, to: Stage, reason: str = "", who: str = "CHAIR") -> None:
    do(room, stages.move, who, to, reason)


def open_silence(room: Room, until: datetime | None = None, who: str = "CHAIR") -> datetime:
    """Put the text under silence; returns the term."""
    until = until or soon()
    do(room, silence.open, who, until)
    return until


def read_silence(room: Room) -> SilenceOn:
    """Return the silence that there is."""
    found = room.house.run(lambda: silence_on(draft_of(room.actor("SEC"), room.house.draft)))
    assert found is not None
    return found


def unbroken(room: Room) -> None:
    """Put the text under silence, let the term pass, and record that nobody wrote."""
    until = open_silence(room)
    at(until + TICK, lambda: do(room, silence.conclude, "SEC"))


def call(room: Room, *waived: str, who: str = "CHAIR") -> UUID:
    return do(room, adoption.call, who, Modality.ACCLAMATION, waived)


def hash_now(room: Room) -> str:
    """Return the hash of the text as it would be adopted now."""
    whole = Audience(None, office=True)
    return room.house.run(
        lambda: as_adopted(table_of(draft_of(room.actor("SEC"), room.house.draft), whole)).hash
    )


def confirm(room: Room, seen: str = "", who: str = "SEC") -> UUID:
    return room.house.run(adoption.confirm, room.actor(who), room.house.draft, seen or hash_now(room), key())
