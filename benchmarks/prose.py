"""Prose: paragraphs in the manner of a declaration, in four languages, as lists of words.

The words are cut here by a rule of our own, at the blanks of phrases written for it, so that what is later
held against the engine does not come from the engine.
"""

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

LANGUAGES = ("en", "ru", "ar", "zh")
_SIGNS = ",;.:()،؛，；。、"
_ENDS = {"en": ";", "ru": ";", "ar": "؛", "zh": "；"}

Words = list[str]
LOOSE = 0.3
"""Part of the phrases that no supply holds: single words in a row."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """What a language is written with: openings, phrases, joints between phrases, and single words."""

    name: str
    openings: tuple[Words, ...]
    phrases: tuple[Words, ...]
    joints: tuple[Words, ...]
    singles: tuple[str, ...]
    end: str


@cache
def tongue(name: str) -> Tongue:
    """Return a language with its phrases cut into words."""
    supply = json.loads((Path(__file__).parent / "phrases.json").read_text("utf-8"))[name]
    cut = cut_chinese if name == "zh" else cut_at_blanks
    openings, phrases, joints = (tuple(map(cut, supply[part])) for part in ("openings", "phrases", "joints"))
    singles = tuple(word for text in supply["singles"] for word in cut(text))
    return Tongue(name, openings, phrases, joints, singles, _ENDS[name])


def cut_at_blanks(text: str) -> Words:
    """Return words with the blank before them, signs apart."""
    found: Words = []
    for piece in text.split(" "):
        inner = piece.strip(_SIGNS)
        before, _, after = piece.partition(inner) if inner else (piece, "", "")
        parts = [*before, *([inner] if inner else []), *after]
        if inner:
            parts[0] = f" {parts[0]}"
        found += parts
    return found


def cut_chinese(text: str) -> Words:
    """Return characters, with digits in a row as one word."""
    found: Words = []
    for sign in text:
        if found and sign.isdecimal() and found[-1].isdecimal():
            found[-1] += sign
        else:
            found.append(sign)
    return found


def phrase(chance: random.Random, name: str) -> Words:
    """Return a phrase of a language."""
    words = tongue(name)
    made = list(chance.choice(words.phrases))
    if chance.random() < LOOSE:
        made = chance.choices(words.singles, k=chance.randint(2, 5))
    return made if is_sound(made) else phrase(chance, name)


def paragraph(chance: random.Random, name: str) -> Words:
    """Return one paragraph of at least a dozen words, as a rule of about sixty; few phrases come twice."""
    words = tongue(name)
    wanted = min(140, max(12, round(chance.lognormvariate(4.05, 0.5))))
    text = list(chance.choice(words.openings))
    text[0] = text[0].lstrip()
    supply = chance.sample(words.phrases, k=len(words.phrases))
    while len(text) < wanted:
        text += phrase(chance, name) if chance.random() < LOOSE else supply.pop()
        text += chance.choice(words.joints)
    text += [*supply.pop(), words.end]
    return text if is_sound(text) else paragraph(chance, name)


def is_sound(words: Sequence[str]) -> bool:
    """Say whether the words stay apart when they are joined."""
    return not any(_run_together(one[-1], other[0]) for one, other in pairwise(words))


def _run_together(last: str, first: str) -> bool:
    return last.isalnum() and first.isalnum() and ((last.isdecimal() and first.isdecimal()) or last < "⺀")


def unrelated(chance: random.Random, name: str, length: int) -> Words:
    """Return `length` words in no order."""
    made = chance.choices(tongue(name).singles, k=length)
    return made if name != "zh" else [word for word in made if not word.isdecimal()]
