"""Remarks: a rationale is a comment on the words that it is given for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from drafting.documents.tracking.values import Piece, Remark, TrackedParagraph

Reasons = Mapping[int, str]


def remarked(
    paragraphs: Sequence[TrackedParagraph], reasons: Iterable[tuple[str, str]]
) -> list[TrackedParagraph]:
    """Return the paragraphs with each (holder, reason) on the first one that the holder changes."""
    found = list(paragraphs)
    for holder, text in reasons:
        at = next((at for at, each in enumerate(found) if _touches(each, holder)), 0)
        remark = Remark(holder, text, *_range(found[at].pieces, holder))
        found[at] = replace(found[at], remarks=(*found[at].remarks, remark))
    return found


def _touches(paragraph: TrackedParagraph, holder: str) -> bool:
    marks = {*paragraph.inserted, *paragraph.deleted, *paragraph.reshaped}
    return holder in marks or any(_changed(piece, holder) for piece in paragraph.pieces)


def _range(pieces: Sequence[Piece], holder: str) -> tuple[int, int]:
    """Return the first to the last piece that the holder changes, or the whole paragraph."""
    places = [at for at, piece in enumerate(pieces) if _changed(piece, holder)]
    return (places[0], places[-1] + 1) if places else (0, len(pieces))


def _changed(piece: Piece, holder: str) -> bool:
    return holder in {*piece.inserted, *piece.deleted}
