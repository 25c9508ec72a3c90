"""The ladder of agreement: open, agreed in informals, agreed ad ref, agreed. Down only by reopening."""

from collections.abc import Collection

from drafting.procedure.errors import (
    IllegalStep,
    ParagraphAgreed,
    StillPending,
    StillWaiting,
)
from drafting.procedure.kinds import Rung
from drafting.procedure.table import Proposal, Standing, Table
from drafting.text import Status

#: From each rung the steps that may follow; the same rung again where other parties are waited for.
MAY_STEP: dict[Rung, frozenset[Rung]] = {
    Rung.OPEN: frozenset({Rung.INFORMAL, Rung.AD_REF, Rung.AGREED}),
    Rung.INFORMAL: frozenset({Rung.INFORMAL, Rung.AD_REF, Rung.AGREED}),
    Rung.AD_REF: frozenset({Rung.AD_REF, Rung.AGREED}),
    Rung.AGREED: frozenset(),
}


def check_step(table: Table, about: Standing | Proposal, rung: Rung, waiting_for: Collection[str]) -> None:
    """Refuse a step that the ladder does not have.

    Raises IllegalStep, StillWaiting where "agreed" would wait for a party, or StillPending where something
    proposed on the paragraph is not decided.
    """
    same = about.rung is rung and set(about.waiting_for) == set(waiting_for)
    if rung not in MAY_STEP[about.rung] or same:
        raise IllegalStep(rung=about.rung.value, to=rung.value)
    if rung is not Rung.AGREED:
        return
    if waiting_for:
        raise StillWaiting(parties=tuple(waiting_for))
    pending = pending_on(table, about) if isinstance(about, Standing) else ()
    if pending:
        raise StillPending(references=pending)


def pending_on(table: Table, paragraph: Standing) -> tuple[str, ...]:
    """Return the references of what is proposed on a paragraph and not decided."""
    mains = [p for p in table.proposals if p.parent is None and p.target == paragraph.id]
    here = [*mains, *(sub for main in mains for sub in table.subamendments(main))]
    return tuple(each.reference for each in here if each.on_the_table and each.status is not Status.REFLECTED)


def check_open(paragraph: Standing) -> None:
    """Refuse to touch the words of an agreed paragraph before it is reopened. Raises ParagraphAgreed."""
    if paragraph.rung is Rung.AGREED:
        raise ParagraphAgreed(label=paragraph.full_label)
