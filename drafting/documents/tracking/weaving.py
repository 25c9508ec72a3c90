"""Weaving: the base and everybody's version of it become one tracked text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from drafting.documents.tracking.courses import Base, Course, Leaves, course
from drafting.documents.tracking.lines import fused, italicised, line
from drafting.documents.tracking.remarks import Reasons, remarked
from drafting.documents.tracking.streams import arrived, come, gone, stream, whole
from drafting.documents.tracking.values import (
    Form,
    Hand,
    Holders,
    Leaf,
    Piece,
    TrackedParagraph,
    TrackedText,
    Version,
    form_of,
)
from drafting.documents.values import IssuedParagraph, IssuedText

Readings = Mapping[str, Leaves]
Fused = list[tuple[Leaves, Holders]]


@dataclass(frozen=True)
class Taste:
    """How rivals are set: who inserts the brackets ("" for none), and whether as "Alt 1." paragraphs.

    As paragraphs, a base paragraph on which whole versions compete stays untouched, and they follow it; each
    holder's text is then the base with the alternative beside it.
    """

    office: str = ""
    apart: bool = False


def weave(
    issued: IssuedText, versions: Mapping[str, Version], hands: Mapping[str, Hand], taste: Taste | None = None
) -> TrackedText:
    """Return the base with every version woven in; `hands` names the holders, in the order of protocol.

    Rejecting everything gives the base. Keeping only what bears a holder's name gives that holder's version,
    paragraph by paragraph. Accepting everything gives all that is proposed, rivals in brackets. The same
    change of several holders is one change with all their names. Raises ValueError for a version without a
    hand.
    """
    unknown = [holder for holder in versions if holder not in hands]
    if unknown:
        raise ValueError(f"There is no hand for {', '.join(unknown)}.")
    ordered = {holder: versions[holder] for holder in hands if holder in versions}
    taste = taste or Taste()
    paragraphs = _Loom(issued.paragraphs, ordered, taste).paragraphs()
    notes = _notes(issued.footnotes, ordered, taste.office)
    return TrackedText(issued, tuple(paragraphs), notes, hands)


def _notes(
    base: Mapping[str, str], versions: Mapping[str, Version], office: str
) -> dict[str, tuple[Piece, ...]]:
    keys = [*base, *(key for version in versions.values() for key in version.footnotes)]
    return {
        key: line(
            base.get(key, ""),
            {holder: each.footnotes[key] for holder, each in versions.items() if key in each.footnotes},
            office,
        )
        for key in dict.fromkeys(keys)
    }


class _Loom:
    """The base, and the course of every version along it."""

    def __init__(self, base: Base, versions: Mapping[str, Version], taste: Taste) -> None:
        self.base = base
        self.taste = taste
        self.courses: dict[str, Course] = {who: course(base, each) for who, each in versions.items()}
        self.reasons: dict[str, Reasons] = {who: each.reasons for who, each in versions.items()}
        self.blocks = list(_blocks(len(base), self.courses.values()))
        self.moves = self._moves()

    def paragraphs(self) -> Iterator[TrackedParagraph]:
        for start, end in self.blocks:
            yield from self._added(start)
            if start < end:
                yield from self._block(start, end)

    def _block(self, start: int, end: int) -> list[TrackedParagraph]:
        readings = self._readings(start, end)
        made = self._made(start, end, readings)
        asked = self.reasons.items()
        why = [(who, all_[at]) for who, all_ in asked for at in range(start, end) if at in all_]
        why += [(who, leaf.reason) for who, leaves in readings.items() for leaf in leaves if leaf.reason]
        return remarked(made, why)

    def _readings(self, start: int, end: int) -> dict[str, Leaves]:
        found = {who: each.reading(self.base, start, end) for who, each in self.courses.items()}
        return {who: leaves for who, leaves in found.items() if leaves is not None}

    def _made(self, start: int, end: int, readings: Readings) -> list[TrackedParagraph]:
        here = self.base[start:end]
        if not readings:
            return [TrackedParagraph(form_of(here[0]), whole(here[0]), base=start)]
        distinct = _fused(readings)
        rewritten = self._reworded(start, readings) if end - start == 1 else None
        if rewritten:
            return [rewritten]
        if len(distinct) > 1:
            return list(self._rivals(start, here, distinct))
        leaves, holders = distinct[0]
        if not leaves:
            return [gone(here[0], holders, start, self.moves.get((start, holders), ""))]
        return stream(here, [leaf.paragraph for leaf in leaves], holders, start)

    def _reworded(self, at: int, readings: Readings) -> TrackedParagraph | None:
        """Return one paragraph that everybody keeps as one, in one form."""
        was, leaves = self.base[at], list(readings.values())
        if any(len(each) != 1 for each in leaves):
            return None
        forms: dict[Form, list[str]] = {}
        for who, (leaf,) in readings.items():
            forms.setdefault(form_of(leaf.paragraph), []).append(who)
        changed = [form for form in forms if form != form_of(was)]
        texts = {who: leaf.paragraph.text for who, (leaf,) in readings.items()}
        if len(changed) > 1 or (self.taste.apart and self._competing(was.text, texts)):
            return None
        made = TrackedParagraph(form_of(was), self._line(was, texts), base=at)
        if not changed:
            return made
        return replace(made, form=changed[0], former=form_of(was), reshaped=tuple(forms[changed[0]]))

    def _line(self, was: IssuedParagraph, texts: Mapping[str, str]) -> tuple[Piece, ...]:
        return tuple(italicised(line(was.text, texts, self.taste.office), was.opening))

    def _competing(self, base: str, texts: Mapping[str, str]) -> bool:
        """Say whether whole versions of the line compete, so that none of its words would stay."""
        pieces = line(base, texts)
        return len(fused(texts)) > 1 and all(piece.inserted or piece.deleted for piece in pieces)

    def _rivals(self, start: int, here: Base, distinct: Fused) -> Iterator[TrackedParagraph]:
        """Strike the base for all who change it, or leave it, and let the versions follow one another."""
        strikers = [
            who for leaves, holders in distinct for who in holders if not (leaves and self.taste.apart)
        ]
        for at, each in enumerate(here, start):
            kept = TrackedParagraph(form_of(each), whole(each), base=at)
            yield gone(each, tuple(strikers), at) if strikers else kept
        shown = [(leaves, holders) for leaves, holders in distinct if leaves]
        for number, (leaves, holders) in enumerate(shown, start=1):
            yield from self._alternative(number, leaves, holders, len(shown))

    def _alternative(
        self, number: int, leaves: Leaves, holders: Holders, count: int
    ) -> Iterator[TrackedParagraph]:
        first, last = ("Alt. ", "") if count == 1 else (f"Alt. {number} ", "")
        if not self.taste.apart:
            first, last = "[", "]"
        sign = (self.taste.office,)
        for at, leaf in enumerate(leaves):
            pieces = whole(leaf.paragraph, holders)
            if self.taste.office:
                lead = (Piece(first, inserted=sign),) if at == 0 else ()
                tail = (Piece(last, inserted=sign),) if last and at == len(leaves) - 1 else ()
                pieces = (*lead, *pieces, *tail)
            yield TrackedParagraph(form_of(leaf.paragraph), pieces, inserted=holders)

    def _added(self, gap: int) -> Iterator[TrackedParagraph]:
        for leaves, holders in _fused(self._gap(gap)):
            for at, leaf in enumerate(leaves):
                why = [(who, self.courses[who].gaps[gap][at].reason) for who in holders]
                yield from remarked([self._newcomer(leaf, holders)], [each for each in why if each[1]])

    def _newcomer(self, leaf: Leaf, holders: Holders) -> TrackedParagraph:
        move = self.moves.get((leaf.sources[0], holders), "") if len(leaf.sources) == 1 else ""
        if not move:
            return come(leaf.paragraph, holders)
        return arrived(leaf.paragraph, self.base[leaf.sources[0]], holders, move)

    def _gap(self, gap: int) -> dict[str, Leaves]:
        return {who: each.gaps[gap] for who, each in self.courses.items() if gap in each.gaps}

    def _moves(self) -> dict[tuple[int, Holders], str]:
        """Name the moves on which all who strike a paragraph agree; others are deletions and insertions."""
        arrivals: dict[int, list[Holders]] = {}
        for gap, _ in self.blocks:
            for leaves, holders in _fused(self._gap(gap)):
                for leaf in leaves:
                    if len(leaf.sources) == 1:
                        arrivals.setdefault(leaf.sources[0], []).append(holders)
        left = {start for start, end in self.blocks if end - start == 1}
        return {
            (at, holders[0]): f"move{at + 1}"
            for at, holders in sorted(arrivals.items())
            if at in left and len(holders) == 1 and self._leavers(at) == holders[0]
        }

    def _leavers(self, at: int) -> Holders | None:
        distinct = _fused(self._readings(at, at + 1))
        return distinct[0][1] if len(distinct) == 1 and not distinct[0][0] else None


def _blocks(count: int, courses: Iterable[Course]) -> Iterator[tuple[int, int]]:
    """Cut the base wherever no version joins two paragraphs; last comes the empty block at its end."""
    joined = {
        at for each in courses for span in each.spans.values() for at in range(span.start + 1, span.end)
    }
    yield from pairwise([at for at in range(count + 1) if at not in joined])
    yield count, count


def _fused(readings: Readings) -> Fused:
    """Gather equal readings, in the order of protocol."""
    found: dict[Sequence[object], tuple[Leaves, list[str]]] = {}
    for who, leaves in readings.items():
        key = tuple((leaf.paragraph.text, form_of(leaf.paragraph)) for leaf in leaves)
        found.setdefault(key, (leaves, []))[1].append(who)
    return [(leaves, tuple(holders)) for leaves, holders in found.values()]
