"""A delegation's own desk."""

from uuid import UUID

from flask import Blueprint, render_template

from drafting.procedure.states import PENDING
from drafting.procedure.table import Proposal
from drafting.queries.desks import private_drafts
from drafting.queries.finding import draft_of, table_for
from drafting.queries.revisions import issued
from drafting.text import Status
from drafting.web.access import current_actor
from drafting.web.auth import Answer

bp = Blueprint("mine", __name__)


@bp.get("/drafts/<uuid:draft_id>/mine")
def show(draft_id: UUID) -> Answer:
    """Show what needs this delegation: private drafts, proposals whose text moved, suggestions."""
    actor = current_actor()
    draft = draft_of(actor, draft_id)
    table = table_for(actor, draft)
    ours = [each for each in table.proposals if actor.code in {each.party, each.taken_up_by}]
    return render_template(
        "mine/show.html",
        draft=draft,
        table=table,
        private=private_drafts(actor, draft),
        ours=ours,
        moved=[each for each in ours if _needs_a_look(each)],
        latest=issued(draft)[-1],
        reservations=[each for each in table.reservations if each.party == actor.code and not each.lifted],
    )


def _needs_a_look(proposal: Proposal) -> bool:
    return proposal.state in PENDING and proposal.status in {Status.CHECK, Status.CLASH}
