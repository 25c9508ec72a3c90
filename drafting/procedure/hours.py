"""Hours as people type them: local time of the event, made a moment."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from drafting.procedure.errors import BadTerm


def moment_in(zone: str, typed: str) -> datetime | None:
    """Return the moment of "2026-11-26T18:00" in the event's zone; none where nothing is typed.

    An hour that comes twice when the clocks go back is the later one: nobody who reads it either way is
    late. Raises BadTerm for an hour that the clocks jump over, and for what is no hour.
    """
    if not typed.strip():
        return None
    try:
        local = datetime.fromisoformat(typed.strip())
    except ValueError:
        raise BadTerm(why="unreadable") from None
    if local.tzinfo is not None:
        raise BadTerm(why="unreadable")
    here = local.replace(tzinfo=ZoneInfo(zone), fold=1)
    try:
        moment = here.astimezone(UTC)
    except OverflowError:
        raise BadTerm(why="unreadable") from None
    if moment.astimezone(here.tzinfo).replace(tzinfo=None) != local:
        raise BadTerm(why="gap")
    return moment


def required(zone: str, typed: str) -> datetime:
    """Return the moment typed. Raises BadTerm, where nothing is typed too."""
    moment = moment_in(zone, typed)
    if moment is None:
        raise BadTerm(why="missing")
    return moment


def as_typed(zone: str, moment: datetime | None) -> str:
    """Return what to put into the field for a moment: local time of the event, to the minute."""
    if moment is None:
        return ""
    return moment.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M")
