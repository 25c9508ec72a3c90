"""A delegation's own notes, beside what they are about."""

from uuid import UUID

from flask import Blueprint, flash, redirect, request, url_for
from flask_babel import gettext as _

from drafting.queries.notes import Note, notes_on
from drafting.services import notes
from drafting.web.access import current_actor
from drafting.web.auth import Answer

bp = Blueprint("notes", __name__)


@bp.app_context_processor
def _offered() -> dict[str, object]:
    """Let a page show the notes of the reader's own delegation on a thing."""
    return {"own_notes": _own_notes}


def _own_notes(about: UUID) -> tuple[Note, ...]:
    return notes_on(current_actor(), about)


@bp.post("/drafts/<uuid:draft_id>/notes/<uuid:about_id>")
def write(draft_id: UUID, about_id: UUID) -> Answer:
    """Keep a note; go back to what it is about."""
    notes.write(current_actor(), draft_id, about_id, request.form.get("note", ""))
    flash(_("Kept. Only your delegation sees its notes."))
    back = request.form.get("next", "")
    ours = back.startswith("/") and not back.startswith(("//", "/\\"))
    return redirect(back if ours else url_for("text.show", draft_id=draft_id))
