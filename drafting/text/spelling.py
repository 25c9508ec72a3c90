"""Spelling: a path written out again in the manner of the words it replaces."""

import re

from drafting.text.labels import Marks, marker
from drafting.text.paths import LETTERS, Path, is_mark

_SIGN = re.compile(r"(?P<open>\(?)(?P<sign>[a-zа-я]{1,8})\)")
_GLUE = re.compile(r"(?:(?<=[0-9)])|(?=\s))(?P<glue>\s?)\(?[a-zа-я]{1,8}\)")
_CYRILLIC = re.compile(r"[А-яЁё]")


def spelled(path: Path, level: int, like: str, *, russian: bool) -> str:
    """Write the steps of a path as `like` writes its own: "3 (a)", "3(a)", "3 a)", "3 а)".

    `level` is the level of the first step, 0 for a paragraph's number. Where `like` shows no mark, the
    language decides.
    """
    found = _GLUE.search(like)
    glue = found["glue"] if found else " "
    steps = [_step(step, level + deeper, like, russian=russian) for deeper, step in enumerate(path)]
    blank = "\xa0" if "\xa0" in like else " "
    return glue.join(step.replace(" ", blank) for step in steps)


def is_russian(words: str) -> bool:
    """Say whether words are in Cyrillic letters."""
    return _CYRILLIC.search(words) is not None


def _step(step: str, level: int, like: str, *, russian: bool) -> str:
    if not is_mark(step) or step.endswith("."):
        return step
    sign, blank, turns = step.partition(" ")
    if level % 2 and is_russian(like) and sign in LETTERS:
        sign = f"({marker(1, LETTERS.index(sign) + 1, marks=Marks.CYRILLIC)}"
    found = _SIGN.search(like)
    opened = bool(found["open"]) if found else not russian
    return f"{sign if opened else sign[1:]}{blank}{turns}"
