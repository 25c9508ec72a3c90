"""The silence procedure: a frozen text, a clock, and whoever writes in time breaks it."""

from datetime import datetime
from uuid import UUID, uuid4

from drafting.models import Amendment, Draft, Silence, SilenceStep
from drafting.procedure.errors import BadTerm, EmptyProposal, NotFound, ReasonNeeded
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.proposing import checked_remark
from drafting.procedure.silence import (
    SilenceOn,
    Standing,
    StepKind,
    check_breaking,
    check_concluding,
    check_extending,
)
from drafting.procedure.stages import Stage
from drafting.queries.finding import draft_of
from drafting.queries.silences import silence_on
from drafting.services.revisions import interim
from drafting.services.transactions import Outcome, Transaction, once


def open(actor: Actor, draft_id: UUID, until: datetime, form_key: str) -> UUID:  # noqa: A001 - read as silence.open
    """Put the text under silence until a term, frozen as it stands. Returns the silence's id.

    Raises NotFound, NotPermitted, WrongStage, BadTerm for a term that is over, TrayWaiting, or Unaccounted
    if the loss check fails.
    """

    def act(open_: Transaction) -> Outcome:
        draft = draft_of(actor, draft_id)
        require(actor, Act.OPEN_SILENCE, Stage(draft.stage))
        if until <= open_.now:
            raise BadTerm(why="past")
        revision = interim(actor, open_, draft)
        silence = Silence(
            id=uuid4(),
            draft_id=draft.id,
            revision_id=revision.id,
            until=until,
            seat_id=actor.seat,
            at=open_.now,
            sequence=open_.sequence,
        )
        open_.session.add(silence)
        draft.stage = Stage.SILENCE
        filed = {"until": until.isoformat(), "symbol": revision.symbol, "hash": revision.hash}
        open_.record("silence.opened", actor.code, draft.id, revision.name, filed)
        return {"silence": str(silence.id)}

    asked = {"act": "open_silence", "draft": draft_id, "until": until}
    return UUID(once(actor, form_key, asked, act)["silence"])


def object(actor: Actor, draft_id: UUID, text: str, form_key: str) -> None:  # noqa: A001 - read as silence.object
    """Object in writing, which breaks the silence if it was received in time.

    Raises NotFound, NotPermitted (an observer), WrongStage, EmptyProposal, or SilenceOver to the microsecond.
    """
    words = checked_remark(text)
    if not words:
        raise EmptyProposal

    def act(open_: Transaction) -> Outcome:
        draft = draft_of(actor, draft_id)
        silence = _breakable(actor, open_, draft)
        _end(actor, open_, draft, silence, StepKind.BROKEN, words, party=actor.party)
        filed = {"text": words, "received": open_.received.isoformat()}
        open_.record("silence.broken", actor.code, draft.id, silence.name, filed)
        return {}

    once(actor, form_key, {"act": "object", "draft": draft_id, "text": words}, act)


def broken_by_amendment(open_: Transaction, actor: Actor, draft: Draft, amendment: Amendment) -> SilenceOn:
    """Let an amendment that is submitted in this transaction break the silence, for the entry of that act.

    Raises NotPermitted, WrongStage or SilenceOver.
    """
    silence = _breakable(actor, open_, draft)
    open_.session.flush()
    _end(actor, open_, draft, silence, StepKind.BROKEN, "", party=actor.party, amendment=amendment.id)
    return silence


def _breakable(actor: Actor, open_: Transaction, draft: Draft) -> SilenceOn:
    """Return the silence that an act received now breaks.

    Receipt counts: what came in time breaks it although its end was recorded while the act waited its turn.
    """
    silence, stage = silence_on(draft), Stage(draft.stage)
    if silence and stage is Stage.AGREED and _recorded_meanwhile(silence, open_.received):
        stage = Stage.SILENCE
    require(actor, Act.BREAK_SILENCE, stage)
    if silence is None:
        raise NotFound
    check_breaking(silence, open_.received)
    return silence


def _recorded_meanwhile(silence: SilenceOn, received: datetime) -> bool:
    return silence.standing(received) is Standing.UNBROKEN and received <= silence.until


def _end(
    actor: Actor,
    open_: Transaction,
    draft: Draft,
    silence: SilenceOn,
    kind: StepKind,
    text: str,
    *,
    party: UUID | None = None,
    amendment: UUID | None = None,
) -> None:
    _step(actor, open_, silence, kind, text, party=party, amendment=amendment)
    draft.stage = Stage.AGREED if kind is StepKind.UNBROKEN else Stage.READING


def _step(
    actor: Actor,
    open_: Transaction,
    silence: SilenceOn,
    kind: StepKind,
    text: str,
    *,
    until: datetime | None = None,
    party: UUID | None = None,
    amendment: UUID | None = None,
) -> None:
    open_.session.add(
        SilenceStep(
            silence_id=silence.id,
            kind=kind,
            until=until,
            party_id=party,
            amendment_id=amendment,
            text=text,
            seat_id=actor.seat,
            at=open_.now,
            sequence=open_.sequence,
        )
    )


def extend(actor: Actor, draft_id: UUID, until: datetime, reason: str, form_key: str) -> None:
    """Set a later term for all alike, with a reason.

    Raises NotFound, NotPermitted, WrongStage, ReasonNeeded, BadTerm, or SilenceOver: what is over stays over.
    """
    reason = checked_remark(reason)

    def act(open_: Transaction) -> Outcome:
        draft, silence = _running(actor, draft_id, Act.EXTEND_SILENCE)
        if not reason:
            raise ReasonNeeded
        check_extending(silence, open_.received, until)
        _step(actor, open_, silence, StepKind.EXTENDED, reason, until=until)
        filed = {"until": until.isoformat(), "before": silence.until.isoformat(), "reason": reason}
        open_.record("silence.extended", actor.code, draft.id, silence.name, filed)
        return {}

    asked = {"act": "extend_silence", "draft": draft_id, "until": until, "reason": reason}
    once(actor, form_key, asked, act)


def _running(actor: Actor, draft_id: UUID, act: Act) -> tuple[Draft, SilenceOn]:
    draft = draft_of(actor, draft_id)
    require(actor, act, Stage(draft.stage))
    silence = silence_on(draft)
    if silence is None:
        raise NotFound
    return draft, silence


def conclude(actor: Actor, draft_id: UUID, form_key: str) -> None:
    """Record that the silence was not broken: the text is agreed. The clock has said so already.

    Raises NotFound, NotPermitted, WrongStage, or SilenceRunning before the term is over.
    """

    def act(open_: Transaction) -> Outcome:
        draft, silence = _running(actor, draft_id, Act.CONCLUDE_SILENCE)
        check_concluding(silence, open_.received)
        _end(actor, open_, draft, silence, StepKind.UNBROKEN, "")
        filed = {"until": silence.until.isoformat(), "symbol": silence.symbol}
        open_.record("silence.unbroken", actor.code, draft.id, silence.name, filed)
        return {}

    once(actor, form_key, {"act": "conclude_silence", "draft": draft_id}, act)


def call_off(actor: Actor, draft_id: UUID, reason: str, form_key: str) -> None:
    """Call the silence off before its term, with a reason: the text goes back to its reading.

    Raises NotFound, NotPermitted, WrongStage, ReasonNeeded or SilenceOver.
    """
    reason = checked_remark(reason)

    def act(open_: Transaction) -> Outcome:
        draft, silence = _running(actor, draft_id, Act.EXTEND_SILENCE)
        if not reason:
            raise ReasonNeeded
        check_breaking(silence, open_.received)
        _end(actor, open_, draft, silence, StepKind.CALLED_OFF, reason)
        open_.record("silence.called_off", actor.code, draft.id, silence.name, {"reason": reason})
        return {}

    once(actor, form_key, {"act": "call_off_silence", "draft": draft_id, "reason": reason}, act)
