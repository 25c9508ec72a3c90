"""What changed between any two states of the text."""

from uuid import UUID

from flask import Blueprint, render_template, request

from drafting.models import Draft
from drafting.procedure.errors import NotFound
from drafting.procedure.policy import Actor
from drafting.procedure.revisions import Frozen, Pair, frozen, paired
from drafting.queries.adoptions import adopted_on
from drafting.queries.finding import draft_of, table_for
from drafting.queries.revisions import content_of, issued
from drafting.web.access import current_actor
from drafting.web.auth import Answer

bp = Blueprint("comparison", __name__)


@bp.get("/drafts/<uuid:draft_id>/compare")
def show(draft_id: UUID) -> Answer:
    """Compare two revisions, or one with the text as it stands now."""
    actor = current_actor()
    draft = draft_of(actor, draft_id)
    before, after = request.args.get("from", "0"), request.args.get("to", "now")
    pairs = paired(_state(actor, draft, before), _state(actor, draft, after))
    layout = "one" if request.args.get("layout") == "one" else "two"
    return render_template(
        "comparison/show.html",
        draft=draft,
        hunks=_hunks(pairs),
        before=before,
        after=after,
        layout=layout,
        revisions=issued(draft),
        changed=sum(pair.changed for pair in pairs),
        moved=sum(pair.moved for pair in pairs),
        fallen=sum(pair.after is None for pair in pairs),
    )


def _state(actor: Actor, draft: Draft, asked: str) -> tuple[Frozen, ...]:
    if asked == "now":
        adopted = adopted_on(draft)
        return adopted.content if adopted else frozen(table_for(actor, draft))
    if asked not in {str(each.number) for each in issued(draft)}:
        raise NotFound
    return content_of(draft, int(asked))


def _hunks(pairs: tuple[Pair, ...]) -> list[Pair | list[Pair]]:
    """Gather unchanged neighbours, so that a page can skip them in one line."""
    hunks: list[Pair | list[Pair]] = []
    for pair in pairs:
        if pair.changed:
            hunks.append(pair)
        elif hunks and isinstance(hunks[-1], list):
            hunks[-1].append(pair)
        else:
            hunks.append([pair])
    return hunks
