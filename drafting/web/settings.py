"""The settings of the event: what the secretariat sets, with what a change does shown before it is done."""

from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from drafting.procedure.errors import NotPermitted, Refusal
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.stages import Circulation, Stage
from drafting.queries.events import lodged_waiting, terms_of
from drafting.queries.finding import event_of
from drafting.services import settings
from drafting.web.access import current_actor
from drafting.web.auth import Answer
from drafting.web.refusals import message, status
from drafting.web.words import hour_in

bp = Blueprint("settings", __name__)


@bp.get("/settings")
def show() -> Answer:
    """Show the settings of the event."""
    actor = _secretary()
    return _page(actor, settings.settings_of(event_of(actor)))


def _secretary() -> Actor:
    actor = current_actor()
    require(actor, Act.RUN_EVENT, Stage.PREPARATION)
    return actor


def _page(actor: Actor, shown: settings.Settings, refusal: Refusal | None = None) -> str:
    event = event_of(actor)
    zone = settings.zone_or_none(shown.zone)
    terms = terms_of(event.id)
    return render_template(
        "settings/show.html",
        shown=shown,
        languages=tuple(current_app.config["LANGUAGES"]),
        preview=shown.symbol_pattern.replace("{n}", "1"),
        waiting=lodged_waiting(event.id),
        hours=_hours(terms, ZoneInfo(event.zone), zone) if zone and shown.zone != event.zone else (),
        refusal=refusal,
        said=message(refusal) if refusal else "",
        Circulation=Circulation,
    )


def _hours(
    terms: tuple[tuple[str, datetime], ...], now: ZoneInfo, wanted: ZoneInfo
) -> tuple[tuple[str, str, str], ...]:
    """Return each term as it is shown now and as it would be: the moment itself stays."""
    return tuple((what, hour_in(moment, now), hour_in(moment, wanted)) for what, moment in terms)


@bp.post("/settings")
def change() -> Answer:
    """Change the settings."""
    actor, wanted = _secretary(), _typed()
    form = request.form
    try:
        settings.change(actor, wanted, form["form_key"], confirmed=form.get("confirm") == "yes")
    except NotPermitted:
        raise
    except Refusal as refusal:
        return _page(actor, wanted, refusal), status(refusal)
    flash(_("The settings are changed; the record says what was before and what is now."))
    return redirect(url_for("settings.show"))


def _typed() -> settings.Settings:
    form, languages = request.form, tuple(current_app.config["LANGUAGES"])
    circulation = form.get("circulation", "")
    return settings.Settings(
        {each: form.get(f"name_{each}", "") for each in languages},
        {each: form.get(f"place_{each}", "") for each in languages},
        form.get("organ", ""),
        form.get("masthead", ""),
        form.get("zone", "").strip(),
        form.get("symbol_pattern", ""),
        Circulation(circulation) if circulation in set(Circulation) else Circulation.ON_RECEIPT,
        form.get("observers_suggest") == "yes",
    )
