"""A report for a whole revision: what became of every pending proposal when the text moved."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from drafting.text.rebasing import Rebased, Status, rebase
from drafting.text.spans import Proposal


class Pending(NamedTuple):
    """A pending proposal: the key of the paragraph it was made on, and its text or edits."""

    paragraph: str
    proposal: Proposal


@dataclass(frozen=True, slots=True)
class Report:
    """References by outcome, each in the order they were given; `carried` holds what `rebase` said of each.

    An orphan is a proposal whose paragraph is not in the new text; it is never carried anywhere else.
    """

    clean: tuple[str, ...]
    check: tuple[str, ...]
    clash: tuple[str, ...]
    reflected: tuple[str, ...]
    orphaned: tuple[str, ...]
    carried: Mapping[str, Rebased]


def report(before: Mapping[str, str], after: Mapping[str, str], pending: Mapping[str, Pending]) -> Report:
    """Return how each pending proposal comes through from one state of the text to the next.

    `before` and `after` hold the paragraphs' texts by permanent key, `pending` the proposals by reference,
    all made on `before`. Every reference stands in exactly one list. Raises KeyError for a proposal on a
    paragraph that `before` does not hold, ValueError for edits that were not made on its text.
    """
    texts = {reference: before[each.paragraph] for reference, each in pending.items()}
    carried = {
        reference: rebase(texts[reference], after[each.paragraph], each.proposal)
        for reference, each in pending.items()
        if each.paragraph in after
    }

    def came(status: Status) -> tuple[str, ...]:
        return tuple(reference for reference, found in carried.items() if found.status is status)

    return Report(
        came(Status.CLEAN),
        came(Status.CHECK),
        came(Status.CLASH),
        came(Status.REFLECTED),
        tuple(reference for reference in pending if reference not in carried),
        carried,
    )
