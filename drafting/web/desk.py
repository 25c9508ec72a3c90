"""The chair's desk: one paragraph at a time, what is proposed on it, and the decision."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from drafting.models import Draft
from drafting.procedure.compilation import Row, compiled
from drafting.procedure.errors import NotFound, ObjectionRecorded, Refusal
from drafting.procedure.kinds import Role, Rung
from drafting.procedure.ladder import MAY_STEP
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.stages import Stage
from drafting.procedure.states import Verdict
from drafting.procedure.table import Proposal, Table
from drafting.queries.finding import amendment_draft, draft_of, parties_of, proposal_on, table_for
from drafting.queries.histories import versions_of
from drafting.queries.tables import Audience
from drafting.services import consolidation, ladder
from drafting.web.access import current_actor
from drafting.web.auth import Answer
from drafting.web.panels import Typed, bundles_here, card_of, composer, consequential, tray_of
from drafting.web.refusals import message, status
from drafting.web.text import outline
from drafting.web.words import state_word

bp = Blueprint("desk", __name__)


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
    """Show a paragraph with everything proposed on it.

    `x` selects proposals to merge; `after` is a proposal whose acceptance would ask for other words here.
    """
    actor = current_actor()
    return page(actor, draft_of(actor, draft_id), key)


def page(actor: Actor, draft: Draft, key: UUID, typed: Typed | None = None, said: str = "") -> str:
    """Write the desk at a paragraph, with what was typed and why it was not done."""
    require(actor, Act.SEE_DESK, Stage(draft.stage))
    table = table_for(actor, draft)
    rows = compiled(table)
    row = here(rows, key)
    order = [each for each in rows if each.state != "moved"]
    place, typed = order.index(row), typed or Typed()
    versions = versions_of(row.key, Audience(None, office=True)) if row.standing else ()
    return render_template(
        "desk/show.html",
        draft=draft,
        row=row,
        rows=rows,
        outline=outline(rows),
        earlier=order[place - 1] if place else None,
        later=order[place + 1] if place + 1 < len(order) else None,
        parties=[party for party in parties_of(draft.event_id) if party.role == Role.PARTICIPANT],
        cards=[card_of(each, table) for each in row.proposals],
        composer=composer(table, row, typed.chosen or tuple(request.args.getlist("x", type=UUID))),
        consequential=consequential(table, row.key, request.args.get("after", type=UUID)),
        bundles=bundles_here(table, row),
        tray=tray_of(draft, table),
        steps=MAY_STEP,
        versions=versions,
        typed=typed,
        said=said,
        Verdict=Verdict,
        Rung=Rung,
    )


def here(rows: tuple[Row, ...], key: UUID) -> Row:
    """Return the row that is worked on. Raises NotFound."""
    found = next((row for row in rows if row.key == key and row.state != "moved"), None)
    if found is None:
        raise NotFound
    return found


def place_of(table: Table, wanted: UUID | None, otherwise: UUID) -> UUID:
    """Return where to go on: the row the chair was at if it is still there, else another."""
    rows = {row.key for row in compiled(table) if row.state != "moved"}
    keys = (wanted, otherwise)
    return next((key for key in keys if key in rows and key is not None), next(iter(rows)))


@bp.post("/amendments/<uuid:amendment_id>/decide")
def decide(amendment_id: UUID) -> Answer:
    """Take the chair's decision on a proposal."""
    actor, form = current_actor(), request.form
    draft = amendment_draft(actor, amendment_id)
    proposal = proposal_on(table_for(actor, draft), amendment_id)
    typed = Typed(amendment_id, form.get("text", ""), form.get("reason", ""), bool(form.get("confirm")))
    try:
        _take(actor, draft, amendment_id, typed)
    except NotFound:
        raise
    except Refusal as refusal:
        return _refused(actor, draft, proposal, typed, refusal)
    table = table_for(actor, draft)
    after = proposal_on(table, amendment_id)
    flash(_("%(reference)s: %(state)s.", reference=proposal.reference, state=state_word(after.state.value)))
    return redirect(url_for("desk.show", draft_id=draft.id, key=_place(table, proposal)))


def _place(table: Table, proposal: Proposal) -> UUID:
    wanted = request.form.get("here", type=UUID)
    return place_of(table, wanted, proposal.new_paragraph or proposal.target)


def _take(actor: Actor, draft: Draft, amendment_id: UUID, typed: Typed) -> None:
    form = request.form
    seen, form_key, keep = form.get("seen", type=UUID), form["form_key"], bool(form.get("keep_rung"))
    verdict = form.get("verdict", "")
    if verdict == Verdict.ACCEPTED:
        consolidation.accept(actor, amendment_id, seen, form_key, confirmed=typed.confirm, keep_rung=keep)
    elif verdict == Verdict.ACCEPTED_WITH_EDITS:
        consolidation.accept_with_edits(
            actor, amendment_id, typed.text, seen, form_key, confirmed=typed.confirm, keep_rung=keep
        )
    elif verdict == Verdict.IN_BRACKETS:
        consolidation.keep_in_brackets(actor, amendment_id, seen, form_key)
    elif verdict == Verdict.NOT_RETAINED:
        consolidation.not_retain(actor, amendment_id, typed.reason, seen, form_key)
    elif verdict == Rung.AD_REF:
        ladder.mark(actor, draft.id, amendment_id, Rung.AD_REF, (), seen, form_key)
    else:
        raise NotFound


def _refused(actor: Actor, draft: Draft, proposal: Proposal, typed: Typed, refusal: Refusal) -> Answer:
    """Show the paragraph again with the reason on top and everything typed in its place."""
    key = _place(table_for(actor, draft), proposal)
    said = message(refusal)
    if isinstance(refusal, ObjectionRecorded):
        said = _("%(reference)s: %(said)s", reference=proposal.reference, said=said)
    return page(actor, draft, key, typed, said), status(refusal)


@bp.post("/drafts/<uuid:draft_id>/desk/<uuid:key>/chairs-text")
def chairs_text(draft_id: UUID, key: UUID) -> Answer:
    """Put the Chair's own text in a paragraph."""
    actor, form = current_actor(), request.form
    draft = draft_of(actor, draft_id)
    text, reason, seen = form.get("text", ""), form.get("reason", ""), form.get("seen", type=UUID)
    keep = bool(form.get("keep_rung"))
    try:
        consolidation.chairs_text(actor, draft.id, key, text, seen, reason, form["form_key"], keep_rung=keep)
    except NotFound:
        raise
    except Refusal as refusal:
        return page(actor, draft, key, Typed(key, text, reason), message(refusal)), status(refusal)
    flash(_("The Chair’s text stands; what is pending here was carried to it."))
    return redirect(url_for("desk.show", draft_id=draft.id, key=key))


@bp.post("/drafts/<uuid:draft_id>/desk/<uuid:key>/together")
def together(draft_id: UUID, key: UUID) -> Answer:
    """Accept the selected proposals in one decision, with the words as the chair has them."""
    actor, form = current_actor(), request.form
    draft = draft_of(actor, draft_id)
    chosen, confirm = tuple(form.getlist("x", type=UUID)), bool(form.get("confirm"))
    text, seen = form.get("text", ""), form.get("seen", type=UUID)
    keep = bool(form.get("keep_rung"))
    try:
        consolidation.accept_together(
            actor, draft.id, key, chosen, text, seen, form["form_key"], confirmed=confirm, keep_rung=keep
        )
    except NotFound:
        raise
    except Refusal as refusal:
        typed = Typed(None, text, "", confirm, chosen)
        return page(actor, draft, key, typed, message(refusal)), status(refusal)
    flash(_("Accepted together; each is accounted for by itself."))
    return redirect(url_for("desk.show", draft_id=draft.id, key=key))
