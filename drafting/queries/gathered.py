"""What has gathered around the amendments of a draft, laid to each of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from drafting.models import (
    Amendment,
    Carry,
    Confirmation,
    CoProponent,
    Draft,
    Fate,
    PackageMember,
    Party,
    Position,
    Step,
    TakenUp,
    Wording,
)
from drafting.procedure.kinds import AmendmentKind, Role, Rung, Stance
from drafting.procedure.states import State
from drafting.procedure.table import Pieces, Proposal, Said
from drafting.text import Status


class Reading(Protocol):
    """What this part needs of one reading of one draft."""

    session: Session
    draft: Draft
    parties: dict[UUID, Party]
    wordings: dict[UUID, list[Wording]]

    def visible(self, decision: UUID | None) -> bool:
        """Say whether this audience sees what a decision did."""

    def until(self, model: Any) -> tuple[Any, ...]:
        """Return the condition that leaves out what came later than the moment asked for."""

    def steps(self, column: Any, on: Any) -> dict[UUID, Step]:
        """Return the latest step on the ladder."""

    def packages_by(self, column: Any) -> dict[UUID, list[str]]:
        """Return the packages that hold now."""


class Around:
    """What has gathered around the amendments of a draft: fates, carries, positions, packages."""

    def __init__(self, reader: Reading) -> None:
        self.reader = reader
        self.fates = self._visible(Fate)
        self.carries = self._visible(Carry)
        self.steps = reader.steps(Step.amendment_id, Amendment)
        self.taken_up = {row.amendment_id: row.party_id for row in self._rows(TakenUp)}
        self.positions = _latest(self._rows(Position))
        self.co = _latest(self._rows(CoProponent))
        self.packages = reader.packages_by(PackageMember.amendment_id)
        self.confirmed = confirmed_in(reader)

    def _rows(self, model: Any) -> Iterable[Any]:
        """Return the rows that hang on the amendments of the draft, the oldest first."""
        return self.reader.session.scalars(
            select(model)
            .join(Amendment, Amendment.id == model.amendment_id)
            .where(Amendment.draft_id == self.reader.draft.id, *self.reader.until(model))
            .order_by(model.sequence)
        )

    def _visible(self, model: Any) -> dict[UUID, Any]:
        """Return the latest row on each amendment that this audience sees."""
        return {row.amendment_id: row for row in self._rows(model) if self.reader.visible(row.decision_id)}

    def proposal(self, row: Amendment) -> Proposal:
        """Lay what has gathered around an amendment to it."""
        party = self.reader.parties[row.party_id]
        fate, carry = self.fates[row.id], self.carries.get(row.id)
        taken_up, step = self.taken_up.get(row.id), self.steps.get(row.id)
        submitted = pieces_of(row.pieces)
        return Proposal(
            id=row.id,
            reference=row.reference,
            party=party.code,
            kind=AmendmentKind(row.kind),
            state=State(fate.state),
            target=row.paragraph_id,
            pieces=pieces_of(carry.pieces) if carry and carry.pieces else submitted,
            submitted=submitted,
            base=self._text(row.paragraph_id, row.base_id),
            sequence=row.sequence,
            received=row.received_at,
            rationale=row.rationale,
            rung=Rung(step.rung) if step else Rung.OPEN,
            waiting_for=tuple(step.pending) if step else (),
            said=self._said(row, carry),
            parent=row.parent_id,
            after=row.after_id,
            new_paragraph=row.new_paragraph_id,
            new_label=row.new_label,
            observer=party.role == Role.OBSERVER,
            taken_up_by=self.reader.parties[taken_up].code if taken_up else "",
            on_behalf_of=row.on_behalf_of,
            co=tuple(self.reader.parties[each].code for each in self._co(row)),
            packages=tuple(self.packages[row.id]),
            status=Status(carry.status) if carry else None,
            reason=fate.reason,
            late=row.late,
            language=row.language,
            orally=row.orally_at,
            confirmed=row.id in self.confirmed,
            supersedes=row.supersedes_id,
            other=row.other_id,
            other_base=self._text(row.other_id, row.other_base_id),
        )

    def _text(self, paragraph: UUID | None, wording: UUID | None) -> str:
        """Return the words a proposal was made against."""
        versions = self.reader.wordings.get(paragraph, []) if paragraph else []
        return next((each.text for each in versions if each.id == wording), "")

    def _co(self, row: Amendment) -> Iterable[UUID]:
        return (party for party, each in self.co.get(row.id, {}).items() if each.joined)

    def _said(self, row: Amendment, carry: Carry | None) -> tuple[Said, ...]:
        """Return each party's latest position, in protocol order."""
        moved = carry.sequence if carry else 0
        return said_by(self.reader.parties, self.positions.get(row.id, {}), self.confirmed, moved)


def said_by(
    parties: Mapping[UUID, Party], said: Mapping[UUID, Position], confirmed: set[UUID], moved: int
) -> tuple[Said, ...]:
    """Return what the parties say, in protocol order; said before `moved`, it was of an earlier text."""
    return tuple(
        Said(
            party.code,
            Stance(said[key].stance),
            said[key].condition,
            said[key].note,
            earlier=said[key].sequence < moved,
            id=said[key].id,
            orally=said[key].orally_at,
            confirmed=said[key].id in confirmed,
        )
        for key, party in parties.items()
        if key in said
    )


def confirmed_in(reader: Reading) -> set[UUID]:
    """Return what the delegations of the event have confirmed of what the office typed for them."""
    rows = select(Confirmation.about_id).where(
        Confirmation.party_id.in_(list(reader.parties)), *reader.until(Confirmation)
    )
    return set(reader.session.scalars(rows))


def _latest(rows: Iterable[Any]) -> dict[UUID, dict[UUID, Any]]:
    """Keep the latest row of each party on each amendment."""
    found: dict[UUID, dict[UUID, Any]] = defaultdict(dict)
    for row in rows:
        found[row.amendment_id][row.party_id] = row
    return found


def pieces_of(stored: Iterable[Iterable[Any]]) -> Pieces:
    """Give stored [level, text] pairs back as a value."""
    return tuple((int(level), str(text)) for level, text in stored)
