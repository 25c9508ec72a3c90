"""The only door to Flask-Login: who asks, and the rule that every page needs somebody signed in."""

from dataclasses import dataclass
from datetime import timedelta
from typing import cast

import flask_login
from flask import Flask, Response, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from drafting.extensions import login_manager
from drafting.procedure.policy import Actor
from drafting.queries.people import Seated, actor_of, last_seen
from drafting.services import accounts, clock

#: A session ends after this time, whatever happens, and after this time without a request.
LIFE, IDLE = timedelta(hours=12), timedelta(hours=2)
#: How often the use of a session is written down.
NOTED = timedelta(minutes=5)

PUBLIC = frozenset(
    {
        "auth.sign_in",
        "auth.sign_in_as",
        "auth.language",
        "health.healthz",
        "joining.show",
        "joining.join",
        "static",
    }
)


@dataclass(frozen=True)
class Visitor(flask_login.UserMixin):  # type: ignore[misc]  # Flask-Login ships no types
    """Somebody signed in; the id that Flask-Login keeps is the secret of the session on the server."""

    token: str
    actor: Actor
    seated: Seated

    def get_id(self) -> str:
        """Return what goes into the signed cookie."""
        return self.token


def init_app(app: Flask) -> None:
    """Ask at every door but the public ones."""
    login_manager.session_protection = None
    login_manager.user_loader(_visitor)
    app.before_request(_ask)
    app.after_request(_close)


def _visitor(token: str) -> Visitor | None:
    now = clock.now()
    found = actor_of(token, oldest=now - LIFE, idle=now - IDLE)
    if found is None:
        return None
    seen = last_seen(token)
    if seen is not None and now - seen > NOTED:
        accounts.seen(token)
    return Visitor(token, *found)


def _ask() -> BaseResponse | None:
    """Lead a stranger to the sign-in page, and from there back to where they wanted to go."""
    if request.endpoint in PUBLIC or request.endpoint is None or flask_login.current_user.is_authenticated:
        return None
    if request.headers.get("HX-Request"):
        return Response(status=200, headers={"HX-Redirect": url_for("auth.sign_in")})
    if request.method != "GET":
        flash(
            _("You were signed out meanwhile. Sign in, then go back in your browser: your words are there.")
        )
        return redirect(url_for("auth.sign_in"))
    wanted = request.full_path.rstrip("?")
    return redirect(url_for("auth.sign_in", next=wanted if wanted != "/" else None))


POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def _close(response: Response) -> Response:
    """Put the same locks on every answer."""
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["X-Frame-Options"] = "DENY"
    response.vary.add("Cookie")
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"
    return response


def signed_in() -> bool:
    """Say whether somebody is signed in."""
    return bool(flask_login.current_user.is_authenticated)


def current_actor() -> Actor:
    """Return the person who asks, and the seat they hold."""
    return cast("Visitor", flask_login.current_user).actor


def current_seated() -> Seated:
    """Return the seat as a page shows it."""
    return cast("Visitor", flask_login.current_user).seated


def let_in(token: str) -> None:
    """Begin the browser's session for a session begun on the server."""
    visitor = _visitor(token)
    flask_login.login_user(visitor)


def let_out() -> None:
    """End the session on the server and in the browser."""
    accounts.sign_out(cast("Visitor", flask_login.current_user).token)
    flask_login.logout_user()
