"""A text pasted as lines: what each line is, proposed by simple rules for a person to correct."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafting.procedure.errors import BadStructure
from drafting.procedure.kinds import ParagraphKind

_NUMBER = re.compile(r"^\d{1,3}\.[ \u00a0]+")
_LETTER = re.compile(r"^\(?([a-z])\1{0,2}\)[ \u00a0]+")
_ROMAN = re.compile(r"^\(?([ivxl]{1,9})\)[ \u00a0]+")
_FOOTNOTE = re.compile(r"^(?:\[?\^?(\w{1,8})\]:|Footnote (\w{1,8})[:.])[ \u00a0]+")
_ENACTING = re.compile(r"^(We, |The (General Assembly|Security Council|Conference|Meeting|Ministers)\b.*,$)")
_CLOSING = re.compile(r"^(Adopted|Done|Issued) (at|in) ")
#: A heading is short and ends without a stop.
HEADING, STOPS = 80, (".", ",", ";", ":")

Kind = ParagraphKind


@dataclass(frozen=True)
class Recognized:
    """A line as it is understood; `line` counts from 1. `level` is 0 for what stands by itself.

    `note` is the key of a footnote.
    """

    line: int
    kind: ParagraphKind
    text: str
    level: int = 0
    note: str = ""


def recognized(text: str) -> tuple[Recognized, ...]:
    """Say of each filled line what it is: the marks of numbering are taken off, nothing else is changed."""
    found: list[Recognized] = []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if line.strip():
            found.append(_recognized(number, " ".join(line.split()), found))
    return tuple(found)


def _recognized(number: int, line: str, before: Sequence[Recognized]) -> Recognized:
    kinds = {each.kind for each in before}
    if note := _FOOTNOTE.match(line):
        return Recognized(number, Kind.FOOTNOTE, line[note.end() :], note=note[1] or note[2])
    if before and (level := _level(line, before)):
        return Recognized(number, Kind.SUBPARAGRAPH, _unmarked(line), level)
    if not before and not line.endswith(STOPS):
        return Recognized(number, Kind.TITLE, line)
    if not kinds & {Kind.ENACTING, Kind.PREAMBULAR, Kind.OPERATIVE} and _ENACTING.match(line):
        return Recognized(number, Kind.ENACTING, line)
    if _CLOSING.match(line):
        return Recognized(number, Kind.CLOSING, line)
    return Recognized(number, _body(line, kinds), _NUMBER.sub("", line))


def _body(line: str, kinds: set[ParagraphKind]) -> ParagraphKind:
    """Say what a line of the body is: it is preambular until the proclamation or the first number."""
    proclaimed = Kind.PROCLAMATION in kinds or Kind.OPERATIVE in kinds
    if _NUMBER.match(line):
        return Kind.OPERATIVE
    if line.endswith(":") and len(line) < HEADING and not proclaimed:
        return Kind.PROCLAMATION
    if len(line) < HEADING and not line.endswith(STOPS):
        return Kind.HEADING
    return Kind.OPERATIVE if proclaimed or line.endswith((".", ";")) else Kind.PREAMBULAR


def _level(line: str, before: Sequence[Recognized]) -> int:
    """Say how deep a line hangs: (a) on the paragraph above, (i) on the (a) above."""
    latest = before[-1]
    if _ROMAN.match(line) and (latest.level == 2 or (latest.level == 1 and latest.text.endswith(":"))):  # noqa: PLR2004 - the deepest level
        return 2
    hangs = latest.level or (latest.kind in {Kind.PREAMBULAR, Kind.OPERATIVE} and latest.text.endswith(":"))
    return 1 if hangs and _LETTER.match(line) else 0


def _unmarked(line: str) -> str:
    return _LETTER.sub("", line) if _LETTER.match(line) else _ROMAN.sub("", line)


def checked_structure(lines: Sequence[Recognized]) -> tuple[Recognized, ...]:
    """Return the lines once each hangs on something. Raises BadStructure with the line that does not."""
    level = -1
    for each in lines:
        below = each.kind is Kind.SUBPARAGRAPH
        if below != (each.level > 0) or each.level > level + 1 or (below and level < 0):
            raise BadStructure(line=each.line)
        level = each.level if each.kind in {Kind.PREAMBULAR, Kind.OPERATIVE, Kind.SUBPARAGRAPH} else -1
    return tuple(lines)
