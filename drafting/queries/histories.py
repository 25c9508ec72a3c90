"""How a paragraph came to read as it does."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from drafting.extensions import db
from drafting.models import Amendment, DecidedOn, Decision, Release, Wording
from drafting.queries.tables import Audience


@dataclass(frozen=True)
class Version:
    """A wording and the act that made it; `act` is empty for the text as laid down.

    `number` counts what this audience sees: a wording that was undone leaves no gap.
    """

    id: UUID
    number: int
    text: str
    opening: int
    at: datetime
    act: str
    references: tuple[str, ...]
    reason: str
    over_objection_of: str
    amendments: tuple[UUID, ...] = ()
    released: bool = True


@dataclass(frozen=True)
class Decided:
    """A decision on an amendment; one that is not `released` is seen by the chair's office only."""

    kind: str
    reason: str
    over_objection_of: str
    at: datetime
    sequence: int
    released: bool = True


def versions_of(paragraph: UUID, audience: Audience) -> tuple[Version, ...]:
    """Return a paragraph's wordings, the first first, as far as this audience may see them."""
    rows = db.session.execute(
        select(Wording, Decision, Release.decision_id)
        .outerjoin(Decision, Decision.id == Wording.decision_id)
        .outerjoin(Release, Release.decision_id == Wording.decision_id)
        .where(Wording.paragraph_id == paragraph)
        .where((Wording.decision_id.is_(None)) | (Wording.decision_id.not_in(_undone())))
        .order_by(Wording.number)
    ).all()
    made = [(row.Wording, row.Decision, row.decision_id is not None) for row in rows]
    seen = [each for each in made if each[1] is None or each[2] or audience.office]
    cited = _cited([decision.id for _, decision, _ in seen if decision is not None])
    return tuple(
        _version(number, wording, decision, cited.get(decision.id, ()) if decision else (), released=released)
        for number, (wording, decision, released) in enumerate(seen, start=1)
    )


def _undone() -> Select[Any]:
    """Ask for the decisions that were taken back."""
    undoing = aliased(Decision)
    return select(undoing.revokes_id).where(undoing.revokes_id.is_not(None))


def _cited(decisions: list[UUID]) -> dict[UUID, tuple[tuple[UUID, str], ...]]:
    """Return the amendments that decisions were about, in the order of their receipt."""
    rows = db.session.execute(
        select(DecidedOn.decision_id, Amendment.id, Amendment.reference)
        .join(Amendment, Amendment.id == DecidedOn.amendment_id)
        .where(DecidedOn.decision_id.in_(decisions))
        .order_by(DecidedOn.decision_id, Amendment.sequence, Amendment.reference)
    ).all()
    grouped = groupby(rows, key=lambda row: row[0])
    return {key: tuple((row[1], row[2]) for row in each) for key, each in grouped}


def _version(
    number: int,
    wording: Wording,
    decision: Decision | None,
    cited: tuple[tuple[UUID, str], ...],
    *,
    released: bool,
) -> Version:
    return Version(
        wording.id,
        number,
        wording.text,
        wording.opening,
        wording.at,
        decision.kind if decision else "",
        tuple(reference for _, reference in cited),
        decision.reason if decision else "",
        decision.over_objection_of if decision else "",
        tuple(key for key, _ in cited),
        released=released or decision is None,
    )


def decisions_on(amendment: UUID, audience: Audience) -> tuple[Decided, ...]:
    """Return the chair's decisions on an amendment that stand, the first first."""
    rows = db.session.execute(
        select(Decision, Release.decision_id)
        .join(DecidedOn, DecidedOn.decision_id == Decision.id)
        .outerjoin(Release, Release.decision_id == Decision.id)
        .where(DecidedOn.amendment_id == amendment, Decision.id.not_in(_undone()))
        .order_by(Decision.sequence, Decision.turn)
    )
    return tuple(
        Decided(each.kind, each.reason, each.over_objection_of, each.at, each.sequence, released=released)
        for each, released in ((row.Decision, row.decision_id is not None) for row in rows)
        if released or audience.office
    )
