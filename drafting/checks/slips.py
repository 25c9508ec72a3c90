"""Slips: of the keyboard and of habit, such as abbreviations, doubled words and quotation marks."""

import re
from collections.abc import Iterator

from drafting.checks.rules import N_, rule
from drafting.checks.style import prose, quoted
from drafting.checks.values import Checked, Found
from drafting.procedure.kinds import ParagraphKind

_INTRODUCED = re.compile(r"[(“\"«](\w+)[)”\"»]")
_SHORT = re.compile(
    r"(?<![\w(“\"«/-])(?P<en>UN|SG|FTFs?|PVE|CVE|IHL|IHRL)(?![\w/-]|\s(?:Women|Habitat|Global))"
    r"|(?<![\w(«\"/-])(?P<ru>ООН|ГКТС|ГА)(?![\w/-])"
)
_FULL = {
    "UN": "United Nations", "SG": "Secretary-General", "FTF": "foreign terrorist fighter",
    "FTFs": "foreign terrorist fighters", "PVE": "preventing violent extremism",
    "CVE": "countering violent extremism", "IHL": "international humanitarian law",
    "IHRL": "international human rights law",
}  # fmt: skip
_DOUBLED = re.compile(
    r"\b(?P<word>the|of|to|and|in|for|a|an|by|on|with|from|и|в|на|по|с|о|для|от|к)\s(?P=word)\b",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)|(?<=\w)\s(?=[,;](?:\s|$))")
_QUOTES = re.compile(r"\"[^\"]{1,200}\"|“[^“”«»]{1,200}”")
_YO = re.compile(r"\b[а-яё]*ё[а-яё]*\b")


@rule(
    "style.abbreviation",
    N_("Names are written out: United Nations, Организация Объединенных Наций."),
    N_("“%(found)s” is written out in a text that is issued."),
    bad="OP1: *Welcome* the support of the UN.",
    good="OP1: *Welcome* the support of the United Nations.",
)
def abbreviation(draft: Checked) -> Iterator[Found]:
    """Find abbreviations of the trade, but not where one is introduced in brackets or is part of a name."""
    introduced = {found[1] for line in draft.lines for found in _INTRODUCED.finditer(line.text)}
    for line in prose(draft):
        for found in _SHORT.finditer(line.text):
            if found[0] not in introduced and line.kind is not ParagraphKind.FOOTNOTE:
                yield Found(line, *found.span(), _FULL.get(found[0], ""), {"found": found[0]})


@rule(
    "style.doubled-word",
    N_("No little word stands twice."),
    N_("“%(found)s” stands twice."),
    bad="OP1: *Decide* to meet in the the spring.",
    good="OP1: *Decide* to meet in the spring.",
)
def doubled_word(draft: Checked) -> Iterator[Found]:
    """Find "the the" and the like."""
    for line in draft.lines:
        for found in _DOUBLED.finditer(line.text):
            if not found["word"].isupper():
                yield Found(line, *found.span(), found["word"], {"found": found["word"]})


@rule(
    "style.blanks",
    N_("One blank stands between words, and none before a comma."),
    N_("There is a blank too many."),
    bad="OP1: *Decide* to  meet.",
    good="OP1: *Decide* to meet.",
)
def blanks(draft: Checked) -> Iterator[Found]:
    """Find double blanks, and blanks before commas and semicolons."""
    for line in draft.lines:
        for found in _BLANKS.finditer(line.text):
            fix = " " if len(found[0]) > 1 else ""
            yield Found(
                line,
                found.start() - 1,
                found.end() + 1,
                line.text[found.start() - 1] + fix + line.text[found.end()],
            )


@rule(
    "style.pairs",
    N_("Brackets and quotation marks come in pairs."),
    N_("One of a pair is missing: “%(found)s” stands alone."),
    bad="OP1: *Welcome* the report entitled “Plan of Action.",
    good="OP1: *Welcome* the report entitled “Plan of Action”.",
)
def pairs(draft: Checked) -> Iterator[Found]:
    """Find brackets and quotation marks that open or close nothing; letters of lists, "a)", apart."""
    both = (("«", "»"), ("[", "]"))
    kinds = (*both, ("“", "”"), ("(", ")")) if draft.english else both
    for line in draft.lines:
        for opening, closing in kinds if not line.cut else ():
            if (at := _lone(line.text, opening, closing)) >= 0:
                yield Found(line, at, at + 1, said={"found": line.text[at]})


_LETTER = re.compile(r"(?:^|[\s(])[a-z0-9]{1,3}$")


def _lone(text: str, opening: str, closing: str) -> int:
    """Return where the first sign stands that has no other half, -1 where all have."""
    waiting: list[int] = []
    for at, sign in enumerate(text):
        if sign == opening:
            waiting.append(at)
        elif sign == closing:
            if waiting:
                waiting.pop()
            elif closing != ")" or not _LETTER.search(text, max(0, at - 4), at):
                return at
    return waiting[0] if waiting else -1


@rule(
    "style.russian-quotes",
    N_("In Russian, quotation marks are «…»."),
    N_("In Russian, «…» is written here."),
    bad='OP1: *Welcome* the plan.\nru OP1: *приветствуем* документ "План действий".',
    good="OP1: *Welcome* the plan.\nru OP1: *приветствуем* документ «План действий».",
)
def russian_quotes(draft: Checked) -> Iterator[Found]:
    """Find straight or English quotation marks in a Russian text, but those within «…»."""
    for line in draft.lines if draft.russian else ():
        for found in _QUOTES.finditer(line.text):
            if not quoted(line.text, found.start()):
                yield Found(line, *found.span(), f"«{found[0][1:-1]}»")


@rule(
    "style.russian-yo",
    N_("In documents of the United Nations ё is written е, but in names."),
    N_("“%(found)s” is written “%(wanted)s”."),
    bad="OP1: *Decide* to meet.\nru OP1: *постановляем* учесть её мнение.",
    good="OP1: *Decide* to meet.\nru OP1: *постановляем* учесть ее мнение.",
)
def russian_yo(draft: Checked) -> Iterator[Found]:
    """Find ё in words without a capital letter."""
    for line in draft.lines if draft.russian else ():
        for found in _YO.finditer(line.text):
            right = found[0].replace("ё", "е")
            yield Found(line, *found.span(), right, {"found": found[0], "wanted": right})
