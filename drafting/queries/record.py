"""The record: every act in order."""

import re
from collections.abc import Iterable, Iterator
from uuid import UUID

from sqlalchemy import func, select

from drafting.extensions import db
from drafting.models import Amendment, Draft, Event, RegisterEntry, Reservation
from drafting.procedure.register import Entry

#: The last entry of a demo event's loading.
DEMO_LOADED = "demo.loaded"
#: Entries that bring one proposal or reservation, cited as their subject, and the one that brings a batch.
SUBMITTING = ("amendment.submitted", "floor.entered", "reservation.entered")
BATCH = "batch.circulated"
#: Entries in which Chair's texts become public: their references stand in the payload.
TABLING = ("decision.chairs_text", "package.settled", "tray.released", "revision.published")


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
    rows = db.session.scalars(
        select(RegisterEntry)
        .where(RegisterEntry.event_id == draft.event_id, RegisterEntry.object_id.not_in(elsewhere))
        .where(RegisterEntry.kind.in_((*SUBMITTING, BATCH, *TABLING)))
        .order_by(RegisterEntry.sequence)
    )
    return tuple(reference for row in rows for reference in _submitted_in(row, draft))


def _submitted_in(row: RegisterEntry, draft: Draft) -> Iterable[str]:
    """Return the references that an entry brings; a batch is on one draft, and brings several."""
    if row.kind in TABLING:
        return row.payload.get("tabled", ()) if row.payload.get("draft") == str(draft.id) else ()
    if row.kind != BATCH:
        return (row.subject,)
    return row.payload["references"] if row.object_id == draft.id else ()


def entry_at(event: UUID, sequence: int) -> Entry | None:
    """Return the entry of an act by its number: that by which a proposal came to the table."""
    row = db.session.scalars(
        select(RegisterEntry).where(RegisterEntry.event_id == event, RegisterEntry.sequence == sequence)
    ).first()
    return _entry(row) if row else None


def receipt_of(event: UUID, about: UUID, kind: str) -> Entry | None:
    """Return the entry of an act on a thing; none where there is none."""
    row = db.session.scalars(
        select(RegisterEntry).where(
            RegisterEntry.event_id == event, RegisterEntry.object_id == about, RegisterEntry.kind == kind
        )
    ).first()
    return _entry(row) if row else None


def newest(event: UUID, limit: int, kind: str = "", party: str = "") -> tuple[Entry, ...]:
    """Return the newest entries, the newest first; only those of a kind or of a party, where asked."""
    asked = select(RegisterEntry).where(RegisterEntry.event_id == event)
    if kind:
        asked = asked.where(RegisterEntry.kind == kind)
    if party:
        asked = asked.where(RegisterEntry.actor == party)
    rows = db.session.scalars(asked.order_by(RegisterEntry.sequence.desc()).limit(limit))
    return tuple(map(_entry, rows))


def kinds_in(event: UUID) -> tuple[str, ...]:
    """Return the kinds of acts that an event's register holds."""
    rows = select(RegisterEntry.kind).where(RegisterEntry.event_id == event).distinct()
    return tuple(db.session.scalars(rows.order_by(RegisterEntry.kind)))


def found_by(event: UUID, asked: str, limit: int) -> tuple[Entry, ...]:
    """Return the entries that a receipt leads to: by number, by reference, or by the beginning of a hash."""
    asked = asked.strip()
    rows = select(RegisterEntry).where(RegisterEntry.event_id == event)
    if _HASH.match(asked):
        rows = rows.where(RegisterEntry.hash.startswith(asked.lower()))
    elif asked.isdecimal() and len(asked) < _LONGEST_NUMBER:
        rows = rows.where(RegisterEntry.sequence == int(asked))
    else:
        rows = rows.where(func.lower(RegisterEntry.subject) == asked.lower())
    return tuple(map(_entry, db.session.scalars(rows.order_by(RegisterEntry.sequence).limit(limit))))


#: The beginning of a hash as a receipt prints it, at least eight characters.
_HASH = re.compile(r"^(?=.*[a-fA-F])[0-9a-fA-F]{8,64}$|^[0-9]{10,64}$")
_LONGEST_NUMBER = 10
