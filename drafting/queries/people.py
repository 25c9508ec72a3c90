"""Who is signed in, and who can sign in."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, func, select

from drafting.extensions import db
from drafting.models import (
    Amendment,
    CoProponent,
    Event,
    Explanation,
    Invitation,
    Leave,
    Party,
    Person,
    Position,
    RegisterEntry,
    Reservation,
    Seat,
    SignedIn,
    TakenUp,
)
from drafting.procedure.errors import NotFound
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
        .where(Event.demo.is_(True), Seat.ended_at.is_(None))
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


def party_in(event: UUID, key: UUID) -> Party:
    """Return a party of an event. Raises NotFound."""
    party = db.session.get(Party, key)
    if party is None or party.event_id != event:
        raise NotFound
    return party


#: Where the name of a party stands on record.
_RECORDS = (Amendment, CoProponent, Explanation, Leave, Position, Reservation, Seat, TakenUp)


def party_on_record(party: Party) -> bool:
    """Say whether a party has, or has had, a seat or an act: then it is never deleted."""
    acted = exists().where(RegisterEntry.event_id == party.event_id, RegisterEntry.actor == party.code)
    found = [exists().where(each.party_id == party.id) for each in _RECORDS]
    return any(db.session.scalar(select(each)) for each in (acted, *found))


@dataclass(frozen=True)
class Offered:
    """A link that is open. `expires` is an aware moment."""

    id: UUID
    code: str
    party: UUID
    party_name: dict[str, str]
    duty: Duty
    expires: datetime


@dataclass(frozen=True)
class Bench:
    """A party with its seats and open links."""

    party: Party
    seats: tuple[Seated, ...]
    offered: tuple[Offered, ...]


def benches(event: UUID, now: datetime, party: UUID | None = None) -> tuple[Bench, ...]:
    """Return the parties in protocol order with who sits there and which links are open; or one party."""
    wanted = select(Party).where(Party.event_id == event).order_by(Party.protocol)
    parties = list(db.session.scalars(wanted if party is None else wanted.where(Party.id == party)))
    seats = db.session.execute(
        select(Seat, Person, Party)
        .join(Person, Person.id == Seat.person_id)
        .join(Party, Party.id == Seat.party_id)
        .where(Party.event_id == event, Seat.ended_at.is_(None))
        .order_by(Seat.duty, Person.name)
    ).all()
    links = _open_links(event, now)
    return tuple(
        Bench(
            each,
            tuple(_seated(*row) for row in seats if row[0].party_id == each.id),
            tuple(link for link in links if link.party == each.id),
        )
        for each in parties
    )


def _open_links(event: UUID, now: datetime) -> tuple[Offered, ...]:
    rows = db.session.execute(
        select(Invitation, Party)
        .join(Party, Party.id == Invitation.party_id)
        .where(Party.event_id == event, Invitation.ended_at.is_(None), Invitation.expires_at > now)
        .order_by(Party.protocol, Invitation.at, Invitation.id)
    )
    return tuple(
        Offered(link.id, party.code, party.id, party.name, Duty(link.duty), link.expires_at)
        for link, party in rows
    )


def parties_without_a_focal_point(event: UUID, now: datetime) -> tuple[Party, ...]:
    """Return the parties that have neither a focal point nor an open link for one, in protocol order."""
    return tuple(
        each.party
        for each in benches(event, now)
        if Duty.FOCAL_POINT not in {s.duty for s in each.seats} | {link.duty for link in each.offered}
    )


def focal_points(party: UUID) -> tuple[UUID, ...]:
    """Return the seats of a party's focal points that have not ended."""
    asked = select(Seat.id).where(Seat.party_id == party, Seat.duty == Duty.FOCAL_POINT)
    return tuple(db.session.scalars(asked.where(Seat.ended_at.is_(None))))


def seat_in(event: UUID, key: UUID) -> tuple[Seat, Party] | None:
    """Return a seat of an event with its party; none where there is no such seat."""
    asked = select(Seat, Party).join(Party, Party.id == Seat.party_id)
    row = db.session.execute(asked.where(Seat.id == key, Party.event_id == event)).one_or_none()
    return (row[0], row[1]) if row else None


def invitation_of(event: UUID, key: UUID) -> tuple[Invitation, Party]:
    """Return an invitation of an event with its party. Raises NotFound."""
    asked = select(Invitation, Party).join(Party, Party.id == Invitation.party_id)
    row = db.session.execute(asked.where(Invitation.id == key, Party.event_id == event)).one_or_none()
    if row is None:
        raise NotFound
    return row[0], row[1]


@dataclass(frozen=True)
class Opening:
    """What an open link offers. `event_name` is by language code."""

    invitation: Invitation
    event_id: UUID
    event_name: dict[str, str]
    party_id: UUID
    code: str
    party_name: dict[str, str]
    duty: str


def open_invitation(secret: str, now: datetime) -> Opening | None:
    """Return what a link offers; none where it was used, taken back or has expired, or never was."""
    row = db.session.execute(
        select(Invitation, Party, Event)
        .join(Party, Party.id == Invitation.party_id)
        .join(Event, Event.id == Party.event_id)
        .where(Invitation.token == token_hash(secret), Invitation.ended_at.is_(None))
        .where(Invitation.expires_at > now)
    ).one_or_none()
    if row is None:
        return None
    link, party, event = row
    return Opening(link, event.id, event.name, party.id, party.code, party.name, link.duty)


def name_is_taken(name: str) -> bool:
    """Say whether somebody signs in with this name, in capitals or not."""
    return bool(db.session.scalar(select(exists().where(func.lower(Person.name) == name.lower()))))
