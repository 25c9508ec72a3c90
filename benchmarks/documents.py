"""Documents: one of many paragraphs, and the same again edited, with the links that are true of the two."""

import random
from dataclasses import dataclass, field

from benchmarks.changes import proposal, text_of
from benchmarks.prose import LANGUAGES, Words, paragraph
from benchmarks.workload import SEED

_FATES = {
    "same": 58,
    "edited": 25,
    "moved": 4,
    "moved_edited": 2,
    "split": 3,
    "merged": 2,
    "deleted": 3,
    "inserted": 3,
}
_HALF = 12
"""Words at least in each part of a paragraph that is split."""

KEPT = 2 / 3
"""Part of a rewritten paragraph's words that stay."""

Edge = tuple[int, int]
Placed = tuple[tuple[int, ...], Words]
"""A new paragraph: the places of the old ones it came from, and its words."""


@dataclass(slots=True)
class Edition:
    """Two states of a document, and which old paragraph (from 0) became which new one."""

    old: list[str]
    new: list[str] = field(default_factory=list)
    edges: set[Edge] = field(default_factory=set)


def edition(paragraphs: int, seed: int = SEED) -> Edition:
    """Return a document and what became of it: edits, moves, splits, mergers, deletions and insertions."""
    chance = random.Random(f"edition {seed}")
    old = [(LANGUAGES[at % 4], paragraph(chance, LANGUAGES[at % 4])) for at in range(paragraphs)]
    stay: list[Placed] = []
    wander: list[Placed] = []
    at = 0
    while at < paragraphs:
        fate = chance.choices([*_FATES], weights=[*_FATES.values()])[0]
        if fate == "merged" and at + 1 < paragraphs:
            stay.append(((at, at + 1), _joined(old[at][1], old[at + 1][1])))
            at += 1
        else:
            made = _fated(chance, fate, at, *old[at])
            (wander if fate.startswith("moved") else stay).extend(made)
        at += 1
    for one in wander:
        stay.insert(chance.randrange(len(stay)), one)
    return _edition([words for _, words in old], stay)


def rewritten(paragraphs: int, removed: int, seed: int = SEED) -> Edition:
    """Return a document with a third of all words written anew and some paragraphs taken out."""
    chance = random.Random(f"rewritten {seed}")
    old = [paragraph(chance, "en") for _ in range(paragraphs)]
    gone = set(chance.sample(range(paragraphs), k=removed))
    new = [((at,), _rewritten(chance, words)) for at, words in enumerate(old) if at not in gone]
    return _edition(old, new)


def _rewritten(chance: random.Random, words: Words) -> Words:
    others = [word for word in paragraph(chance, "en") for _ in range(3)]
    return [word if chance.random() < KEPT else chance.choice(others) for word in words]


def _fated(chance: random.Random, fate: str, at: int, name: str, words: Words) -> list[Placed]:
    if fate == "deleted":
        return []
    if fate == "inserted":
        return [((at,), words), ((), paragraph(chance, name))]
    if fate == "split" and len(words) > 2 * _HALF:
        cut = chance.randrange(_HALF, len(words) - _HALF)
        return [((at,), words[:cut]), ((at,), [words[cut].lstrip(), *words[cut + 1 :]])]
    if fate.endswith("edited"):
        made = proposal(chance, words, name, chance.choice((1, 2, 4, 6)))
        return [((at,), [text_of(words, made)])]
    return [((at,), words)]


def _joined(one: Words, other: Words) -> Words:
    return [*one, " ", *other]


def _edition(old: list[Words], new: list[Placed]) -> Edition:
    made = Edition([text_of(words) for words in old])
    for place, (sources, words) in enumerate(new):
        made.new.append(text_of(words))
        made.edges |= {(source, place) for source in sources}
    return made


def f1(found: set[Edge], true: set[Edge]) -> float:
    """Return the harmonic mean of how many found pairs are true and how many true ones were found."""
    return 2 * len(found & true) / max(1, len(found) + len(true))
