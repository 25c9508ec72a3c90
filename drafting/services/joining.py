"""What an accepted merge and an accepted split do: one takes a paragraph in, the other founds some."""

from collections.abc import Iterator, Sequence
from uuid import UUID, uuid4

from drafting.procedure.carrying import Carried, into_merge, into_parts, parts_of
from drafting.procedure.errors import ClashingText
from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.labelling import next_label, taken, taken_in
from drafting.procedure.places import between
from drafting.procedure.table import ON_WORDS, Pieces, Proposal, Standing, Table
from drafting.services.effects import Effects


def merge(effects: Effects, standing: Standing, merging: Proposal, text: str) -> None:
    """Give the first paragraph the merged words; the second falls, its label kept.

    The sub-paragraphs of the second come under the first, behind its own, with free labels.
    """
    other = effects.table.paragraph(merging.other) if merging.other else None
    if other is None or other.fallen:
        raise ClashingText(reference=merging.reference)
    pair = standing.text, other.text
    wording = effects.wording(standing.id, text, effects.opening(standing, text))
    for proposal in effects.pending_on(standing.id, (merging.id,)):
        effects.carry(proposal, _merged(proposal, standing, pair, text), wording.id)
    effects.place(other, other.parent, other.rank, other.label, fallen=True)
    for proposal in effects.pending_on(other.id, (merging.id,)):
        if proposal.target == other.id:
            carried = into_merge(proposal, pair, text, second=True)
            carries_on = proposal.kind in ON_WORDS and bool(carried.pieces)
            effects.carry(proposal, carried, wording.id if carries_on else None)
    _take_under(effects, standing, other)


def _merged(proposal: Proposal, first: Standing, pair: tuple[str, str], text: str) -> Carried:
    """Carry what is pending on the first; a merge with the paragraph before it is looked at again."""
    if proposal.kind is AmendmentKind.MERGE and proposal.other == first.id:
        return Carried(Carried.asked_again, proposal.pieces)
    return into_merge(proposal, pair, text, second=False)


def _take_under(effects: Effects, standing: Standing, other: Standing) -> None:
    """Set the sub-paragraphs of one paragraph under another."""
    latest = max((p.rank for p in effects.table.paragraphs if p.parent == standing.id), default="")
    for each, label in taken_in(effects.table, standing, other):
        latest = between(latest, "")
        effects.place(each, standing.id, latest, effects.own_part(label, standing.id))


def split(effects: Effects, standing: Standing, splitting: Proposal, pieces: Pieces) -> None:
    """Keep the first part where it stands; each further one becomes a paragraph behind it."""
    parts = parts_of(pieces)
    first = effects.wording(standing.id, parts[0], effects.opening(standing, parts[0]))
    wordings, behind = [first.id], ""
    places = _places(effects.table, standing, splitting, len(parts) - 1)
    for (key, label), part in zip(places, _grouped(pieces)[1:], strict=True):
        own = effects.own_part(label, standing.parent)
        behind = effects.rank_for(splitting, standing, own, behind)
        founded = effects.found(key, standing.kind, standing.parent, behind, own, part[0][1])
        effects.subparagraphs(key, part[1:])
        wordings.append(founded.id)
    for proposal in effects.pending_on(standing.id, (splitting.id,)):
        at, carried = into_parts(proposal, standing.text, parts)
        effects.carry(proposal, carried, wordings[at])


def _places(table: Table, standing: Standing, splitting: Proposal, count: int) -> Iterator[tuple[UUID, str]]:
    """Yield permanent ids and labels: those reserved, and new ones where the Chair made more parts."""
    yield from splitting.parts[:count]
    given = set(taken(table))
    for _ in range(count - len(splitting.parts)):
        label = next_label(standing.full_label, given)
        given.add(label)
        yield uuid4(), label


def _grouped(pieces: Pieces) -> Sequence[Pieces]:
    """Return each part with the sub-paragraphs that come under it."""
    starts = [at for at, (level, _) in enumerate(pieces) if level == 0]
    ends = [*starts[1:], len(pieces)]
    return [pieces[start:end] for start, end in zip(starts, ends, strict=True)]
