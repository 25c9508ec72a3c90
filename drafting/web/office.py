"""The secretariat's office: revisions, their accounting, files."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from drafting.procedure.accounting import accounts, items_open, missing
from drafting.procedure.errors import NotPermitted, Refusal
from drafting.procedure.kinds import Role
from drafting.procedure.readiness import nowhere
from drafting.procedure.stages import Circulation, Stage
from drafting.queries.adoptions import obstacles_on
from drafting.queries.finding import draft_of, event_of, table_for
from drafting.queries.lodging import lodged_on
from drafting.queries.record import submitted_on
from drafting.queries.revisions import accounts_of, issued
from drafting.queries.stages import reading_of
from drafting.services import revisions
from drafting.web.access import current_actor
from drafting.web.auth import Answer
from drafting.web.refusals import message, status

bp = Blueprint("office", __name__)


@bp.get("/drafts/<uuid:draft_id>/office")
def show(draft_id: UUID) -> Answer:
    """Show what a revision published now would hold, and what has been published."""
    return _page(draft_id)


def _page(draft_id: UUID, said: str = "") -> str:
    actor = current_actor()
    draft = draft_of(actor, draft_id)
    if actor.role is not Role.SECRETARIAT:
        raise NotPermitted(act="publish_revision")
    table = table_for(actor, draft)
    accounted, submitted = accounts(table), submitted_on(draft)
    return render_template(
        "office/show.html",
        draft=draft,
        said=said,
        accounts=accounted,
        submitted=len(submitted),
        missing=missing(submitted, accounted),
        open_items=items_open(table),
        dangling=nowhere(table),
        stage=Stage(draft.stage),
        reading=reading_of(draft),
        obstacles=obstacles_on(draft, table, office=False) if draft.stage != Stage.ADOPTED else (),
        batches=event_of(actor).circulation == Circulation.IN_BATCHES,
        lodged=lodged_on(actor, draft),
        revisions=[(each, accounts_of(each.id)) for each in reversed(issued(draft))],
    )


@bp.post("/drafts/<uuid:draft_id>/office/publish")
def publish(draft_id: UUID) -> Answer:
    """Publish the next revision."""
    try:
        revisions.publish(current_actor(), draft_id, request.form["form_key"])
    except Refusal as refusal:
        return _page(draft_id, message(refusal)), status(refusal)
    flash(_("The revision is published; every proposal is accounted for below."))
    return redirect(url_for("office.show", draft_id=draft_id))
