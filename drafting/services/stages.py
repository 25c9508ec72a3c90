"""The stages of a draft: which follow which, and who moves it."""

from uuid import UUID

from drafting.models import Draft
from drafting.procedure.errors import NotReady, ReasonNeeded, WrongStage
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.proposing import checked_remark
from drafting.procedure.readiness import disputes
from drafting.procedure.stages import BACK, BY_MOVING, FOLLOWS, Stage
from drafting.queries.finding import draft_of
from drafting.queries.stages import reading_of
from drafting.queries.tables import Audience, table_of
from drafting.queries.trays import in_tray
from drafting.services.transactions import Outcome, Transaction, once


def move(actor: Actor, draft_id: UUID, to: Stage, reason: str, form_key: str) -> None:
    """Move the draft to another stage, as the chair: a reading, gavelled as agreed, or back with a reason.

    Silence, and what follows it, and adoption are reached by acts of their own. Raises NotFound,
    NotPermitted, WrongStage, ReasonNeeded, or NotReady where something is still disputed.
    """
    reason = checked_remark(reason)

    def act(open_: Transaction) -> Outcome:
        draft = draft_of(actor, draft_id)
        here = Stage(draft.stage)
        require(actor, Act.MOVE_STAGE, here)
        if to not in FOLLOWS[here] or (here, to) not in BY_MOVING:
            raise WrongStage(act=Act.MOVE_STAGE.value, stage=here.value)
        if (here, to) in BACK and not reason:
            raise ReasonNeeded
        if to is Stage.AGREED:
            check_undisputed(draft)
        reading = reading_of(draft) + (to is Stage.READING and here in {Stage.OPEN, Stage.READING})
        draft.stage = to
        filed = {"from": here.value, "to": to.value, "reading": reading, "reason": reason}
        open_.record("stage.moved", actor.code, draft.id, to.value, filed)
        return {}

    asked = {"act": "move", "draft": draft_id, "to": to.value, "reason": reason}
    once(actor, form_key, asked, act)


def check_undisputed(draft: Draft) -> None:
    """Refuse to agree on what is still disputed, by name. Raises NotReady."""
    waiting = tuple(each.subject or each.kind for each in in_tray(draft))
    found = disputes(table_of(draft, Audience(None, office=True)), waiting)
    if found:
        raise NotReady(obstacles=found)
