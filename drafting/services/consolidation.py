"""The chair's office decides. The program offers; a person decides; the wording says whose act it was."""

from collections.abc import Callable
from uuid import UUID, uuid4

from drafting.models import DecidedOn, Decision, Draft, Release, Step
from drafting.procedure.errors import (
    AlreadyDecided,
    ClashingText,
    IdenticalProposal,
    NotFound,
    NotTakenUp,
    ObjectionRecorded,
    ReasonMissing,
    StaleText,
    SubAmendmentPending,
)
from drafting.procedure.kinds import AmendmentKind, Rung, Stance
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.proposing import Proposed, check_footnotes, checked_pieces, checked_remark
from drafting.procedure.stages import Mode, Stage
from drafting.procedure.states import PENDING, State, Verdict
from drafting.procedure.table import BRINGING, ON_WORDS, Pieces, Proposal, Table
from drafting.queries.finding import amendment_draft, draft_of, paragraph_on, proposal_on, table_for
from drafting.services.effects import Effects
from drafting.services.transactions import Outcome, Transaction, once
from drafting.text import Status

Doing = Callable[[Effects, Proposal], None]


def accept(
    actor: Actor, amendment_id: UUID, seen: UUID | None, form_key: str, *, confirmed: bool = False
) -> None:
    """Accept an amendment as it stands. `seen` is the wording the chair had before them.

    Raises NotFound, NotPermitted, WrongStage, AlreadyDecided, NotTakenUp, SubAmendmentPending, StaleText,
    ClashingText, or ObjectionRecorded unless the chair has `confirmed`.
    """

    def doing(effects: Effects, proposal: Proposal) -> None:
        if proposal.status is Status.CLASH:
            raise ClashingText(reference=proposal.reference)
        _carry_out(effects, proposal, proposal.pieces)
        effects.end(proposal, State.ACCEPTED)
        _lapse(effects, proposal)

    _decide(actor, amendment_id, seen, form_key, Verdict.ACCEPTED, doing, confirmed=confirmed)


def accept_with_edits(
    actor: Actor, amendment_id: UUID, text: str, seen: UUID | None, form_key: str, *, confirmed: bool = False
) -> None:
    """Accept an amendment with the chair's own edits: `text` is what the paragraph shall read.

    Raises what `accept` raises but ClashingText, and what a text can be refused for.
    """

    def doing(effects: Effects, proposal: Proposal) -> None:
        edited = _edited(effects.table, proposal, text)
        check_footnotes(edited, effects.table.footnotes())
        standing = effects.table.paragraph(proposal.target)
        if standing and proposal.kind in ON_WORDS and edited[0][1] == standing.text:
            raise IdenticalProposal
        _carry_out(effects, proposal, edited)
        effects.end(proposal, State.ACCEPTED_WITH_EDITS)
        _lapse(effects, proposal)

    asked = {"text": text}
    _decide(
        actor,
        amendment_id,
        seen,
        form_key,
        Verdict.ACCEPTED_WITH_EDITS,
        doing,
        confirmed=confirmed,
        asked=asked,
    )


def _edited(table: Table, proposal: Proposal, text: str) -> Pieces:
    """Read the chair's words with the rules for the kind of proposal, or of the one it amends."""
    kind = proposal.kind
    if kind in {AmendmentKind.DELETE, AmendmentKind.MOVE}:
        raise NotFound
    parent = table.proposal(proposal.parent) if proposal.parent else None
    return checked_pieces(Proposed(kind, proposal.target, None, text), parent.kind if parent else None)


def _lapse(effects: Effects, proposal: Proposal) -> None:
    """Let what still hangs on a decided proposal fall with it, but for what it says already."""
    for sub in effects.table.subamendments(proposal):
        if sub.state in PENDING and sub.status is not Status.REFLECTED:
            effects.end(sub, State.LAPSED)


def keep_in_brackets(actor: Actor, amendment_id: UUID, seen: UUID | None, form_key: str) -> None:
    """Keep a proposal in brackets: no wording changes, the dispute is drawn from the data."""

    def doing(effects: Effects, proposal: Proposal) -> None:
        effects.end(proposal, State.IN_BRACKETS)

    _decide(actor, amendment_id, seen, form_key, Verdict.IN_BRACKETS, doing, confirmed=True)


def not_retain(actor: Actor, amendment_id: UUID, reason: str, seen: UUID | None, form_key: str) -> None:
    """Do not retain a proposal, for a reason that all can read; its sub-amendments lapse with it.

    Raises ReasonMissing, and what `accept` raises about the state of things.
    """
    reason = checked_remark(reason)
    if not reason:
        raise ReasonMissing

    def doing(effects: Effects, proposal: Proposal) -> None:
        effects.end(proposal, State.NOT_RETAINED, reason)
        for sub in effects.table.subamendments(proposal):
            if sub.state in PENDING:
                effects.end(sub, State.LAPSED)

    asked = {"reason": reason}
    _decide(actor, amendment_id, seen, form_key, Verdict.NOT_RETAINED, doing, confirmed=True, asked=asked)


def _decide(
    actor: Actor,
    amendment_id: UUID,
    seen: UUID | None,
    form_key: str,
    verdict: Verdict,
    doing: Doing,
    *,
    confirmed: bool,
    asked: dict[str, str] | None = None,
) -> None:
    def act(open_: Transaction) -> Outcome:
        draft = amendment_draft(actor, amendment_id)
        table = table_for(actor, draft)
        proposal = proposal_on(table, amendment_id)
        require(actor, Act.DECIDE, Stage(draft.stage))
        _check_open(table, proposal, seen)
        subs_first = verdict in {Verdict.ACCEPTED, Verdict.ACCEPTED_WITH_EDITS}
        objectors = objecting(proposal) if subs_first else ()
        if subs_first:
            _check_subs(table, proposal)
        if objectors and not confirmed:
            raise ObjectionRecorded(parties=objectors)
        reason = (asked or {}).get("reason", "")
        decision = _decision(actor, open_, draft, proposal, verdict, reason, objectors)
        doing(Effects(actor, open_, draft, table, decision.id), proposal)
        filed = {"verdict": verdict.value, "over_objection_of": list(objectors), **(asked or {})}
        open_.record(f"decision.{verdict.value}", actor.code, decision.id, proposal.reference, filed)
        return {"decision": str(decision.id)}

    what = {"act": verdict, "amendment": amendment_id, **(asked or {})}
    once(actor, form_key, what, act)


def _check_open(table: Table, proposal: Proposal, seen: UUID | None) -> None:
    if proposal.state not in PENDING or proposal.status is Status.REFLECTED:
        state = "reflected" if proposal.state in PENDING else proposal.state.value
        raise AlreadyDecided(reference=proposal.reference, state=state)
    if not proposal.on_the_table:
        raise NotTakenUp(reference=proposal.reference)
    standing = table.paragraph(proposal.target)
    if standing is not None and seen is not None and standing.wording != seen:
        raise StaleText


def _check_subs(table: Table, proposal: Proposal) -> None:
    subs = table.subamendments(proposal)
    open_subs = [sub for sub in subs if sub.on_the_table and sub.status is not Status.REFLECTED]
    if open_subs:
        raise SubAmendmentPending(references=tuple(sub.reference for sub in open_subs))


def objecting(proposal: Proposal) -> tuple[str, ...]:
    """Return the parties whose objection to the proposal is on record, in protocol order."""
    return tuple(said.party for said in proposal.said if said.stance is Stance.OPPOSE)


def _decision(
    actor: Actor,
    open_: Transaction,
    draft: Draft,
    proposal: Proposal,
    verdict: Verdict,
    reason: str,
    objectors: tuple[str, ...],
) -> Decision:
    decision = _written(actor, open_, draft, proposal.target, verdict, reason, objectors)
    open_.session.add(DecidedOn(decision_id=decision.id, amendment_id=proposal.id))
    return decision


def _written(
    actor: Actor,
    open_: Transaction,
    draft: Draft,
    paragraph: UUID,
    verdict: Verdict,
    reason: str = "",
    objectors: tuple[str, ...] = (),
) -> Decision:
    """Write the decision; read live, the room sees it at once."""
    decision = Decision(
        id=uuid4(),
        draft_id=draft.id,
        kind=verdict,
        paragraph_id=paragraph,
        reason=reason,
        over_objection_of=", ".join(objectors),
        seat_id=actor.seat,
        at=open_.now,
        sequence=open_.sequence,
    )
    open_.session.add(decision)
    open_.session.flush()
    if draft.mode == Mode.LIVE:
        open_.session.add(Release(decision_id=decision.id, sequence=open_.sequence))
    return decision


def _carry_out(effects: Effects, proposal: Proposal, pieces: Pieces) -> None:
    """Let an accepted proposal change the text, each kind in its way."""
    parent = effects.table.proposal(proposal.parent) if proposal.parent else None
    if parent is not None:
        effects.amend_parent(parent, pieces, (proposal.id,))
        return
    if proposal.kind in BRINGING:
        _check_above(effects.table, proposal)
        effects.bring(proposal, pieces, (proposal.id,))
        return
    standing = paragraph_on(effects.table, proposal.target)
    if standing.fallen:
        raise ClashingText(reference=proposal.reference)
    if proposal.kind in ON_WORDS:
        effects.reword(standing, pieces[0][1], (proposal.id,))
    elif proposal.kind is AmendmentKind.DELETE:
        effects.fall(standing, (proposal.id,))
    elif proposal.after is not None:
        effects.move(standing, proposal, proposal.after)


def _check_above(table: Table, proposal: Proposal) -> None:
    """Refuse to set a sub-paragraph under a paragraph that has fallen."""
    near = paragraph_on(table, proposal.target)
    above = table.paragraph(near.parent) if near.parent else None
    if above is not None and above.fallen:
        raise ClashingText(reference=proposal.reference)


def chairs_text(
    actor: Actor, draft_id: UUID, paragraph_id: UUID, text: str, seen: UUID, reason: str, form_key: str
) -> None:
    """Put the Chair's own text in a paragraph; all that is pending on it is carried.

    Raises NotFound, NotPermitted, WrongStage, StaleText, IdenticalProposal, and what a text can be
    refused for.
    """
    words = checked_pieces(Proposed(AmendmentKind.MODIFY, paragraph_id, seen, text))[0][1]
    reason = checked_remark(reason)

    def act(open_: Transaction) -> Outcome:
        draft = draft_of(actor, draft_id)
        require(actor, Act.DECIDE, Stage(draft.stage))
        table = table_for(actor, draft)
        standing = paragraph_on(table, paragraph_id)
        if standing.wording != seen or standing.fallen:
            raise StaleText
        if standing.text == words:
            raise IdenticalProposal
        check_footnotes(((0, words),), table.footnotes())
        decision = _written(actor, open_, draft, standing.id, Verdict.CHAIRS_TEXT, reason)
        Effects(actor, open_, draft, table, decision.id).reword(standing, words, ())
        filed = {"text": words, "reason": reason}
        open_.record("decision.chairs_text", actor.code, decision.id, standing.full_label, filed)
        return {"decision": str(decision.id)}

    asked = {"act": "chairs_text", "paragraph": paragraph_id, "text": words, "reason": reason}
    once(actor, form_key, asked, act)


def mark_rung(actor: Actor, amendment_id: UUID, rung: Rung, form_key: str) -> None:
    """Mark how far a proposal is agreed: in informals, ad referendum. No wording changes."""

    def act(open_: Transaction) -> Outcome:
        draft = amendment_draft(actor, amendment_id)
        proposal = proposal_on(table_for(actor, draft), amendment_id)
        require(actor, Act.DECIDE, Stage(draft.stage))
        _check_open(table_for(actor, draft), proposal, None)
        step = Step(amendment_id=proposal.id, rung=rung.value, pending=[], sequence=open_.sequence)
        open_.session.add(step)
        open_.record("ladder.marked", actor.code, proposal.id, proposal.reference, {"rung": rung.value})
        return {}

    once(actor, form_key, {"act": "rung", "amendment": amendment_id, "rung": rung.value}, act)
