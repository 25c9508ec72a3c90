"""Rebasing: what becomes of a pending proposal when another one is accepted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from drafting.text.spans import Edit, Proposal, edits_of, is_rewrite, written
from drafting.text.words import tokens

_NEAR = 1
"""Kept words between two edits up to which a person must look before the union counts."""

Clash = tuple[Edit, Edit]
"""An accepted edit and the pending one that cannot stand beside it."""


class Status(StrEnum):
    """How a pending proposal came through."""

    CLEAN = "clean"
    CHECK = "check"
    CLASH = "clash"
    REFLECTED = "reflected"


@dataclass(frozen=True, slots=True)
class Rebased:
    """A pending proposal on the new text: its full text (None on a clash) and the pairs that clash."""

    status: Status
    text: str | None
    clashes: tuple[Clash, ...] = ()


def rebase(base: str, accepted: Proposal, pending: Proposal) -> Rebased:
    """Return what is left of `pending` once `accepted` has become the text; both were made on `base`.

    An edit that both made is not made twice. Edits that overlap, or put different words in one place, clash.
    Edits that touch, or have one kept word between them, are carried but must be checked. A proposal is
    reflected when it had edits and none is left. Raises ValueError for edits that were not made on this base.
    """
    words = tokens(base)
    done, asked = edits_of(base, accepted), edits_of(base, pending)
    shared = set(done) & set(asked)
    theirs = [edit for edit in done if edit not in shared]
    ours = [edit for edit in asked if edit not in shared]
    near = tuple(_near(theirs, ours))
    clashes = tuple(pair for pair in near if _collide(*pair))
    if clashes:
        return Rebased(Status.CLASH, None, clashes)
    text = written(words, sorted([*done, *ours]))
    if shared and not ours:
        return Rebased(Status.REFLECTED, text)
    doubtful = near or (ours and theirs and (is_rewrite(words, done) or is_rewrite(words, asked)))
    return Rebased(Status.CHECK if doubtful else Status.CLEAN, text)


def _near(theirs: Sequence[Edit], ours: Sequence[Edit]) -> Iterator[Clash]:
    """Walk the two sorted lists and give the pairs with at most one kept word between them."""
    first = 0
    for our in ours:
        while first < len(theirs) and theirs[first].end < our.start - _NEAR:
            first += 1
        at = first
        while at < len(theirs) and theirs[at].start <= our.end + _NEAR:
            yield theirs[at], our
            at += 1


def _collide(one: Edit, other: Edit) -> bool:
    """Say whether two edits want the same words or the same gap, or would write something twice."""
    if max(one.start, other.start) < min(one.end, other.end):
        return True
    if one.start == one.end and other.start == other.end:
        return one.start == other.start
    inside = one.start < other.start and other.end < one.end
    around = other.start < one.start and one.end < other.end
    return inside or around or (_touch(one, other) and _repeats(one.words, other.words))


def _touch(one: Edit, other: Edit) -> bool:
    return one.end == other.start or other.end == one.start


def _repeats(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether the shorter run of words stands whole in the longer."""
    shorter, longer = sorted((tuple(one), tuple(other)), key=len)
    size = len(shorter)
    return size > 0 and any(longer[at : at + size] == shorter for at in range(len(longer) - size + 1))
