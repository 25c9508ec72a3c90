"""References: resolutions by number and date, reports, first mentions."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from drafting.checks.rules import N_, rule
from drafting.checks.values import NUMBERED, Checked, Found, Line
from drafting.procedure.kinds import ParagraphKind
from drafting.text.citations import SECURITY, Citation, Sort, find_citations

ENGLISH_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
RUSSIAN_MONTHS = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
DAY = re.compile(
    r"\b(?P<day>[0-9]{1,2})\s(?P<month>"
    + "|".join((*ENGLISH_MONTHS, *RUSSIAN_MONTHS))
    + r")\s(?P<year>[0-9]{4})"
)
_REPORT = re.compile(
    r"(?:\breports?\s+of\s+the\s+Secretary-General|\bдоклад\w*\s+Генерального\s+секретаря)", re.IGNORECASE
)
_ASSEMBLY = re.compile(r"A/(?:RES|DEC)/(?P<session>[0-9]{1,3})/(?P<number>[0-9]{1,4})")
#: How far from its number the words may stand that say whose resolution it is.
_NEAR = 90
_SENTENCE = re.compile(r"[.;]\s")
#: More resolutions than any session has adopted; more sessions than there will be for long.
_MOST, _SESSIONS = 400, 120
#: Since its thirty-first session the Assembly numbers by session; the first began in the autumn of 1945 + 1.
_FIRST_NUMBERED, _FIRST_YEAR = 31, 1945
_NO_YEAR = re.compile(
    r"\bSecurity\sCouncil\sresolution\s(?P<number>[0-9]{3,4})(?!\s?\(|[0-9/])"
    r"|\bрезолюци\w+\s(?P<russian>[0-9]{3,4})\sСовета\sБезопасности"
)
_SHORT = re.compile(
    r"\b(?:UNSCR|UNSC|SCR|UNGAR|UNGA|GA|SC)\s(?:resolutions?\s)?(?P<number>[0-9]{1,4}(?:/[0-9]{1,4})?)\b"
)


#: Several rules ask for the citations of the same paragraph.
cited_in = lru_cache(maxsize=2048)(find_citations)


@dataclass(frozen=True, slots=True)
class _Mention:
    line: Line
    cited: Citation


def _mentions(draft: Checked) -> Iterator[_Mention]:
    for line in draft.lines:
        yield from (_Mention(line, cited) for cited in cited_in(line.text))


def _of_assembly(draft: Checked, mention: _Mention) -> bool:
    """Say whether a number such as 60/288 is surely the General Assembly's: other organs count so as well."""
    speakers = " ".join(line.text for line in draft.of(ParagraphKind.ENACTING))
    if "General Assembly" in speakers or "Генеральная Ассамблея" in speakers:
        return True
    around = mention.line.text[max(0, mention.cited.start - _NEAR) : mention.cited.end + _NEAR // 2]
    return "Assembly" in around or "Ассамбле" in around or "A/RES/" in around or "Strategy" in around


def _span_of_date(line: Line, cited: Citation) -> tuple[int, int]:
    """Return where the date stands in a citation; the whole of it where there is none."""
    found = DAY.search(line.text, cited.start, cited.end)
    return found.span() if found else (cited.start, cited.end)


def spoken(date: dt.date, draft: Checked) -> str:
    """Write a date as the text's language does: "8 September 2006", "8 сентября 2006"."""
    months = RUSSIAN_MONTHS if draft.russian else ENGLISH_MONTHS
    return f"{date.day} {months[date.month - 1]} {date.year}"


def _as_report(draft: Checked, mention: _Mention) -> str:
    """Return the symbol of the report that "A/RES/70/674" must be, "" where nothing shows that it is one."""
    found = _ASSEMBLY.fullmatch(mention.line.text[mention.cited.start : mention.cited.end])
    if not found:
        return ""
    report = f"A/{found['session']}/{found['number']}"
    known = report in draft.known.resolutions
    return report if known or (int(found["number"]) > _MOST and _reported(draft, mention)) else ""


def _reported(draft: Checked, mention: _Mention) -> bool:
    """Say whether a report of the Secretary-General is spoken of, here or where the footnote is called."""
    before = mention.line.text[: mention.cited.start]
    if mention.line.kind is ParagraphKind.FOOTNOTE and not _SENTENCE.search(before):
        token = f"{{fn:{mention.line.note}}}"
        before = " ".join(each.text.partition(token)[0] for each in draft.lines if token in each.text)
    return _REPORT.search(before) is not None


@rule(
    "references.report",
    N_("A report of the Secretary-General is cited by its own symbol, A/70/674, not as a resolution."),
    N_("%(found)s would be a resolution; what is meant is the report %(wanted)s."),
    bad="PP1: *Taking note* of the report of the Secretary-General,{fn:1}\nFootnote 1: A/RES/70/674.",
    good="PP1: *Taking note* of the report of the Secretary-General,{fn:1}\nFootnote 1: A/70/674.",
)
def report(draft: Checked) -> Iterator[Found]:
    """Find reports that are cited as resolutions."""
    for mention in _mentions(draft):
        if right := _as_report(draft, mention):
            start, end = mention.cited.start, mention.cited.end
            yield Found(
                mention.line, start, end, right, {"found": mention.line.text[start:end], "wanted": right}
            )


@rule(
    "references.number",
    N_("A resolution has a number that there can be."),
    N_("No session of the General Assembly has a resolution or decision of the number %(found)s."),
    bad="PP1: *Recalling* General Assembly resolution 70/674 of 24 December 2015,",
    good="PP1: *Recalling* General Assembly resolution 70/254 of 12 February 2016,",
)
def number(draft: Checked) -> Iterator[Found]:
    """Find resolutions of the Assembly whose number cannot be; decisions are counted from 401."""
    for mention in _mentions(draft):
        cited = mention.cited
        found = _ASSEMBLY.fullmatch(cited.symbol)
        if (
            found
            and cited.sort is Sort.RESOLUTION
            and _of_assembly(draft, mention)
            and not _as_report(draft, mention)
        ):
            too_many = int(found["number"]) > _MOST and int(found["session"]) >= _FIRST_NUMBERED
            if too_many or int(found["session"]) > _SESSIONS:
                end = cited.end if not cited.date else cited.start + len(cited.number)
                yield Found(mention.line, cited.start, end, said={"found": cited.number})


@rule(
    "references.date",
    N_("A resolution is cited with the date of its adoption."),
    N_("%(resolution)s is of %(wanted)s."),
    bad="PP1: *Reaffirming* General Assembly resolution 60/288 of 20 September 2006,",
    good="PP1: *Reaffirming* General Assembly resolution 60/288 of 8 September 2006,",
)
def date(draft: Checked) -> Iterator[Found]:
    """Find well-known resolutions with another date than theirs."""
    for mention in _mentions(draft):
        known = draft.known.resolutions.get(mention.cited.symbol)
        ours = mention.cited.body == SECURITY or _of_assembly(draft, mention)
        if known and ours and mention.cited.date and mention.cited.date != known.date:
            right = spoken(known.date, draft)
            yield Found(
                mention.line,
                *_span_of_date(mention.line, mention.cited),
                right,
                {"resolution": mention.cited.number, "wanted": right},
            )


@rule(
    "references.session",
    N_("The date of a General Assembly resolution lies within the session that its number names."),
    N_("Resolution %(resolution)s is of a session that ran from %(first)s to %(last)s."),
    bad="PP1: *Recalling* General Assembly resolution 72/123 of 1 March 2012,",
    good="PP1: *Recalling* General Assembly resolution 72/123 of 8 December 2017,",
)
def session(draft: Checked) -> Iterator[Found]:
    """Find dates outside the session; those of well-known resolutions are another rule's."""
    for mention in _mentions(draft):
        found = _ASSEMBLY.fullmatch(mention.cited.symbol)
        date_ = mention.cited.date
        if (
            found
            and date_
            and _of_assembly(draft, mention)
            and mention.cited.symbol not in draft.known.resolutions
        ):
            first = _FIRST_YEAR + int(found["session"])
            begins, ends = dt.date(first, 9, 1), dt.date(first + 1, 9, 30)
            if int(found["session"]) >= _FIRST_NUMBERED and not begins <= date_ <= ends:
                said = {"resolution": mention.cited.number, "first": str(first), "last": str(first + 1)}
                yield Found(mention.line, *_span_of_date(mention.line, mention.cited), said=said)


@rule(
    "references.council-year",
    N_("A Security Council resolution bears the year of its adoption: 2178 (2014)."),
    N_("Security Council resolution %(resolution)s is of %(wanted)s."),
    bad="PP1: *Recalling* Security Council resolution 2178 (2015),",
    good="PP1: *Recalling* Security Council resolution 2178 (2014),",
)
def council_year(draft: Checked) -> Iterator[Found]:
    """Find Security Council resolutions with another year than their number or their date allows."""
    for mention in _mentions(draft):
        line, cited = mention.line, mention.cited
        if cited.body != SECURITY or cited.sort is not Sort.RESOLUTION or cited.year is None:
            continue
        match = re.search(r"[0-9]{1,4}", cited.number.rpartition("/")[2])
        years = draft.known.council_years(int(match[0])) if match else None
        at = line.text.find(str(cited.year), cited.start, cited.end)
        if years and not years[0] <= cited.year <= years[1] and at >= 0:
            right = str(years[0]) if years[0] == years[1] else ""
            said = {"resolution": cited.number, "wanted": right or f"{years[0]}–{years[1]}"}
            yield Found(line, at, at + 4, right, said)
        elif cited.date and cited.date.year != cited.year and at >= 0 and not _is_known(draft, cited):
            right = str(cited.date.year)
            yield Found(line, at, at + 4, right, {"resolution": cited.number, "wanted": right})


def _is_known(draft: Checked, cited: Citation) -> bool:
    return cited.symbol in draft.known.resolutions


@rule(
    "references.council-style",
    N_("The Security Council’s resolutions are cited with their year: “resolution 2178 (2014)”."),
    N_("“%(found)s” is cited without its year."),
    bad="PP1: *Recalling* Security Council resolution 2178 of 24 September 2014,",
    good="PP1: *Recalling* Security Council resolution 2178 (2014) of 24 September 2014,",
)
def council_style(draft: Checked) -> Iterator[Found]:
    """Find Security Council resolutions without their year."""
    for line in draft.lines:
        for found in _NO_YEAR.finditer(line.text):
            name = "number" if found["number"] else "russian"
            years = draft.known.council_years(int(found[name]))
            fix = f"{found[name]} ({years[0]})" if years and years[0] == years[1] else ""
            yield Found(line, *found.span(name), fix, {"found": found[0]})


@rule(
    "references.short-name",
    N_("Organs are named in full: “Security Council resolution”, never “UNSCR”."),
    N_("“%(found)s” is not said in a text that is issued."),
    bad="PP1: *Recalling* UNSCR 1373,",
    good="PP1: *Recalling* Security Council resolution 1373 (2001),",
)
def short_name(draft: Checked) -> Iterator[Found]:
    """Find resolutions cited by an abbreviation of their organ."""
    for line in draft.lines:
        for found in _SHORT.finditer(line.text):
            yield Found(line, *found.span(), said={"found": found[0]})


@rule(
    "references.first-mention",
    N_("A resolution is cited in full, with its date, where it is first mentioned, and later without."),
    N_("Resolution %(found)s is mentioned here first; its date is wanted here."),
    bad=(
        "PP1: *Recalling* General Assembly resolution 72/123,\n"
        "PP2: *Reaffirming* General Assembly resolution 72/123 of 8 December 2017,"
    ),
    good=(
        "PP1: *Recalling* General Assembly resolution 72/123 of 8 December 2017,\n"
        "PP2: *Reaffirming* General Assembly resolution 72/123,"
    ),
)
def first_mention(draft: Checked) -> Iterator[Found]:
    """Find first mentions without a date where the text dates the same one later, or all the others."""
    mentions = [each for each in _mentions(draft) if _counts(each)]
    first: dict[str, _Mention] = {}
    for mention in mentions:
        first.setdefault(mention.cited.symbol, mention)
    dated = {each.cited.symbol for each in mentions if each.cited.date}
    singles = [each for each in first.values() if each.cited.date is None]
    for mention in singles if dated and not draft.council else ():
        cited = mention.cited
        others = all(each.cited.date for each in first.values() if each is not mention)
        preamble = mention.line.kind is ParagraphKind.PREAMBULAR
        sure = cited.body == SECURITY or _of_assembly(draft, mention)
        alone = others and preamble and sure and _direct(mention)
        if cited.symbol in dated or alone:
            known = draft.known.resolutions.get(cited.symbol)
            words = mention.line.text[cited.start : cited.end]
            joined = "от" if draft.russian else "of"
            fix = f"{words} {joined} {spoken(known.date, draft)}" if known else ""
            yield Found(mention.line, cited.start, cited.end, fix, {"found": cited.number})


def _counts(mention: _Mention) -> bool:
    """Say whether a mention is one of a resolution by its number in a paragraph, where dates are given."""
    cited, kind = mention.cited, mention.line.kind
    return (
        kind in NUMBERED and cited.sort is Sort.RESOLUTION and bool(cited.symbol) and not _symbolic(mention)
    )


def _symbolic(mention: _Mention) -> bool:
    return mention.line.text.startswith(mention.cited.symbol[:5], mention.cited.start)


def _direct(mention: _Mention) -> bool:
    """Say whether a resolution is recalled itself, not in passing ("paragraph 30 of its resolution …")."""
    before = mention.line.text[: mention.cited.start]
    return len(before) < _NEAR * 2 and not re.search(r"\bparagraph|\bпункт|\bpursuant", before)


@rule(
    "references.date-repeated",
    N_("After its first mention a resolution is cited without its date."),
    N_("The date of resolution %(found)s was given before."),
    bad=(
        "PP1: *Recalling* General Assembly resolution 72/123 of 8 December 2017,\n"
        "OP1: *Decide* to apply General Assembly resolution 72/123 of 8 December 2017."
    ),
    good=(
        "PP1: *Recalling* General Assembly resolution 72/123 of 8 December 2017,\n"
        "OP1: *Decide* to apply General Assembly resolution 72/123."
    ),
)
def date_repeated(draft: Checked) -> Iterator[Found]:
    """Find dates that are given a second time."""
    given: dict[str, dt.date] = {}
    for mention in filter(_counts, _mentions(draft)):
        cited = mention.cited
        if cited.date and given.get(cited.symbol) == cited.date and not draft.council:
            start, end = _span_of_date(mention.line, cited)
            link = re.search(r",?\s(?:of|dated|(?:adopted\s)?on|от)\s$", mention.line.text[:start])
            yield Found(mention.line, link.start() if link else start, end, said={"found": cited.number})
        elif cited.date:
            given[cited.symbol] = cited.date
