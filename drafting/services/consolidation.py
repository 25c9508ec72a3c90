"""The chair's office decides. The program offers; a person decides; the wording says whose act it was."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from drafting.models import Draft
from drafting.procedure.composing import check_together, reflected_in
from drafting.procedure.errors import IdenticalProposal
from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.ladder import check_open
from drafting.procedure.packages import binding, check_free
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.proposing import Proposed, check_footnotes, checked_pieces
from drafting.procedure.stages import Stage
from drafting.procedure.states import State, Verdict
from drafting.queries.finding import amendment_draft, draft_of, paragraph_on, proposal_on
from drafting.queries.trays import texts_tabled
from drafting.services.choices import (
    Choice,
    check_objections,
    check_pending,
    check_seen,
    decide,
    keep_rung,
    lapse,
)
from drafting.services.deciding import Sitting, tabled
from drafting.services.transactions import Outcome, Transaction, once


def accept(
    actor: Actor,
    amendment_id: UUID,
    seen: UUID | None,
    form_key: str,
    *,
    confirmed: bool = False,
    keep_rung: bool = False,
) -> None:
    """Accept an amendment as it stands. `seen` is the wording the chair had before them.

    Raises NotFound, NotPermitted, WrongStage, AlreadyDecided, NotTakenUp, NotSeen, StaleText, PackageBound,
    ParagraphAgreed, SubAmendmentPending, ClashingText, or ObjectionRecorded unless the chair has `confirmed`.
    """
    choice = Choice(Verdict.ACCEPTED, amendment_id, seen, confirmed=confirmed, keep_rung=keep_rung)
    _decide(actor, choice, form_key)


def accept_with_edits(
    actor: Actor,
    amendment_id: UUID,
    text: str,
    seen: UUID | None,
    form_key: str,
    *,
    confirmed: bool = False,
    keep_rung: bool = False,
) -> None:
    """Accept an amendment with the chair's own edits: `text` is what the paragraph shall read.

    Raises what `accept` raises but ClashingText, and what a text can be refused for.
    """
    verdict = Verdict.ACCEPTED_WITH_EDITS
    choice = Choice(verdict, amendment_id, seen, text, confirmed=confirmed, keep_rung=keep_rung)
    _decide(actor, choice, form_key)


def keep_in_brackets(actor: Actor, amendment_id: UUID, seen: UUID | None, form_key: str) -> None:
    """Keep a proposal in brackets: no wording changes, the dispute is drawn from the data."""
    _decide(actor, Choice(Verdict.IN_BRACKETS, amendment_id, seen), form_key)


def not_retain(actor: Actor, amendment_id: UUID, reason: str, seen: UUID | None, form_key: str) -> None:
    """Do not retain a proposal, for a reason that all can read; its sub-amendments lapse with it.

    Raises ReasonMissing, and what `accept` raises about the state of things.
    """
    _decide(actor, Choice(Verdict.NOT_RETAINED, amendment_id, seen, reason=reason), form_key)


def _decide(actor: Actor, choice: Choice, form_key: str) -> None:
    def act(open_: Transaction) -> Outcome:
        draft = amendment_draft(actor, choice.about)
        sitting = sit(actor, open_, draft)
        decision = decide(sitting, choice)
        sitting.file(f"decision.{choice.verdict.value}", decision.id, decision.subject, decision.filed)
        return {"decision": str(decision.id)}

    once(actor, form_key, choice.asked(), act)


def sit(actor: Actor, open_: Transaction, draft: Draft, package: UUID | None = None) -> Sitting:
    """Begin an act of the chair on a draft. Raises NotPermitted or WrongStage."""
    require(actor, Act.DECIDE, Stage(draft.stage))
    return Sitting(actor, open_, draft, package)


def chairs_text(
    actor: Actor,
    draft_id: UUID,
    paragraph_id: UUID,
    text: str,
    seen: UUID | None,
    reason: str,
    form_key: str,
    *,
    keep_rung: bool = False,
) -> None:
    """Put the Chair's own text in a paragraph; all that is pending on it is carried.

    It is accounted for as a proposal of the Chair, "CHAIR-1", accepted. Raises NotFound, NotPermitted,
    WrongStage, NotSeen, StaleText, PackageBound, ParagraphAgreed, IdenticalProposal, and what a text can be
    refused for.
    """
    choice = Choice(Verdict.CHAIRS_TEXT, paragraph_id, seen, text, reason, keep_rung=keep_rung)

    def act(open_: Transaction) -> Outcome:
        draft = draft_of(actor, draft_id)
        sitting = sit(actor, open_, draft)
        decision = decide(sitting, choice)
        if sitting.live:
            tabled(actor, open_, draft, (decision,))
            payload = {**decision.filed, "draft": str(draft.id), "tabled": texts_tabled((decision,))}
            sitting.file("decision.chairs_text", decision.id, decision.subject, payload)
        return {"decision": str(decision.id)}

    once(actor, form_key, choice.asked(), act)


def accept_together(
    actor: Actor,
    draft_id: UUID,
    paragraph_id: UUID,
    amendment_ids: Sequence[UUID],
    text: str,
    seen: UUID | None,
    form_key: str,
    *,
    confirmed: bool = False,
    keep_rung: bool = False,
) -> None:
    """Accept several changes of one paragraph's words in one decision: `text` is what it shall read.

    A proposal whose every change is in the text is accepted, the others are accepted with edits. Raises
    TwoAtLeast, NotOfThisParagraph, and what `accept_with_edits` raises.
    """
    wanted = tuple(dict.fromkeys(amendment_ids))
    choice = Choice(
        Verdict.ACCEPTED_WITH_EDITS, paragraph_id, seen, text, confirmed=confirmed, keep_rung=keep_rung
    )

    def act(open_: Transaction) -> Outcome:
        draft = draft_of(actor, draft_id)
        sitting = sit(actor, open_, draft)
        _merge(sitting, choice, wanted)
        return {}

    once(actor, form_key, choice.asked() | {"together": wanted}, act)


def _merge(sitting: Sitting, choice: Choice, wanted: Sequence[UUID]) -> None:
    table = sitting.table
    standing, proposals = paragraph_on(table, choice.about), [proposal_on(table, each) for each in wanted]
    check_together(standing, proposals)
    check_seen(standing, choice.seen)
    check_open(standing)
    for each in proposals:
        check_pending(table, each, choice.seen)
        check_free(table, binding(table, each.id) or binding(table, standing.id), None)
    words = checked_pieces(Proposed(AmendmentKind.MODIFY, standing.id, choice.seen, choice.text))[0][1]
    check_footnotes(((0, words),), table.footnotes())
    if words == standing.text:
        raise IdenticalProposal
    objectors = check_objections(table, tuple(proposals), choice)
    whole = [each for each in proposals if reflected_in(standing.text, words, each)]
    verdict = Verdict.ACCEPTED if len(whole) == len(proposals) else Verdict.ACCEPTED_WITH_EDITS
    cited = ", ".join(each.reference for each in proposals)
    filed: dict[str, Any] = {"text": words, "over_objection_of": list(objectors), "together": cited}
    decision = sitting.rule(verdict, standing.id, cited, filed, wanted, objectors=objectors)
    effects = sitting.effects(decision)
    effects.reword(standing, words, wanted)
    for each in proposals:
        effects.end(each, State.ACCEPTED if each in whole else State.ACCEPTED_WITH_EDITS)
        lapse(effects, each)
    keep_rung(sitting, standing.id, decision, wanted=choice.keep_rung)
    sitting.file(f"decision.{verdict.value}", decision.id, cited, filed)
