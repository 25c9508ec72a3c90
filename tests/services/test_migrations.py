"""The migrations build what the tables say, and take it away again, on both engines."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect, text

from drafting.extensions import db
from drafting.models import Base, append_only_tables
from tests.conftest import ENGINES, build, close, database, on_server


@pytest.fixture(params=ENGINES)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """Give the test an application on a database without a table."""
    if request.param == "sqlite":
        app = build(f"sqlite:///{tmp_path / 'empty.db'}", tmp_path)
        yield app
        close(app)
        return
    server, name = request.getfixturevalue("postgres"), f"m{uuid4().hex}"
    on_server(server, f"CREATE DATABASE {name}")
    app = build(database(server, name), tmp_path)
    yield app
    close(app)
    on_server(server, f"DROP DATABASE {name}")


def tables() -> set[str]:
    return set(inspect(db.engine).get_table_names()) - {"alembic_version"}


def guarded() -> set[str]:
    """Return the tables on which the database refuses rewriting."""
    if db.engine.dialect.name == "sqlite":
        asked = "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' GROUP BY 1 HAVING count(*) = 2"
    else:
        asked = (
            "SELECT event_object_table FROM information_schema.triggers "
            "WHERE trigger_name = 'append_only' GROUP BY 1 HAVING count(*) = 2"
        )
    return set(db.session.scalars(text(asked)))


def differences() -> list[object]:
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return compare_metadata(context, Base.metadata)


def test_up_is_what_the_tables_say_and_down_is_nothing(empty: Flask) -> None:
    with empty.app_context():
        for _ in range(2):
            upgrade()
            assert differences() == []
            assert tables() == set(Base.metadata.tables)
            assert guarded() == set(append_only_tables())
            db.session.remove()
            downgrade(revision="base")
            assert tables() == set()


def test_going_up_again_with_an_event_in_it_loses_no_row(any_room) -> None:  # noqa: ANN001 - a fixture
    before = any_room.everything()
    any_room.house.run(upgrade)
    assert any_room.everything() == before
