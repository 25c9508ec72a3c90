"""Found a real event from a plan: its settings, its parties in protocol order, and the first two links."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from flask import current_app, url_for

from drafting.procedure.errors import Refusal
from drafting.procedure.kinds import Role
from drafting.procedure.protocol import checked_code, checked_names
from drafting.procedure.stages import Circulation
from drafting.services import events, invitations
from drafting.services.settings import Settings, checked


@click.group("event")
def event() -> None:
    """Events: the meetings at which texts are negotiated."""


@event.command("found")
@click.argument("plan", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--address", default="", help="Where people reach this installation, for the links.")
def found(plan: Path, address: str) -> None:
    """Found the event that PLAN, a JSON file, describes, and print the first links."""
    try:
        settings, parties = read(json.loads(plan.read_text(encoding="utf-8")))
    except (KeyError, TypeError, ValueError) as error:
        sys.exit(f"The plan cannot be read: {type(error).__name__} {error}")
    except Refusal as refusal:
        sys.exit(f"The plan is refused: {refusal.code} {dict(refusal.params)}")
    key = events.found(settings, parties)
    click.echo(f"\nFounded: {settings.name['en']}, with {len(parties)} parties.\n")
    for party in parties:
        if party.role in {Role.CHAIR, Role.SECRETARIAT}:
            click.echo(f"{party.name['en']}: {link(invitations.invite_first(key, party.code), address)}")
    click.echo("\nEach link works once, within 72 hours. The secretariat makes the others.\n")


def link(secret: str, address: str) -> str:
    """Return the whole address of a link."""
    with current_app.test_request_context():
        path = url_for("joining.show", secret=secret)
    return (address.rstrip("/") or f"http://127.0.0.1:{current_app.config['PORT']}") + path


def read(plan: Mapping[str, Any]) -> tuple[events.EventPlan, list[events.PartyPlan]]:
    """Return what a plan says. Raises KeyError, TypeError, ValueError, or what a setting is refused for."""
    languages = tuple(current_app.config["LANGUAGES"])
    given = checked(
        Settings(
            dict(plan["name"]),
            dict(plan["place"]),
            plan["organ"],
            plan["masthead"],
            plan["zone"],
            plan["symbol_pattern"],
            Circulation(plan.get("circulation", "on_receipt")),
            bool(plan.get("observers_suggest", True)),
        )
    )
    parties = [
        events.PartyPlan(
            checked_code(each["code"]), Role(each["role"]), checked_names(each["name"], languages)
        )
        for each in plan["parties"]
    ]
    codes = [each.code for each in parties]
    if len(set(codes)) < len(codes):
        raise ValueError("a code stands there twice")
    if not {Role.CHAIR, Role.SECRETARIAT} <= {each.role for each in parties}:
        raise ValueError("an event has a chair's office and a secretariat")
    return (
        events.EventPlan(
            given.name,
            given.place,
            given.organ,
            given.masthead,
            given.zone,
            given.symbol_pattern,
            given.circulation,
            given.observers_suggest,
        ),
        parties,
    )
