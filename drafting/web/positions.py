"""What delegations say: of a paragraph, of a proposal, and how it changed over time."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from drafting.models import Draft
from drafting.procedure.errors import NotFound, Refusal, WrongStance
from drafting.procedure.hours import moment_in
from drafting.procedure.kinds import ON_PARAGRAPHS, ON_PROPOSALS, Stance
from drafting.procedure.policy import Act, Actor, may
from drafting.procedure.stages import Stage
from drafting.procedure.statements import Force, force
from drafting.procedure.states import PENDING
from drafting.procedure.table import Reserved, Table
from drafting.queries.finding import amendment_draft, draft_of, event_of, proposal_on, table_for
from drafting.queries.statements import Word, draft_of_paragraph, position_of, reservation_of, words_on
from drafting.services import clock, positions
from drafting.web.access import current_actor
from drafting.web.auth import Answer
from drafting.web.refusals import message, status

bp = Blueprint("positions", __name__)


@dataclass(frozen=True)
class Held:
    """A reservation as a page shows it, and what the reader may do with it."""

    reserved: Reserved
    force: Force
    offers: frozenset[str]


@dataclass(frozen=True)
class Sayings:
    """All that is said of one thing. `stances` are those that this reader may choose from, if any."""

    words: tuple[tuple[Word, tuple[Word, ...]], ...]
    held: tuple[Held, ...]
    stances: tuple[Stance, ...]
    may_reserve: bool
    may_confirm: bool


def sayings(actor: Actor, draft: Draft, table: Table, about: UUID) -> Sayings:
    """Gather what is said of a paragraph or a proposal, and what this reader may add."""
    stage = Stage(draft.stage)
    proposal, paragraph = table.proposal(about), table.paragraph(about)
    still = proposal.state in PENDING if proposal else paragraph is not None and not paragraph.fallen
    own = proposal is not None and proposal.party == actor.code
    asked = ON_PROPOSALS if proposal else ON_PARAGRAPHS
    speaks = still and not own and may(actor, Act.STATE_POSITION, stage)
    return Sayings(
        words=_by_party(words_on(draft, about)),
        held=tuple(_held(each, actor, stage) for each in table.reservations if _on(each, about, table)),
        stances=tuple(each for each in Stance if each in asked) if speaks else (),
        may_reserve=still and may(actor, Act.RESERVE, stage),
        may_confirm=may(actor, Act.CONFIRM, stage),
    )


def _on(each: Reserved, about: UUID, table: Table) -> bool:
    """Say whether a reservation belongs here: a paragraph shows those on its proposals apart."""
    return (
        each.amendment == about if table.proposal(about) else about == each.paragraph and not each.amendment
    )


def _by_party(words: tuple[Word, ...]) -> tuple[tuple[Word, tuple[Word, ...]], ...]:
    """Return each party's latest word, with its earlier ones."""
    parties = dict.fromkeys(each.party for each in words)
    said = ([each for each in words if each.party == party] for party in parties)
    return tuple((each[0], tuple(each[1:])) for each in said)


def _held(each: Reserved, actor: Actor, stage: Stage) -> Held:
    own = each.party == actor.code and not each.lifted
    possible = {
        "lift": own and may(actor, Act.LIFT, stage),
        "keep": own and each.until is not None and may(actor, Act.CONFIRM, stage),
        "confirm": own and each.orally is not None and not each.confirmed and may(actor, Act.CONFIRM, stage),
    }
    return Held(
        each, force(each, clock.now()), frozenset(name for name, offered in possible.items() if offered)
    )


@bp.get("/amendments/<uuid:amendment_id>/positions")
def on_proposal(amendment_id: UUID) -> Answer:
    """Show every position and reservation on a proposal, with the earlier words of each party."""
    return _proposal_page(amendment_id)


def _proposal_page(amendment_id: UUID, refusal: Refusal | None = None) -> str:
    actor = current_actor()
    draft = amendment_draft(actor, amendment_id)
    table = table_for(actor, draft)
    return render_template(
        "positions/on_proposal.html",
        draft=draft,
        proposal=proposal_on(table, amendment_id),
        sayings=sayings(actor, draft, table, amendment_id),
        said=message(refusal) if refusal else "",
        form=request.form,
    )


def typed_statement() -> positions.Statement:
    """Return the statement typed. Raises WrongStance where nothing was chosen."""
    form = request.form
    try:
        stance = Stance(form.get("stance", ""))
    except ValueError:
        raise WrongStance(stance="", on="") from None
    return positions.Statement(stance, form.get("condition", ""), form.get("note", ""))


def typed_reservation(actor: Actor) -> tuple[str, str, Any]:
    """Return the words reserved on, the note and the term typed. Raises BadTerm."""
    form = request.form
    until = moment_in(event_of(actor).zone, form.get("until", ""))
    return form.get("scope", ""), form.get("note", ""), until


@bp.post("/amendments/<uuid:amendment_id>/positions")
def state(amendment_id: UUID) -> Answer:
    """State a position on a proposal."""

    def act(actor: Actor, key: str) -> None:
        positions.state(actor, amendment_id, typed_statement(), key)

    return _do(act, _("Your position is on record."), amendment_id)


@bp.post("/amendments/<uuid:amendment_id>/reservations")
def reserve(amendment_id: UUID) -> Answer:
    """Enter a reservation on a proposal."""

    def act(actor: Actor, key: str) -> None:
        positions.reserve_on(actor, amendment_id, *typed_reservation(actor), key)

    return _do(act, _("Your reservation is on record."), amendment_id)


def _do(act: Callable[[Actor, str], None], done: str, amendment_id: UUID) -> Answer:
    try:
        act(current_actor(), request.form["form_key"])
    except NotFound:
        raise
    except Refusal as refusal:
        return _proposal_page(amendment_id, refusal), status(refusal)
    flash(done)
    return redirect(url_for("positions.on_proposal", amendment_id=amendment_id))


@bp.post("/positions/<uuid:key>/confirm")
def confirm(key: UUID) -> Answer:
    """Confirm what the office typed for the delegation during the meeting."""
    actor = current_actor()
    positions.confirm(actor, key, request.form["form_key"])
    flash(_("Confirmed: these are the words of your delegation."))
    return redirect(_back(actor, key))


@bp.post("/reservations/<uuid:key>/lift")
def lift(key: UUID) -> Answer:
    """Lift a reservation."""
    actor = current_actor()
    positions.lift(actor, key, request.form["form_key"])
    flash(_("Lifted. It stays on record."))
    return redirect(_back(actor, key))


@bp.post("/reservations/<uuid:key>/keep")
def keep(key: UUID) -> Answer:
    """Confirm a scrutiny reservation: it stands without a term from now on."""
    actor = current_actor()
    positions.confirm_reservation(actor, key, request.form["form_key"])
    flash(_("Confirmed: the reservation stands without a term."))
    return redirect(_back(actor, key))


def _back(actor: Actor, key: UUID) -> str:
    """Return the page of what a position or a reservation is about."""
    row = reservation_of(key) or position_of(key)
    if row is None:
        raise NotFound
    if row.amendment_id is not None:
        return url_for("positions.on_proposal", amendment_id=row.amendment_id)
    draft = draft_of_paragraph(row.paragraph_id) if row.paragraph_id else None
    if draft is None:
        raise NotFound
    return url_for("paragraphs.show", draft_id=draft_of(actor, draft).id, key=row.paragraph_id)
