"""The tray: at night the chair's office decides for itself, undoes, and releases all at once."""

from collections.abc import Sequence
from uuid import UUID

from drafting.models import Decision
from drafting.procedure.errors import (
    NothingToRelease,
    NothingToUndo,
    NotTheLatest,
    SameMode,
    TrayWaiting,
)
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.stages import Mode, Stage
from drafting.procedure.states import Ruling
from drafting.queries.finding import draft_of
from drafting.queries.trays import in_tray
from drafting.services.consolidation import sit
from drafting.services.releasing import let_out
from drafting.services.transactions import Outcome, Transaction, once


def set_mode(actor: Actor, draft_id: UUID, mode: Mode, form_key: str) -> None:
    """Choose how the chair decides: live, or in the tray.

    Raises NotFound, NotPermitted, WrongStage, SameMode, or TrayWaiting where decisions wait to be released.
    """

    def act(open_: Transaction) -> Outcome:
        draft = draft_of(actor, draft_id)
        require(actor, Act.SET_MODE, Stage(draft.stage))
        if draft.mode == mode:
            raise SameMode(mode=mode.value)
        waiting = in_tray(draft)
        if waiting:
            raise TrayWaiting(number=len(waiting))
        draft.mode = mode
        open_.record("mode.set", actor.code, draft.id, mode.value, {})
        return {}

    once(actor, form_key, {"act": "mode", "draft": draft_id, "mode": mode.value}, act)


def release(actor: Actor, draft_id: UUID, form_key: str) -> None:
    """Release all that is in the tray, without a revision: one act, one entry that lists it.

    Raises NotFound, NotPermitted, WrongStage, NothingToRelease or Overtaken.
    """

    def act(open_: Transaction) -> Outcome:
        draft = draft_of(actor, draft_id)
        require(actor, Act.DECIDE, Stage(draft.stage))
        waiting = in_tray(draft)
        if not waiting:
            raise NothingToRelease
        told = let_out(actor, open_, draft, waiting, None)
        open_.record("tray.released", actor.code, draft.id, _cited(waiting), told)
        return {}

    once(actor, form_key, {"act": "release", "draft": draft_id}, act)


def _cited(decisions: Sequence[Decision]) -> str:
    """Name what was released, as far as a line holds it."""
    subjects = list(dict.fromkeys(each.subject for each in decisions))
    return ", ".join(subjects[:_NAMED]) + (" …" if len(subjects) > _NAMED else "")


_NAMED = 12


def undo(actor: Actor, draft_id: UUID, seen: UUID | None, form_key: str) -> None:
    """Take back the latest act in the tray, last in, first out: afterwards the table is as it was before it.

    `seen` is the decision that the chair saw on top. A package that was settled is taken back whole. Raises
    NotFound, NotPermitted, WrongStage, NothingToUndo or NotTheLatest.
    """

    def act(open_: Transaction) -> Outcome:
        draft = draft_of(actor, draft_id)
        require(actor, Act.DECIDE, Stage(draft.stage))
        waiting = in_tray(draft)
        if not waiting:
            raise NothingToUndo
        if waiting[-1].id != seen:
            raise NotTheLatest(subject=waiting[-1].subject)
        sitting = sit(actor, open_, draft)
        for each in reversed(_of_one_act(waiting)):
            sitting.rule(Ruling.UNDONE, each.paragraph_id, each.subject, {}, revokes=each.id)
        return {"undone": waiting[-1].subject}

    once(actor, form_key, {"act": "undo", "draft": draft_id, "seen": seen}, act)


def _of_one_act(waiting: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return the latest decision, with all that were taken in the same act: a package settled."""
    last = waiting[-1]
    return tuple(each for each in waiting if each.at == last.at and each.package_id == last.package_id)
