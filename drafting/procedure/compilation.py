"""A compilation: the whole text with all that is proposed on it, row by row. A value, computed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from uuid import UUID

from drafting.procedure.drawing import Segments, brought, deleted, headed, reserved, who, words
from drafting.procedure.kinds import AmendmentKind, ParagraphKind, Rung, Stance, kind_beside
from drafting.procedure.notation import signer
from drafting.procedure.segments import WORDS, Mark, Saying, Segment, italicized
from drafting.procedure.states import State
from drafting.procedure.table import BRINGING, ON_WORDS, Proposal, Reserved, Standing, Table
from drafting.text.labels import Label, reading_order


@dataclass(frozen=True)
class Line:
    """One printed paragraph of a row: a proposal may bring sub-paragraphs with it."""

    level: int
    marker: str
    segments: Segments


@dataclass(frozen=True)
class Row:
    """A paragraph, a proposed paragraph, or the place that a paragraph has left.

    `key` is the permanent id, the same before and after a proposed paragraph is accepted. `state` is one
    of open, held, informal, ad_ref, agreed, gone, moved. `heat` counts from 0 to 3 how contested it is.
    """

    key: UUID
    kind: ParagraphKind
    level: int
    label: str
    state: str
    lines: tuple[Line, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    reservations: tuple[Reserved, ...] = ()
    standing: Standing | None = None
    ex: str = ""
    moved_to: str = ""
    heat: int = 0

    @property
    def pending(self) -> int:
        """How many proposals here are not decided."""
        return sum(each.on_the_table for each in self.proposals)

    @property
    def packages(self) -> tuple[str, ...]:
        """The packages that tie what is proposed here."""
        own = self.standing.packages if self.standing else ()
        return tuple(dict.fromkeys([*own, *(name for each in self.proposals for name in each.packages)]))


def compiled(table: Table) -> tuple[Row, ...]:
    """Compile the whole text: O(paragraphs + proposals), the order of the document."""
    return tuple(_Walk(table).rows(None))


class _Walk:
    """One walk over the table, its children and proposals sorted once."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.children: dict[UUID | None, list[tuple[str, Standing, str]]] = {}
        for each in table.paragraphs:
            self.children.setdefault(each.parent, []).append((each.rank, each, ""))
            for place in each.former:
                self.children.setdefault(place.parent, []).append((place.rank, each, place.label))
        self.proposals: dict[UUID, list[Proposal]] = {}
        for proposal in table.proposals:
            if proposal.parent is None:
                self.proposals.setdefault(proposal.target, []).append(proposal)
        self.origins = {key: (p,) for p in table.proposals for key in _brings(p)}
        self.taking: dict[UUID, list[Proposal]] = {}
        for proposal in table.proposals:
            if proposal.kind is AmendmentKind.MERGE and proposal.drawn and proposal.other is not None:
                self.taking.setdefault(proposal.other, []).append(proposal)
        self.arrivals: dict[UUID, list[Proposal]] = {}
        for proposal in table.proposals:
            if _settled_move(proposal) and proposal.after is not None:
                self.arrivals.setdefault(proposal.after, []).append(proposal)

    def rows(self, parent: UUID | None) -> Iterator[Row]:
        """Walk the siblings; what is proposed beside them stands where its label is read."""
        waiting: list[tuple[Row, ...]] = []
        for _, each, left in sorted(self.children.get(parent, []), key=lambda child: child[0]):
            here = reading_order(left or each.full_label)
            yield from chain.from_iterable(rows for rows in waiting if _read_at(rows) < here)
            waiting = [rows for rows in waiting if not _read_at(rows) < here]
            if left:
                yield _stub(each, left, each.full_label)
            else:
                yield from self.paragraph(each)
                beside = sorted(self.beside(each), key=_read_at)
                yield from chain.from_iterable(rows for rows in beside if not _has_its_place(rows))
                waiting = sorted([*waiting, *filter(_has_its_place, beside)], key=_read_at)
        yield from chain.from_iterable(waiting)

    def paragraph(self, each: Standing) -> Iterator[Row]:
        on = self.proposals.get(each.id, [])
        leaving = next((move for move in on if _settled_move(move)), None)
        if leaving is None:
            yield self.row(each, on)
            yield from () if each.fallen else self.rows(each.id)
        else:
            yield _stub(each, each.full_label, leaving.new_label)

    def beside(self, each: Standing) -> Iterator[tuple[Row, ...]]:
        """Yield what is proposed to stand after a paragraph, and what arrives there by an agreed move."""
        for proposal in self.proposals.get(each.id, []):
            if proposal.kind in BRINGING and proposal.on_the_table:
                yield (self.newcomer(each, proposal),)
        for arrival in self.arrivals.get(each.id, []):
            yield from filter(None, [tuple(self.arrived(arrival))])

    def arrived(self, move: Proposal) -> Iterator[Row]:
        moved = self.table.paragraph(move.target)
        if moved is not None:
            row = self.row(moved, self.proposals.get(moved.id, []))
            number = printed_number(moved.kind, move.new_label)
            lines = (replace(row.lines[0], marker=number), *row.lines[1:])
            yield replace(row, label=move.new_label, ex=moved.full_label, lines=lines)
            yield from self.rows(moved.id)

    def under(self, key: UUID) -> Iterator[Proposal]:
        """Yield what was proposed on the sub-paragraphs of a paragraph that fell with them."""
        for _, child, _left in self.children.get(key, []):
            yield from self.proposals.get(child.id, [])
            yield from self.under(child.id)

    def newcomer(self, near: Standing, proposal: Proposal) -> Row:
        subs = [sub for sub in self.table.subamendments(proposal) if sub.drawn]
        lines = brought(proposal, subs, self.table.language)
        kind = kind_beside(near.kind)
        proposals = (proposal, *self.table.subamendments(proposal))
        return Row(
            key=proposal.new_paragraph or proposal.id,
            kind=kind,
            level=near.level,
            label=proposal.new_label,
            state=_state(proposals, Rung.OPEN),
            lines=tuple(
                Line(level, printed_number(kind, proposal.new_label) if index == 0 else "", segments)
                for index, (level, segments) in enumerate(lines)
            ),
            proposals=proposals,
            heat=_heat(proposals),
        )

    def row(self, each: Standing, on: Sequence[Proposal]) -> Row:
        if each.fallen:
            return _fallen(each, [*on, *self.under(each.id)])
        here = (*self.origins.get(each.id, ()), *(p for p in on if not _has_its_own_row(p)))
        shown = tuple(proposal for main in here for proposal in (main, *self.table.subamendments(main)))
        notes = tuple(r for r in self.table.reservations if r.paragraph == each.id and not r.lifted)
        return Row(
            key=each.id,
            kind=each.kind,
            level=each.level,
            label=each.full_label,
            state=_state(shown, each.rung),
            lines=(
                Line(0, printed_number(each.kind, each.label), self.drawn(each, shown, notes)),
                *self.beside_the_text(each, on),
            ),
            proposals=shown,
            reservations=notes,
            standing=each,
            ex=" · ".join(place.label for place in each.former),
            heat=_heat(shown),
        )

    def drawn(self, each: Standing, shown: Sequence[Proposal], notes: Sequence[Reserved]) -> Segments:
        """Draw the paragraph, and at its end who would merge it into another."""
        taken = (
            who(Saying((signer(merge),), "merge_into", _label_of(self.table, merge.target)))
            for merge in self.taking.get(each.id, [])
        )
        return (*_drawn(each, shown, notes, self.table), *taken)

    def beside_the_text(self, each: Standing, on: Sequence[Proposal]) -> Iterator[Line]:
        """Draw beside the text as it stands how it would read merged with the next, or split."""
        for proposal in on:
            if proposal.kind in {AmendmentKind.MERGE, AmendmentKind.SPLIT} and proposal.drawn:
                subs = [sub for sub in self.table.subamendments(proposal) if sub.drawn]
                lines = brought(proposal, subs, self.table.language)
                head = Saying((), *_headline(proposal, each, self.table))
                first = (lines[0][0], headed(lines[0][1], head))
                yield from (Line(level, "", segments) for level, segments in (first, *lines[1:]))


def _headline(proposal: Proposal, each: Standing, table: Table) -> tuple[str, str]:
    if proposal.kind is AmendmentKind.SPLIT or proposal.other is None:
        return "split", each.full_label
    return "merged", f"{each.full_label}, {_label_of(table, proposal.other)}"


def _label_of(table: Table, key: UUID) -> str:
    standing = table.paragraph(key)
    return standing.full_label if standing else ""


def _brings(proposal: Proposal) -> Iterator[UUID]:
    """Yield the permanent ids that a proposal reserves."""
    if proposal.new_paragraph is not None:
        yield proposal.new_paragraph
    yield from (key for key, _ in proposal.parts)


def _has_its_place(rows: Sequence[Row]) -> bool:
    """Say whether a label is read somewhere in the order of labels: "PP0" stands where it was proposed."""
    return not _read_at(rows)[0]


def _read_at(rows: Sequence[Row]) -> tuple[bool, Label, str]:
    return reading_order(rows[0].label)


def _has_its_own_row(proposal: Proposal) -> bool:
    """Say whether a proposed paragraph is drawn as a row: while it is on the table, and once it is accepted.

    One that was withdrawn or not retained is shown with the paragraph it was proposed on: on record.
    """
    accepted = {State.ACCEPTED, State.ACCEPTED_WITH_EDITS}
    return proposal.kind in BRINGING and (proposal.on_the_table or proposal.state in accepted)


def _settled_move(proposal: Proposal) -> bool:
    return proposal.kind is AmendmentKind.MOVE and proposal.drawn and proposal.agreed


def _stub(each: Standing, label: str, moved_to: str) -> Row:
    """A place that a paragraph has left, until adoption: "OP8 [moved to OP5 bis]"."""
    return Row(each.id, each.kind, each.level, label, "moved", standing=each, moved_to=moved_to)


def _fallen(each: Standing, on: Sequence[Proposal]) -> Row:
    here = tuple(proposal for proposal in on if proposal.kind not in BRINGING)
    return Row(each.id, each.kind, each.level, each.full_label, "gone", proposals=here, standing=each)


def _drawn(each: Standing, on: Sequence[Proposal], notes: Sequence[Reserved], table: Table) -> Segments:
    drawn = words(each.text, [proposal for proposal in on if proposal.kind in ON_WORDS and proposal.drawn])
    drawn = italicized(drawn, each.opening)
    deletions = [p for p in on if p.kind is AmendmentKind.DELETE and p.drawn]
    drawn = deleted(drawn, deletions) if deletions else drawn
    cited = {each.id: each.reference for each in table.proposals if each.id in {n.amendment for n in notes}}
    return (*reserved(drawn, notes, cited), *_placement(on, table))


def _placement(on: Iterable[Proposal], table: Table) -> Segments:
    """Say of a move where it wants to go, or where the paragraph came from."""
    moves = [p for p in on if p.kind is AmendmentKind.MOVE and p.drawn]
    return tuple(who(*_placing(move, table)) for move in moves)


def _placing(move: Proposal, table: Table) -> tuple[Saying, ...]:
    moved = table.paragraph(move.target)
    if move.agreed:
        former = moved.full_label if moved else ""
        return Saying((), "moved_from", former), Saying((signer(move),)), Saying((), "placement_ad_ref")
    after = table.paragraph(move.after) if move.after else None
    return (Saying((signer(move),), "placed_after", after.full_label if after else ""),)


def printed_number(kind: ParagraphKind, label: str) -> str:
    """Return the number printed before a paragraph: "5." for OP5, "3 bis." for OP3 bis, "(a)"."""
    if kind is ParagraphKind.OPERATIVE:
        return f"{label.removeprefix('OP')}."
    return label if kind is ParagraphKind.SUBPARAGRAPH else ""


def _state(proposals: Iterable[Proposal], rung: Rung) -> str:
    pending = [each for each in proposals if each.on_the_table]
    if not pending:
        return rung.value
    if all(each.agreed for each in pending):
        return Rung.AD_REF.value
    unsettled = [each for each in pending if not each.agreed]
    return "held" if all(each.state is State.IN_BRACKETS for each in unsettled) else Rung.OPEN.value


def _heat(proposals: Iterable[Proposal]) -> int:
    """Count, up to three, the parties that stand against a proposal here, by word or by a rival reading."""
    pending = [each for each in proposals if each.on_the_table and not each.agreed]
    against = {
        s.party for p in pending for s in p.said if s.stance in {Stance.OPPOSE, Stance.KEEP_IN_BRACKETS}
    }
    rivals = {p.party for p in pending} if len(pending) > 1 else set()
    return min(3, len(against | rivals))


def without_names(row: Row) -> Row:
    """Return the row as the unattributed notation shows it: no holder, no party, no proposal."""
    lines = tuple(replace(line, segments=_nameless_line(line.segments)) for line in row.lines)
    return replace(row, lines=lines, proposals=(), reservations=())


def _nameless(segments: Iterable[Segment]) -> Iterator[Segment]:
    for each in segments:
        if each.mark not in {Mark.WHO, Mark.NOTE}:
            yield replace(each, party="", sayings=each.sayings if each.mark is Mark.HEAD else ())


def _nameless_line(segments: Segments) -> Segments:
    """Drop the stroke before a reading that was only a name: "[A / – UZB delete]" is "[A]"."""
    named = tuple(_nameless(segments))
    after = (*(each.mark for each in named[1:]), Mark.CLOSE)
    pairs = zip(named, after, strict=True)
    return tuple(each for each, then in pairs if each.mark is not Mark.SLASH or then in WORDS)
