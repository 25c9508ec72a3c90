"""What has been said, in order: the latest word of a party holds, its earlier words stay readable."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from drafting.extensions import db
from drafting.models import Confirmation, Draft, Paragraph, Party, Position, RegisterEntry, Reservation
from drafting.procedure.kinds import Stance


@dataclass(frozen=True)
class Word:
    """What a party said at a moment. `orally` is the minute in the room, where the office typed it."""

    id: UUID
    party: str
    stance: Stance
    condition: str
    note: str
    at: datetime
    orally: datetime | None
    confirmed: bool
    latest: bool


def words_on(draft: Draft, about: UUID) -> tuple[Word, ...]:
    """Return all that was said of a proposal or a paragraph: parties in protocol order, the newest first."""
    rows = db.session.execute(
        select(Position, Party.code, RegisterEntry.at, Confirmation.id)
        .join(Party, Party.id == Position.party_id)
        .join(
            RegisterEntry,
            (RegisterEntry.event_id == draft.event_id) & (RegisterEntry.sequence == Position.sequence),
        )
        .outerjoin(Confirmation, Confirmation.about_id == Position.id)
        .where((Position.amendment_id == about) | (Position.paragraph_id == about))
        .where(Party.event_id == draft.event_id)
        .order_by(Party.protocol, Position.sequence.desc())
    )
    said: dict[str, list[Word]] = {}
    for row, code, at, confirmed in rows:
        words = said.setdefault(code, [])
        known = row.condition, row.note, at, row.orally_at, confirmed is not None
        words.append(Word(row.id, code, Stance(row.stance), *known, latest=not words))
    return tuple(word for words in said.values() for word in words)


def position_of(key: UUID) -> Position | None:
    """Return a position, of whatever event."""
    return db.session.get(Position, key)


def reservation_of(key: UUID) -> Reservation | None:
    """Return a reservation, of whatever event."""
    return db.session.get(Reservation, key)


def draft_of_paragraph(key: UUID) -> UUID | None:
    """Return the draft a paragraph is of; none where there is no such paragraph."""
    return db.session.scalar(select(Paragraph.draft_id).where(Paragraph.id == key))


def is_confirmed(about: UUID) -> bool:
    """Say whether what was spoken has been confirmed."""
    asked = select(Confirmation.id).where(Confirmation.about_id == about).limit(1)
    return db.session.scalar(asked) is not None
