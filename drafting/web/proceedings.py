"""The proceedings: where the draft stands, its deadlines, and what still stands in the way."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from drafting.models import Draft
from drafting.procedure.errors import NotFound, Refusal
from drafting.procedure.hours import as_typed, moment_in, required
from drafting.procedure.kinds import Role
from drafting.procedure.policy import Act, Actor, may
from drafting.procedure.readiness import Obstacle
from drafting.procedure.silence import SilenceOn, Standing
from drafting.procedure.stages import BACK, BY_MOVING, Stage
from drafting.queries.adoptions import obstacles_on
from drafting.queries.finding import draft_of, event_of, parties_of, table_for
from drafting.queries.silences import silence_on
from drafting.queries.stages import leaves_on, notices, reading_of
from drafting.services import clock, deadlines, stages
from drafting.web import terms
from drafting.web.access import current_actor
from drafting.web.auth import Answer
from drafting.web.refusals import message, status

bp = Blueprint("proceedings", __name__)
#: How many notices a desk is shown.
NEWEST = 12


@bp.app_context_processor
def _words() -> dict[str, Any]:
    """Lay the words of the proceedings ready for every page, and the clock that every desk shows."""
    return {
        "STAGES": terms.STAGES,
        "MOVES": terms.MOVES,
        "SILENCES": terms.SILENCES,
        "STEPS": terms.STEPS,
        "MODALITIES": terms.MODALITIES,
        "HINDRANCES": terms.HINDRANCES,
        "language_word": terms.language_word,
        "silence_clock": silence_clock,
        "notices_on": lambda draft: notices(draft, NEWEST),
        "from_register": datetime.fromisoformat,
    }


def silence_clock(draft: Draft) -> tuple[SilenceOn, Standing] | None:
    """Return the silence that a draft lies under, and how it stands by the clock."""
    silence = silence_on(draft) if draft.stage == Stage.SILENCE else None
    return (silence, silence.standing(clock.now())) if silence else None


@bp.get("/drafts/<uuid:draft_id>/proceedings")
def show(draft_id: UUID) -> Answer:
    """Show where the draft stands."""
    return _page(draft_id)


def _page(draft_id: UUID, refusal: Refusal | None = None) -> str:
    actor = current_actor()
    draft, zone = draft_of(actor, draft_id), event_of(actor).zone
    stage = Stage(draft.stage)
    typed = {"amendments": draft.amendments_until, "subamendments": draft.subamendments_until}
    office = actor.role in {Role.CHAIR, Role.SECRETARIAT}
    return render_template(
        "proceedings/show.html",
        draft=draft,
        stage=stage,
        reading=reading_of(draft),
        moves=[to for here, to in sorted(BY_MOVING) if here is stage and may(actor, Act.MOVE_STAGE, stage)],
        back={to for here, to in BACK if here is stage},
        typed={name: request.form.get(name) or as_typed(zone, at) for name, at in typed.items()},
        leaves=leaves_on(draft),
        parties=[each for each in parties_of(draft.event_id) if each.role in _LATE],
        obstacles=_obstacles(actor, draft) if office else (),
        silence=silence_on(draft),
        said=message(refusal) if refusal else "",
        field=refusal.field if refusal else "",
        form=request.form,
    )


def _obstacles(actor: Actor, draft: Draft) -> tuple[Obstacle, ...]:
    return obstacles_on(draft, table_for(actor, draft), office=actor.role is Role.CHAIR)


#: Who can be late.
_LATE = frozenset({Role.PARTICIPANT, Role.OBSERVER})


def answered(
    draft_id: UUID, act: Callable[[Actor], object], done: str, page: Callable[[UUID, Refusal], str], to: str
) -> Answer:
    """Do an act and lead on, or show the page again with the reason on top and all that was typed."""
    try:
        act(current_actor())
    except NotFound:
        raise
    except Refusal as refusal:
        return page(draft_id, refusal), status(refusal)
    flash(done)
    return redirect(url_for(to, draft_id=draft_id))


def term(actor: Actor, name: str = "until") -> datetime:
    """Return the moment typed into a field, an hour of the event's zone. Raises BadTerm."""
    return required(event_of(actor).zone, request.form.get(name, ""))


@bp.post("/drafts/<uuid:draft_id>/proceedings/stage")
def move(draft_id: UUID) -> Answer:
    """Move the draft to another stage."""
    form = request.form
    if form.get("to") not in set(Stage):
        raise NotFound
    to = Stage(form["to"])

    def act(actor: Actor) -> None:
        stages.move(actor, draft_id, to, form.get("reason", ""), form["form_key"])

    done = _("The draft is now: %(stage)s.", stage=terms.STAGES[to])
    return answered(draft_id, act, done, _page, "proceedings.show")


@bp.post("/drafts/<uuid:draft_id>/proceedings/deadlines")
def set_deadlines(draft_id: UUID) -> Answer:
    """Set the deadlines, in hours of the event's zone."""
    form = request.form

    def act(actor: Actor) -> None:
        zone = event_of(actor).zone
        main, sub = (moment_in(zone, form.get(name, "")) for name in ("amendments", "subamendments"))
        deadlines.set(actor, draft_id, main, sub, form["form_key"])

    return answered(
        draft_id, act, _("The deadlines are set; every desk shows them."), _page, "proceedings.show"
    )


@bp.post("/drafts/<uuid:draft_id>/proceedings/leave")
def grant_leave(draft_id: UUID) -> Answer:
    """Give a delegation the Chair's leave to be late."""
    form = request.form

    def act(actor: Actor) -> None:
        deadlines.grant_leave(actor, draft_id, form.get("party", ""), term(actor), form["form_key"])

    done = _("Leave is granted. What arrives under it is marked late.")
    return answered(draft_id, act, done, _page, "proceedings.show")
