"""Seats: who sits for a party, single-use links, and the sheet of links that the secretariat prints."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from drafting.procedure.errors import NotFound, NotPermitted, Refusal
from drafting.procedure.kinds import Duty, Role
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.stages import Stage
from drafting.queries.people import Offered, benches, invitation_of, party_in, seat_in
from drafting.services import clock, invitations
from drafting.services.sealing import link_secret
from drafting.web.access import current_actor
from drafting.web.auth import Answer
from drafting.web.refusals import message, status

bp = Blueprint("seats", __name__)


@bp.get("/seats")
def start() -> Answer:
    """Lead to the seats of one's own party."""
    return redirect(url_for("seats.show", party_id=current_actor().party))


@bp.get("/parties/<uuid:party_id>/seats")
def show(party_id: UUID) -> Answer:
    """Show who sits for a party and which links are open."""
    return _page(party_id)


def _page(party_id: UUID, refusal: Refusal | None = None) -> str:
    actor = current_actor()
    party = party_in(actor.event, party_id)
    _manages(actor, party.id)
    bench = benches(actor.event, clock.now(), party.id)[0]
    return render_template(
        "seats/show.html",
        bench=bench,
        links=[(each, address(each)) for each in bench.offered],
        said=message(refusal) if refusal else "",
    )


def _manages(actor: Actor, party: UUID) -> None:
    require(actor, Act.MANAGE_SEATS, Stage.PREPARATION)
    if actor.role is not Role.SECRETARIAT and actor.party != party:
        raise NotPermitted(act=Act.MANAGE_SEATS.value)


def address(offered: Offered) -> str:
    """Return the whole address of an open link."""
    return url_for("joining.show", secret=link_secret(offered.id), _external=True)


def _do(party_id: UUID, done: str, act: Callable[..., Any], *given: Any) -> Answer:
    try:
        act(current_actor(), *given, request.form["form_key"])
    except NotFound:
        raise
    except Refusal as refusal:
        if isinstance(refusal, NotPermitted):
            raise
        return _page(party_id, refusal), status(refusal)
    flash(done)
    return redirect(url_for("seats.show", party_id=party_id))


@bp.post("/parties/<uuid:party_id>/invite")
def invite(party_id: UUID) -> Answer:
    """Offer a seat by a link."""
    done = _("The link is below. It works once, within three days.")
    return _do(party_id, done, invitations.invite, party_id, _duty())


def _duty() -> Duty:
    """Return the duty chosen; what nobody has heard of is the one that may least."""
    asked = request.form.get("duty", "")
    return Duty(asked) if asked in set(Duty) else Duty.READER


@bp.post("/invitations/<uuid:key>/take-back")
def take_back(key: UUID) -> Answer:
    """Take back a link that nobody has used."""
    party = invitation_of(current_actor().event, key)[1].id
    return _do(party, _("The link is taken back; it opens nothing now."), invitations.take_back, key)


@bp.post("/seats/<uuid:seat_id>/end")
def end(seat_id: UUID) -> Answer:
    """End a seat and its sessions."""
    done = _("The seat is ended; who held it is signed out everywhere.")
    return _do(_party_of(seat_id), done, invitations.end_seat, seat_id)


@bp.post("/seats/<uuid:seat_id>/duty")
def duty(seat_id: UUID) -> Answer:
    """Give a seat another duty."""
    return _do(_party_of(seat_id), _("The duty is changed."), invitations.change_duty, seat_id, _duty())


def _party_of(seat_id: UUID) -> UUID:
    found = seat_in(current_actor().event, seat_id)
    if found is None:
        raise NotFound
    return found[1].id


@bp.get("/links")
def links() -> Answer:
    """Show the sheet of open links, one to each party, to be printed and handed out."""
    actor = current_actor()
    require(actor, Act.RUN_EVENT, Stage.PREPARATION)
    found = [each for bench in benches(actor.event, clock.now()) for each in bench.offered]
    return render_template("seats/links.html", links=[(each, address(each)) for each in found])


@bp.post("/links")
def invite_all() -> Answer:
    """Offer a focal point's seat to each party that has none."""
    actor = current_actor()
    invitations.invite_all(actor, request.form["form_key"])
    flash(_("A link for each party without a focal point is below."))
    return redirect(url_for("seats.links"))
