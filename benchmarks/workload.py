"""Workloads: documents under negotiation with all that is proposed on them, from a seed."""

import random
from dataclasses import dataclass, field
from itertools import cycle

from benchmarks.changes import Change, Changes, across, apart, beside, is_whole, proposal, text_of
from benchmarks.prose import LANGUAGES, Words, paragraph

SEED = 2006
LONG = 80
"""Words at least in the busiest paragraph."""
WHOLLY = 0.3
"""Part of the pairs that share a change in which the pending side has no other."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a negotiation is; `hottest` is the number of proposals on the busiest paragraph."""

    name: str
    paragraphs: int
    parties: int
    amendments: int
    hottest: int


SMALL = Size("small", 20, 5, 60, 12)
MEDIUM = Size("medium", 150, 40, 900, 40)
CONFERENCE = Size("conference", 600, 198, 6000, 120)


@dataclass(slots=True)
class Paragraph:
    """One paragraph and the proposals on it, by reference."""

    name: str
    words: Words
    proposals: dict[str, Changes] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Return the base."""
        return text_of(self.words)

    def texts(self) -> dict[str, str]:
        """Return the full text of each proposal."""
        return {reference: text_of(self.words, made) for reference, made in self.proposals.items()}


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph with one proposal accepted and one pending."""

    name: str
    words: Words
    accepted: Changes
    pending: Changes


def negotiation(size: Size, seed: int = SEED, shared: float = 0.15, crowded: float = 0.5) -> list[Paragraph]:
    """Return a negotiation in four languages.

    `shared` is the part of proposals that make a change of another one again, `crowded` the part that go to
    the same few places of their paragraph as the others.
    """
    chance = random.Random(f"{size.name} {seed}")
    document = [_paragraph(chance, number) for number in range(size.paragraphs)]
    places = [0] * size.hottest + _spread(chance, size)
    for number, place in enumerate(places):
        reference = f"P{number % size.parties}-{number}"
        document[place].proposals[reference] = _proposal(chance, document[place], shared, crowded)
    return document


def _paragraph(chance: random.Random, number: int) -> Paragraph:
    name = LANGUAGES[number % len(LANGUAGES)]
    words = paragraph(chance, name)
    while number == 0 and len(words) < LONG:
        words = paragraph(chance, name)
    return Paragraph(name, words)


def _spread(chance: random.Random, size: Size) -> list[int]:
    """Return on which paragraphs the other proposals are: few on most, many on some, the hottest aside."""
    left = size.amendments - size.hottest
    heat = [chance.paretovariate(1.5) for _ in range(size.paragraphs - 1)]
    drawn = chance.choices(range(1, size.paragraphs), weights=[min(one, 12) for one in heat], k=left)
    return sorted(drawn)


def _proposal(chance: random.Random, on: Paragraph, shared: float, crowded: float) -> Changes:
    others = [change for made in on.proposals.values() for change in made]
    near = chance.choice(others).start if others and chance.random() < crowded else None
    count = chance.choices((1, 2, 3, 6), weights=(55, 28, 12, 5))[0]
    made: Changes = ()
    while not made:
        made = proposal(chance, on.words, on.name, count, near)
    if others and chance.random() < shared:
        again = chance.choice(others)
        made = tuple(sorted([again, *(change for change in made if apart(change, again))]))
    return made


def pairs(count: int, seed: int = SEED) -> list[Pair]:
    """Return a natural mix of pairs: most apart, some near, touching, sharing a change, or overlapping."""
    chance = random.Random(f"pairs {seed}")
    found: list[Pair] = []
    while len(found) < count:
        name = LANGUAGES[len(found) % len(LANGUAGES)]
        pair = _named_alike(_pair(chance, name, paragraph(chance, name)))
        if is_whole(pair.accepted) and is_whole(pair.pending):
            found.append(pair)
    return found


def _named_alike(pair: Pair) -> Pair:
    on = Paragraph(pair.name, pair.words, {"A": pair.accepted, "P": pair.pending})
    _name_alike(on)
    return Pair(pair.name, pair.words, on.proposals["A"], on.proposals["P"])


def rounds(count: int, seed: int = SEED, proposals: int = 7) -> list[Paragraph]:
    """Return paragraphs on each of which so many proposals await acceptance, some crowded or shared."""
    chance = random.Random(f"rounds {seed}")
    found = [
        Paragraph(name, paragraph(chance, name))
        for name, _ in zip(cycle(LANGUAGES), range(count), strict=False)
    ]
    for on in found:
        for number in range(proposals):
            on.proposals[f"P-{number}"] = _proposal(chance, on, shared=0.15, crowded=0.3)
        _name_alike(on)
    return found


def _name_alike(on: Paragraph) -> None:
    """Write changes that make the same text in the same way, so that they count as one."""
    names: dict[str, Change] = {}
    for reference, made in on.proposals.items():
        alike = {names.setdefault(text_of(on.words, [change]), change) for change in made}
        on.proposals[reference] = tuple(sorted(alike))


def _pair(chance: random.Random, name: str, words: Words) -> Pair:
    accepted = proposal(chance, words, name, chance.choice((1, 1, 2, 3)))
    if not accepted:
        return Pair(name, words, (), ())
    other = chance.choice(accepted)
    kind = chance.choices(
        ("apart", "near", "touching", "shared", "overlapping"), weights=(55, 5, 10, 15, 15)
    )[0]
    meeting = {
        "near": lambda: beside(chance, words, name, other, 1),
        "touching": lambda: beside(chance, words, name, other, 0),
        "shared": lambda: other,
        "overlapping": lambda: across(chance, words, name, other),
    }.get(kind, lambda: None)()
    met = [meeting] if meeting else []
    if kind == "shared" and chance.random() < WHOLLY:
        return Pair(name, words, accepted, tuple(met))
    rest = proposal(chance, words, name, chance.choice((1, 1, 2)))
    kept = [change for change in rest if all(apart(change, one) for one in (*accepted, *met))]
    return Pair(name, words, accepted, tuple(sorted([*kept, *met])))
