"""How we open a database: the settings without which acknowledged work can be lost.

SQLite before 3.51.3 may lose committed transactions in WAL mode (sqlite.org/wal.html, "WAL-reset bug");
there we keep to a rollback journal, which is slower and safe.
"""

import sqlite3
from typing import Any

import structlog
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import make_url

try:
    from pysqlite3 import dbapi2 as sqlite_module
except ImportError:  # no wheel for this processor: the system's SQLite, in its safe mode
    sqlite_module = sqlite3

FIXED = (3, 51, 3)
log = structlog.get_logger()


def sqlite_is_fixed() -> bool:
    """Say whether the SQLite at hand is free of the WAL-reset bug."""
    return tuple(sqlite_module.sqlite_version_info) >= FIXED


def journal_mode() -> str:
    """Return the journal mode that is safe with the SQLite at hand."""
    return "WAL" if sqlite_is_fixed() else "TRUNCATE"


def engine_options(url: str) -> dict[str, Any]:
    """Return what SQLAlchemy's create_engine needs for this database."""
    if make_url(url).get_backend_name() == "sqlite":
        return {"module": sqlite_module, "connect_args": {"timeout": 30}}
    return {
        "pool_pre_ping": True,
        "connect_args": {"options": "-c lock_timeout=10s -c statement_timeout=30s"},
    }


def prepare(engine: Engine) -> None:
    """Set up each new connection and the way transactions begin; does nothing for PostgreSQL."""
    if engine.dialect.name != "sqlite":
        return
    if not sqlite_is_fixed():
        log.warning("sqlite_rollback_journal", sqlite=sqlite_module.sqlite_version)
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)


def _on_connect(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we begin transactions ourselves, see _on_begin
    for pragma in (
        f"journal_mode={journal_mode()}",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=30000",
        "trusted_schema=OFF",
        "recursive_triggers=ON",  # so that INSERT OR REPLACE is refused like a deletion
    ):
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Connection) -> None:
    """Writers begin IMMEDIATE: a deferred one that turns writer is refused however long it waits."""
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
