"""From the floor: the office types what a delegation said; the delegation confirms or corrects it."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from drafting.models import Confirmation, Draft, Party, Position, Revision
from drafting.procedure.errors import (
    AlreadyDecided,
    ConfirmedAlready,
    DeadlinePassed,
    ImpossibleHour,
    NotFound,
    NotPermitted,
    NotYourDelegations,
)
from drafting.procedure.kinds import AmendmentKind, Role, Stance
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.proposing import Proposed, check_footnotes, checked_pieces, checked_remark
from drafting.procedure.stages import Stage
from drafting.procedure.statements import check_stance
from drafting.procedure.states import PENDING
from drafting.procedure.table import Proposal, Table
from drafting.queries.finding import amendment_draft, draft_of, event_of, proposal_on
from drafting.queries.tables import table_of
from drafting.services.deadlines import late
from drafting.services.tabling import RELEASED, Made, as_filed, check_fits, lay, revised
from drafting.services.transactions import Outcome, Transaction, once


@dataclass(frozen=True)
class Spoken:
    """A stance as it was spoken; see services.positions.Statement."""

    stance: Stance
    condition: str = ""
    note: str = ""


def enter(
    actor: Actor, draft_id: UUID, code: str, proposed: Proposed, said_at: datetime, form_key: str
) -> UUID:
    """Enter a delegation's oral proposal, with the minute at which it was made, as the office.

    It is on the table at once, in whatever way the event circulates: the room has heard it. Terms do not bind
    the floor in a reading; while the draft is open for amendments, one after its deadline is marked late.
    Returns the amendment's id. Raises NotFound, NotPermitted, WrongStage, NotYourDelegations, ImpossibleHour,
    and what a proposal can be refused for.
    """
    rationale, group = checked_remark(proposed.rationale), checked_remark(proposed.on_behalf_of)

    def act(open_: Transaction) -> Outcome:
        draft = draft_of(actor, draft_id)
        require(actor, Act.ENTER_ORALLY, Stage(draft.stage))
        speaker = _speaker(actor, open_, code)
        _check_hour(open_, draft, said_at)
        table = table_of(draft, RELEASED)
        made = _made(table, proposed, rationale, group)
        earlier = revised(speaker, table, made)
        check_fits(table, made)
        lateness = earlier.late if earlier else _late(open_, speaker, draft, made)
        amendment = lay(speaker, open_, draft, made, earlier, late=lateness, orally=said_at)
        filed = as_filed(amendment) | {"party": code}
        open_.record("floor.entered", actor.code, amendment.id, amendment.reference, filed)
        return {"amendment": str(amendment.id)}

    asked = {"act": "floor", "draft": draft_id, "party": code, "proposed": proposed, "at": said_at}
    return UUID(once(actor, form_key, asked, act)["amendment"])


def _speaker(actor: Actor, open_: Transaction, code: str) -> Actor:
    """Return the delegation as the author, with the office's seat. Raises NotYourDelegations."""
    party = open_.session.scalars(
        select(Party).where(Party.event_id == actor.event, Party.code == code)
    ).first()
    if party is None or party.role not in {Role.PARTICIPANT, Role.OBSERVER}:
        raise NotYourDelegations(code=code)
    if party.role == Role.OBSERVER and not event_of(actor).observers_suggest:
        raise NotPermitted(act=Act.SUGGEST.value)
    return replace(actor, party=party.id, code=party.code, role=Role(party.role))


def _check_hour(open_: Transaction, draft: Draft, said_at: datetime) -> None:
    opened = open_.session.scalars(
        select(Revision.at).where(Revision.draft_id == draft.id).order_by(Revision.number).limit(1)
    ).one()
    if not opened.replace(second=0, microsecond=0) <= said_at <= open_.now:
        raise ImpossibleHour(opened=opened)


def _made(table: Table, proposed: Proposed, rationale: str, group: str) -> Made:
    parent = proposal_on(table, proposed.parent) if proposed.parent else None
    if parent is not None and proposed.kind is not AmendmentKind.MODIFY:
        raise NotFound
    pieces = checked_pieces(proposed, parent.kind if parent else None)
    check_footnotes(pieces, table.footnotes())
    return Made(
        proposed.kind,
        proposed.paragraph,
        proposed.base,
        pieces,
        proposed.after if proposed.kind is AmendmentKind.MOVE else None,
        proposed.parent,
        rationale,
        group,
        proposed.other,
        proposed.other_base,
        proposed.supersedes,
    )


def _late(open_: Transaction, speaker: Actor, draft: Draft, made: Made) -> bool:
    if draft.stage == Stage.READING:
        return False
    try:
        return late(open_, speaker, draft, made.parent is not None, speaker.party)
    except DeadlinePassed:
        return True


def state(
    actor: Actor, amendment_id: UUID, code: str, spoken: Spoken, said_at: datetime, form_key: str
) -> None:
    """Enter a participant's oral position on a proposal, as the office.

    Raises NotFound, NotPermitted, WrongStage, NotYourDelegations (its own proposal included), ImpossibleHour,
    AlreadyDecided or WrongStance.
    """
    condition, note = checked_remark(spoken.condition), checked_remark(spoken.note)
    check_stance(spoken.stance, on_paragraph=False, note=note)

    def act(open_: Transaction) -> Outcome:
        draft = amendment_draft(actor, amendment_id)
        require(actor, Act.ENTER_ORALLY, Stage(draft.stage))
        table = table_of(draft, RELEASED)
        proposal, speaker = proposal_on(table, amendment_id), _speaker(actor, open_, code)
        if speaker.role is not Role.PARTICIPANT or proposal.party == code:
            raise NotYourDelegations(code=code)
        if proposal.state not in PENDING:
            raise AlreadyDecided(reference=proposal.reference, state=proposal.state.value)
        _check_hour(open_, draft, said_at)
        _write(open_, speaker, table, proposal, spoken, condition, note, said_at)
        said = {"party": code, "stance": spoken.stance.value, "condition": condition, "note": note}
        filed = said | {"orally": said_at.isoformat()}
        open_.record("floor.stated", actor.code, proposal.id, proposal.reference, filed)
        return {}

    asked = {"act": "floor_state", "on": amendment_id, "party": code, "said": spoken, "at": said_at}
    once(actor, form_key, asked, act)


def _write(
    open_: Transaction,
    speaker: Actor,
    table: Table,
    proposal: Proposal,
    spoken: Spoken,
    condition: str,
    note: str,
    said_at: datetime,
) -> None:
    standing = table.paragraph(proposal.target)
    open_.session.add(
        Position(
            amendment_id=proposal.id,
            party_id=speaker.party,
            seat_id=speaker.seat,
            stance=spoken.stance.value,
            condition=condition,
            note=note,
            wording_id=standing.wording if standing else None,
            sequence=open_.sequence,
            orally_at=said_at,
        )
    )


def confirm(actor: Actor, amendment_id: UUID, form_key: str) -> None:
    """Confirm a proposal that the office typed for one's delegation; positions have a service of their own.

    To correct it, the delegation submits a revised proposal. Raises NotFound for any other, NotPermitted,
    WrongStage or ConfirmedAlready.
    """

    def act(open_: Transaction) -> Outcome:
        draft = amendment_draft(actor, amendment_id)
        proposal = proposal_on(table_of(draft, RELEASED), amendment_id)
        require(actor, Act.CONFIRM, Stage(draft.stage))
        if proposal.orally is None:
            raise NotFound
        if proposal.party != actor.code:
            raise NotPermitted(act=Act.CONFIRM.value)
        if proposal.confirmed:
            raise ConfirmedAlready
        given = {"party_id": actor.party, "seat_id": actor.seat, "sequence": open_.sequence}
        open_.session.add(Confirmation(about_id=proposal.id, **given))
        open_.record("floor.confirmed", actor.code, proposal.id, proposal.reference, {})
        return {}

    once(actor, form_key, {"act": "confirm_spoken", "about": amendment_id}, act)
