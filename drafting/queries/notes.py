"""What a delegation wrote down for itself: its notes, and the versions of its private drafts."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from drafting.extensions import db
from drafting.models import Person, PrivateNote, PrivateVersion, Seat
from drafting.procedure.policy import Actor
from drafting.procedure.table import Pieces
from drafting.queries.finding import private_of
from drafting.queries.gathered import pieces_of


@dataclass(frozen=True)
class Note:
    """A note, and the name of the person of the delegation who wrote it."""

    text: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Saved:
    """A version of a private draft, and who saved it."""

    number: int
    pieces: Pieces
    by: str
    at: datetime


def notes_on(actor: Actor, about: UUID) -> tuple[Note, ...]:
    """Return the notes of the actor's own delegation on a thing, the first first."""
    rows = db.session.execute(
        select(PrivateNote, Person.name)
        .join(Seat, Seat.id == PrivateNote.seat_id)
        .join(Person, Person.id == Seat.person_id)
        .where(PrivateNote.party_id == actor.party, PrivateNote.about_id == about)
        .order_by(PrivateNote.at)
    )
    return tuple(Note(note.text, name, note.at) for note, name in rows)


def versions_of_private(actor: Actor, private: UUID) -> tuple[Saved, ...]:
    """Return every version of a private draft of one's own, the latest first. Raises NotFound."""
    private_of(actor, private)
    rows = db.session.execute(
        select(PrivateVersion, Person.name)
        .join(Seat, Seat.id == PrivateVersion.seat_id)
        .join(Person, Person.id == Seat.person_id)
        .where(PrivateVersion.private_draft_id == private)
        .order_by(PrivateVersion.number.desc())
    )
    return tuple(Saved(each.number, pieces_of(each.pieces), name, each.at) for each, name in rows)
