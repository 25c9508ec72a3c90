"""Frozen, named, symbolled states of the text."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from drafting.models.base import Base, key, word


class Revision(Base):
    """A snapshot with a name and a symbol: the zero draft, CRP.1, Rev.1."""

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("draft_id", "number"),)
    append_only = True

    id: Mapped[UUID] = key()
    draft_id: Mapped[UUID] = mapped_column(ForeignKey("draft.id"))
    number: Mapped[int]
    """0 is the zero draft."""
    name: Mapped[str] = word()
    symbol: Mapped[str] = word(128)
    content: Mapped[list[Any]]
    """Every paragraph as it stood, in order; see procedure.revisions.Frozen."""
    hash: Mapped[str] = word()
    """SHA-256 of the canonical content."""
    seat_id: Mapped[UUID] = mapped_column(ForeignKey("seat.id"))
    at: Mapped[datetime]
    sequence: Mapped[int]
    kind: Mapped[str] = mapped_column(String(64), server_default="numbered", default="numbered")
    """`numbered`, `silence` (an interim text put under silence) or `adopted`."""


class Account(Base):
    """What a revision says became of one proposal: nothing ever disappears."""

    __tablename__ = "account"
    __table_args__ = (UniqueConstraint("revision_id", "reference"),)
    append_only = True

    id: Mapped[UUID] = key()
    revision_id: Mapped[UUID] = mapped_column(ForeignKey("revision.id"))
    amendment_id: Mapped[UUID | None] = mapped_column(ForeignKey("amendment.id"))
    reservation_id: Mapped[UUID | None] = mapped_column(ForeignKey("reservation.id"))
    reference: Mapped[str] = word(32)
    outcome: Mapped[str] = word()
    reason: Mapped[str]
