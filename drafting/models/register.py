"""The append-only, hash-chained record of every act, and the guard against doing an act twice."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from drafting.models.base import Base, key, word


class RegisterEntry(Base):
    """One act. The commitment hides the words; the salt is shown only to those who may read them."""

    __tablename__ = "register_entry"
    __table_args__ = (UniqueConstraint("event_id", "sequence"),)
    append_only = True

    id: Mapped[UUID] = key()
    event_id: Mapped[UUID] = mapped_column(ForeignKey("event.id"))
    sequence: Mapped[int]
    """From 1, without a gap."""
    at: Mapped[datetime]
    kind: Mapped[str] = word()
    actor: Mapped[str] = word(32)
    """Code of the party whose act it was."""
    object_id: Mapped[UUID]
    subject: Mapped[str]
    """What it was about, as people cite it: "KAZ-1", "OP5", "Rev.1"."""
    salt: Mapped[str] = word()
    payload: Mapped[dict[str, Any]]
    commitment: Mapped[str] = word()
    previous: Mapped[str] = word()
    hash: Mapped[str] = word()


class DoneAct(Base):
    """An act a seat has done with a form's key: the same form sent again is shown the same outcome."""

    __tablename__ = "done_act"
    append_only = True

    seat_id: Mapped[UUID] = mapped_column(ForeignKey("seat.id"), primary_key=True)
    form_key: Mapped[str] = mapped_column(String(64), primary_key=True)
    body: Mapped[str] = word()
    """SHA-256 of what was asked."""
    outcome: Mapped[dict[str, Any]]
    at: Mapped[datetime]
