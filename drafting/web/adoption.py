"""Adoption: the call, the text to be read before it is confirmed, and the adopted text with what follows."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from drafting.models import Draft
from drafting.procedure.adoption import as_adopted
from drafting.procedure.errors import NotFound, Refusal
from drafting.procedure.hours import moment_in
from drafting.procedure.kinds import Modality, Role
from drafting.procedure.policy import Actor
from drafting.procedure.readiness import WAIVABLE
from drafting.procedure.stages import Stage
from drafting.queries.adoptions import (
    adopted_on,
    corrections_on,
    explanations_on,
    obstacles_on,
    standing_call,
)
from drafting.queries.finding import draft_of, event_of, parties_of, table_for
from drafting.services import adoption, corrections
from drafting.web.access import current_actor
from drafting.web.auth import Answer
from drafting.web.proceedings import answered
from drafting.web.refusals import message, status

bp = Blueprint("adoption", __name__)


@bp.get("/drafts/<uuid:draft_id>/adoption")
def show(draft_id: UUID) -> Answer:
    """Show what is called for adoption, or what was adopted."""
    return _page(draft_id)


def _page(draft_id: UUID, refusal: Refusal | None = None) -> str:
    actor = current_actor()
    draft = draft_of(actor, draft_id)
    adopted = adopted_on(draft)
    shared = {
        "draft": draft,
        "said": message(refusal) if refusal else "",
        "field": refusal.field if refusal else "",
        "form": request.form,
        "explanations": explanations_on(draft),
        "participants": [p for p in parties_of(draft.event_id) if p.role == Role.PARTICIPANT],
        "reservations": [each for each in table_for(actor, draft).reservations if not each.lifted],
    }
    if adopted is None:
        return _before(actor, draft, shared)
    language = request.args.get("language", draft.language)
    if language not in draft.languages:
        raise NotFound
    return render_template(
        "adoption/adopted.html",
        adopted=adopted,
        shown=language,
        corrections=corrections_on(draft),
        labels={each.id: each.label for each in adopted.content},
        **shared,
    )


def _before(actor: Actor, draft: Draft, shared: dict[str, object]) -> str:
    """Show the call, or what stands in its way; the text as it would be adopted is there to be read."""
    table = table_for(actor, draft)
    called = standing_call(draft) if draft.stage == Stage.AGREED else None
    found = obstacles_on(draft, table, called.waived if called else (), office=actor.role is Role.CHAIR)
    shown = as_adopted(table) if draft.stage == Stage.AGREED else None
    lagging = dict.fromkeys(each.language for each in found if each.kind in WAIVABLE)
    return render_template(
        "adoption/call.html",
        called=called,
        obstacles=found,
        lagging=tuple(lagging),
        text=shown,
        moved=called is not None and shown is not None and called.hash != shown.hash,
        **shared,
    )


@bp.post("/drafts/<uuid:draft_id>/adoption/call")
def call(draft_id: UUID) -> Answer:
    """Call for adoption."""
    form = request.form
    if form.get("modality") not in set(Modality):
        raise NotFound

    def act(actor: Actor) -> None:
        adoption.call(actor, draft_id, Modality(form["modality"]), form.getlist("waived"), form["form_key"])

    done = _("Adoption is called for. The secretariat confirms it, after reading the text.")
    return answered(draft_id, act, done, _page, "adoption.show")


@bp.post("/drafts/<uuid:draft_id>/adoption/confirmation")
def confirm(draft_id: UUID) -> Answer:
    """Confirm the adoption of the text that was read."""
    form = request.form

    def act(actor: Actor) -> None:
        adoption.confirm(actor, draft_id, form.get("seen", ""), form["form_key"], form.get("symbol", ""))

    return answered(draft_id, act, _("Adopted."), _page, "adoption.show")


@bp.post("/drafts/<uuid:draft_id>/adoption/explanation")
def explain(draft_id: UUID) -> Answer:
    """Put an explanation of position on record."""
    form = request.form

    def act(actor: Actor) -> None:
        adoption.explain(
            actor,
            draft_id,
            form.get("text", ""),
            form["form_key"],
            language=form.get("language", ""),
            party=form.get("party", ""),
            orally=moment_in(event_of(actor).zone, form.get("orally", "")),
        )

    return answered(draft_id, act, _("The explanation of position is on record."), _page, "adoption.show")


@bp.post("/drafts/<uuid:draft_id>/adoption/correction")
def correct(draft_id: UUID) -> Answer:
    """Correct the adopted text, beside it: editorially, or by a corrigendum."""
    form = request.form
    paragraph = form.get("paragraph", type=UUID)
    acts = {"editorial": corrections.editorial, "corrigendum": corrections.corrigendum}
    if paragraph is None or form.get("kind") not in acts:
        raise NotFound
    correcting = corrections.Correcting(
        paragraph, form.get("language", ""), form.get("text", ""), form.get("reason", "")
    )
    try:
        symbol = acts[form["kind"]](current_actor(), draft_id, correcting, form["form_key"])
    except NotFound:
        raise
    except Refusal as refusal:
        return _page(draft_id, refusal), status(refusal)
    flash(
        _("Issued as %(symbol)s.", symbol=symbol) if symbol else _("The editorial correction is on record.")
    )
    return redirect(url_for("adoption.show", draft_id=draft_id))
