"""Workloads: documents under negotiation with all that is proposed on them, from a seed."""

import random
from dataclasses import dataclass, field

from benchmarks.changes import Changes, across, apart, beside, is_sound, proposal, text_of
from benchmarks.prose import LANGUAGES, Words, paragraph

SEED = 2006


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
    while number == 0 and len(words) < 80:
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
        pair = _pair(chance, name, paragraph(chance, name))
        if is_sound(pair.accepted) and is_sound(pair.pending):
            found.append(pair)
    return found


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
    rest = proposal(chance, words, name, chance.choice((1, 1, 2)))
    kept = [change for change in rest if all(apart(change, one) for one in (*accepted, *[meeting] * bool(meeting)))]
    if kind == "shared" and chance.random() < 0.3:
        kept = []
    return Pair(name, words, accepted, tuple(sorted([*kept, *([meeting] if meeting else [])])))
