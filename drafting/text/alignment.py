"""Alignment: which paragraphs of one document became which of another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from drafting.text.bonds import Bond, bonds_between, kept_in_order


@dataclass(frozen=True, slots=True)
class Link:
    """Old paragraphs and the new ones they became, as places counted from 0.

    `confidence` (0 to 1) is 1 for equal texts and less the more was changed; it takes no part in equality.
    """

    class Kind(StrEnum):
        """What happened on the way."""

        SAME = "same"
        EDITED = "edited"
        MOVED = "moved"
        MOVED_EDITED = "moved_edited"
        SPLIT = "split"
        MERGED = "merged"
        INSERTED = "inserted"
        DELETED = "deleted"

    kind: Kind
    old: tuple[int, ...]
    new: tuple[int, ...]
    confidence: float = field(default=1.0, compare=False)


def align(old_paragraphs: Sequence[str], new_paragraphs: Sequence[str]) -> tuple[Link, ...]:
    """Return links in which every paragraph of both sides appears exactly once.

    They stand in the order of the new paragraphs, a deleted one after what it had followed. Aligned the other
    way round the links are mirrored. Deterministic for any texts, empty ones too.
    """
    bonds = bonds_between(old_paragraphs, new_paragraphs)
    in_order = kept_in_order(bonds, old_paragraphs, new_paragraphs)
    links = [_link(bond, moved=at not in in_order) for at, bond in enumerate(bonds)]
    links += [
        Link(Link.Kind.INSERTED, (), (new,))
        for new in _missing(len(new_paragraphs), (bond.new for bond in bonds))
    ]
    after = {old: bond.new[-1] for at, bond in enumerate(bonds) for old in bond.old if at in in_order}
    for old in _missing(len(old_paragraphs), (bond.old for bond in bonds)):
        after[old] = max((after[one] for one in range(old) if one in after), default=-1)
        links.append(Link(Link.Kind.DELETED, (old,), ()))
    return tuple(sorted(links, key=lambda link: _place(link, after)))


def _link(bond: Bond, *, moved: bool) -> Link:
    return Link(_kind(bond, moved=moved), tuple(bond.old), tuple(bond.new), bond.likeness)


def _kind(bond: Bond, *, moved: bool) -> Link.Kind:
    if len(bond.new) > 1:
        return Link.Kind.SPLIT
    if len(bond.old) > 1:
        return Link.Kind.MERGED
    if bond.equal:
        return Link.Kind.MOVED if moved else Link.Kind.SAME
    return Link.Kind.MOVED_EDITED if moved else Link.Kind.EDITED


def _missing(count: int, held: Iterable[Sequence[int]]) -> list[int]:
    found = {place for places in held for place in places}
    return [place for place in range(count) if place not in found]


def _place(link: Link, after: dict[int, int]) -> tuple[int, int, int]:
    """Return the reading place of a link: by the new paragraph, or behind the one that precedes it."""
    if link.new:
        return link.new[0], 0, 0
    return after[link.old[0]], 1, link.old[0]
