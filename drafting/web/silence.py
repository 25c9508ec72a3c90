"""The silence procedure on one page: its clock, the text it is on, and how to break it."""

from uuid import UUID

from flask import Blueprint, render_template, request
from flask_babel import gettext as _

from drafting.procedure.errors import Refusal
from drafting.procedure.policy import Act, Actor, may
from drafting.procedure.readiness import disputes, nowhere
from drafting.procedure.stages import Stage
from drafting.queries.finding import draft_of, table_for
from drafting.queries.revisions import unaccounted
from drafting.queries.silences import silences_on
from drafting.services import clock, silence
from drafting.web.access import current_actor
from drafting.web.auth import Answer
from drafting.web.proceedings import answered, term
from drafting.web.refusals import message

bp = Blueprint("silence", __name__)


@bp.get("/drafts/<uuid:draft_id>/silence")
def show(draft_id: UUID) -> Answer:
    """Show the silence that runs, how it can be broken, and those before it."""
    return _page(draft_id)


def _page(draft_id: UUID, refusal: Refusal | None = None) -> str:
    actor = current_actor()
    draft = draft_of(actor, draft_id)
    found, now = silences_on(draft), clock.now()
    opening = may(actor, Act.OPEN_SILENCE, Stage(draft.stage))
    table = table_for(actor, draft) if opening else None
    return render_template(
        "silence/show.html",
        draft=draft,
        running=found[-1] if found and draft.stage == Stage.SILENCE else None,
        standing={each.id: each.standing(now) for each in found},
        silences=tuple(reversed(found)),
        now=now,
        disputed=disputes(table) if table else (),
        lost=unaccounted(draft, table) if table else (),
        dangling=nowhere(table) if table else (),
        said=message(refusal) if refusal else "",
        field=refusal.field if refusal else "",
        form=request.form,
    )


@bp.post("/drafts/<uuid:draft_id>/silence")
def open_it(draft_id: UUID) -> Answer:
    """Put the text under silence."""

    def act(actor: Actor) -> None:
        silence.open(actor, draft_id, term(actor), request.form["form_key"])

    done = _("The text is under silence. Its clock stands on every delegation’s desk.")
    return answered(draft_id, act, done, _page, "silence.show")


@bp.post("/drafts/<uuid:draft_id>/silence/objection")
def object_(draft_id: UUID) -> Answer:
    """Object in writing, which breaks the silence."""

    def act(actor: Actor) -> None:
        form = request.form
        silence.object(actor, draft_id, form.get("text", ""), form["form_key"])

    return answered(draft_id, act, _("The silence is broken; every desk is told."), _page, "silence.show")


@bp.post("/drafts/<uuid:draft_id>/silence/extension")
def extend(draft_id: UUID) -> Answer:
    """Set a later term for all."""

    def act(actor: Actor) -> None:
        form = request.form
        silence.extend(actor, draft_id, term(actor), form.get("reason", ""), form["form_key"])

    return answered(draft_id, act, _("The silence is extended, for all alike."), _page, "silence.show")


@bp.post("/drafts/<uuid:draft_id>/silence/outcome")
def conclude(draft_id: UUID) -> Answer:
    """Record that the silence was not broken."""

    def act(actor: Actor) -> None:
        silence.conclude(actor, draft_id, request.form["form_key"])

    return answered(draft_id, act, _("Recorded: not broken. The text is agreed."), _page, "silence.show")


@bp.post("/drafts/<uuid:draft_id>/silence/called-off")
def call_off(draft_id: UUID) -> Answer:
    """Call the silence off."""

    def act(actor: Actor) -> None:
        form = request.form
        silence.call_off(actor, draft_id, form.get("reason", ""), form["form_key"])

    done = _("The silence is called off; the text is back in its reading.")
    return answered(draft_id, act, done, _page, "silence.show")
