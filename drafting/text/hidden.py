"""Hidden characters: what a reader cannot see and a text under negotiation must not hold."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import bidirectional, category, combining, name

# What is never let in; C0, C1, private use, unassigned and surrogates are known by their category.
_NEVER = re.compile(
    "["
    "\u202a-\u202e\u2066-\u2069"  # bidi embeddings, overrides, isolates
    "\u200b\u2060-\u2064\u206a-\u206f\ufeff\u00ad\u180e\u034f"  # without width
    "\u115f\u1160\u3164\uffa0\u2800\u17b4\u17b5"  # fillers and blanks that are letters or signs
    "\U000e0000-\U000e0fff"  # tags and the variation selectors beside them
    "\ufe00-\ufe0f\u180b-\u180d\u180f"  # variation selectors
    "\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # formatting of annotations, shorthand, music
    "\u2028\u2029"
    "]"
)
_JOINERS = "\u200c\u200d"
_ZERO_WIDTH_JOINER = "\u200d"
_DIRECTION_MARKS = "\u200e\u200f\u061c"
# Scripts in which a joiner changes what is seen: Arabic and its kin, Mongolian, the Indic family.
_JOINED = re.compile(
    "[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ua840-\uabff\U00010a00-\U00011fff]"
)
_VIRAMA = 9
_PLAIN_NAMES = {
    "Cc": "control character",
    "Cs": "lone surrogate",
    "Co": "private use character",
    "Cn": "unassigned character",
}
_MIXABLE = ("LATIN", "CYRILLIC", "GREEK")
_RUN = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_UNITS = frozenset({"μg", "μm", "μl", "μs", "μF", "μSv", "kΩ", "MΩ"})
"""Units of measurement, which mix Greek and Latin by right."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A character that must not be there: its index in the text (from 0), "U+202E", and what it is called."""

    position: int
    code: str
    name: str


def find_hidden(text: str) -> tuple[Hidden, ...]:
    """Return what is hidden in a paragraph's text, in order: each is a reason not to save it.

    Controls (a paragraph is one line), characters without width, bidi controls, tags, variation selectors,
    private use, unassigned code points, lone surrogates; joiners outside the words that need them; direction
    marks where nothing is written from right to left; Latin, Cyrillic and Greek mixed within one word.
    Source: Unicode TR 36 and 39, CVE-2021-42574.
    """
    if text.isascii() and text.isprintable():
        return ()
    right_to_left = any(bidirectional(sign) in {"R", "AL"} and category(sign)[0] == "L" for sign in text)
    found = [
        Hidden(at, _code(sign), _name(sign))
        for at, sign in enumerate(text)
        if _never(sign)
        or (sign in _JOINERS and not _joins(text, at))
        or (sign in _DIRECTION_MARKS and not right_to_left)
    ]
    return tuple(sorted([*found, *_mixtures(text)], key=lambda hidden: hidden.position))


@lru_cache(maxsize=4096)
def _never(sign: str) -> bool:
    return category(sign) in _PLAIN_NAMES or _NEVER.match(sign) is not None


def _joins(text: str, at: int) -> bool:
    """Say whether the joiner at `at` stands within a word of a script that needs it."""
    before = at - 1
    while before >= 0 and category(text[before]) == "Mn":
        before -= 1
    follows = before >= 0 and _letter_that_joins(text[before])
    precedes = at + 1 < len(text) and _letter_that_joins(text[at + 1])
    if text[at] == _ZERO_WIDTH_JOINER:
        return follows or precedes
    return follows and (precedes or combining(text[at - 1]) == _VIRAMA)


def _letter_that_joins(sign: str) -> bool:
    return _JOINED.match(sign) is not None and category(sign)[0] in "LM"


def _mixtures(text: str) -> Iterator[Hidden]:
    """Find, in each mixed word, the first letter of another script than most of its letters."""
    for word in _RUN.finditer(text):
        scripts = [(at, script) for at, sign in enumerate(word[0], word.start()) if (script := _script(sign))]
        count = Counter(script for _, script in scripts)
        if len(count) > 1 and word[0].lstrip("0123456789") not in _UNITS:
            main = count.most_common(1)[0][0]
            stray = next(at for at, script in scripts if script != main)
            yield Hidden(stray, _code(text[stray]), f"{_listed(count)} letters mixed in one word")


def _listed(scripts: Counter[str]) -> str:
    *others, last = [script.capitalize() for script in _MIXABLE if script in scripts]
    return f"{', '.join(others)} and {last}"


@lru_cache(maxsize=4096)
def _script(sign: str) -> str:
    """Return LATIN, CYRILLIC or GREEK; nothing for any other letter, digit or mark."""
    first = name(sign, "").partition(" ")[0]
    return first if first in _MIXABLE and category(sign)[0] == "L" else ""


def _code(sign: str) -> str:
    return f"U+{ord(sign):04X}"


def _name(sign: str) -> str:
    return name(sign, "") or _PLAIN_NAMES[category(sign)]
