"""What delegations say of proposals and paragraphs: positions and reservations, never edits, never votes."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from drafting.models import Confirmation, Draft, Position, Reservation
from drafting.procedure.errors import (
    AlreadyDecided,
    AlreadyLifted,
    ConfirmedAlready,
    NoTerm,
    NotFound,
    NotPermitted,
    StaleText,
)
from drafting.procedure.kinds import Stance
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.proposing import checked_remark
from drafting.procedure.stages import Stage
from drafting.procedure.statements import check_scope, check_stance, check_term
from drafting.procedure.states import PENDING
from drafting.procedure.table import Proposal, Reserved, Standing, Table
from drafting.queries.finding import amendment_draft, draft_of, paragraph_on, proposal_on, table_for
from drafting.queries.statements import draft_of_paragraph, is_confirmed, position_of, reservation_of
from drafting.services.tabling import next_reference
from drafting.services.transactions import Outcome, Transaction, once


@dataclass(frozen=True)
class Statement:
    """A stance with what it depends on."""

    stance: Stance
    condition: str = ""
    note: str = ""


def _checked(said: Statement, *, on_paragraph: bool) -> Statement:
    """Return the statement as it is kept. Raises WrongStance, NoteMissing, TooLong or HiddenCharacters."""
    condition, note = checked_remark(said.condition), checked_remark(said.note)
    check_stance(said.stance, on_paragraph=on_paragraph, note=note)
    return Statement(said.stance, condition, note)


def state(actor: Actor, amendment_id: UUID, statement: Statement, form_key: str) -> None:
    """Say what the delegation thinks of a proposal; its earlier word stays on record.

    Raises NotFound, NotPermitted (one's own proposal included), WrongStage, AlreadyDecided or WrongStance.
    """

    def act(open_: Transaction) -> Outcome:
        draft = amendment_draft(actor, amendment_id)
        table = table_for(actor, draft)
        proposal = proposal_on(table, amendment_id)
        require(actor, Act.STATE_POSITION, Stage(draft.stage))
        said = _checked(statement, on_paragraph=False)
        if proposal.party == actor.code:
            raise NotPermitted(act=Act.STATE_POSITION.value)
        if proposal.state not in PENDING:
            raise AlreadyDecided(reference=proposal.reference, state=proposal.state.value)
        standing = table.paragraph(proposal.target)
        row = Position(amendment_id=proposal.id, wording_id=standing.wording if standing else None)
        _put(open_, actor, row, said, proposal.id, proposal.reference)
        return {}

    once(actor, form_key, {"act": "position", "amendment": amendment_id, "said": statement}, act)


def state_on_paragraph(
    actor: Actor, draft_id: UUID, paragraph_id: UUID, statement: Statement, form_key: str
) -> None:
    """Say what the delegation thinks of a paragraph, without text: retain, comment, reserve, consulting.

    Raises NotFound, NotPermitted, WrongStage, WrongStance, NoteMissing, or StaleText where it has fallen.
    """

    def act(open_: Transaction) -> Outcome:
        draft = draft_of(actor, draft_id)
        paragraph = paragraph_on(table_for(actor, draft), paragraph_id)
        require(actor, Act.STATE_POSITION, Stage(draft.stage))
        said = _checked(statement, on_paragraph=True)
        if paragraph.fallen:
            raise StaleText
        row = Position(paragraph_id=paragraph.id, wording_id=paragraph.wording)
        _put(open_, actor, row, said, paragraph.id, paragraph.full_label)
        return {}

    asked = {"act": "position", "draft": draft_id, "paragraph": paragraph_id, "said": statement}
    once(actor, form_key, asked, act)


def _put(open_: Transaction, actor: Actor, row: Position, said: Statement, about: UUID, subject: str) -> None:
    row.party_id, row.seat_id, row.sequence = actor.party, actor.seat, open_.sequence
    row.stance, row.condition, row.note = said.stance.value, said.condition, said.note
    open_.session.add(row)
    filed = {"stance": said.stance.value, "condition": said.condition, "note": said.note}
    open_.record("position.stated", actor.code, about, subject, filed)


def confirm(actor: Actor, about_id: UUID, form_key: str) -> None:
    """Confirm a position or a reservation that the office typed for the delegation during the meeting.

    To correct it, the delegation states another. Raises NotFound, NotPermitted, WrongStage or
    ConfirmedAlready.
    """

    def act(open_: Transaction) -> Outcome:
        draft, kind, subject, party = _spoken(actor, about_id)
        require(actor, Act.CONFIRM, Stage(draft.stage))
        if party != actor.party:
            raise NotPermitted(act=Act.CONFIRM.value)
        if is_confirmed(about_id):
            raise ConfirmedAlready
        given = {"party_id": actor.party, "seat_id": actor.seat, "sequence": open_.sequence}
        open_.session.add(Confirmation(about_id=about_id, **given))
        open_.record(f"{kind}.confirmed", actor.code, about_id, subject, {})
        return {}

    once(actor, form_key, {"act": "confirm", "about": about_id}, act)


def _spoken(actor: Actor, about_id: UUID) -> tuple[Draft, str, str, UUID]:
    """Return what was spoken: its draft, kind and subject, and whose it is. Raises NotFound."""
    said, reserved = position_of(about_id), reservation_of(about_id)
    if said is not None and said.orally_at is not None:
        draft, subject = _said_on(actor, said)
        return draft, "position", subject, said.party_id
    if reserved is None or reserved.orally_at is None:
        raise NotFound
    return draft_of(actor, reserved.draft_id), "reservation", reserved.reference or "", reserved.party_id


def _said_on(actor: Actor, said: Position) -> tuple[Draft, str]:
    """Return the draft of a position and what it is about, as people cite it."""
    if said.amendment_id is not None:
        draft = amendment_draft(actor, said.amendment_id)
        return draft, proposal_on(table_for(actor, draft), said.amendment_id).reference
    if said.paragraph_id is None or (key := draft_of_paragraph(said.paragraph_id)) is None:
        raise NotFound
    draft = draft_of(actor, key)
    return draft, paragraph_on(table_for(actor, draft), said.paragraph_id).full_label


def reserve(
    actor: Actor,
    draft_id: UUID,
    paragraph_id: UUID,
    scope: str,
    note: str,
    until: datetime | None,
    form_key: str,
) -> UUID:
    """Enter a reservation on a paragraph, or on some of its words (`scope`), until a term or without one.

    Returns its id. Raises NotFound, NotPermitted, WrongStage, ScopeNotInText, BadTerm, or StaleText
    where the paragraph has fallen.
    """

    def act(open_: Transaction) -> Outcome:
        draft = draft_of(actor, draft_id)
        require(actor, Act.RESERVE, Stage(draft.stage))
        paragraph = paragraph_on(table_for(actor, draft), paragraph_id)
        if paragraph.fallen:
            raise StaleText
        return _reserve(actor, open_, draft, (paragraph, None), scope, note, until)

    asked = {"act": "reserve", "paragraph": paragraph_id, "scope": scope, "note": note, "until": until}
    return UUID(once(actor, form_key, asked, act)["reservation"])


def reserve_on(
    actor: Actor, amendment_id: UUID, scope: str, note: str, until: datetime | None, form_key: str
) -> UUID:
    """Enter a reservation on a proposal, or on some of its words.

    Returns its id. Raises what `reserve` raises, and AlreadyDecided where it is no longer on the table.
    """

    def act(open_: Transaction) -> Outcome:
        draft = amendment_draft(actor, amendment_id)
        require(actor, Act.RESERVE, Stage(draft.stage))
        table = table_for(actor, draft)
        proposal = proposal_on(table, amendment_id)
        if proposal.state not in PENDING:
            raise AlreadyDecided(reference=proposal.reference, state=proposal.state.value)
        return _reserve(actor, open_, draft, (_under(table, proposal), proposal), scope, note, until)

    asked = {"act": "reserve", "amendment": amendment_id, "scope": scope, "note": note, "until": until}
    return UUID(once(actor, form_key, asked, act)["reservation"])


def _under(table: Table, proposal: Proposal) -> Standing:
    """Return the standing paragraph that a proposal is on; a sub-amendment is on its parent's."""
    parent = table.proposal(proposal.parent) if proposal.parent else None
    return table.paragraph(proposal.target) or paragraph_on(table, (parent or proposal).target)


def _reserve(
    actor: Actor,
    open_: Transaction,
    draft: Draft,
    on: tuple[Standing, Proposal | None],
    scope: str,
    note: str,
    until: datetime | None,
) -> Outcome:
    paragraph, proposal = on
    scope, note = checked_remark(scope), checked_remark(note)
    texts = tuple(text for _, text in proposal.pieces) if proposal else (paragraph.text,)
    check_scope(scope, texts)
    check_term(until, open_.received)
    row = Reservation(
        id=uuid4(),
        event_id=actor.event,
        draft_id=draft.id,
        party_id=actor.party,
        seat_id=actor.seat,
        reference=next_reference(actor, open_),
        paragraph_id=paragraph.id,
        amendment_id=proposal.id if proposal else None,
        scope=scope,
        note=note,
        until=until,
        sequence=open_.sequence,
    )
    open_.session.add(row)
    filed = {"paragraph": str(paragraph.id), "scope": scope, "note": note, "until": str(until or "")}
    filed |= {"proposal": str(proposal.id)} if proposal else {}
    open_.record("reservation.entered", actor.code, row.id, str(row.reference), filed)
    return {"reservation": str(row.id)}


def lift(actor: Actor, reservation_id: UUID, form_key: str) -> None:
    """Lift a reservation of one's own: it no longer stands, and stays on record.

    Raises NotFound, NotPermitted, WrongStage or AlreadyLifted.
    """

    def act(open_: Transaction) -> Outcome:
        row, reserved = _own(actor, reservation_id, Act.LIFT)
        open_.session.add(_following(actor, open_, row, None))
        open_.record("reservation.lifted", actor.code, row.id, reserved.reference, {})
        return {}

    once(actor, form_key, {"act": "lift", "reservation": reservation_id}, act)


def confirm_reservation(actor: Actor, reservation_id: UUID, form_key: str) -> UUID:
    """Confirm a scrutiny reservation: from now on it stands without a term.

    It is a new reservation in the place of the old one, as a revised proposal is: KAZ-3/Rev.1 for KAZ-3.
    Returns its id. Raises NotFound, NotPermitted, WrongStage, AlreadyLifted or NoTerm.
    """

    def act(open_: Transaction) -> Outcome:
        row, reserved = _own(actor, reservation_id, Act.CONFIRM)
        if reserved.until is None:
            raise NoTerm(reference=reserved.reference)
        kept = _following(actor, open_, row, f"{reserved.reference}/Rev.1")
        open_.session.add(kept)
        filed = {"confirms": reserved.reference, "scope": row.scope, "note": row.note}
        open_.record("reservation.entered", actor.code, kept.id, str(kept.reference), filed)
        return {"reservation": str(kept.id)}

    asked = {"act": "confirm_reservation", "reservation": reservation_id}
    return UUID(once(actor, form_key, asked, act)["reservation"])


def _own(actor: Actor, reservation_id: UUID, doing: Act) -> tuple[Reservation, Reserved]:
    """Return a reservation of the actor's own that still stands."""
    row = reservation_of(reservation_id)
    if row is None:
        raise NotFound
    draft = draft_of(actor, row.draft_id)
    require(actor, doing, Stage(draft.stage))
    if row.party_id != actor.party:
        raise NotPermitted(act=doing.value)
    found = next((r for r in table_for(actor, draft).reservations if r.id == row.id), None)
    if found is None:
        raise NotFound
    if found.lifted:
        raise AlreadyLifted(reference=found.reference)
    return row, found


def _following(actor: Actor, open_: Transaction, row: Reservation, reference: str | None) -> Reservation:
    """Return the row from which on another reservation no longer stands."""
    return Reservation(
        id=uuid4(),
        event_id=actor.event,
        draft_id=row.draft_id,
        party_id=actor.party,
        seat_id=actor.seat,
        reference=reference,
        paragraph_id=row.paragraph_id,
        amendment_id=row.amendment_id,
        scope=row.scope,
        note=row.note,
        until=None,
        lifts_id=row.id,
        sequence=open_.sequence,
    )
