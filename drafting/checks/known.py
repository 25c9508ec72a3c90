"""What the checker knows by heart: resolutions with their dates, spellings, names. Each is a plain file.

A secretariat adds lines of its own: a file of the same form, read by the same functions.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from drafting.text.citations import find_citations

FOLDER = Path(__file__).parent / "data"

#: The endings of verbs in -ise and of what is made from them.
_ENDINGS = "e|es|ed|er|ers|ing|ation|ations|ational|able"


@dataclass(frozen=True, slots=True)
class Resolution:
    """A resolution or report: its symbol, "A/RES/60/288" or "S/RES/2178 (2014)", its date, what it is."""

    symbol: str
    date: dt.date
    what: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word that is written otherwise: `wrong` finds it, `right` takes its place, with its ending.

    `stem` is its beginning in small letters: only where it stands need `wrong` be asked.
    """

    stem: str
    wrong: re.Pattern[str]
    right: str


@dataclass(frozen=True)
class Known:
    """All that is known by heart; resolutions by symbol, spellings and names by language."""

    resolutions: dict[str, Resolution]
    spellings: dict[str, tuple[Spelling, ...]]
    names: dict[str, tuple[str, ...]]

    @cached_property
    def _council(self) -> tuple[tuple[int, int], ...]:
        """The Security Council's resolutions as (number, year), by number."""
        found = (re.fullmatch(r"S/RES/(\d+) \((\d{4})\)", symbol) for symbol in self.resolutions)
        return tuple(sorted((int(each[1]), int(each[2])) for each in found if each))

    def council_years(self, number: int) -> tuple[int, int] | None:
        """Return the first and the last year of a resolution of the Council; none if too late to say."""
        rows = self._council
        at = bisect_left(rows, (number, 0))
        if at == len(rows):
            return None
        after = rows[at]
        if after[0] == number:
            return after[1], after[1]
        return (rows[at - 1][1] if at else 1946), after[1]


def rows(written: str) -> Iterable[tuple[str, ...]]:
    """Yield the rows of a file, cells between bars; blank lines and those with # are for the reader."""
    for line in written.splitlines():
        if line.strip() and not line.startswith("#"):
            yield tuple(cell.strip() for cell in line.split("|"))


def resolutions(written: str) -> dict[str, Resolution]:
    """Read "A/RES/60/288 | 8 September 2006 | the Strategy". Raises ValueError for a row that is none."""
    found = {}
    for symbol, date, what in rows(written):
        cited = find_citations(f"resolution 1/1 of {date}")
        if not cited or cited[0].date is None:
            raise ValueError(date)
        found[symbol] = Resolution(symbol, cited[0].date, what)
    return found


def spellings(written: str) -> dict[str, tuple[Spelling, ...]]:
    """Read "en | color* | colour*"; "~harmonis" stands for a verb in -ise with all that is made from it."""
    found: dict[str, list[Spelling]] = {}
    for language, wrong, right in rows(written):
        found.setdefault(language, []).append(Spelling(_stem(wrong), _pattern(wrong), right.strip("~")))
    return {language: tuple(each) for language, each in found.items()}


def _stem(wrong: str) -> str:
    return wrong.strip("~*").partition(" ")[0].lower()


def _pattern(wrong: str) -> re.Pattern[str]:
    if wrong.startswith("~"):
        return re.compile(rf"\b(?P<stem>{wrong[1:]})(?P<rest>{_ENDINGS})\b", re.IGNORECASE)
    stem = re.escape(wrong.rstrip("*")).replace(r"\ ", r"\s")
    rest = r"\w*" if wrong.endswith("*") else ""
    return re.compile(rf"\b(?P<stem>{stem})(?P<rest>{rest})\b", re.IGNORECASE)


def names(written: str) -> dict[str, tuple[str, ...]]:
    """Read "en | United Nations Global Counter-Terrorism Strategy"."""
    found: dict[str, list[str]] = {}
    for language, name in rows(written):
        found.setdefault(language, []).append(name)
    return {language: tuple(each) for language, each in found.items()}


@lru_cache(maxsize=1)
def built_in() -> Known:
    """Return what comes with the program."""
    return Known(
        resolutions(_file("resolutions.txt")), spellings(_file("spellings.txt")), names(_file("names.txt"))
    )


def _file(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
