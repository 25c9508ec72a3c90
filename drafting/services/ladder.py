"""The chair marks how far a paragraph or a proposal is agreed, and what that still waits for."""

from collections.abc import Sequence
from uuid import UUID

from drafting.models import Step
from drafting.procedure.errors import NotFound
from drafting.procedure.kinds import Rung
from drafting.procedure.ladder import check_step
from drafting.procedure.policy import Actor
from drafting.procedure.states import Ruling
from drafting.procedure.table import Proposal, Standing, Table
from drafting.queries.finding import draft_of, paragraph_on, proposal_on
from drafting.services.choices import check_pending, check_seen
from drafting.services.consolidation import sit
from drafting.services.deciding import Sitting
from drafting.services.transactions import Outcome, Transaction, once


def mark(
    actor: Actor,
    draft_id: UUID,
    about_id: UUID,
    rung: Rung,
    waiting_for: Sequence[str],
    seen: UUID | None,
    form_key: str,
) -> None:
    """Mark a paragraph or a proposal, by id, on the ladder; `waiting_for` are codes of participants.

    No wording changes. Raises NotFound, NotPermitted, WrongStage, NotSeen, StaleText, AlreadyDecided,
    NotTakenUp, IllegalStep, StillWaiting or StillPending.
    """
    codes = tuple(dict.fromkeys(waiting_for))

    def act(open_: Transaction) -> Outcome:
        sitting = sit(actor, open_, draft_of(actor, draft_id))
        about = _seen(sitting.table, about_id, seen)
        if not set(codes) <= set(sitting.table.parties):
            raise NotFound
        check_step(sitting.table, about, rung, codes)
        _step(sitting, about, rung, codes)
        return {}

    asked = {"act": "mark", "about": about_id, "rung": rung.value, "waiting_for": codes}
    once(actor, form_key, asked, act)


def _seen(table: Table, key: UUID, seen: UUID | None) -> Standing | Proposal:
    standing = table.paragraph(key)
    if standing is None:
        proposal = proposal_on(table, key)
        check_pending(table, proposal, seen)
        return proposal
    if standing.fallen:
        raise NotFound
    check_seen(standing, seen)
    return paragraph_on(table, key)


def _step(sitting: Sitting, about: Standing | Proposal, rung: Rung, codes: Sequence[str]) -> None:
    of_paragraph = isinstance(about, Standing)
    subject = about.full_label if isinstance(about, Standing) else about.reference
    filed = {"rung": rung.value, "waiting_for": list(codes)}
    place = about.id if isinstance(about, Standing) else about.target
    decision = sitting.rule(Ruling.MARKED, place, subject, filed)
    sitting.open.session.add(
        Step(
            paragraph_id=about.id if of_paragraph else None,
            amendment_id=None if of_paragraph else about.id,
            rung=rung.value,
            pending=list(codes),
            decision_id=decision.id,
            sequence=sitting.open.sequence,
        )
    )
    sitting.file("ladder.marked", decision.id, subject, filed)
