"""What a proposal can be made on: a paragraph as it stands, or one that another proposal would bring."""

from dataclasses import dataclass
from uuid import UUID

from drafting.procedure.errors import NotFound
from drafting.procedure.kinds import BEGINS, AmendmentKind, ParagraphKind
from drafting.procedure.neighbours import COUNTED, neighbour
from drafting.procedure.proposing import OFFERED, as_typed
from drafting.procedure.revisions import in_order
from drafting.procedure.states import State
from drafting.procedure.table import Proposal, Standing, Table

K = AmendmentKind
#: What can be asked of a paragraph that is not counted.
_OF_ANY = (K.MODIFY, K.EDITORIAL)
_OF_KIND = {
    ParagraphKind.HEADING: (K.MODIFY, K.DELETE, K.EDITORIAL),
    **dict.fromkeys(BEGINS, (K.MODIFY, K.INSERT, K.EDITORIAL)),
}


@dataclass(frozen=True)
class Target:
    """A paragraph to propose on. `parent` where it is another proposal's text; `other` stands next."""

    key: UUID
    label: str
    text: str
    opening: int
    base: UUID | None
    kinds: tuple[AmendmentKind, ...]
    parent: Proposal | None = None
    standing: Standing | None = None
    other: Standing | None = None


def target_on(table: Table, key: UUID) -> Target:
    """Return what stands under a permanent id. Raises NotFound."""
    standing = table.paragraph(key)
    if standing is not None and not standing.fallen:
        return Target(
            key,
            standing.full_label,
            standing.text,
            standing.opening,
            standing.wording,
            _kinds(table, standing),
            standing=standing,
            other=neighbour(table, standing),
        )
    bringing = (each for each in table.proposals if each.new_paragraph == key and each.on_the_table)
    parent = next(bringing, None)
    if parent is None:
        raise NotFound
    return target_on_proposal(parent)


def target_on_proposal(parent: Proposal) -> Target:
    """Return a proposal's own text as a target for a sub-amendment."""
    label = f"{parent.new_label or ''} ({parent.reference})".strip()
    text = as_typed(parent.pieces)
    return Target(parent.target, label, text, 0, None, (K.MODIFY,), parent=parent)


def target_for(table: Table, key: UUID, parent_id: UUID | None) -> Target:
    """Return a paragraph, or the text of the proposal that is to be amended. Raises NotFound."""
    if parent_id is None:
        return target_on(table, key)
    parent = table.proposal(parent_id)
    if parent is None or not parent.on_the_table or parent.parent is not None or not parent.pieces:
        raise NotFound
    return target_on_proposal(parent)


def target_of_revision(table: Table, earlier: Proposal) -> Target:
    """Return what a revision of a proposal is made on: where its paragraph was merged, the merged one.

    Raises NotFound where nothing is left of it.
    """
    taken_in = (
        each.target
        for each in table.proposals
        if each.other == earlier.target
        and each.kind is K.MERGE
        and each.state in {State.ACCEPTED, State.ACCEPTED_WITH_EDITS}
    )
    standing = table.paragraph(earlier.target)
    fallen = standing is not None and standing.fallen
    key = next(taken_in, earlier.target) if fallen else earlier.target
    return target_for(table, key, earlier.parent)


def _kinds(table: Table, standing: Standing) -> tuple[AmendmentKind, ...]:
    """Return the kinds that make sense here."""
    if standing.kind not in COUNTED:
        return _OF_KIND.get(standing.kind, _OF_ANY)
    not_here = set() if places_for(table, standing) else {K.MOVE}
    if neighbour(table, standing) is None:
        not_here.add(K.MERGE)
    return tuple(kind for kind in OFFERED if kind not in not_here)


def places_for(table: Table, standing: Standing) -> tuple[Standing, ...]:
    """Return the paragraphs of the same level that it could be placed after."""
    siblings = [
        each
        for each in in_order(table)
        if each.parent == standing.parent and each.kind in COUNTED and each.kind is standing.kind
    ]
    before = [each for each in siblings if each.rank < standing.rank]
    not_here = {standing.id, before[-1].id if before else None}
    return tuple(each for each in siblings if each.id not in not_here)
