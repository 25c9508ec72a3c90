"""Rebasing: what becomes of a pending proposal when another one is accepted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from drafting.text.spans import Edit, Proposal, edits_of, is_rewrite, rewritten, slack
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
    Edits that touch, or could be read as touching, or have one kept word between them, are carried but must
    be checked; so is all that is carried past a wholesale rewrite. A proposal is
    reflected when it had edits and none is left. Raises ValueError for edits that were not made on this base.
    """
    words = tokens(base)
    done, asked = edits_of(base, accepted), edits_of(base, pending)
    shared = [edit for edit in asked if edit in done]
    theirs = [edit for edit in done if edit not in shared] if shared else done
    ours = [edit for edit in asked if edit not in shared] if shared else asked
    near = tuple(_near(words, theirs, ours))
    clashes = tuple(pair for pair in near if _collide(*pair))
    if clashes:
        return Rebased(Status.CLASH, None, clashes)
    text = rewritten(base, sorted([*done, *ours], key=_place))
    if shared and not ours:
        return Rebased(Status.REFLECTED, text)
    doubtful = near or (ours and theirs and (is_rewrite(words, done) or is_rewrite(words, asked)))
    return Rebased(Status.CHECK if doubtful else Status.CLEAN, text)


def _place(edit: Edit) -> tuple[int, int, tuple[str, ...]]:
    return edit.start, edit.end, edit.words


def _near(words: Sequence[str], theirs: Sequence[Edit], ours: Sequence[Edit]) -> Iterator[Clash]:
    """Walk the two sorted lists and give the pairs with at most one kept word between them."""
    reaches = list(_reaches(words, theirs))
    first = 0
    for our, (left, right) in zip(ours, _reaches(words, ours), strict=True):
        while first < len(theirs) and reaches[first][1] < left - _NEAR:
            first += 1
        at = first
        while at < len(theirs) and reaches[at][0] <= right + _NEAR:
            yield theirs[at], our
            at += 1


def _reaches(words: Sequence[str], changes: Sequence[Edit]) -> Iterator[tuple[int, int]]:
    """Return for each edit from where to where it could slide and still make the same text.

    Deleting the first or the second of two equal words is the same act, so that an edit beside either of
    them may be meant for the one that went.
    """
    for at, edit in enumerate(changes):
        floor = changes[at - 1].end if at else 0
        ceiling = changes[at + 1].start if at + 1 < len(changes) else len(words)
        left, right = slack(words, edit, floor, ceiling)
        yield edit.start - left, edit.end + right


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
    """Say whether the shorter run, of two words or more, stands whole in the longer."""
    shorter, longer = sorted((tuple(one), tuple(other)), key=len)
    size = len(shorter)
    return size > 1 and any(longer[at : at + size] == shorter for at in range(len(longer) - size + 1))
