"""Following: what references must say after a decision or an adoption, offered and never imposed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from drafting.text.courses import Course
from drafting.text.labels import NOWHERE
from drafting.text.ordinals import ordinal_like
from drafting.text.passages import Item, Passage, find_passages
from drafting.text.paths import Path, absolute, path_order, place, side
from drafting.text.references import Reference, named_neighbours
from drafting.text.spelling import is_russian, spelled

_SIDES = {"above": ("above", "выше"), "below": ("below", "ниже")}


class Reason(StrEnum):
    """Why a reference cannot simply be rewritten."""

    GONE = "gone"
    """The paragraph does not stand any more."""
    PARTED = "parted"
    """A sub-paragraph was mentioned without its paragraph, and is now under another."""
    UNSAYABLE = "unsayable"
    """No ordinal says "PP4 bis", no number a paragraph of the preamble."""
    DIRECTION = "direction"
    """One "above" stands for several paragraphs, and some are now below."""
    RANGE = "range"
    """A range no longer passes over the same paragraphs, or would run backwards."""
    NEIGHBOUR = "neighbour"
    """Another paragraph is now the preceding or the following one."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """New words of a reference, or of its "above" or "below": `words` for `old[start:end]`."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Broken:
    """A reference of the old text that a person must look at, and why."""

    reference: Reference
    reason: Reason


@dataclass(frozen=True, slots=True)
class Followed:
    """The text offered, with what changed in it and what could not follow; both in the order of the text.

    Where one of several paragraphs named together is lost, all of that passage stays as it was.
    """

    text: str
    changed: tuple[Rewritten, ...]
    broken: tuple[Broken, ...]


def follow(
    text: str,
    moves: Mapping[str, str | None],
    at: str = "",
    *,
    standing: Iterable[str] = (),
    brought: Iterable[str] = (),
) -> Followed:
    """Let the references of a text follow their paragraphs from the old labels to the new ones.

    `moves` maps labels ("OP6", "OP3 (a)", "6 alt") to what they become, None for what falls; what it does
    not name stays, or goes along with what it hangs on. `at` is the label, before, of the paragraph that
    speaks: without it no "above" changes and no sub-paragraph of one's own is found. `standing` are all
    labels before, `brought` those that come new: without them nothing is said of "the preceding paragraph".
    """
    return _Follower(place(at), Course(moves, standing, brought)).text(text)


def consequences(
    texts: Mapping[str, str], moves: Mapping[str, str | None], brought: Iterable[str] = ()
) -> dict[str, Followed]:
    """Return what a decision, or the renumbering at adoption, would do to the references of a whole text.

    `texts` maps the labels before to the words of all that stands; `moves` and `brought` are as in `follow`.
    Only texts appear of which something changes or breaks; what falls itself does not.
    """
    course = Course(moves, texts, brought)
    found = {
        label: _Follower(place(label), course).text(text)
        for label, text in texts.items()
        if course.new(place(label)) or not place(label)
    }
    return {label: each for label, each in found.items() if each.changed or each.broken}


@dataclass(frozen=True, slots=True)
class _Leg:
    """An item of a passage: where it led, where it leads, and how many steps of the way go unsaid."""

    item: Item
    direction: str
    old: Path
    new: Path
    unsaid: int

    def broken(self, reason: Reason) -> Broken:
        return Broken(Reference(self.item.start, self.item.end, self.old, self.direction), reason)


class _Follower:
    """One paragraph's words, on their course."""

    def __init__(self, speaker: Path, course: Course) -> None:
        self.speaker, self.course, self.now = speaker, course, course.new(speaker)

    def text(self, text: str) -> Followed:
        changed: list[Rewritten] = []
        broken: list[Broken] = []
        for passage in find_passages(text):
            words, lost = self._passage(text, passage)
            changed += words
            broken += lost
        broken += self._neighbours(text)
        broken.sort(key=lambda each: (each.reference.start, each.reference.end))
        return Followed(_applied(text, changed), tuple(changed), tuple(broken))

    def _neighbours(self, text: str) -> Iterator[Broken]:
        """Yield "the preceding paragraph" where it is another one now."""
        after = {each.start: each.path for each in named_neighbours(text, self.now, self.course.after)}
        for each in named_neighbours(text, self.speaker, self.course.before):
            if self.course.new(each.path) != after.get(each.start):
                yield Broken(each, Reason.NEIGHBOUR)

    def _passage(self, text: str, passage: Passage) -> tuple[list[Rewritten], list[Broken]]:
        legs = tuple(self._leg(item, passage.direction) for item in passage.items)
        said = tuple(self._said(text, passage, legs))
        word, mixed = self._direction(text, passage, legs)
        lost = [leg.broken(each) for leg, each in zip(legs, said, strict=True) if isinstance(each, Reason)]
        lost = lost or _backwards(legs) or mixed
        if lost:
            return [], lost
        offered = (
            Rewritten(leg.item.start, leg.item.end, str(each)) for leg, each in zip(legs, said, strict=True)
        )
        changed = [each for each in (*offered, *word) if text[each.start : each.end] != each.words]
        return changed, self._refilled(legs)

    def _leg(self, item: Item, direction: str) -> _Leg:
        old = absolute(item.path, self.speaker, self.course.known)
        return _Leg(item, direction, old, self.course.new(old), len(old) - item.said)

    def _said(self, text: str, passage: Passage, legs: Iterable[_Leg]) -> Iterator[str | Reason]:
        """Yield the words of each item, or why there are none; what goes unsaid must still be understood."""
        implied = self.now
        if passage.owner:
            implied = self.course.new(absolute(passage.owner, self.speaker, self.course.known))
        for leg in legs:
            understood = leg.new[: leg.unsaid] == implied[: leg.unsaid] and len(leg.new) > leg.unsaid
            yield _words(text, passage, leg, understood=understood)
            implied = leg.new or leg.old

    def _direction(
        self, text: str, passage: Passage, legs: Iterable[_Leg]
    ) -> tuple[list[Rewritten], list[Broken]]:
        """Turn "above" into "below" where the order changed; it cannot where it would hold for some only."""
        was, now = zip(*((side(leg.old, self.speaker), side(leg.new, self.now)) for leg in legs), strict=True)
        if was == now or "" in now or not any(passage.word):
            return [], []
        if len(set(now)) > 1:
            wrong = (leg for leg, where in zip(legs, now, strict=True) if where != passage.direction)
            return [], [leg.broken(Reason.DIRECTION) for leg in wrong]
        start, end = passage.word
        return [Rewritten(start, end, _SIDES[now[0]][is_russian(text[start:end])])], []

    def _refilled(self, legs: Iterable[_Leg]) -> list[Broken]:
        return [
            last.broken(Reason.RANGE)
            for first, last in _ranges(legs)
            if self.course.refilled((first.old, last.old), (first.new, last.new))
        ]


def _words(text: str, passage: Passage, leg: _Leg, *, understood: bool) -> str | Reason:
    """Return the new words of an item, as like the old ones as may be, or the reason why there are none."""
    written = text[leg.item.start : leg.item.end]
    if not leg.new:
        return Reason.GONE
    if not understood and not passage.several:
        return Reason.PARTED
    if understood and leg.new == leg.old:
        return written
    shown = leg.new[leg.unsaid :] if understood else leg.new
    if passage.ordinal:
        return ordinal_like(written, _preambular_number(shown)) or Reason.UNSAYABLE
    if shown[0].startswith("PP"):
        return Reason.UNSAYABLE
    russian = is_russian(text[passage.start : passage.end])
    return spelled(shown, len(leg.new) - len(shown), written, russian=russian)


def _preambular_number(path: Path) -> int:
    number = path[0].removeprefix("PP")
    return int(number) if path == (f"PP{number}",) and number.isdecimal() else 0


def _ranges(legs: Iterable[_Leg]) -> Iterator[tuple[_Leg, _Leg]]:
    """Yield the ends of each range that ran forwards among paragraphs of one row."""
    for first, last in pairwise(legs):
        if last.item.to and _forwards(first.old, last.old):
            yield first, last


def _backwards(legs: Iterable[_Leg]) -> list[Broken]:
    return [last.broken(Reason.RANGE) for first, last in _ranges(legs) if not _forwards(first.new, last.new)]


def _forwards(first: Path, last: Path) -> bool:
    begin, end = path_order(first), path_order(last)
    return NOWHERE not in {begin, end} and first[:-1] == last[:-1] and begin < end


def _applied(text: str, changed: Iterable[Rewritten]) -> str:
    pieces: list[str] = []
    at = 0
    for each in changed:
        pieces += (text[at : each.start], each.words)
        at = each.end
    return "".join((*pieces, text[at:]))
