"""A revision's frozen content, and putting two states of the text side by side."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from drafting.procedure.kinds import ParagraphKind
from drafting.procedure.table import Standing, Table


class RevisionKind(StrEnum):
    """What a frozen text was frozen for."""

    NUMBERED = "numbered"
    SILENCE = "silence"
    ADOPTED = "adopted"


@dataclass(frozen=True)
class Frozen:
    """A paragraph as a revision holds it. `renderings` maps a language to (text, opening, stale)."""

    id: UUID
    kind: ParagraphKind
    label: str
    own_label: str
    level: int
    text: str
    opening: int
    wording: UUID
    number: int
    note: str | None = None
    renderings: Mapping[str, tuple[str, int, bool]] = field(default_factory=dict)


@dataclass(frozen=True)
class Pair:
    """One paragraph in two states of the text; a missing side is one where it did not stand."""

    before: Frozen | None
    after: Frozen | None
    moved: bool

    @property
    def changed(self) -> bool:
        """Whether words, place or presence differ."""
        if self.before is None or self.after is None or self.moved:
            return True
        return self.before.text != self.after.text


def in_order(table: Table) -> tuple[Standing, ...]:
    """Return the paragraphs in the order of the document, without the fallen and what hung on them."""
    children: dict[UUID | None, list[Standing]] = {}
    for each in table.paragraphs:
        if not each.fallen:
            children.setdefault(each.parent, []).append(each)
    return tuple(_under(None, children))


def _under(parent: UUID | None, children: Mapping[UUID | None, list[Standing]]) -> Iterable[Standing]:
    for each in sorted(children.get(parent, []), key=lambda child: child.rank):
        yield each
        yield from _under(each.id, children)


def frozen(table: Table) -> tuple[Frozen, ...]:
    """Freeze the text as it stands."""
    return tuple(
        Frozen(
            each.id,
            each.kind,
            each.full_label,
            each.label,
            each.level,
            each.text,
            each.opening,
            each.wording,
            each.number,
            each.note,
            {lang: (r.text, r.opening, r.stale) for lang, r in each.renderings.items()},
        )
        for each in in_order(table)
    )


def stored(content: Sequence[Frozen]) -> list[dict[str, Any]]:
    """Write frozen content as plain JSON values."""
    return [
        {
            "id": str(each.id),
            "kind": each.kind.value,
            "label": each.label,
            "own_label": each.own_label,
            "level": each.level,
            "text": each.text,
            "opening": each.opening,
            "wording": str(each.wording),
            "number": each.number,
            "note": each.note,
            "renderings": {lang: list(value) for lang, value in each.renderings.items()},
        }
        for each in content
    ]


def restored(content: Iterable[Mapping[str, Any]]) -> tuple[Frozen, ...]:
    """Read frozen content back; `restored(stored(x)) == x`."""
    return tuple(
        Frozen(
            UUID(each["id"]),
            ParagraphKind(each["kind"]),
            each["label"],
            each["own_label"],
            each["level"],
            each["text"],
            each["opening"],
            UUID(each["wording"]),
            each["number"],
            each["note"],
            {lang: (value[0], value[1], value[2]) for lang, value in each["renderings"].items()},
        )
        for each in content
    )


def paired(before: Sequence[Frozen], after: Sequence[Frozen]) -> tuple[Pair, ...]:
    """Pair two states by permanent identity, in the order of the later one.

    What fell stays near its old neighbour. A change of place alone is a move, never a change of words.
    """
    old = {each.id: each for each in before}
    new = {each.id for each in after}
    moved = _moved([each.id for each in before if each.id in new], [e.id for e in after if e.id in old])
    pairs = [Pair(old.get(each.id), each, each.id in moved) for each in after]
    for index, each in enumerate(before):
        if each.id not in new:
            pairs.insert(_place_of(index, before, pairs), Pair(each, None, moved=False))
    return tuple(pairs)


def _place_of(index: int, before: Sequence[Frozen], pairs: Sequence[Pair]) -> int:
    """Find the place behind the nearest earlier paragraph that is on the page."""
    for neighbour in reversed(before[:index]):
        for place, pair in enumerate(pairs):
            if pair.before is not None and pair.before.id == neighbour.id:
                return place + 1
    return 0


def _moved(before: Sequence[UUID], after: Sequence[UUID]) -> frozenset[UUID]:
    """Return the ids outside the longest run that kept its order: the fewest that must have moved."""
    rank = {key: place for place, key in enumerate(before)}
    best: list[tuple[int, int | None]] = []
    for index, key in enumerate(after):
        earlier = [(best[j][0], j) for j in range(index) if rank[after[j]] < rank[key]]
        length, link = max(earlier, default=(0, None))
        best.append((length + 1, link))
    at: int | None = max(range(len(after)), key=lambda i: best[i][0], default=None)
    kept = set()
    while at is not None:
        kept.add(after[at])
        at = best[at][1]
    return frozenset(after) - kept
