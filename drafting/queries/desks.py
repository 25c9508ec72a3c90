"""What lies on a delegation's own desk."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from drafting.extensions import db
from drafting.models import Draft, PrivateDraft, PrivateVersion
from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.policy import Actor
from drafting.procedure.table import Pieces
from drafting.queries.gathered import pieces_of


@dataclass(frozen=True)
class PrivateCard:
    """A private draft at its latest version."""

    id: UUID
    kind: AmendmentKind
    paragraph: UUID
    parent: UUID | None
    pieces: Pieces
    base: UUID | None
    at: datetime


def private_drafts(actor: Actor, draft: Draft) -> tuple[PrivateCard, ...]:
    """Return the delegation's private drafts, the latest first."""
    latest = (
        select(PrivateVersion.private_draft_id, func.max(PrivateVersion.number).label("number"))
        .group_by(PrivateVersion.private_draft_id)
        .subquery()
    )
    rows = db.session.scalars(
        select(PrivateVersion)
        .join(PrivateDraft, PrivateDraft.id == PrivateVersion.private_draft_id)
        .join(
            latest,
            (latest.c.private_draft_id == PrivateVersion.private_draft_id)
            & (latest.c.number == PrivateVersion.number),
        )
        .where(PrivateDraft.party_id == actor.party, PrivateDraft.draft_id == draft.id)
        .where(PrivateDraft.discarded_at.is_(None), PrivateDraft.amendment_id.is_(None))
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
        )
        for row in rows
    )
