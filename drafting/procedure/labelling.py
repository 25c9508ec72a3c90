"""The labels under which proposed paragraphs are cited. One once circulated is never used again."""

from collections.abc import Collection, Iterator
from uuid import UUID

from drafting.procedure.kinds import BEGINS, AmendmentKind, ParagraphKind
from drafting.procedure.table import FormerPlace, Standing, Table
from drafting.text.labels import alt, bis

#: What stands before the first paragraph of a part; see the decision on it.
_BEFORE = {ParagraphKind.PREAMBULAR: "PP0", ParagraphKind.OPERATIVE: "OP0"}


def taken(table: Table) -> frozenset[str]:
    """Return every label that stands, stood, or was given to a proposal."""
    standing = {each.full_label for each in table.paragraphs}
    former = {_whole(place, table) for each in table.paragraphs for place in each.former}
    proposed = {each.new_label for each in table.proposals}
    parts = {label for each in table.proposals for _, label in each.parts}
    return frozenset(standing | former | proposed | parts)


def _whole(place: FormerPlace, table: Table) -> str:
    above = table.paragraph(place.parent) if place.parent else None
    return f"{above.full_label} {place.label}" if above else place.label


def next_label(label: str, given: Collection[str]) -> str:
    """Return the next free label behind one: "OP3 bis"."""
    return bis(label, given)


def label_beside(near: Standing, given: Collection[str]) -> str:
    """Return the label of a paragraph to be set after another: "OP3 bis", or "PP0" before the first."""
    first = _BEFORE.get(BEGINS.get(near.kind, near.kind), "") if near.kind in BEGINS else ""
    return first if first and first not in given else bis(first or near.full_label, given)


def label_for(
    kind: AmendmentKind, table: Table, target: Standing, after: UUID | None, given: Collection[str]
) -> str:
    """Return the label under which a proposal is cited; none for one that only changes words, or deletes.

    It is drawn from the text as released (`table`); `given` is also what only the chair's office sees yet.
    """
    if kind is AmendmentKind.REPLACE:
        return alt(target.full_label, given)
    if kind is AmendmentKind.INSERT:
        return label_beside(target, given)
    if kind is AmendmentKind.MOVE:
        near = table.paragraph(after or target.id)
        return bis((near if near and near.kind is target.kind else target).full_label, given)
    return ""


def labels_of_parts(target: Standing, count: int, given: Collection[str]) -> tuple[str, ...]:
    """Return the labels of the further parts of a paragraph that is split."""
    labels: list[str] = []
    for _ in range(count):
        labels.append(bis(target.full_label, {*given, *labels}))
    return tuple(labels)


def taken_in(table: Table, first: Standing, other: Standing) -> Iterator[tuple[Standing, str]]:
    """Yield the sub-paragraphs of a paragraph that another takes in, each with its full label there.

    They come behind those of the first, in their order; where it has none they keep their marks, unless
    such a label was circulated before.
    """
    given = set(taken(table))
    own = sorted((p for p in table.paragraphs if p.parent == first.id), key=lambda p: p.rank)
    latest = own[-1].full_label if own else ""
    coming = (p for p in table.paragraphs if p.parent == other.id and not p.fallen)
    for each in sorted(coming, key=lambda p: p.rank):
        kept = f"{first.full_label} {each.label}"
        latest = next_label(latest or kept, given) if own or kept in given else kept
        given.add(latest)
        yield each, latest
