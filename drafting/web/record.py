"""The record: every act in order, and whether the chain holds."""

from uuid import UUID

from flask import Blueprint, render_template, request

from drafting.procedure.register import faults
from drafting.queries import record
from drafting.queries.finding import draft_of, parties_of
from drafting.web.access import current_actor
from drafting.web.auth import Answer

bp = Blueprint("record", __name__)
NEWEST = 200


@bp.get("/drafts/<uuid:draft_id>/record")
def show(draft_id: UUID) -> Answer:
    """Show the newest acts, and walk the whole chain."""
    actor = current_actor()
    draft = draft_of(actor, draft_id)
    kind, party = request.args.get("kind", ""), request.args.get("party", "")
    receipt = request.args.get("receipt", "").strip()
    return render_template(
        "record/show.html",
        draft=draft,
        entries=record.newest(actor.event, NEWEST, kind, party),
        faults=faults(record.chain_of(actor.event)),
        newest=NEWEST,
        kinds=record.kinds_in(actor.event),
        parties=parties_of(actor.event),
        asked_kind=kind,
        asked_party=party,
        receipt=receipt,
        found=record.found_by(actor.event, receipt, NEWEST) if receipt else (),
    )
