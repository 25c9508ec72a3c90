"""A proposal: its words, what others say of it, what became of it."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from drafting.procedure.errors import NotFound, Refusal
from drafting.procedure.kinds import AmendmentKind, Role, Stance
from drafting.procedure.policy import Act, Actor, may
from drafting.procedure.segments import redline
from drafting.procedure.stages import Stage
from drafting.procedure.states import PENDING
from drafting.procedure.table import BRINGING, Proposal, Table
from drafting.queries import record
from drafting.queries.finding import amendment_draft, audience_of, proposal_on, table_for
from drafting.queries.histories import decisions_on
from drafting.services import amendments, positions
from drafting.web.access import current_actor
from drafting.web.auth import Answer
from drafting.web.errors import message, status

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
        after=table.paragraph(proposal.after) if proposal.after else None,
        made_on=parent.submitted[0][1] if parent and parent.submitted else proposal.base,
        redlines=redlines(proposal, table),
        decisions=decisions_on(amendment_id, audience_of(actor)),
        entry=record.receipt_of(actor.event, amendment_id, "amendment.submitted"),
        offers=_offers(actor, proposal, Stage(draft.stage)),
        said=message(refusal) if refusal else "",
        form=request.form,
    )


def redlines(proposal: Proposal, table: Table) -> tuple[tuple[int, object], ...]:
    """Draw a proposal against the text as it stands: what it would change now, a line for each piece."""
    parent = table.proposal(proposal.parent) if proposal.parent else None
    standing = table.paragraph(proposal.target)
    pieces = proposal.pieces or proposal.submitted
    if parent is None and proposal.kind in BRINGING:
        return tuple((level, redline("", text, proposal.party)) for level, text in pieces)
    if parent is None and proposal.kind in {AmendmentKind.DELETE, AmendmentKind.MOVE}:
        text = standing.text if standing else ""
        gone = "" if proposal.kind is AmendmentKind.DELETE else text
        return ((0, redline(text, gone, proposal.party)),)
    stands = [text for _, text in parent.pieces] if parent else [_base_for(proposal, table)]
    stands += [""] * (len(pieces) - len(stands))
    return tuple(
        (level, redline(before, text, proposal.party))
        for (level, text), before in zip(pieces, stands, strict=False)
    )


def _base_for(proposal: Proposal, table: Table) -> str:
    """Return the text to draw against: as it stands while the proposal fits it, else its own base."""
    standing = table.paragraph(proposal.target)
    return standing.text if standing and proposal.drawn else proposal.base


def _offers(actor: Actor, proposal: Proposal, stage: Stage) -> frozenset[str]:
    """Return what this person may do here now."""
    if proposal.state not in PENDING:
        return frozenset()
    own, observer = proposal.party == actor.code, proposal.observer and not proposal.taken_up_by
    possible = {
        "withdraw": own and may(actor, Act.WITHDRAW, stage),
        "take_up": observer and may(actor, Act.TAKE_UP, stage),
        "position": not own and may(actor, Act.STATE_POSITION, stage),
        "sub": bool(proposal.pieces)
        and not proposal.parent
        and proposal.on_the_table
        and actor.role in {Role.PARTICIPANT, Role.OBSERVER}
        and may(actor, Act.DRAFT, stage),
    }
    return frozenset(name for name, offered in possible.items() if offered)


@bp.get("/amendments/<uuid:amendment_id>/receipt")
def receipt(amendment_id: UUID) -> Answer:
    """Show the receipt: the reference, the hour, and the register's entry."""
    actor = current_actor()
    draft = amendment_draft(actor, amendment_id)
    proposal = proposal_on(table_for(actor, draft), amendment_id)
    entry = record.receipt_of(actor.event, amendment_id, "amendment.submitted")
    if entry is None:
        raise NotFound
    return render_template("amendments/receipt.html", draft=draft, proposal=proposal, entry=entry)


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
