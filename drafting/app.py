"""The application factory."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask, session

from config import settings
from drafting import cli, web
from drafting.extensions import babel, csrf, db, login_manager, migrate
from drafting.models.engine import prepare

ROOT = Path(__file__).resolve().parent.parent


def create_app(given: Mapping[str, Any] | None = None) -> Flask:
    """Build the application; `given` replaces the settings read from the environment."""
    app = Flask(
        "drafting",
        root_path=str(ROOT),
        template_folder="templates",
        static_folder="static",
        instance_path=str(ROOT / "instance"),
    )
    app.config.update(given if given is not None else settings())
    db.init_app(app)
    migrate.init_app(app, db, directory=str(ROOT / "migrations"))
    babel.init_app(app, locale_selector=_locale)
    login_manager.init_app(app)
    with app.app_context():
        prepare(db.engine)
    web.init_app(app)
    csrf.init_app(app)  # after the doorman, so that its refusals are drawn for the person who asks
    cli.init_app(app)
    return app


def _locale() -> str:
    """Return the language the person chose on the page, English until then."""
    return str(session.get("language", "en"))
