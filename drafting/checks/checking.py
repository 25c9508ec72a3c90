"""Checking: every rule is asked, and what it finds is told in the order of the text."""

from collections.abc import Collection, Iterator

from drafting.checks import calendar, concordance, crossing, form, openings, references, slips, style, symbols
from drafting.checks.rules import RULES, Rule
from drafting.checks.values import Checked, Family, Finding, Found

#: A slip of these families in one language makes the languages differ as well.
_CAUSES = {
    "concordance.symbol": (Family.REFERENCES, Family.SYMBOLS),
    "concordance.number": (Family.REFERENCES, Family.SYMBOLS, Family.STYLE, Family.FORM),
    "concordance.levels": (Family.FORM,),
    "concordance.brackets": (Family.STYLE,),
    "concordance.date": (Family.REFERENCES, Family.STYLE),
    "concordance.reference": (Family.REFERENCES,),
    "concordance.ending": (Family.FORM,),
}

#: The modules that hold the rules; each enters its own when it is read.
HOLDING = (form, openings, references, calendar, crossing, symbols, style, slips, concordance)


def check(draft: Checked, without: Collection[str] = ()) -> tuple[Finding, ...]:
    """Return what the rules find in every language of a draft, in the order of the text.

    `without` names rules that are not asked.
    """
    asked = [each for each in RULES.values() if each.name not in without]
    order = {line.key: at for at, line in enumerate(draft.lines)}
    found = [finding for each in asked for finding in findings(each, draft)]
    return tuple(
        sorted(_apart(found), key=lambda each: (order.get(each.key, -1), each.language, each.start, each.end))
    )


def findings(rule: Rule, draft: Checked) -> Iterator[Finding]:
    """Yield what one rule finds in a draft: in each language by itself, or between them."""
    for version in (draft,) if rule.compares else draft.versions():
        for each in rule.find(version):
            yield _told(rule, version.language, each)


def _told(rule: Rule, language: str, found: Found) -> Finding:
    line = found.line
    return Finding(
        rule.name,
        line.key,
        line.label,
        found.language or language,
        found.start,
        found.end,
        line.text,
        found.fix,
        found.said,
        rule.severity,
    )


def _apart(found: list[Finding]) -> Iterator[Finding]:
    """Leave out differences between languages where a slip in one of them, already told, is the cause."""
    told = {(each.key, RULES[each.rule].family) for each in found}
    for each in found:
        causes = _CAUSES.get(each.rule, ())
        if not any((each.key, family) in told for family in causes):
            yield each


def reason(finding: Finding) -> str:
    """Return why a finding was made, in English."""
    return RULES[finding.rule].reason % finding.said
