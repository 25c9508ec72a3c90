"""Take a seat by a single-use link: a name, a passphrase, and one is in."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from drafting.procedure.errors import AlreadySignedIn, LinkClosed, Refusal
from drafting.procedure.kinds import Duty
from drafting.queries.people import open_invitation
from drafting.services import clock, invitations
from drafting.services.passwords import SHORTEST
from drafting.web import access
from drafting.web.auth import Answer
from drafting.web.refusals import message, status

bp = Blueprint("joining", __name__)


@bp.get("/join/<secret>")
def show(secret: str) -> Answer:
    """Show what the link offers; of a link that opens nothing, nothing is said."""
    return _page(secret)


def _page(secret: str, refusal: Refusal | None = None) -> Answer:
    offered = open_invitation(secret, clock.now())
    if offered is None:
        return render_template("joining/closed.html", said=message(LinkClosed())), status(LinkClosed())
    page = render_template(
        "joining/show.html",
        offered=offered,
        duty=Duty(offered.duty),
        said=message(refusal) if refusal else "",
        name=request.form.get("name", ""),
        shortest=SHORTEST,
        taken=access.signed_in(),
    )
    return (page, status(refusal)) if refusal else page


@bp.post("/join/<secret>")
def join(secret: str) -> Answer:
    """Take the seat; nobody is signed in over somebody else."""
    form = request.form
    try:
        if access.signed_in():
            raise AlreadySignedIn
        token = invitations.join(secret, form.get("name", ""), form.get("password", ""))
    except Refusal as refusal:
        return _page(secret, refusal)
    access.let_in(token)
    flash(_("Welcome. From now on you sign in with this name and passphrase."))
    return redirect(url_for("auth.home"))
