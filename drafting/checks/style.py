"""Style: the spelling and the manner of the United Nations Editorial Manual."""

import re
from collections.abc import Iterator
from functools import lru_cache

from drafting.checks.rules import N_, rule
from drafting.checks.values import NUMBERED, Checked, Form, Found, Line

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTHS_RUSSIAN = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_CENTER = re.compile(
    r"(?:[A-Z][\w-]*\s(?:(?:of|for|in|on|the|and)\s){0,2}){0,6}(?P<center>Center)\b(?P<after>[^,;.]{0,60})"
)
_OURS = re.compile(r"United Nations|Counter-Terrorism|Preventive Diplomacy|Regional")
_MEMBERS = re.compile(r"\b(?:member states|Member states|Member-States|Members States|Memberstates)\b")
_HEADS = re.compile(
    r"\b[Hh]eads of (?:state and [Gg]overnment|State and government|states? and governments?)\b"
)
_SECRETARY = re.compile(
    r"\b(?:Secretary General|secretary-general|Secretary-general)\b(?!\sof\s(?!the United))"
    r"(?<!NATO Secretary General)(?<!OSCE Secretary General)(?<!INTERPOL Secretary General)"
)
_PERCENT = re.compile(r"(?<=[0-9])\s?%")
_AMERICAN_DATE = re.compile(rf"\b(?P<month>{_MONTHS})\s(?P<day>[0-9]{{1,2}}),\s(?P<year>[0-9]{{4}})\b")
_ORDINAL_DATE = re.compile(
    rf"\b(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)\s(?:of\s)?(?P<month>{_MONTHS})\b"
    rf"|\b(?P<day_ru>[0-9]{{1,2}})-(?:го|ое|е)\s(?P<month_ru>{_MONTHS_RUSSIAN})\b"
)
_FIGURES_DATE = re.compile(
    r"(?<![\w/.])(?:0?[1-9]|[12][0-9]|3[01])(?P<sep>[./])(?:0?[1-9]|1[0-2])(?P=sep)(?:19|20)[0-9]{2}(?![\w/])"
)
_RANGE = re.compile(
    r"\b(?P<word>[Ff]rom|[Bb]etween)\s(?P<first>[0-9]{1,4})\s?[-–]\s?(?P<last>[0-9]{1,4})\b(?![-–/])"
)
_HYPHENED = re.compile(r"(?<![\w/.-])(?P<first>(?:19|20)[0-9]{2})-(?P<last>(?:19|20)[0-9]{2})(?![\w/-])")
_DASHED = re.compile(r"[0-9]–[0-9]")
_THIS = re.compile(
    r"\b(?:the|The)\spresent\s(?P<small>declaration)\b|\b(?P<this>[Tt]his\s(?P<what>Declaration|declaration))\b"
    r"|\bнастоящ\w{2}\s(?P<small_ru>деклараци\w{1,2})\b|\b(?P<this_ru>эт(?:а|ой|у)\s(?P<what_ru>[Дд]екларац\w+))\b"
)
_SESSION = re.compile(r"\b[0-9]{1,2}(?:st|nd|rd|th)\s(?=(?:regular\s|special\s)?session\b)")
_BLANK = r"[\s\u00a0]+"


def prose(draft: Checked) -> Iterator[Line]:
    """Yield what is written in sentences; a title in capitals has spellings of its own."""
    yield from (line for line in draft.lines if not line.text.isupper())


@rule(
    "style.spelling",
    N_("Words are spelled as in the Editorial Manual: organization, programme, centre, fulfil, per cent."),
    N_("“%(found)s” is written “%(wanted)s”."),
    bad="OP1: *Decide* to organise a programme.",
    good="OP1: *Decide* to organize a programme.",
)
def spelling(draft: Checked) -> Iterator[Found]:
    """Find spellings of the list; what has a capital letter within a sentence is a name, and left alone."""
    for line in prose(draft):
        small = line.text.lower()
        known = draft.known.spellings.get(draft.language[:2], ())
        for each in (each for each in known if each.stem in small):
            for found in each.wrong.finditer(line.text):
                first = found[0][0]
                named = first.isupper() and found.start() and not draft.russian
                if named or _computer(line.text, found) or quoted(line.text, found.start()):
                    continue
                right = each.right + found["rest"]
                right = right[0].upper() + right[1:] if first.isupper() else right
                yield Found(line, *found.span(), right, {"found": found[0], "wanted": right})


def _computer(text: str, found: re.Match[str]) -> bool:
    return found[0].startswith("program") and text[: found.start()].endswith(("computer ", "software "))


def quoted(text: str, at: int) -> bool:
    """Say whether a place stands within quotation marks: a title is quoted as it is."""
    return any(text.count(first, 0, at) > text.count(last, 0, at) for first, last in ("“”", "«»"))


@rule(
    "style.centre",
    N_("The centres of the United Nations are Centres."),
    N_("“Center” is American spelling; the official name has “Centre”."),
    bad="OP1: *Welcome* the United Nations Counter-Terrorism Center.",
    good="OP1: *Welcome* the United Nations Counter-Terrorism Centre.",
)
def centre(draft: Checked) -> Iterator[Found]:
    """Find "Center" in a name of the United Nations; other people's Centers are left alone."""
    for line in prose(draft):
        for found in _CENTER.finditer(line.text):
            if _OURS.search(found[0]):
                yield Found(line, *found.span("center"), "Centre")


@lru_cache(maxsize=512)
def _loose(name: str) -> re.Pattern[str]:
    """Return what finds a name with whatever capitals, hyphens and blanks."""
    words = [re.escape(word) for word in re.split(r"[\s-]+", name)]
    return re.compile(r"\b" + rf"(?:{_BLANK}|\s?-\s?)".join(words) + r"\b", re.IGNORECASE)


def _first(name: str) -> str:
    return re.split(r"[\s-]", name, maxsplit=1)[0].lower()


@rule(
    "style.name",
    N_("Organs, plans and strategies have their official names."),
    N_("The official name is “%(wanted)s”."),
    bad="OP1: *Welcome* the United Nations Global Counter-terrorism Strategy.",
    good="OP1: *Welcome* the United Nations Global Counter-Terrorism Strategy.",
)
def name(draft: Checked) -> Iterator[Found]:
    """Find names of the list with other capitals, hyphens or blanks; all small or all capital is no name."""
    names = sorted(draft.known.names.get(draft.language[:2], ()), key=len, reverse=True)
    for line in prose(draft):
        seen: set[int] = set()
        small = line.text.lower()
        for each in (each for each in names if _first(each) in small):
            for found in _loose(each).finditer(line.text):
                plain = re.sub(_BLANK, " ", found[0])
                if not seen.isdisjoint(range(*found.span())):
                    continue
                seen.update(range(*found.span()))
                if (plain != each and not _common(line.text, found)) or (
                    "-" in each and each.islower() and plain.replace("-", " ") == plain
                ):
                    yield Found(line, *found.span(), each, {"wanted": each})


_OF_A_STATE = re.compile(r"\s(?:Республик|Российск|Кыргызск|при\s)")


def _common(text: str, found: re.Match[str]) -> bool:
    """Say whether words are no name here: all small, all capital, at the head of a sentence, of a state."""
    first = not found.start() or text[: found.start()].endswith(". ")
    small = found[0].islower() or (first and found[0][1:].islower())
    return small or found[0].isupper() or _OF_A_STATE.match(text, found.end()) is not None


def _each(draft: Checked, pattern: re.Pattern[str], fix: str, *, english: bool = True) -> Iterator[Found]:
    for line in prose(draft) if draft.english or not english else ():
        for found in pattern.finditer(line.text):
            yield Found(line, *found.span(), found.expand(fix), {"found": found[0].strip()})


@rule(
    "style.member-states",
    N_("Member States of the United Nations have two capital letters."),
    N_("“%(found)s” is written “Member States”."),
    bad="OP1: *Invite* member states to report.",
    good="OP1: *Invite* Member States to report.",
)
def member_states(draft: Checked) -> Iterator[Found]:
    """Find "member states" and the like."""
    yield from _each(draft, _MEMBERS, "Member States")


@rule(
    "style.heads-of-state",
    N_("“Heads of State and Government”: the State and the Government have capital letters."),
    N_("“%(found)s” is written “Heads of State and Government”."),
    bad="OP1: *Thank* the heads of state and government.",
    good="OP1: *Thank* the Heads of State and Government.",
)
def heads_of_state(draft: Checked) -> Iterator[Found]:
    """Find "heads of state and government" without its capitals."""
    yield from _each(draft, _HEADS, "Heads of State and Government")


@rule(
    "style.secretary-general",
    N_("“Secretary-General” has a hyphen and two capital letters."),
    N_("“%(found)s” is written “Secretary-General”."),
    bad="OP1: *Request* the Secretary General to report.",
    good="OP1: *Request* the Secretary-General to report.",
)
def secretary_general(draft: Checked) -> Iterator[Found]:
    """Find "Secretary General"; those of other organizations write it as they wish."""
    yield from _each(draft, _SECRETARY, "Secretary-General")


@rule(
    "style.per-cent",
    N_("In a text “per cent” is written out."),
    N_("The sign %% is for tables; in a text “per cent” is written."),
    bad="OP1: *Decide* to raise the share by 5%.",
    good="OP1: *Decide* to raise the share by 5 per cent.",
)
def per_cent(draft: Checked) -> Iterator[Found]:
    """Find the sign behind a figure, in paragraphs."""
    yield from (each for each in _each(draft, _PERCENT, " per cent") if each.line.kind in NUMBERED)


@rule(
    "style.date",
    N_("A date is written 13 June 2017, in Russian 13 июня 2017 года."),
    N_("“%(found)s” is not how a date is written."),
    bad="PP1: *Recalling* the meeting held on June 13, 2017,",
    good="PP1: *Recalling* the meeting held on 13 June 2017,",
)
def date(draft: Checked) -> Iterator[Found]:
    """Find dates in the American order, with ordinals, or in figures alone."""
    yield from _each(draft, _AMERICAN_DATE, r"\g<day> \g<month> \g<year>")
    for line in prose(draft):
        for found in _ORDINAL_DATE.finditer(line.text):
            fix = " ".join(filter(None, found.groups()))
            yield Found(line, *found.span(), fix, {"found": found[0]})
        for found in _FIGURES_DATE.finditer(line.text):
            yield Found(line, *found.span(), said={"found": found[0]})


@rule(
    "style.range",
    N_("“From” is followed by “to” and “between” by “and”, never by a dash."),
    N_("After “%(found)s” a word is wanted, not a dash."),
    bad="OP1: *Decide* to meet in the years from 2017–2019.",
    good="OP1: *Decide* to meet in the years from 2017 to 2019.",
)
def range_(draft: Checked) -> Iterator[Found]:
    """Find a dash after "from" or "between", in English."""
    for line in prose(draft) if draft.english else ():
        for found in _RANGE.finditer(line.text):
            link = "to" if found["word"].lower() == "from" else "and"
            start, end = found.start("first"), found.end("last")
            yield Found(
                line, start, end, f"{found['first']} {link} {found['last']}", {"found": found["word"]}
            )


@rule(
    "style.dash",
    N_("Between years stands a dash, the same throughout the text."),
    N_("Elsewhere in this text a dash stands between figures; here is a hyphen."),
    bad="OP1: *Welcome* the plan for 2015–2017;\nOP2: *Welcome* the plan for 2018-2020.",
    good="OP1: *Welcome* the plan for 2015–2017;\nOP2: *Welcome* the plan for 2018–2020.",
)
def dash(draft: Checked) -> Iterator[Found]:
    """Find hyphens between years where the text has dashes elsewhere."""
    if any(_DASHED.search(line.text) for line in draft.lines):
        yield from _each(draft, _HYPHENED, r"\g<first>–\g<last>", english=False)


@rule(
    "style.present",
    N_("A text speaks of itself as “the present Declaration”, «настоящая Декларация»."),
    N_("“%(found)s”: a text speaks of itself as “the present Declaration”."),
    bad="OP1: *Decide* to review this declaration.",
    good="OP1: *Decide* to review the present Declaration.",
)
def present(draft: Checked) -> Iterator[Found]:
    """Find "this Declaration" and "the present declaration" in a "We" declaration."""
    for line in draft.lines if draft.form is Form.DECLARATION else ():
        for found in _THIS.finditer(line.text):
            name_, words = next(
                (n, w) for n, w in found.groupdict().items() if w and not n.startswith("what")
            )
            small = name_.startswith("small")
            fix = (
                words[0].upper() + words[1:]
                if small
                else "the present Declaration"
                if name_ == "this"
                else ""
            )
            yield Found(line, *found.span(name_), fix, {"found": found[0]})


@rule(
    "style.session",
    N_("Sessions are counted in words: the seventy-first session."),
    N_("“%(found)s session” is written in words."),
    bad="PP1: *Recalling* the 71st session of the General Assembly,",
    good="PP1: *Recalling* the seventy-first session of the General Assembly,",
)
def session(draft: Checked) -> Iterator[Found]:
    """Find sessions counted in figures, in paragraphs."""
    yield from (each for each in _each(draft, _SESSION, "") if each.line.kind in NUMBERED)
