"""The guiding table, for everybody, on the page and on paper."""

from uuid import UUID

from flask import Blueprint, render_template, request

from drafting.procedure.accounting import Outcome
from drafting.procedure.kinds import AmendmentKind
from drafting.queries.finding import draft_of, table_for
from drafting.queries.traceability import traced
from drafting.web.access import current_actor
from drafting.web.auth import Answer
from drafting.web.words import KINDS

bp = Blueprint("traceability", __name__)


@bp.get("/drafts/<uuid:draft_id>/guiding-table")
def show(draft_id: UUID) -> Answer:
    """Show what became of every proposal, all of them or those of a party or an outcome."""
    actor = current_actor()
    draft = draft_of(actor, draft_id)
    lines = traced(draft, table_for(actor, draft))
    party, outcome = request.args.get("party", ""), request.args.get("outcome", "")
    return render_template(
        "traceability/show.html",
        draft=draft,
        lines=[each for each in lines if party in {"", each.party} and outcome in {"", each.outcome.value}],
        all=len(lines),
        parties=list(dict.fromkeys(each.party for each in lines)),
        outcomes=[each for each in Outcome if any(line.outcome is each for line in lines)],
        asked_party=party,
        asked_outcome=outcome,
        kind_word=lambda kind: KINDS[AmendmentKind(kind)],
    )
