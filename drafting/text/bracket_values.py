"""What brackets say, as values: words in dispute, rival readings, options, places to be filled.

A text is a `Content`, a tuple of parts in the order of reading. What is read from a text nests at most
`DEEPEST` brackets deep; a text nested deeper keeps the rest as words, and is counted in full all the same.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, groupby
from typing import TypeAlias

from drafting.text.comparison import Kind

#: Values compare, hash and print by recursion; negotiated texts nest four deep, seldom five.
DEEPEST = 64

_LONGEST_PLACEHOLDER = 80
_DONE = (
    r"(?:confirmed|determined|decided|agreed|added|inserted|completed|specified|announced|provided|developed)"
)
_THING = r"(?:date|dates|place|venue|time|year|month|day|number|name|title|symbol|city|country|amount|figure)"
_VESH = r"(?:дата|даты|место|время|год|номер|название|страна|город|сумма)"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|[Mm]onth|MM+)"
)
_PLACEHOLDER = re.compile(
    r"[\s.…?*#–—-]*|_+"
    r"|\d[\d\s.,:/–-]*(?:%|per cent)?"
    rf"|(?:(?:\d{{1,2}}|[Dd]ay|DD|XX?|_{{3,}}|…)\s)?{_MONTH}(?:\s(?:\d{{4}}|[Yy]ear|YYYY|XX+|_{{3,}}|…))?"
    r"|X{1,4}|Y{1,4}|Z{1,3}|N{1,2}|TB[ACD]|tb[acd]|(?i:placeholder)(?:\s[\w ]*)?"
    rf"|(?:[^\W\d_][\w’'-]*\s){{0,6}}(?i:to be {_DONE})"
    rf"|(?i:(?:insert\s)?(?:(?:the|a)\s)?{_THING}(?:(?:,| and| or) (?:the |a )?{_THING}){{0,3}})"
    rf"|(?i:{_VESH}(?:(?:,| и| или) {_VESH}){{0,3}})"
    r"|(?i:(?:[^\W\d_]+\s){0,6}(?:подлеж[иа]т\s(?:уточнению|согласованию|определению)|буд[еу]т\sуточнен[аоы]?))"
    r"|日期|地点|时间|待定|待确认|التاريخ|المكان|يحدد لاحقا"
)


class Notation(StrEnum):
    """The four ways of writing a negotiated text; `bracket_writing.carried` says what each of them drops."""

    ATTRIBUTED = "attributed"
    UNATTRIBUTED = "unattributed"
    SCREEN = "screen"
    REDLINE = "redline"


@dataclass(frozen=True, slots=True)
class Saying:
    """Parties and what they say: `word` is a key of `bracket_sayings.FORMS`, "" for an author.

    `detail` is a condition ("as amended"), or who took a suggestion up, or which paragraph is meant.
    A standing ("agreed ad ref") has no parties.
    """

    parties: tuple[str, ...]
    word: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    r"""Words as they stand; of kind INSERT or DELETE where a change of them is marked.

    `text` is without escapes: a literal bracket is "[" here, and "\[" in every notation.
    """

    text: str
    kind: Kind = Kind.KEEP


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A place to be filled: `text` is what stands between the brackets, "2019" or "date to be confirmed".

    It is in nobody's dispute. Raises ValueError for words that would read as a dispute: `is_placeholder`.
    """

    text: str

    def __post_init__(self) -> None:
        if not is_placeholder(self.text):
            raise ValueError("These words do not read as a placeholder.")


@dataclass(frozen=True, slots=True)
class Note:
    """A bracket that says how far the text is: "[Agreed ad ref]". The first saying is a standing."""

    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Disputed:
    """Words in brackets, and who says what about them; nobody in an unattributed text."""

    content: "Content"
    sayings: tuple[Saying, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One of several readings of a place. No content stands for "no text": the place would be left out."""

    content: "Content"
    sayings: tuple[Saying, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Two readings or more in one bracket, "[A – EU / B – US]"; the first is mostly the text as it stands."""

    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Options:
    """Numbered readings, "[Option 1: … Option 2: no text]"; `first` is the number of the first, from 1.

    The others follow it without a gap. Raises ValueError below 1.
    """

    readings: tuple[Reading, ...]
    first: int = 1

    def __post_init__(self) -> None:
        if self.first < 1:
            raise ValueError("Options are counted from 1.")


Part: TypeAlias = Words | Placeholder | Note | Disputed | Alternatives | Options
Content: TypeAlias = tuple[Part, ...]


def is_placeholder(inner: str) -> bool:
    """Say whether what stands between two brackets only holds a place.

    Digits and dates, dots and lines, X or N, "TBD", "place to be confirmed" and a short list of such words,
    English and Russian. Words that could stand in the text are a dispute, however short.
    """
    return len(inner) <= _LONGEST_PLACEHOLDER and _PLACEHOLDER.fullmatch(inner) is not None


def joined(parts: Sequence[Part]) -> Content:
    """Return the parts with neighbouring words of one kind joined and empty words left out."""
    told = [part for part in parts if not isinstance(part, Words) or part.text]
    if len(told) <= 1:
        return tuple(told)
    runs = groupby(told, key=lambda part: part.kind if isinstance(part, Words) else None)
    return tuple(chain.from_iterable(run if kind is None else (_one(run, kind),) for kind, run in runs))


def _one(run: Iterable[Part], kind: Kind) -> Words:
    return Words("".join(part.text for part in run if isinstance(part, Words)), kind)
