"""Refusals become words here, once, and an error becomes a page that says what to do."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import Flask, current_app, render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_wtf.csrf import CSRFError
from markupsafe import escape
from werkzeug.exceptions import HTTPException

from drafting.extensions import db
from drafting.procedure import errors
from drafting.procedure.errors import Refusal
from drafting.web.words import act_word, moment, state_word

STATUS: dict[type[Refusal], int] = {
    errors.NotFound: 404,
    errors.NotPermitted: 403,
    errors.WrongStage: 409,
    errors.StaleText: 409,
    errors.AlreadyDecided: 409,
    errors.AlreadyTakenUp: 409,
    errors.SubAmendmentPending: 409,
    errors.DraftChanged: 409,
    errors.SameKeyOtherAct: 409,
    errors.ClashingText: 409,
    errors.NothingToPublish: 409,
    errors.Unaccounted: 409,
    errors.TooManyAttempts: 429,
}
UNPROCESSABLE = 422

Params = Mapping[str, Any]


def _hidden(params: Params) -> str:
    found = params["found"]
    first = found[0]
    said = _(
        "The text holds a character that cannot be seen: %(code)s (%(name)s) at position %(position)d. "
        "Remove it and try again.",
        code=first.code,
        name=first.name,
        position=first.position + 1,
    )
    more = len(found) - 1
    # Outside an f-string, where the extraction of Python 3.11 would not see it.
    follow = ngettext("%(num)d more follows.", "%(num)d more follow.", more)
    return f"{said} {follow}" if more else said


MESSAGES: dict[str, Callable[[Params], str]] = {
    "not_found": lambda _none: _("There is nothing here, or nothing that you may see."),
    "not_permitted": lambda p: _("Your duty does not include this: %(act)s.", act=act_word(p["act"])),
    "wrong_stage": lambda p: _("The draft is not at a stage for this: %(act)s.", act=act_word(p["act"])),
    "stale_text": lambda _none: _(
        "The text moved while you were working. What you typed is kept below; look at both, then go on."
    ),
    "already_decided": lambda p: _(
        "%(reference)s is no longer on the table: %(state)s. Nothing was changed.",
        reference=p["reference"] or _("This draft"),
        state=state_word(str(p["state"])),
    ),
    "empty_proposal": lambda _none: _(
        "There are no words here yet. Write the paragraph as you would have it."
    ),
    "identical_proposal": lambda _none: _(
        "This reads exactly as the text stands. Change something, or leave it."
    ),
    "too_long": lambda p: _(
        "This is %(length)d characters long; a paragraph may have %(limit)d. Divide it into several.",
        length=p["length"],
        limit=p["limit"],
    ),
    "hidden_characters": _hidden,
    "bad_structure": lambda p: _(
        "Line %(line)d is not in its place: the first line is the paragraph; below it come (a), (b), "
        "and below these (i), (ii).",
        line=p["line"],
    ),
    "unknown_footnote": lambda p: _("There is no footnote “%(key)s” in this draft.", key=p["key"]),
    "bad_place": lambda _none: _("Choose a paragraph of the same level that it does not follow already."),
    "deadline_passed": lambda p: _(
        "The deadline was %(deadline)s. Your draft is kept; ask the Chair for leave to submit it late.",
        deadline=moment(p["deadline"]),
    ),
    "reason_missing": lambda _none: _("Give the reason: every delegation will read why it was not retained."),
    "subamendment_pending": lambda p: _(
        "Decide first on what hangs on it: %(references)s.", references=", ".join(p["references"])
    ),
    "not_taken_up": lambda p: _(
        "%(reference)s is an observer’s suggestion; it comes before the Chair once a participant "
        "takes it up.",
        reference=p["reference"],
    ),
    "already_taken_up": lambda p: _("%(reference)s has been taken up already.", reference=p["reference"]),
    "clashing_text": lambda p: _(
        "%(reference)s clashes with the text as it stands now. Accept it with edits, or do not retain it.",
        reference=p["reference"],
    ),
    "objection_recorded": lambda p: _(
        "An objection is on record: %(parties)s. Confirm that you decide over it.",
        parties=", ".join(p["parties"]),
    ),
    "draft_changed": lambda _none: _(
        "Your delegation changed this draft meanwhile. This is how it reads now; compare it again."
    ),
    "same_key_other_act": lambda _none: _(
        "This form was already used for something else. Load the page again."
    ),
    "nothing_to_publish": lambda _none: _("Nothing has happened since the latest revision."),
    "unaccounted": lambda p: _(
        "The loss check failed; these are not accounted for: %(references)s. Nothing was published.",
        references=", ".join(p["references"]),
    ),
    "wrong_password": lambda _none: _("The name or the passphrase is not right."),
    "too_many_attempts": lambda p: _(
        "Too many attempts. Wait %(seconds)d seconds, then try again.", seconds=p["seconds"]
    ),
}


def message(refusal: Refusal) -> str:
    """Return the words of a refusal, in the language of the page."""
    return MESSAGES[refusal.code](refusal.params)


def status(refusal: Refusal) -> int:
    """Return the HTTP status of a refusal."""
    return STATUS.get(type(refusal), UNPROCESSABLE)


def init_app(app: Flask) -> None:
    """Let every refusal and every error end on a page of ours."""
    app.register_error_handler(Refusal, _refused)
    app.register_error_handler(CSRFError, _stale_form)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _failed)


def _page(title: str, said: str, code: int) -> tuple[str, int]:
    return render_template("error.html", title=title, said=said, typed=_typed()), code


def _typed() -> dict[str, str]:
    """Return what somebody wrote; nothing where the form is too large to be read."""
    try:
        form = request.form
    except HTTPException:
        return {}
    return {key: value for key, value in form.items() if key in KEPT and value.strip()}


#: Fields of a form that somebody has written, as against chosen.
KEPT = ("text", "new_text", "rationale", "reason", "condition", "note", "on_behalf_of")


def _refused(refusal: Refusal) -> tuple[str, int]:
    titles = {404: _("Not found"), 403: _("Not yours to do"), 409: _("Things have moved")}
    code = status(refusal)
    return _page(titles.get(code, _("Not done")), message(refusal), code)


def _stale_form(_error: CSRFError) -> tuple[str, int]:
    said = _(
        "This form is too old or came from elsewhere. Load the page again; what you typed is kept below."
    )
    return _page(_("Not done"), said, 400)


def _http(error: HTTPException) -> tuple[str, int] | HTTPException:
    code = error.code or 500
    if code < 400:  # noqa: PLR2004 - a redirect is not an error
        return error
    said = {
        404: _("There is nothing here, or nothing that you may see."),
        405: _("This address is not made for that."),
        413: _("This is too much at once. Send at most 20,000 characters of text."),
    }.get(code, _("The request could not be understood."))
    return _page(_("Not found") if code == 404 else _("Not done"), said, code)  # noqa: PLR2004 - absent


def _failed(error: Exception) -> tuple[str, int]:
    """Say that it is our fault, keep what was typed, and write the trace to the log."""
    db.session.rollback()
    current_app.logger.error("failed", exc_info=error)
    said = _("Something failed on our side and nothing was changed. What you typed is kept below; try again.")
    try:
        return _page(_("Not done"), said, 500)
    except Exception:  # noqa: BLE001 - the page itself may need what failed, such as the database
        return f"<!doctype html><title>Rolling Text</title><p>{escape(said)}</p>", 500
