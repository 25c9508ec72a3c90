"""From the floor: the office types what a delegation says while it says it."""

from dataclasses import dataclass
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from drafting.models import Draft, Party
from drafting.procedure.errors import NotFound, Refusal
from drafting.procedure.hours import as_typed, required
from drafting.procedure.kinds import ON_PROPOSALS, Role, Stance
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.proposing import Proposed
from drafting.procedure.stages import Stage
from drafting.procedure.table import Table
from drafting.queries.finding import draft_of, event_of, parties_of, proposal_on, table_for
from drafting.queries.spoken import unconfirmed
from drafting.services import clock, floor
from drafting.web.access import current_actor
from drafting.web.auth import Answer
from drafting.web.previews import preview, typed
from drafting.web.refusals import message, status
from drafting.web.targets import Target, places_for, target_for

bp = Blueprint("floor", __name__)


@dataclass(frozen=True)
class Given:
    """What the office chose beside the words: whose they are, and the minute."""

    party: str
    said_at: str


@bp.get("/drafts/<uuid:draft_id>/floor")
def show(draft_id: UUID) -> Answer:
    """Show what the office typed for the reader's delegation and waits for a word of its own."""
    actor = current_actor()
    draft = draft_of(actor, draft_id)
    table = table_for(actor, draft)
    return render_template("floor/show.html", draft=draft, table=table, spoken=unconfirmed(actor, table))


@bp.get("/drafts/<uuid:draft_id>/floor/<uuid:key>")
def start(draft_id: UUID, key: UUID) -> Answer:
    """Begin to type an oral proposal on a paragraph or on a proposal (`on`), or a position."""
    actor = current_actor()
    draft = draft_of(actor, draft_id)
    require(actor, Act.ENTER_ORALLY, Stage(draft.stage))
    table = table_for(actor, draft)
    target = target_for(table, key, request.args.get("on", type=UUID))
    begun = Proposed(target.kinds[0], target.key, target.base, target.text)
    return _page(actor, draft, table, target, begun, Given("", _now(actor)))


def _now(actor: Actor) -> str:
    return as_typed(event_of(actor).zone, clock.now())


def _page(
    actor: Actor, draft: Draft, table: Table, target: Target, proposed: Proposed, given: Given, said: str = ""
) -> str:
    return render_template(
        "floor/enter.html",
        draft=draft,
        target=target,
        typed=proposed,
        given=given,
        speakers=_speakers(actor),
        elsewhere=places_for(table, target.standing) if target.standing else (),
        here=[each for each in table.proposals if each.on_the_table and _is_here(each.target, target)],
        stances=[each for each in Stance if each in ON_PROPOSALS],
        preview=preview(target, proposed, given.party or actor.code),
        said=said,
        form=request.form,
    )


def _is_here(key: UUID, target: Target) -> bool:
    return key == target.key


def _speakers(actor: Actor) -> list[Party]:
    delegations = {Role.PARTICIPANT, Role.OBSERVER}
    return [each for each in parties_of(actor.event) if each.role in delegations]


@bp.post("/drafts/<uuid:draft_id>/floor/<uuid:key>")
def enter(draft_id: UUID, key: UUID) -> Answer:
    """Enter an oral proposal; it is on the table at once."""
    actor, form = current_actor(), request.form
    draft = draft_of(actor, draft_id)
    table = table_for(actor, draft)
    target = target_for(table, key, form.get("parent", type=UUID))
    proposed, given = typed(target), Given(form.get("party", ""), form.get("said_at", ""))
    try:
        said_at = required(event_of(actor).zone, given.said_at)
        made = floor.enter(actor, draft.id, given.party, proposed, said_at, form["form_key"])
    except NotFound:
        raise
    except Refusal as refusal:
        return _page(actor, draft, table, target, proposed, given, message(refusal)), status(refusal)
    flash(_("Entered. The delegation confirms or corrects it at its desk."))
    return redirect(url_for("amendments.show", amendment_id=made))


@bp.post("/drafts/<uuid:draft_id>/floor/<uuid:key>/position")
def state(draft_id: UUID, key: UUID) -> Answer:
    """Enter a position that was stated from the floor on one of the proposals here."""
    actor, form = current_actor(), request.form
    draft = draft_of(actor, draft_id)
    table = table_for(actor, draft)
    target = target_for(table, key, None)
    given = Given(form.get("party", ""), form.get("said_at", ""))
    about = proposal_on(table, form.get("about", type=UUID) or key)
    try:
        spoken = floor.Spoken(Stance(form.get("stance", "")), form.get("condition", ""), form.get("note", ""))
        said_at = required(event_of(actor).zone, given.said_at)
        floor.state(actor, about.id, given.party, spoken, said_at, form["form_key"])
    except ValueError:
        raise NotFound from None
    except NotFound:
        raise
    except Refusal as refusal:
        begun = Proposed(target.kinds[0], target.key, target.base, target.text)
        return _page(actor, draft, table, target, begun, given, message(refusal)), status(refusal)
    flash(_("Entered: %(party)s on %(reference)s.", party=given.party, reference=about.reference))
    return redirect(url_for("floor.start", draft_id=draft.id, key=key))
