"""The text under negotiation: paragraphs with permanent ids, their places and wordings."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from drafting.models.base import Base, key, word


class Draft(Base):
    """The document under negotiation."""

    __tablename__ = "draft"

    id: Mapped[UUID] = key()
    event_id: Mapped[UUID] = mapped_column(ForeignKey("event.id"), index=True)
    form: Mapped[str] = word(1)
    """A organ resolution, B "We" declaration, C numbered prose."""
    stage: Mapped[str] = word()
    language: Mapped[str] = word(16)
    """The working language: the one that is negotiated."""
    languages: Mapped[list[str]]
    mode: Mapped[str] = word()
    """`live`: a decision is released at once; `tray`: with the next revision."""
    amendments_until: Mapped[datetime | None]
    subamendments_until: Mapped[datetime | None]
    sequence: Mapped[int] = mapped_column(server_default="0", default=0)
    """The act that laid it down: the order of an event's drafts."""


class Leave(Base):
    """The chair's leave for a party to submit late, until a moment."""

    __tablename__ = "leave"
    append_only = True

    id: Mapped[UUID] = key()
    draft_id: Mapped[UUID] = mapped_column(ForeignKey("draft.id"), index=True)
    party_id: Mapped[UUID] = mapped_column(ForeignKey("party.id"))
    until: Mapped[datetime]
    seat_id: Mapped[UUID] = mapped_column(ForeignKey("seat.id"))
    sequence: Mapped[int]


class Paragraph(Base):
    """A permanent identity. What it says, where it stands and how it is labelled are other rows."""

    __tablename__ = "paragraph"
    append_only = True

    id: Mapped[UUID] = key()
    draft_id: Mapped[UUID] = mapped_column(ForeignKey("draft.id"), index=True)
    kind: Mapped[str] = word()
    note: Mapped[str | None] = mapped_column(String(32))
    """A footnote's key, as in the token `{fn:key}`."""
    sequence: Mapped[int]


class Placement(Base):
    """Where a paragraph stands and what it is called from then on; the latest row holds."""

    __tablename__ = "placement"
    append_only = True

    id: Mapped[UUID] = key()
    paragraph_id: Mapped[UUID] = mapped_column(ForeignKey("paragraph.id"), index=True)
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("paragraph.id"))
    rank: Mapped[str] = word(255)
    """Sorts among the siblings, by code point."""
    label: Mapped[str] = word()
    """Its own part of the label: "OP3", "OP3 bis", "(a)"."""
    fallen: Mapped[bool]
    """True where the paragraph was deleted or replaced: its label stays, struck."""
    decision_id: Mapped[UUID | None] = mapped_column(ForeignKey("decision.id"))
    sequence: Mapped[int]


class Wording(Base):
    """One immutable version of a paragraph in the working language."""

    __tablename__ = "wording"
    __table_args__ = (UniqueConstraint("paragraph_id", "number"),)
    append_only = True

    id: Mapped[UUID] = key()
    paragraph_id: Mapped[UUID] = mapped_column(ForeignKey("paragraph.id"))
    number: Mapped[int]
    """From 1, per paragraph."""
    language: Mapped[str] = word(16)
    text: Mapped[str]
    opening: Mapped[int]
    """How many characters at the start are set in italics."""
    decision_id: Mapped[UUID | None] = mapped_column(ForeignKey("decision.id"))
    """The act that made it; none for the zero draft."""
    sequence: Mapped[int]
    at: Mapped[datetime]


class Translation(Base):
    """A wording in another language; it belongs to the wording it translates."""

    __tablename__ = "translation"
    append_only = True

    id: Mapped[UUID] = key()
    wording_id: Mapped[UUID] = mapped_column(ForeignKey("wording.id"), index=True)
    language: Mapped[str] = word(16)
    text: Mapped[str]
    opening: Mapped[int]
    seat_id: Mapped[UUID] = mapped_column(ForeignKey("seat.id"))
    sequence: Mapped[int]
    at: Mapped[datetime]


class Step(Base):
    """A step on the ladder of agreement, of a paragraph or of an amendment; the latest holds."""

    __tablename__ = "step"
    append_only = True

    id: Mapped[UUID] = key()
    paragraph_id: Mapped[UUID | None] = mapped_column(ForeignKey("paragraph.id"), index=True)
    amendment_id: Mapped[UUID | None] = mapped_column(ForeignKey("amendment.id"), index=True)
    rung: Mapped[str] = word()
    pending: Mapped[list[str]]
    """Codes of the parties the step waits for."""
    decision_id: Mapped[UUID | None] = mapped_column(ForeignKey("decision.id"))
    sequence: Mapped[int]
