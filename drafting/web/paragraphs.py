"""A paragraph: every wording it has had, and what changed between any two."""

from uuid import UUID

from flask import Blueprint, render_template, request

from drafting.procedure.errors import NotFound
from drafting.procedure.segments import redline
from drafting.queries.finding import audience_of, draft_of, paragraph_on, table_for
from drafting.queries.histories import Version, versions_of
from drafting.web.access import current_actor
from drafting.web.auth import Answer

bp = Blueprint("paragraphs", __name__)


@bp.get("/drafts/<uuid:draft_id>/paragraphs/<uuid:key>")
def show(draft_id: UUID, key: UUID) -> Answer:
    """Show how a paragraph came to read as it does, and compare any two of its wordings."""
    actor = current_actor()
    draft = draft_of(actor, draft_id)
    paragraph = paragraph_on(table_for(actor, draft), key)
    versions = versions_of(key, audience_of(actor))
    before = _chosen(versions, "from", versions[0])
    after = _chosen(versions, "to", versions[-1])
    return render_template(
        "paragraphs/show.html",
        draft=draft,
        paragraph=paragraph,
        versions=versions,
        before=before,
        after=after,
        drawn=redline(before.text, after.text),
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
