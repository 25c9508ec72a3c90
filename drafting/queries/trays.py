"""What lies in the tray of the chair's office: decided, and not released."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import aliased

from drafting.extensions import db
from drafting.models import Amendment, DecidedOn, Decision, Draft, Fate, Release
from drafting.procedure.states import State, Verdict

#: Ends that are nobody's decision: the author's own act, and what lapsed with it.
_BY_AUTHOR = frozenset({State.WITHDRAWN, State.SUPERSEDED, State.LAPSED})


def in_tray(draft: Draft) -> tuple[Decision, ...]:
    """Return the decisions that are neither released nor undone, in their order."""
    undoing = aliased(Decision)
    undone = select(undoing.revokes_id).where(undoing.revokes_id.is_not(None), undoing.draft_id == draft.id)
    return tuple(
        db.session.scalars(
            select(Decision)
            .outerjoin(Release, Release.decision_id == Decision.id)
            .where(Decision.draft_id == draft.id, Decision.revokes_id.is_(None))
            .where(Release.decision_id.is_(None), Decision.id.not_in(undone))
            .order_by(Decision.turn)
        )
    )


def overtaken(waiting: Sequence[Decision]) -> tuple[str, ...]:
    """Return the proposals that decisions in the tray end, and that their authors have ended meanwhile."""
    decided = {each.id for each in waiting}
    rows = db.session.execute(
        select(Amendment.reference, Fate.decision_id, Fate.state, Fate.sequence)
        .join(Fate, Fate.amendment_id == Amendment.id)
        .where(Amendment.id.in_(select(Fate.amendment_id).where(Fate.decision_id.in_(decided))))
        .order_by(Amendment.sequence)
    ).all()
    ours = {reference: sequence for reference, decision, _, sequence in rows if decision in decided}
    return tuple(
        dict.fromkeys(
            reference
            for reference, decision, state, sequence in rows
            if decision is None and state in _BY_AUTHOR and sequence > ours[reference]
        )
    )


def texts_tabled(decisions: Sequence[Decision]) -> list[str]:
    """Return the references under which the Chair's texts among these decisions are accounted for."""
    texts = [each.id for each in decisions if each.kind == Verdict.CHAIRS_TEXT]
    rows = (
        select(Amendment.reference)
        .join(DecidedOn, DecidedOn.amendment_id == Amendment.id)
        .join(Decision, Decision.id == DecidedOn.decision_id)
        .where(Decision.id.in_(texts))
        .order_by(Decision.turn)
    )
    return list(db.session.scalars(rows))
