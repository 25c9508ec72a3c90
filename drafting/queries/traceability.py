"""The guiding table: every proposal ever made, from which paragraph to which, what became of it and why."""

from dataclasses import dataclass
from uuid import UUID

from drafting.models import Draft
from drafting.procedure.accounting import Outcome, accounts
from drafting.procedure.table import Proposal, Reserved, Table
from drafting.queries.adoptions import adopted_on


@dataclass(frozen=True)
class Traced:
    """One line: `at` is the label it was made on, `to` where it stands; both empty where there is none."""

    reference: str
    party: str
    what: str
    at: str
    to: str
    outcome: Outcome
    reason: str
    amendment: UUID | None
    taken_up_by: str = ""
    orally: bool = False
    late: bool = False


def traced(draft: Draft, table: Table) -> tuple[Traced, ...]:
    """Return the guiding table of a draft as this table is laid; with the numbers as adopted, if it is."""
    adopted = adopted_on(draft)
    numbers = dict(adopted.renumbered) if adopted else {}
    found = accounts(table)
    proposals = {each.id: each for each in table.proposals}
    held = {each.id: each for each in table.reservations}
    lines = []
    for each in found:
        if each.amendment is not None:
            on = proposals[each.amendment]
            lines.append(_proposal(on, table, numbers, each.outcome, each.reason))
        elif each.reservation is not None:
            lines.append(_reservation(held[each.reservation], table, numbers, each.outcome, each.reason))
    return tuple(lines)


def _proposal(on: Proposal, table: Table, numbers: dict[str, str], outcome: Outcome, reason: str) -> Traced:
    landed = on.new_paragraph or on.target
    parent = table.proposal(on.parent) if on.parent else None
    if parent is not None:
        landed = parent.new_paragraph or parent.target
    return Traced(
        on.reference,
        on.party,
        on.kind.value,
        parent.reference if parent else _label(table, on.target),
        _now(table, landed, numbers),
        outcome,
        reason,
        on.id,
        on.taken_up_by,
        orally=on.orally is not None,
        late=on.late,
    )


def _reservation(
    each: Reserved, table: Table, numbers: dict[str, str], outcome: Outcome, reason: str
) -> Traced:
    at = _label(table, each.paragraph)
    to = _now(table, each.paragraph, numbers)
    return Traced(each.reference, each.party, "reserve", at, to, outcome, reason or each.note, None)


def _label(table: Table, key: UUID) -> str:
    """Return the label under which a paragraph was first circulated."""
    standing = table.paragraph(key)
    if standing is None:
        return next((each.new_label for each in table.proposals if each.new_paragraph == key), "")
    return standing.former[0].label if standing.former and standing.parent is None else standing.full_label


def _now(table: Table, key: UUID, numbers: dict[str, str]) -> str:
    """Return where it stands now, by its number once the text is adopted; empty where it fell."""
    standing = table.paragraph(key)
    if standing is None or standing.fallen:
        return ""
    return numbers.get(standing.full_label, standing.full_label)
