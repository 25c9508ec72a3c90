"""Found an event: the meeting, its parties in protocol order, and the people in their seats."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from drafting.models import Event, Party, Person, Seat
from drafting.procedure.kinds import Duty, Role
from drafting.procedure.policy import Actor
from drafting.procedure.stages import Circulation
from drafting.queries.record import DEMO_LOADED
from drafting.services import clock, passwords
from drafting.services.transactions import transaction

Names = Mapping[str, str]


@dataclass(frozen=True)
class EventPlan:
    """The settings of an event; names and places by language code."""

    name: Names
    place: Names
    organ: str
    masthead: str
    zone: str
    symbol_pattern: str
    circulation: Circulation = Circulation.ON_RECEIPT
    observers_suggest: bool = True
    demo: bool = False


@dataclass(frozen=True)
class PartyPlan:
    """A party; the place in the sequence handed over is its protocol order."""

    code: str
    role: Role
    name: Names


def found(plan: EventPlan, parties: Sequence[PartyPlan], event_id: UUID | None = None) -> UUID:
    """Found an event with its parties and the head of its register. Returns its id."""
    event = Event(
        id=event_id or uuid4(),
        name=dict(plan.name),
        place=dict(plan.place),
        organ=plan.organ,
        masthead=plan.masthead,
        zone=plan.zone,
        symbol_pattern=plan.symbol_pattern,
        circulation=plan.circulation,
        observers_suggest=plan.observers_suggest,
        demo=plan.demo,
        created_at=clock.now(),
    )
    with transaction(event.id, founding=event) as open_:
        open_.session.add_all(
            Party(event_id=event.id, code=each.code, role=each.role, protocol=place, name=dict(each.name))
            for place, each in enumerate(parties, start=1)
        )
        codes = [each.code for each in parties]
        open_.record("event.founded", "", event.id, plan.name["en"], {"parties": codes})
    return event.id


def seat(event: UUID, code: str, duty: Duty, name: str, password: str) -> Actor:
    """Give a person a seat in a party, with a name and a passphrase to sign in with."""
    hashed = passwords.hashed(password)
    with transaction(event) as open_:
        party = open_.session.query(Party).filter_by(event_id=event, code=code).one()
        person = Person(id=uuid4(), name=name, password=hashed)
        open_.session.add(person)
        open_.session.flush()
        place = Seat(id=uuid4(), person_id=person.id, party_id=party.id, duty=duty)
        open_.session.add(place)
        open_.record("seat.given", code, place.id, name, {"duty": duty.value})
        return Actor(person.id, place.id, party.id, code, event, Role(party.role), duty)


def finish_demo(event: UUID) -> None:
    """Record that the demo event is loaded to its end; one that was cut off is loaded anew."""
    with transaction(event) as open_:
        open_.record(DEMO_LOADED, "", event, "demo", {})
