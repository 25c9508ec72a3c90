"""The checks: what an editor would remark, by paragraph; and every rule with its examples."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple
from uuid import UUID

from babel import Locale, UnknownLocaleError
from flask import Blueprint, render_template, request
from flask_babel import get_locale, gettext
from flask_babel import lazy_gettext as lazy
from markupsafe import Markup

from drafting.checks import checking, readiness
from drafting.checks.rules import RULES, Rule
from drafting.checks.values import Checked, Family, Finding
from drafting.procedure.policy import Act, require
from drafting.procedure.stages import Stage
from drafting.queries.checking import checked
from drafting.queries.finding import draft_of, table_for
from drafting.text.hidden import find_hidden
from drafting.web.access import current_actor
from drafting.web.auth import Answer
from drafting.web.words import label_word

bp = Blueprint("checks", __name__)

FAMILIES = {
    Family.FORM: lazy("Form"),
    Family.REFERENCES: lazy("References"),
    Family.SYMBOLS: lazy("Symbols and characters"),
    Family.STYLE: lazy("Spelling and style"),
    Family.CONCORDANCE: lazy("Between the languages"),
}
LEFT = {
    "placeholder": lazy("a placeholder"),
    "hidden": lazy("a hidden character"),
    "stale": lazy("a translation of an earlier wording"),
}


#: What an example says of itself.
DIRECTIVES = {
    "form A": lazy("(an organ’s resolution)"),
    "form C": lazy("(numbered prose)"),
    "whole": lazy("(the whole text)"),
}
_ROW = re.compile(r"(?:(?P<language>[a-z]{2})\s)?(?P<label>[^:*]{1,40}):\s(?P<text>.*)")


class Piece(NamedTuple):
    """Words of a paragraph, remarked on or not."""

    words: str
    marked: bool


@dataclass(frozen=True)
class Remark:
    """One finding in words. `fix` is what would stand in its place, "" where nothing is offered."""

    rule: str
    reason: str
    words: str
    fix: str
    blocking: bool


@dataclass(frozen=True)
class Remarked:
    """A paragraph in one language, its words with those remarked on marked, and the remarks."""

    key: str
    label: str
    language: str
    pieces: tuple[Piece, ...]
    remarks: tuple[Remark, ...]


@bp.get("/drafts/<uuid:draft_id>/checks")
def show(draft_id: UUID) -> Answer:
    """Show the remarks on a draft, all or those of one rule."""
    actor = current_actor()
    draft = draft_of(actor, draft_id)
    require(actor, Act.SEE_CHECKS, Stage(draft.stage))
    read = checked(draft, table_for(actor, draft))
    found = checking.check(read)
    only = request.args.get("rule", "")
    only = only if only in RULES else ""
    return render_template(
        "checks/show.html",
        draft=draft,
        found=found,
        counts=_counts(found),
        only=only,
        remarked=_by_paragraph([each for each in found if not only or each.rule == only]),
        left=_left(read),
        LEFT=LEFT,
    )


@bp.get("/checks/rules")
def rules() -> Answer:
    """Show every rule, with an example of what is wrong and of what is right."""
    families = [(FAMILIES[each], _of(each)) for each in Family]
    return render_template("checks/rules.html", families=families, number=len(RULES))


def _of(family: Family) -> list[Rule]:
    return [rule for rule in RULES.values() if rule.family is family]


def _counts(found: Iterable[Finding]) -> list[tuple[object, list[tuple[Rule, int]]]]:
    """Return how often each rule has something to say, by family."""
    counted = Counter(each.rule for each in found)
    rows = ((FAMILIES[family], [(rule, counted[rule.name]) for rule in _of(family)]) for family in Family)
    return [(name, said) for name, all_ in rows if (said := [row for row in all_ if row[1]])]


def _by_paragraph(found: Sequence[Finding]) -> list[Remarked]:
    """Gather the remarks on each paragraph, one entry a language."""
    groups = groupby(found, key=lambda each: (each.key, each.label, each.language))
    return [_remarked(key, label, language, list(said)) for (key, label, language), said in groups]


def _remarked(key: str, label: str, language: str, said: list[Finding]) -> Remarked:
    text = said[0].text
    return Remarked(key, label, language, _pieces(text, said), tuple(map(_remark, said)))


def _pieces(text: str, said: Iterable[Finding]) -> tuple[Piece, ...]:
    """Cut a text where something remarked on begins or ends."""
    spans = [(each.start, each.end) for each in said]
    cuts = sorted({0, len(text), *(at for span in spans for at in span)})
    return tuple(
        Piece(text[start:end], any(first <= start and end <= last for first, last in spans))
        for start, end in pairwise(cuts)
    )


def _remark(each: Finding) -> Remark:
    rule = RULES[each.rule]
    said = {name: _said(name, value) for name, value in each.said.items()}
    reason = gettext(rule.reason) % said
    return Remark(rule.name, reason, each.words.strip(), each.fix.strip(), rule.blocking)


def _said(name: str, value: str) -> str:
    """Write what a reason names in the language of the page."""
    if name == "part":
        return str(gettext(value))
    return language_name(value) if name == "language" else value


@bp.app_template_global("name_of_language")
def language_name(code: str) -> str:
    """Return a language's name in the language of the page, its code where that is not known."""
    try:
        return Locale.parse(code).get_language_name(str(get_locale())) or code
    except (UnknownLocaleError, ValueError):
        return code


@bp.app_template_filter("visible")
def visible(words: str) -> str:
    """Write hidden characters so that they can be seen: "⟨U+200B⟩"; letters of another script as they are."""
    codes = {each.position: f"⟨{each.code}⟩" for each in find_hidden(words)}
    return "".join(codes.get(at, sign) if not sign.isalpha() else sign for at, sign in enumerate(words))


@bp.app_template_filter("sample")
def sample(row: str) -> Markup:
    """Write a row of an example: its label, the words with their italics, in their language."""
    found = _ROW.fullmatch(row)
    if found is None:
        said = DIRECTIVES.get(row) or gettext("%(label)s has fallen", label=row.removeprefix("fallen "))
        return Markup('<i class="quiet">{}</i>').format(said)
    first, _, rest = visible(found["text"]).removeprefix("*").partition("*")
    italic = found["text"].startswith("*")
    words = (
        Markup("<em>{}</em>{}").format(first, rest) if italic else Markup("{}").format(visible(found["text"]))
    )
    shape = Markup('<b class="small">{}</b> <span class="law" lang="{}">{}</span>')
    return shape.format(label_word(found["label"]), found["language"] or "en", words)


def _left(read: Checked) -> Mapping[str, list[readiness.Left]]:
    """Return what is left in the words before adoption, by paragraph."""
    found: dict[str, list[readiness.Left]] = {}
    for each in readiness.left(read):
        found.setdefault(each.line.key, []).append(each)
    return found
