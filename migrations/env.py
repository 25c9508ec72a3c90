"""Run the migrations on the application's own engine.

On SQLite the batch mode rebuilds a table by copying it: with foreign keys on, dropping the old one would
take the children along, so they are off for the time, and checked before the commit.
"""

from typing import Literal

from alembic import context
from flask import current_app
from sqlalchemy import Connection

from drafting.models import Base
from drafting.models.base import UtcDateTime


def rendered(kind: str, value: object, _context: object) -> str | Literal[False]:
    """Write our own types as plain ones, so that an old migration never imports today's code."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(value, UtcDateTime) else False


def migrate() -> None:
    engine = current_app.extensions["migrate"].db.engine
    with engine.connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.commit()
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=True,
            compare_type=True,
            render_item=rendered,
        )
        with context.begin_transaction():
            context.run_migrations()
            if sqlite:
                check(connection)
        connection.commit()
        if sqlite:
            connection.exec_driver_sql("PRAGMA foreign_keys=ON")


def check(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise RuntimeError(f"the migration would leave rows without their parents: {broken[:5]}")


migrate()
