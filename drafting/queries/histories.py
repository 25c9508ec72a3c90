"""How a paragraph came to read as it does."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from drafting.extensions import db
from drafting.models import Amendment, DecidedOn, Decision, Release, Wording
from drafting.queries.tables import Audience


@dataclass(frozen=True)
class Version:
    """A wording and the act that made it; `act` is empty for the text as laid down."""

    id: UUID
    number: int
    text: str
    opening: int
    at: datetime
    act: str
    references: tuple[str, ...]
    reason: str
    over_objection_of: str


@dataclass(frozen=True)
class Decided:
    """A decision on an amendment."""

    kind: str
    reason: str
    over_objection_of: str
    at: datetime
    sequence: int


def versions_of(paragraph: UUID, audience: Audience) -> tuple[Version, ...]:
    """Return a paragraph's wordings, the first first, as far as this audience may see them."""
    rows = db.session.execute(
        select(Wording, Decision, Release.decision_id)
        .outerjoin(Decision, Decision.id == Wording.decision_id)
        .outerjoin(Release, Release.decision_id == Wording.decision_id)
        .where(Wording.paragraph_id == paragraph)
        .order_by(Wording.number)
    )
    return tuple(
        _version(wording, decision)
        for wording, decision, released in rows
        if decision is None or _open(released, audience)
    )


def _open(released: UUID | None, audience: Audience) -> bool:
    """Say whether a decision is released, or this audience sees it before."""
    return released is not None or audience.office


def _version(wording: Wording, decision: Decision | None) -> Version:
    references = (
        ()
        if decision is None
        else tuple(
            db.session.scalars(
                select(Amendment.reference)
                .join(DecidedOn, DecidedOn.amendment_id == Amendment.id)
                .where(DecidedOn.decision_id == decision.id)
            )
        )
    )
    return Version(
        wording.id,
        wording.number,
        wording.text,
        wording.opening,
        wording.at,
        decision.kind if decision else "",
        references,
        decision.reason if decision else "",
        decision.over_objection_of if decision else "",
    )


def decisions_on(amendment: UUID, audience: Audience) -> tuple[Decided, ...]:
    """Return the chair's decisions on an amendment, the first first."""
    rows = db.session.execute(
        select(Decision, Release.decision_id)
        .join(DecidedOn, DecidedOn.decision_id == Decision.id)
        .outerjoin(Release, Release.decision_id == Decision.id)
        .where(DecidedOn.amendment_id == amendment)
        .order_by(Decision.sequence)
    )
    return tuple(
        Decided(each.kind, each.reason, each.over_objection_of, each.at, each.sequence)
        for each, released in rows
        if _open(released, audience)
    )
