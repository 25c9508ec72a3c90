"""Sign in and out. Sessions are kept on the server, so that signing out ends them everywhere."""

import secrets
from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, select, update

from drafting.extensions import db
from drafting.models import Event, Party, Seat, SignedIn, SignInFailure
from drafting.procedure.errors import NotFound, TooManyAttempts, WrongPassword
from drafting.queries.people import person_named, token_hash
from drafting.services import clock, passwords

#: Failed attempts for one name within a minute, counted over all workers.
ATTEMPTS, WITHIN = 5, timedelta(seconds=60)
NAME_LIMIT = 128


def sign_in(name: str, password: str) -> str:
    """Return the secret of a new session. Raises WrongPassword or TooManyAttempts."""
    name = name.strip()[:NAME_LIMIT]
    if not name.isprintable():
        raise WrongPassword
    _check_attempts(name)
    found = person_named(name)
    if not passwords.matches(found[0].password if found else None, password) or found is None:
        db.session.add(SignInFailure(name=name, at=clock.now()))
        db.session.commit()
        raise WrongPassword
    return begin(found[1].id)


def _check_attempts(name: str) -> None:
    recent = db.session.scalar(
        select(func.count())
        .select_from(SignInFailure)
        .where(SignInFailure.name == name, SignInFailure.at > clock.now() - WITHIN)
    )
    if (recent or 0) >= ATTEMPTS:
        raise TooManyAttempts(seconds=int(WITHIN.total_seconds()))


def sign_in_as(seat_id: UUID) -> str:
    """Return the secret of a new session for a seat of a demo event. Raises NotFound for any other."""
    demo = db.session.scalar(
        select(Event.demo)
        .join(Party, Party.event_id == Event.id)
        .join(Seat, Seat.party_id == Party.id)
        .where(Seat.id == seat_id, Seat.ended_at.is_(None))
    )
    if not demo:
        raise NotFound
    return begin(seat_id)


def begin(seat_id: UUID) -> str:
    """Begin a session for a seat. Returns its secret."""
    token, now = secrets.token_urlsafe(32), clock.now()
    db.session.add(SignedIn(token=token_hash(token), seat_id=seat_id, began_at=now, seen_at=now))
    db.session.commit()
    return token


def sign_out(token: str) -> None:
    """End a session for good: its cookie, replayed, opens nothing."""
    db.session.execute(
        update(SignedIn).where(SignedIn.token == token_hash(token)).values(ended_at=clock.now())
    )
    db.session.commit()


def seen(token: str) -> None:
    """Note that the session was used."""
    db.session.execute(
        update(SignedIn).where(SignedIn.token == token_hash(token)).values(seen_at=clock.now())
    )
    db.session.commit()
