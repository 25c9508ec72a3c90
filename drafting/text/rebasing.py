"""Rebasing: what becomes of a pending proposal when another one is accepted."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from drafting.text.grounds import Ground, bounds, carried, ground, reaches
from drafting.text.meeting import Clash, collide, freed, moves
from drafting.text.spans import Edit, Proposal, edits, edits_of, is_rewrite, rewritten


class Status(StrEnum):
    """How a pending proposal came through."""

    CLEAN = "clean"
    CHECK = "check"
    CLASH = "clash"
    REFLECTED = "reflected"


class Rebased(NamedTuple):
    """A pending proposal on the new text: its full text (None on a clash) and the pairs that clash."""

    status: Status
    text: str | None
    clashes: tuple[Clash, ...] = ()


def rebase(base: str, accepted: Proposal, pending: Proposal) -> Rebased:
    """Return what is left of `pending` once `accepted` has become the text; both were made on `base`.

    An edit that both made is not made twice. Edits that overlap, or put different words in one place, clash.
    Edits that touch, or could be read as touching, or have one kept word between them, are carried but must
    be checked; so is all that is carried past a wholesale rewrite. A proposal is
    reflected when it had edits and none is left. Raises ValueError for edits that were not made on this base.
    """
    on = ground(base, accepted)
    asked = pending if isinstance(pending, tuple) else edits(base, pending)
    text = carried(on, asked)
    return _looked_at(base, on, edits_of(base, asked)) if text is None else Rebased(Status.CLEAN, text)


def _looked_at(base: str, on: Ground, asked: tuple[Edit, ...]) -> Rebased:
    """Return what becomes of edits some of which may not stand clear of what was accepted."""
    shared = [edit for edit in asked if edit in on.done]
    theirs = tuple(edit for edit in on.done if edit not in shared) if shared else on.done
    ours = tuple(edit for edit in asked if edit not in shared) if shared else asked
    near = _near(on, theirs, ours)
    clashes = tuple([pair for pair in near if collide(*pair)])
    union = freed(on.words, on.done, asked, clashes[0]) if len(clashes) == 1 else sorted([*on.done, *ours])
    if union is None or len(clashes) > 1:
        return Rebased(Status.CLASH, None, clashes)
    text = rewritten(base, union)
    if shared and not ours:
        return Rebased(Status.REFLECTED, text)
    doubtful = near or (ours and theirs and _carried_past(on, theirs, ours, asked))
    return Rebased(Status.CHECK if doubtful else Status.CLEAN, text)


def _carried_past(on: Ground, theirs: Sequence[Edit], ours: Sequence[Edit], asked: Sequence[Edit]) -> bool:
    """Say whether edits were carried past a rewrite, or past a phrase that the other side moved."""
    if on.rewrites or is_rewrite(on.words[:-1], asked):
        return True
    return _lie_within(moves(on.words, asked), theirs) or _lie_within(on.moves, ours)


def _lie_within(ranges: Iterable[tuple[int, int]], changes: Sequence[Edit]) -> bool:
    return any(low <= edit.end and edit.start <= high for low, high in ranges for edit in changes)


def _near(on: Ground, theirs: Sequence[Edit], ours: Sequence[Edit]) -> list[Clash]:
    """Return the pairs with at most one kept word between them; both lists are sorted."""
    lefts, rights = (on.lefts, on.rights) if theirs is on.done else bounds(on.words, theirs)
    found: list[Clash] = []
    for our, (left, right) in zip(ours, reaches(on.words, ours), strict=True):
        at = bisect_left(rights, left)
        while lefts[at] <= right:
            found.append((theirs[at], our))
            at += 1
    return found
