"""Lines: one paragraph's words with everything that is proposed on them, side by side."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from drafting.documents.tracking.values import Holders, Piece
from drafting.text import Common, Edit, Kind, Spot, edits, overlay, tokens
from drafting.text.marking import marked

_TOKEN = re.compile(r"\{fn:[^{}]*\}")


class Said(NamedTuple):
    """A reading and those who hold it, in the order of protocol."""

    text: str
    holders: Holders


def line(base: str, texts: Mapping[str, str], office: str = "") -> tuple[Piece, ...]:
    """Return the words of `base` with the full texts that its holders propose.

    Without the insertions the pieces are `base`; with the changes of one holder only, they are that holder's
    text. What several delete has all their names. Rival readings stand side by side in brackets, which
    `office` inserts; without an office there are none. Wholesale rewrites and rivals of such are readings of
    the whole line. No word is split.
    """
    asked = {holder: text for holder, text in texts.items() if text != base}
    readings = fused(asked)
    if len(readings) < 2:  # noqa: PLR2004 - one reading has no rival
        return _merged([*_sole(base, *readings)] if readings else [Piece(base)])
    laid = overlay(base, asked)
    if laid.alternatives:
        return _merged(_beside(base, readings, office))
    return _merged(piece for part in laid.parts for piece in _part(part, tuple(asked), office))


def fused(texts: Mapping[str, str]) -> tuple[Said, ...]:
    """Return each text once with all who hold it, in the order of the first holder."""
    holders: dict[str, list[str]] = {}
    for holder, text in texts.items():
        holders.setdefault(text, []).append(holder)
    return tuple(Said(text, tuple(who)) for text, who in holders.items())


def italicised(pieces: Iterable[Piece], opening: int) -> Iterator[Piece]:
    """Set the first `opening` characters of the base's words in italics, and what is inserted among them."""
    left = opening
    for piece in pieces:
        if piece.inserted:
            yield replace(piece, italic=left > 0)
            continue
        yield from cut(piece, left)
        left = max(0, left - len(piece.text))


def cut(piece: Piece, opening: int) -> Iterator[Piece]:
    """Cut a piece where the italics end: its first `opening` characters are set in them, no token split."""
    at = next(
        (t.end() for t in _TOKEN.finditer(piece.text) if t.start() < opening < t.end()), max(0, opening)
    )
    head, tail = piece.text[:at], piece.text[at:]
    yield from (replace(piece, text=head, italic=True) for _ in range(bool(head)))
    yield from (replace(piece, text=tail, italic=False) for _ in range(bool(tail)))


def bracketed(readings: Iterable[Said], office: str) -> Iterator[Piece]:
    """Set readings side by side; a blank before the first stays outside the bracket."""
    sign = (office,) if office else ()
    first = True
    for text, holders in readings:
        words = text.lstrip()
        blank = text[: len(text) - len(words)]
        yield from _sign("" if first else " /", sign)
        yield from _sign(blank, holders) if blank else _sign("" if first else " ", sign)
        yield from _sign("[" if first else "", sign)
        yield Piece(words, inserted=holders)
        first = False
    yield from _sign("" if first else "]", sign)


def _sign(text: str, holders: Holders) -> Iterator[Piece]:
    if text and holders:
        yield Piece(text, inserted=holders)


def _sole(base: str, said: Said) -> Iterator[Piece]:
    for change in marked(base, said.text):
        inserted = said.holders if change.kind is Kind.INSERT else ()
        yield Piece(
            change.text, inserted=inserted, deleted=said.holders if change.kind is Kind.DELETE else ()
        )


def _beside(base: str, readings: Sequence[Said], office: str) -> Iterator[Piece]:
    """Strike the base for all, and set the readings beside it."""
    yield Piece(base, deleted=tuple(holder for said in readings for holder in said.holders))
    yield from bracketed([said for said in readings if said.text], office)


def _part(part: Common | Spot, order: Holders, office: str) -> Iterator[Piece]:
    if isinstance(part, Common):
        yield Piece(part.text)
        return
    held = {holder: part.held_by(holder) for holder in order}
    readings = fused({holder: text for holder, text in held.items() if text != part.base})
    if len(readings) == 1:
        yield from _sole(part.base, readings[0])
        return
    changes = [(said, edits(part.base, said.text)) for said in readings]
    inserting = [said for said, made in changes if any(edit.words for edit in made)]
    yield from _beside(part.base, readings, office) if inserting[1:] else _pieces(part.base, changes, office)


def _pieces(base: str, changes: Sequence[tuple[Said, Sequence[Edit]]], office: str) -> Iterator[Piece]:
    """Cut deletions that overlap into pieces, each with the names of those who strike it.

    Only one of the readings inserts; what it puts among words that others strike is in brackets.
    """
    words = tokens(base)
    deleters = [
        tuple(h for said, made in changes if _strikes(made, at) for h in said.holders)
        for at in range(len(words))
    ]
    insertions = {edit.end: (said, edit) for said, made in changes for edit in made if edit.words}
    for at in range(len(words) + 1):
        if at in insertions:
            said, edit = insertions[at]
            others = [set(who) - set(said.holders) for who in deleters[max(0, edit.start - 1) : edit.end + 1]]
            text = Said("".join(edit.words), said.holders)
            yield from bracketed([text], office if any(others) else "")
        if at < len(words):
            yield Piece(words[at], deleted=deleters[at])


def _strikes(made: Sequence[Edit], at: int) -> bool:
    return any(edit.start <= at < edit.end for edit in made)


def _merged(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Join neighbours of the same making; nothing empty stays."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and replace(joined[-1], text="") == replace(piece, text=""):
            joined[-1] = replace(piece, text=joined[-1].text + piece.text)
        elif piece.text:
            joined.append(piece)
    return tuple(joined)
