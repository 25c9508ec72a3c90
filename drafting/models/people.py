"""Persons, their seats, and the sessions in which they are signed in."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from drafting.models.base import Base, key, word


class Person(Base):
    """Somebody who signs in. Accounts need no e-mail and no telephone."""

    __tablename__ = "person"

    id: Mapped[UUID] = key()
    name: Mapped[str] = mapped_column(String(128), unique=True)
    """The name to sign in with."""
    password: Mapped[str]
    """Argon2id hash."""
    disabled_at: Mapped[datetime | None]


class Seat(Base):
    """A person's place in a party, with a duty."""

    __tablename__ = "seat"

    id: Mapped[UUID] = key()
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    party_id: Mapped[UUID] = mapped_column(ForeignKey("party.id"), index=True)
    duty: Mapped[str] = word()
    ended_at: Mapped[datetime | None]


class SignedIn(Base):
    """A session kept on the server, so that signing out ends it everywhere."""

    __tablename__ = "signed_in"

    id: Mapped[UUID] = key()
    token: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of the secret in the cookie."""
    seat_id: Mapped[UUID] = mapped_column(ForeignKey("seat.id"))
    began_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class SignInFailure(Base):
    """A failed attempt, counted in the database so that all workers count together."""

    __tablename__ = "sign_in_failure"

    id: Mapped[UUID] = key()
    name: Mapped[str] = mapped_column(String(128), index=True)
    at: Mapped[datetime]
