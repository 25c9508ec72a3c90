"""The silence procedure: a frozen text under a clock. Whoever does not write, agrees.

No rule here asks who has read it: no such thing is known.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from drafting.procedure.errors import BadTerm, SilenceOver, SilenceRunning


class StepKind(StrEnum):
    """What can happen to a silence."""

    EXTENDED = "extended"
    BROKEN = "broken"
    UNBROKEN = "unbroken"
    CALLED_OFF = "called_off"


class Standing(StrEnum):
    """How a silence stands at a moment."""

    RUNNING = "running"
    EXPIRED = "expired"
    """Over and not broken; somebody has to record it."""
    BROKEN = "broken"
    UNBROKEN = "unbroken"
    CALLED_OFF = "called_off"


@dataclass(frozen=True)
class HappenedToIt:
    """A step: `party` broke it, with `amendment` where it was one; `until` is the term of an extension."""

    kind: StepKind
    at: datetime
    text: str = ""
    until: datetime | None = None
    party: str = ""
    amendment: UUID | None = None
    reference: str = ""


@dataclass(frozen=True)
class SilenceOn:
    """A silence with all that happened to it, the first step first. Moments are aware."""

    id: UUID
    revision: UUID
    number: int
    name: str
    symbol: str
    opened: datetime
    first_until: datetime
    steps: tuple[HappenedToIt, ...] = ()

    @property
    def until(self) -> datetime:
        """When it expires: the latest extension holds, for all alike."""
        terms = [step.until for step in self.steps if step.kind is StepKind.EXTENDED and step.until]
        return terms[-1] if terms else self.first_until

    @property
    def ended_by(self) -> HappenedToIt | None:
        """The step that ended it, if any."""
        return next((step for step in self.steps if step.kind is not StepKind.EXTENDED), None)

    def standing(self, now: datetime) -> Standing:
        """Say how it stands: at the very moment of its term it still runs, a microsecond later it is over."""
        if self.ended_by is not None:
            return Standing(self.ended_by.kind.value)
        return Standing.RUNNING if now <= self.until else Standing.EXPIRED


def check_breaking(silence: SilenceOn, received: datetime) -> None:
    """Refuse what arrives after the term, whoever has or has not recorded the outcome. Raises SilenceOver."""
    if received > silence.until:
        raise SilenceOver(until=silence.until)


def check_extending(silence: SilenceOn, received: datetime, until: datetime) -> None:
    """Refuse to wake a silence that is over, and a term that is no later. Raises SilenceOver or BadTerm."""
    check_breaking(silence, received)
    if until <= silence.until:
        raise BadTerm(why="earlier")


def check_concluding(silence: SilenceOn, received: datetime) -> None:
    """Refuse to conclude what still runs. Raises SilenceRunning."""
    if received <= silence.until:
        raise SilenceRunning(until=silence.until)


def latest(silences: Sequence[SilenceOn]) -> SilenceOn | None:
    """Return the silence that counts now, if any."""
    return silences[-1] if silences else None
