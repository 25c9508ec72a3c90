"""Delegations run their own seats: a single-use link, a name, a passphrase, and no e-mail."""

from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from drafting.extensions import db
from drafting.models import Invitation, Party, Person, Seat, SignedIn, SignInFailure
from drafting.procedure.errors import (
    LastFocalPoint,
    LinkClosed,
    NameTaken,
    NotFound,
    NothingChanged,
    NotPermitted,
    SeatEnded,
    TooManyAttempts,
)
from drafting.procedure.kinds import Duty, Role
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.stages import Stage
from drafting.queries.people import (
    focal_points,
    invitation_of,
    name_is_taken,
    open_invitation,
    parties_without_a_focal_point,
    party_in,
    seat_in,
    token_hash,
)
from drafting.services import accounts, clock, passwords
from drafting.services.sealing import link_secret
from drafting.services.transactions import Outcome, Transaction, once, transaction

#: How long a link can be used.
OPEN_FOR = timedelta(hours=72)
#: Before a link's hash: no name to sign in with can begin so, for it cannot be printed.
_AT_THE_DOOR = "\x1f"


def _manages(actor: Actor, party: UUID) -> None:
    """Refuse to manage others' seats: a focal point has its own party's, the secretariat all."""
    require(actor, Act.MANAGE_SEATS, Stage.PREPARATION)
    if actor.role is not Role.SECRETARIAT and actor.party != party:
        raise NotPermitted(act=Act.MANAGE_SEATS.value)


def invite(actor: Actor, party_id: UUID, duty: Duty, form_key: str) -> str:
    """Offer a seat by a single-use link. Returns the link's secret; it expires after 72 hours.

    Raises NotFound or NotPermitted.
    """

    def act(open_: Transaction) -> Outcome:
        party = party_in(actor.event, party_id)
        _manages(actor, party.id)
        offered = _offer(open_, party, duty, actor.seat)
        open_.record("seat.invited", actor.code, offered.id, party.code, {"duty": duty.value})
        return {"invitation": str(offered.id)}

    asked = {"act": "invite", "party": party_id, "duty": duty}
    return link_secret(UUID(once(actor, form_key, asked, act)["invitation"]))


def invite_all(actor: Actor, form_key: str) -> int:
    """Offer a focal point's seat to each party that has neither one nor a link for one. Returns how many.

    Raises NotPermitted or NothingChanged.
    """

    def act(open_: Transaction) -> Outcome:
        require(actor, Act.RUN_EVENT, Stage.PREPARATION)
        parties = parties_without_a_focal_point(actor.event, open_.now)
        if not parties:
            raise NothingChanged
        for party in parties:
            _offer(open_, party, Duty.FOCAL_POINT, actor.seat)
        codes = [party.code for party in parties]
        open_.record("seats.invited", actor.code, actor.event, str(len(codes)), {"parties": codes})
        return {"parties": len(codes)}

    return int(once(actor, form_key, {"act": "invite_all"}, act)["parties"])


def invite_first(event: UUID, code: str) -> str:
    """Offer a founded event's party its first focal point's seat. Returns the link's secret."""
    with transaction(event) as open_:
        party = open_.session.scalars(select(Party).where(Party.event_id == event, Party.code == code)).one()
        offered = _offer(open_, party, Duty.FOCAL_POINT, None)
        open_.record("seat.invited", "", offered.id, code, {"duty": Duty.FOCAL_POINT.value})
        return link_secret(offered.id)


def _offer(open_: Transaction, party: Party, duty: Duty, by: UUID | None) -> Invitation:
    key = uuid4()
    offered = Invitation(
        id=key,
        party_id=party.id,
        duty=duty.value,
        token=token_hash(link_secret(key)),
        by_seat_id=by,
        at=open_.now,
        expires_at=open_.now + OPEN_FOR,
    )
    open_.session.add(offered)
    open_.session.flush()
    return offered


def take_back(actor: Actor, invitation_id: UUID, form_key: str) -> None:
    """Take back a link that nobody has used. Raises NotFound, NotPermitted or SeatEnded."""

    def act(open_: Transaction) -> Outcome:
        offered, party = invitation_of(actor.event, invitation_id)
        _manages(actor, party.id)
        if offered.ended_at is not None:
            raise SeatEnded
        offered.ended_at = open_.now
        open_.record("seat.taken_back", actor.code, offered.id, party.code, {"duty": offered.duty})
        return {}

    once(actor, form_key, {"act": "take_back", "invitation": invitation_id}, act)


def join(secret: str, name: str, passphrase: str) -> str:
    """Take the seat that a link offers, and sign in. Returns the secret of the new session.

    Raises LinkClosed for a link that opens nothing, whatever became of it, if it ever was one; and for a
    link that opens: TooManyAttempts, BadPersonName, NameTaken, and what a passphrase is refused for.
    """
    found = open_invitation(secret, clock.now())
    if found is None:
        raise LinkClosed
    name = passwords.checked_name(name)
    passwords.check(passphrase, name)
    _check_attempts(secret)
    if name_is_taken(name):
        _note_attempt(secret)
        raise NameTaken
    seat = _seated(found.event_id, secret, name, passwords.hashed(passphrase))
    return accounts.begin(seat)


def _seated(event: UUID, secret: str, name: str, password: str) -> UUID:
    """Take the seat under the lock: of two who use the same link at once, one is seated."""
    with transaction(event) as open_:
        found = open_invitation(secret, open_.now)
        if found is None:
            raise LinkClosed
        if name_is_taken(name):
            raise NameTaken
        person = Person(id=uuid4(), name=name, password=password)
        open_.session.add(person)
        try:
            open_.session.flush()
        except IntegrityError:  # taken at this moment at another event, which has a lock of its own
            raise NameTaken from None
        seat = Seat(id=uuid4(), person_id=person.id, party_id=found.party_id, duty=found.duty)
        open_.session.add(seat)
        open_.session.flush()
        found.invitation.ended_at, found.invitation.seat_id = open_.now, seat.id
        open_.record("seat.given", found.code, seat.id, name, {"duty": found.duty})
        return seat.id


def _check_attempts(secret: str) -> None:
    recent = db.session.scalar(
        select(func.count())
        .select_from(SignInFailure)
        .where(SignInFailure.name == _at_the_door(secret))
        .where(SignInFailure.at > clock.now() - accounts.WITHIN)
    )
    if (recent or 0) >= accounts.ATTEMPTS:
        raise TooManyAttempts(seconds=int(accounts.WITHIN.total_seconds()))


def _note_attempt(secret: str) -> None:
    """Count a name that was taken: a link is no way to try out who there is."""
    db.session.add(SignInFailure(name=_at_the_door(secret), at=clock.now()))
    db.session.commit()


def _at_the_door(secret: str) -> str:
    return _AT_THE_DOOR + token_hash(secret)


def end_seat(actor: Actor, seat_id: UUID, form_key: str) -> None:
    """End a seat and every session of it; what its holder did stays on record.

    Raises NotFound, NotPermitted, SeatEnded or LastFocalPoint.
    """

    def act(open_: Transaction) -> Outcome:
        seat, party = _own_seat(actor, seat_id)
        _check_not_last(actor, seat)
        seat.ended_at = open_.now
        open_.session.execute(
            update(SignedIn)
            .where(SignedIn.seat_id == seat.id, SignedIn.ended_at.is_(None))
            .values(ended_at=open_.now)
        )
        open_.record("seat.ended", actor.code, seat.id, party.code, {"duty": seat.duty})
        return {}

    once(actor, form_key, {"act": "end_seat", "seat": seat_id}, act)


def change_duty(actor: Actor, seat_id: UUID, duty: Duty, form_key: str) -> None:
    """Give a seat another duty.

    Raises NotFound, NotPermitted, SeatEnded, NothingChanged or LastFocalPoint.
    """

    def act(open_: Transaction) -> Outcome:
        seat, party = _own_seat(actor, seat_id)
        before = seat.duty
        if before == duty:
            raise NothingChanged
        _check_not_last(actor, seat)
        seat.duty = duty.value
        filed = {"before": before, "after": duty.value}
        open_.record("seat.duty_changed", actor.code, seat.id, party.code, filed)
        return {}

    once(actor, form_key, {"act": "change_duty", "seat": seat_id, "duty": duty}, act)


def _own_seat(actor: Actor, seat_id: UUID) -> tuple[Seat, Party]:
    """Return a seat that the actor manages. Raises NotFound, NotPermitted or SeatEnded."""
    found = seat_in(actor.event, seat_id)
    if found is None:
        raise NotFound
    seat, party = found
    _manages(actor, party.id)
    if seat.ended_at is not None:
        raise SeatEnded
    return seat, party


def _check_not_last(actor: Actor, seat: Seat) -> None:
    """Refuse to leave a party without a focal point; only the secretariat does that, and not to itself."""
    if seat.duty != Duty.FOCAL_POINT or len(focal_points(seat.party_id)) > 1:
        return
    if actor.role is not Role.SECRETARIAT or actor.party == seat.party_id:
        raise LastFocalPoint
