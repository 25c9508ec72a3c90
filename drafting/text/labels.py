"""Labels: drawn from order and history, for people; never an identity."""

import re
from collections.abc import Container
from itertools import count

_LATIN = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies")
_FIRST_NUMBER = 11  # decies is the tenth of its family
_BIS = re.compile(rf" (?:{'|'.join(_LATIN)}|\(\d+\))$")
_ALT = re.compile(r" alt(?: \d+)?$")
_PREFIX = {"preambular": "PP", "operative": "OP"}
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def bis(label: str, taken: Container[str]) -> str:
    """Return the first free label after `label` for a new paragraph: "OP3" gives "OP3 bis", then "OP3 ter".

    Applied to a member of the family it gives the next free one; after decies come "OP3 (11)" and so on.
    """
    member = _BIS.search(label)
    stem = label[: member.start()] if member else label
    family = (*(f"{stem} {ordinal}" for ordinal in _LATIN),)
    for name in family[family.index(label) + 1 if label in family else 0 :]:
        if name not in taken:
            return name
    first = _FIRST_NUMBER
    if member and label not in family:
        first = int(label[member.start() + 2 : -1]) + 1
    return next(name for number in count(first) if (name := f"{stem} ({number})") not in taken)


def alt(label: str, taken: Container[str]) -> str:
    """Return the first free label for a replacement of `label`: "OP6 alt", "OP6 alt 2" and so on."""
    stem = _ALT.sub("", label)
    names = (f"{stem} alt" if number == 1 else f"{stem} alt {number}" for number in count(1))
    return next(name for name in names if name not in taken)


def marker(level: int, index: int, language: str = "en") -> str:
    """Return the mark of the sub-paragraph `index` (from 1): "(a)" at level 1, "(i)" at level 2; "a)" in Russian.

    After (z) comes (aa). Levels below the second alternate letters and numerals. Raises ValueError below 1.
    """
    if level < 1 or index < 1:
        raise ValueError("Levels and places are counted from 1.")
    sign = _letters(index) if level % 2 else _roman(index)
    return f"{sign})" if language.startswith("ru") else f"({sign})"


def working_label(kind: str, index: int) -> str:
    """Return the working label of a "preambular" or "operative" paragraph, counted from 1: "PP3", "OP7"."""
    return f"{_PREFIX[kind]}{index}"


def _letters(index: int) -> str:
    letters = ""
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(number: int) -> str:
    signs = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        signs += sign * times
    return signs
