"""The form of a proposal: how it is read, and what it would change, drawn while a person types."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from uuid import UUID

from flask import request

from drafting.procedure.carrying import SEAM, joined, parts_of, seamed
from drafting.procedure.errors import Refusal
from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.proposing import Proposed, checked_pieces
from drafting.procedure.segments import Segment, italicized, redline
from drafting.procedure.table import ON_WORDS, Pieces
from drafting.web.refusals import message
from drafting.web.targets import Target

K = AmendmentKind
Drawn = tuple[tuple[int, tuple[Segment, ...]], ...]
#: The box of the form in which the words of each kind are typed.
BOXES = {K.INSERT: "new_text", K.MERGE: "merged_text", K.SPLIT: "parts_text"}


@dataclass(frozen=True)
class Preview:
    """What a proposal would change, drawn; or why it cannot be drawn yet."""

    kind: AmendmentKind
    lines: Drawn = ()
    said: str = ""
    same: bool = False


def typed(target: Target) -> Proposed:
    """Read the form as the person filled it in."""
    form = request.form
    kind = next((each for each in target.kinds if each == form.get("kind")), target.kinds[0])
    return Proposed(
        kind=kind,
        paragraph=target.key,
        base=form.get("base", type=UUID),
        text=form.get(BOXES.get(kind, "text"), ""),
        after=form.get("after", type=UUID) if kind is K.MOVE else None,
        parent=target.parent.id if target.parent else None,
        rationale=form.get("rationale", ""),
        on_behalf_of=form.get("on_behalf_of", ""),
        other=form.get("other", type=UUID),
        other_base=form.get("other_base", type=UUID),
        supersedes=form.get("supersedes", type=UUID),
    )


def stands(target: Target, kind: AmendmentKind) -> str:
    """Return the words that a proposal of this kind begins with: for a merge, those of both paragraphs."""
    if kind is K.MERGE and target.other is not None:
        return joined((target.text, target.other.text))
    return target.text


def preview(target: Target, proposed: Proposed, party: str) -> Preview:
    """Draw what would change, in the tint of the party whose proposal it is."""
    kind = proposed.kind
    try:
        pieces = checked_pieces(proposed, target.parent.kind if target.parent else None)
    except Refusal as refusal:
        return Preview(kind, said=message(refusal))
    if target.parent:
        return Preview(kind, _piece_by_piece(target.parent.pieces, pieces, party))
    if kind in {K.INSERT, K.REPLACE}:
        return Preview(kind, tuple((level, redline("", text, party)) for level, text in pieces))
    lines = drawn(stands(target, kind), kind, pieces, party)
    first = italicized(lines[0][1], target.opening)
    same = kind in ON_WORDS and pieces[0][1] == target.text
    return Preview(kind, ((0, first), *lines[1:]), same=same)


def drawn(base: str, kind: AmendmentKind, pieces: Pieces, party: str) -> Drawn:
    """Draw a proposal that changes a paragraph against its words; the parts of a split line by line."""
    if kind is K.SPLIT:
        return tuple(_parted(base, pieces, party))
    new = {K.DELETE: "", K.MOVE: base}.get(kind)
    return ((0, redline(base, pieces[0][1] if new is None else new, party)),)


def _parted(base: str, pieces: Pieces, party: str) -> Iterator[tuple[int, tuple[Segment, ...]]]:
    """Cut the redline of a split where it divides the words, its sub-paragraphs under each part."""
    parts = _cut(redline(base, seamed(parts_of(pieces)), party))
    for level, text in pieces:
        yield level, next(parts, ()) if level == 0 else redline("", text, party)


def _cut(segments: Iterable[Segment]) -> Iterator[tuple[Segment, ...]]:
    here: list[Segment] = []
    for each in segments:
        head, *rest = each.text.split(SEAM)
        here.append(replace(each, text=head))
        for text in rest:
            yield _trimmed(here)
            here = [replace(each, text=text)]
    yield _trimmed(here)


def _trimmed(segments: list[Segment]) -> tuple[Segment, ...]:
    kept = [each for each in segments if each.text]
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(each for each in kept if each.text)


def _piece_by_piece(old: Pieces, new: Pieces, party: str) -> Drawn:
    """Draw a sub-amendment against each piece of the proposal it would change."""
    pairs = zip_longest(old, new, fillvalue=(0, ""))
    return tuple((max(was[0], now[0]), redline(was[1], now[1], party)) for was, now in pairs)
