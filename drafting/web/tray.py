"""The tray of the chair's office: live or in the tray, undo, release."""

from collections.abc import Callable
from uuid import UUID

from flask import Blueprint, flash, redirect, request, url_for
from flask_babel import gettext as _

from drafting.procedure.errors import NotFound, Refusal
from drafting.procedure.stages import Mode
from drafting.queries.finding import draft_of, table_for
from drafting.services import tray
from drafting.web.access import current_actor
from drafting.web.auth import Answer
from drafting.web.desk import page, place_of
from drafting.web.refusals import message, status

bp = Blueprint("tray", __name__)


@bp.post("/drafts/<uuid:draft_id>/tray/mode")
def mode(draft_id: UUID) -> Answer:
    """Choose between live and tray."""
    wanted = request.form.get("mode", "")
    if wanted not in set(Mode):
        raise NotFound
    live = wanted == Mode.LIVE
    said = (
        _("Live: each decision is seen by all at once.")
        if live
        else _("In the tray: decisions are seen by this office until they are released.")
    )
    return _done(
        draft_id, lambda form_key: tray.set_mode(current_actor(), draft_id, Mode(wanted), form_key), said
    )


@bp.post("/drafts/<uuid:draft_id>/tray/undo")
def undo(draft_id: UUID) -> Answer:
    """Take back the latest decision in the tray."""
    seen = request.form.get("seen", type=UUID)
    said = _("Undone: the table is as it was before.")
    return _done(draft_id, lambda form_key: tray.undo(current_actor(), draft_id, seen, form_key), said)


@bp.post("/drafts/<uuid:draft_id>/tray/release")
def release(draft_id: UUID) -> Answer:
    """Release all that is in the tray."""
    said = _("Released: everybody reads it now.")
    return _done(draft_id, lambda form_key: tray.release(current_actor(), draft_id, form_key), said)


def _done(draft_id: UUID, act: Callable[[str], None], said: str) -> Answer:
    actor = current_actor()
    draft = draft_of(actor, draft_id)
    wanted = request.form.get("here", type=UUID)
    try:
        act(request.form["form_key"])
    except NotFound:
        raise
    except Refusal as refusal:
        table = table_for(actor, draft)
        key = place_of(table, wanted, table.paragraphs[0].id)
        return page(actor, draft, key, None, message(refusal)), status(refusal)
    flash(said)
    table = table_for(actor, draft)
    return redirect(
        url_for("desk.show", draft_id=draft_id, key=place_of(table, wanted, table.paragraphs[0].id))
    )
