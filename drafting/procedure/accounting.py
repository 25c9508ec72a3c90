"""A proposal never disappears: what became of each, and the check that none is missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from drafting.procedure.carrying import joined, parts_of, seamed
from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.packages import binding
from drafting.procedure.states import PENDING, State
from drafting.procedure.table import BRINGING, ON_WORDS, Proposal, Reserved, Table
from drafting.text import Status, rebase


class Outcome(StrEnum):
    """What a revision says of a proposal."""

    REFLECTED = "reflected"
    IN_PART = "reflected_in_part"
    IN_BRACKETS = "in_brackets"
    OPEN = "open"
    SUGGESTION = "suggestion"
    NOT_RETAINED = "not_retained"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    LAPSED = "lapsed"
    ON_RECORD = "on_record"
    LIFTED = "lifted"


@dataclass(frozen=True)
class Accounted:
    """One line of the accounting. `reason` is as somebody gave it, or a reference: "PKG-A", "KAZ-1/Rev.1"."""

    reference: str
    outcome: Outcome
    reason: str = ""
    amendment: UUID | None = None
    reservation: UUID | None = None


_BY_STATE = {
    State.SUBMITTED: Outcome.OPEN,
    State.CIRCULATED: Outcome.OPEN,
    State.ACCEPTED: Outcome.REFLECTED,
    State.ACCEPTED_WITH_EDITS: Outcome.IN_PART,
    State.IN_BRACKETS: Outcome.IN_BRACKETS,
    State.NOT_RETAINED: Outcome.NOT_RETAINED,
    State.WITHDRAWN: Outcome.WITHDRAWN,
    State.SUPERSEDED: Outcome.SUPERSEDED,
    State.LAPSED: Outcome.LAPSED,
}
_TAKEN = frozenset({State.ACCEPTED, State.ACCEPTED_WITH_EDITS})
_GONE = frozenset({Outcome.WITHDRAWN, Outcome.NOT_RETAINED, Outcome.LAPSED, Outcome.SUPERSEDED})


def accounts(table: Table) -> tuple[Accounted, ...]:
    """Account for everything on the table, in the order of receipt, reservations last."""
    proposals = (_proposal(each, table) for each in table.proposals)
    return (*proposals, *(_reservation(each) for each in table.reservations))


def _proposal(proposal: Proposal, table: Table) -> Accounted:
    found = outcome(proposal, table)
    reason = proposal.reason or _cited(proposal, table, found)
    return Accounted(proposal.reference, found, reason, amendment=proposal.id)


def _cited(proposal: Proposal, table: Table, found: Outcome) -> str:
    """Return the reference of what a proposal waits for, fell with or was revised by."""
    if found in {Outcome.OPEN, Outcome.IN_BRACKETS}:
        bundle = binding(table, proposal.id)
        return bundle.name if bundle else ""
    if found is Outcome.SUPERSEDED:
        return next((each.reference for each in table.proposals if each.supersedes == proposal.id), "")
    parent = table.proposal(proposal.parent) if proposal.parent else None
    return parent.reference if parent and found is Outcome.LAPSED else ""


def outcome(proposal: Proposal, table: Table) -> Outcome:
    """Say what became of a proposal; one accepted whole is looked for in the words that stand now."""
    if proposal.state in PENDING and proposal.status is Status.REFLECTED:
        return Outcome.REFLECTED
    if proposal.observer and not proposal.taken_up_by and _BY_STATE[proposal.state] is Outcome.OPEN:
        return Outcome.SUGGESTION
    if proposal.state in _TAKEN and proposal.parent is not None:
        return _with_its_parent(proposal, table)
    if proposal.state is State.ACCEPTED and not _still_there(proposal, table):
        return Outcome.IN_PART
    return _BY_STATE[proposal.state]


def _with_its_parent(proposal: Proposal, table: Table) -> Outcome:
    """Say of an accepted sub-amendment what became of the proposal it went into."""
    parent = table.proposal(proposal.parent) if proposal.parent else None
    if parent is None:
        return _BY_STATE[proposal.state]
    found = outcome(parent, table)
    if found is Outcome.REFLECTED:
        return _BY_STATE[proposal.state]
    return Outcome.LAPSED if found in _GONE else found


def _still_there(proposal: Proposal, table: Table) -> bool:
    """Look for an accepted proposal in the text as it stands now."""
    if proposal.kind in BRINGING:
        brought = table.paragraph(proposal.new_paragraph) if proposal.new_paragraph else None
        return brought is not None and not brought.fallen and brought.text == proposal.text
    worded = ON_WORDS | {AmendmentKind.MERGE, AmendmentKind.SPLIT}
    return proposal.kind not in worded or _reads(proposal, table)


def _reads(proposal: Proposal, table: Table) -> bool:
    """Say whether all that a proposal asked of the words is in them now, beside what changed since.

    A merge is looked for in the paragraph that took the other in, a split in all of its parts.
    """
    asked = parts_of(proposal.submitted)
    places = (proposal.target, *(key for key, _ in proposal.parts[: len(asked) - 1]))
    found = [table.paragraph(key) for key in places]
    texts = tuple(each.text for each in found if each is not None and not each.fallen)
    if len(texts) < len(asked):
        return False
    merging = proposal.kind is AmendmentKind.MERGE
    base = joined((proposal.base, proposal.other_base)) if merging else proposal.base
    status = rebase(base, seamed(texts), seamed(asked)).status
    return texts == parts_of(proposal.pieces) or status is Status.REFLECTED


def _reservation(each: Reserved) -> Accounted:
    ended = Outcome.SUPERSEDED if each.confirmed_as else Outcome.LIFTED
    outcome = ended if each.lifted else Outcome.ON_RECORD
    return Accounted(each.reference, outcome, each.confirmed_as, reservation=each.id)


def missing(submitted: Iterable[str], accounted: Iterable[Accounted]) -> tuple[str, ...]:
    """Return the references that the register knows and the accounts do not: the loss check."""
    known = {each.reference for each in accounted}
    return tuple(reference for reference in submitted if reference not in known)


def items_open(table: Table) -> int:
    """Count what stands between the text and its adoption: proposals on the table and reservations."""
    proposals = sum(p.on_the_table and p.status is not Status.REFLECTED for p in table.proposals)
    return proposals + sum(not r.lifted for r in table.reservations)
