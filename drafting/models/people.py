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


class Invitation(Base):
    """A single-use link by which a person takes a seat. The database keeps its hash only."""

    __tablename__ = "invitation"

    id: Mapped[UUID] = key()
    party_id: Mapped[UUID] = mapped_column(ForeignKey("party.id"), index=True)
    duty: Mapped[str] = word()
    token: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of the secret in the link."""
    by_seat_id: Mapped[UUID | None] = mapped_column(ForeignKey("seat.id"))
    at: Mapped[datetime]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    """When it was used or taken back."""
    seat_id: Mapped[UUID | None] = mapped_column(ForeignKey("seat.id"))
    """The seat it gave."""


class Visit(Base):
    """How far a person has read a draft: "since my last visit". Nobody else ever sees it."""

    __tablename__ = "visit"

    seat_id: Mapped[UUID] = mapped_column(ForeignKey("seat.id"), primary_key=True)
    draft_id: Mapped[UUID] = mapped_column(ForeignKey("draft.id"), primary_key=True)
    sequence: Mapped[int]
    """The register's entry up to which the person had seen the text before this visit."""
    latest: Mapped[int]
    """The entry up to which the person has seen it now."""
    at: Mapped[datetime]


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
