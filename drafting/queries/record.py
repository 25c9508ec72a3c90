"""The record: every act in order."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import select

from drafting.extensions import db
from drafting.models import Amendment, Draft, Event, RegisterEntry, Reservation
from drafting.procedure.register import Entry

#: The last entry of a demo event's loading.
DEMO_LOADED = "demo.loaded"


def demo_is_whole() -> bool:
    """Say whether every demo event was loaded to its end."""
    loaded = select(RegisterEntry.event_id).where(RegisterEntry.kind == DEMO_LOADED)
    cut_off = select(Event.id).where(Event.demo.is_(True), Event.id.not_in(loaded)).limit(1)
    return db.session.scalar(cut_off) is None


def chain_of(event: UUID) -> Iterator[Entry]:
    """Yield an event's register entries from the first to the last."""
    rows = db.session.scalars(
        select(RegisterEntry).where(RegisterEntry.event_id == event).order_by(RegisterEntry.sequence)
    )
    return map(_entry, rows)


def _entry(row: RegisterEntry) -> Entry:
    return Entry(
        row.sequence,
        row.at,
        row.kind,
        row.actor,
        str(row.object_id),
        row.subject,
        row.salt,
        row.payload,
        row.commitment,
        row.previous,
        row.hash,
    )


def submitted_on(draft: Draft) -> tuple[str, ...]:
    """Return every reference the register has seen submitted on a draft: what the loss check counts."""
    elsewhere = (
        select(Amendment.id)
        .where(Amendment.event_id == draft.event_id, Amendment.draft_id != draft.id)
        .union(
            select(Reservation.id).where(
                Reservation.event_id == draft.event_id, Reservation.draft_id != draft.id
            )
        )
    )
    return tuple(
        db.session.scalars(
            select(RegisterEntry.subject)
            .where(RegisterEntry.event_id == draft.event_id, RegisterEntry.object_id.not_in(elsewhere))
            .where(RegisterEntry.kind.in_(("amendment.submitted", "reservation.entered")))
            .order_by(RegisterEntry.sequence)
        )
    )


def receipt_of(event: UUID, about: UUID, kind: str) -> Entry | None:
    """Return the entry of an act on a thing; none where there is none."""
    row = db.session.scalars(
        select(RegisterEntry).where(
            RegisterEntry.event_id == event, RegisterEntry.object_id == about, RegisterEntry.kind == kind
        )
    ).first()
    return _entry(row) if row else None


def newest(event: UUID, limit: int) -> tuple[Entry, ...]:
    """Return the newest entries, the newest first."""
    rows = db.session.scalars(
        select(RegisterEntry)
        .where(RegisterEntry.event_id == event)
        .order_by(RegisterEntry.sequence.desc())
        .limit(limit)
    )
    return tuple(map(_entry, rows))
