"""The chair's acts."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from drafting.models.base import Base, key, word


class Decision(Base):
    """The chair's act on one or several amendments, or the Chair's own text."""

    __tablename__ = "decision"
    append_only = True

    id: Mapped[UUID] = key()
    draft_id: Mapped[UUID] = mapped_column(ForeignKey("draft.id"), index=True)
    kind: Mapped[str] = word()
    paragraph_id: Mapped[UUID]
    reason: Mapped[str]
    over_objection_of: Mapped[str]
    """Codes of the parties whose recorded objection was set aside, in protocol order."""
    revokes_id: Mapped[UUID | None] = mapped_column(ForeignKey("decision.id"))
    seat_id: Mapped[UUID] = mapped_column(ForeignKey("seat.id"))
    at: Mapped[datetime]
    sequence: Mapped[int]
    package_id: Mapped[UUID | None] = mapped_column(ForeignKey("package.id"))
    """The package it was settled in, together with others."""
    turn: Mapped[int] = mapped_column(server_default="0", default=0)
    """From 1 per draft, the undone counted too: it orders what is decided between two register entries."""
    subject: Mapped[str] = mapped_column(server_default="", default="")
    """What it was about, as people cite it: "KAZ-1", "OP5", "PKG-A"."""
    filed: Mapped[dict[str, Any]] = mapped_column(server_default="{}", default=dict)
    """What the register says of it, once it is public."""


class DecidedOn(Base):
    """An amendment that a decision was about."""

    __tablename__ = "decided_on"
    append_only = True

    id: Mapped[UUID] = key()
    decision_id: Mapped[UUID] = mapped_column(ForeignKey("decision.id"), index=True)
    amendment_id: Mapped[UUID] = mapped_column(ForeignKey("amendment.id"), index=True)


class Release(Base):
    """From this row on a decision's wording is the text for everybody."""

    __tablename__ = "release"
    append_only = True

    decision_id: Mapped[UUID] = mapped_column(ForeignKey("decision.id"), primary_key=True)
    revision_id: Mapped[UUID | None] = mapped_column(ForeignKey("revision.id"))
    """The revision that released it; none where the room was reading live."""
    sequence: Mapped[int]
