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
    Decision,
    Draft,
    Package,
    PackageMember,
    Paragraph,
    Party,
    Placement,
    Position,
    Release,
    Reservation,
    Step,
    Translation,
    Wording,
)
from drafting.procedure.kinds import ParagraphKind, Rung
from drafting.procedure.table import (
    FormerPlace,
    Proposal,
    Rendering,
    Reserved,
    Standing,
    Table,
)
from drafting.queries.gathered import Around, confirmed_in, said_by


@dataclass(frozen=True)
class Audience:
    """Who reads. The chair's office also sees decisions that are not released yet.

    `as_of` is the number of a register entry: the table is laid as it stood after that act.
    """

    party: UUID | None
    office: bool
    as_of: int | None = None


def table_of(draft: Draft, audience: Audience) -> Table:
    """Return everything on the table of a draft, as this audience may see it."""
    reader = Reader(db.session(), draft, audience)
    return Table(
        language=draft.language,
        parties=tuple(party.code for party in reader.parties.values()),
        paragraphs=reader.paragraphs(),
        proposals=reader.proposals(),
        reservations=reader.reservations(),
    )


class Reader:
    """One reading of one draft."""

    def __init__(self, session: Session, draft: Draft, audience: Audience) -> None:
        self.session, self.draft, self.audience = session, draft, audience
        parties = session.scalars(
            select(Party).where(Party.event_id == draft.event_id).order_by(Party.protocol)
        )
        self.parties = {party.id: party for party in parties}
        self.released = set(self._decisions(Release.decision_id, Release))
        self.revoked = set(self._decisions(Decision.revokes_id, Decision))
        self.wordings = self._wordings()

    def _decisions(self, column: Any, row: Any) -> Iterable[UUID]:
        """Return the decisions of this draft that a kind of row names, as far as this reading goes."""
        rows = select(column).where(column.is_not(None), *self.until(row))
        if row is not Decision:
            rows = rows.join(Decision, Decision.id == column)
        return self.session.scalars(rows.where(Decision.draft_id == self.draft.id))

    def until(self, model: Any) -> tuple[Any, ...]:
        """Return the condition that leaves out what was written after the moment asked for."""
        as_of = self.audience.as_of
        return () if as_of is None else (model.sequence <= as_of,)

    def visible(self, decision: UUID | None) -> bool:
        """Say whether this audience sees what a decision did: released, or its own, and not undone."""
        if decision is None:
            return True
        return decision not in self.revoked and (self.audience.office or decision in self.released)

    def _wordings(self) -> dict[UUID, list[Wording]]:
        rows = self.session.scalars(
            select(Wording)
            .join(Paragraph, Paragraph.id == Wording.paragraph_id)
            .where(Paragraph.draft_id == self.draft.id, *self.until(Wording))
            .order_by(Wording.number)
        )
        found: dict[UUID, list[Wording]] = defaultdict(list)
        for row in rows:
            if self.visible(row.decision_id):
                found[row.paragraph_id].append(row)
        return found

    def paragraphs(self) -> tuple[Standing, ...]:
        """Return the paragraphs as they stand."""
        rows = list(self.session.scalars(select(Paragraph).where(Paragraph.draft_id == self.draft.id)))
        places, steps = self._places(), self.steps(Step.paragraph_id, Paragraph)
        said, confirmed = self._positions(), confirmed_in(self)
        renderings, packages = self._renderings(), self.packages_by(PackageMember.paragraph_id)
        return tuple(
            replace(
                _standing(row, places, self.wordings[row.id][-1]),
                **_agreement(steps.get(row.id), since=self.wordings[row.id][-1].sequence),
                said=said_by(self.parties, said[row.id], confirmed, self.wordings[row.id][-1].sequence),
                renderings=dict(renderings[row.id]),
                packages=tuple(packages[row.id]),
            )
            for row in rows
            if row.id in places and self.wordings.get(row.id)
        )

    def _positions(self) -> dict[UUID, dict[UUID, Position]]:
        """Return each party's latest position on each paragraph."""
        rows = self.session.scalars(
            select(Position)
            .join(Paragraph, Paragraph.id == Position.paragraph_id)
            .where(Paragraph.draft_id == self.draft.id, *self.until(Position))
            .order_by(Position.sequence)
        )
        found: dict[UUID, dict[UUID, Position]] = defaultdict(dict)
        for row in rows:
            if row.paragraph_id is not None:
                found[row.paragraph_id][row.party_id] = row
        return found

    def _places(self) -> dict[UUID, list[Placement]]:
        rows = self.session.scalars(
            select(Placement)
            .join(Paragraph, Paragraph.id == Placement.paragraph_id)
            .where(Paragraph.draft_id == self.draft.id, *self.until(Placement))
            .order_by(Placement.sequence)
        )
        found: dict[UUID, list[Placement]] = defaultdict(list)
        for row in rows:
            if self.visible(row.decision_id):
                found[row.paragraph_id].append(row)
        return found

    def steps(self, column: Any, on: Any) -> dict[UUID, Step]:
        """Return the latest step on the ladder of each paragraph, or of each amendment."""
        rows = self.session.scalars(
            select(Step)
            .join(on, on.id == column)
            .where(on.draft_id == self.draft.id, *self.until(Step))
            .order_by(Step.sequence)
        )
        return {getattr(row, column.key): row for row in rows if self.visible(row.decision_id)}

    def _renderings(self) -> dict[UUID, dict[str, Rendering]]:
        rows = self.session.scalars(
            select(Translation)
            .join(Wording, Wording.id == Translation.wording_id)
            .join(Paragraph, Paragraph.id == Wording.paragraph_id)
            .where(Paragraph.draft_id == self.draft.id, *self.until(Translation))
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
            .where(Package.draft_id == self.draft.id, column.is_not(None), *self.until(PackageMember))
            .order_by(PackageMember.sequence)
        )
        holding = {(key, name): tied for key, name, tied in rows}
        found: dict[UUID, list[str]] = defaultdict(list)
        for (key, name), tied in holding.items():
            if tied:
                found[key].append(name)
        return found

    def proposals(self) -> tuple[Proposal, ...]:
        """Return the proposals, in the order of receipt."""
        rows = self.session.scalars(
            select(Amendment)
            .where(Amendment.draft_id == self.draft.id, *self.until(Amendment))
            .order_by(Amendment.sequence)
        )
        around = Around(self)
        return tuple(map(around.proposal, rows))

    def reservations(self) -> tuple[Reserved, ...]:
        """Return the reservations, lifted ones too."""
        rows = list(
            self.session.scalars(
                select(Reservation)
                .where(Reservation.draft_id == self.draft.id, *self.until(Reservation))
                .order_by(Reservation.sequence)
            )
        )
        lifted, confirmed = {row.lifts_id for row in rows}, confirmed_in(self)
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
                amendment=row.amendment_id,
                orally=row.orally_at,
                confirmed=row.id in confirmed,
            )
            for row in rows
            if row.lifts_id is None
        )


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


def _agreement(step: Step | None, since: int) -> dict[str, Any]:
    """Return how far a text is agreed: a newer wording sends it back, unless the same act said otherwise."""
    if step is None or step.sequence < since:
        return {"rung": Rung.OPEN, "waiting_for": ()}
    return {"rung": Rung(step.rung), "waiting_for": tuple(step.pending)}


def _labels(key: UUID, places: Mapping[UUID, list[Placement]]) -> list[str]:
    """Return the labels from the paragraph's outermost ancestor down to itself."""
    place = places[key][-1]
    above = _labels(place.parent_id, places) if place.parent_id else []
    return [*above, place.label]
