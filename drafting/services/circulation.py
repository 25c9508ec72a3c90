"""Circulation in batches: what is lodged is nobody's business but its delegation's and the secretariat's."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select

from drafting.extensions import db
from drafting.models import (
    Amendment,
    Carry,
    Draft,
    Lodged,
    Party,
    PrivateDraft,
    PrivateVersion,
    RegisterEntry,
    Seat,
)
from drafting.procedure.errors import NotFound, NothingChosen
from drafting.procedure.kinds import Duty, Role
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.stages import Stage
from drafting.procedure.states import PENDING, State
from drafting.procedure.table import Proposal
from drafting.queries.finding import draft_of
from drafting.queries.gathered import pieces_of
from drafting.queries.lodging import chosen
from drafting.queries.tables import table_of
from drafting.services.tabling import RELEASED, Ending, as_filed, lay, made_of
from drafting.services.transactions import Outcome, Transaction, once


def lodge(
    actor: Actor, open_: Transaction, draft: Draft, private: PrivateDraft, version: int, *, late: bool
) -> UUID:
    """Hand a proposal to the secretariat, inside the act of submitting. Nothing public is written.

    Returns the id under which it is lodged; one that was taken back is lodged again under the same.
    """
    earlier = open_.session.scalars(select(Lodged).where(Lodged.private_draft_id == private.id)).first()
    lodged = earlier or Lodged(
        id=uuid4(),
        event_id=actor.event,
        draft_id=draft.id,
        party_id=actor.party,
        private_draft_id=private.id,
    )
    lodged.seat_id, lodged.version, lodged.late = actor.seat, version, late
    lodged.received_at, lodged.withdrawn_at = open_.received, None
    open_.session.add(lodged)
    return lodged.id


def take_back(actor: Actor, lodged_id: UUID, form_key: str) -> None:
    """Take back what is lodged, before it is circulated: it is a private draft again.

    Raises NotFound, where it was circulated meanwhile too, NotPermitted or WrongStage.
    """

    def act(open_: Transaction) -> Outcome:
        lodged = open_.session.get(Lodged, lodged_id)
        if lodged is None or lodged.party_id != actor.party:
            raise NotFound
        require(actor, Act.WITHDRAW, Stage(draft_of(actor, lodged.draft_id).stage))
        if lodged.withdrawn_at is not None or lodged.amendment_id is not None:
            raise NotFound
        lodged.withdrawn_at = open_.now
        return {}

    once(actor, form_key, {"act": "take_back", "lodged": lodged_id}, act)


def circulate(actor: Actor, draft_id: UUID, lodged: Sequence[UUID], form_key: str) -> tuple[UUID, ...]:
    """Circulate a batch: every proposal in it becomes public in one act, in the order of receipt.

    Returns the amendments' ids in that order. A proposal whose text moved while it lay here is carried; one
    whose parent, or whose earlier version, was decided meanwhile comes on record as lapsed. Raises NotFound,
    NotPermitted, WrongStage or NothingChosen.
    """

    def act(open_: Transaction) -> Outcome:
        draft = draft_of(actor, draft_id)
        require(actor, Act.CIRCULATE, Stage(draft.stage))
        if not lodged:
            raise NothingChosen
        rows = chosen(draft, lodged)
        amendments = [_circulated(open_, draft, row, version) for row, version in rows]
        references = [each.reference for each in amendments]
        filed = {"references": references, "proposals": [as_filed(each) for each in amendments]}
        open_.record("batch.circulated", actor.code, draft.id, ", ".join(references), filed)
        return {"amendments": [str(each.id) for each in amendments]}

    asked = {"act": "circulate", "draft": draft_id, "lodged": sorted(map(str, lodged))}
    return tuple(UUID(each) for each in once(actor, form_key, asked, act)["amendments"])


def _circulated(open_: Transaction, draft: Draft, lodged: Lodged, version: PrivateVersion) -> Amendment:
    author, made = _author(lodged), made_of(version)
    table = table_of(draft, RELEASED)
    parent = table.proposal(made.parent) if made.parent else None
    earlier = table.proposal(made.supersedes) if made.supersedes else None
    over = next((each for each in (parent, earlier) if each and each.state not in PENDING), None)
    ending = Ending(State.LAPSED, over.reference) if over else Ending(State.CIRCULATED)
    then = _read_then(open_, parent, lodged.received_at) if parent else ""
    amendment = lay(
        author,
        open_,
        draft,
        made,
        earlier,
        late=lodged.late,
        received=lodged.received_at,
        begins=ending,
        on_words=then,
    )
    lodged.amendment_id = amendment.id
    open_.session.get_one(PrivateDraft, lodged.private_draft_id).amendment_id = amendment.id
    open_.session.flush()
    return amendment


def _author(lodged: Lodged) -> Actor:
    """Return the seat that lodged it: the proposal is its delegation's, not the secretariat's."""
    seat, party = db.session.get_one(Seat, lodged.seat_id), db.session.get_one(Party, lodged.party_id)
    role, duty = Role(party.role), Duty(seat.duty)
    return Actor(seat.person_id, seat.id, party.id, party.code, party.event_id, role, duty)


def _read_then(open_: Transaction, parent: Proposal, received: datetime) -> str:
    """Return the words of a proposal as they were when a sub-amendment to it was lodged."""
    rows = open_.session.scalars(
        select(Carry)
        .join(Amendment, Amendment.id == Carry.amendment_id)
        .join(
            RegisterEntry,
            (RegisterEntry.event_id == Amendment.event_id) & (RegisterEntry.sequence == Carry.sequence),
        )
        .where(Carry.amendment_id == parent.id, RegisterEntry.at <= received)
        .order_by(Carry.sequence)
    )
    versions = [pieces_of(row.pieces) for row in rows if row.pieces]
    return (versions or [parent.submitted])[-1][0][1]
