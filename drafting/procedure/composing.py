"""Several changes of one paragraph put side by side: the union is offered, a person makes it the text."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from drafting.procedure.drawing import Segments, words
from drafting.procedure.errors import NotOfThisParagraph, TwoAtLeast
from drafting.procedure.table import ON_WORDS, Proposal, Standing
from drafting.text import Status, rebase

_TWO = 2


@dataclass(frozen=True)
class Offer:
    """What a merger would read. `text` is empty where two of them clash; `doubts` stand too near each other.

    `drawn` shows whose each word is. Pairs are of references.
    """

    text: str
    drawn: Segments
    clashes: tuple[tuple[str, str], ...]
    doubts: tuple[tuple[str, str], ...]


def check_together(standing: Standing, proposals: Sequence[Proposal]) -> None:
    """Refuse a merger of one, and of what does not change the words of the paragraph.

    Raises TwoAtLeast or NotOfThisParagraph.
    """
    if len(proposals) < _TWO:
        raise TwoAtLeast
    others = [each for each in proposals if not of_words(standing, each)]
    if others:
        raise NotOfThisParagraph(references=tuple(each.reference for each in others))


def of_words(standing: Standing, proposal: Proposal) -> bool:
    """Say whether a proposal changes the words of this very paragraph."""
    here = proposal.target == standing.id and proposal.parent is None
    return here and proposal.kind in ON_WORDS


def union(standing: Standing, proposals: Sequence[Proposal]) -> Offer:
    """Offer the union of what fits together, in the order of receipt; what does not fit is named."""
    drawn = [each for each in proposals if each.drawn]
    pairs = {
        (one.reference, other.reference): rebase(standing.text, one.text, other.text).status
        for one, other in combinations(drawn, 2)
    }
    clashes = tuple(pair for pair, status in pairs.items() if status is Status.CLASH)
    clashes += tuple((each.reference, "") for each in proposals if not each.drawn)
    doubts = tuple(pair for pair, status in pairs.items() if status is Status.CHECK)
    text = "" if clashes else _united(standing.text, drawn)
    return Offer(text, words(standing.text, drawn), clashes, doubts)


def _united(base: str, proposals: Sequence[Proposal]) -> str:
    """Lay one change after the other over the base; empty where a third clashes with the first two."""
    text = base
    for each in proposals:
        united = rebase(base, text, each.text).text
        if united is None:
            return ""
        text = united
    return text


def reflected_in(base: str, text: str, proposal: Proposal) -> bool:
    """Say whether every change that a proposal makes to the base is in a text."""
    return rebase(base, text, proposal.text).status is Status.REFLECTED
