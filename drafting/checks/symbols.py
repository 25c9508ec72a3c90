"""Symbols: how documents of the United Nations are marked, and characters that nobody can see."""

import re
from collections.abc import Iterator

from drafting.checks.rules import N_, rule
from drafting.checks.values import Checked, Found, Severity
from drafting.text.hidden import find_hidden

_RIGHT = {"А": "A", "Е": "E", "С": "S"}
#: A slip in a symbol, and what stands in its place; \g<0> where nothing is to be offered.
_SLIPS = tuple(
    (re.compile(pattern), right)
    for pattern, right in (
        (r"\b(?P<a>[ASE])/(?:Res|res|REs)(?:/|\.)(?P<b>[0-9]{1,4}(?:/[0-9]{1,4})?)", r"\g<a>/RES/\g<b>"),
        (r"\b(?P<a>[ASE])/RES[\s.-]+(?P<b>[0-9]{1,4}(?:/[0-9]{1,4})?)", r"\g<a>/RES/\g<b>"),
        (r"\b(?P<a>A)/RES/(?P<b>[0-9]{1,3})[-–](?P<c>[0-9]{1,4})\b", r"\g<a>/RES/\g<b>/\g<c>"),
        (
            r"\b(?P<a>[ASE]/(?:[A-Z0-9.]+/){0,4}[A-Z0-9.]+)/(?P<b>Add|Rev|Corr)[\s-]?(?P<c>[0-9]{1,2})\b",
            r"\g<a>/\g<b>.\g<c>",
        ),
        (r"\b(?P<a>S/RES/[0-9]{3,4})\((?P<b>[0-9]{4})\)", r"\g<a> (\g<b>)"),
        (r"\b(?P<a>[ASE])\s/\s?(?P<b>(?:RES/|HRC/)?[0-9]{1,4}/[0-9]{1,4})\b", r"\g<a>/\g<b>"),
        (r"\b(?P<a>[ASE])/\s(?P<b>(?:RES/|HRC/)?[0-9]{1,4}/[0-9]{1,4})\b", r"\g<a>/\g<b>"),
        (r"\bA/RES/(?P<a>[0-9]{1,3})/RES/(?P<b>[0-9]{1,4})\b", r"A/RES/\g<a>/\g<b>"),
    )
)
_CYRILLIC = re.compile(r"\b(?P<a>[АЕС])/(?P<b>(?:RES/|HRC/)?[0-9]{1,4}/[0-9]{1,4})\b")
_NUMBER = re.compile(
    r"\b(?P<word>[Rr]esolution|[Dd]ecision|[Рр]езолюци\w+)\s(?P<a>[3-9][0-9])(?:\s?[-–]\s?|\s/\s?|/\s)(?P<b>[0-9]{1,3})\b"
)


@rule(
    "symbols.grammar",
    N_("A symbol is written without blanks and with its strokes and dots: A/RES/60/288, A/70/674/Add.1."),
    N_("“%(found)s” is not how a symbol is written."),
    bad="Footnote 1: See A/Res/60/288.",
    good="Footnote 1: See A/RES/60/288.",
)
def grammar(draft: Checked) -> Iterator[Found]:
    """Find symbols with a slip in them."""
    for line in draft.lines:
        seen: set[int] = set()
        for pattern, right in _SLIPS:
            for found in pattern.finditer(line.text):
                if seen.isdisjoint(range(*found.span())):
                    seen.update(range(*found.span()))
                    yield Found(line, *found.span(), found.expand(right), {"found": found[0]})


@rule(
    "symbols.resolution-number",
    N_("The number of a resolution of the General Assembly is written 60/288."),
    N_("“%(found)s” is not how the number of a resolution is written."),
    bad="PP1: *Recalling* resolution 60-288 of 8 September 2006,",
    good="PP1: *Recalling* resolution 60/288 of 8 September 2006,",
)
def resolution_number(draft: Checked) -> Iterator[Found]:
    """Find numbers with a hyphen, or with blanks around the stroke."""
    for line in draft.lines:
        for found in _NUMBER.finditer(line.text):
            start, end = found.start("a"), found.end("b")
            yield Found(line, start, end, f"{found['a']}/{found['b']}", {"found": line.text[start:end]})


@rule(
    "symbols.cyrillic",
    N_("The letters of symbols are Latin in every language."),
    N_("The letter “%(found)s” of this symbol is Cyrillic, and no search will find it."),
    bad="Footnote 1: See A/70/674.\nru Footnote 1: См. А/70/674.",
    good="Footnote 1: See A/70/674.\nru Footnote 1: См. A/70/674.",
)
def cyrillic(draft: Checked) -> Iterator[Found]:
    """Find symbols that begin with a Cyrillic letter."""
    for line in draft.lines:
        for found in _CYRILLIC.finditer(line.text):
            yield Found(line, *found.span(), f"{_RIGHT[found['a']]}/{found['b']}", {"found": found["a"]})


@rule(
    "symbols.hidden",
    N_("A text holds no character that cannot be seen, nor letters of two scripts in one word."),
    N_("There is a hidden character here: %(code)s, %(name)s."),
    bad="OP1: *Decide* to m\u200beet.",
    good="OP1: *Decide* to meet.",
    severity=Severity.BLOCKING,
)
def hidden(draft: Checked) -> Iterator[Found]:
    """Find hidden characters. This alone is not advice: such a text is not saved."""
    for line in draft.lines:
        for each in find_hidden(line.text):
            said = {"code": each.code, "name": each.name}
            yield Found(line, each.position, each.position + 1, said=said)
