"""Circulation in batches: the secretariat sends out what delegations have lodged."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import ngettext

from drafting.procedure.errors import NotFound, NotPermitted, Refusal
from drafting.procedure.kinds import Role
from drafting.procedure.policy import Act
from drafting.queries.finding import draft_of, event_of, table_for
from drafting.queries.lodging import lodged_on
from drafting.services import circulation
from drafting.web.access import current_actor
from drafting.web.auth import Answer
from drafting.web.refusals import message, status

bp = Blueprint("circulation", __name__)


@bp.get("/drafts/<uuid:draft_id>/circulation")
def show(draft_id: UUID) -> Answer:
    """Show what lies here and is not circulated."""
    return _page(draft_id)


def _page(draft_id: UUID, chosen: frozenset[UUID] | None = None, said: str = "") -> str:
    actor = current_actor()
    draft = draft_of(actor, draft_id)
    if actor.role is not Role.SECRETARIAT:
        raise NotPermitted(act=Act.CIRCULATE.value)
    waiting = lodged_on(actor, draft)
    return render_template(
        "circulation/show.html",
        draft=draft,
        table=table_for(actor, draft),
        waiting=waiting,
        chosen={each.id for each in waiting} if chosen is None else chosen,
        in_batches=event_of(actor).circulation == "in_batches",
        said=said,
    )


@bp.post("/drafts/<uuid:draft_id>/circulation")
def circulate(draft_id: UUID) -> Answer:
    """Circulate what was chosen, in one act."""
    chosen = request.form.getlist("lodged", type=UUID)
    try:
        done = circulation.circulate(current_actor(), draft_id, chosen, request.form["form_key"])
    except NotFound:
        raise
    except Refusal as refusal:
        return _page(draft_id, frozenset(chosen), message(refusal)), status(refusal)
    flash(ngettext("%(num)d proposal circulated.", "%(num)d proposals circulated.", len(done)))
    return redirect(url_for("circulation.show", draft_id=draft_id))
