"""Streams: paragraphs that split, join, come or go, read as one run of words and paragraph marks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafting.documents.tracking.lines import cut
from drafting.documents.tracking.values import Holders, Piece, TrackedParagraph, form_of
from drafting.documents.values import IssuedParagraph
from drafting.text import Change, Kind, compare

# Cannot be printed, so no text holds it.
_MARK = "\uffff"
_CHUNKS = re.compile(f"{_MARK}|[^{_MARK}]+")

Paragraphs = Sequence[IssuedParagraph]


def stream(base: Paragraphs, version: Paragraphs, holders: Holders, first: int = 0) -> list[TrackedParagraph]:
    """Return the base's paragraphs with what the holders make of them, marks and all.

    `first` is the place of the first of them. Without the insertions they are `base`; without the deletions
    `version`, forms included.
    """
    return list(_Walk(base, version, holders, first).paragraphs())


def whole(paragraph: IssuedParagraph, holders: Holders = (), *, gone: bool = False) -> tuple[Piece, ...]:
    """Return the words of a paragraph that is kept (no holders), inserted or, if `gone`, deleted."""
    piece = Piece(paragraph.text, inserted=() if gone else holders, deleted=holders if gone else ())
    return tuple(cut(piece, paragraph.opening))


def gone(paragraph: IssuedParagraph, holders: Holders, at: int, move: str = "") -> TrackedParagraph:
    """Return a base paragraph that is deleted whole, or that leaves its place."""
    pieces = (replace(piece, moved=bool(move)) for piece in whole(paragraph, holders, gone=True))
    return TrackedParagraph(form_of(paragraph), tuple(pieces), deleted=holders, move=move, base=at)


def come(paragraph: IssuedParagraph, holders: Holders) -> TrackedParagraph:
    """Return a new paragraph."""
    return TrackedParagraph(form_of(paragraph), whole(paragraph, holders), inserted=holders)


def arrived(
    paragraph: IssuedParagraph, left: IssuedParagraph, holders: Holders, move: str
) -> TrackedParagraph:
    """Return a paragraph in its new place; what was edited on the way is inserted there, not moved."""
    offset = 0
    pieces: list[Piece] = []
    for change in compare(left.text, paragraph.text):
        if change.kind is not Kind.DELETE:
            piece = Piece(change.text, inserted=holders, moved=change.kind is Kind.KEEP)
            pieces += cut(piece, paragraph.opening - offset)
            offset += len(change.text)
    return TrackedParagraph(form_of(paragraph), tuple(pieces), inserted=holders, move=move)


class _Walk:
    """One walk along both sides, keeping count of where it is on each."""

    def __init__(self, base: Paragraphs, version: Paragraphs, holders: Holders, first: int) -> None:
        self.sides = (base, version)
        self.holders = holders
        self.first = first
        self.at = [0, 0]
        self.offset = [0, 0]

    def paragraphs(self) -> Iterator[TrackedParagraph]:
        pieces: list[Piece] = []
        for change in _changes(*self.sides):
            for chunk in _CHUNKS.findall(change.text):
                if chunk == _MARK:
                    yield self.closed(change.kind, tuple(pieces))
                    pieces = []
                else:
                    pieces += self.words(change.kind, chunk)

    def words(self, kind: Kind, text: str) -> Iterator[Piece]:
        side = 1 if kind is Kind.INSERT else 0
        opening = self.sides[side][self.at[side]].opening - self.offset[side]
        for one in (0, 1) if kind is Kind.KEEP else (side,):
            self.offset[one] += len(text)
        yield from cut(self.piece(kind, text), opening)

    def piece(self, kind: Kind, text: str) -> Piece:
        inserted = self.holders if kind is Kind.INSERT else ()
        return Piece(text, inserted=inserted, deleted=self.holders if kind is Kind.DELETE else ())

    def closed(self, kind: Kind, pieces: tuple[Piece, ...]) -> TrackedParagraph:
        """Return the paragraph that ends here; a mark carries its paragraph's form."""
        sides = {Kind.KEEP: (0, 1), Kind.INSERT: (1,), Kind.DELETE: (0,)}[kind]
        forms = [form_of(self.sides[side][self.at[side]]) for side in sides]
        place = self.first + min(self.at[0], len(self.sides[0]) - 1)
        for side in sides:
            self.at[side] += 1
            self.offset[side] = 0
        changed = forms[0] != forms[-1]
        return TrackedParagraph(
            forms[-1],
            pieces,
            inserted=self.holders if kind is Kind.INSERT else (),
            deleted=self.holders if kind is Kind.DELETE else (),
            former=forms[0] if changed else None,
            reshaped=self.holders if changed else (),
            base=place,
        )


def _changes(base: Paragraphs, version: Paragraphs) -> list[Change]:
    found = list(compare(*("".join(f"{each.text}{_MARK}" for each in side) for side in (base, version))))
    at = 0
    while at + 1 < len(found):
        if Kind.KEEP not in {found[at].kind, found[at + 1].kind}:
            found[at : at + 2] = _shaved(found[at], found[at + 1])
        at += 1
    return [change for change in found if change.text]


def _shaved(one: Change, other: Change) -> Iterator[Change]:
    """Keep the words that a replacement only moves across a paragraph mark, where they lose their blank."""
    length = _common_end(one.text, other.text)
    kept = one.text[len(one.text) - length :]
    for change in (one, other):
        yield replace(change, text=change.text[: len(change.text) - length])
    yield Change(Kind.KEEP, kept)


def _common_end(one: str, other: str) -> int:
    longest = next(
        (at for at, (a, b) in enumerate(zip(one[::-1], other[::-1], strict=False)) if a != b),
        min(len(one), len(other)),
    )
    starts = [size for size in range(longest, 0, -1) if _begins(one, size) and _begins(other, size)]
    return starts[0] if starts else 0


def _begins(text: str, size: int) -> bool:
    """Say whether the last `size` characters begin a word: no word is split."""
    at = len(text) - size
    before = text[at - 1 : at]
    return not before or before == _MARK or before.isspace() or text[at] == _MARK
