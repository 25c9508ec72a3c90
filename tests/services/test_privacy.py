"""Non-interference, first test: what one delegation drafts in private changes nothing that others can read."""

import re
from collections.abc import Iterator
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from drafting.extensions import db
from drafting.models import Base
from drafting.procedure.compilation import compiled
from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.policy import Actor
from drafting.queries import desks, histories, issuing, revisions
from drafting.queries.finding import audience_of, draft_of, event_of, table_for
from drafting.queries.record import newest
from drafting.services import privately
from tests.conftest import House, build, close
from tests.services.room import SEATS, Room

SECRET = "Recall the secret of {};"
OTHERS = sorted(set(SEATS) - {"KAZ"})
#: Where a delegation keeps what is its own.
PRIVATE = {"private_draft", "private_version", "done_act"}
HEX = re.compile(r"\b[0-9a-f]{64}\b|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
Script = list[tuple[int, str]]


def plain(value: Any) -> str:
    """Write a value down without what is drawn by lot or read from the clock; ids by order of appearance."""
    text = repr(asdict(value) if is_dataclass(value) and not isinstance(value, type) else value)
    text = re.sub(r"datetime\.datetime\([^()]*(?:\([^()]*\))?[^()]*\)", "a moment", text)
    seen: dict[str, str] = {}
    return HEX.sub(lambda found: seen.setdefault(found[0], f"#{len(seen)}"), text)


def seen_by(actor: Actor, draft_id: UUID) -> list[str]:
    """Return all that a person can read through the queries."""
    draft = draft_of(actor, draft_id)
    table = table_for(actor, draft)
    issued = revisions.issued(draft)
    audience = audience_of(actor)
    given = [
        table,
        compiled(table),
        newest(actor.event, 500),
        desks.private_drafts(actor, draft),
        [histories.versions_of(each.id, audience) for each in table.paragraphs],
        [histories.decisions_on(each.id, audience) for each in table.proposals],
        issued,
        [revisions.content_of(draft, each.number) for each in issued],
        [revisions.accounts_of(each.id) for each in issued],
        issuing.issued_text(draft, event_of(actor), "ru", None),
    ]
    return [plain(each) for each in given]


def rows() -> dict[str, list[str]]:
    """Return what the tables hold for others, but for the order, the chances and the hours."""
    return {
        table.name: sorted(HEX.sub("#", plain(tuple(row))) for row in db.session.execute(select(table)))
        for table in Base.metadata.sorted_tables
        if table.name not in PRIVATE
    }


@pytest.fixture
def twins(loaded_sqlite: Path, tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """Give the test the loaded event, to be copied, and a place for the copies."""
    yield loaded_sqlite, tmp_path


def played(loaded: Path, place: Path, script: Script) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Play the same public morning with Kazakhstan's own private script between its acts."""
    place.mkdir(exist_ok=True)
    (place / "demo.db").write_bytes(loaded.read_bytes())
    url = f"sqlite:///{place / 'demo.db'}"
    room = Room(House(build(url, place), url))
    public = [
        lambda: room.propose("UZB", "OP9", "Note with satisfaction;", AmendmentKind.INSERT),
        lambda: room.accept("KAZ-1"),
        lambda: room.propose("KAZ", "OP2", "Condemn terrorism;"),
        lambda: room.chairs_text("OP5", "Encourage national plans;"),
        lambda: room.publish(),
        lambda: room.propose("EU", "OP9", "Welcome the Centre;"),
    ]
    kept: list[UUID] = []
    for moment, act in enumerate(public):
        for when, what in script:
            if when == moment:
                _privately(room, kept, what)
        act()
    others = [room.actor(code) for code in OTHERS]
    draft = room.house.draft
    views = {each.code: room.house.run(seen_by, each, draft) for each in others}
    found = room.house.run(rows)
    assert len(room.house.run(lambda: desks.private_drafts(room.actor("KAZ"), draft_of(room.actor("KAZ"), draft)))) == len(kept)
    close(room.house.app)
    return views, found


def _privately(room: Room, kept: list[UUID], what: str) -> None:
    if what == "new":
        kept.append(room.keep("KAZ", "OP12", SECRET.format(len(kept))))
    elif what == "insert":
        kept.append(room.keep("KAZ", "OP3", SECRET.format(len(kept)), AmendmentKind.INSERT))
    elif kept and what == "again":
        room.keep("kazakhstan-drafter", "OP12", SECRET.format("another"), private=kept[-1])
    elif kept:
        room.house.run(privately.discard, room.actor("KAZ"), kept.pop())


scripts = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from(["new", "insert", "again", "discard"])),
    min_size=1,
    max_size=12,
)


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(script=scripts)
def test_private_drafts_leave_no_trace_for_others(twins: tuple[Path, Path], script: Script) -> None:
    loaded, place = twins
    quiet, busy = played(loaded, place / "quiet", []), played(loaded, place / "busy", script)
    assert busy == quiet
    assert "secret" not in repr(busy)
    assert "Condemn terrorism;" in repr(busy)
