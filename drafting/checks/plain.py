"""Plain text: a resolution or declaration as one has it in a file, read into paragraphs as well as can be.

It knows no italics, and nobody can say what a file has left out; rules on these rest.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from drafting.checks.values import Checked, Form, Line
from drafting.checks.verbs import Mood, opening_verb
from drafting.procedure.kinds import ParagraphKind
from drafting.text import phrases
from drafting.text.labels import parse, write

_NUMBERED = re.compile(r"(?P<number>[0-9]{1,3})\s?[.)]\s+(?P<text>\S.*)")
_LETTERED = re.compile(r"\(?(?P<mark>[a-z]{1,4})\)\s+(?P<text>\S.*)")
_LABELLED = re.compile(r"\[?(?P<label>(?:PP|OP)\s?[0-9]{1,3}(?:\s(?:bis|ter|alt))?)\]?[.:]?\s+(?P<text>\S.*)")
_ENACTING = re.compile(
    r"(?P<words>(?:The (?:General Assembly|Security Council|Economic and Social Council|Human Rights Council"
    r"|[A-Z][\w-]*(?: (?:[A-Z][\w-]*|of|and|the|to|on|for)){0,12})|Генеральная Ассамблея|Совет Безопасности"
    r"|Экономический и Социальный Совет|Совет по правам человека),)(?:\s+(?P<rest>\S.*))?$"
)
_WE = re.compile(r"(?:We|Мы),?\s.*,$")
_PROCLAIMS = re.compile(r"(?:(?:Have |Solemnly )?[Dd]eclare as follows|заявляем о нижеследующем)\s?:$")
_CLOSES = re.compile(r"(?:Adopted (?:at|in|on)|Done at|Принят[оа] )")
_STOPS = re.compile(r"(?:Annex(?:\s[IVX]+)?|Приложение(?:\s[IVX]+)?)$")
_MEETING = re.compile(r"\s+[0-9]{1,4}(?:st|nd|rd|th)\s(?:\(closing\)\s)?(?:plenary\s)?meeting\b.*$")
_MEETING_RUSSIAN = re.compile(r"\s+[0-9]{1,4}-е\s(?:\(?\w+\)?\s)?(?:пленарное\s)?заседание\b.*$")
_FURNITURE = re.compile(r"\s*_{5,}.*$")
_NOTED = re.compile(r"(?<=[,;.:])[0-9]{1,3}(?:,\s?[0-9]{1,3})*$")
_FOOTNOTE = re.compile(r"(?P<note>[¹²³⁴-⁹⁰]+)\s?(?P<text>\S.*)")
_HEADING = re.compile(r"(?:[IVX]{1,5}\.?\s)?[A-ZА-Я][^.;,:]{2,120}$")
_OPENERS = "|".join(
    entry.partition("(")[0].partition(" ")[0].capitalize()
    for entry in phrases.ENGLISH_VERBS
    if entry[0] != "("
)
#: Where one preambular paragraph ends and the next begins, when they stand in one line.
_NEXT = re.compile(
    rf"(?<=[,;])(?:[0-9]{{1,3}})?(?P<furniture>\s_{{5,}}.*?)?\s(?=(?:{_OPENERS})(?:ing|ting|ling|ed|s|es)?\b[^,;]{{3}})"
)
_EMPHASIS = re.compile(r"\*{1,2}([^*]+)\*{1,2}")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_PARTICIPLE = re.compile(
    r"[A-Z][a-z]+ing\b|(?:Deeply|Gravely|Fully|Alarmed|Aware|Convinced|Concerned|Guided|Mindful|Conscious|Determined|Seized)\b"
)


#: A line that a program broke at a margin is not longer.
_MARGIN = 120


@dataclass
class _Reading:
    form: Form
    lines: list[Line] = field(default_factory=list)
    part: ParagraphKind = ParagraphKind.TITLE
    number: str = ""
    counted: int = 0
    stopped: bool = False

    def add(self, kind: ParagraphKind, label: str, text: str, level: int = 0, marker: str = "") -> None:
        cut = _FURNITURE.search(text) is not None
        text = _NOTED.sub("", _FURNITURE.sub("", text).strip())
        if text or cut:
            self.lines.append(Line(f"{len(self.lines) + 1}", label, kind, text, level, None, "", marker, cut))


def read(written: str, form: Form, language: str = "en") -> Checked:
    """Read a file's text: paragraphs parted by line ends, numbered "1.", "(a)", "(i)" or labelled "PP1"."""
    reading = _Reading(form)
    for row in _rows(written):
        if not reading.stopped:
            _take(reading, row)
    return Checked(language, form, tuple(reading.lines))


def _rows(written: str) -> Iterator[str]:
    """Yield the paragraphs of a file, each on one line, without what is printed around them."""
    for block in re.split(r"\n\s*\n", written):
        for row in _unwrapped(block):
            text = row
            for pattern in (_MEETING, _MEETING_RUSSIAN):
                text = pattern.sub("", text)
            if text:
                yield text


def _unwrapped(block: str) -> Iterator[str]:
    """Yield the paragraphs of a block; lines that a program broke at a margin are joined again."""
    held = ""
    for line in block.splitlines():
        row = _EMPHASIS.sub(r"\1", " ".join(line.replace("\u00ad", "").split())).strip("*_ ")
        begins = _NUMBERED.match(row) or _LETTERED.match(row) or _LABELLED.match(row) or _ENACTING.match(row)
        ended = len(held) > _MARGIN and len(line) > _MARGIN
        ended = ended or (
            held.endswith((",", ";", ":", ".")) and bool(_PARTICIPLE.match(row) or row[:1].isupper())
        )
        if held and (begins or ended or _ENACTING.match(held)):
            yield held
            held = row
        else:
            held = f"{held} {row}".strip()
    yield held


def _take(reading: _Reading, row: str) -> None:
    """Read one line."""
    if _STOPS.match(row):
        reading.stopped = bool(reading.lines)
    elif found := _LABELLED.match(row):
        _numbered(reading, found["label"].replace(" ", "", 1), found["text"], "")
    elif found := _NUMBERED.match(row):
        _numbered(reading, found["number"], found["text"], f"{found['number']}.")
    elif (found := _LETTERED.match(row)) and reading.number:
        _lettered(reading, found["mark"], found["text"])
    elif note := _FOOTNOTE.match(row):
        label = f"Footnote {note['note'].translate(_SUPERSCRIPTS)}"
        reading.add(ParagraphKind.FOOTNOTE, label, note["text"])
    elif _enacts(reading, row):
        pass
    elif _PROCLAIMS.search(row) and reading.part in {ParagraphKind.PREAMBULAR, ParagraphKind.TITLE}:
        reading.part = ParagraphKind.OPERATIVE
        reading.add(ParagraphKind.PROCLAMATION, "Proclamation", row)
    else:
        _plain(reading, row)


def _numbered(reading: _Reading, label: str, text: str, marker: str) -> None:
    if label.startswith("PP"):
        reading.number = label
        reading.part = ParagraphKind.PREAMBULAR
        reading.add(ParagraphKind.PREAMBULAR, label, text)
        return
    reading.part = ParagraphKind.OPERATIVE
    reading.number = label if label.startswith("OP") else f"OP{label}"
    reading.add(ParagraphKind.OPERATIVE, reading.number, text, 0, marker)


def _lettered(reading: _Reading, mark: str, text: str) -> None:
    """Read "(a)" or, under it, "(i)": a numeral goes one level deeper unless it is the next letter."""
    last = reading.lines[-1] if reading.lines else None
    deeper = _is_deeper(mark, last)
    above = reading.number
    if deeper and last:
        above = last.label if last.level == 1 else last.label.rpartition(" ")[0]
    label = f"{above} ({mark})"
    known = parse(label)
    reading.add(
        ParagraphKind.SUBPARAGRAPH, write(known) if known else label, text, 2 if deeper else 1, f"({mark})"
    )


def _is_deeper(mark: str, last: Line | None) -> bool:
    if last is None or last.level == 0 or not re.fullmatch(r"[ivx]+", mark):
        return False
    if last.level == 1:
        before = last.label.rpartition("(")[2].rstrip(")")
        return mark == "i" and (before != "h" or last.text.endswith(":"))
    return True


def _enacts(reading: _Reading, row: str) -> bool:
    """Read the enacting words, and a preamble that stands in the same line."""
    found = _ENACTING.match(row)
    if reading.part is not ParagraphKind.TITLE or not (found or _WE.match(row)):
        return False
    reading.part = ParagraphKind.PREAMBULAR
    reading.lines.clear()
    reading.add(ParagraphKind.ENACTING, "Enacting words", found["words"] if found else row)
    if found and found["rest"]:
        _plain(reading, found["rest"])
    return True


def _plain(reading: _Reading, row: str) -> None:
    """Read a line without a number, by where it stands."""
    last = reading.lines[-1] if reading.lines else None
    if last and row[:1].islower() and reading.form is not Form.PROSE and row[:1].isascii():
        reading.lines[-1] = replace(last, text=f"{last.text} {row}")
    elif reading.part is ParagraphKind.PREAMBULAR:
        for text in _parted(row):
            _preambular(reading, text)
    elif _CLOSES.match(row) and reading.part is ParagraphKind.OPERATIVE:
        reading.add(ParagraphKind.CLOSING, "Closing", row)
        reading.part = ParagraphKind.CLOSING
    elif (reading.part is ParagraphKind.OPERATIVE and _HEADING.match(row)) or (
        reading.part is ParagraphKind.TITLE and reading.form is Form.PROSE
    ):
        reading.add(ParagraphKind.HEADING, "", row)
    elif reading.lines:
        reading.lines[-1] = replace(reading.lines[-1], cut=True)


def _preambular(reading: _Reading, text: str) -> None:
    """Read a paragraph of the preamble, or the one unnumbered operative paragraph of a short resolution."""
    verb = opening_verb(text, "en") or opening_verb(text, "ru")
    if verb and verb.mood is Mood.ORGAN and text.endswith(".") and reading.form is Form.RESOLUTION:
        reading.part, reading.number = ParagraphKind.OPERATIVE, "OP1"
        reading.add(ParagraphKind.OPERATIVE, "OP1", text)
        return
    reading.counted += 1
    reading.add(ParagraphKind.PREAMBULAR, f"PP{reading.counted}", text)


def _parted(row: str) -> Sequence[str]:
    """Part a preamble that stands in one line before each participle that opens a paragraph."""
    at, parts = 0, []
    for found in _NEXT.finditer(row):
        verb = opening_verb(row[found.end() : found.end() + 60], "en")
        finite = bool(verb) and verb is not None and verb.mood is Mood.ORGAN and row.endswith(".")
        if (_PARTICIPLE.match(row, found.end()) or finite) and found.end() > at:
            parts.append(row[at : found.start()])
            at = found.end()
    return [*parts, row[at:]]
