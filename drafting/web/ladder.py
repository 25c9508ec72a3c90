"""The ladder of agreement and the way back: marking, reopening, an earlier wording again."""

from collections.abc import Callable
from uuid import UUID

from flask import Blueprint, flash, redirect, request, url_for
from flask_babel import gettext as _

from drafting.procedure.errors import NotFound, Refusal
from drafting.procedure.kinds import Rung
from drafting.queries.finding import draft_of, table_for
from drafting.services import ladder, reopening
from drafting.web.access import current_actor
from drafting.web.auth import Answer
from drafting.web.desk import page, place_of
from drafting.web.panels import Typed
from drafting.web.refusals import message, status

bp = Blueprint("ladder", __name__)


@bp.post("/drafts/<uuid:draft_id>/ladder/<uuid:about>")
def mark(draft_id: UUID, about: UUID) -> Answer:
    """Mark a paragraph or a proposal on the ladder."""
    form = request.form
    if form.get("rung") not in set(Rung):
        raise NotFound
    rung, waiting_for = Rung(form["rung"]), form.getlist("waiting_for")
    seen = form.get("seen", type=UUID)

    def act(form_key: str) -> None:
        ladder.mark(current_actor(), draft_id, about, rung, waiting_for, seen, form_key)

    return _done(draft_id, about, act, _("Marked on the ladder."))


@bp.post("/drafts/<uuid:draft_id>/reopen/<uuid:about>")
def reopen(draft_id: UUID, about: UUID) -> Answer:
    """Reopen a paragraph that is agreed, or bring back a proposal that was decided."""
    form = request.form
    reason, seen = form.get("reason", ""), form.get("seen", type=UUID)

    def act(form_key: str) -> None:
        reopening.reopen(current_actor(), draft_id, about, reason, seen, form_key)

    return _done(draft_id, about, act, _("Reopened; the reason is on record."))


@bp.post("/drafts/<uuid:draft_id>/desk/<uuid:key>/back")
def back(draft_id: UUID, key: UUID) -> Answer:
    """Go back to an earlier wording of a paragraph."""
    form = request.form
    reason, seen, wording = (
        form.get("reason", ""),
        form.get("seen", type=UUID),
        form.get("wording", type=UUID),
    )
    if wording is None:
        raise NotFound

    def act(form_key: str) -> None:
        reopening.go_back(current_actor(), draft_id, key, wording, reason, seen, form_key)

    return _done(
        draft_id, key, act, _("The earlier words stand again; what was accepted since is back on the table.")
    )


def _done(draft_id: UUID, about: UUID, act: Callable[[str], None], said: str) -> Answer:
    actor, form = current_actor(), request.form
    draft = draft_of(actor, draft_id)
    wanted = form.get("here", type=UUID)
    try:
        act(form["form_key"])
    except NotFound:
        raise
    except Refusal as refusal:
        key = place_of(table_for(actor, draft), wanted, about)
        typed = Typed(about, "", form.get("reason", ""))
        return page(actor, draft, key, typed, message(refusal)), status(refusal)
    flash(said)
    return redirect(
        url_for("desk.show", draft_id=draft_id, key=place_of(table_for(actor, draft), wanted, about))
    )
