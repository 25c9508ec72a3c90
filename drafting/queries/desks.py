"""What lies on a delegation's own desk."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select

from drafting.extensions import db
from drafting.models import Draft, Lodged, Person, PrivateDraft, PrivateVersion, Seat
from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.policy import Actor
from drafting.procedure.table import Pieces
from drafting.queries.gathered import pieces_of


@dataclass(frozen=True)
class PrivateCard:
    """A private draft at its latest version; `by` is who of the delegation saved it."""

    id: UUID
    kind: AmendmentKind
    paragraph: UUID
    parent: UUID | None
    pieces: Pieces
    base: UUID | None
    at: datetime
    by: str = ""
    supersedes: UUID | None = None


def _lodged(actor: Actor) -> Select[Any]:
    """Select what lies with the secretariat: it is shown as lodged, not as a draft."""
    return select(Lodged.private_draft_id).where(
        Lodged.party_id == actor.party, Lodged.withdrawn_at.is_(None), Lodged.amendment_id.is_(None)
    )


def private_drafts(actor: Actor, draft: Draft) -> tuple[PrivateCard, ...]:
    """Return the delegation's private drafts, the latest first."""
    latest = (
        select(PrivateVersion.private_draft_id, func.max(PrivateVersion.number).label("number"))
        .group_by(PrivateVersion.private_draft_id)
        .subquery()
    )
    rows = db.session.execute(
        select(PrivateVersion, Person.name)
        .join(Seat, Seat.id == PrivateVersion.seat_id)
        .join(Person, Person.id == Seat.person_id)
        .join(PrivateDraft, PrivateDraft.id == PrivateVersion.private_draft_id)
        .join(
            latest,
            (latest.c.private_draft_id == PrivateVersion.private_draft_id)
            & (latest.c.number == PrivateVersion.number),
        )
        .where(PrivateDraft.party_id == actor.party, PrivateDraft.draft_id == draft.id)
        .where(PrivateDraft.discarded_at.is_(None), PrivateDraft.amendment_id.is_(None))
        .where(PrivateDraft.id.not_in(_lodged(actor)))
        .order_by(PrivateVersion.at.desc())
    )
    return tuple(
        PrivateCard(
            row.private_draft_id,
            AmendmentKind(row.kind),
            row.paragraph_id,
            row.parent_id,
            pieces_of(row.pieces),
            row.base_id,
            row.at,
            name,
            row.supersedes_id,
        )
        for row, name in rows
    )


def revising(actor: Actor, amendment: UUID) -> UUID | None:
    """Return the delegation's private draft of a revision of its proposal, if one is begun."""
    rows = db.session.scalars(
        select(PrivateVersion.private_draft_id)
        .join(PrivateDraft, PrivateDraft.id == PrivateVersion.private_draft_id)
        .where(PrivateDraft.party_id == actor.party, PrivateVersion.supersedes_id == amendment)
        .where(PrivateDraft.discarded_at.is_(None), PrivateDraft.amendment_id.is_(None))
        .order_by(PrivateVersion.at.desc())
    )
    return rows.first()
