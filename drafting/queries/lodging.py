"""What lies with the secretariat, not circulated yet: its delegation and the secretariat may know."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from drafting.extensions import db
from drafting.models import Draft, Lodged, Party, PrivateVersion
from drafting.procedure.errors import NotFound
from drafting.procedure.kinds import AmendmentKind, Role
from drafting.procedure.policy import Actor
from drafting.procedure.table import Pieces
from drafting.queries.gathered import pieces_of


@dataclass(frozen=True)
class LodgedCard:
    """A proposal as it was lodged."""

    id: UUID
    private: UUID
    party: str
    kind: AmendmentKind
    paragraph: UUID
    parent: UUID | None
    supersedes: UUID | None
    pieces: Pieces
    rationale: str
    received: datetime
    late: bool


def _waiting() -> tuple[Any, ...]:
    return Lodged.withdrawn_at.is_(None), Lodged.amendment_id.is_(None)


def lodged_of(private: UUID) -> Lodged | None:
    """Return what a private draft is lodged as; none where it is not, or not any more."""
    return db.session.scalars(select(Lodged).where(Lodged.private_draft_id == private, *_waiting())).first()


def lodged_by(actor: Actor, draft: Draft) -> tuple[LodgedCard, ...]:
    """Return what the actor's delegation has lodged on a draft and is not circulated, the first first."""
    return _cards(draft, Lodged.party_id == actor.party)


def lodged_on(actor: Actor, draft: Draft) -> tuple[LodgedCard, ...]:
    """Return all that waits to be circulated, in the order of receipt. Raises NotFound."""
    if actor.role is not Role.SECRETARIAT:
        raise NotFound
    return _cards(draft)


def _cards(draft: Draft, *of: Any) -> tuple[LodgedCard, ...]:
    rows = db.session.execute(
        select(Lodged, PrivateVersion, Party.code)
        .join(
            PrivateVersion,
            (PrivateVersion.private_draft_id == Lodged.private_draft_id)
            & (PrivateVersion.number == Lodged.version),
        )
        .join(Party, Party.id == Lodged.party_id)
        .where(Lodged.draft_id == draft.id, *_waiting(), *of)
        .order_by(Lodged.received_at, Party.protocol)
    )
    return tuple(_card(lodged, version, code) for lodged, version, code in rows)


def _card(lodged: Lodged, version: PrivateVersion, code: str) -> LodgedCard:
    return LodgedCard(
        lodged.id,
        lodged.private_draft_id,
        code,
        AmendmentKind(version.kind),
        version.paragraph_id,
        version.parent_id,
        version.supersedes_id,
        pieces_of(version.pieces),
        version.rationale,
        lodged.received_at,
        lodged.late,
    )


def chosen(draft: Draft, wanted: Iterable[UUID]) -> list[tuple[Lodged, PrivateVersion]]:
    """Return what was chosen to be circulated, in the order of receipt. Raises NotFound where one is gone."""
    keys = set(wanted)
    rows = db.session.execute(
        select(Lodged, PrivateVersion)
        .join(
            PrivateVersion,
            (PrivateVersion.private_draft_id == Lodged.private_draft_id)
            & (PrivateVersion.number == Lodged.version),
        )
        .join(Party, Party.id == Lodged.party_id)
        .where(Lodged.draft_id == draft.id, *_waiting(), Lodged.id.in_(keys))
        .order_by(Lodged.received_at, Party.protocol)
    )
    found = [(lodged, version) for lodged, version in rows]
    if len(found) != len(keys):
        raise NotFound
    return found
