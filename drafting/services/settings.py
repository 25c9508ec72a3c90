"""The secretariat's settings of an event: one act, one entry, with what was before and what is now."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from drafting.models import Event
from drafting.procedure.errors import (
    BadPattern,
    BadZone,
    NothingChanged,
    SettingMissing,
    WaitingToCirculate,
    ZoneNotConfirmed,
)
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.proposing import checked_remark
from drafting.procedure.stages import Circulation, Stage
from drafting.queries.events import deadlines_stand, lodged_waiting
from drafting.queries.finding import event_of
from drafting.services.transactions import Outcome, Transaction, once


@dataclass(frozen=True)
class Settings:
    """What a secretariat can set; names and places by language code."""

    name: Mapping[str, str]
    place: Mapping[str, str]
    organ: str
    masthead: str
    zone: str
    symbol_pattern: str
    circulation: Circulation
    observers_suggest: bool


def settings_of(event: Event) -> Settings:
    """Return the settings as they stand."""
    return Settings(
        dict(event.name),
        dict(event.place),
        event.organ,
        event.masthead,
        event.zone,
        event.symbol_pattern,
        Circulation(event.circulation),
        event.observers_suggest,
    )


def change(actor: Actor, wanted: Settings, form_key: str, *, confirmed: bool = False) -> None:
    """Change the settings of the event, as the secretariat.

    Raises NotPermitted, SettingMissing, BadPattern, BadZone, NothingChanged, WaitingToCirculate where
    proposals are lodged and not circulated, or ZoneNotConfirmed where deadlines stand and the change of the
    hours they are shown in is not `confirmed`.
    """

    def act(open_: Transaction) -> Outcome:
        require(actor, Act.RUN_EVENT, Stage.PREPARATION)
        given = checked(wanted)
        event = event_of(actor)
        before, after = _changed(settings_of(event), given)
        if not after:
            raise NothingChanged
        if "circulation" in after and lodged_waiting(event.id):
            raise WaitingToCirculate
        if "zone" in after and deadlines_stand(event.id) and not confirmed:
            raise ZoneNotConfirmed
        for name, value in after.items():
            setattr(event, name, value)
        open_.record(
            "event.settings_changed", actor.code, event.id, event.zone, {"before": before, "after": after}
        )
        return {}

    once(actor, form_key, {"act": "settings", "wanted": wanted, "confirmed": confirmed}, act)


def _changed(now: Settings, wanted: Settings) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what differs, as it was and as it shall be."""
    old, new = asdict(now), asdict(wanted)
    names = [name for name in new if old[name] != new[name]]
    return {name: old[name] for name in names}, {name: new[name] for name in names}


def checked(wanted: Settings) -> Settings:
    """Return the settings as they are kept.

    Raises SettingMissing, BadPattern, BadZone or HiddenCharacters.
    """
    names = {each: checked_remark(value) for each, value in wanted.name.items()}
    places = {each: checked_remark(value) for each, value in wanted.place.items()}
    organ, masthead = checked_remark(wanted.organ), checked_remark(wanted.masthead)
    filled = {
        "name": all(names.values()),
        "place": all(places.values()),
        "organ": organ,
        "masthead": masthead,
    }
    for name, value in filled.items():
        if not value:
            raise SettingMissing(field=name)
    pattern = checked_pattern(wanted.symbol_pattern)
    if wanted.zone not in available_timezones():
        raise BadZone(zone=wanted.zone)
    return replace(wanted, name=names, place=places, organ=organ, masthead=masthead, symbol_pattern=pattern)


def checked_pattern(pattern: str) -> str:
    """Return a pattern of symbols: it holds {n} once, and no other braces. Raises BadPattern."""
    pattern = checked_remark(pattern)
    rest = pattern.replace("{n}", "", 1)
    if "{n}" not in pattern or set(rest) & set("{}") or not 0 < len(pattern) <= PATTERN_LIMIT:
        raise BadPattern(pattern=pattern)
    return pattern


#: A symbol has 128 characters at most; its number may have several figures.
PATTERN_LIMIT = 100


def zone_or_none(zone: str) -> ZoneInfo | None:
    """Return a zone of the IANA's list; none for what is not in it."""
    return ZoneInfo(zone) if zone in available_timezones() else None
