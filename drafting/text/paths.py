"""Paths: what a reference leads along, "3" then "(a)"; the same for "OP3 (a)", "3 (a)" and "пункт 3 a)"."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from drafting.text.labels import CYRILLIC_LETTERS, NOWHERE, ORDINALS, Label, marker, parse

Path = tuple[str, ...]

LETTERS = tuple(marker(1, place) for place in range(1, 53))
NUMERALS = tuple(marker(2, place) for place in range(1, 40))

_TURN = rf"(?:(?:{'|'.join(ORDINALS)}|alt(?:\s[0-9]{{1,2}})?)(?!\w)|\([0-9]{{2}}\))"
_TURNS = rf"(?:\s{_TURN})*"
_LATIN = "|".join(f"{letter}{{1,2}}" for letter in "abcdefghijklmnopqrstuvwxyz")
_MARK = rf"\s?\(?(?:[ivxl]{{1,8}}|{_LATIN}|[{CYRILLIC_LETTERS}])\){_TURNS}"
_DEEP = r"\s?[a-z]\.(?:\s?[0-9]{1,2}\.(?!\w))?(?!\w)"

#: A paragraph's number, with what came to it: "3", "6 alt 2", "3 (11)".
NUMBER = rf"[0-9]{{1,4}}{_TURNS}(?![\w/]|\.[0-9])"
#: Marks under it, level by level: "(a)", "(a) bis (i)", "a) i) a. 1."
MARKS = rf"(?:{_MARK}(?:{_MARK}(?:{_MARK}(?:{_MARK})?|{_DEEP})?)?)?"

_STEP = re.compile(rf"\(?(?P<sign>[^\W\d_]+)\)(?P<turns>{_TURNS})|(?P<dotted>\w+\.)")
_LABEL = re.compile(rf"(?:OP|(?P<series>PP))?(?P<number>{NUMBER})?(?P<marks>{MARKS})")


def path_of(number: str | None, marks: str) -> Path:
    """Return the path of a number and marks as written; Cyrillic letters as the Latin of the same place."""
    steps = tuple(_step(found) for found in _STEP.finditer(marks))
    return (" ".join(number.split()), *steps) if number else steps


def _step(found: re.Match[str]) -> str:
    if found["dotted"]:
        return found["dotted"]
    sign = f"({found['sign']})"
    if found["sign"] in CYRILLIC_LETTERS:
        sign = LETTERS[CYRILLIC_LETTERS.index(found["sign"])]
    return " ".join((sign, *found["turns"].split()))


@lru_cache(maxsize=4096)
def place(label: str) -> Path:
    """Return the path that a label stands for: "OP3 (a)" and "3 (a)" alike; none for what is no label.

    A preambular paragraph's path keeps its letters, "PP4": nobody means it by "paragraph 4".
    """
    found = _LABEL.fullmatch(label)
    if not found:
        return ()
    path = path_of(found["number"], found["marks"])
    return (f"PP{path[0]}", *path[1:]) if found["series"] and found["number"] else path


def is_mark(step: str) -> bool:
    """Say whether a step is a sub-paragraph's."""
    return step.startswith("(") or step.endswith(".")


def rooted(path: Path) -> bool:
    """Say whether a path begins with a paragraph, not with a sub-paragraph of one that goes unsaid."""
    return bool(path) and not is_mark(path[0])


def under(path: Path, above: Path) -> bool:
    """Say whether a path leads to `above` or to something beneath it."""
    return path[: len(above)] == above


def absolute(path: Path, speaker: Path, known: Mapping[Path, object]) -> Path:
    """Return the whole path of a sub-paragraph that the paragraph at `speaker` mentions without a number.

    The nearest known one is meant: from 3 (b) (ii), "(i)" is 3 (b) (i) if there is one, else 3 (i). Where
    none is known, a numeral stands under the speaker's letter, a letter under its paragraph.
    """
    if rooted(path) or not rooted(speaker):
        return path
    nearest = ((*speaker[:depth], *path) for depth in range(len(speaker), 0, -1))
    return next((whole for whole in nearest if whole in known), (*speaker[: _depth(path, speaker)], *path))


def _depth(path: Path, speaker: Path) -> int:
    return 2 if path[0] in NUMERALS and len(speaker) > 1 else 1


@lru_cache(maxsize=4096)
def path_order(path: Path) -> Label:
    """Return what sorts paths as the text is read; NOWHERE where the path is no label's."""
    return parse(" ".join(path)) or NOWHERE


def side(target: Path, speaker: Path) -> str:
    """Return where a paragraph stands, seen from another: "above", "below", or "" where nobody can tell."""
    here, there = path_order(speaker), path_order(target)
    if NOWHERE in {here, there} or here == there:
        return ""
    return "above" if there < here else "below"


class Neighbours:
    """Which paragraph stands next to which, at its level, in the order of the labels."""

    def __init__(self, paths: Iterable[Path]) -> None:
        orders = {path: order for path in paths if (order := path_order(path)) != NOWHERE}
        self._rows: dict[Path, list[Path]] = {}
        self._at: dict[Path, int] = {}
        for path in sorted(orders, key=orders.__getitem__):
            row = self._rows.setdefault(_row(path), [])
            self._at[path] = len(row)
            row.append(path)

    def of(self, path: Path, step: int) -> Path:
        """Return the paragraph `step` places on, -1 for the preceding one; none where there is none."""
        row, at = self._rows.get(_row(path), []), self._at.get(path)
        if at is None or not 0 <= at + step < len(row):
            return ()
        return row[at + step]


def _row(path: Path) -> Path:
    """Return what the paragraphs of one row share: what they hang on, or their part of the text."""
    return path[:-1] or (path[0][:2] if path[0].startswith("PP") else "",)
