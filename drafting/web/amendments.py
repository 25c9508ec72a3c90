"""A proposal: its words, what others say of it, what became of it."""

from collections.abc import Callable
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from drafting.procedure.carrying import joined
from drafting.procedure.errors import NotFound, Refusal
from drafting.procedure.kinds import AmendmentKind, Stance
from drafting.procedure.policy import Act, Actor, may
from drafting.procedure.segments import redline
from drafting.procedure.stages import Stage
from drafting.procedure.states import PENDING
from drafting.procedure.table import BRINGING, Proposal, Table
from drafting.queries import record
from drafting.queries.finding import amendment_draft, audience_of, proposal_on, table_for
from drafting.queries.histories import decisions_on
from drafting.queries.proponents import joined_and_left
from drafting.services import amendments, floor, positions
from drafting.text import Status
from drafting.web.access import current_actor
from drafting.web.auth import Answer
from drafting.web.previews import Drawn, drawn
from drafting.web.refusals import message, status

bp = Blueprint("amendments", __name__)


@bp.get("/amendments/<uuid:amendment_id>")
def show(amendment_id: UUID) -> Answer:
    """Show a proposal."""
    return _page(amendment_id)


def _page(amendment_id: UUID, refusal: Refusal | None = None) -> str:
    actor = current_actor()
    draft = amendment_draft(actor, amendment_id)
    table = table_for(actor, draft)
    proposal = proposal_on(table, amendment_id)
    parent = table.proposal(proposal.parent) if proposal.parent else None
    return render_template(
        "amendments/show.html",
        draft=draft,
        proposal=proposal,
        parent=parent,
        subs=table.subamendments(proposal),
        standing=table.paragraph(proposal.target),
        other=table.paragraph(proposal.other) if proposal.other else None,
        after=table.paragraph(proposal.after) if proposal.after else None,
        earlier=_earlier(proposal, table),
        later=next((each for each in table.proposals if each.supersedes == proposal.id), None),
        made_on=_made_on(proposal, parent),
        redlines=redlines(proposal, table),
        decisions=decisions_on(amendment_id, audience_of(actor)),
        proponents=joined_and_left(amendment_id),
        entry=record.entry_at(actor.event, proposal.sequence),
        offers=_offers(actor, proposal, Stage(draft.stage)),
        seen=amendments.seen_of(proposal, table),
        said=message(refusal) if refusal else "",
        form=request.form,
    )


def _made_on(proposal: Proposal, parent: Proposal | None) -> str:
    """Return the words as they stood when the proposal was made."""
    if parent is not None and parent.submitted:
        return parent.submitted[0][1]
    return joined((proposal.base, proposal.other_base)) if proposal.other else proposal.base


def _earlier(proposal: Proposal, table: Table) -> tuple[Proposal, ...]:
    """Return what the proposal revises, the latest first: what was said of these stays on record."""
    found: list[Proposal] = []
    key = proposal.supersedes
    while key is not None and (before := table.proposal(key)) is not None and before not in found:
        found.append(before)
        key = before.supersedes
    return tuple(found)


def redlines(proposal: Proposal, table: Table) -> Drawn:
    """Draw a proposal against the text as it stands: what it would change now, a line for each piece."""
    parent = table.proposal(proposal.parent) if proposal.parent else None
    pieces = proposal.pieces or proposal.submitted
    if parent is None and proposal.kind in BRINGING:
        return tuple((level, redline("", text, proposal.party)) for level, text in pieces)
    if parent is None:
        return drawn(_base_for(proposal, table), proposal.kind, pieces, proposal.party)
    stands = [text for _, text in parent.pieces]
    stands += [""] * (len(pieces) - len(stands))
    return tuple(
        (level, redline(before, text, proposal.party))
        for (level, text), before in zip(pieces, stands, strict=False)
    )


def _base_for(proposal: Proposal, table: Table) -> str:
    """Return the text to draw against: as it stands while the proposal fits it, else its own base."""
    keys = [key for key in (proposal.target, proposal.other) if key]
    standing = [each for each in map(table.paragraph, keys) if each is not None]
    placed = proposal.kind in {AmendmentKind.DELETE, AmendmentKind.MOVE}
    if len(standing) == len(keys) and (proposal.drawn or placed):
        return joined(each.text for each in standing)
    return joined((proposal.base, proposal.other_base)) if proposal.other else proposal.base


def _offers(actor: Actor, proposal: Proposal, stage: Stage) -> frozenset[str]:
    """Return what this person may do here now."""
    if proposal.state not in PENDING:
        return frozenset()
    own, observer = proposal.party == actor.code, proposal.observer and not proposal.taken_up_by
    named = own or actor.code in {proposal.taken_up_by, *proposal.co}
    drafts = may(actor, Act.DRAFT, stage)
    possible = {
        "withdraw": own and may(actor, Act.WITHDRAW, stage),
        "revise": own and drafts,
        "confirm": own and proposal.status is Status.CHECK and may(actor, Act.CONFIRM, stage),
        "spoken": own and bool(proposal.orally) and not proposal.confirmed and may(actor, Act.CONFIRM, stage),
        "take_up": observer and may(actor, Act.TAKE_UP, stage),
        "join": not named and not observer and may(actor, Act.JOIN, stage),
        "leave": actor.code in proposal.co and may(actor, Act.JOIN, stage),
        "position": not own and may(actor, Act.STATE_POSITION, stage),
        "sub": bool(proposal.pieces) and not proposal.parent and proposal.on_the_table and drafts,
        "floor": not proposal.parent and proposal.on_the_table and may(actor, Act.ENTER_ORALLY, stage),
    }
    return frozenset(name for name, offered in possible.items() if offered)


@bp.get("/amendments/<uuid:amendment_id>/receipt")
def receipt(amendment_id: UUID) -> Answer:
    """Show the receipt: the reference, the hour, and the register's entry."""
    actor = current_actor()
    draft = amendment_draft(actor, amendment_id)
    proposal = proposal_on(table_for(actor, draft), amendment_id)
    entry = record.entry_at(actor.event, proposal.sequence)
    if entry is None:
        raise NotFound
    return render_template("amendments/receipt.html", draft=draft, proposal=proposal, entry=entry)


def _do(amendment_id: UUID, act: Callable[[Actor, str], None], done: str) -> Answer:
    """Do an act on a proposal; on a refusal show the proposal again, with the reason on top."""
    try:
        act(current_actor(), request.form["form_key"])
    except NotFound:
        raise
    except Refusal as refusal:
        return _page(amendment_id, refusal), status(refusal)
    flash(done)
    return redirect(url_for("amendments.show", amendment_id=amendment_id))


@bp.post("/amendments/<uuid:amendment_id>/join")
def join(amendment_id: UUID) -> Answer:
    """Join as co-proponent."""

    def act(actor: Actor, key: str) -> None:
        amendments.join(actor, amendment_id, key)

    return _do(amendment_id, act, _("Your delegation is a co-proponent now."))


@bp.post("/amendments/<uuid:amendment_id>/leave")
def leave(amendment_id: UUID) -> Answer:
    """Leave as co-proponent."""

    def act(actor: Actor, key: str) -> None:
        amendments.leave(actor, amendment_id, key)

    return _do(
        amendment_id, act, _("Your delegation is no longer a co-proponent. That it was stays on record.")
    )


@bp.post("/amendments/<uuid:amendment_id>/confirm-carried")
def confirm_carried(amendment_id: UUID) -> Answer:
    """Confirm, as the author, the wording to which the proposal was carried."""
    seen = request.form.get("seen", "")

    def act(actor: Actor, key: str) -> None:
        amendments.confirm_carried(actor, amendment_id, seen, key)

    return _do(amendment_id, act, _("Confirmed: it stands on the new text as it reads here."))


@bp.post("/amendments/<uuid:amendment_id>/confirm-spoken")
def confirm_spoken(amendment_id: UUID) -> Answer:
    """Confirm what the office typed for one's delegation."""

    def act(actor: Actor, key: str) -> None:
        floor.confirm(actor, amendment_id, key)

    return _do(amendment_id, act, _("Confirmed: these are the words of your delegation."))


@bp.post("/amendments/<uuid:amendment_id>/withdraw")
def withdraw(amendment_id: UUID) -> Answer:
    """Take a proposal back."""
    amendments.withdraw(current_actor(), amendment_id, request.form["form_key"])
    flash(_("Withdrawn. It stays on record."))
    return redirect(url_for("amendments.show", amendment_id=amendment_id))


@bp.post("/amendments/<uuid:amendment_id>/take-up")
def take_up(amendment_id: UUID) -> Answer:
    """Take up an observer's suggestion."""
    amendments.take_up(current_actor(), amendment_id, request.form["form_key"])
    flash(_("Taken up: the suggestion is on the table now."))
    return redirect(url_for("amendments.show", amendment_id=amendment_id))


@bp.post("/amendments/<uuid:amendment_id>/position")
def position(amendment_id: UUID) -> Answer:
    """State a position on a proposal."""
    form = request.form
    try:
        stance = Stance(form.get("stance", ""))
    except ValueError:
        flash(_("Choose a position first."))
        return redirect(url_for("amendments.show", amendment_id=amendment_id))
    said = positions.Statement(stance, form.get("condition", ""), form.get("note", ""))
    try:
        positions.state(current_actor(), amendment_id, said, form["form_key"])
    except NotFound:
        raise
    except Refusal as refusal:
        return _page(amendment_id, refusal), status(refusal)
    flash(_("Your position is on record."))
    return redirect(url_for("amendments.show", amendment_id=amendment_id))
