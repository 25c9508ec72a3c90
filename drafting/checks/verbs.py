"""Verb forms: which opening words are participles, which verbs of the third person, which go with "We"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from drafting.text import phrases

_ENTRY = re.compile(r"(?P<stem>[a-zа-я]+)\((?P<ends>[a-zа-я|]+)\)\??")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: Said within an operative part in its own form: "Acting under Chapter VII".
_APART = frozenset({"acting", "act", "acts"})
_THIRD_RUSSIAN = ("ет", "ит", "ется", "ится")
_WE_RUSSIAN = ("ем", "им", "емся", "имся")
_LONGEST_LEAD = 5
_WE = frozenset({"we", "мы"})


class Mood(StrEnum):
    """How a verb stands: "Recalling", "Recalls" (an organ), "Recall" (we)."""

    PARTICIPLE = "participle"
    ORGAN = "organ"
    WE = "we"


@dataclass(frozen=True, slots=True)
class Verb:
    """An opening verb: `text[start:end]` is "Recalls", in its mood; its forms in small letters."""

    start: int
    end: int
    mood: Mood
    forms: tuple[tuple[Mood, str], ...]

    @property
    def lemma(self) -> str:
        """What all its forms share: one of them, always the same."""
        return min(word for _, word in self.forms)

    def as_(self, mood: Mood) -> str:
        """Return its form in another mood, "" where there is none."""
        return dict(self.forms).get(mood, "")


def _english() -> Iterator[dict[Mood, str]]:
    for entry in phrases.ENGLISH_VERBS:
        found = _ENTRY.match(entry)
        ends = found["ends"].split("|") if found else []
        participle = next((end for end in ends if end.endswith("ing")), "")
        if found and participle:
            stem = found["stem"]
            third = next(end for end in ends if end.endswith("s"))
            yield {
                Mood.WE: stem + ("e" if "e" in ends else ""),
                Mood.ORGAN: stem + third,
                Mood.PARTICIPLE: stem + participle,
            }


def _russian() -> Iterator[dict[Mood, str]]:
    for entry in phrases.RUSSIAN_VERBS:
        found = _ENTRY.match(entry.removeprefix("вновь "))
        if found:
            yield {_mood(end): found["stem"] + end for end in reversed(found["ends"].split("|"))}


def _mood(end: str) -> Mood:
    if end.endswith(_THIRD_RUSSIAN):
        return Mood.ORGAN
    return Mood.WE if end.endswith(_WE_RUSSIAN) else Mood.PARTICIPLE


def _by_word(families: Iterator[dict[Mood, str]]) -> dict[str, tuple[Mood, dict[Mood, str]]]:
    return {word: (mood, forms) for forms in families for mood, word in forms.items() if word not in _APART}


_TABLES = {"en": _by_word(_english()), "ru": _by_word(_russian())}
_LEADS = {
    "en": frozenset(word for lead in phrases.ENGLISH_LEADS for word in _WORD.findall(lead)),
    "ru": frozenset(word for lead in phrases.RUSSIAN_LEADS for word in _WORD.findall(lead)),
}


def opening_verb(text: str, language: str) -> Verb | None:
    """Return the verb that a paragraph opens with, past "also", "strongly" and the like; none if unknown.

    "We welcome" is one, with its "We".
    """
    table, leads = _TABLES.get(language[:2], {}), _LEADS.get(language[:2], frozenset())
    start = None
    for passed, word in enumerate(_WORD.finditer(text)):
        said = word[0].lower()
        if said in table and said not in leads:
            mood, forms = table[said]
            return Verb(word.start() if start is None else start, word.end(), mood, tuple(forms.items()))
        start = word.start() if said in _WE else start
        if (said not in leads and said not in _WE) or passed >= _LONGEST_LEAD:
            return None
    return None


def like(word: str, other: str) -> str:
    """Write a word with the capital letter that another has."""
    return word[:1].upper() + word[1:] if other[:1].isupper() else word
