"""An act that fails in the middle, at whatever statement, has not happened at all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from drafting.extensions import db
from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.proposing import Proposed
from drafting.services import amendments, consolidation, privately, revisions
from tests.conftest import key
from tests.services.room import Room


class PlugPulledError(Exception):
    """Something outside has broken."""


@contextmanager
def plug_pulled_at(room: Room, number: int) -> Iterator[list[str]]:
    """Let the database fail at the statement of this number, or at the commit that follows the last."""
    seen: list[str] = []

    def count(*given: Any) -> None:
        seen.append(given[2] if len(given) > 1 else "COMMIT")
        if len(seen) == number:
            raise PlugPulledError

    engine = room.house.run(lambda: db.engine)
    hooks = ("before_cursor_execute", "commit")
    for hook in hooks:
        event.listen(engine, hook, count)
    try:
        yield seen
    finally:
        for hook in hooks:
            event.remove(engine, hook, count)


def submitting(room: Room) -> Callable[[], object]:
    text = "Agree:\n(a) To meet;"
    private, kaz = room.keep("KAZ", "OP9", text, AmendmentKind.INSERT), room.actor("KAZ")
    return lambda: room.house.run(amendments.submit, kaz, private, 1, key())


def accepting(room: Room) -> Callable[[], object]:
    """Let the alternative be accepted: it brings a paragraph, lets one fall, and carries what was pending."""
    room.untie()
    amendment, chair, seen = room.proposal("UZB-2").id, room.actor("CHAIR"), room.paragraph("OP6").wording
    return lambda: room.house.run(consolidation.accept, chair, amendment, seen, key())


def publishing(room: Room) -> Callable[[], object]:
    room.accept("KAZ-1")
    sec, draft = room.actor("SEC"), room.house.draft
    return lambda: room.house.run(revisions.publish, sec, draft, key())


def keeping(room: Room) -> Callable[[], object]:
    kaz, draft, op2 = room.actor("KAZ"), room.house.draft, room.paragraph("OP2")
    proposed = Proposed(AmendmentKind.MODIFY, op2.id, op2.wording, "Condemn terrorism;")
    return lambda: room.house.run(privately.keep, kaz, draft, op2.id, proposed)


@pytest.mark.parametrize("prepare", [submitting, accepting, publishing, keeping])
def test_wherever_it_fails_nothing_is_left_and_the_next_attempt_succeeds(
    any_room: Room, prepare: Callable[[Room], Callable[[], object]]
) -> None:
    act = prepare(any_room)
    before, failures = any_room.everything(), 0
    while failures < 200:
        with plug_pulled_at(any_room, failures + 1) as seen:
            try:
                act()
            except PlugPulledError:
                failures += 1
            else:
                break
        assert any_room.everything() == before, seen[-1]
    assert seen[-1] == "COMMIT"
    assert failures == len(seen) > 10
    assert any_room.everything() != before
    any_room.chain()
