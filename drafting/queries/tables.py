"""Lay the table: everything about a draft at this moment, for one audience, in a fixed number of selects."""

import sys
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
from drafting.procedure.states import SETTLING
from drafting.procedure.table import (
    Bundle,
    FormerPlace,
    Proposal,
    Rendering,
    Reserved,
    Standing,
    Table,
)
from drafting.queries.gathered import Around, confirmed_in, said_by

#: Later than any act: what is not released yet.
NEVER = sys.maxsize


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
    bundles = reader.bundles()
    reader.packages = named(bundles)
    return Table(
        language=draft.language,
        parties=tuple(party.code for party in reader.parties.values()),
        paragraphs=reader.paragraphs(),
        proposals=reader.proposals(),
        reservations=reader.reservations(),
        packages=bundles,
    )


def named(bundles: Iterable[Bundle]) -> dict[UUID, list[str]]:
    """Return the names of the packages by what they tie."""
    found: dict[UUID, list[str]] = defaultdict(list)
    for bundle in bundles:
        for member in bundle.members:
            found[member].append(bundle.name)
    return found


class Reader:
    """One reading of one draft."""

    def __init__(self, session: Session, draft: Draft, audience: Audience) -> None:
        self.session, self.draft, self.audience = session, draft, audience
        parties = session.scalars(
            select(Party).where(Party.event_id == draft.event_id).order_by(Party.protocol)
        )
        self.parties = {party.id: party for party in parties}
        self.decisions = {row.id: row for row in self._decided()}
        self.revoked = {row.revokes_id for row in self.decisions.values() if row.revokes_id is not None}
        self.released = self._released()
        self.wordings = self._wordings()
        self.places = self._places()
        self.fallen = {key for key, rows in self.places.items() if rows[-1].fallen}
        self.packages: dict[UUID, list[str]] = {}

    def _decided(self) -> Iterable[Any]:
        """Return the chair's acts on this draft, as far as this reading goes."""
        columns = Decision.id, Decision.turn, Decision.revokes_id, Decision.kind, Decision.package_id
        asked = select(*columns).where(Decision.draft_id == self.draft.id, *self.until(Decision))
        return self.session.execute(asked)

    def _released(self) -> dict[UUID, int]:
        """Return since which act each decision is everybody's."""
        asked = (
            select(Release.decision_id, Release.sequence)
            .join(Decision, Decision.id == Release.decision_id)
            .where(Decision.draft_id == self.draft.id, *self.until(Release))
        )
        return {row.decision_id: row.sequence for row in self.session.execute(asked)}

    def until(self, model: Any) -> tuple[Any, ...]:
        """Return the condition that leaves out what was written after the moment asked for."""
        as_of = self.audience.as_of
        return () if as_of is None else (model.sequence <= as_of,)

    def visible(self, decision: UUID | None) -> bool:
        """Say whether this audience sees what a decision did: released, or its own, and not undone."""
        if decision is None:
            return True
        return decision not in self.revoked and (self.audience.office or decision in self.released)

    def place(self, row: Any) -> tuple[int, int]:
        """Return the key that orders rows: by act, and between two public acts by the chair's turns."""
        decision = self.decisions.get(row.decision_id)
        return row.sequence, decision.turn if decision else 0

    def seen_since(self, row: Any) -> int:
        """Return since which act everybody sees what a row says; what is not released is seen by nobody."""
        return row.sequence if row.decision_id is None else self.released.get(row.decision_id, NEVER)

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
        places, steps = self.places, self.steps(Step.paragraph_id, Paragraph)
        said, confirmed = self._positions(), confirmed_in(self)
        renderings, packages = self._renderings(), self.packages
        return tuple(
            replace(
                _standing(row, places, self.wordings[row.id]),
                **self._agreement(steps.get(row.id), self.wordings[row.id][-1]),
                said=said_by(self.parties, said[row.id], confirmed, self._moved(row.id)),
                renderings=dict(renderings[row.id]),
                packages=tuple(packages.get(row.id, ())),
            )
            for row in rows
            if row.id in places and self.wordings.get(row.id)
        )

    def _moved(self, paragraph: UUID) -> int:
        """Return since which act everybody reads the paragraph as this audience does."""
        return self.seen_since(self.wordings[paragraph][-1])

    def _agreement(self, step: Step | None, wording: Wording) -> dict[str, Any]:
        """Return how far a text is agreed: a newer wording sends it back, but for what its own act said."""
        if step is None or self.place(step) < self.place(wording):
            return {"rung": Rung.OPEN, "waiting_for": ()}
        return {"rung": Rung(step.rung), "waiting_for": tuple(step.pending)}

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
        for row in sorted(rows, key=self.place):
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
        ordered = sorted(rows, key=self.place)
        return {getattr(row, column.key): row for row in ordered if self.visible(row.decision_id)}

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

    def bundles(self) -> tuple[Bundle, ...]:
        """Return the packages that hold now, with what they tie, in the order they were tied."""
        rows = self.session.execute(
            select(PackageMember, Package.name)
            .join(Package, Package.id == PackageMember.package_id)
            .where(Package.draft_id == self.draft.id, *self.until(PackageMember))
            .order_by(PackageMember.sequence)
        )
        seen = [(row, name) for row, name in rows if self.visible(row.decision_id)]
        held: dict[tuple[UUID, str], dict[UUID, PackageMember]] = defaultdict(dict)
        for row, name in sorted(seen, key=lambda each: self.place(each[0])):
            held[row.package_id, name][row.amendment_id or row.paragraph_id or row.package_id] = row
        return tuple(_bundle(key, name, rows.values(), self._settled()) for (key, name), rows in held.items())

    def _settled(self) -> set[UUID]:
        """Return the packages that the chair has settled, as far as this audience sees."""
        return {
            row.package_id
            for row in self.decisions.values()
            if row.kind in SETTLING and row.package_id is not None and self.visible(row.id)
        }

    def proposals(self) -> tuple[Proposal, ...]:
        """Return the proposals, in the order of receipt."""
        rows = self.session.scalars(
            select(Amendment)
            .where(Amendment.draft_id == self.draft.id, *self.until(Amendment))
            .order_by(Amendment.sequence, Amendment.received_at, Amendment.reference)
        )
        return Around(self).proposals(rows)

    def reservations(self) -> tuple[Reserved, ...]:
        """Return the reservations, lifted ones too."""
        rows = list(
            self.session.scalars(
                select(Reservation)
                .where(Reservation.draft_id == self.draft.id, *self.until(Reservation))
                .order_by(Reservation.sequence)
            )
        )
        ended = {row.lifts_id: row.reference or "" for row in rows}
        confirmed = confirmed_in(self)
        return tuple(
            Reserved(
                row.id,
                row.reference or "",
                self.parties[row.party_id].code,
                row.paragraph_id,
                row.scope,
                row.note,
                row.until,
                lifted=row.id in ended,
                amendment=row.amendment_id,
                orally=row.orally_at,
                confirmed=row.id in confirmed,
                confirmed_as=ended.get(row.id, ""),
            )
            for row in rows
            if row.reference
        )


def _bundle(key: UUID, name: str, rows: Iterable[PackageMember], settled: set[UUID]) -> Bundle:
    tied = [row for row in rows if row.tied]
    proposals = tuple(row.amendment_id for row in tied if row.amendment_id is not None)
    paragraphs = tuple(row.paragraph_id for row in tied if row.paragraph_id is not None)
    return Bundle(key, name, proposals, paragraphs, settled=key in settled)


def _standing(row: Paragraph, places: Mapping[UUID, list[Placement]], wordings: list[Wording]) -> Standing:
    place, wording = places[row.id][-1], wordings[-1]
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
        number=len(wordings),  # not the stored one: what was undone leaves no gap
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
