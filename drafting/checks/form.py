"""Form: verbs in the right place and person, and what each paragraph ends with."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafting.checks.rules import N_, rule
from drafting.checks.values import BODY, Checked, Form, Found, Line
from drafting.checks.verbs import Mood, like, opening_verb
from drafting.procedure.kinds import ParagraphKind

_AFTER = re.compile(r"(?:\s|\{fn:\w+\})*$")
_CLOSES = "”»\"’')]"
_MARKS = ",;.:!?…"
_JOINED = re.compile(r"[,;]\s+(?:and|or|и|или)$")
_LAST_WORD = re.compile(r"\S+$")
_UNDER = ParagraphKind.SUBPARAGRAPH


class _End(NamedTuple):
    mark: str
    start: int
    end: int


def _end(line: Line) -> _End:
    """Return the mark that closes a paragraph, "" for none, then with the span of the last word."""
    body = _AFTER.sub("", line.text)
    if joined := _JOINED.search(body):
        return _End(body[joined.start()], joined.start(), joined.start() + 1)
    at = len(body) - 1
    while at > 0 and body[at] in _CLOSES and body[at - 1] in (_CLOSES + _MARKS):
        at -= 1
    if at >= 0 and body[at] in _MARKS:
        return _End(body[at], at, at + 1)
    last = _LAST_WORD.search(body)
    return _End("", last.start() if last else 0, len(body))


def _wrong(line: Line, allowed: str) -> Iterator[Found]:
    """Yield a finding where a paragraph ends with none of the marks; the first is the one offered."""
    if line.cut or not line.text.strip():
        return
    end = _end(line)
    if end.mark == "…" or (end.mark and end.mark in allowed):
        return
    words = line.text[end.start : end.end]
    fix = allowed[0] if end.mark else f"{words}{allowed[0]}"
    yield Found(line, end.start, end.end, fix, {"found": words, "wanted": allowed[0]})


def _holds(line: Line, after: Line | None) -> bool:
    """Say whether sub-paragraphs stand under a paragraph."""
    return after is not None and after.kind is _UNDER and after.level > line.level


def _belongs(draft: Checked) -> Iterator[tuple[Line, Line | None, ParagraphKind]]:
    """Yield paragraphs and sub-paragraphs with the part that they belong to."""
    part = ParagraphKind.OPERATIVE
    for line, after in draft.parts():
        part = line.kind if line.kind in BODY else part
        if line.kind in BODY or line.kind is _UNDER:
            yield line, after, part


@rule(
    "form.preamble-verb",
    N_("A preambular paragraph opens with a participle, not with a finite verb."),
    N_("“%(found)s” is a finite verb; in the preamble a participle is wanted."),
    bad="PP1: *Recalls* the Charter of the United Nations,",
    good="PP1: *Recalling* the Charter of the United Nations,",
)
def preamble_verb(draft: Checked) -> Iterator[Found]:
    """Find finite verbs at the head of preambular paragraphs."""
    if draft.form is not Form.PROSE:
        yield from _moods(draft, ParagraphKind.PREAMBULAR, Mood.PARTICIPLE)


@rule(
    "form.operative-verb",
    N_("After “We” an operative paragraph opens with “Reaffirm”; where an organ speaks, with “Reaffirms”."),
    N_("“%(found)s” does not go with who speaks here; “%(wanted)s” does."),
    bad="OP1: *Reaffirms* our commitment.",
    good="OP1: *Reaffirm* our commitment.",
)
def operative_verb(draft: Checked) -> Iterator[Found]:
    """Find operative verbs in the wrong person, and participles among them."""
    if draft.form is not Form.PROSE:
        wanted = Mood.ORGAN if draft.form is Form.RESOLUTION and not _we(draft) else Mood.WE
        yield from _moods(draft, ParagraphKind.OPERATIVE, wanted)


def _we(draft: Checked) -> bool:
    """Say whether the enacting words begin with "We"."""
    return any(re.match(r"(?:We|Мы)\b", line.text) for line in draft.of(ParagraphKind.ENACTING))


def _moods(draft: Checked, kind: ParagraphKind, wanted: Mood) -> Iterator[Found]:
    for line in draft.of(kind):
        verb = opening_verb(line.text, draft.language)
        if verb and verb.mood is not wanted and (right := verb.as_(wanted)):
            found = line.text[verb.start : verb.end]
            right = like(right, found)
            yield Found(line, verb.start, verb.end, right, {"found": found, "wanted": right})


@rule(
    "form.preamble-comma",
    N_("A preambular paragraph ends with a comma."),
    N_("A preambular paragraph ends with a comma; here stands “%(found)s”."),
    bad="PP1: *Recalling* the Charter of the United Nations;",
    good="PP1: *Recalling* the Charter of the United Nations,",
)
def preamble_comma(draft: Checked) -> Iterator[Found]:
    """Find preambular paragraphs that do not end with a comma."""
    if draft.form is not Form.PROSE:
        for line, after, part in _belongs(draft):
            if part is ParagraphKind.PREAMBULAR and not _holds(line, after):
                yield from _wrong(line, ",;" if line.kind is _UNDER else ",")


@rule(
    "form.operative-semicolon",
    N_("An operative paragraph ends with a semicolon, but for the last one."),
    N_("More follows, so that a semicolon is wanted; here stands “%(found)s”."),
    bad="OP1: *Decide* to meet.\nOP2: *Decide* to report.",
    good="OP1: *Decide* to meet;\nOP2: *Decide* to report.",
)
def operative_semicolon(draft: Checked) -> Iterator[Found]:
    """Find operative paragraphs and what stands under them that do not end with a semicolon."""
    if draft.form is Form.PROSE:
        return
    rows = [row for row in _belongs(draft) if row[2] is ParagraphKind.OPERATIVE]
    for line, after, _ in rows[:-1]:
        if not _holds(line, after):
            yield from _wrong(line, _allowed(line, after))


def _allowed(line: Line, after: Line | None) -> str:
    if after is not None and after.kind is ParagraphKind.HEADING:
        return ";.:"
    return ";,:" if line.kind is _UNDER else ";:"


@rule(
    "form.final-full-stop",
    N_("The last operative paragraph ends with a full stop."),
    N_("Nothing follows, so that a full stop is wanted; here stands “%(found)s”."),
    bad="OP1: *Decide* to meet;",
    good="OP1: *Decide* to meet.",
)
def final_full_stop(draft: Checked) -> Iterator[Found]:
    """Find a text whose last operative words do not end with a full stop."""
    rows = [row for row in _belongs(draft) if row[2] is ParagraphKind.OPERATIVE]
    if rows and draft.form is not Form.PROSE and not _annexed(rows[-1][0]):
        yield from _wrong(rows[-1][0], ".")


def _annexed(line: Line) -> bool:
    """Say whether a paragraph announces what stands in an annex: "as follows:"."""
    return line.kind in BODY and _end(line).mark == ":"


@rule(
    "form.chapeau-colon",
    N_("A paragraph with sub-paragraphs under it ends with a colon."),
    N_("Sub-paragraphs follow, so that a colon is wanted; here stands “%(found)s”."),
    bad="OP1: *Agree*;\nOP1 (a): To meet;\nOP1 (b): To report.",
    good="OP1: *Agree*:\nOP1 (a): To meet;\nOP1 (b): To report.",
)
def chapeau_colon(draft: Checked) -> Iterator[Found]:
    """Find chapeaux that do not end with a colon."""
    for line, after, _ in _belongs(draft):
        if _holds(line, after):
            yield from _wrong(line, ":")


@rule(
    "form.empty-chapeau",
    N_("After a colon something follows."),
    N_("The paragraph ends with a colon, and no sub-paragraph follows."),
    bad="OP1: *Agree*:\nOP2: *Decide* to meet.",
    good="OP1: *Agree*:\nOP1 (a): To report;\nOP2: *Decide* to meet.",
)
def empty_chapeau(draft: Checked) -> Iterator[Found]:
    """Find chapeaux without anything under them, the last paragraph apart."""
    for line, after, _ in _belongs(draft):
        end = _end(line)
        if end.mark == ":" and after and after.kind in BODY and not _holds(line, after) and not line.cut:
            yield Found(line, end.start, end.end)


@rule(
    "form.prose-full-stop",
    N_("In numbered prose a paragraph ends with a full stop."),
    N_("A full stop is wanted; here stands “%(found)s”."),
    bad="form C\nOP1: We recognize that poverty is the greatest challenge;",
    good="form C\nOP1: We recognize that poverty is the greatest challenge.",
)
def prose_full_stop(draft: Checked) -> Iterator[Found]:
    """Find paragraphs of numbered prose that end otherwise."""
    if draft.form is Form.PROSE:
        for line, after in draft.parts():
            if line.kind is ParagraphKind.OPERATIVE and not _holds(line, after):
                yield from _wrong(line, ".:!?")


@rule(
    "form.enacting-comma",
    N_("The enacting words end with a comma."),
    N_("The enacting words end with a comma; here stands “%(found)s”."),
    bad="Enacting words: We, the Ministers, meeting in Ashgabat.\nPP1: *Recalling* the Charter,",
    good="Enacting words: We, the Ministers, meeting in Ashgabat,\nPP1: *Recalling* the Charter,",
)
def enacting_comma(draft: Checked) -> Iterator[Found]:
    """Find enacting words, with a preamble behind them, that do not end with a comma."""
    if draft.of(ParagraphKind.PREAMBULAR) and draft.form is not Form.PROSE:
        for line in draft.of(ParagraphKind.ENACTING):
            yield from _wrong(line, ",")


@rule(
    "form.proclamation-colon",
    N_("“Declare as follows” ends with a colon."),
    N_("A colon is wanted; here stands “%(found)s”."),
    bad="Proclamation: Declare as follows,\nOP1: *Decide* to meet.",
    good="Proclamation: Declare as follows:\nOP1: *Decide* to meet.",
)
def proclamation_colon(draft: Checked) -> Iterator[Found]:
    """Find a proclamation that does not end with a colon."""
    for line in draft.of(ParagraphKind.PROCLAMATION):
        yield from _wrong(line, ":")


@rule(
    "form.closing-full-stop",
    N_("The closing words end with a full stop."),
    N_("A full stop is wanted; here stands “%(found)s”."),
    bad="OP1: *Decide* to meet.\nClosing: Adopted at Ashgabat on 13 June 2017",
    good="OP1: *Decide* to meet.\nClosing: Adopted at Ashgabat on 13 June 2017.",
)
def closing_full_stop(draft: Checked) -> Iterator[Found]:
    """Find closing words that do not end with a full stop."""
    for line in draft.of(ParagraphKind.CLOSING):
        yield from _wrong(line, ".")
