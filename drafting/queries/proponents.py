"""Who joined a proposal and who left it: its history."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from drafting.extensions import db
from drafting.models import Amendment, CoProponent, Party, RegisterEntry


@dataclass(frozen=True)
class Step:
    """A party joined, or left."""

    party: str
    joined: bool
    at: datetime


def joined_and_left(amendment: UUID) -> tuple[Step, ...]:
    """Return who joined and left a proposal, the first first."""
    rows = db.session.execute(
        select(Party.code, CoProponent.joined, RegisterEntry.at)
        .join(Party, Party.id == CoProponent.party_id)
        .join(Amendment, Amendment.id == CoProponent.amendment_id)
        .join(
            RegisterEntry,
            (RegisterEntry.event_id == Amendment.event_id) & (RegisterEntry.sequence == CoProponent.sequence),
        )
        .where(CoProponent.amendment_id == amendment)
        .order_by(CoProponent.sequence)
    )
    return tuple(Step(code, joined, at) for code, joined, at in rows)
