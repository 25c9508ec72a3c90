"""Labels: drawn from order and history, for people; never an identity."""

import re
from collections.abc import Callable, Container
from dataclasses import dataclass
from enum import Enum, IntEnum
from itertools import count
from string import ascii_lowercase
from typing import NamedTuple

ORDINALS = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies")
#: The Cyrillic letters that mark sub-paragraphs: ё, й and the three signs are passed over.
CYRILLIC_LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"

_SECOND = 2  # bis is the second of its family, decies the tenth; then come "(11)", "(12)" and so on
_MEMBER = re.compile(rf" (?:(?P<ordinal>{'|'.join(ORDINALS)})|\((?P<number>[0-9]{{1,9}})\))$")
_ALT = re.compile(r" alt(?: \d+)?$")
_PREFIX = {"preambular": "PP", "operative": "OP"}
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ROMAN_DIGITS = {sign: value for value, sign in _ROMAN if len(sign) == 1}


class Series(IntEnum):
    """What a label counts; in the order of the document."""

    PREAMBULAR = 1
    OPERATIVE = 2
    ADOPTED = 3
    OWN = 4
    """A sub-paragraph's own part, without what stands above it: "(a)"."""


class Kind(IntEnum):
    """How a paragraph came beside another: as its alternative, or as a new one behind it."""

    ALT = 1
    NEW = 2


class Turn(NamedTuple):
    """One addition to a number: `Turn(Kind.NEW, 2)` is bis, 3 ter; `Turn(Kind.ALT, 1)` alt, 2 alt 2."""

    kind: Kind
    number: int


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """One level of a label: "(b) bis" is `Step(2, (Turn(Kind.NEW, 2),))`."""

    number: int
    turns: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """A label read: its levels, outermost first, in no language. Labels sort in reading order.

    What stands under a paragraph comes before its alternatives, these before the new ones behind it:
    OP6, OP6 (a), OP6 alt, OP6 alt 2, OP6 bis, OP7. `former` is the "ex" of "ex OP8".
    """

    series: Series
    steps: tuple[Step, ...]
    former: bool = False


class Marks(Enum):
    """How sub-paragraphs are marked, level by level; below the last the signs begin anew."""

    ENGLISH = ("(a)", "(i)")
    RUSSIAN = ("a)", "i)")
    """As the United Nations does it in Russian: Latin letters, the second bracket alone."""
    DEEP = ("(a)", "(i)", "a.", "1.")
    DEEP_RUSSIAN = ("a)", "i)", "a.", "1.")
    CYRILLIC = ("а)", "i)", "а.", "1.")
    """As national texts do it: а) б) в) … и) к), without ё and й."""

    def sign(self, level: int) -> str:
        """Return the first mark of a level."""
        signs: tuple[str, ...] = self.value
        return signs[(level - 1) % len(signs)]


def bis(label: str, taken: Container[str]) -> str:
    """Return the first free label after `label` for a new paragraph: "OP3" gives "OP3 bis", then "OP3 ter".

    Applied to a member of the family it gives the next free one; after decies come "OP3 (11)" and so on.
    """
    stem, place = _family(label)
    names = (f"{stem} {_new(number)}" for number in count(place + 1))
    return next(name for name in names if name not in taken)


def _family(label: str) -> tuple[str, int]:
    """Return the label that a family begins with, and the place of this one in it, from 1."""
    found = _MEMBER.search(label)
    return (label[: found.start()], _place(found)) if found else (label, 1)


def _place(found: re.Match[str]) -> int:
    return int(found["number"]) if found["number"] else ORDINALS.index(found["ordinal"]) + _SECOND


def _new(place: int) -> str:
    return ORDINALS[place - _SECOND] if place - _SECOND < len(ORDINALS) else f"({place})"


def alt(label: str, taken: Container[str]) -> str:
    """Return the first free label for a replacement of `label`: "OP6 alt", "OP6 alt 2" and so on."""
    stem = _ALT.sub("", label)
    names = (f"{stem} {_alternative(number)}" for number in count(1))
    return next(name for name in names if name not in taken)


def _alternative(number: int) -> str:
    return "alt" if number == 1 else f"alt {number}"


def marker(level: int, index: int, language: str = "en", marks: Marks | None = None) -> str:
    """Return the mark of a sub-paragraph: "(a)" at level 1, below it "(i)"; in Russian "a)".

    Level and index count from 1. After (z) come (aa) and (bb); deeper levels alternate letters and numerals.
    `marks` asks for other signs than the language's own. Raises ValueError below 1.
    """
    if level < 1 or index < 1:
        raise ValueError("Levels and places are counted from 1.")
    marks = marks or (Marks.RUSSIAN if language.startswith("ru") else Marks.ENGLISH)
    sign = marks.sign(level)
    core = sign.strip("().")
    return sign.replace(core, _COUNTED[core](index))


def working_label(kind: str, index: int) -> str:
    """Return the working label of a "preambular" or "operative" paragraph, counted from 1: "PP3", "OP7"."""
    return f"{_PREFIX[kind]}{index}"


def _letters(index: int, alphabet: str = ascii_lowercase) -> str:
    rounds, place = divmod(index - 1, len(alphabet))
    return alphabet[place] * (rounds + 1)


def _cyrillic(index: int) -> str:
    return _letters(index, CYRILLIC_LETTERS)


def _roman(number: int) -> str:
    signs = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        signs += sign * times
    return signs


_COUNTED: dict[str, Callable[[int], str]] = {"a": _letters, "а": _cyrillic, "i": _roman, "1": str}

_HEAD = re.compile(r"\s*(?P<former>ex\s+)?(?:(?P<series>PP|OP)\s?(?=[1-9]))?(?P<number>[1-9][0-9]{0,8})?")
_TURN = re.compile(
    rf"\s?(?:(?P<ordinal>{'|'.join(ORDINALS)})(?!\w)|(?P<alt>alt)(?:\s(?P<which>[1-9][0-9]{{0,8}})(?![\w.]))?(?!\w)"
    r"|\((?P<number>[0-9]{1,9})\))"
)
_MARK = re.compile(r"\s?(?:\(?(?P<bracketed>[^\W\d_]{1,40})\)|(?P<dotted>[a-zа-я]{1,40}|[1-9][0-9]{0,8})\.)")
_SERIES = {"PP": Series.PREAMBULAR, "OP": Series.OPERATIVE, "": Series.ADOPTED}
_LETTERS = {series: letters for letters, series in _SERIES.items()} | {Series.OWN: ""}


def parse(text: str) -> Label | None:
    """Read a label in any of the marks: "OP3 (a) bis", "6 alt 2", "ex OP8", "(b)"; None for anything else.

    A mark's level says what it is: "(i)" is the ninth letter at the first level, one at the second.
    Letters are read up to forty times doubled, numerals up to forty signs.
    """
    head = next(_HEAD.finditer(text))
    series = _SERIES[head["series"] or ""] if head["number"] else Series.OWN
    own = series is Series.OWN
    steps = _steps(text.rstrip(), head.end(), [] if own else [(int(head["number"]), [])], own=own)
    return Label(series, steps, bool(head["former"])) if steps else None


def _steps(text: str, at: int, read: list[tuple[int, list[Turn]]], *, own: bool) -> tuple[Step, ...]:
    """Read turns and marks to the end; nothing where something else stands between."""
    while at < len(text):
        if read and (turn := _TURN.match(text, at)) and (added := _turn(turn)):
            read[-1][1].append(added)
            at = turn.end()
        elif (mark := _MARK.match(text, at)) and (number := _index(mark, len(read) + own)):
            read.append((number, []))
            at = mark.end()
        else:
            return ()
    return tuple(Step(number, tuple(turns)) for number, turns in read)


def _turn(found: re.Match[str]) -> Turn | None:
    if found["alt"]:
        return Turn(Kind.ALT, int(found["which"] or 1))
    number = _place(found)
    return Turn(Kind.NEW, number) if number >= _SECOND else None


def _index(mark: re.Match[str], level: int) -> int:
    """Return the place that a mark counts at its level, from 1; nought where it is no mark of it."""
    sign = mark["bracketed"] or mark["dotted"]
    if level % 2:
        return _letter_index(sign)
    if mark["dotted"]:
        return int(sign) if sign[0].isdecimal() else 0
    return _roman_index(sign)


def _letter_index(sign: str) -> int:
    for alphabet in (ascii_lowercase, CYRILLIC_LETTERS):
        if sign[0] in alphabet and sign == sign[0] * len(sign):
            return alphabet.index(sign[0]) + 1 + len(alphabet) * (len(sign) - 1)
    return 0


def _roman_index(sign: str) -> int:
    values = [_ROMAN_DIGITS.get(letter, 0) for letter in sign]
    total = sum(
        -value if value < after else value for value, after in zip(values, (*values[1:], 0), strict=True)
    )
    return total if _roman(total) == sign else 0


def write(label: Label, marks: Marks = Marks.ENGLISH) -> str:
    """Write a label; `parse(write(label, marks)) == label`."""
    own = label.series is Series.OWN
    parts = [
        " ".join((_sign(level + own, step.number, marks), *map(_added, step.turns)))
        for level, step in enumerate(label.steps)
    ]
    former = "ex " if label.former else ""
    return f"{former}{_LETTERS[label.series]}{' '.join(parts)}"


def _sign(level: int, number: int, marks: Marks) -> str:
    return marker(level, number, marks=marks) if level else str(number)


def _added(turn: Turn) -> str:
    return _alternative(turn.number) if turn.kind is Kind.ALT else _new(turn.number)


#: What is no label, in an order of labels.
NOWHERE = Label(Series.OWN, ())


def reading_order(label: str) -> tuple[bool, Label, str]:
    """Return the key that sorts labels as the text is read: OP3, OP3 bis, OP4; OP6 alt before OP6 bis.

    What is no label comes last, in the order of its characters.
    """
    read = parse(label)
    return read is None, read or NOWHERE, label
