"""Bonds: the paragraphs of two documents that belong together, whatever their order."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from drafting.text.likeness import Bag, Scale, alike_pairs, equal_pairs, features, scale
from drafting.text.words import tokens

_CONTAINED = 0.6
"""Part of a left-over paragraph (by weight, 0 to 1) that its neighbour's counterpart held and lost."""

Sides = tuple[list[int], list[int]]
Bags = tuple[list[Bag], list[Bag]]


@dataclass(slots=True)
class Bond:
    """Old and new paragraphs that are one: one to one, one to several, or several to one."""

    sides: Sides
    likeness: float
    equal: bool

    @property
    def old(self) -> list[int]:
        """Places in the old document, rising."""
        return self.sides[0]

    @property
    def new(self) -> list[int]:
        """Places in the new document, rising."""
        return self.sides[1]


@dataclass(frozen=True, slots=True)
class _Claim:
    """A left-over paragraph beside a bond, and how much of it (0 to 1) the bond's other side had lost."""

    bond: Bond
    side: int
    place: int
    share: float


def bonds_between(old: Sequence[str], new: Sequence[str]) -> list[Bond]:
    """Return the bonds of two documents, in the order of the old one."""
    bags = [features(text) for text in old], [features(text) for text in new]
    by = scale([*bags[0], *bags[1]])
    bonds = [Bond(([one], [other]), 1.0, equal=True) for one, other in equal_pairs(old, new)]
    alike = alike_pairs(*_loose(bonds, bags), by)
    bonds += [Bond(([one], [other]), likeness, equal=False) for (one, other), likeness in alike.items()]
    _grow(bonds, bags, by)
    return sorted(bonds, key=lambda bond: bond.old)


def _loose(bonds: Sequence[Bond], bags: Bags) -> tuple[dict[int, Bag], dict[int, Bag]]:
    """Return the paragraphs of each side that are in no bond."""
    held = [{place for bond in bonds for place in bond.sides[side]} for side in (0, 1)]
    one, other = ({at: bag for at, bag in enumerate(bags[side]) if at not in held[side]} for side in (0, 1))
    return one, other


def _grow(bonds: Sequence[Bond], bags: Bags, by: Scale) -> None:
    """Let left-over paragraphs join a bond beside them, the best first: this makes splits and mergers."""
    while claims := _claims(bonds, bags, by):
        taken: set[tuple[int, int]] = set()
        for claim in sorted(
            claims, key=lambda claim: (-claim.share, claim.place, claim.bond.sides[claim.side])
        ):
            if (claim.side, claim.place) not in taken:
                taken.add((claim.side, claim.place))
                insort(claim.bond.sides[claim.side], claim.place)
                claim.bond.likeness = min(claim.bond.likeness, claim.share)


def _claims(bonds: Sequence[Bond], bags: Bags, by: Scale) -> list[_Claim]:
    """Return the best claim on each bond; none where a split and a merger have an equal claim."""
    loose = _loose(bonds, bags)
    best: list[_Claim] = []
    for bond in bonds:
        found = sorted(_claims_on(bond, loose, bags, by), key=lambda claim: (-claim.share, claim.place))
        if found and not any(
            rival.share == found[0].share and rival.side != found[0].side for rival in found
        ):
            best.append(found[0])
    return best


def _claims_on(
    bond: Bond, loose: tuple[dict[int, Bag], dict[int, Bag]], bags: Bags, by: Scale
) -> Iterator[_Claim]:
    for side in (0, 1):
        whole, parts = bond.sides[1 - side], bond.sides[side]
        beside = [place for place in (parts[0] - 1, parts[-1] + 1) if place in loose[side]]
        if len(whole) > 1 or not beside:
            continue
        lost = bags[1 - side][whole[0]] - sum((bags[side][part] for part in parts), Counter())
        for place in beside:
            bag = loose[side][place]
            share = by.weigh(lost & bag) / max(1, by.weigh(bag))
            if share >= _CONTAINED:
                yield _Claim(bond, side, place, share)


def kept_in_order(bonds: Sequence[Bond], old: Sequence[str], new: Sequence[str]) -> set[int]:
    """Return which bonds (sorted by old place) did not move: the heaviest that stand in the same order.

    The weight is the length in words; what is equally heavy is told apart by a checksum of both texts, so
    that the answer is the same from either side. O(n log n).
    """
    places: list[int] = []
    weights: list[int] = []
    chain: list[int] = []
    before: dict[int, int] = {}
    for at, bond in enumerate(bonds):
        spot = bisect_left(places, bond.new[0])
        weight = _heft(bond, old, new) + (weights[spot - 1] if spot else 0)
        before[at] = chain[spot - 1] if spot else -1
        stop = spot
        while stop < len(places) and weights[stop] <= weight:
            stop += 1
        places[spot:stop], weights[spot:stop], chain[spot:stop] = [bond.new[0]], [weight], [at]
    kept: set[int] = set()
    last = chain[-1] if chain else -1
    while last >= 0:
        kept.add(last)
        last = before[last]
    return kept


def _heft(bond: Bond, old: Sequence[str], new: Sequence[str]) -> int:
    texts = ["\n".join(old[at] for at in bond.old), "\n".join(new[at] for at in bond.new)]
    seal = crc32(
        "\0".join([*sorted(texts), *map(str, sorted((bond.old[0], bond.new[0])))]).encode(errors="replace")
    )
    return (sum(len(tokens(text)) for text in texts) + 1) << 32 | seal
