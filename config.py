"""Settings, from the environment; what is secret lives in instance/, which git ignores."""

import os
import secrets
from pathlib import Path
from typing import Any

from drafting.models.engine import engine_options

HERE = Path(__file__).resolve().parent
LANGUAGES = ("en", "ru")
TRANSLATIONS = HERE / "translations"


def secret_key(instance: Path) -> str:
    """Return this installation's key, made at the first start and readable by its owner only."""
    place = instance / "secret_key"
    if not place.exists():
        keep_private(place, secrets.token_hex(32))
    return place.read_text().strip()


def keep_private(place: Path, content: str) -> None:
    """Write a file that only its owner can read."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(content)


def database_url(instance: Path) -> str:
    """Return DATABASE_URL in the form SQLAlchemy wants, or the embedded SQLite's."""
    given = os.environ.get("DATABASE_URL", "")
    if not given:
        return f"sqlite:///{instance / 'rolling.db'}"
    scheme, _, rest = given.partition("://")
    return f"postgresql+psycopg://{rest}" if scheme in {"postgres", "postgresql"} else given


def settings(instance: Path = HERE / "instance") -> dict[str, Any]:
    """Return the configuration of the application."""
    url = database_url(instance)
    return {
        "SECRET_KEY": secret_key(instance),
        "SQLALCHEMY_DATABASE_URI": url,
        "SQLALCHEMY_ENGINE_OPTIONS": engine_options(url),
        "SESSION_COOKIE_NAME": "rolling",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": os.environ.get("HTTPS") == "1",
        "MAX_CONTENT_LENGTH": 2 * 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 1024 * 1024,
        "TRUSTED_HOSTS": os.environ["TRUSTED_HOSTS"].split(",") if "TRUSTED_HOSTS" in os.environ else None,
        "WTF_CSRF_TIME_LIMIT": None,
        "BABEL_DEFAULT_LOCALE": "en",
        "BABEL_TRANSLATION_DIRECTORIES": str(TRANSLATIONS),
        "LANGUAGES": LANGUAGES,
        "INSTANCE": instance,
        "PORT": int(os.environ.get("PORT", "8000")),
    }
