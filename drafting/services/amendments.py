"""Delegations submit, withdraw and take up proposals."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select

from drafting.models import Amendment, Draft, Fate, PrivateDraft, PrivateVersion, Reservation, TakenUp
from drafting.procedure.errors import (
    AlreadyDecided,
    AlreadyTakenUp,
    BadPlace,
    DeadlinePassed,
    DraftChanged,
    IdenticalProposal,
    NotFound,
    NotPermitted,
    StaleText,
)
from drafting.procedure.kinds import AmendmentKind, Role
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.register import text_hash
from drafting.procedure.stages import Stage
from drafting.procedure.states import PENDING, State
from drafting.procedure.table import BRINGING, ON_WORDS, Pieces, Proposal, Table
from drafting.queries.finding import (
    amendment_draft,
    draft_of,
    event_of,
    paragraph_on,
    private_of,
    proposal_on,
)
from drafting.queries.gathered import pieces_of
from drafting.queries.tables import Audience, table_of
from drafting.services.transactions import Outcome, Transaction, once
from drafting.text.labels import alt, bis

#: Under the lock we read the whole table, unreleased decisions too.
_WHOLE = Audience(None, office=True)


def submit(actor: Actor, private_id: UUID, version: int, form_key: str) -> UUID:
    """Submit a private draft exactly as the person has seen it compared (its `version`).

    Returns the amendment's id; its reference and label are given now, for now it is public. Raises
    NotFound, NotPermitted, WrongStage, DeadlinePassed, StaleText, IdenticalProposal, BadPlace or
    AlreadyDecided.
    """

    def act(open_: Transaction) -> Outcome:
        private, latest = private_of(actor, private_id)
        if private.amendment_id is not None:
            raise AlreadyDecided(reference="", state="submitted")
        draft = draft_of(actor, private.draft_id)
        _may_submit(actor, draft, latest.parent_id is not None, open_.received)
        if latest.number != version:
            raise DraftChanged
        table = table_of(draft, Audience(None, office=False))
        _check_base(table, latest)
        label = _label(AmendmentKind(latest.kind), latest, table, table_of(draft, _WHOLE))
        amendment = _amendment(actor, open_, draft, latest, _base_text(table, latest), label)
        _table_it(actor, open_, amendment, private)
        return {"amendment": str(amendment.id)}

    asked = {"act": "submit", "private": private_id, "version": version}
    return UUID(once(actor, form_key, asked, act)["amendment"])


def _may_submit(actor: Actor, draft: Draft, sub: bool, received: datetime) -> None:  # noqa: FBT001 - one of two deadlines
    observer = actor.role is Role.OBSERVER
    require(actor, Act.SUGGEST if observer else Act.SUBMIT, Stage(draft.stage))
    if observer and not event_of(actor).observers_suggest:
        raise NotPermitted(act=Act.SUGGEST.value)
    deadline = draft.subamendments_until if sub else draft.amendments_until
    if deadline is not None and received > deadline:
        raise DeadlinePassed(deadline=deadline)


def _check_base(table: Table, version: PrivateVersion) -> None:
    """Refuse a proposal on a text that has moved, and one that changes nothing."""
    kind, pieces = AmendmentKind(version.kind), pieces_of(version.pieces)
    if version.parent_id is not None:
        parent = proposal_on(table, version.parent_id)
        _check_parent(parent, pieces)
        return
    target = paragraph_on(table, version.paragraph_id)
    if target.fallen or (kind is not AmendmentKind.INSERT and target.wording != version.base_id):
        raise StaleText
    if kind is not AmendmentKind.INSERT and pieces == ((0, target.text),):
        raise IdenticalProposal
    if kind is AmendmentKind.MOVE:
        _check_move(table, target.id, version.after_id)


def _check_parent(parent: Proposal, pieces: Pieces) -> None:
    if not parent.on_the_table or parent.parent is not None:
        raise AlreadyDecided(reference=parent.reference, state=parent.state.value)
    if pieces == parent.pieces:
        raise IdenticalProposal


def _check_move(table: Table, moved: UUID, after: UUID | None) -> None:
    """Refuse a move into the paragraph itself, to another level, or to where it stands already."""
    here, there = paragraph_on(table, moved), table.paragraph(after) if after else None
    if there is None or there.id == moved or there.parent != here.parent or there.fallen:
        raise BadPlace
    siblings = sorted((p.rank, p.id) for p in table.paragraphs if p.parent == here.parent and not p.fallen)
    order = [key for _, key in siblings]
    if order.index(moved) == order.index(there.id) + 1:
        raise BadPlace


def _amendment(
    actor: Actor, open_: Transaction, draft: Draft, version: PrivateVersion, base: str, label: str
) -> Amendment:
    kind = AmendmentKind(version.kind)
    return Amendment(
        id=uuid4(),
        event_id=actor.event,
        draft_id=draft.id,
        party_id=actor.party,
        seat_id=actor.seat,
        reference=next_reference(actor, open_),
        kind=kind.value,
        language=draft.language,
        paragraph_id=version.paragraph_id,
        base_id=version.base_id,
        base_hash=text_hash(base),
        after_id=version.after_id,
        pieces=version.pieces,
        rationale=version.rationale,
        on_behalf_of=version.on_behalf_of,
        parent_id=version.parent_id,
        new_paragraph_id=uuid4() if kind in BRINGING and version.parent_id is None else None,
        new_label=label,
        late=False,
        received_at=open_.received,
        sequence=open_.sequence,
    )


def _base_text(table: Table, version: PrivateVersion) -> str:
    if version.parent_id is not None:
        return proposal_on(table, version.parent_id).text
    return paragraph_on(table, version.paragraph_id).text


def _label(kind: AmendmentKind, version: PrivateVersion, table: Table, whole: Table) -> str:
    """Give the label under which the proposal will be cited; a label once circulated is never reused.

    It is drawn from the text as released (`table`); taken is also what only the chair's office sees yet.
    """
    if version.parent_id is not None or kind in ON_WORDS or kind is AmendmentKind.DELETE:
        return ""
    taken = {each.full_label for each in whole.paragraphs} | {each.new_label for each in whole.proposals}
    taken |= {place.label for each in whole.paragraphs for place in each.former}
    target = paragraph_on(table, version.paragraph_id)
    if kind is AmendmentKind.REPLACE:
        return alt(target.full_label, taken)
    near = target if kind is AmendmentKind.INSERT else table.paragraph(version.after_id or target.id)
    same_kind = near is not None and near.kind is target.kind
    return bis((near if near and same_kind else target).full_label, taken)


def next_reference(actor: Actor, open_: Transaction) -> str:
    """Return the party's next reference: "KAZ-3" after "KAZ-2", reservations counted too."""
    given = [
        *open_.session.scalars(select(Amendment.reference).where(Amendment.party_id == actor.party)),
        *open_.session.scalars(
            select(Reservation.reference).where(
                Reservation.party_id == actor.party, Reservation.reference.is_not(None)
            )
        ),
    ]
    numbers = [int((reference or "-0").rsplit("-", 1)[1].split("/")[0]) for reference in given]
    return f"{actor.code}-{max(numbers, default=0) + 1}"


def _table_it(actor: Actor, open_: Transaction, amendment: Amendment, private: PrivateDraft) -> None:
    open_.session.add(amendment)
    open_.session.flush()
    open_.session.add(
        Fate(
            amendment_id=amendment.id,
            state=State.SUBMITTED,
            reason="",
            seat_id=actor.seat,
            sequence=open_.sequence,
        )
    )
    private.amendment_id = amendment.id
    open_.record("amendment.submitted", actor.code, amendment.id, amendment.reference, _as_filed(amendment))


def _as_filed(amendment: Amendment) -> dict[str, object]:
    """Return what the register commits to."""
    return {
        "reference": amendment.reference,
        "kind": amendment.kind,
        "paragraph": str(amendment.paragraph_id),
        "base": amendment.base_hash,
        "after": str(amendment.after_id or ""),
        "pieces": amendment.pieces,
        "parent": str(amendment.parent_id or ""),
        "label": amendment.new_label,
        "rationale": amendment.rationale,
        "on_behalf_of": amendment.on_behalf_of,
    }


def withdraw(actor: Actor, amendment_id: UUID, form_key: str) -> None:
    """Take back an amendment while it is on the table; its sub-amendments lapse with it.

    Only its author may. Raises NotFound, NotPermitted, WrongStage or AlreadyDecided.
    """

    def act(open_: Transaction) -> Outcome:
        draft = amendment_draft(actor, amendment_id)
        table = table_of(draft, _WHOLE)
        proposal = proposal_on(table, amendment_id)
        require(actor, Act.WITHDRAW, Stage(draft.stage))
        if proposal.party != actor.code:
            raise NotPermitted(act=Act.WITHDRAW.value)
        if proposal.state not in PENDING:
            raise AlreadyDecided(reference=proposal.reference, state=proposal.state.value)
        _end(open_, actor, proposal, State.WITHDRAWN)
        for sub in table.subamendments(proposal):
            if sub.state in PENDING:
                _end(open_, actor, sub, State.LAPSED)
        open_.record("amendment.withdrawn", actor.code, proposal.id, proposal.reference, {})
        return {}

    once(actor, form_key, {"act": "withdraw", "amendment": amendment_id}, act)


def _end(open_: Transaction, actor: Actor, proposal: Proposal, state: State) -> None:
    open_.session.add(
        Fate(amendment_id=proposal.id, state=state, reason="", seat_id=actor.seat, sequence=open_.sequence)
    )


def take_up(actor: Actor, amendment_id: UUID, form_key: str) -> None:
    """Take up an observer's suggestion for one's own delegation: from now on it is on the table.

    Raises NotFound, NotPermitted, WrongStage, AlreadyTakenUp or AlreadyDecided.
    """

    def act(open_: Transaction) -> Outcome:
        draft = amendment_draft(actor, amendment_id)
        proposal = proposal_on(table_of(draft, _WHOLE), amendment_id)
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
