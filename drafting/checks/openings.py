"""Openings: the italics of the opening phrase, the cascade, capitals, marks that are typed."""

import re
from collections.abc import Iterator
from itertools import pairwise

from drafting.checks.rules import N_, rule
from drafting.checks.values import BODY, NUMBERED, Checked, Form, Found, Line
from drafting.checks.verbs import opening_verb
from drafting.procedure.kinds import ParagraphKind
from drafting.text.openings import opening_length

_CASCADE = re.compile(r"\b(?:also|further|furthermore|again|once again|once more)\b\s*", re.IGNORECASE)
_ALSO = re.compile(r"\balso\b", re.IGNORECASE)
_TYPED = re.compile(r"\s*(?:\(?[a-zа-я]{1,4}\)|[0-9]{1,2}[.)]|[-–•*])\s+")
_LEVELS = re.compile(r"(?:\b(?:sub)?paragraphs?\s[0-9]{1,3}\s|\bsubparagraphs?\s)(?P<mark>[a-z]{1,3}\))")
_LEVELS_RUSSIAN = re.compile(r"\b(?:под)?пункт\w{0,3}\s(?:[0-9]{1,3}\s)?(?P<mark>\([a-zа-я]{1,3}\))")
_INFINITIVE = re.compile(r"[А-Я][а-я]+(?:ть|ться|чь|ти)\b")


@rule(
    "form.italics",
    N_("The opening phrase is in italics."),
    N_("Nothing is in italics; the opening phrase “%(wanted)s” is."),
    bad="OP1: ** Condemn terrorism.",
    good="OP1: *Condemn* terrorism.",
)
def italics(draft: Checked) -> Iterator[Found]:
    """Find paragraphs whose opening phrase is not in italics."""
    if draft.form is not Form.PROSE:
        for line in draft.of(*BODY):
            wanted = opening_length(line.text, draft.language)
            if line.opening == 0 and wanted:
                phrase = line.text[:wanted]
                yield Found(line, len(phrase) - len(phrase.lstrip()), wanted, said={"wanted": phrase.strip()})


@rule(
    "form.italics-length",
    N_("Only the opening phrase is in italics: its adverbs too, but not the preposition after it."),
    N_("In italics is “%(found)s”; the opening phrase is “%(wanted)s”."),
    bad="OP1: *Commit ourselves to* accelerating progress.",
    good="OP1: *Commit ourselves* to accelerating progress.",
)
def italics_length(draft: Checked) -> Iterator[Found]:
    """Find italics that stop short of a known opening phrase, or run past it."""
    for line in draft.of(*BODY) if draft.form is not Form.PROSE else ():
        wanted = opening_length(line.text, draft.language)
        known = opening_verb(line.text, draft.language)
        if line.opening and known and known.end <= wanted != line.opening:
            said = {"found": line.text[: line.opening], "wanted": line.text[:wanted]}
            yield Found(line, 0, max(line.opening, wanted), said=said)


def _phrase(line: Line, draft: Checked) -> str:
    """Return the opening phrase without what belongs to the cascade, verbs by their lemma."""
    phrase = line.text[: opening_length(line.text, draft.language)]
    verb = opening_verb(line.text, draft.language)
    if verb is None or verb.end > len(phrase):
        return ""
    whole = f"{phrase[: verb.start]}{verb.lemma}{phrase[verb.end :]}"
    return " ".join(_CASCADE.sub("", whole).lower().split())


def _neighbours(draft: Checked) -> Iterator[tuple[Line, Line]]:
    """Yield neighbours of the preamble, in English: in translation several verbs may become one."""
    if draft.form is not Form.PROSE and draft.english and not draft.council:
        yield from pairwise(draft.of(ParagraphKind.PREAMBULAR))


@rule(
    "form.cascade",
    N_("Of neighbours in the preamble with one participle, the second takes “also”, the third “further”."),
    N_("The paragraph before opens in the same way; “%(wanted)s” is usual here."),
    bad="PP1: *Recalling* the Charter,\nPP2: *Recalling* its resolutions,",
    good="PP1: *Recalling* the Charter,\nPP2: *Recalling also* its resolutions,",
)
def cascade(draft: Checked) -> Iterator[Found]:
    """Find the same opening twice in a row without "also" or "further"."""
    for before, line in _neighbours(draft):
        length = opening_length(line.text, draft.language)
        phrase = _phrase(line, draft)
        if phrase and phrase == _phrase(before, draft) and not _CASCADE.search(line.text[: length + 12]):
            word = "further" if _ALSO.search(before.text[: before.opening or 40]) else "also"
            verb = opening_verb(line.text, draft.language)
            at = verb.end if verb else length
            fix = f"{line.text[:at]} {word}{line.text[at:length]}"
            yield Found(line, 0, length, fix, {"wanted": fix})


@rule(
    "form.cascade-repeated",
    N_("“Also” is not said twice in a row: the third of a series takes “further”."),
    N_("The paragraph before has “also” as well; “further” is usual here."),
    bad="PP1: *Recalling* the Charter,\nPP2: *Recalling also* its report,\nPP3: *Recalling also* its plan,",
    good="PP1: *Recalling* its plan,\nPP2: *Recalling also* its report,\nPP3: *Recalling further* its aim,",
)
def cascade_repeated(draft: Checked) -> Iterator[Found]:
    """Find "also" in two neighbours of the preamble that open with the same verb."""
    for before, line in _neighbours(draft):
        ends = [opening_length(each.text, draft.language) for each in (before, line)]
        marks = [_ALSO.search(each.text, 0, end) for each, end in zip((before, line), ends, strict=True)]
        if all(marks) and marks[1] and _phrase(line, draft) == _phrase(before, draft) != "":
            yield Found(line, marks[1].start(), marks[1].end(), "further")


@rule(
    "form.cascade-alone",
    N_("“Also” and “further” in an opening come after a paragraph that says the same."),
    N_("No paragraph before this one says so, so that “%(found)s” hangs in the air."),
    bad="PP1: *Welcoming* the report,\nPP2: *Recalling also* the Charter,",
    good="PP1: *Recalling* the report,\nPP2: *Recalling also* the Charter,",
)
def cascade_alone(draft: Checked) -> Iterator[Found]:
    """Find a cascade in the preamble without its first step: the verb stands nowhere before it."""
    if draft.form is Form.PROSE or not draft.english or draft.council:
        return
    lines = draft.of(ParagraphKind.PREAMBULAR)
    for at, line in enumerate(lines):
        verb = opening_verb(line.text, draft.language)
        mark = _CASCADE.search(line.text, 0, opening_length(line.text, draft.language))
        if (
            verb
            and mark
            and mark[0].strip().lower() in {"also", "further"}
            and not _said(verb.forms, lines[:at])
        ):
            yield Found(
                line, mark.start(), len(mark[0].rstrip()) + mark.start(), said={"found": mark[0].strip()}
            )


def _said(forms: tuple[tuple[object, str], ...], lines: tuple[Line, ...]) -> bool:
    words = " ".join(line.text.lower() for line in lines)
    return any(re.search(rf"\b{re.escape(word)}", words) for _, word in forms)


@rule(
    "form.capital",
    N_("In English a paragraph begins with a capital letter."),
    N_("“%(found)s” begins with a small letter."),
    bad="OP1: *decide* to meet.",
    good="OP1: *Decide* to meet.",
)
def capital(draft: Checked) -> Iterator[Found]:
    """Find English paragraphs that open with a small letter."""
    if draft.english:
        yield from _cased(draft, BODY, small=True)


@rule(
    "form.russian-lower-case",
    N_("In Russian the opening words begin with a small letter, after the number too."),
    N_("“%(found)s” begins with a capital letter."),
    bad="ru OP1: *Постановляем* провести совещание.\nOP1: *Decide* to meet.",
    good="ru OP1: *постановляем* провести совещание.\nOP1: *Decide* to meet.",
)
def russian_lower_case(draft: Checked) -> Iterator[Found]:
    """Find Russian paragraphs that open with a capital; names that stand first are left alone."""
    if draft.russian and draft.form is not Form.PROSE:
        yield from _cased(draft, BODY, small=False)
        for line in draft.of(ParagraphKind.SUBPARAGRAPH):
            if found := _INFINITIVE.match(line.text):
                yield _recased(line, found.end())


def _cased(draft: Checked, kinds: frozenset[ParagraphKind], *, small: bool) -> Iterator[Found]:
    for line in draft.of(*kinds):
        verb = opening_verb(line.text, draft.language)
        length = opening_length(line.text, draft.language)
        first = line.text[:1]
        if first.isalpha() and first.islower() is small and (small or verb):
            yield _recased(line, length or 1)


def _recased(line: Line, end: int) -> Found:
    word = line.text[:end].split()[0]
    return Found(line, 0, len(word), word[0].swapcase() + word[1:], {"found": word})


@rule(
    "form.typed-mark",
    N_("Numbers and letters of paragraphs are drawn by the program, never typed."),
    N_("“%(found)s” is typed into the text; the paragraph has its mark already."),
    bad="OP1: *Agree*:\nOP1 (a): (a) To meet.",
    good="OP1: *Agree*:\nOP1 (a): To meet.",
)
def typed_mark(draft: Checked) -> Iterator[Found]:
    """Find paragraphs that begin with a typed number, letter or dash."""
    for line in draft.lines:
        found = _TYPED.match(line.text) if line.kind in NUMBERED else None
        if found and line.label:
            yield Found(line, 0, found.end(), said={"found": found[0].strip()})


@rule(
    "form.mark-style",
    N_("A sub-paragraph is cited as “3 (a)” in English and as “3 a)” in Russian."),
    N_("“%(found)s” is not how a sub-paragraph is cited in this language."),
    bad="OP1: *Agree*:\nOP1 (a): To meet;\nOP2: *Decide* to apply paragraph 1 a) above.",
    good="OP1: *Agree*:\nOP1 (a): To meet;\nOP2: *Decide* to apply paragraph 1 (a) above.",
)
def mark_style(draft: Checked) -> Iterator[Found]:
    """Find references whose sub-level marks are those of the other language."""
    pattern = _LEVELS if draft.english else _LEVELS_RUSSIAN if draft.russian else None
    for line in draft.lines if pattern else ():
        for found in pattern.finditer(line.text) if pattern else ():
            fix = f"({found['mark']}" if draft.english else found["mark"].removeprefix("(")
            yield Found(line, *found.span("mark"), fix, {"found": found["mark"]})


_PARTS = {
    ParagraphKind.TITLE: N_("title"),
    ParagraphKind.ENACTING: N_("enacting words"),
    ParagraphKind.PROCLAMATION: N_("words of proclamation"),
    ParagraphKind.CLOSING: N_("closing words"),
}


@rule(
    "form.missing-part",
    N_("A “We” declaration has a title, enacting words, “Declare as follows:” and closing words."),
    N_("The text has no %(part)s."),
    bad=(
        "whole\nTitle: Declaration\nEnacting words: We, the Ministers,\nPP1: *Recalling* the Charter,"
        "\nProclamation: Declare as follows:\nOP1: *Decide* to meet."
    ),
    good=(
        "whole\nTitle: Declaration\nEnacting words: We, the Ministers,\nPP1: *Recalling* the Charter,"
        "\nProclamation: Declare as follows:\nOP1: *Decide* to meet.\nClosing: Adopted at Ashgabat."
    ),
)
def missing_part(draft: Checked) -> Iterator[Found]:
    """Find the parts that a whole text lacks."""
    there = {line.kind for line in draft.lines}
    wanted = set(_PARTS) if draft.form is Form.DECLARATION else {ParagraphKind.TITLE, ParagraphKind.ENACTING}
    if draft.complete and draft.form is not Form.PROSE:
        for kind, name in _PARTS.items():
            if kind in wanted - there:
                yield Found(Line("", "", kind, ""), 0, 0, said={"part": name})
