"""The chair's desk: one paragraph at a time, what is proposed on it, and the decision."""

from dataclasses import dataclass
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from drafting.models import Draft
from drafting.procedure.compilation import Row, compiled
from drafting.procedure.errors import NotFound, ObjectionRecorded, Refusal
from drafting.procedure.kinds import Role, Rung
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.proposing import as_typed
from drafting.procedure.stages import Stage
from drafting.procedure.states import Verdict
from drafting.procedure.table import Proposal, Table
from drafting.procedure.warnings import dangling, unsettles
from drafting.queries.finding import amendment_draft, draft_of, parties_of, proposal_on, table_for
from drafting.queries.histories import versions_of
from drafting.queries.tables import Audience
from drafting.services import consolidation
from drafting.web.access import current_actor
from drafting.web.amendments import redlines
from drafting.web.auth import Answer
from drafting.web.errors import message, status
from drafting.web.text import outline
from drafting.web.words import state_word

bp = Blueprint("desk", __name__)


@dataclass(frozen=True)
class Typed:
    """What the chair typed for a decision that was refused, so that nothing is lost."""

    proposal: UUID | None = None
    text: str = ""
    reason: str = ""
    confirm: bool = False


@bp.get("/drafts/<uuid:draft_id>/desk")
def start(draft_id: UUID) -> Answer:
    """Begin with the first paragraph on which something is to be decided."""
    actor = current_actor()
    draft = draft_of(actor, draft_id)
    require(actor, Act.SEE_DESK, Stage(draft.stage))
    rows = compiled(table_for(actor, draft))
    first = next((row for row in rows if row.pending), rows[0])
    return redirect(url_for("desk.show", draft_id=draft.id, key=first.key))


@bp.get("/drafts/<uuid:draft_id>/desk/<uuid:key>")
def show(draft_id: UUID, key: UUID) -> Answer:
    """Show a paragraph with everything proposed on it."""
    actor = current_actor()
    return _page(actor, draft_of(actor, draft_id), key)


def _page(actor: Actor, draft: Draft, key: UUID, typed: Typed | None = None, said: str = "") -> str:
    require(actor, Act.SEE_DESK, Stage(draft.stage))
    table = table_for(actor, draft)
    rows = compiled(table)
    here = [row for row in rows if row.key == key and row.state != "moved"]
    if not here:
        raise NotFound
    row, order = here[0], [each for each in rows if each.state != "moved"]
    place = order.index(row)
    return render_template(
        "desk/show.html",
        draft=draft,
        row=row,
        rows=rows,
        outline=outline(rows),
        earlier=order[place - 1] if place else None,
        later=order[place + 1] if place + 1 < len(order) else None,
        parties=[party for party in parties_of(draft.event_id) if party.role == Role.PARTICIPANT],
        cards=[_card(each, table) for each in row.proposals],
        references=_references(row, table),
        versions=versions_of(row.key, Audience(None, office=True)) if row.standing else (),
        typed=typed or Typed(),
        said=said,
        Verdict=Verdict,
    )


@dataclass(frozen=True)
class Card:
    """A proposal on the desk."""

    proposal: Proposal
    redlines: tuple[tuple[int, object], ...]
    offer: str
    objectors: tuple[str, ...]
    seen: UUID | None


def _card(proposal: Proposal, table: Table) -> Card:
    standing = table.paragraph(proposal.target)
    return Card(
        proposal,
        redlines(proposal, table),
        as_typed(proposal.pieces),
        consolidation.objecting(proposal),
        standing.wording if standing else None,
    )


def _references(row: Row, table: Table) -> tuple[object, ...]:
    """Return the references that a decision on what is proposed here would break."""
    unsettling = [each for each in row.proposals if unsettles(each)]
    targets = {each.target for each in unsettling}
    standing = [each for each in table.paragraphs if each.id in targets]
    return tuple(found for each in standing for found in dangling(table, each))


@bp.post("/amendments/<uuid:amendment_id>/decide")
def decide(amendment_id: UUID) -> Answer:
    """Take the chair's decision on a proposal."""
    actor, form = current_actor(), request.form
    draft = amendment_draft(actor, amendment_id)
    proposal = proposal_on(table_for(actor, draft), amendment_id)
    typed = Typed(amendment_id, form.get("text", ""), form.get("reason", ""), bool(form.get("confirm")))
    try:
        _take(actor, amendment_id, typed)
    except NotFound:
        raise
    except Refusal as refusal:
        return _refused(actor, draft, proposal, typed, refusal)
    table = table_for(actor, draft)
    after = proposal_on(table, amendment_id)
    flash(_("%(reference)s: %(state)s.", reference=proposal.reference, state=_outcome(after)))
    return redirect(url_for("desk.show", draft_id=draft.id, key=_place(table, proposal)))


def _outcome(proposal: Proposal) -> str:
    return state_word(proposal.state.value)


def _place(table: Table, proposal: Proposal) -> UUID:
    """Return where to go on: the row the chair was at if it is still there, else what was proposed on."""
    rows = {row.key for row in compiled(table)}
    wanted = request.form.get("here", type=UUID), proposal.new_paragraph
    return next((key for key in wanted if key in rows and key is not None), proposal.target)


def _take(actor: Actor, amendment_id: UUID, typed: Typed) -> None:
    form = request.form
    seen, form_key = form.get("seen", type=UUID), form["form_key"]
    verdict = form.get("verdict", "")
    if verdict == Verdict.ACCEPTED:
        consolidation.accept(actor, amendment_id, seen, form_key, confirmed=typed.confirm)
    elif verdict == Verdict.ACCEPTED_WITH_EDITS:
        consolidation.accept_with_edits(
            actor, amendment_id, typed.text, seen, form_key, confirmed=typed.confirm
        )
    elif verdict == Verdict.IN_BRACKETS:
        consolidation.keep_in_brackets(actor, amendment_id, seen, form_key)
    elif verdict == Verdict.NOT_RETAINED:
        consolidation.not_retain(actor, amendment_id, typed.reason, seen, form_key)
    elif verdict == Rung.AD_REF:
        consolidation.mark_rung(actor, amendment_id, Rung.AD_REF, form_key)
    else:
        raise NotFound


def _refused(actor: Actor, draft: Draft, proposal: Proposal, typed: Typed, refusal: Refusal) -> Answer:
    """Show the paragraph again with the reason on top and everything typed in its place."""
    key = _place(table_for(actor, draft), proposal)
    said = message(refusal)
    if isinstance(refusal, ObjectionRecorded):
        said = _("%(reference)s: %(said)s", reference=proposal.reference, said=said)
    return _page(actor, draft, key, typed, said), status(refusal)


@bp.post("/drafts/<uuid:draft_id>/desk/<uuid:key>/chairs-text")
def chairs_text(draft_id: UUID, key: UUID) -> Answer:
    """Put the Chair's own text in a paragraph."""
    actor, form = current_actor(), request.form
    draft = draft_of(actor, draft_id)
    text, reason = form.get("text", ""), form.get("reason", "")
    try:
        consolidation.chairs_text(
            actor, draft.id, key, text, form.get("seen", type=UUID) or key, reason, form["form_key"]
        )
    except NotFound:
        raise
    except Refusal as refusal:
        return _page(actor, draft, key, Typed(key, text, reason), message(refusal)), status(refusal)
    flash(_("The Chair’s text stands; what is pending here was carried to it."))
    return redirect(url_for("desk.show", draft_id=draft.id, key=key))
