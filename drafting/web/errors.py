"""A refusal or an error becomes a page of ours that says what happened and what to do."""

from flask import Flask, current_app, render_template, request
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from markupsafe import escape
from werkzeug.exceptions import HTTPException

from drafting.extensions import db
from drafting.procedure.errors import Refusal
from drafting.web.refusals import message, status


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
