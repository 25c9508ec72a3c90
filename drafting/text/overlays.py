"""Overlays: a paragraph with all that is proposed on it, as one value."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from drafting.text.gathering import Group, gather
from drafting.text.spans import Edit, Proposal, edits_of, is_rewrite, written
from drafting.text.words import tokens


@dataclass(frozen=True, slots=True)
class Common:
    """Words that nobody proposes to change."""

    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One proposed text, and the proposals that hold it, sorted."""

    text: str
    holders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch on which there are proposals: the base's words there (may be none), and the readings."""

    base: str
    readings: tuple[Reading, ...]

    def held_by(self, holder: str | None) -> str:
        """Return what stands here for `holder`: its reading, or the base."""
        return next((one.text for one in self.readings if holder in one.holders), self.base)


Part = Common | Spot


@dataclass(frozen=True, slots=True)
class Overlay:
    """The parts of a paragraph in reading order, and beside them the wholesale rewrites."""

    parts: tuple[Part, ...]
    alternatives: tuple[Reading, ...]

    def project(self, holder: str | None) -> str:
        """Return one proposal's text, exactly; the base for None and for whoever proposes nothing."""
        whole = next((one.text for one in self.alternatives if holder in one.holders), None)
        if whole is not None:
            return whole
        return "".join(part.text if isinstance(part, Common) else part.held_by(holder) for part in self.parts)


def overlay(base: str, proposals: Mapping[str, Proposal]) -> Overlay:
    """Return `base` with all the proposals laid over it, the same in whatever order they come.

    The keys are references ("KAZ-1"), the values full texts or their edits. Proposals that change the same
    words meet in one spot, equal texts in one reading; a proposal that does away with more than 60 per cent
    of the words is set apart. Raises ValueError for edits that were not made on this base.
    """
    words = tokens(base)
    spans = {reference: edits_of(base, proposal) for reference, proposal in proposals.items()}
    apart = {reference for reference, changes in spans.items() if is_rewrite(words, changes)}
    laid = {reference: changes for reference, changes in spans.items() if reference not in apart}
    whole = _fused((written(words, spans[reference]), reference) for reference in apart)
    return Overlay(_parts(words, gather(words, laid)), whole)


def _parts(words: Sequence[str], groups: Sequence[Group]) -> tuple[Part, ...]:
    parts: list[Part] = []
    kept = 0
    for group in groups:
        readings = group.readings(words)
        if readings:
            parts += [Common("".join(words[kept : group.start])), _spot(words, group, readings)]
            kept = group.end
    parts.append(Common("".join(words[kept:])))
    told = tuple(part for part in parts if isinstance(part, Spot) or part.text)
    return told or (Common(""),)


def _spot(words: Sequence[str], group: Group, readings: Mapping[str, str]) -> Spot:
    fused = _fused((text, reference) for reference, text in readings.items())
    return Spot("".join(words[group.start : group.end]), fused)


def _fused(readings: Iterable[tuple[str, str]]) -> tuple[Reading, ...]:
    """Return one reading for each text, in the order of the texts, which no new holder disturbs."""
    holders: dict[str, list[str]] = {}
    for text, holder in readings:
        holders.setdefault(text, []).append(holder)
    return tuple(Reading(text, tuple(sorted(holders[text]))) for text in sorted(holders))


__all__ = ["Common", "Edit", "Overlay", "Reading", "Spot", "overlay"]
