"""Lay the table: everything about a draft at this moment, for one audience, in a fixed number of selects."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from drafting.extensions import db
from drafting.models import (
    Amendment,
    Carry,
    CoProponent,
    Decision,
    Draft,
    Event,
    Fate,
    Package,
    PackageMember,
    Paragraph,
    Party,
    Placement,
    Position,
    Release,
    Reservation,
    Step,
    TakenUp,
    Translation,
    Wording,
)
from drafting.procedure.kinds import AmendmentKind, ParagraphKind, Role, Rung, Stance
from drafting.procedure.stages import Circulation
from drafting.procedure.states import State
from drafting.procedure.table import (
    FormerPlace,
    Pieces,
    Proposal,
    Rendering,
    Reserved,
    Said,
    Standing,
    Table,
)
from drafting.text import Status


@dataclass(frozen=True)
class Audience:
    """Who reads. The chair's office also sees decisions that are not released yet."""

    party: UUID | None
    office: bool


def table_of(draft: Draft, audience: Audience) -> Table:
    """Return everything on the table of a draft, as this audience may see it."""
    reader = _Reader(db.session(), draft, audience)
    return Table(
        language=draft.language,
        parties=tuple(party.code for party in reader.parties.values()),
        paragraphs=reader.paragraphs(),
        proposals=reader.proposals(),
        reservations=reader.reservations(),
    )


class _Reader:
    """One reading of one draft."""

    def __init__(self, session: Session, draft: Draft, audience: Audience) -> None:
        self.session, self.draft, self.audience = session, draft, audience
        parties = session.scalars(
            select(Party).where(Party.event_id == draft.event_id).order_by(Party.protocol)
        )
        self.parties = {party.id: party for party in parties}
        self.released = set(
            session.scalars(
                select(Release.decision_id)
                .join(Decision, Decision.id == Release.decision_id)
                .where(Decision.draft_id == draft.id)
            )
        )
        self.wordings = self._wordings()

    def visible(self, decision: UUID | None) -> bool:
        return decision is None or self.audience.office or decision in self.released

    def _wordings(self) -> dict[UUID, list[Wording]]:
        rows = self.session.scalars(
            select(Wording)
            .join(Paragraph, Paragraph.id == Wording.paragraph_id)
            .where(Paragraph.draft_id == self.draft.id)
            .order_by(Wording.number)
        )
        found: dict[UUID, list[Wording]] = defaultdict(list)
        for row in rows:
            if self.visible(row.decision_id):
                found[row.paragraph_id].append(row)
        return found

    def paragraphs(self) -> tuple[Standing, ...]:
        rows = list(self.session.scalars(select(Paragraph).where(Paragraph.draft_id == self.draft.id)))
        places = self._places()
        rungs = self.rungs(Step.paragraph_id)
        renderings, packages = self._renderings(), self.packages_by(PackageMember.paragraph_id)
        return tuple(
            replace(
                _standing(row, places, self.wordings[row.id][-1]),
                rung=rungs.get(row.id, Rung.OPEN),
                renderings=dict(renderings[row.id]),
                packages=tuple(packages[row.id]),
            )
            for row in rows
            if row.id in places and self.wordings.get(row.id)
        )

    def _places(self) -> dict[UUID, list[Placement]]:
        rows = self.session.scalars(
            select(Placement)
            .join(Paragraph, Paragraph.id == Placement.paragraph_id)
            .where(Paragraph.draft_id == self.draft.id)
            .order_by(Placement.sequence)
        )
        found: dict[UUID, list[Placement]] = defaultdict(list)
        for row in rows:
            if self.visible(row.decision_id):
                found[row.paragraph_id].append(row)
        return found

    def rungs(self, column: Any) -> dict[UUID, Rung]:
        rows = self.session.execute(
            select(column, Step.rung, Step.decision_id).where(column.is_not(None)).order_by(Step.sequence)
        )
        return {key: Rung(rung) for key, rung, decision in rows if self.visible(decision)}

    def _renderings(self) -> dict[UUID, dict[str, Rendering]]:
        rows = self.session.scalars(
            select(Translation)
            .join(Wording, Wording.id == Translation.wording_id)
            .join(Paragraph, Paragraph.id == Wording.paragraph_id)
            .where(Paragraph.draft_id == self.draft.id)
            .order_by(Translation.sequence)
        )
        by_wording = {row.id: row for rows_ in self.wordings.values() for row in rows_}
        found: dict[UUID, dict[str, Rendering]] = defaultdict(dict)
        for row in rows:
            source = by_wording.get(row.wording_id)
            if source is not None:
                current = self.wordings[source.paragraph_id][-1]
                stale = current.id != source.id
                found[source.paragraph_id][row.language] = Rendering(
                    row.text, row.opening, source.text, stale
                )
        return found

    def packages_by(self, column: Any) -> dict[UUID, list[str]]:
        """Return the packages that hold now, by the amendment or the paragraph they tie."""
        rows = self.session.execute(
            select(column, Package.name, PackageMember.tied)
            .join(Package, Package.id == PackageMember.package_id)
            .where(Package.draft_id == self.draft.id, column.is_not(None))
            .order_by(PackageMember.sequence)
        )
        holding = {(key, name): tied for key, name, tied in rows}
        found: dict[UUID, list[str]] = defaultdict(list)
        for (key, name), tied in holding.items():
            if tied:
                found[key].append(name)
        return found

    def proposals(self) -> tuple[Proposal, ...]:
        rows = self.session.scalars(
            select(Amendment).where(Amendment.draft_id == self.draft.id).order_by(Amendment.sequence)
        )
        around = _Around(self)
        return tuple(around.proposal(row) for row in rows if around.circulated(row))

    def reservations(self) -> tuple[Reserved, ...]:
        rows = list(
            self.session.scalars(
                select(Reservation)
                .where(Reservation.draft_id == self.draft.id)
                .order_by(Reservation.sequence)
            )
        )
        lifted = {row.lifts_id for row in rows}
        return tuple(
            Reserved(
                row.id,
                row.reference or "",
                self.parties[row.party_id].code,
                row.paragraph_id,
                row.scope,
                row.note,
                row.until,
                lifted=row.id in lifted,
            )
            for row in rows
            if row.lifts_id is None
        )


class _Around:
    """What has gathered around the amendments of a draft: fates, carries, positions, packages."""

    def __init__(self, reader: _Reader) -> None:
        self.reader = reader
        session, draft = reader.session, reader.draft
        self.fates = {
            fate.amendment_id: fate
            for fate in session.scalars(_of(Fate, draft.id))
            if reader.visible(fate.decision_id)
        }
        self.circulated_ids = {
            fate.amendment_id
            for fate in session.scalars(_of(Fate, draft.id))
            if fate.state == State.CIRCULATED
        }
        self.carries = {
            carry.amendment_id: carry
            for carry in session.scalars(_of(Carry, draft.id))
            if reader.visible(carry.decision_id)
        }
        self.rungs = reader.rungs(Step.amendment_id)
        self.taken_up = {row.amendment_id: row.party_id for row in session.scalars(_of(TakenUp, draft.id))}
        self.positions = _latest(session.scalars(_of(Position, draft.id)))
        self.co = _latest(session.scalars(_of(CoProponent, draft.id)))
        self.packages = reader.packages_by(PackageMember.amendment_id)
        self.on_receipt = session.get_one(Event, draft.event_id).circulation == Circulation.ON_RECEIPT

    def circulated(self, row: Amendment) -> bool:
        """Say whether this audience may know of the amendment."""
        own = row.party_id == self.reader.audience.party
        return self.on_receipt or own or self.reader.audience.office or row.id in self.circulated_ids

    def proposal(self, row: Amendment) -> Proposal:
        party = self.reader.parties[row.party_id]
        fate, carry = self.fates[row.id], self.carries.get(row.id)
        taken_up = self.taken_up.get(row.id)
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
            base=self._base(row),
            sequence=row.sequence,
            received=row.received_at,
            rationale=row.rationale,
            rung=self.rungs.get(row.id, Rung.OPEN),
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
        )

    def _base(self, row: Amendment) -> str:
        versions = self.reader.wordings.get(row.paragraph_id, [])
        return next((each.text for each in versions if each.id == row.base_id), "")

    def _co(self, row: Amendment) -> Iterable[UUID]:
        return (party for party, each in self.co.get(row.id, {}).items() if each.joined)

    def _said(self, row: Amendment, carry: Carry | None) -> tuple[Said, ...]:
        """Return each party's latest position, in protocol order."""
        said = self.positions.get(row.id, {})
        moved = carry.sequence if carry else 0
        return tuple(
            Said(
                party.code,
                Stance(said[key].stance),
                said[key].condition,
                said[key].note,
                earlier=said[key].sequence < moved,
            )
            for key, party in self.reader.parties.items()
            if key in said
        )


def _of(model: Any, draft: UUID) -> Any:
    """Select the rows that hang on the amendments of a draft, the oldest first."""
    return (
        select(model)
        .join(Amendment, Amendment.id == model.amendment_id)
        .where(Amendment.draft_id == draft)
        .order_by(model.sequence)
    )


def _latest(rows: Iterable[Any]) -> dict[UUID, dict[UUID, Any]]:
    """Keep the latest row of each party on each amendment."""
    found: dict[UUID, dict[UUID, Any]] = defaultdict(dict)
    for row in rows:
        found[row.amendment_id][row.party_id] = row
    return found


def pieces_of(stored: Iterable[Iterable[Any]]) -> Pieces:
    """Give stored [level, text] pairs back as a value."""
    return tuple((int(level), str(text)) for level, text in stored)


def _standing(row: Paragraph, places: Mapping[UUID, list[Placement]], wording: Wording) -> Standing:
    place = places[row.id][-1]
    chain = _labels(row.id, places)
    return Standing(
        id=row.id,
        kind=ParagraphKind(row.kind),
        parent=place.parent_id,
        rank=place.rank,
        label=place.label,
        full_label=" ".join(chain),
        level=len(chain) - 1,
        text=wording.text,
        opening=wording.opening,
        wording=wording.id,
        number=wording.number,
        fallen=place.fallen,
        note=row.note,
        former=tuple(
            FormerPlace(each.label, each.parent_id, each.rank)
            for each in places[row.id][:-1]
            if (each.parent_id, each.rank) != (place.parent_id, place.rank)
        ),
    )


def _labels(key: UUID, places: Mapping[UUID, list[Placement]]) -> list[str]:
    """Return the labels from the paragraph's outermost ancestor down to itself."""
    place = places[key][-1]
    above = _labels(place.parent_id, places) if place.parent_id else []
    return [*above, place.label]
