"""Say whether the house is up."""

from flask import Blueprint, jsonify
from sqlalchemy import text

from drafting.extensions import db
from drafting.models.engine import journal_mode
from drafting.web.auth import Answer

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def healthz() -> Answer:
    """Answer 200 when the database answers; say which journal it keeps."""
    db.session.execute(text("SELECT 1"))
    engine = db.engine.dialect.name
    return jsonify(status="ok", database=engine, journal=journal_mode() if engine == "sqlite" else "server")
