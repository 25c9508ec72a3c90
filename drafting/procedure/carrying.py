"""When a text moves, every pending proposal on it is carried honestly: clean, check, clash or reflected."""

from dataclasses import dataclass
from typing import ClassVar

from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.table import ON_WORDS, Pieces, Proposal
from drafting.text import Status, rebase


@dataclass(frozen=True)
class Carried:
    """How a proposal came through; no pieces on a clash."""

    status: Status
    pieces: Pieces

    #: A proposal whose own sub-amendment was accepted stands as amended, without a doubt to clear.
    amended: ClassVar[Status] = Status.CLEAN


def carried_over(proposal: Proposal, old: str, new: str) -> Carried:
    """Carry a proposal from a paragraph's old text to its new one.

    A deletion or an alternative was made of a paragraph that now reads otherwise, so a person looks again;
    a move or an insertion beside it does not touch its words.
    """
    if proposal.kind in ON_WORDS:
        return _rebased(proposal, old, new)
    asks_again = proposal.kind in {AmendmentKind.DELETE, AmendmentKind.REPLACE}
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
    afresh = proposal.status in {Status.CLASH, Status.REFLECTED}
    base, text = (proposal.base, proposal.submitted[0][1]) if afresh else (old, proposal.text)
    result = rebase(base, new, text)
    if result.text is None:
        return Carried(Status.CLASH, ())
    still = proposal.status is Status.CHECK and result.status is Status.CLEAN
    return Carried(Status.CHECK if still else result.status, ((0, result.text),))


def carried_sub(sub: Proposal, old: Pieces, new: Pieces) -> Carried:
    """Carry a sub-amendment to its parent's changed text, piece by piece; the worst outcome stands."""
    if not len(sub.pieces) == len(old) == len(new):
        return Carried(Status.CLASH, ())
    parts = [
        (level, rebase(before, after, mine))
        for (_, before), (_, after), (level, mine) in zip(old, new, sub.pieces, strict=True)
    ]
    if any(result.text is None for _, result in parts):
        return Carried(Status.CLASH, ())
    statuses = {
        result.status
        for (_, result), mine, before in zip(parts, sub.pieces, old, strict=True)
        if mine != before
    }
    pieces = tuple((level, result.text or "") for level, result in parts)
    if statuses <= {Status.REFLECTED}:
        return Carried(Status.REFLECTED, pieces)
    return Carried(Status.CHECK if Status.CHECK in statuses else Status.CLEAN, pieces)
