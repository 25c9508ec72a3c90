"""When a text moves, every pending proposal on it is carried honestly: clean, check, clash or reflected."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.table import ON_WORDS, Pieces, Proposal
from drafting.text import Status, rebase

#: Where a split divides the words: a sign that no paragraph holds.
SEAM = "¶"


@dataclass(frozen=True)
class Carried:
    """How a proposal came through; no pieces on a clash."""

    status: Status
    pieces: Pieces

    #: A proposal whose own sub-amendment was accepted stands as amended, without a doubt to clear.
    amended: ClassVar[Status] = Status.CLEAN
    #: One that was made of a paragraph that is now another is looked at again.
    asked_again: ClassVar[Status] = Status.CHECK


CLASH = Carried(Status.CLASH, ())


def carried_over(proposal: Proposal, old: str, new: str) -> Carried:
    """Carry a proposal from a paragraph's old text to its new one.

    A deletion or an alternative was made of a paragraph that now reads otherwise, so a person looks again;
    a move or an insertion beside it does not touch its words. A merge is made on two: see `carried_merge`.
    """
    if proposal.kind in ON_WORDS:
        return _rebased(proposal, old, new)
    if proposal.kind is AmendmentKind.SPLIT:
        return _split_rebased(proposal, old, new)
    asks_again = proposal.kind in {AmendmentKind.DELETE, AmendmentKind.REPLACE, AmendmentKind.MERGE}
    return Carried(Status.CHECK if asks_again else Status.CLEAN, proposal.pieces)


_ON_A_FALLEN = {
    AmendmentKind.DELETE: Status.REFLECTED,
    AmendmentKind.REPLACE: Status.CHECK,
    AmendmentKind.INSERT: Status.CLEAN,
}


def fallen_under(proposal: Proposal, *, with_parent: bool = False) -> Carried:
    """Carry a proposal whose paragraph fell, by itself or with the paragraph it belonged to.

    In the place of a fallen paragraph another may still stand; under a fallen one nothing can.
    """
    status = _ON_A_FALLEN.get(proposal.kind, Status.CLASH)
    if with_parent and status is not Status.REFLECTED:
        status = Status.CLASH
    return Carried(status, () if status is Status.CLASH else proposal.pieces)


def moved_meanwhile(rival: Proposal, move: Proposal) -> Carried:
    """Carry a move whose paragraph has been moved by another: to the same place, or elsewhere."""
    return Carried(Status.REFLECTED if rival.after == move.after else Status.CHECK, ())


def _rebased(proposal: Proposal, old: str, new: str) -> Carried:
    """Rebase from the text it was last carried to.

    One that clashed starts again from its own base, and so does one that was reflected: if the words go,
    the proposal is back.
    """
    base, text = _from(proposal, old)
    result = rebase(base, new, text)
    if result.text is None:
        return CLASH
    return Carried(_doubted(proposal, result.status), ((0, result.text),))


def _from(proposal: Proposal, old: str) -> tuple[str, str]:
    if proposal.status in {Status.CLASH, Status.REFLECTED}:
        return proposal.base, proposal.submitted[0][1]
    return old, proposal.text


def _doubted(proposal: Proposal, status: Status) -> Status:
    """Let a doubt stand until a person has looked."""
    still = proposal.status is Status.CHECK and status is Status.CLEAN
    return Status.CHECK if still else status


def joined(texts: Iterable[str]) -> str:
    """Return the words of two paragraphs as one that merges them begins with."""
    return " ".join(texts)


def seamed(texts: Iterable[str]) -> str:
    """Return the parts of a split as one text, with a sign where it is divided."""
    return f" {SEAM} ".join(texts)


def parted(text: str) -> tuple[str, ...]:
    """Undo `seamed`."""
    return tuple(part.strip() for part in text.split(SEAM))


def parts_of(pieces: Pieces) -> tuple[str, ...]:
    """Return the words of each part of a split, without the sub-paragraphs that it brings."""
    return tuple(text for level, text in pieces if level == 0)


def carried_merge(merge: Proposal, old: str, new: str) -> Carried:
    """Carry a merge from the words of its two paragraphs, joined, to those they have now."""
    afresh = merge.status in {Status.CLASH, Status.REFLECTED}
    base = joined((merge.base, merge.other_base)) if afresh else old
    result = rebase(base, new, merge.submitted[0][1] if afresh else merge.text)
    if result.text is None or result.status is Status.REFLECTED:
        return CLASH  # two paragraphs that say already what one should say are still two
    return Carried(_doubted(merge, result.status), ((0, result.text),))


def _split_rebased(split: Proposal, old: str, new: str) -> Carried:
    afresh = split.status in {Status.CLASH, Status.REFLECTED}
    base, pieces = (split.base, split.submitted) if afresh else (old, split.pieces)
    result = rebase(base, new, seamed(parts_of(pieces)))
    found = parted(result.text) if result.text is not None else ()
    if len(found) != len(parts_of(pieces)) or not all(found):
        return CLASH
    return Carried(_doubted(split, result.status), _with_parts(pieces, found))


def _with_parts(pieces: Pieces, parts: Sequence[str]) -> Pieces:
    """Put other words into the parts of a split, its sub-paragraphs as they are."""
    words = iter(parts)
    return tuple((level, text if level else next(words)) for level, text in pieces)


def into_merge(proposal: Proposal, pair: tuple[str, str], merged: str, *, second: bool) -> Carried:
    """Carry what was pending on one of two paragraphs, which read `pair`, into the one they became.

    Words are carried into the merged paragraph, where both had them. The paragraph taken in has fallen: what
    asks to delete, move, split or merge it again has nothing left to act on.
    """
    if proposal.kind in ON_WORDS:
        return _reworded_in_merge(proposal, pair, merged, second=second)
    if proposal.kind is AmendmentKind.MERGE and not second:
        return Carried(Status.REFLECTED, proposal.pieces) if proposal.text == merged else CLASH
    if second:
        kept = {AmendmentKind.INSERT: Status.CLEAN, AmendmentKind.REPLACE: Status.CHECK}
        status = kept.get(proposal.kind, Status.CLASH)
        return CLASH if status is Status.CLASH else Carried(status, proposal.pieces)
    return CLASH if proposal.kind is AmendmentKind.SPLIT else _asked_of_another(proposal)


def _reworded_in_merge(proposal: Proposal, pair: tuple[str, str], merged: str, *, second: bool) -> Carried:
    base, text = _from(proposal, pair[1] if second else pair[0])
    before = (pair[0], base) if second else (base, pair[1])
    after = (pair[0], text) if second else (text, pair[1])
    result = rebase(joined(before), merged, joined(after))
    if result.text is None:
        return CLASH
    return Carried(_doubted(proposal, result.status), ((0, result.text),))


def into_parts(proposal: Proposal, old: str, parts: Sequence[str]) -> tuple[int, Carried]:
    """Carry what was pending on a paragraph that was split: to which part, counted from 0, and how.

    Words go to the part in which they are. A change that reaches over the division, or changes two parts,
    clashes: one proposal cannot be made on two paragraphs. What asks for another place or another fate of
    the whole is looked at again; a rival division clashes, the same one is reflected.
    """
    if proposal.kind in ON_WORDS:
        return _reworded_in_part(proposal, old, parts)
    if proposal.kind is AmendmentKind.SPLIT:
        same = parts_of(proposal.pieces) == tuple(parts)
        return 0, Carried(Status.REFLECTED, proposal.pieces) if same else CLASH
    return 0, CLASH if proposal.kind is AmendmentKind.MERGE else _asked_of_another(proposal)


def _asked_of_another(proposal: Proposal) -> Carried:
    """Carry what was asked of a paragraph that is now shorter, or longer, than it was."""
    aside = proposal.kind is AmendmentKind.INSERT
    return Carried(Status.CLEAN if aside else Status.CHECK, proposal.pieces)


def _reworded_in_part(proposal: Proposal, old: str, parts: Sequence[str]) -> tuple[int, Carried]:
    base, text = _from(proposal, old)
    result = rebase(base, seamed(parts), text)
    found = parted(result.text) if result.text is not None else ()
    changed = [at for at, words in enumerate(found) if words != parts[at]] if len(found) == len(parts) else []
    if len(changed) == 1:
        (at,) = changed
        return at, Carried(_doubted(proposal, result.status), ((0, found[at]),))
    if found == tuple(parts):
        return 0, Carried(Status.REFLECTED, ((0, parts[0]),))
    return 0, CLASH


def carried_sub(sub: Proposal, old: Pieces, new: Pieces) -> Carried:
    """Carry a sub-amendment to its parent's changed text, piece by piece; the worst outcome stands."""
    if not len(sub.pieces) == len(old) == len(new):
        return CLASH
    parts = [
        (level, rebase(before, after, mine))
        for (_, before), (_, after), (level, mine) in zip(old, new, sub.pieces, strict=True)
    ]
    if any(result.text is None for _, result in parts):
        return CLASH
    statuses = {
        result.status
        for (_, result), mine, before in zip(parts, sub.pieces, old, strict=True)
        if mine != before
    }
    pieces = tuple((level, result.text or "") for level, result in parts)
    if statuses <= {Status.REFLECTED}:
        return Carried(Status.REFLECTED, pieces)
    return Carried(Status.CHECK if Status.CHECK in statuses else Status.CLEAN, pieces)
