"""How a text becomes the text of all: silence, adoption, what is said and corrected after it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from drafting.models.base import Base, key, word


class Silence(Base):
    """A frozen revision under a clock. Who has opened it is never kept."""

    __tablename__ = "silence"
    append_only = True

    id: Mapped[UUID] = key()
    draft_id: Mapped[UUID] = mapped_column(ForeignKey("draft.id"), index=True)
    revision_id: Mapped[UUID] = mapped_column(ForeignKey("revision.id"))
    until: Mapped[datetime]
    """The expiry as first set; an extension is a step."""
    seat_id: Mapped[UUID] = mapped_column(ForeignKey("seat.id"))
    at: Mapped[datetime]
    sequence: Mapped[int]


class SilenceStep(Base):
    """What happened to a silence: extended for all, broken, unbroken, called off; the latest row holds."""

    __tablename__ = "silence_step"
    append_only = True

    id: Mapped[UUID] = key()
    silence_id: Mapped[UUID] = mapped_column(ForeignKey("silence.id"), index=True)
    kind: Mapped[str] = word()
    until: Mapped[datetime | None]
    """The new expiry of an extension."""
    party_id: Mapped[UUID | None] = mapped_column(ForeignKey("party.id"))
    """Who broke it."""
    amendment_id: Mapped[UUID | None] = mapped_column(ForeignKey("amendment.id"))
    """The amendment that broke it, where it was one."""
    text: Mapped[str]
    """The objection or the reason, as written."""
    seat_id: Mapped[UUID] = mapped_column(ForeignKey("seat.id"))
    at: Mapped[datetime]
    sequence: Mapped[int]


class AdoptionCall(Base):
    """The chair calls for adoption of the text with this hash; the secretariat has to confirm it."""

    __tablename__ = "adoption_call"
    append_only = True

    id: Mapped[UUID] = key()
    draft_id: Mapped[UUID] = mapped_column(ForeignKey("draft.id"), index=True)
    modality: Mapped[str] = word()
    hash: Mapped[str] = word()
    """SHA-256 of the text as it shall be adopted, in every language."""
    waived: Mapped[list[Any]]
    """Languages whose stale translations the chair waives."""
    seat_id: Mapped[UUID] = mapped_column(ForeignKey("seat.id"))
    at: Mapped[datetime]
    sequence: Mapped[int]


class Adoption(Base):
    """The text is adopted: frozen, renumbered, once and for all."""

    __tablename__ = "adoption"
    __table_args__ = (UniqueConstraint("draft_id"),)
    append_only = True

    id: Mapped[UUID] = key()
    draft_id: Mapped[UUID] = mapped_column(ForeignKey("draft.id"))
    call_id: Mapped[UUID] = mapped_column(ForeignKey("adoption_call.id"))
    revision_id: Mapped[UUID] = mapped_column(ForeignKey("revision.id"))
    renumbered: Mapped[list[Any]]
    """[working label, label as adopted] pairs, in order; the new one is empty for what fell."""
    seat_id: Mapped[UUID] = mapped_column(ForeignKey("seat.id"))
    at: Mapped[datetime]
    sequence: Mapped[int]


class Explanation(Base):
    """A delegation explains its position on the text that is adopted."""

    __tablename__ = "explanation"
    append_only = True

    id: Mapped[UUID] = key()
    draft_id: Mapped[UUID] = mapped_column(ForeignKey("draft.id"), index=True)
    party_id: Mapped[UUID] = mapped_column(ForeignKey("party.id"))
    language: Mapped[str] = word(16)
    text: Mapped[str]
    orally_at: Mapped[datetime | None]
    seat_id: Mapped[UUID] = mapped_column(ForeignKey("seat.id"))
    at: Mapped[datetime]
    sequence: Mapped[int]


class Correction(Base):
    """A correction of an adopted text, kept apart from it: editorial, or a corrigendum of one language."""

    __tablename__ = "correction"
    append_only = True

    id: Mapped[UUID] = key()
    draft_id: Mapped[UUID] = mapped_column(ForeignKey("draft.id"), index=True)
    kind: Mapped[str] = word()
    number: Mapped[int]
    """From 1 per draft, for corrigenda; 0 for an editorial correction."""
    symbol: Mapped[str] = word(128)
    paragraph_id: Mapped[UUID]
    language: Mapped[str] = word(16)
    before: Mapped[str]
    after: Mapped[str]
    reason: Mapped[str]
    seat_id: Mapped[UUID] = mapped_column(ForeignKey("seat.id"))
    at: Mapped[datetime]
    sequence: Mapped[int]
