"""Files out."""

from uuid import UUID

from flask import Blueprint, Response, request

from drafting.documents.word import clean
from drafting.documents.word.profile import Profile
from drafting.procedure.policy import Act, require
from drafting.procedure.stages import Stage
from drafting.queries.finding import draft_of, event_of
from drafting.queries.issuing import issued_text
from drafting.web.access import current_actor
from drafting.web.auth import Answer

bp = Blueprint("exports", __name__)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@bp.get("/drafts/<uuid:draft_id>/export.docx")
def word(draft_id: UUID) -> Answer:
    """Export the text for Word: a revision by its number, or the text as it stands."""
    actor = current_actor()
    draft = draft_of(actor, draft_id)
    require(actor, Act.EXPORT, Stage(draft.stage))
    number = request.args.get("revision", type=int)
    language = request.args.get("language", draft.language)
    text = issued_text(draft, event_of(actor), language, number)
    profile = Profile(paper="a4" if request.args.get("paper") == "a4" else "letter")
    name = f"{text.symbol.replace('/', '-')}-{language.upper()}.docx"
    return Response(
        clean.write(text, profile),
        mimetype=WORD,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
