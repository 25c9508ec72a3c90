"""What a decision does to the text: wordings, places, and the fate of what was pending there."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from uuid import UUID, uuid4

from sqlalchemy import func, select

from drafting.models import Carry, Draft, Fate, Paragraph, Placement, Wording
from drafting.procedure.carrying import (
    Carried,
    carried_merge,
    carried_over,
    carried_sub,
    fallen_under,
    joined,
    moved_meanwhile,
)
from drafting.procedure.errors import NotFound
from drafting.procedure.kinds import AmendmentKind, ParagraphKind, kind_beside
from drafting.procedure.places import between
from drafting.procedure.policy import Actor
from drafting.procedure.states import PENDING, State
from drafting.procedure.table import Pieces, Proposal, Standing, Table
from drafting.queries.finding import paragraph_on
from drafting.services.transactions import Transaction
from drafting.text import Status, tokens
from drafting.text.labels import marker
from drafting.text.openings import enacting_length, opening_length


class Effects:
    """The effects of one decision, written inside its transaction."""

    def __init__(self, actor: Actor, open_: Transaction, draft: Draft, table: Table, decision: UUID) -> None:
        self.actor, self.open, self.draft, self.table, self.decision = actor, open_, draft, table, decision

    def reword(self, paragraph: Standing, text: str, except_for: Sequence[UUID]) -> Wording:
        """Give the paragraph a new wording and carry what is pending on it."""
        wording = self.wording(paragraph.id, text, self.opening(paragraph, text))
        for proposal in self.pending_on(paragraph.id, except_for):
            self.carry(proposal, self._carried_over(proposal, paragraph, text), wording.id)
        return wording

    def pending_on(self, paragraph: UUID, except_for: Sequence[UUID]) -> tuple[Proposal, ...]:
        """Return what is pending on a paragraph, a merge that would take it in too."""
        here = (p for p in self.table.proposals if p.parent is None and paragraph in {p.target, p.other})
        return tuple(p for p in here if p.id not in except_for and p.state in PENDING)

    def _carried_over(self, proposal: Proposal, paragraph: Standing, text: str) -> Carried:
        pair = self._pair(proposal) if proposal.kind is AmendmentKind.MERGE else ()
        if not pair:
            return carried_over(proposal, paragraph.text, text)
        old, new = ([each.text for each in pair] for _ in range(2))
        new[[each.id for each in pair].index(paragraph.id)] = text
        return carried_merge(proposal, joined(old), joined(new))

    def _pair(self, merge: Proposal) -> tuple[Standing, ...]:
        """Return the two paragraphs of a merge; none where one of them has fallen."""
        pair = [self.table.paragraph(key) for key in (merge.target, merge.other) if key]
        return tuple(each for each in pair if each) if all(each and not each.fallen for each in pair) else ()

    def opening(self, paragraph: Standing, text: str) -> int:
        """Keep the italic opening where its words still begin the paragraph; else propose one by rule."""
        phrase = paragraph.text[: paragraph.opening]
        if phrase and text.startswith(phrase) and len(phrase) in _word_ends(text):
            return paragraph.opening
        return opening_of(paragraph.kind, text, self.draft.language)

    def wording(self, paragraph: UUID, text: str, opening: int) -> Wording:
        """Write a paragraph's next wording."""
        wording = Wording(
            id=uuid4(),
            paragraph_id=paragraph,
            number=self._next_number(paragraph),
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

    def _next_number(self, paragraph: UUID) -> int:
        """Count the wordings there have ever been: one that was undone keeps its number."""
        latest = select(func.max(Wording.number)).where(Wording.paragraph_id == paragraph)
        return (self.open.session.scalar(latest) or 0) + 1

    def carry(self, proposal: Proposal, carried: Carried, wording: UUID | None) -> None:
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
                self.carry(sub, carried_sub(sub, proposal.pieces, carried.pieces), wording)

    def fall(self, paragraph: Standing, except_for: Sequence[UUID], *, under: bool = False) -> None:
        """Strike the paragraph and what hangs `under` it; the labels stay, and what was pending is told."""
        self.place(paragraph, paragraph.parent, paragraph.rank, paragraph.label, fallen=True)
        for proposal in self.pending_on(paragraph.id, except_for):
            self.carry(proposal, fallen_under(proposal, with_parent=under), None)
        for child in self.table.paragraphs:
            if child.parent == paragraph.id and not child.fallen:
                self.fall(child, except_for, under=True)

    def place(
        self, paragraph: Standing, parent: UUID | None, rank: str, label: str, *, fallen: bool = False
    ) -> None:
        """Write where a paragraph stands from now on, and under which label."""
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

    def move(self, paragraph: Standing, move: Proposal, after: UUID) -> None:
        """Set the paragraph after another one, its words untouched, under the label circulated for it."""
        near = paragraph_on(self.table, after)
        own = self.own_part(move.new_label, near.parent)
        self.place(paragraph, near.parent, self.rank_for(move, near, own), own)
        for rival in self.table.on(paragraph.id):
            if rival.kind is AmendmentKind.MOVE and rival.id != move.id and rival.state in PENDING:
                self.carry(rival, moved_meanwhile(rival, move), paragraph.wording)

    def bring(self, proposal: Proposal, pieces: Pieces, except_for: Sequence[UUID]) -> None:
        """Set a proposed paragraph, with its sub-paragraphs, after the one it was proposed on."""
        near = paragraph_on(self.table, proposal.target)
        if proposal.new_paragraph is None:
            raise NotFound
        own = self.own_part(proposal.new_label, near.parent)
        rank, kind = self.rank_for(proposal, near, own), kind_beside(near.kind)
        self.found(proposal.new_paragraph, kind, near.parent, rank, own, pieces[0][1])
        self.subparagraphs(proposal.new_paragraph, pieces[1:])
        twins = [p for p in self.table.on(near.id) if _same_words(p, proposal.kind, pieces)]
        for twin in twins:
            if twin.id not in except_for and twin.state in PENDING:
                self.carry(twin, Carried(Status.REFLECTED, twin.pieces), near.wording)
        if proposal.kind is AmendmentKind.REPLACE and not near.fallen:
            self.fall(near, (*except_for, *(twin.id for twin in twins)))

    def found(
        self, key: UUID, kind: ParagraphKind, parent: UUID | None, rank: str, label: str, text: str
    ) -> Wording:
        """Found a paragraph under its permanent id, with its first wording."""
        sequence, session = self.open.sequence, self.open.session
        if session.get(Paragraph, key) is None:  # one that was brought and undone keeps its identity
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
        return self.wording(key, text, opening_of(kind, text, self.draft.language))

    def subparagraphs(self, root: UUID, pieces: Pieces) -> None:
        """Found the sub-paragraphs that a proposal brings, with the marks of their order."""
        above, counts, rank = {0: root}, {1: 0, 2: 0}, ""
        for level, text in pieces:
            key, rank = uuid4(), between(rank, "")
            counts[level] += 1
            counts.update({deeper: 0 for deeper in counts if deeper > level})
            label = marker(level, counts[level])
            self.found(key, ParagraphKind.SUBPARAGRAPH, above[level - 1], rank, label, text)
            above[level] = key

    def rank_for(self, proposal: Proposal, near: Standing, label: str, behind: str = "") -> str:
        """Return a rank behind a paragraph, among those who came there before, in the order of their labels.

        An alternative stands right behind what it replaces; "bis" stands before "ter", whichever of the two
        was accepted first. `behind` is a rank given in this same act.
        """
        places = [(p.rank, p.label) for p in self.table.paragraphs if p.parent == near.parent]
        places += [
            (f.rank, f.label) for p in self.table.paragraphs for f in p.former if f.parent == near.parent
        ]
        lower = max(near.rank, behind)
        for rank, other in sorted(place for place in places if place[0] > lower):
            if not self._comes_first(other, proposal, near, label):
                return between(lower, rank)
            lower = rank
        return between(lower, "")

    def _comes_first(self, label: str, proposal: Proposal, near: Standing, own: str) -> bool:
        """Say whether a paragraph behind `near` keeps its place before the one that is coming."""
        if label.startswith(f"{near.label} alt"):
            return True
        stem = own.rpartition(" ")[0]
        if proposal.kind is AmendmentKind.REPLACE or not f"{label} ".startswith(f"{stem} "):
            return False
        if label == stem:
            return True
        root = f"{stem} {label.removeprefix(f'{stem} ').partition(' ')[0]}"
        given = {self.own_part(name, near.parent): at for at, name in enumerate(self._labels_given())}
        return given.get(root, -1) < given.get(own, len(given))

    def _labels_given(self) -> Iterator[str]:
        """Yield the labels of proposed paragraphs in the order in which they were given."""
        for proposal in self.table.proposals:
            yield proposal.new_label
            yield from (label for _, label in proposal.parts)

    def own_part(self, full_label: str, parent: UUID | None) -> str:
        """Return a label without that of the paragraph above."""
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
                self.carry(sub, carried_sub(sub, parent.pieces, pieces), None)

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


def _word_ends(text: str) -> frozenset[int]:
    """Return where a word, a blank or a sign ends: "Resolve" does not end within "Resolves"."""
    return frozenset(accumulate(map(len, tokens(text))))


def _same_words(proposal: Proposal, kind: AmendmentKind, pieces: Pieces) -> bool:
    """Say whether a proposal asks for what has just been brought in."""
    return proposal.kind is kind and proposal.pieces == pieces


def opening_of(kind: ParagraphKind, text: str, language: str) -> int:
    """Propose how many characters at the start are italic, by the kind of the paragraph."""
    if kind in {ParagraphKind.ENACTING, ParagraphKind.PROCLAMATION}:
        return enacting_length(text)
    if kind in {ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE}:
        return opening_length(text, language)
    return 0
