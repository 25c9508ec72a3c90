"""What the chair chooses for one proposal, or puts in one paragraph: checked, and carried out in an act."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from drafting.models import Decision, Step
from drafting.procedure.errors import (
    AlreadyDecided,
    ClashingText,
    IdenticalProposal,
    NotFound,
    NotSeen,
    NotTakenUp,
    ObjectionRecorded,
    ReasonMissing,
    StaleText,
    SubAmendmentPending,
)
from drafting.procedure.kinds import AmendmentKind, Rung
from drafting.procedure.ladder import check_open
from drafting.procedure.packages import CHANGING, binding, bound_by, check_free
from drafting.procedure.proposing import Proposed, check_footnotes, checked_pieces, checked_remark
from drafting.procedure.states import PENDING, State, Verdict
from drafting.procedure.table import BRINGING, ON_WORDS, Pieces, Proposal, Standing, Table
from drafting.procedure.warnings import objecting
from drafting.queries.finding import paragraph_on, proposal_on
from drafting.services.deciding import Sitting
from drafting.services.effects import Effects
from drafting.services.joining import merge, split
from drafting.text import Status

#: Verdicts that let a proposal into the text.
TAKING = frozenset({Verdict.ACCEPTED, Verdict.ACCEPTED_WITH_EDITS})


@dataclass(frozen=True)
class Choice:
    """One of the chair's choices.

    `about` is the amendment, or the paragraph of a Chair's text; `seen` the wording the chair had before
    them; `text` what the paragraph shall read; `confirmed` says that objections are set aside knowingly;
    `keep_rung` that a new wording stays as far agreed as the old one was.
    """

    verdict: Verdict
    about: UUID
    seen: UUID | None
    text: str = ""
    reason: str = ""
    confirmed: bool = False
    keep_rung: bool = False

    def asked(self) -> dict[str, Any]:
        """Return what tells two acts apart that use the same form."""
        return {
            "act": self.verdict.value,
            "about": self.about,
            "text": self.text,
            "reason": self.reason,
            "keep_rung": self.keep_rung,
        }


def decide(sitting: Sitting, choice: Choice) -> Decision:
    """Take a decision. Raises what the public acts of `consolidation` name."""
    if choice.verdict is Verdict.CHAIRS_TEXT:
        return _chairs_text(sitting, choice)
    proposal = proposal_on(sitting.table, choice.about)
    check_pending(sitting.table, proposal, choice.seen)
    if choice.verdict is not Verdict.IN_BRACKETS:
        check_free(sitting.table, bound_by(sitting.table, proposal), sitting.package)
    reason = checked_remark(choice.reason)
    if choice.verdict is Verdict.NOT_RETAINED and not reason:
        raise ReasonMissing
    objectors = check_objections(sitting.table, (proposal,), choice) if choice.verdict in TAKING else ()
    filed = {"verdict": choice.verdict.value, "over_objection_of": list(objectors)}
    filed |= {name: said for name, said in (("text", choice.text), ("reason", reason)) if said}
    decision = sitting.rule(
        choice.verdict,
        proposal.target,
        proposal.reference,
        filed,
        (proposal.id,),
        reason=reason,
        objectors=objectors,
    )
    _DOING[choice.verdict](sitting.effects(decision), proposal, choice)
    keep_rung(sitting, proposal.target, decision, wanted=choice.keep_rung)
    return decision


def check_pending(table: Table, proposal: Proposal, seen: UUID | None) -> None:
    """Refuse a decision on what is not before the chair, or on a text that the chair has not seen."""
    if proposal.state not in PENDING or proposal.status is Status.REFLECTED:
        state = "reflected" if proposal.state in PENDING else proposal.state.value
        raise AlreadyDecided(reference=proposal.reference, state=state)
    if not proposal.on_the_table:
        raise NotTakenUp(reference=proposal.reference)
    standing = table.paragraph(proposal.target)
    if standing is not None:
        check_seen(standing, seen)


def check_seen(standing: Standing, seen: UUID | None) -> None:
    """Refuse a decision that names no wording, or another than stands. Raises NotSeen or StaleText."""
    if seen is None:
        raise NotSeen
    if standing.wording != seen:
        raise StaleText


def check_objections(table: Table, proposals: tuple[Proposal, ...], choice: Choice) -> tuple[str, ...]:
    """Return the parties set aside, in protocol order.

    Raises SubAmendmentPending where something hangs on one of the proposals, ObjectionRecorded unless the
    chair has confirmed.
    """
    subs = [sub for each in proposals for sub in table.subamendments(each)]
    waiting = [sub for sub in subs if sub.on_the_table and sub.status is not Status.REFLECTED]
    if waiting:
        raise SubAmendmentPending(references=tuple(sub.reference for sub in waiting))
    said = {party for each in proposals for party in objecting(each)}
    objectors = tuple(code for code in table.parties if code in said)
    if objectors and not choice.confirmed:
        raise ObjectionRecorded(parties=objectors)
    return objectors


def keep_rung(sitting: Sitting, paragraph: UUID, decision: Decision, *, wanted: bool) -> None:
    """Let a reworded paragraph stay as far agreed as it was, where the chair says so in the same act."""
    before = sitting.table.paragraph(paragraph)
    if not wanted or before is None or before.rung is Rung.OPEN:
        return
    sitting.open.session.add(
        Step(
            paragraph_id=paragraph,
            rung=before.rung,
            pending=list(before.waiting_for),
            decision_id=decision.id,
            sequence=sitting.open.sequence,
        )
    )


def _accept(effects: Effects, proposal: Proposal, _choice: Choice) -> None:
    if proposal.status is Status.CLASH:
        raise ClashingText(reference=proposal.reference)
    carry_out(effects, proposal, proposal.pieces)
    effects.end(proposal, State.ACCEPTED)
    lapse(effects, proposal)


def _accept_with_edits(effects: Effects, proposal: Proposal, choice: Choice) -> None:
    edited = _edited(effects.table, proposal, choice.text)
    check_footnotes(edited, effects.table.footnotes())
    standing = effects.table.paragraph(proposal.target)
    if standing and proposal.kind in ON_WORDS and edited[0][1] == standing.text:
        raise IdenticalProposal
    carry_out(effects, proposal, edited)
    effects.end(proposal, State.ACCEPTED_WITH_EDITS)
    lapse(effects, proposal)


def _edited(table: Table, proposal: Proposal, text: str) -> Pieces:
    """Read the chair's words with the rules for the kind of proposal, or of the one it amends."""
    kind = proposal.kind
    if kind in {AmendmentKind.DELETE, AmendmentKind.MOVE}:
        raise NotFound
    parent = table.proposal(proposal.parent) if proposal.parent else None
    return checked_pieces(Proposed(kind, proposal.target, None, text), parent.kind if parent else None)


def lapse(effects: Effects, proposal: Proposal) -> None:
    """Let what still hangs on a decided proposal fall with it, but for what it says already."""
    for sub in effects.table.subamendments(proposal):
        if sub.state in PENDING and sub.status is not Status.REFLECTED:
            effects.end(sub, State.LAPSED)


def _keep_in_brackets(effects: Effects, proposal: Proposal, _choice: Choice) -> None:
    effects.end(proposal, State.IN_BRACKETS)


def _not_retain(effects: Effects, proposal: Proposal, choice: Choice) -> None:
    effects.end(proposal, State.NOT_RETAINED, checked_remark(choice.reason))
    for sub in effects.table.subamendments(proposal):
        if sub.state in PENDING:
            effects.end(sub, State.LAPSED)


_DOING: dict[Verdict, Callable[[Effects, Proposal, Choice], None]] = {
    Verdict.ACCEPTED: _accept,
    Verdict.ACCEPTED_WITH_EDITS: _accept_with_edits,
    Verdict.IN_BRACKETS: _keep_in_brackets,
    Verdict.NOT_RETAINED: _not_retain,
}


def carry_out(effects: Effects, proposal: Proposal, pieces: Pieces) -> None:
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
    if proposal.kind in CHANGING:
        check_open(standing)
    if proposal.kind in ON_WORDS:
        effects.reword(standing, pieces[0][1], (proposal.id,))
    elif proposal.kind is AmendmentKind.DELETE:
        effects.fall(standing, (proposal.id,))
    elif proposal.kind is AmendmentKind.MERGE:
        merge(effects, standing, proposal, pieces[0][1])
    elif proposal.kind is AmendmentKind.SPLIT:
        split(effects, standing, proposal, pieces)
    elif proposal.after is not None:
        effects.move(standing, proposal, proposal.after)


def _check_above(table: Table, proposal: Proposal) -> None:
    """Refuse to set a sub-paragraph under a paragraph that has fallen."""
    near = paragraph_on(table, proposal.target)
    above = table.paragraph(near.parent) if near.parent else None
    if above is not None and above.fallen:
        raise ClashingText(reference=proposal.reference)


def _chairs_text(sitting: Sitting, choice: Choice) -> Decision:
    standing = paragraph_on(sitting.table, choice.about)
    check_seen(standing, choice.seen)
    check_free(sitting.table, binding(sitting.table, standing.id), sitting.package)
    check_open(standing)
    reason = checked_remark(choice.reason)
    words = checked_pieces(Proposed(AmendmentKind.MODIFY, standing.id, choice.seen, choice.text))[0][1]
    if standing.fallen:
        raise StaleText
    if standing.text == words:
        raise IdenticalProposal
    check_footnotes(((0, words),), sitting.table.footnotes())
    filed = {"text": words, "reason": reason}
    decision = sitting.rule(Verdict.CHAIRS_TEXT, standing.id, standing.full_label, filed, reason=reason)
    sitting.effects(decision).reword(standing, words, ())
    keep_rung(sitting, standing.id, decision, wanted=choice.keep_rung)
    return decision
