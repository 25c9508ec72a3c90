"""A paragraph: every wording it has had, what changed between any two, and what delegations say of it."""

from collections.abc import Callable
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from drafting.procedure.errors import NotFound, Refusal
from drafting.procedure.policy import Actor
from drafting.procedure.segments import redline
from drafting.procedure.statements import printed
from drafting.queries.finding import audience_of, draft_of, paragraph_on, table_for
from drafting.queries.histories import Version, versions_of
from drafting.services import positions
from drafting.web.access import current_actor
from drafting.web.auth import Answer
from drafting.web.positions import sayings, typed_reservation, typed_statement
from drafting.web.refusals import message, status

bp = Blueprint("paragraphs", __name__)


@bp.get("/drafts/<uuid:draft_id>/paragraphs/<uuid:key>")
def show(draft_id: UUID, key: UUID) -> Answer:
    """Show every wording of a paragraph, compare any two, and what is said of it."""
    return _page(draft_id, key)


def _page(draft_id: UUID, key: UUID, refusal: Refusal | None = None) -> str:
    actor = current_actor()
    draft = draft_of(actor, draft_id)
    table = table_for(actor, draft)
    paragraph = paragraph_on(table, key)
    versions = versions_of(key, audience_of(actor))
    before = _chosen(versions, "from", versions[0])
    after = _chosen(versions, "to", versions[-1])
    return render_template(
        "paragraphs/show.html",
        draft=draft,
        paragraph=paragraph,
        printed=printed(paragraph),
        sayings=sayings(actor, draft, table, key),
        versions=versions,
        before=before,
        after=after,
        drawn=redline(before.text, after.text),
        said=message(refusal) if refusal else "",
        form=request.form,
    )


def _chosen(versions: tuple[Version, ...], name: str, otherwise: Version) -> Version:
    """Return the wording asked for by its number. Raises NotFound."""
    asked = request.args.get(name)
    if asked is None:
        return otherwise
    found = next((each for each in versions if str(each.number) == asked), None)
    if found is None:
        raise NotFound
    return found


@bp.post("/drafts/<uuid:draft_id>/paragraphs/<uuid:key>/positions")
def state(draft_id: UUID, key: UUID) -> Answer:
    """State a position on a paragraph."""

    def act(actor: Actor, form_key: str) -> None:
        positions.state_on_paragraph(actor, draft_id, key, typed_statement(), form_key)

    return _do(act, _("Your position is on record."), draft_id, key)


@bp.post("/drafts/<uuid:draft_id>/paragraphs/<uuid:key>/reservations")
def reserve(draft_id: UUID, key: UUID) -> Answer:
    """Enter a reservation on a paragraph."""

    def act(actor: Actor, form_key: str) -> None:
        positions.reserve(actor, draft_id, key, *typed_reservation(actor), form_key)

    return _do(act, _("Your reservation is on record."), draft_id, key)


def _do(act: Callable[[Actor, str], None], done: str, draft_id: UUID, key: UUID) -> Answer:
    try:
        act(current_actor(), request.form["form_key"])
    except NotFound:
        raise
    except Refusal as refusal:
        return _page(draft_id, key, refusal), status(refusal)
    flash(done)
    return redirect(url_for("paragraphs.show", draft_id=draft_id, key=key))
