"""Parties in the secretariat's protocol order: added, renamed, placed, imported."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from drafting.procedure.errors import BadPartyList, NotFound, NotPermitted, Refusal
from drafting.procedure.kinds import Role
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.protocol import read_list
from drafting.procedure.stages import Stage
from drafting.queries.finding import parties_of
from drafting.queries.people import benches
from drafting.services import clock, parties
from drafting.web.access import current_actor
from drafting.web.auth import Answer
from drafting.web.refusals import message, status

bp = Blueprint("parties", __name__)
#: Bytes of a list that is uploaded: 500 parties fit into a tenth of it.
LARGEST = 1_000_000


def _secretary() -> Actor:
    actor = current_actor()
    require(actor, Act.RUN_EVENT, Stage.PREPARATION)
    return actor


def _languages() -> tuple[str, ...]:
    return tuple(current_app.config["LANGUAGES"])


@bp.get("/parties")
def show() -> Answer:
    """Show the parties in protocol order."""
    return _page()


def _page(refusal: Refusal | None = None) -> str:
    actor = _secretary()
    return render_template(
        "parties/show.html",
        benches=benches(actor.event, clock.now()),
        languages=_languages(),
        said=message(refusal) if refusal else "",
        form=request.form,
        Role=Role,
    )


def _do(done: str, act: Callable[..., Any], *given: Any) -> Answer:
    try:
        act(current_actor(), *given, request.form["form_key"])
    except (NotFound, NotPermitted):
        raise
    except Refusal as refusal:
        return _page(refusal), status(refusal)
    flash(done)
    return redirect(url_for("parties.show"))


def _names() -> dict[str, str]:
    return {each: request.form.get(f"name_{each}", "") for each in _languages()}


def _role() -> Role:
    asked = request.form.get("role", "")
    return Role(asked) if asked in set(Role) else Role.OBSERVER


@bp.post("/parties")
def add() -> Answer:
    """Add a party at the end of the order."""
    code = request.form.get("code", "").upper()
    return _do(_("The party is added."), parties.add, code, _role(), _names(), _languages())


@bp.post("/parties/<uuid:party_id>/name")
def rename(party_id: UUID) -> Answer:
    """Give a party another official short name."""
    return _do(_("The party is renamed."), parties.rename, party_id, _names(), _languages())


@bp.post("/parties/<uuid:party_id>/place")
def place(party_id: UUID) -> Answer:
    """Let a party stand at another place of the protocol order."""
    return _do(_("The order is changed."), parties.place, party_id, request.form.get("place", 0, type=int))


@bp.post("/parties/<uuid:party_id>/role")
def role(party_id: UUID) -> Answer:
    """Make a party a participant, an observer or an office."""
    return _do(_("The role is changed."), parties.change_role, party_id, _role())


@bp.post("/parties/<uuid:party_id>/remove")
def remove(party_id: UUID) -> Answer:
    """Remove a party that was entered by mistake."""
    return _do(_("The party is removed."), parties.remove, party_id)


@bp.route("/parties/import", methods=["GET", "POST"])
def bring() -> Answer:
    """Read a list of parties, show what it says, and add them once that has been looked at."""
    actor = _secretary()
    if request.method == "GET":
        return _preview(actor, "")
    text = _listed()
    if request.form.get("then") != "add":
        return _preview(actor, text)
    try:
        added = parties.import_list(actor, text, _languages(), request.form["form_key"])
    except BadPartyList:
        return _preview(actor, text)
    flash(ngettext("%(num)d party is added.", "%(num)d parties are added.", added))
    return redirect(url_for("parties.show"))


def _preview(actor: Actor, text: str) -> Answer:
    """Show a list as it was understood; a line that was not is named by its number."""
    taken = {each.code for each in parties_of(actor.event)}
    listed, faults = read_list(text, _languages(), taken) if text.strip() else ((), ())
    said = message(BadPartyList(faults=faults)) if faults else ""
    page = render_template(
        "parties/import.html",
        text=text,
        listed=listed,
        faults=faults,
        said=said,
        languages=_languages(),
        key=uuid4(),
    )
    return (page, status(BadPartyList(faults=faults))) if faults else page


def _listed() -> str:
    """Return the list uploaded, or the one pasted."""
    file = request.files.get("file")
    given = file.read(LARGEST) if file else b""
    if not given:
        return request.form.get("text", "")
    return given.decode("utf-16" if given[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8", errors="replace")
