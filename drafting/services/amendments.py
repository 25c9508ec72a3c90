"""What delegations do with proposals on the table: withdraw, take up, join, leave, confirm."""

from uuid import UUID

from drafting.models import Carry, CoProponent, TakenUp
from drafting.procedure.errors import (
    AlreadyDecided,
    AlreadyJoined,
    AlreadyTakenUp,
    ClashingText,
    NotCarried,
    NotFound,
    NotJoined,
    NotPermitted,
    StaleText,
)
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.register import digest
from drafting.procedure.stages import Stage
from drafting.procedure.states import PENDING, State
from drafting.procedure.table import Proposal, Table
from drafting.queries.finding import amendment_draft, proposal_on
from drafting.queries.tables import table_of
from drafting.services import fates
from drafting.services.submitting import submit
from drafting.services.tabling import RELEASED, next_reference
from drafting.services.transactions import Outcome, Transaction, once
from drafting.text import Status

__all__ = [
    "confirm_carried",
    "join",
    "leave",
    "next_reference",
    "seen_of",
    "submit",
    "take_up",
    "withdraw",
]


def withdraw(actor: Actor, amendment_id: UUID, form_key: str) -> None:
    """Take back an amendment while it is on the table; its sub-amendments lapse with it.

    Only its author may; co-proponents do not keep it alive, they may submit it as their own. Raises NotFound,
    NotPermitted, WrongStage or AlreadyDecided.
    """

    def act(open_: Transaction) -> Outcome:
        draft = amendment_draft(actor, amendment_id)
        table = table_of(draft, RELEASED)  # what waits in the chair’s tray is not known to delegations
        proposal = proposal_on(table, amendment_id)
        require(actor, Act.WITHDRAW, Stage(draft.stage))
        if proposal.party != actor.code:
            raise NotPermitted(act=Act.WITHDRAW.value)
        if proposal.state not in PENDING:
            raise AlreadyDecided(reference=proposal.reference, state=proposal.state.value)
        fates.end(open_, actor, proposal.id, State.WITHDRAWN)
        for sub in table.subamendments(proposal):
            if sub.state in PENDING:
                fates.end(open_, actor, sub.id, State.LAPSED)
        open_.record("amendment.withdrawn", actor.code, proposal.id, proposal.reference, {})
        return {}

    once(actor, form_key, {"act": "withdraw", "amendment": amendment_id}, act)


def take_up(actor: Actor, amendment_id: UUID, form_key: str) -> None:
    """Take up an observer's suggestion for one's own delegation: from now on it is on the table.

    Raises NotFound, NotPermitted, WrongStage, AlreadyTakenUp or AlreadyDecided.
    """

    def act(open_: Transaction) -> Outcome:
        draft = amendment_draft(actor, amendment_id)
        proposal = proposal_on(table_of(draft, RELEASED), amendment_id)
        require(actor, Act.TAKE_UP, Stage(draft.stage))
        if not proposal.observer:
            raise NotFound
        if proposal.taken_up_by:
            raise AlreadyTakenUp(reference=proposal.reference)
        if proposal.state not in PENDING:
            raise AlreadyDecided(reference=proposal.reference, state=proposal.state.value)
        open_.session.add(
            TakenUp(
                amendment_id=proposal.id, party_id=actor.party, seat_id=actor.seat, sequence=open_.sequence
            )
        )
        open_.record("suggestion.taken_up", actor.code, proposal.id, proposal.reference, {})
        return {}

    once(actor, form_key, {"act": "take_up", "amendment": amendment_id}, act)


def join(actor: Actor, amendment_id: UUID, form_key: str) -> None:
    """Join a proposal as co-proponent; a suggestion that nobody has taken up is taken up instead.

    Raises NotFound, NotPermitted, WrongStage, AlreadyDecided or AlreadyJoined.
    """

    def act(open_: Transaction) -> Outcome:
        proposal = _joinable(actor, amendment_id)
        if actor.code in {proposal.party, proposal.taken_up_by, *proposal.co}:
            raise AlreadyJoined(reference=proposal.reference)
        if proposal.observer and not proposal.taken_up_by:
            raise NotPermitted(act=Act.JOIN.value)
        _write_joined(actor, open_, proposal, joined=True)
        return {}

    once(actor, form_key, {"act": "join", "amendment": amendment_id}, act)


def leave(actor: Actor, amendment_id: UUID, form_key: str) -> None:
    """Leave a proposal one has joined; that one had joined stays on record.

    Raises NotFound, NotPermitted, WrongStage, AlreadyDecided or NotJoined.
    """

    def act(open_: Transaction) -> Outcome:
        proposal = _joinable(actor, amendment_id)
        if actor.code not in proposal.co:
            raise NotJoined(reference=proposal.reference)
        _write_joined(actor, open_, proposal, joined=False)
        return {}

    once(actor, form_key, {"act": "leave", "amendment": amendment_id}, act)


def _joinable(actor: Actor, amendment_id: UUID) -> Proposal:
    draft = amendment_draft(actor, amendment_id)
    proposal = proposal_on(table_of(draft, RELEASED), amendment_id)
    require(actor, Act.JOIN, Stage(draft.stage))
    if proposal.state not in PENDING:
        raise AlreadyDecided(reference=proposal.reference, state=proposal.state.value)
    return proposal


def _write_joined(actor: Actor, open_: Transaction, proposal: Proposal, *, joined: bool) -> None:
    open_.session.add(
        CoProponent(
            amendment_id=proposal.id,
            party_id=actor.party,
            joined=joined,
            seat_id=actor.seat,
            sequence=open_.sequence,
        )
    )
    kind = "proponent.joined" if joined else "proponent.left"
    open_.record(kind, actor.code, proposal.id, proposal.reference, {})


def seen_of(proposal: Proposal, table: Table) -> str:
    """Return what tells one state of a carried proposal from another: its words, and those it stands on."""
    parent = table.proposal(proposal.parent) if proposal.parent else None
    on = [table.paragraph(key) for key in (proposal.target, proposal.other) if key]
    stands = [str(each.wording) for each in on if each]
    return digest([stands, parent.pieces if parent else [], proposal.pieces, str(proposal.status)])


def confirm_carried(actor: Actor, amendment_id: UUID, seen: str, form_key: str) -> None:
    """Confirm, as its author, that a proposal carried to a new text says there what it should say.

    `seen` is `seen_of` what the person looked at. Raises NotFound, NotPermitted, WrongStage, AlreadyDecided,
    NotCarried where no doubt is left, ClashingText, or StaleText where the text moved again.
    """

    def act(open_: Transaction) -> Outcome:
        draft = amendment_draft(actor, amendment_id)
        table = table_of(draft, RELEASED)
        proposal = proposal_on(table, amendment_id)
        require(actor, Act.CONFIRM, Stage(draft.stage))
        _check_doubtful(actor, proposal)
        if seen_of(proposal, table) != seen:
            raise StaleText
        _confirm(actor, open_, table, proposal)
        return {}

    once(actor, form_key, {"act": "confirm_carried", "amendment": amendment_id, "seen": seen}, act)


def _check_doubtful(actor: Actor, proposal: Proposal) -> None:
    if proposal.party != actor.code:
        raise NotPermitted(act=Act.CONFIRM.value)
    if proposal.state not in PENDING:
        raise AlreadyDecided(reference=proposal.reference, state=proposal.state.value)
    if proposal.status is Status.CLASH:
        raise ClashingText(reference=proposal.reference)
    if proposal.status is not Status.CHECK:
        raise NotCarried(reference=proposal.reference)


def _confirm(actor: Actor, open_: Transaction, table: Table, proposal: Proposal) -> None:
    """Write that it is carried without a doubt, to each paragraph that it is made on."""
    on = [table.paragraph(key) for key in (proposal.target, proposal.other) if key and not proposal.parent]
    pieces = [list(piece) for piece in proposal.pieces]
    open_.session.add_all(
        Carry(
            amendment_id=proposal.id,
            wording_id=standing.wording if standing else None,
            status=Status.CLEAN,
            pieces=pieces,
            seat_id=actor.seat,
            sequence=open_.sequence,
        )
        for standing in (on or [None])
    )
    open_.record("carry.confirmed", actor.code, proposal.id, proposal.reference, {"pieces": pieces})
