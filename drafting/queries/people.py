"""Who is signed in, and who can sign in."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from drafting.extensions import db
from drafting.models import Event, Party, Person, Seat, SignedIn
from drafting.procedure.kinds import Duty, Role
from drafting.procedure.policy import Actor


@dataclass(frozen=True)
class Seated:
    """A seat as a page shows it. `party_name` is by language code."""

    seat: UUID
    name: str
    code: str
    role: Role
    duty: Duty
    party_name: dict[str, str]
    protocol: int


def token_hash(token: str) -> str:
    """Return what the database keeps of a session's secret."""
    return hashlib.sha256(token.encode()).hexdigest()


def actor_of(token: str, oldest: datetime, idle: datetime) -> tuple[Actor, Seated] | None:
    """Return who holds the session's secret; none if it ended or is too old."""
    row = db.session.execute(
        select(SignedIn, Seat, Person, Party)
        .join(Seat, Seat.id == SignedIn.seat_id)
        .join(Person, Person.id == Seat.person_id)
        .join(Party, Party.id == Seat.party_id)
        .where(SignedIn.token == token_hash(token), SignedIn.ended_at.is_(None))
        .where(SignedIn.began_at > oldest, SignedIn.seen_at > idle)
        .where(Person.disabled_at.is_(None), Seat.ended_at.is_(None))
    ).one_or_none()
    if row is None:
        return None
    _, seat, person, party = row
    return _actor(seat, person, party), _seated(seat, person, party)


def _actor(seat: Seat, person: Person, party: Party) -> Actor:
    role, duty = Role(party.role), Duty(seat.duty)
    return Actor(person.id, seat.id, party.id, party.code, party.event_id, role, duty)


def _seated(seat: Seat, person: Person, party: Party) -> Seated:
    role, duty = Role(party.role), Duty(seat.duty)
    return Seated(seat.id, person.name, party.code, role, duty, party.name, party.protocol)


def last_seen(token: str) -> datetime | None:
    """Return when the session was last used."""
    return db.session.scalar(select(SignedIn.seen_at).where(SignedIn.token == token_hash(token)))


def seats_of_demo() -> tuple[Seated, ...]:
    """Return the seats of the demo event in protocol order; none where no event is a demo."""
    rows = db.session.execute(
        select(Seat, Person, Party)
        .join(Person, Person.id == Seat.person_id)
        .join(Party, Party.id == Seat.party_id)
        .join(Event, Event.id == Party.event_id)
        .where(Event.demo.is_(True))
        .order_by(Party.protocol, Person.name)
    )
    return tuple(_seated(seat, person, party) for seat, person, party in rows)


def person_named(name: str) -> tuple[Person, Seat] | None:
    """Return a person by the name they sign in with, and their seat."""
    row = db.session.execute(
        select(Person, Seat)
        .join(Seat, Seat.person_id == Person.id)
        .where(Person.name == name, Person.disabled_at.is_(None), Seat.ended_at.is_(None))
    ).first()
    return (row[0], row[1]) if row else None


def is_demo() -> bool:
    """Say whether this installation holds a demo event."""
    return bool(db.session.scalar(select(Event.id).where(Event.demo.is_(True)).limit(1)))
