"""Prose: paragraphs in the manner of a declaration, in four languages, as lists of words.

The words are cut here by a rule of our own, at the blanks of phrases written for it, so that what is later held
against the engine does not come from the engine.
"""

import json
import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "ru", "ar", "zh")
_SIGNS = ",;.:()،؛，；。、"
_ENDS = {"en": ";", "ru": ";", "ar": "؛", "zh": "；"}

Words = list[str]


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
    """Return a phrase of a language, now and then one that no supply holds: single words in a row."""
    words = tongue(name)
    if chance.random() < 0.3:
        return chance.choices(words.singles, k=chance.randint(2, 5))
    return list(chance.choice(words.phrases))


def paragraph(chance: random.Random, name: str, longest: int = 140) -> Words:
    """Return one paragraph of at least a dozen words, as a rule of about sixty."""
    words = tongue(name)
    wanted = min(longest, max(12, round(chance.lognormvariate(4.05, 0.5))))
    text = list(chance.choice(words.openings))
    text[0] = text[0].lstrip()
    while len(text) < wanted:
        text += phrase(chance, name) + chance.choice(words.joints)
    return [*text, *phrase(chance, name), words.end]


def unrelated(chance: random.Random, name: str, length: int) -> Words:
    """Return `length` words in no order."""
    return chance.choices(tongue(name).singles, k=length)
