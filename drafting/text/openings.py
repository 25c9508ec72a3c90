"""Openings: how much of a paragraph's beginning is set in italics."""

import re
from collections.abc import Sequence

from drafting.text import phrases
from drafting.text.words import is_sign, tokens


def _pattern(leads: Sequence[str], verbs: Sequence[str], tails: Sequence[str]) -> re.Pattern[str]:
    lead, verb, tail = ("|".join(sorted(words, key=len, reverse=True)) for words in (leads, verbs, tails))
    written = rf"(?:(?:{lead}) )*(?:{verb})(?: (?:{tail}))*(?!\w)"
    return re.compile(written.replace("(?= ", r"(?=\s").replace(" ", r"\s"), re.IGNORECASE)


_OPENINGS = {
    "en": _pattern(phrases.ENGLISH_LEADS, phrases.ENGLISH_VERBS, phrases.ENGLISH_TAILS),
    "ru": _pattern(phrases.RUSSIAN_LEADS, phrases.RUSSIAN_VERBS, phrases.RUSSIAN_TAILS),
}
_CLOSING = re.compile(r"[,:，：،]\s*$")


def opening_length(text: str, language: str = "en") -> int:
    """Return how many characters at the start are the opening verb phrase: "Recalling also", "Calls upon".

    The longest phrase in the tables counts, whatever its case; failing that, and in other languages, the
    first word. Nothing of a text without words. `language` is a code such as "en", "ru" or "ru-RU".
    """
    known = _OPENINGS.get(language[:2].lower())
    found = known.match(text) if known else None
    return found.end() if found else _first_word(text)


def _first_word(text: str) -> int:
    words = tokens(text)
    first = next((at for at, word in enumerate(words) if not is_sign(word)), -1)
    return len("".join(words[: first + 1]))


def enacting_length(text: str) -> int:
    """Return how many characters of enacting words are in italics: all up to the closing comma or colon."""
    closing = _CLOSING.search(text)
    return closing.start() if closing else len(text.rstrip())
