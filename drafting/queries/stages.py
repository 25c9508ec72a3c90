"""How a draft came to its stage, as the register tells it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select

from drafting.extensions import db
from drafting.models import Draft, Leave, Party, RegisterEntry, Revision

#: What every desk is told of.
NOTICES = (
    "deadlines.set",
    "leave.granted",
    "stage.moved",
    "revision.published",
    "silence.opened",
    "silence.extended",
    "silence.broken",
    "silence.unbroken",
    "silence.called_off",
    "adoption.called",
    "draft.adopted",
    "correction.editorial",
    "correction.corrigendum",
)


@dataclass(frozen=True)
class Notice:
    """A public act that every delegation is told of; `said` is what the register holds of it."""

    number: int
    kind: str
    at: datetime
    party: str
    subject: str
    said: dict[str, Any]


def notices(draft: Draft, limit: int) -> tuple[Notice, ...]:
    """Return the newest notices on a draft, the newest first."""
    frozen = select(Revision.id).where(Revision.draft_id == draft.id)
    rows = db.session.scalars(
        select(RegisterEntry)
        .where(RegisterEntry.event_id == draft.event_id, RegisterEntry.kind.in_(NOTICES))
        .where(or_(RegisterEntry.object_id == draft.id, RegisterEntry.object_id.in_(frozen)))
        .order_by(RegisterEntry.sequence.desc())
        .limit(limit)
    )
    return tuple(
        Notice(row.sequence, row.kind, row.at, row.actor, row.subject, dict(row.payload)) for row in rows
    )


def reading_of(draft: Draft) -> int:
    """Return the number of the reading, from 1; 0 before the first."""
    moved = db.session.scalars(
        select(RegisterEntry.payload)
        .where(RegisterEntry.event_id == draft.event_id, RegisterEntry.object_id == draft.id)
        .where(RegisterEntry.kind == "stage.moved")
    )
    return max((int(said.get("reading", 0)) for said in moved), default=0)


def leaves_on(draft: Draft) -> dict[str, datetime]:
    """Return until when each party has the Chair's leave to be late, by its code; the latest leave holds."""
    rows = db.session.execute(
        select(Party.code, Leave.until)
        .join(Party, Party.id == Leave.party_id)
        .where(Leave.draft_id == draft.id)
        .order_by(Leave.sequence)
    )
    return {str(code): until for code, until in rows}
