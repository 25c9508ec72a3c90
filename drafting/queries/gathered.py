"""What has gathered around the amendments of a draft, laid to each of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
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
    Party,
    Position,
    Step,
    TakenUp,
    Wording,
)
from drafting.procedure.carrying import (
    Carried,
    carried_merge,
    carried_over,
    carried_sub,
    fallen_under,
    joined,
)
from drafting.procedure.kinds import AmendmentKind, Role, Rung, Stance
from drafting.procedure.register import text_hash
from drafting.procedure.states import PENDING, State
from drafting.procedure.table import ON_WORDS, Pieces, Proposal, Said
from drafting.text import Status

#: A new neighbour or another place leaves the words of a paragraph alone.
_BESIDE = frozenset({AmendmentKind.INSERT, AmendmentKind.MOVE})


class Reading(Protocol):
    """What this part needs of one reading of one draft."""

    session: Session
    draft: Draft
    parties: dict[UUID, Party]
    wordings: dict[UUID, list[Wording]]
    fallen: set[UUID]
    packages: dict[UUID, list[str]]

    def visible(self, decision: UUID | None) -> bool:
        """Say whether this audience sees what a decision did."""

    def until(self, model: Any) -> tuple[Any, ...]:
        """Return the condition that leaves out what came later than the moment asked for."""

    def steps(self, column: Any, on: Any) -> dict[UUID, Step]:
        """Return the latest step on the ladder."""

    def place(self, row: Any) -> tuple[int, int]:
        """Return the key that orders rows."""

    def seen_since(self, row: Any) -> int:
        """Return since which act everybody sees what a row says."""


class Around:
    """What has gathered around the amendments of a draft: fates, carries, positions, packages."""

    def __init__(self, reader: Reading) -> None:
        self.reader = reader
        self.fates = self._visible(Fate)
        self.carried = self._carried()
        self.carries = {key: rows[-1] for key, rows in self.carried.items()}
        self.steps = reader.steps(Step.amendment_id, Amendment)
        self.taken_up = {row.amendment_id: row.party_id for row in self._rows(TakenUp)}
        self.positions = _latest(self._rows(Position))
        self.co = _latest(self._rows(CoProponent))
        self.confirmed = confirmed_in(reader)
        self.paragraph_of = {each.id: key for key, rows in reader.wordings.items() for each in rows}

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
        ordered = sorted(self._rows(model), key=self.reader.place)
        return {row.amendment_id: row for row in ordered if self.reader.visible(row.decision_id)}

    def _carried(self) -> dict[UUID, list[Carry]]:
        found: dict[UUID, list[Carry]] = defaultdict(list)
        for row in sorted(self._rows(Carry), key=self.reader.place):
            if self.reader.visible(row.decision_id):
                found[row.amendment_id].append(row)
        return found

    def proposals(self, rows: Iterable[Amendment]) -> tuple[Proposal, ...]:
        """Lay what has gathered around the amendments to them, and carry them to what is read here."""
        laid = {row: self.proposal(row) for row in rows}
        mains = {row.id: self._caught_up(row, each) for row, each in laid.items() if row.parent_id is None}
        return tuple(
            self._with_parent(row, each, mains[row.parent_id]) if row.parent_id else mains[row.id]
            for row, each in laid.items()
        )

    def _caught_up(self, row: Amendment, laid: Proposal) -> Proposal:
        """Carry a proposal to the words that this audience reads, where no row says how it came there.

        Such is one made on the released text while the tray of the chair's office holds a newer one.
        """
        if laid.kind is AmendmentKind.MERGE and laid.state in PENDING:
            return self._merge_caught_up(row, laid)
        carry, wordings = self.carries.get(row.id), self.reader.wordings.get(laid.target)
        known = carry.wording_id if carry else row.base_id
        if laid.state not in PENDING or laid.kind in _BESIDE or known is None or not wordings:
            return laid
        if laid.target in self.reader.fallen:
            return laid if laid.status is Status.REFLECTED else _as_carried(laid, fallen_under(laid))
        if wordings[-1].id == known:
            return laid
        old = next((each.text for each in wordings if each.id == known), laid.base)
        return _as_carried(laid, carried_over(laid, old, wordings[-1].text))

    def _merge_caught_up(self, row: Amendment, laid: Proposal) -> Proposal:
        """Do the same for a merge, which was made on the words of two paragraphs."""
        pair = [key for key in (row.paragraph_id, row.other_id) if key is not None]
        if any(key in self.reader.fallen for key in pair):
            settled = laid.status in {Status.REFLECTED, Status.CLASH} or row.id in self.carries
            return laid if settled else _as_carried(laid, fallen_under(laid))
        known = {row.base_id, row.other_base_id} | {each.wording_id for each in self.carried.get(row.id, [])}
        versions = [self.reader.wordings[key] for key in pair]
        old = [next((w for w in reversed(each) if w.id in known), each[0]).text for each in versions]
        new = [each[-1].text for each in versions]
        return laid if old == new else _as_carried(laid, carried_merge(laid, joined(old), joined(new)))

    def _with_parent(self, row: Amendment, laid: Proposal, parent: Proposal) -> Proposal:
        """Carry a sub-amendment along, where it was made on other words of its parent than are read here."""
        if row.id in self.carries or laid.state not in PENDING or not parent.pieces:
            return laid
        versions = (pieces_of(each.pieces) for each in self.carried[parent.id])
        made_on = (each for each in (parent.submitted, *versions) if each and _is(row, each))
        old = next(made_on, parent.pieces)
        return laid if old == parent.pieces else _as_carried(laid, carried_sub(laid, old, parent.pieces))

    def proposal(self, row: Amendment) -> Proposal:
        """Lay what the rows say of an amendment to it."""
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
            target=self._target(row, carry),
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
            packages=tuple(self.reader.packages.get(row.id, ())),
            status=Status(carry.status) if carry else None,
            reason=fate.reason,
            late=row.late,
            language=row.language,
            orally=row.orally_at,
            confirmed=row.id in self.confirmed,
            supersedes=row.supersedes_id,
            other=row.other_id,
            other_base=self._text(row.other_id, row.other_base_id),
            parts=tuple((UUID(key), label) for key, label in row.parts),
            chairs=party.role == Role.CHAIR,
        )

    def _target(self, row: Amendment, carry: Carry | None) -> UUID:
        """Return the paragraph that its words are on: a split or a merge may have carried them to another."""
        if carry is None or carry.wording_id is None or row.kind not in ON_WORDS:
            return row.paragraph_id
        return self.paragraph_of.get(carry.wording_id, row.paragraph_id)

    def _text(self, paragraph: UUID | None, wording: UUID | None) -> str:
        """Return the words a proposal was made against."""
        versions = self.reader.wordings.get(paragraph, []) if paragraph else []
        return next((each.text for each in versions if each.id == wording), "")

    def _co(self, row: Amendment) -> Iterable[UUID]:
        return (party for party, each in self.co.get(row.id, {}).items() if each.joined)

    def _said(self, row: Amendment, carry: Carry | None) -> tuple[Said, ...]:
        """Return each party's latest position, in protocol order."""
        moved = self.reader.seen_since(carry) if carry else 0
        return said_by(self.reader.parties, self.positions.get(row.id, {}), self.confirmed, moved)


def _as_carried(laid: Proposal, carried: Carried) -> Proposal:
    return replace(laid, pieces=carried.pieces or laid.submitted, status=carried.status)


def _is(row: Amendment, pieces: Pieces) -> bool:
    """Say whether these are the words a sub-amendment was made against."""
    return text_hash(pieces[0][1]) == row.base_hash


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
