"""The text, in five views."""

from dataclasses import replace
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for

from drafting.models import Draft
from drafting.procedure.compilation import Row, compiled, without_names
from drafting.procedure.errors import NotFound
from drafting.procedure.kinds import ParagraphKind
from drafting.procedure.policy import Actor
from drafting.procedure.revisions import Frozen, frozen, paired
from drafting.procedure.stages import Stage
from drafting.procedure.table import Table
from drafting.queries.finding import draft_of, table_for
from drafting.queries.revisions import content_of, issued
from drafting.queries.visits import since_when, text_at
from drafting.services import clock, visits
from drafting.web.access import current_actor
from drafting.web.auth import Answer

bp = Blueprint("text", __name__)
VIEWS = ("clean", "brackets", "attribution", "redline", "bilingual")


@bp.get("/drafts/<uuid:draft_id>/text")
def show(draft_id: UUID) -> Answer:
    """Show the text: clean, with brackets, with attribution, as a redline, or in two languages."""
    actor = current_actor()
    draft = draft_of(actor, draft_id)
    if draft.stage == Stage.ADOPTED and "view" not in request.args:
        return redirect(url_for("adoption.show", draft_id=draft.id))
    visits.note(actor, draft)
    view = request.args.get("view", "attribution")
    if view not in VIEWS:
        return redirect(url_for("text.show", draft_id=draft.id))
    if view == "redline":
        return _redline(actor, draft)
    table = table_for(actor, draft)
    rows = rows_of(table, view)
    second = request.args.get("second", next((x for x in draft.languages if x != draft.language), ""))
    return render_template(
        "text/show.html",
        draft=draft,
        view=view,
        rows=rows,
        outline=outline(rows),
        second=second,
        revisions=issued(draft),
    )


def rows_of(table: Table, view: str) -> tuple[Row, ...]:
    """Return the rows of a view; what it does not show is left out here, not hidden on the page."""
    if view in {"clean", "bilingual"}:
        rows = compiled(replace(table, proposals=(), reservations=()))
        left = {"moved", "gone"} if view == "bilingual" else set()
        return tuple(row for row in rows if row.state not in left)
    rows = compiled(table)
    return tuple(map(without_names, rows)) if view == "brackets" else rows


def outline(rows: tuple[Row, ...]) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """Return the preamble and the operative part for the outline at the side."""
    top = [row for row in rows if row.level == 0]
    parts = (("preamble", ParagraphKind.PREAMBULAR), ("operative", ParagraphKind.OPERATIVE))
    return tuple((name, tuple(row for row in top if row.kind is kind)) for name, kind in parts)


def _redline(actor: Actor, draft: Draft) -> str:
    """Show what changed since a revision, or since one's own last visit, word by word."""
    since = request.args.get("since", "0")
    pairs = paired(_text_since(actor, draft, since), frozen(table_for(actor, draft)))
    return render_template(
        "text/redline.html", draft=draft, view="redline", pairs=pairs, since=since, revisions=issued(draft)
    )


def _text_since(actor: Actor, draft: Draft, since: str) -> tuple[Frozen, ...]:
    """Return the text to compare with. Raises NotFound."""
    if since == "visit":
        seen = since_when(actor, draft, clock.now())
        return frozen(table_for(actor, draft)) if seen is None else text_at(actor, draft, seen)
    if since not in {str(each.number) for each in issued(draft)}:
        raise NotFound
    return content_of(draft, int(since))
