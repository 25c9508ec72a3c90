"""Deadlines: one for amendments, a later one for sub-amendments, and the Chair's leave to be late."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from drafting.models import Draft, Leave, Party
from drafting.procedure.errors import BadTerm, DeadlinePassed, NotFound
from drafting.procedure.kinds import Role
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.stages import Stage
from drafting.queries.finding import draft_of
from drafting.services.transactions import Outcome, Transaction, once


def late(open_: Transaction, actor: Actor, draft: Draft, sub: bool, party: UUID | None = None) -> bool:  # noqa: FBT001 - one of two deadlines
    """Say whether what was received now is late, by the Chair's leave for the party.

    `party` where the office types for a delegation. Raises DeadlinePassed without leave for this moment.
    """
    deadline = draft.subamendments_until if sub else draft.amendments_until
    if deadline is None or open_.received <= deadline:
        return False
    leave = open_.session.scalars(
        select(Leave.until)
        .where(Leave.draft_id == draft.id, Leave.party_id == (party or actor.party))
        .order_by(Leave.sequence.desc())
        .limit(1)
    ).first()
    if leave is None or open_.received > leave:
        raise DeadlinePassed(deadline=deadline)
    return True


def checked(amendments: datetime | None, subamendments: datetime | None) -> None:
    """Refuse sub-amendments that end before the amendments they hang on. Raises BadTerm."""
    if subamendments is not None and (amendments is None or subamendments < amendments):
        raise BadTerm(why="order")


def set(  # noqa: A001 - read as deadlines.set
    actor: Actor,
    draft_id: UUID,
    amendments: datetime | None,
    subamendments: datetime | None,
    form_key: str,
) -> None:
    """Set or move the deadlines; none means that there is no deadline. Moments are aware.

    Raises NotFound, NotPermitted, WrongStage, or BadTerm: a new term lies in the future.
    """

    def act(open_: Transaction) -> Outcome:
        draft = draft_of(actor, draft_id)
        require(actor, Act.SET_DEADLINES, Stage(draft.stage))
        checked(amendments, subamendments)
        was = (draft.amendments_until, draft.subamendments_until)
        if was == (amendments, subamendments):
            raise BadTerm(why="same")
        moved = [new for new, old in zip((amendments, subamendments), was, strict=True) if new and new != old]
        if any(new <= open_.received for new in moved):
            raise BadTerm(why="past")
        draft.amendments_until, draft.subamendments_until = amendments, subamendments
        filed = _written(amendments, subamendments) | {"before": _written(*was)}
        open_.record("deadlines.set", actor.code, draft.id, "", filed)
        return {}

    asked = {"act": "deadlines", "draft": draft_id, "amendments": amendments, "subamendments": subamendments}
    once(actor, form_key, asked, act)


def _written(amendments: datetime | None, subamendments: datetime | None) -> dict[str, object]:
    given = {"amendments": amendments, "subamendments": subamendments}
    return {name: moment.isoformat() if moment else "" for name, moment in given.items()}


def grant_leave(actor: Actor, draft_id: UUID, party: str, until: datetime, form_key: str) -> None:
    """Give a party the Chair's leave to submit late, until a moment; a later leave replaces it.

    Raises NotFound, NotPermitted, WrongStage, or BadTerm for a term that is over.
    """

    def act(open_: Transaction) -> Outcome:
        draft = draft_of(actor, draft_id)
        require(actor, Act.GRANT_LEAVE, Stage(draft.stage))
        given = open_.session.scalars(
            select(Party).where(Party.event_id == actor.event, Party.code == party)
        ).first()
        if given is None or given.role not in {Role.PARTICIPANT, Role.OBSERVER}:
            raise NotFound
        if until <= open_.received:
            raise BadTerm(why="past")
        leave = Leave(
            draft_id=draft.id, party_id=given.id, until=until, seat_id=actor.seat, sequence=open_.sequence
        )
        open_.session.add(leave)
        open_.record("leave.granted", actor.code, draft.id, given.code, {"until": until.isoformat()})
        return {}

    once(actor, form_key, {"act": "leave", "draft": draft_id, "party": party, "until": until}, act)
