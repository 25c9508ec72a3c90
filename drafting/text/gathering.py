"""Gathering: which edits of which proposals stand in one spot."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from drafting.text.spans import Edit, written
from drafting.text.words import is_sign

_NEIGHBOURLY = 3
"""Kept words that may stand between two spots drawn as one, when one proposal changes both."""
_PHRASE = 3
"""Words by which a spot may grow so that a phrase of a reading is not cut."""


@dataclass(slots=True)
class Group:
    """The base's words [start, end) and the edits there, by proposal."""

    start: int
    end: int
    changes: dict[str, list[Edit]] = field(default_factory=dict)
    last_gap: int = -1

    def meets(self, edit: Edit) -> bool:
        """Say whether an edit, coming next in order, competes with this group for words or for a gap."""
        if edit.start != self.end:
            return edit.start < self.end
        return edit.start in {edit.end, self.last_gap}

    def take(self, reference: str, edit: Edit) -> None:
        """Add one proposal's edit."""
        self.end = max(self.end, edit.end)
        self.changes.setdefault(reference, []).append(edit)
        if edit.start == edit.end:
            self.last_gap = edit.start

    def take_all(self, other: "Group") -> None:
        """Add the group that follows, and the kept words between."""
        self.end = max(self.end, other.end)
        for reference, changes in other.changes.items():
            self.changes.setdefault(reference, []).extend(changes)
        self.last_gap = other.last_gap

    def readings(self, words: Sequence[str]) -> dict[str, str]:
        """Return each proposal's text here, by reference, where it differs from the base."""
        base = "".join(words[self.start : self.end])
        drawn = {who: written(words, made, self.start, self.end) for who, made in self.changes.items()}
        return {who: text for who, text in drawn.items() if text != base}


def gather(words: Sequence[str], proposals: Mapping[str, Iterable[Edit]]) -> tuple[Group, ...]:
    """Return the groups in reading order, disjoint; O(E log E) for E edits."""
    flat = [(edit, reference) for reference, changes in proposals.items() for edit in changes]
    flat.sort(key=lambda one: (one[0].start, one[0].end, one[0].words, one[1]))
    groups: list[Group] = []
    for edit, reference in flat:
        if not groups or not groups[-1].meets(edit):
            groups.append(Group(edit.start, edit.end))
        groups[-1].take(reference, edit)
    joined = _joined(groups)
    for group in joined:
        _keep_phrases_whole(words, group)
    return tuple(_joined(joined))


def _joined(groups: Iterable[Group]) -> list[Group]:
    """Draw neighbours as one where they overlap, or one proposal changes both and little is kept between."""
    stack: list[Group] = []
    for group in groups:
        stack.append(group)
        while len(stack) > 1 and _are_one(stack[-2], stack[-1]):
            last = stack.pop()
            stack[-1].take_all(last)
    return stack


def _are_one(one: Group, other: Group) -> bool:
    between = other.start - one.end
    shared = one.changes.keys() & other.changes.keys()
    return between < 0 or (between <= _NEIGHBOURLY and bool(shared))


def _keep_phrases_whole(words: Sequence[str], group: Group) -> None:
    """Let the spot grow where a reading holds whole a phrase of the base that its edge would cut."""
    if group.start == group.end:
        return
    drawn = list(group.readings(words).values())
    before = words[max(0, group.start - _PHRASE) : group.start + 1]
    after = words[group.end - 1 : group.end + _PHRASE]
    group.start -= _cut(before[::-1], drawn, backwards=True)
    group.end += _cut(after, drawn, backwards=False)


def _cut(run: Sequence[str], readings: Sequence[str], *, backwards: bool) -> int:
    """Return how many words beyond the edge (the first of `run` is within) complete a phrase of a reading."""
    for length in range(len(run), 1, -1):
        phrase = run[:length]
        text = "".join(phrase[::-1] if backwards else phrase)
        if not is_sign(phrase[-1]) and any(text in reading for reading in readings):
            return length - 1
    return 0
