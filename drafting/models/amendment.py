"""What delegations propose and say. A submitted row never changes; what happens to it is a new row."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from drafting.models.base import Base, key, word


class PrivateDraft(Base):
    """A delegation's draft proposal. It lives in its own table, so that nothing public counts it."""

    __tablename__ = "private_draft"

    id: Mapped[UUID] = key()
    draft_id: Mapped[UUID] = mapped_column(ForeignKey("draft.id"))
    party_id: Mapped[UUID] = mapped_column(ForeignKey("party.id"), index=True)
    discarded_at: Mapped[datetime | None]
    amendment_id: Mapped[UUID | None] = mapped_column(ForeignKey("amendment.id"))
    """What it became, once submitted."""


class PrivateVersion(Base):
    """One saved state of a private draft: the delegation's own history."""

    __tablename__ = "private_version"
    __table_args__ = (UniqueConstraint("private_draft_id", "number"),)
    append_only = True

    id: Mapped[UUID] = key()
    private_draft_id: Mapped[UUID] = mapped_column(ForeignKey("private_draft.id"))
    number: Mapped[int]
    kind: Mapped[str] = word()
    paragraph_id: Mapped[UUID]
    """The paragraph it is on, or the reserved id of a paragraph that another proposal would insert."""
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("amendment.id"))
    base_id: Mapped[UUID | None] = mapped_column(ForeignKey("wording.id"))
    after_id: Mapped[UUID | None] = mapped_column(ForeignKey("paragraph.id"))
    pieces: Mapped[list[Any]]
    rationale: Mapped[str]
    on_behalf_of: Mapped[str]
    seat_id: Mapped[UUID] = mapped_column(ForeignKey("seat.id"))
    at: Mapped[datetime]
    other_id: Mapped[UUID | None]
    """The neighbour that a merge would take in."""
    other_base_id: Mapped[UUID | None]
    supersedes_id: Mapped[UUID | None]
    """The delegation's own proposal that this one revises."""


class PrivateNote(Base):
    """A delegation's own note on a draft of its own, a proposal or a paragraph; it never leaves it."""

    __tablename__ = "private_note"
    append_only = True

    id: Mapped[UUID] = key()
    draft_id: Mapped[UUID] = mapped_column(ForeignKey("draft.id"))
    party_id: Mapped[UUID] = mapped_column(ForeignKey("party.id"), index=True)
    seat_id: Mapped[UUID] = mapped_column(ForeignKey("seat.id"))
    about_id: Mapped[UUID] = mapped_column(index=True)
    """The private draft, the proposal or the paragraph."""
    text: Mapped[str]
    at: Mapped[datetime]


class Lodged(Base):
    """A proposal handed to the secretariat and not circulated yet: nothing public counts it.

    It becomes an amendment, with a reference and a register entry, when the batch is circulated.
    """

    __tablename__ = "lodged"

    id: Mapped[UUID] = key()
    event_id: Mapped[UUID] = mapped_column(ForeignKey("event.id"))
    draft_id: Mapped[UUID] = mapped_column(ForeignKey("draft.id"), index=True)
    party_id: Mapped[UUID] = mapped_column(ForeignKey("party.id"))
    seat_id: Mapped[UUID] = mapped_column(ForeignKey("seat.id"))
    private_draft_id: Mapped[UUID] = mapped_column(ForeignKey("private_draft.id"), unique=True)
    version: Mapped[int]
    """The version of the private draft that was lodged."""
    late: Mapped[bool]
    received_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    amendment_id: Mapped[UUID | None] = mapped_column(ForeignKey("amendment.id"))
    """What it became, once circulated."""


class Amendment(Base):
    """A proposal as submitted: its full text and the wording it was made against."""

    __tablename__ = "amendment"
    __table_args__ = (UniqueConstraint("event_id", "reference"),)
    append_only = True

    id: Mapped[UUID] = key()
    event_id: Mapped[UUID] = mapped_column(ForeignKey("event.id"))
    draft_id: Mapped[UUID] = mapped_column(ForeignKey("draft.id"), index=True)
    party_id: Mapped[UUID] = mapped_column(ForeignKey("party.id"))
    seat_id: Mapped[UUID] = mapped_column(ForeignKey("seat.id"))
    reference: Mapped[str] = word(32)
    kind: Mapped[str] = word()
    language: Mapped[str] = word(16)
    paragraph_id: Mapped[UUID] = mapped_column(index=True)
    """The paragraph it is on (for an insertion: the one it follows); for a sub-amendment to an
    insertion, the reserved id of the paragraph to be."""
    base_id: Mapped[UUID | None] = mapped_column(ForeignKey("wording.id"))
    base_hash: Mapped[str] = word()
    """SHA-256 of the text it was made against."""
    after_id: Mapped[UUID | None] = mapped_column(ForeignKey("paragraph.id"))
    """A move's new neighbour."""
    pieces: Mapped[list[Any]]
    """The proposed text as [level, text] pairs; empty for a deletion or a move."""
    rationale: Mapped[str]
    on_behalf_of: Mapped[str]
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("amendment.id"))
    supersedes_id: Mapped[UUID | None] = mapped_column(ForeignKey("amendment.id"))
    new_paragraph_id: Mapped[UUID | None]
    """The permanent id that an inserted or alternative paragraph will carry."""
    new_label: Mapped[str] = word()
    """The label it was circulated with: "OP3 bis", "OP6 alt"."""
    orally_at: Mapped[datetime | None]
    late: Mapped[bool]
    received_at: Mapped[datetime]
    sequence: Mapped[int]
    other_id: Mapped[UUID | None]
    """The neighbour that a merge takes in, and its wording below."""
    other_base_id: Mapped[UUID | None]
    parts: Mapped[list[Any]] = mapped_column(server_default="[]", default=list)
    """What a split reserves for its further parts: [permanent id, label] pairs."""


class Fate(Base):
    """What became of an amendment; the latest row holds."""

    __tablename__ = "fate"
    append_only = True

    id: Mapped[UUID] = key()
    amendment_id: Mapped[UUID] = mapped_column(ForeignKey("amendment.id"), index=True)
    state: Mapped[str] = word()
    reason: Mapped[str]
    decision_id: Mapped[UUID | None] = mapped_column(ForeignKey("decision.id"))
    seat_id: Mapped[UUID] = mapped_column(ForeignKey("seat.id"))
    sequence: Mapped[int]


class Carry(Base):
    """A pending amendment carried to a new text: what it says there, and how sure that is."""

    __tablename__ = "carry"
    append_only = True

    id: Mapped[UUID] = key()
    amendment_id: Mapped[UUID] = mapped_column(ForeignKey("amendment.id"), index=True)
    wording_id: Mapped[UUID | None] = mapped_column(ForeignKey("wording.id"))
    """The wording it was carried to; none where the paragraph fell or a sub-amendment changed it."""
    status: Mapped[str] = word()
    pieces: Mapped[list[Any]]
    """Its text on the new wording; empty on a clash."""
    decision_id: Mapped[UUID | None] = mapped_column(ForeignKey("decision.id"))
    sequence: Mapped[int]
    seat_id: Mapped[UUID | None] = mapped_column(ForeignKey("seat.id"))
    """The author's own seat, where the author has looked and confirmed."""


class Position(Base):
    """What a party says of an amendment or a paragraph; the latest of each party holds."""

    __tablename__ = "position"
    append_only = True

    id: Mapped[UUID] = key()
    amendment_id: Mapped[UUID | None] = mapped_column(ForeignKey("amendment.id"), index=True)
    paragraph_id: Mapped[UUID | None] = mapped_column(ForeignKey("paragraph.id"), index=True)
    party_id: Mapped[UUID] = mapped_column(ForeignKey("party.id"))
    seat_id: Mapped[UUID] = mapped_column(ForeignKey("seat.id"))
    stance: Mapped[str] = word()
    condition: Mapped[str]
    note: Mapped[str]
    wording_id: Mapped[UUID | None] = mapped_column(ForeignKey("wording.id"))
    """The wording that stood when it was said."""
    sequence: Mapped[int]
    orally_at: Mapped[datetime | None]
    """The minute at which it was said in the room, where the office typed it."""


class Reservation(Base):
    """A reservation on a paragraph, without text; what becomes of it is a new row.

    A row that lifts another has no reference; one that confirms another, for good, has its own.
    """

    __tablename__ = "reservation"
    __table_args__ = (UniqueConstraint("event_id", "reference"),)
    append_only = True

    id: Mapped[UUID] = key()
    event_id: Mapped[UUID] = mapped_column(ForeignKey("event.id"))
    draft_id: Mapped[UUID] = mapped_column(ForeignKey("draft.id"), index=True)
    party_id: Mapped[UUID] = mapped_column(ForeignKey("party.id"))
    seat_id: Mapped[UUID] = mapped_column(ForeignKey("seat.id"))
    reference: Mapped[str | None] = word(32)
    paragraph_id: Mapped[UUID] = mapped_column(ForeignKey("paragraph.id"))
    scope: Mapped[str]
    """The words it is about; empty for the whole paragraph."""
    note: Mapped[str]
    until: Mapped[datetime | None]
    """A scrutiny reservation's term."""
    lifts_id: Mapped[UUID | None] = mapped_column(ForeignKey("reservation.id"))
    """The reservation that no longer stands from this row on."""
    sequence: Mapped[int]
    amendment_id: Mapped[UUID | None] = mapped_column(ForeignKey("amendment.id"))
    """The proposal it is about, where it is about one."""
    orally_at: Mapped[datetime | None]


class TakenUp(Base):
    """A participant takes up an observer's suggestion: from then on it is on the table."""

    __tablename__ = "taken_up"
    append_only = True

    id: Mapped[UUID] = key()
    amendment_id: Mapped[UUID] = mapped_column(ForeignKey("amendment.id"), unique=True)
    party_id: Mapped[UUID] = mapped_column(ForeignKey("party.id"))
    seat_id: Mapped[UUID] = mapped_column(ForeignKey("seat.id"))
    sequence: Mapped[int]


class CoProponent(Base):
    """A party joins a proposal, or leaves it; the latest row of each party holds."""

    __tablename__ = "co_proponent"
    append_only = True

    id: Mapped[UUID] = key()
    amendment_id: Mapped[UUID] = mapped_column(ForeignKey("amendment.id"), index=True)
    party_id: Mapped[UUID] = mapped_column(ForeignKey("party.id"))
    joined: Mapped[bool]
    sequence: Mapped[int]
    seat_id: Mapped[UUID | None] = mapped_column(ForeignKey("seat.id"))


class Confirmation(Base):
    """A delegation confirms what the office typed for it during the meeting."""

    __tablename__ = "confirmation"
    append_only = True

    id: Mapped[UUID] = key()
    about_id: Mapped[UUID] = mapped_column(index=True)
    """The amendment, the position or the reservation."""
    party_id: Mapped[UUID] = mapped_column(ForeignKey("party.id"))
    seat_id: Mapped[UUID] = mapped_column(ForeignKey("seat.id"))
    sequence: Mapped[int]


class Package(Base):
    """Proposals and paragraphs that are decided together."""

    __tablename__ = "package"
    append_only = True

    id: Mapped[UUID] = key()
    draft_id: Mapped[UUID] = mapped_column(ForeignKey("draft.id"), index=True)
    name: Mapped[str] = word()
    sequence: Mapped[int]


class PackageMember(Base):
    """An amendment or a paragraph tied into a package, or freed from it; the latest row holds."""

    __tablename__ = "package_member"
    append_only = True

    id: Mapped[UUID] = key()
    package_id: Mapped[UUID] = mapped_column(ForeignKey("package.id"), index=True)
    amendment_id: Mapped[UUID | None] = mapped_column(ForeignKey("amendment.id"))
    paragraph_id: Mapped[UUID | None] = mapped_column(ForeignKey("paragraph.id"))
    tied: Mapped[bool]
    sequence: Mapped[int]
    decision_id: Mapped[UUID | None] = mapped_column(ForeignKey("decision.id"))
    """The chair's act that tied or freed it."""
