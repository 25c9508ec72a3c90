"""Placing: which paragraph of the base each paragraph of a file is; by bookmark first, by likeness after."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from drafting.documents.tracking.changes import changes_in, changes_of
from drafting.documents.tracking.found import FoundComment, FoundParagraph, FoundRun, FoundText
from drafting.documents.tracking.orders import rising
from drafting.documents.tracking.returned import Basis, How, Placed, PlacedNote, Returned
from drafting.documents.tracking.views import (
    Block,
    Keep,
    blocks,
    everything,
    nothing,
    only,
    view,
    words,
)
from drafting.text import align


@dataclass(eq=False)
class _Unit:
    """Blocks of the file that are one thing, and the base paragraphs they are thought to be."""

    blocks: list[Block]
    keys: list[UUID] = field(default_factory=list)
    how: How = How.BOOKMARK
    confidence: float = 1.0

    @property
    def paragraphs(self) -> list[FoundParagraph]:
        return [each for block in self.blocks for each in block.paragraphs]

    @cached_property
    def stands(self) -> bool:
        """Whether anything of it was there before the changes."""
        return any(block.before for block in self.blocks)

    @property
    def read(self) -> tuple[str, ...]:
        return self.view(nothing)

    def view(self, keep: Keep) -> tuple[str, ...]:
        return tuple(text for block in self.blocks for text in view(block.paragraphs, keep))


def placed(found: FoundText, basis: Basis) -> Returned:
    """Return what was found, on the base it was made from; nothing is dropped but blank lines untouched."""
    return _Placing(found, basis).returned()


class _Placing:
    """One placing: the units of the file in order, and the base."""

    def __init__(self, found: FoundText, basis: Basis) -> None:
        self.found = found
        self.basis = basis
        self.texts = dict(basis.paragraphs)
        self.order = {key: at for at, key in enumerate(self.texts)}
        self.units = list(_units(found.paragraphs, self.texts))
        self._claim_once()
        self._by_likeness()
        self.moves = self._moves()
        self.settled = self._settled()

    def returned(self) -> Returned:
        shown, lost = [], []
        after: UUID | None = None
        for unit in self.units:
            each = self._placed(unit, after)
            if unit.keys:
                after = unit.keys[-1]
            elif self._is_frame(each):
                continue
            elif (each.changes or each.comments) and any(text.strip() for text in each.read):
                lost.append(each)
                continue
            shown.append(each)
        held = {key for unit in self.units for key in unit.keys}
        return Returned(
            self.found.draft,
            self.found.revision,
            self.found.authors,
            tuple(shown),
            {key: self._note(key, runs) for key, runs in self.found.notes.items()},
            tuple(key for key in self.texts if key not in held),
            tuple(lost),
            self.found.left_out,
        )

    def _claim_once(self) -> None:
        """Leave a key that two parts of the file claim with the one that reads as the base does."""
        claims: dict[UUID, list[_Unit]] = {}
        for unit in self.units:
            for key in unit.keys:
                claims.setdefault(key, []).append(unit)
        for key, units in claims.items():
            keeper = next((unit for unit in units if self.texts[key] in unit.read), units[0])
            for unit in units:
                if unit is not keeper:
                    unit.keys.remove(key)

    def _by_likeness(self) -> None:
        loose = [unit for unit in self.units if unit.stands and not unit.keys and not self._is_framed(unit)]
        held = {key for unit in self.units for key in unit.keys}
        free = [key for key in self.texts if key not in held]
        if not free or not loose:
            return
        for link in align([self.texts[key] for key in free], [" ".join(unit.read) for unit in loose]):
            if link.old and link.new:
                units = [loose[at] for at in link.new]
                self._join(units)
                units[0].keys = [free[at] for at in link.old]
                units[0].how, units[0].confidence = How.LIKENESS, link.confidence

    def _join(self, units: Sequence[_Unit]) -> None:
        """Make one unit of neighbours that were one paragraph."""
        first, *others = units
        at = self.units.index(first)
        while others and at + 1 < len(self.units) and self.units[at + 1] is others[0]:
            first.blocks += others.pop(0).blocks
            del self.units[at + 1]

    def _is_framed(self, unit: _Unit) -> bool:
        text = " ".join(unit.read).strip()
        return not text or text in {words.strip() for words in self.basis.frame}

    def _is_frame(self, each: Placed) -> bool:
        """Say whether it is what is printed round the text, and nobody changed it or said anything of it."""
        text = " ".join(each.read).strip()
        framed = not text or text in {words.strip() for words in self.basis.frame}
        return framed and not each.changes and not each.comments

    def _placed(self, unit: _Unit, after: UUID | None) -> Placed:
        paragraphs = unit.paragraphs
        changes = changes_of(paragraphs)
        base = tuple(self.texts[key] for key in unit.keys)
        read, authors = unit.read, dict.fromkeys(change.author for change in changes)
        return Placed(
            tuple(unit.keys),
            unit.how if unit.keys else How.NEW,
            base,
            read,
            unit.view(everything),
            {author: unit.view(only(author)) for author in authors},
            changes,
            _comments(paragraphs),
            after,
            self.moves.get(id(unit), ()),
            untracked=read != base and any(text.strip() for text in (*read, *base)),
            displaced=bool(unit.keys) and id(unit) not in self.settled,
            confidence=unit.confidence,
        )

    def _moves(self) -> dict[int, tuple[UUID, ...]]:
        """Return for each unit that arrived which base paragraphs left, by the name of the move."""
        left: dict[str, list[_Unit]] = {}
        came: dict[str, list[_Unit]] = {}
        for unit in self.units:
            for name in dict.fromkeys(name for each in unit.paragraphs for name in each.moves):
                arrives = not unit.stands
                (came if arrives else left).setdefault(name, []).append(unit)
        pairs = ((name, at, unit) for name, units in came.items() for at, unit in enumerate(units))
        return {
            id(unit): tuple(left[name][at].keys) for name, at, unit in pairs if at < len(left.get(name, ()))
        }

    def _settled(self) -> set[int]:
        """Return the longest run of units that stand in the order of the base."""
        keyed = [unit for unit in self.units if unit.keys]
        places = [self.order[unit.keys[0]] for unit in keyed]
        return {id(keyed[at]) for at in rising(places)}

    def _note(self, key: str, runs: tuple[FoundRun, ...]) -> PlacedNote:
        changes = tuple(changes_in(runs))
        base, read = self.basis.footnotes.get(key, ""), words(runs, nothing)
        return PlacedNote(
            base,
            read,
            words(runs, everything),
            {change.author: words(runs, only(change.author)) for change in changes},
            changes,
            untracked=base.strip() != read.strip(),
        )


def _units(paragraphs: Sequence[FoundParagraph], known: Mapping[UUID, str]) -> Iterable[_Unit]:
    """Gather the blocks that bear the same bookmark, with what was inserted between them."""
    found: list[_Unit] = []
    at = -1  # the last that stands
    for block in blocks(paragraphs):
        unit = _Unit([block])
        if unit.stands:
            keys = (key for each in block.paragraphs for key in each.keys if key in known)
            unit.keys = list(dict.fromkeys(keys))
        if at >= 0 and unit.keys and set(unit.keys) & set(found[at].keys):
            kept = found[at]
            kept.blocks += [one for other in found[at + 1 :] for one in other.blocks] + unit.blocks
            kept.keys = list(dict.fromkeys([*kept.keys, *unit.keys]))
            del found[at + 1 :]
        else:
            found.append(unit)
            at = len(found) - 1 if unit.stands else at
    return found


def _comments(paragraphs: Iterable[FoundParagraph]) -> tuple[FoundComment, ...]:
    return tuple(comment for each in paragraphs for comment in each.comments)
