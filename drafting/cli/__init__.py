"""Commands: set the house up, show who can sign in, verify the record."""

import json
import sys
from pathlib import Path
from uuid import uuid4

import click
from flask import Flask, current_app
from flask_migrate import upgrade
from sqlalchemy import inspect, select, text

from config import TRANSLATIONS, keep_private
from drafting.cli import checking, demo, founding
from drafting.cli.tongues import compile_catalogues
from drafting.extensions import db
from drafting.models import Event
from drafting.procedure.register import faults
from drafting.queries.people import seats_of_demo
from drafting.queries.record import chain_of, demo_is_whole


def init_app(app: Flask) -> None:
    """Add our commands to `flask`."""
    app.cli.add_command(prepare)
    app.cli.add_command(show_sign_ins)
    app.cli.add_command(register)
    app.cli.add_command(founding.event)
    app.cli.add_command(checking.draft)
    app.cli.add_command(checking.text)


@click.command("prepare")
@click.option("--fresh", is_flag=True, help="Throw the demo database away first.")
@click.option("--sign-ins", "show", is_flag=True, help="Print the address and the sign-ins afterwards.")
def prepare(*, fresh: bool, show: bool) -> None:
    """Bring the database up to date and load the demo event where there is none."""
    if fresh:
        _throw_away()
    compile_catalogues(TRANSLATIONS)
    upgrade()
    if not demo_is_whole():  # the loading was cut off
        _throw_away()
        upgrade()
    if db.session.scalar(select(Event.id).limit(1)) is None:
        event, known = uuid4(), demo.sign_ins()
        keep_private(_sign_in_file(), json.dumps(_sign_ins() | {str(event): known}))
        demo.load(event, known)
    if show:
        _print_sign_ins()


def _throw_away() -> None:
    """Empty the database, unless it holds an event that is not a demo."""
    if inspect(db.engine).has_table("event") and db.session.scalar(
        select(Event.id).where(Event.demo.is_(False)).limit(1)
    ):
        sys.exit("This database holds a real event: --fresh leaves it alone.")
    db.session.remove()
    if db.engine.dialect.name == "postgresql":
        with db.engine.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
        return
    place = db.engine.url.database
    db.engine.dispose()
    for suffix in ("", "-wal", "-shm", "-journal"):
        Path(f"{place}{suffix}").unlink(missing_ok=True)


def _sign_in_file() -> Path:
    return Path(current_app.config["INSTANCE"]) / "sign-ins.json"


def _sign_ins() -> dict[str, dict[str, str]]:
    """Return the demo's passphrases by event and name: one installation may serve several databases."""
    place = _sign_in_file()
    return dict(json.loads(place.read_text(encoding="utf-8"))) if place.exists() else {}


@click.command("sign-ins")
def show_sign_ins() -> None:
    """Print the address and who can sign in."""
    _print_sign_ins()


def _print_sign_ins() -> None:
    event = db.session.scalar(select(Event.id).where(Event.demo.is_(True)).limit(1))
    known = _sign_ins().get(str(event), {})
    click.echo(f"\nRolling Text  http://127.0.0.1:{current_app.config['PORT']}/\n")
    seats = [seat for seat in seats_of_demo() if seat.name in known]
    if seats:
        click.echo(f"{'party':<16} {'duty':<12} {'sign in as':<22} passphrase")
    for seat in seats:
        duty = seat.duty.value.replace("_", " ")
        click.echo(f"{seat.party_name['en']:<16} {duty:<12} {seat.name:<22} {known[seat.name]}")
    click.echo("\nDemo event; served on this machine only. Stop with Ctrl-C.\n")


@click.group("register")
def register() -> None:
    """The record of every act."""


@register.command("verify")
def verify() -> None:
    """Walk every event's chain and say whether it holds."""
    found = [fault for event in db.session.scalars(select(Event.id)) for fault in faults(chain_of(event))]
    for fault in found:
        click.echo(fault, err=True)
    if found:
        sys.exit(1)
    click.echo("The register holds: every entry follows from the one before it.")
