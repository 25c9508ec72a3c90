"""What a proposal must be before it can be kept or submitted."""

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from uuid import UUID

from drafting.procedure.errors import (
    BadStructure,
    EmptyProposal,
    HiddenCharacters,
    OnePart,
    TooLong,
    UnknownFootnote,
)
from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.table import BRINGING, Pieces
from drafting.text.hidden import find_hidden
from drafting.text.labels import marker

#: Characters a proposal may have: the longest paragraph of an adopted text measured is under 4,000.
LIMIT = 20_000

#: Every kind, in the order in which a form offers them.
OFFERED = (
    AmendmentKind.MODIFY,
    AmendmentKind.REPLACE,
    AmendmentKind.DELETE,
    AmendmentKind.INSERT,
    AmendmentKind.MOVE,
    AmendmentKind.MERGE,
    AmendmentKind.SPLIT,
    AmendmentKind.EDITORIAL,
)
WITH_WORDS = frozenset(AmendmentKind) - {AmendmentKind.DELETE, AmendmentKind.MOVE}

#: "(a)", "(bb)", "(xviii)", and the same without the first bracket; a word in brackets is none.
_MARKER = re.compile(r"^\(?(([a-z])\2{0,2}|[ivxl]{1,9})\)[ \u00a0]+")
_ROMAN = re.compile(r"^[ivxl]+$")
_FOOTNOTE = re.compile(r"\{fn:([^{}\s]+)\}")


@dataclass(frozen=True)
class Proposed:
    """What a delegation asks for, as typed: `text` still holds its line breaks.

    `other` is the neighbour that a merge takes in, `other_base` the wording of it that was read; `supersedes`
    the delegation's own proposal that this one revises.
    """

    kind: AmendmentKind
    paragraph: UUID
    base: UUID | None
    text: str = ""
    after: UUID | None = None
    parent: UUID | None = None
    rationale: str = ""
    on_behalf_of: str = ""
    other: UUID | None = None
    other_base: UUID | None = None
    supersedes: UUID | None = None


def checked_pieces(proposed: Proposed, amending: AmendmentKind | None = None) -> Pieces:
    """Return the proposal's words as pieces, in NFC.

    A modification or a merge is one line, so a break in it becomes a blank; an insertion or an alternative
    may bring sub-paragraphs, a line each, that begin with "(a)" or "(i)". A split has a line for each of its
    parts; its first keeps the sub-paragraphs that stand. A sub-amendment has the form of the kind of proposal
    it is `amending`. Raises EmptyProposal, TooLong, HiddenCharacters, BadStructure or OnePart.
    """
    if proposed.kind not in WITH_WORDS:
        return ()
    lines = _lines(proposed.text)
    if not lines:
        raise EmptyProposal
    form = amending or proposed.kind
    if form is AmendmentKind.SPLIT:
        return _parts(lines)
    if form in BRINGING:
        return _levels(lines)
    return ((0, " ".join(lines)),)


def _parts(lines: list[str]) -> Pieces:
    pieces = _levels(lines, parts=True)
    firsts = [index for index, (level, _) in enumerate(pieces) if level == 0]
    if firsts == [0]:
        raise OnePart
    if firsts[1] != 1:
        raise BadStructure(line=2)
    return pieces


def check_footnotes(pieces: Pieces, known: Container[str]) -> None:
    """Refuse a reference to a footnote that does not exist. Raises UnknownFootnote."""
    for _, text in pieces:
        for found in _FOOTNOTE.finditer(text):
            if found.group(1) not in known:
                raise UnknownFootnote(key=found.group(1))


def checked_remark(text: str) -> str:
    """Return a rationale, reason or note in NFC, on one line. Raises TooLong or HiddenCharacters."""
    return " ".join(_lines(text))


def _lines(text: str) -> list[str]:
    if len(text) > LIMIT:
        raise TooLong(length=len(text), limit=LIMIT)
    plain = unicodedata.normalize("NFC", text).replace("\r\n", "\n")
    found = tuple(each for each in find_hidden(plain) if plain[each.position] not in "\n")
    if found:
        raise HiddenCharacters(found=found)
    return [line.strip() for line in plain.split("\n") if line.strip()]


def _levels(lines: list[str], *, parts: bool = False) -> Pieces:
    """Read "(a)" and "(i)" at the start of a line as levels; the marker itself is drawn, not kept.

    Only where there may be several `parts` does a line without one begin another paragraph.
    """
    pieces: list[tuple[int, str]] = []
    latest = ""
    for number, line in enumerate(lines, start=1):
        match = _MARKER.match(line) if pieces else None
        chapeau = bool(pieces) and pieces[-1][0] == 1 and pieces[-1][1].endswith(":")
        level = _level(match.group(1), latest, chapeau=chapeau) if match else 0
        if (level == 0 and pieces and not parts) or level > (pieces[-1][0] + 1 if pieces else 0):
            raise BadStructure(line=number)
        latest = (match.group(1) if level == 1 else latest) if match else ""
        pieces.append((level, line[match.end() :] if match else line))
    return tuple(pieces)


def _level(marker: str, latest: str, *, chapeau: bool) -> int:
    """Say whether a marker is (a) or (i): "i" is roman unless it follows "(h)".

    After "(h) … including:" it is roman again: a `chapeau`, which ends in a colon, opens the list below it.
    """
    if marker == _after(latest) and not (chapeau and marker == "i"):
        return 1
    return 2 if _ROMAN.match(marker) else 1


def _after(latest: str) -> str:
    """Return the letters that come next: "a" at first, "b" after "a", "aa" after "z"."""
    if not latest:
        return "a"
    return "a" * (len(latest) + 1) if latest[0] == "z" else chr(ord(latest[0]) + 1) * len(latest)


def as_typed(pieces: Pieces) -> str:
    """Write pieces back as a person would type them, a line each."""
    written, counts = [], {1: 0, 2: 0}
    for level, text in pieces:
        if level == 0:
            written.append(text)
            counts = {1: 0, 2: 0}
            continue
        counts[level] += 1
        counts.update({deeper: 0 for deeper in counts if deeper > level})
        written.append(f"{marker(level, counts[level])} {text}")
    return "\n".join(written)
