"""Labels: drawn from order and history, for people; never an identity."""

import re
from collections.abc import Container
from itertools import count
from string import ascii_lowercase

_ORDINALS = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies")
_SECOND = 2  # bis is the second of its family, decies the tenth; then come "(11)", "(12)" and so on
_MEMBER = re.compile(rf" (?:(?P<ordinal>{'|'.join(_ORDINALS)})|\((?P<number>\d+)\))$")
_ALT = re.compile(r" alt(?: \d+)?$")
_PREFIX = {"preambular": "PP", "operative": "OP"}
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def bis(label: str, taken: Container[str]) -> str:
    """Return the first free label after `label` for a new paragraph: "OP3" gives "OP3 bis", then "OP3 ter".

    Applied to a member of the family it gives the next free one; after decies come "OP3 (11)" and so on.
    """
    stem, place = _family(label)
    names = (_member(stem, number) for number in count(place + 1))
    return next(name for name in names if name not in taken)


def _family(label: str) -> tuple[str, int]:
    """Return the label that a family begins with, and the place of this one in it, from 1."""
    found = _MEMBER.search(label)
    if not found:
        return label, 1
    place = int(found["number"]) if found["number"] else _ORDINALS.index(found["ordinal"]) + _SECOND
    return label[: found.start()], place


def _member(stem: str, place: int) -> str:
    if place - _SECOND < len(_ORDINALS):
        return f"{stem} {_ORDINALS[place - _SECOND]}"
    return f"{stem} ({place})"


def alt(label: str, taken: Container[str]) -> str:
    """Return the first free label for a replacement of `label`: "OP6 alt", "OP6 alt 2" and so on."""
    stem = _ALT.sub("", label)
    names = (f"{stem} alt" if number == 1 else f"{stem} alt {number}" for number in count(1))
    return next(name for name in names if name not in taken)


def marker(level: int, index: int, language: str = "en") -> str:
    """Return the mark of a sub-paragraph: "(a)" at level 1, below it "(i)"; in Russian "a)".

    Level and index count from 1. After (z) come (aa) and (bb); deeper levels alternate letters and numerals.
    Raises ValueError below 1.
    """
    if level < 1 or index < 1:
        raise ValueError("Levels and places are counted from 1.")
    sign = _letters(index) if level % 2 else _roman(index)
    return f"{sign})" if language.startswith("ru") else f"({sign})"


def working_label(kind: str, index: int) -> str:
    """Return the working label of a "preambular" or "operative" paragraph, counted from 1: "PP3", "OP7"."""
    return f"{_PREFIX[kind]}{index}"


def _letters(index: int) -> str:
    rounds, place = divmod(index - 1, len(ascii_lowercase))
    return ascii_lowercase[place] * (rounds + 1)


def _roman(number: int) -> str:
    signs = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        signs += sign * times
    return signs
