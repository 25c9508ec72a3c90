"""What a decision does to the text: wordings, places, and the fate of what was pending there."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from drafting.models import Carry, Draft, Fate, Paragraph, Placement, Wording
from drafting.procedure.carrying import Carried, carried_over, carried_sub
from drafting.procedure.errors import NotFound
from drafting.procedure.kinds import AmendmentKind, ParagraphKind
from drafting.procedure.places import between
from drafting.procedure.policy import Actor
from drafting.procedure.states import PENDING, State
from drafting.procedure.table import Pieces, Proposal, Standing, Table
from drafting.queries.finding import paragraph_on
from drafting.services.transactions import Transaction
from drafting.text.labels import marker
from drafting.text.openings import enacting_length, opening_length


class Effects:
    """The effects of one decision, written inside its transaction."""

    def __init__(self, actor: Actor, open_: Transaction, draft: Draft, table: Table, decision: UUID) -> None:
        self.actor, self.open, self.draft, self.table, self.decision = actor, open_, draft, table, decision

    def reword(self, paragraph: Standing, text: str, except_for: Sequence[UUID]) -> Wording:
        """Give the paragraph a new wording and carry what is pending on it."""
        wording = self._wording(paragraph.id, paragraph.number + 1, text, self._opening(paragraph, text))
        for proposal in self.table.on(paragraph.id):
            if proposal.id not in except_for and proposal.state in PENDING:
                self._carry(proposal, carried_over(proposal, paragraph.text, text), wording.id)
        return wording

    def _opening(self, paragraph: Standing, text: str) -> int:
        """Keep the italic opening where its words still begin the paragraph; else propose one by rule."""
        phrase = paragraph.text[: paragraph.opening]
        if phrase and text.startswith(phrase):
            return paragraph.opening
        return opening_of(paragraph.kind, text, self.draft.language)

    def _wording(self, paragraph: UUID, number: int, text: str, opening: int) -> Wording:
        wording = Wording(
            id=uuid4(),
            paragraph_id=paragraph,
            number=number,
            language=self.draft.language,
            text=text,
            opening=opening,
            decision_id=self.decision,
            sequence=self.open.sequence,
            at=self.open.now,
        )
        self.open.session.add(wording)
        self.open.session.flush()
        return wording

    def _carry(self, proposal: Proposal, carried: Carried, wording: UUID | None) -> None:
        """Write down how a pending proposal came through; what hangs on it moves with it."""
        self.open.session.add(
            Carry(
                amendment_id=proposal.id,
                wording_id=wording,
                status=carried.status,
                pieces=[list(piece) for piece in carried.pieces],
                decision_id=self.decision,
                sequence=self.open.sequence,
            )
        )
        for sub in self.table.subamendments(proposal):
            if sub.state in PENDING and carried.pieces and carried.pieces != proposal.pieces:
                self._carry(sub, carried_sub(sub, proposal.pieces, carried.pieces), wording)

    def fall(self, paragraph: Standing, except_for: Sequence[UUID]) -> None:
        """Strike the paragraph; its label stays, and what was pending on it is told."""
        self._place(paragraph, paragraph.parent, paragraph.rank, paragraph.label, fallen=True)
        for proposal in self.table.on(paragraph.id):
            if proposal.id not in except_for and proposal.state in PENDING:
                self._carry(proposal, carried_over(proposal, paragraph.text, None), None)

    def _place(
        self, paragraph: Standing, parent: UUID | None, rank: str, label: str, *, fallen: bool = False
    ) -> None:
        self.open.session.add(
            Placement(
                paragraph_id=paragraph.id,
                parent_id=parent,
                rank=rank,
                label=label,
                fallen=fallen,
                decision_id=self.decision,
                sequence=self.open.sequence,
            )
        )

    def move(self, paragraph: Standing, after: UUID, full_label: str) -> None:
        """Set the paragraph after another one, its words untouched, under the label circulated for it."""
        near = paragraph_on(self.table, after)
        self._place(paragraph, near.parent, self._rank_after(near), self._own_part(full_label, near.parent))

    def bring(self, proposal: Proposal, pieces: Pieces, except_for: Sequence[UUID]) -> None:
        """Set a proposed paragraph, with its sub-paragraphs, after the one it was proposed on."""
        near = paragraph_on(self.table, proposal.target)
        if proposal.new_paragraph is None:
            raise NotFound
        own = self._own_part(proposal.new_label, near.parent)
        rank = self._rank_after(near)
        self._found(proposal.new_paragraph, near.kind, near.parent, rank, own, pieces[0][1])
        self._subparagraphs(proposal.new_paragraph, pieces[1:])
        if proposal.kind is AmendmentKind.REPLACE and not near.fallen:
            self.fall(near, except_for)

    def _found(
        self, key: UUID, kind: ParagraphKind, parent: UUID | None, rank: str, label: str, text: str
    ) -> None:
        sequence, session = self.open.sequence, self.open.session
        session.add(Paragraph(id=key, draft_id=self.draft.id, kind=kind, note=None, sequence=sequence))
        session.flush()
        session.add(
            Placement(
                paragraph_id=key,
                parent_id=parent,
                rank=rank,
                label=label,
                fallen=False,
                decision_id=self.decision,
                sequence=sequence,
            )
        )
        self._wording(key, 1, text, opening_of(kind, text, self.draft.language))

    def _subparagraphs(self, root: UUID, pieces: Pieces) -> None:
        above, counts, rank = {0: root}, {1: 0, 2: 0}, ""
        for level, text in pieces:
            key, rank = uuid4(), between(rank, "")
            counts[level] += 1
            counts.update({deeper: 0 for deeper in counts if deeper > level})
            label = marker(level, counts[level])
            self._found(key, ParagraphKind.SUBPARAGRAPH, above[level - 1], rank, label, text)
            above[level] = key

    def _rank_after(self, near: Standing) -> str:
        """Return a rank after a paragraph and whatever was inserted behind it, before the next one."""
        places = [(p.rank, p.label) for p in self.table.paragraphs if p.parent == near.parent]
        places += [
            (f.rank, f.label) for p in self.table.paragraphs for f in p.former if f.parent == near.parent
        ]
        family = near.label.split(" bis")[0].split(" alt")[0]
        following = sorted(place for place in places if place[0] > near.rank)
        lower = near.rank
        for rank, label in following:
            if not label.startswith(f"{family} "):
                return between(lower, rank)
            lower = rank
        return between(lower, "")

    def _own_part(self, full_label: str, parent: UUID | None) -> str:
        above = self.table.paragraph(parent) if parent else None
        return full_label.removeprefix(f"{above.full_label} ") if above else full_label

    def amend_parent(self, parent: Proposal, pieces: Pieces, except_for: Sequence[UUID]) -> None:
        """Let a sub-amendment change the proposal it hangs on, and carry its rivals there."""
        standing = self.table.paragraph(parent.target)
        self.open.session.add(
            Carry(
                amendment_id=parent.id,
                wording_id=standing.wording if standing else None,
                status=Carried.amended,
                pieces=[list(piece) for piece in pieces],
                decision_id=self.decision,
                sequence=self.open.sequence,
            )
        )
        for sub in self.table.subamendments(parent):
            if sub.id not in except_for and sub.state in PENDING:
                self._carry(sub, carried_sub(sub, parent.pieces, pieces), None)

    def end(self, proposal: Proposal, state: State, reason: str = "") -> None:
        """Write down what became of a proposal."""
        self.open.session.add(
            Fate(
                amendment_id=proposal.id,
                state=state,
                reason=reason,
                decision_id=self.decision,
                seat_id=self.actor.seat,
                sequence=self.open.sequence,
            )
        )


def opening_of(kind: ParagraphKind, text: str, language: str) -> int:
    """Propose how many characters at the start are italic, by the kind of the paragraph."""
    if kind in {ParagraphKind.ENACTING, ParagraphKind.PROCLAMATION}:
        return enacting_length(text)
    if kind in {ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE}:
        return opening_length(text, language)
    return 0
