"""Reopening: the one way back from what is decided or agreed, with a reason on record."""

from collections.abc import Mapping
from uuid import UUID

from drafting.models import Decision, Draft, Step
from drafting.procedure.errors import (
    AlreadyDecided,
    IdenticalProposal,
    NotFound,
    NothingToReopen,
    ReasonMissing,
    StaleText,
)
from drafting.procedure.kinds import Role, Rung
from drafting.procedure.packages import binding, check_free
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.proposing import checked_remark
from drafting.procedure.stages import Stage
from drafting.procedure.states import REOPENS, Ruling, State
from drafting.procedure.table import ON_WORDS, Proposal, Standing, Table
from drafting.queries.finding import draft_of, paragraph_on, parties_of, proposal_on
from drafting.queries.histories import Version, versions_of
from drafting.queries.tables import Audience
from drafting.services.choices import check_seen
from drafting.services.deciding import Sitting
from drafting.services.transactions import Outcome, Transaction, once


def reopen(
    actor: Actor, draft_id: UUID, about_id: UUID, reason: str, seen: UUID | None, form_key: str
) -> None:
    """Send a paragraph that is agreed back to open, or bring a proposal that was decided back to the table.

    A sub-amendment that lapsed with its proposal comes back with it. Raises NotFound, NotPermitted,
    WrongStage, ReasonMissing, NotSeen, StaleText, NothingToReopen, or AlreadyDecided where the proposal that
    a sub-amendment hangs on is not on the table.
    """
    reason = checked_remark(reason)

    def act(open_: Transaction) -> Outcome:
        sitting = _sit(actor, open_, draft_of(actor, draft_id), reason)
        standing = sitting.table.paragraph(about_id)
        if standing is not None:
            check_seen(standing, seen)
            _reopen_paragraph(sitting, standing, reason)
        else:
            _reopen_proposal(sitting, proposal_on(sitting.table, about_id), reason, seen)
        return {}

    once(actor, form_key, {"act": "reopen", "about": about_id, "reason": reason}, act)


def _sit(actor: Actor, open_: Transaction, draft: Draft, reason: str) -> Sitting:
    require(actor, Act.REOPEN, Stage(draft.stage))
    if not reason:
        raise ReasonMissing
    return Sitting(actor, open_, draft)


def _rule(
    sitting: Sitting,
    paragraph: UUID,
    subject: str,
    reason: str,
    on: tuple[UUID, ...] = (),
    more: Mapping[str, object] | None = None,
) -> Decision:
    filed = {"reason": reason, **(more or {})}
    decision = sitting.rule(Ruling.REOPENED, paragraph, subject, filed, on, reason=reason)
    sitting.file("decision.reopened", decision.id, subject, filed)
    return decision


def _reopen_paragraph(sitting: Sitting, standing: Standing, reason: str) -> None:
    if standing.fallen or standing.rung is Rung.OPEN:
        raise NothingToReopen(subject=standing.full_label)
    decision = _rule(sitting, standing.id, standing.full_label, reason)
    _open(sitting, standing.id, decision)


def _open(sitting: Sitting, paragraph: UUID, decision: Decision) -> None:
    sitting.open.session.add(
        Step(
            paragraph_id=paragraph,
            rung=Rung.OPEN,
            pending=[],
            decision_id=decision.id,
            sequence=sitting.open.sequence,
        )
    )


def _reopen_proposal(sitting: Sitting, proposal: Proposal, reason: str, seen: UUID | None) -> None:
    table = sitting.table
    if proposal.state not in {State.NOT_RETAINED, State.LAPSED}:
        raise NothingToReopen(subject=proposal.reference)
    parent = table.proposal(proposal.parent) if proposal.parent else None
    if parent is not None and not parent.on_the_table:
        raise AlreadyDecided(reference=parent.reference, state=parent.state.value)
    standing = table.paragraph(proposal.target)
    if standing is not None:
        check_seen(standing, seen)
    subs = [sub for sub in table.subamendments(proposal) if sub.state is State.LAPSED]
    back = (proposal, *subs)
    ids = tuple(each.id for each in back)
    decision = _rule(sitting, proposal.target, proposal.reference, reason, ids)
    effects = sitting.effects(decision)
    for each in back:
        effects.end(each, State.SUBMITTED, reason)
    if standing is not None and standing.rung is not Rung.OPEN:
        _open(sitting, standing.id, decision)


def go_back(
    actor: Actor,
    draft_id: UUID,
    paragraph_id: UUID,
    wording_id: UUID,
    reason: str,
    seen: UUID | None,
    form_key: str,
) -> None:
    """Go back to an earlier wording: a new wording with its words, open again.

    What was accepted since comes back to the table, a Chair's text is taken back by the chair, and all that
    is pending is carried. Raises NotFound, NotPermitted, WrongStage, ReasonMissing, NotSeen, StaleText,
    PackageBound, or IdenticalProposal where it reads so already.
    """
    reason = checked_remark(reason)

    def act(open_: Transaction) -> Outcome:
        sitting = _sit(actor, open_, draft_of(actor, draft_id), reason)
        standing = paragraph_on(sitting.table, paragraph_id)
        check_seen(standing, seen)
        if standing.fallen:
            raise StaleText
        check_free(sitting.table, binding(sitting.table, standing.id), None)
        earlier = _earlier(standing, wording_id)
        if earlier.text == standing.text:
            raise IdenticalProposal
        _restore(sitting, standing, earlier, reason)
        return {}

    asked = {"act": "go_back", "paragraph": paragraph_id, "wording": wording_id, "reason": reason}
    once(actor, form_key, asked, act)


def _earlier(standing: Standing, wording_id: UUID) -> Version:
    """Return an earlier wording of the paragraph. Raises NotFound."""
    versions = versions_of(standing.id, Audience(None, office=True))
    found = next((each for each in versions if each.id == wording_id), None)
    if found is None:
        raise NotFound
    return found


def _restore(sitting: Sitting, standing: Standing, earlier: Version, reason: str) -> None:
    since = _accepted_since(sitting.table, standing, earlier)
    ids = tuple(each.id for each in since)
    more = {"text": earlier.text, "back": [each.reference for each in since]}
    decision = _rule(sitting, standing.id, standing.full_label, reason, ids, more)
    effects = sitting.effects(decision)
    effects.reword(standing, earlier.text, ids)
    chair = {party.code for party in parties_of(sitting.draft.event_id) if party.role == Role.CHAIR}
    for each in since:
        own = each.party in chair and each.state is State.ACCEPTED
        effects.end(each, State.WITHDRAWN if own else State.SUBMITTED, reason)


def _accepted_since(table: Table, standing: Standing, earlier: Version) -> tuple[Proposal, ...]:
    """Return the proposals on a paragraph's words that later wordings took in."""
    versions = versions_of(standing.id, Audience(None, office=True))
    taken = {key for each in versions if each.number > earlier.number for key in each.amendments}
    return tuple(
        each
        for each in table.on(standing.id)
        if each.id in taken and each.kind in ON_WORDS and each.state in REOPENS
    )
