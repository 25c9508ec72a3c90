"""Citations: documents by their symbols, resolutions and decisions by their numbers and dates."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

ASSEMBLY = "General Assembly"
SECURITY = "Security Council"
ECONOMIC = "Economic and Social Council"
RIGHTS = "Human Rights Council"

#: As they stand before a number in English and beside it in Russian; the longer before the shorter.
_BODIES = {
    "General Assembly": ASSEMBLY,
    "Security Council": SECURITY,
    "Economic and Social Council": ECONOMIC,
    "Human Rights Council": RIGHTS,
    "Assembly": ASSEMBLY,
    "Council": "",
    "Генеральной Ассамблеи": ASSEMBLY,
    "Совета Безопасности": SECURITY,
    "Экономического и Социального Совета": ECONOMIC,
    "Совета по правам человека": RIGHTS,
    "Ассамблеи": ASSEMBLY,
    "Совета": "",
}
#: How each body numbers: the first is meant where the words do not say, the second by "the Council" alone.
_NUMBERED_BY = {
    "serial": (SECURITY, SECURITY),
    "early": (ASSEMBLY, ECONOMIC),
    "yearly": (ECONOMIC, ECONOMIC),
    "sessional": (ASSEMBLY, RIGHTS),
    "parties": ("", ""),
}
_SERIES = {ASSEMBLY: "A", SECURITY: "S", ECONOMIC: "E", RIGHTS: "A/HRC"}
_MONTHS = (
    ("January", "января"), ("February", "февраля"), ("March", "марта"), ("April", "апреля"), ("May", "мая"),
    ("June", "июня"), ("July", "июля"), ("August", "августа"), ("September", "сентября"),
    ("October", "октября"), ("November", "ноября"), ("December", "декабря"),
)  # fmt: skip
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}


class Sort(StrEnum):
    """What is cited."""

    DOCUMENT = "document"
    RESOLUTION = "resolution"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Citation:
    """A document, resolution or decision cited: `text[start:end]` is "60/288 of 8 September 2006".

    `number` is "60/288", "2178" (of "2178 (2014)") or a document's whole symbol, "A/70/674/Add.1". `symbol`
    is the symbol of any of them, "A/RES/60/288", "" where the body is not known. `body` is the organ in whose
    series it is, in English, "" where nothing tells. `year` is that of "(2014)", "2014/5" and "S/2014/730";
    a session has none. `date` is the date that follows the number, none where it is missing or impossible.
    """

    start: int
    end: int
    sort: Sort
    body: str
    number: str
    symbol: str
    year: int | None = None
    date: dt.date | None = None


def _either(words: Iterable[str]) -> str:
    return "|".join(word.replace(" ", r"\s") for word in words)


_BODY = rf"(?P<body>{_either(_BODIES)})"
_KEYWORD = re.compile(
    rf"\b(?:{_BODY}\s+)?(?P<word>[Rr]esolution|[Dd]ecision|[Рр]езолюци|[Рр]ешени)(?P<ending>s?|[а-я]{{0,3}})\s+"
    rf"(?:(?P<after>{_either(_BODIES)})\s+)?(?=[0-9ES])"
)
_SEVERAL = {"resolution": ("s",), "decision": ("s",), "резолюци": ("и", "й", "ям", "ях", "ями")}
_SEVERAL["решени"] = ("я", "й", "ям", "ях", "ями")
_YEAR = "(?:19|20)[0-9]{2}"
_ROMAN = r"\((?P<roman>[IVXL]{1,7})\)"
_NUMBER = re.compile(
    rf"(?:(?P<serial>[0-9]{{1,4}})\s?\((?P<year>{_YEAR})\)"
    rf"|(?P<early>[0-9]{{1,4}}(?:\s[A-Z])?)\s?{_ROMAN}"
    rf"|(?P<yearly>(?P<of>{_YEAR})/[0-9]{{1,3}})"
    r"|(?P<sessional>(?:E?S-)?[0-9]{1,3}/[0-9]{1,4})"
    r"|(?P<parties>[0-9]{1,3}/C(?:P|MP|MA)\.[0-9]{1,2}))(?![\w/])"
    r"(?P<part>\s[A-Z](?=\s(?:of|and|or|и|от)\b|[,;:.)\]]|$))?"
)
_LINK = re.compile(r",?\s+(?:and|or|to|и)\s+|,\s+")
_NAMED = re.compile(rf"\s+(?:(?:of|adopted\s+by)\s+the\s+|(?=[А-Я])){_BODY}\b")
_DATE = re.compile(
    r",?\s+(?:of|dated|(?:adopted\s+)?on|от)\s+(?P<day>[0-9]{1,2})\s"
    rf"(?P<month>{'|'.join(_MONTH)})\s(?P<year>[1-9][0-9]{{3}})(?:\sгода|\sг\.)?(?!\w)"
)

_SEGMENT = (
    r"(?:[0-9]{1,5}|[A-Z]{1,4}-[0-9]{1,3}|[A-Z]{1,12}(?:\.[0-9A-Z]{1,5}|\([0-9]{1,3}\))?"
    r"|(?:Rev|Add|Corr|Amend|Res|Dec)\.[0-9]{1,3})"
)
_SYMBOL = re.compile(rf"(?<![\w/.])[A-Z]{{1,12}}(?:\([0-9]{{1,3}}\))?(?:/{_SEGMENT}){{1,10}}(?!\w|/\w)")
_OF_YEAR = re.compile(rf"\s?\((?P<year>{_YEAR})\)")
_OF_SESSION = re.compile(rf"\s?{_ROMAN}")
_FURTHER = re.compile(r"(?:,|,?\s+(?:and|и))\s+-?/?(?P<part>(?:Add|Corr|Rev|Amend)\.[0-9]{1,3})(?!\w)")
_DIGIT = re.compile(r"[0-9]")
_ORGANS = {"A": ASSEMBLY, "S": SECURITY, "E": ECONOMIC}
_SORTS = {"RES": Sort.RESOLUTION, "DEC": Sort.DECISION, "": Sort.DOCUMENT}
_SHORT = re.compile(r"[ASE]/(?:[0-9]{3,5}|[A-Z]+\.[0-9]+)")


def find_citations(text: str) -> tuple[Citation, ...]:
    """Return what a text cites, in order, English and Russian. Time linear in the text.

    A bare "60/288" counts only after "resolution" or "decision", in a list after the plural. Where the words
    do not name the body, the form of the number does: "60/288" is the Assembly's, "2178 (2014)" the Security
    Council's, "1996/31" the Economic and Social Council's.
    """
    found = (*_symbols(text), *_by_number(text))
    return tuple(sorted(found, key=lambda each: each.start))


def _by_number(text: str) -> Iterator[Citation]:
    for keyword in _KEYWORD.finditer(text):
        word = keyword["word"].lower()
        sort = Sort.RESOLUTION if word in {"resolution", "резолюци"} else Sort.DECISION
        named = keyword["body"] or keyword["after"]
        listed = tuple(_listed(text, keyword.end(), several=keyword["ending"] in _SEVERAL[word]))
        for each, body in zip(listed, _bodies(listed, named), strict=True):
            yield _cited(each, sort, body)


class _Listed(NamedTuple):
    number: re.Match[str]
    named: str | None
    dated: re.Match[str] | None


def _listed(text: str, at: int, *, several: bool) -> Iterator[_Listed]:
    """Read the numbers of a list, each with the body and the date that follow it."""
    while found := _NUMBER.match(text, at):
        named, dated, at = _tail(text, found.end())
        yield _Listed(found, named, dated)
        link = _LINK.match(text, at)
        if not several or not link:
            return
        at = link.end()


def _tail(text: str, at: int) -> tuple[str | None, re.Match[str] | None, int]:
    """Read "of the General Assembly of 8 September 2006": in Russian the body stands on either side."""
    named = _NAMED.match(text, at)
    at = named.end() if named else at
    dated = _DATE.match(text, at)
    at = dated.end() if dated else at
    later = None if named else _NAMED.match(text, at)
    named = named or later
    return named["body"] if named else None, dated, later.end() if later else at


def _bodies(listed: Sequence[_Listed], before: str | None) -> list[str]:
    """Return each number's body: named beside it, before the list or beside a later one; else by its form."""
    bodies: list[str] = []
    later: str | None = None
    for each in reversed(listed):
        later = each.named or later
        bodies.append(_body(_form(each.number), each.named or before or later))
    return bodies[::-1]


def _form(number: re.Match[str]) -> str:
    return next(form for form in _NUMBERED_BY if number[form])


def _body(form: str, named: str | None) -> str:
    """Return the body that numbers so, the one named if it can be."""
    usual, council = _NUMBERED_BY[form]
    if named is None:
        return usual
    body = _BODIES[" ".join(named.split())] or council
    return body if body in {usual, council} else usual


def _cited(each: _Listed, sort: Sort, body: str) -> Citation:
    form = _form(each.number)
    number = each.number[form] + (each.number["part"] or "")
    symbol = f"{_SERIES[body]}/{'RES' if sort is Sort.RESOLUTION else 'DEC'}/{number}" if body else ""
    year = each.number["year"] or each.number["of"]
    if form == "serial":
        symbol += f" ({year})"
    if form == "early":
        number, symbol = f"{number} ({each.number['roman']})", f"{symbol}({each.number['roman']})"
    end = each.dated.end() if each.dated else each.number.end()
    return Citation(
        each.number.start(), end, sort, body, number, symbol, int(year) if year else None, _date(each.dated)
    )


def _date(found: re.Match[str] | None) -> dt.date | None:
    if not found:
        return None
    try:
        return dt.date(int(found["year"]), _MONTH[found["month"]], int(found["day"]))
    except ValueError:
        return None


def _symbols(text: str) -> Iterator[Citation]:
    for found in _SYMBOL.finditer(text):
        if _SHORT.fullmatch(found[0]) or (found[0].count("/") > 1 and _DIGIT.search(found[0])):
            first = _document(text, found)
            yield first
            yield from _further(text, first)


def _document(text: str, found: re.Match[str]) -> Citation:
    """Read one symbol: a resolution's or a decision's has its number within."""
    segments = found[0].split("/")
    tag = next((tag for tag in ("RES", "DEC") if tag in segments[:-1]), "")
    body = RIGHTS if found[0].startswith("A/HRC/") else _ORGANS.get(segments[0], "")
    plain = Citation(found.start(), found.end(), _SORTS[tag], body, found[0], found[0], _year(segments))
    if tag:
        number = found[0].partition(f"/{tag}/")[2]
        plain = _of_old(text, replace(plain, number=number), segments[0])
    dated = _DATE.match(text, plain.end)
    return replace(plain, end=dated.end(), date=_date(dated)) if dated else plain


def _of_old(text: str, cited: Citation, organ: str) -> Citation:
    """Add "(2014)", the Security Council's year, or "(XV)", a session in the days of Roman numerals."""
    if organ == "S" and (found := _OF_YEAR.match(text, cited.end)):
        year = int(found["year"])
        return replace(cited, end=found.end(), symbol=f"{cited.symbol} ({year})", year=year)
    if organ != "S" and (found := _OF_SESSION.match(text, cited.end)):
        session = found["roman"]
        number, symbol = f"{cited.number} ({session})", f"{cited.symbol}({session})"
        return replace(cited, end=found.end(), number=number, symbol=symbol)
    return cited


def _year(segments: Sequence[str]) -> int | None:
    """Return the year that stands within a symbol; at its end, 2015 is a number like any other."""
    return next((int(each) for each in segments[1:-1] if re.fullmatch(_YEAR, each)), None)


def _further(text: str, first: Citation) -> Iterator[Citation]:
    """Read "and Add.1 and Corr.1" behind a symbol."""
    at = first.end
    while found := _FURTHER.match(text, at):
        part, at = found["part"], found.end()
        number, symbol = f"{first.number}/{part}", f"{first.symbol}/{part}"
        yield replace(first, start=found.start("part"), end=at, number=number, symbol=symbol, date=None)
