"""The meeting, who takes part in it, and the head row that orders its acts."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from drafting.models.base import Base, key, word


class Event(Base):
    """A meeting at which a text is negotiated, with the settings of its secretariat."""

    __tablename__ = "event"

    id: Mapped[UUID] = key()
    name: Mapped[dict[str, Any]]
    """The name by language code."""
    place: Mapped[dict[str, Any]]
    organ: Mapped[str]
    masthead: Mapped[str]
    zone: Mapped[str] = word()
    """IANA zone; every hour of the event is shown in it, with its offset."""
    symbol_pattern: Mapped[str]
    """The symbol of a revision; `{n}` is its number."""
    circulation: Mapped[str] = word()
    observers_suggest: Mapped[bool]
    demo: Mapped[bool]
    created_at: Mapped[datetime]


class Head(Base):
    """The one row each write of an event locks first, and the end of its register chain."""

    __tablename__ = "head"

    event_id: Mapped[UUID] = mapped_column(ForeignKey("event.id"), primary_key=True)
    sequence: Mapped[int]
    hash: Mapped[str] = word()


class Party(Base):
    """A delegation, an observer, the chair's office or the secretariat, in protocol order."""

    __tablename__ = "party"
    __table_args__ = (UniqueConstraint("event_id", "code"), UniqueConstraint("event_id", "protocol"))

    id: Mapped[UUID] = key()
    event_id: Mapped[UUID] = mapped_column(ForeignKey("event.id"))
    code: Mapped[str] = word(16)
    role: Mapped[str] = word()
    protocol: Mapped[int]
    """Place in the secretariat's protocol order, from 1."""
    name: Mapped[dict[str, Any]]
    """The official short name by language code."""
