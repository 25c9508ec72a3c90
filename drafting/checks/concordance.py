"""Concordance: what differs between the languages and must not; a rendering is held against its source."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from drafting.checks.references import cited_in
from drafting.checks.rules import N_, rule
from drafting.checks.values import Checked, Found, Line, Rendered
from drafting.procedure.kinds import ParagraphKind
from drafting.text.citations import Citation
from drafting.text.references import find_references

_MONTHS = {
    name: number
    for names in (
        "January February March April May June July August September October November December",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
    )
    for number, name in enumerate(names.split(), 1)
}
_DATE = re.compile(rf"\b(?:(?P<day>[0-9]{{1,2}})\s)?(?P<month>{'|'.join(_MONTHS)})\s(?P<year>[0-9]{{4}})")
_NUMBER = re.compile(r"(?<![\w.])[0-9]+(?:[,.\s\u00a0][0-9]{3})*(?:[.,][0-9]+)?(?![\w])")
_TOKEN = re.compile(r"\{fn:(\w+)\}")
_MARK = re.compile(r"(?<![\w)])\(?(?P<mark>[a-z]|[ivx]{1,4})\)\s")
_SMALL = 12
_WORDS = (
    (r"one|once|single", r"од(?:ин|на|но|ну|ного|ной|ному|ним)"),
    (r"two|both|second|twice", r"дв(?:а|е|ух|ум|умя)|втор\w+|об(?:а|е|оих|еих)"),
    (r"three|third", r"тр(?:и|ех|ем|емя)|трет\w+"),
    (r"four|fourth", r"четыр\w+|четверт\w+"),
    (r"five|fifth", r"пят\w+"),
    (r"six|sixth", r"шест\w+"),
    (r"seven|seventh", r"сем(?:ь|и|ью)|седьм\w+"),
    (r"eight|eighth", r"вос(?:емь|ьми|емью)|восьм\w+"),
    (r"nine|ninth", r"девят\w+"),
    (r"ten|tenth", r"десят\w+"),
    (r"eleven|eleventh", r"одиннадцат\w+"),
    (r"twelve|twelfth", r"двенадцат\w+"),
)


class _Pair(NamedTuple):
    """A paragraph and its rendering; `source` is the wording that was rendered, as a line."""

    source: Line
    target: Line
    language: str
    current: bool


class _Thing(NamedTuple):
    """A number, a date, a citation: what it is in any language, and where it stands."""

    value: str
    start: int
    end: int


def _pairs(draft: Checked) -> Iterator[_Pair]:
    for language, rendered in draft.renderings.items():
        for line in draft.lines:
            if each := rendered.get(line.key):
                yield _paired(line, each, language)


def _paired(line: Line, rendered: Rendered, language: str) -> _Pair:
    source = rendered.source or line.text
    target = replace(line, text=rendered.text, opening=rendered.opening)
    return _Pair(replace(line, text=source), target, language, source == line.text)


def _differing(draft: Checked, things: Callable[[str], list[_Thing]]) -> Iterator[Found]:
    """Yield a finding where two languages do not hold the same things, in the rendering if it can be."""
    for pair in _pairs(draft):
        here, there = things(pair.source.text), things(pair.target.text)
        lacking = _beyond(here, there)
        added = _beyond(there, here)
        if added:
            wanted = ", ".join(each.value for each in lacking)
            said = {"found": added[0].value, "wanted": wanted or "–"}
            yield Found(pair.target, added[0].start, added[0].end, said=said, language=pair.language)
        elif lacking:
            said = {"found": "–", "wanted": lacking[0].value}
            span = (lacking[0].start, lacking[0].end) if pair.current else (0, 0)
            yield Found(pair.source if pair.current else pair.target, *span, said=said,
                        language="" if pair.current else pair.language)  # fmt: skip


def _beyond(these: list[_Thing], those: list[_Thing]) -> list[_Thing]:
    """Return which of these have no match among those."""
    left = Counter(each.value for each in those)
    found = []
    for each in these:
        if left[each.value]:
            left[each.value] -= 1
        else:
            found.append(each)
    return found


def _taken(text: str) -> list[tuple[int, int]]:
    """Return the spans that other rules look at: citations, dates, references to paragraphs, tokens."""
    spans = [(each.start, each.end) for each in cited_in(text)]
    spans += [found.span() for found in _DATE.finditer(text)]
    spans += [(each.start, each.end) for each in find_references(text)]
    return spans + [found.span() for found in _TOKEN.finditer(text)]


def _dates(text: str) -> list[_Thing]:
    return [
        _Thing(_said(found), *found.span())
        for found in _DATE.finditer(text)
    ]  # fmt: skip


def _said(found: re.Match[str]) -> str:
    day = f"{int(found['day']):02d}." if found["day"] else ""
    return f"{day}{_MONTHS[found['month']]:02d}.{found['year']}"


def _citations(text: str) -> list[_Thing]:
    return [_Thing(each.number, each.start, _end_of_number(text, each)) for each in cited_in(text)]


def _end_of_number(text: str, cited: Citation) -> int:
    """Return where the number ends, before its date."""
    whole = text.startswith(cited.number, cited.start)
    return cited.start + len(cited.number) if whole else cited.end


def _numbers(text: str) -> list[_Thing]:
    taken = _taken(text)
    return [
        _Thing(_plain(found[0]), *found.span())
        for found in _NUMBER.finditer(text)
        if not any(start <= found.start() < end for start, end in taken)
    ]


def _plain(number: str) -> str:
    """Return a number without what parts its thousands, with a point before decimals."""
    whole = re.sub(r"[,.\s\u00a0](?=[0-9]{3}(?:\D|$))", "", number)
    return whole.replace(",", ".")


@rule(
    "concordance.number",
    N_("The same numbers stand in every language."),
    N_("Here stands %(found)s, in the other language %(wanted)s."),
    bad="OP1: *Decide* to meet in 30 days.\nru OP1: *постановляем* провести совещание через 60 дней.",
    good="OP1: *Decide* to meet in 30 days.\nru OP1: *постановляем* провести совещание через 30 дней.",
)
def number(draft: Checked) -> Iterator[Found]:
    """Find numbers that one language has and the other has not, in figures nor, if small, in words."""
    for found in _differing(draft, _numbers):
        pair = next(each for each in _pairs(draft) if each.target.key == found.line.key)
        if not _in_words(found.said, pair):
            yield found


def _in_words(said: object, pair: _Pair) -> bool:
    """Say whether a small number is written out on the other side."""
    values = [v for v in (said["found"], said["wanted"]) if v.isdecimal()]  # type: ignore[index]
    small = [int(v) for v in values if 0 < int(v) <= _SMALL]
    words = f"{pair.source.text} {pair.target.text}"
    return any(re.search(rf"\b(?:{'|'.join(_WORDS[n - 1])})\b", words, re.IGNORECASE) for n in small)


@rule(
    "concordance.date",
    N_("The same dates stand in every language."),
    N_("Here stands %(found)s, in the other language %(wanted)s."),
    bad="PP1: *Recalling* the meeting of 13 June 2017,\nru PP1: *ссылаясь* на совещание 14 июня 2017 года,",
    good="PP1: *Recalling* the meeting of 13 June 2017,\nru PP1: *ссылаясь* на совещание 13 июня 2017 года,",
)
def date(draft: Checked) -> Iterator[Found]:
    """Find dates that differ."""
    yield from _differing(draft, _dates)


@rule(
    "concordance.symbol",
    N_("The same resolutions and documents are cited in every language."),
    N_("Cited here is %(found)s, in the other language %(wanted)s."),
    bad="Footnote 1: A/70/674.\nru Footnote 1: A/70/647.",
    good="Footnote 1: A/70/674.\nru Footnote 1: A/70/674.",
)
def symbol(draft: Checked) -> Iterator[Found]:
    """Find citations that differ, but not where the other text has the words in another manner."""
    for found in _differing(draft, _citations):
        pair = next(each for each in _pairs(draft) if each.target.key == found.line.key)
        other = pair.source if found.language else pair.target
        value = found.said["found" if found.language else "wanted"]
        if not re.search(rf"(?<![\w/]){re.escape(value)}(?![\w/])", other.text):
            yield found


@rule(
    "concordance.reference",
    N_("References to paragraphs lead to the same one in every language."),
    N_("Here paragraph %(found)s is meant, in the other language %(wanted)s."),
    bad=(
        "OP1: *Decide* to meet;\nru OP1: *постановляем* провести совещание;\n"
        "OP2: *Decide* to report;\nru OP2: *постановляем* сообщить об этом;\n"
        "OP3: *Decide* to apply paragraph 2 above.\nru OP3: *постановляем* применять пункт 1 выше."
    ),
    good=(
        "OP1: *Decide* to meet;\nru OP1: *постановляем* провести совещание;\n"
        "OP2: *Decide* to report;\nru OP2: *постановляем* сообщить об этом;\n"
        "OP3: *Decide* to apply paragraph 2 above.\nru OP3: *постановляем* применять пункт 2 выше."
    ),
)
def reference(draft: Checked) -> Iterator[Found]:
    """Find references that differ."""
    yield from _differing(draft, _references)


def _references(text: str) -> list[_Thing]:
    return [_Thing(" ".join(each.path), each.start, each.end) for each in find_references(text)]


@rule(
    "concordance.brackets",
    N_("As many square brackets stand in every language."),
    N_("%(found)s brackets here, %(wanted)s in the other language."),
    bad="OP1: *Decide* to meet in [2019].\nru OP1: *постановляем* провести совещание в 2019 году.",
    good="OP1: *Decide* to meet in [2019].\nru OP1: *постановляем* провести совещание в [2019] году.",
)
def brackets(draft: Checked) -> Iterator[Found]:
    """Find brackets that one language has lost."""
    for pair in _pairs(draft):
        counts = [(each.text.count("["), each.text.count("]")) for each in (pair.source, pair.target)]
        if counts[0] != counts[1]:
            at = pair.target.text.find("[")
            said = {"found": str(sum(counts[1])), "wanted": str(sum(counts[0]))}
            yield Found(pair.target, max(at, 0), at + 1 if at >= 0 else 0, said=said, language=pair.language)


@rule(
    "concordance.footnote",
    N_("The same footnotes are called in every language."),
    N_("Called here: %(found)s; in the other language: %(wanted)s."),
    bad="PP1: *Noting* A,{fn:1}\nru PP1: *отмечая* A,\nFootnote 1: A/70/674.\nru Footnote 1: A/70/674.",
    good=(
        "PP1: *Noting* A,{fn:1}\nru PP1: *отмечая* A,{fn:1}\nFootnote 1: A/70/674.\nru Footnote 1: A/70/674."
    ),
)
def footnote(draft: Checked) -> Iterator[Found]:
    """Find footnotes that are called in one language alone."""
    yield from _differing(draft, lambda text: [_Thing(m[1], *m.span()) for m in _TOKEN.finditer(text)])


@rule(
    "concordance.levels",
    N_("Lists within a paragraph have the same letters in every language."),
    N_("The list has %(found)s letters here, %(wanted)s in the other language."),
    bad=(
        "OP1: *Decide* (a) to meet, (b) to report and (c) to review.\n"
        "ru OP1: *постановляем* a) провести совещание и b) сообщить об этом."
    ),
    good=(
        "OP1: *Decide* (a) to meet and (b) to report.\n"
        "ru OP1: *постановляем* a) провести совещание и b) сообщить об этом."
    ),
)
def levels(draft: Checked) -> Iterator[Found]:
    """Find lists that have more letters in one language than in another."""
    for pair in _pairs(draft):
        here, there = (_letters(each.text) for each in (pair.source, pair.target))
        if len(here) != len(there):
            start, end = there[-1] if there else (0, 0)
            said = {"found": str(len(there)), "wanted": str(len(here))}
            yield Found(pair.target, start, end, said=said, language=pair.language)


def _letters(text: str) -> list[tuple[int, int]]:
    taken = [(each.start, each.end) for each in find_references(text)]
    return [
        found.span("mark")
        for found in _MARK.finditer(text)
        if not any(start <= found.start("mark") < end for start, end in taken)
    ]


@rule(
    "concordance.missing",
    N_("Every paragraph stands in every language of the draft."),
    N_("There is no text in the language %(language)s."),
    bad="OP1: *Decide* to meet;\nOP2: *Decide* to report.\nru OP1: *постановляем* провести совещание;",
    good="OP1: *Decide* to meet.\nru OP1: *постановляем* провести совещание.",
)
def missing(draft: Checked) -> Iterator[Found]:
    """Find paragraphs without a rendering, once a language has been begun."""
    for language, rendered in draft.renderings.items():
        for line in draft.lines:
            empty = line.key in rendered and not rendered[line.key].text.strip()
            if line.text.strip() and (line.key not in rendered or empty) and rendered:
                yield Found(line, 0, 0, said={"language": language})


@rule(
    "concordance.ending",
    N_("A paragraph ends with the same sign in every language."),
    N_("It ends with “%(found)s” here, with “%(wanted)s” in the other language."),
    bad="Footnote 1: See A/70/674.\nru Footnote 1: См. A/70/674;",
    good="Footnote 1: See A/70/674.\nru Footnote 1: См. A/70/674.",
)
def ending(draft: Checked) -> Iterator[Found]:
    """Find another sign at the end, headings and titles apart."""
    apart = {ParagraphKind.TITLE, ParagraphKind.HEADING}
    for pair in _pairs(draft):
        here, there = pair.source.text.rstrip()[-1:], pair.target.text.rstrip()[-1:]
        signs = ",;:."
        if (
            pair.source.kind not in apart
            and here != there
            and here in signs
            and there in signs
            and here
            and there
        ):
            end = len(pair.target.text.rstrip())
            yield Found(pair.target, end - 1, end, here, {"found": there, "wanted": here}, pair.language)
