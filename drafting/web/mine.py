"""A delegation's own desk."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask import Blueprint, render_template, url_for

from drafting.models import Draft
from drafting.procedure.policy import Act, Actor, may
from drafting.procedure.stages import Stage
from drafting.procedure.states import PENDING
from drafting.procedure.table import Proposal, Said, Table
from drafting.queries.desks import private_drafts
from drafting.queries.finding import draft_of, table_for
from drafting.queries.lodging import lodged_by
from drafting.queries.revisions import issued
from drafting.queries.stages import leaves_on
from drafting.queries.visits import since_last_visit
from drafting.services import clock
from drafting.text import Status
from drafting.web.access import current_actor
from drafting.web.auth import Answer
from drafting.web.words import STANCES

bp = Blueprint("mine", __name__)


@bp.get("/drafts/<uuid:draft_id>/mine")
def show(draft_id: UUID) -> Answer:
    """Show what needs this delegation: private drafts, proposals whose text moved, suggestions."""
    actor = current_actor()
    draft = draft_of(actor, draft_id)
    table = table_for(actor, draft)
    ours = [each for each in table.proposals if actor.code in {each.party, each.taken_up_by}]
    taking = may(actor, Act.TAKE_UP, Stage(draft.stage))
    return render_template(
        "mine/show.html",
        draft=draft,
        table=table,
        private=private_drafts(actor, draft),
        lodged=lodged_by(actor, draft),
        spoken=tuple(_spoken(actor, draft, table)),
        suggestions=[each for each in table.proposals if taking and _to_take_up(each)],
        since=since_last_visit(actor, draft, table, clock.now()),
        leave=leaves_on(draft).get(actor.code),
        now=clock.now(),
        ours=ours,
        moved=[each for each in ours if _needs_a_look(each)],
        latest=issued(draft)[-1],
        reservations=[each for each in table.reservations if each.party == actor.code and not each.lifted],
    )


@dataclass(frozen=True)
class Spoken:
    """What the office typed for the delegation, to be confirmed or corrected, and what it was said of."""

    about: str
    words: str
    minute: datetime
    address: str


def _spoken(actor: Actor, draft: Draft, table: Table) -> Iterator[Spoken]:
    """Yield what was said for this delegation from the floor and is not confirmed."""
    for each in table.proposals:
        here = url_for("amendments.show", amendment_id=each.id)
        if each.party == actor.code and each.orally and not each.confirmed:
            yield Spoken(each.reference, each.text, each.orally, here)
        yield from _said(actor, each.said, each.reference, here)
    for standing in table.paragraphs:
        address = url_for("paragraphs.show", draft_id=draft.id, key=standing.id)
        yield from _said(actor, standing.said, standing.full_label, address)


def _said(actor: Actor, said: Iterable[Said], about: str, address: str) -> Iterator[Spoken]:
    for each in said:
        if each.party == actor.code and each.orally and not each.confirmed:
            yield Spoken(about, str(STANCES[each.stance]), each.orally, address)


def _to_take_up(proposal: Proposal) -> bool:
    return proposal.state in PENDING and proposal.observer and not proposal.taken_up_by


def _needs_a_look(proposal: Proposal) -> bool:
    return proposal.state in PENDING and proposal.status in {Status.CHECK, Status.CLASH}
