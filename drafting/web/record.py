"""The record: every act in order, and whether the chain holds."""

from uuid import UUID

from flask import Blueprint, render_template

from drafting.procedure.register import faults
from drafting.queries import record
from drafting.queries.finding import draft_of
from drafting.web.access import current_actor
from drafting.web.auth import Answer

bp = Blueprint("record", __name__)
NEWEST = 200


@bp.get("/drafts/<uuid:draft_id>/record")
def show(draft_id: UUID) -> Answer:
    """Show the newest acts, and walk the whole chain."""
    actor = current_actor()
    draft = draft_of(actor, draft_id)
    return render_template(
        "record/show.html",
        draft=draft,
        entries=record.newest(actor.event, NEWEST),
        faults=faults(record.chain_of(actor.event)),
        newest=NEWEST,
    )
