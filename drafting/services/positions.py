"""What delegations say of proposals and paragraphs: positions and reservations, never edits, never votes."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from drafting.models import Package, PackageMember, Position, Reservation
from drafting.procedure.errors import AlreadyDecided, NotPermitted
from drafting.procedure.kinds import Stance
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.proposing import checked_remark
from drafting.procedure.stages import Stage
from drafting.procedure.states import PENDING
from drafting.queries.finding import amendment_draft, draft_of, paragraph_on, proposal_on, table_for
from drafting.services.amendments import next_reference
from drafting.services.transactions import Outcome, Transaction, once


@dataclass(frozen=True)
class Statement:
    """A stance with what it depends on."""

    stance: Stance
    condition: str = ""
    note: str = ""


def state(actor: Actor, amendment_id: UUID, statement: Statement, form_key: str) -> None:
    """Say what the delegation thinks of a proposal; its earlier word stays on record.

    Raises NotFound, NotPermitted (one's own proposal included), WrongStage or AlreadyDecided.
    """
    condition, note = checked_remark(statement.condition), checked_remark(statement.note)

    def act(open_: Transaction) -> Outcome:
        draft = amendment_draft(actor, amendment_id)
        table = table_for(actor, draft)
        proposal = proposal_on(table, amendment_id)
        require(actor, Act.STATE_POSITION, Stage(draft.stage))
        if proposal.party == actor.code:
            raise NotPermitted(act=Act.STATE_POSITION.value)
        if proposal.state not in PENDING:
            raise AlreadyDecided(reference=proposal.reference, state=proposal.state.value)
        standing = table.paragraph(proposal.target)
        open_.session.add(
            Position(
                amendment_id=proposal.id,
                party_id=actor.party,
                seat_id=actor.seat,
                stance=statement.stance.value,
                condition=condition,
                note=note,
                wording_id=standing.wording if standing else None,
                sequence=open_.sequence,
            )
        )
        said = {"stance": statement.stance.value, "condition": condition, "note": note}
        open_.record("position.stated", actor.code, proposal.id, proposal.reference, said)
        return {}

    once(actor, form_key, {"act": "position", "amendment": amendment_id, "said": statement}, act)


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

    Returns its id. Raises NotFound, NotPermitted or WrongStage.
    """
    scope, note = checked_remark(scope), checked_remark(note)

    def act(open_: Transaction) -> Outcome:
        draft = draft_of(actor, draft_id)
        require(actor, Act.RESERVE, Stage(draft.stage))
        paragraph = paragraph_on(table_for(actor, draft), paragraph_id)
        reservation = Reservation(
            id=uuid4(),
            event_id=actor.event,
            draft_id=draft.id,
            party_id=actor.party,
            seat_id=actor.seat,
            reference=next_reference(actor, open_),
            paragraph_id=paragraph.id,
            scope=scope,
            note=note,
            until=until,
            sequence=open_.sequence,
        )
        open_.session.add(reservation)
        said = {"paragraph": str(paragraph.id), "scope": scope, "note": note, "until": str(until or "")}
        open_.record("reservation.entered", actor.code, reservation.id, str(reservation.reference), said)
        return {"reservation": str(reservation.id)}

    asked = {"act": "reserve", "paragraph": paragraph_id, "scope": scope, "note": note, "until": until}
    return UUID(once(actor, form_key, asked, act)["reservation"])


def tie(actor: Actor, draft_id: UUID, name: str, members: tuple[UUID, ...], form_key: str) -> UUID:
    """Tie proposals and paragraphs (`members`, by id) into a package that is decided together, as the chair.

    Returns the package's id. Raises NotFound, NotPermitted or WrongStage.
    """

    def act(open_: Transaction) -> Outcome:
        draft = draft_of(actor, draft_id)
        require(actor, Act.DECIDE, Stage(draft.stage))
        table = table_for(actor, draft)
        amendments = {each: proposal_on(table, each) for each in members if table.paragraph(each) is None}
        paragraphs = {each: paragraph_on(table, each) for each in members if each not in amendments}
        package = Package(id=uuid4(), draft_id=draft.id, name=name, sequence=open_.sequence)
        open_.session.add(package)
        open_.session.flush()
        open_.session.add_all(
            PackageMember(
                package_id=package.id,
                amendment_id=each if each in amendments else None,
                paragraph_id=each if each in paragraphs else None,
                tied=True,
                sequence=open_.sequence,
            )
            for each in members
        )
        cited = [*(a.reference for a in amendments.values()), *(p.full_label for p in paragraphs.values())]
        open_.record("package.tied", actor.code, package.id, name, {"members": cited})
        return {"package": str(package.id)}

    asked = {"act": "tie", "draft": draft_id, "name": name, "members": members}
    return UUID(once(actor, form_key, asked, act)["package"])
