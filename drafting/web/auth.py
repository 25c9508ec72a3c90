"""Sign in, sign out, choose the language of the page."""

from uuid import UUID

from flask import Blueprint, current_app, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from drafting.procedure.errors import NotFound, Refusal
from drafting.procedure.policy import Actor
from drafting.queries.finding import drafts_of
from drafting.queries.people import seats_of_demo
from drafting.services import accounts
from drafting.web import access
from drafting.web.refusals import message, status

bp = Blueprint("auth", __name__)
Answer = str | Response | tuple[str, int]


@bp.get("/")
def home() -> Answer:
    """Lead everybody to the place of their duty; where there are several drafts, or none, one chooses."""
    actor = access.current_actor()
    drafts = drafts_of(actor)
    if len(drafts) != 1:
        return redirect(url_for("choosing.show"))
    return redirect(url_for(place_of(actor), draft_id=drafts[0].id))


def place_of(actor: Actor) -> str:
    """Return the page of a draft at which a duty begins."""
    return {"chair": "desk.start", "secretariat": "office.show"}.get(actor.role.value, "text.show")


@bp.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> Answer:
    """Let a person in by name and passphrase."""
    if request.method == "GET":
        return _page("", request.args.get("next", ""))
    name, wanted = request.form.get("name", ""), request.form.get("next", "")
    try:
        token = accounts.sign_in(name, request.form.get("password", ""))
    except Refusal as refusal:
        return _page(name, wanted, message(refusal)), status(refusal)
    access.let_in(token)
    return redirect(own_address(wanted))


def _page(name: str, wanted: str, said: str = "") -> str:
    seats = seats_of_demo() if _at_home() else ()
    return render_template("auth/sign_in.html", name=name, wanted=wanted, said=said, seats=seats)


def _at_home() -> bool:
    """Say whether the request comes from this machine itself, not through a proxy: the demo stays there."""
    forwarded = "X-Forwarded-For" in request.headers or "Forwarded" in request.headers
    return request.remote_addr in {"127.0.0.1", "::1"} and not forwarded


def own_address(wanted: str) -> str:
    """Return a place of this site only: whatever else is asked for, the start."""
    inside = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    return wanted if inside and wanted.isprintable() else url_for("auth.home")


@bp.post("/sign-in-as/<uuid:seat_id>")
def sign_in_as(seat_id: UUID) -> Answer:
    """Take a seat of the demo event by one click; there is no such door to a real event."""
    if not _at_home():
        raise NotFound
    access.let_in(accounts.sign_in_as(seat_id))
    return redirect(url_for("auth.home"))


@bp.post("/sign-out")
def sign_out() -> Answer:
    """End the session everywhere."""
    access.let_out()
    return redirect(url_for("auth.sign_in"))


@bp.post("/language/<code>")
def language(code: str) -> Answer:
    """Choose the language of the page, and stay where one is."""
    if code in current_app.config["LANGUAGES"]:
        session["language"] = code
    return redirect(own_address(request.form.get("next", "")))
