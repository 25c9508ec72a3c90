"""Non-interference, first test: what one delegation drafts in private changes nothing that others can read."""

import random
import re
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
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

WORD = "Timbuktu"
SECRET = f"Recall {WORD} {{}};"
OTHERS = sorted(set(SEATS) - {"KAZ"})
#: Where a delegation keeps what is its own.
PRIVATE = {"private_draft", "private_version"}
HEX = re.compile(r"\b[0-9a-f]{64}\b|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
Script = list[tuple[int, str]]
Seen = tuple[dict[str, list[str]], dict[str, list[str]]]


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


def played(loaded: Path, place: Path, script: Script) -> Seen:
    """Play the same public morning with Kazakhstan's own private script between its acts."""
    (place / "demo.db").write_bytes(loaded.read_bytes())
    url = f"sqlite:///{place / 'demo.db'}"
    room = Room(House(build(url, place), url))
    room.untie()
    public = [
        lambda: room.propose("UZB", "OP9", "Note with satisfaction;", AmendmentKind.INSERT),
        lambda: room.accept("KAZ-1"),
        lambda: room.propose("KAZ", "OP2", "Condemn terrorism;"),
        lambda: room.chairs_text("OP5", "Encourage national plans;"),
        room.publish,
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
    kaz = room.actor("KAZ")
    assert room.house.run(lambda: len(desks.private_drafts(kaz, draft_of(kaz, draft)))) == len(kept)
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


def written_by_lot(seed: int) -> Script:
    """Return what Kazakhstan does in private, and before which act of the morning."""
    lot = random.Random(seed)  # noqa: S311 - a lot that can be drawn again
    doing = ["new", "insert", "again", "discard"]
    return [(lot.randrange(6), lot.choice(doing)) for _ in range(lot.randint(3, 12))]


@pytest.fixture(scope="module")
def quiet(loaded_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """Return what others saw of the morning on which Kazakhstan drafted nothing."""
    return played(loaded_sqlite, tmp_path_factory.mktemp("quiet"), [])


def compare(loaded: Path, place: Path, quiet: Seen, script: Script) -> None:
    busy = played(loaded, place, script)
    assert busy == quiet
    assert WORD not in repr(busy)
    assert "Condemn terrorism;" in repr(busy)


@pytest.mark.parametrize("seed", range(3))
def test_private_drafts_leave_no_trace_for_others(
    loaded_sqlite: Path, tmp_path: Path, quiet: Seen, seed: int
) -> None:
    compare(loaded_sqlite, tmp_path, quiet, [(0, "new"), *written_by_lot(seed)])


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(3, 60))
def test_nor_do_many_more(loaded_sqlite: Path, tmp_path: Path, quiet: Seen, seed: int) -> None:
    compare(loaded_sqlite, tmp_path, quiet, written_by_lot(seed))
