"""The matrix of positions, delegation by paragraph, for the chair."""

from uuid import UUID

from flask import Blueprint, render_template, request

from drafting.procedure.kinds import Role
from drafting.procedure.matrix import AGAINST, ALL, FOR, PARTS, matrix
from drafting.procedure.policy import Act, require
from drafting.procedure.stages import Stage
from drafting.queries.finding import draft_of, parties_of, table_for
from drafting.web.access import current_actor
from drafting.web.auth import Answer

bp = Blueprint("matrix", __name__)


@bp.get("/drafts/<uuid:draft_id>/matrix")
def show(draft_id: UUID) -> Answer:
    """Show what each delegation says on each contested paragraph, a page at a time."""
    actor = current_actor()
    draft = draft_of(actor, draft_id)
    require(actor, Act.SEE_DESK, Stage(draft.stage))
    part = request.args.get("part", ALL)
    part = part if part in PARTS else ALL
    parties = [each.code for each in parties_of(draft.event_id) if each.role == Role.PARTICIPANT]
    page, leaf = (request.args.get(name, 1, type=int) for name in ("page", "leaf"))
    return render_template(
        "matrix/show.html",
        draft=draft,
        part=part,
        parts=PARTS,
        shown=matrix(table_for(actor, draft), parties, part, page, leaf),
        against=AGAINST,
        favour=FOR,
    )
