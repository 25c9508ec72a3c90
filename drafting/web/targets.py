"""What a proposal can be made on: a paragraph as it stands, or one that another proposal would bring."""

from dataclasses import dataclass
from uuid import UUID

from drafting.procedure.errors import NotFound
from drafting.procedure.kinds import AmendmentKind, ParagraphKind
from drafting.procedure.proposing import OFFERED, as_typed
from drafting.procedure.revisions import in_order
from drafting.procedure.table import Proposal, Standing, Table

#: Insertions go behind, and moves among, the paragraphs that are counted.
COUNTED = frozenset({ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE, ParagraphKind.SUBPARAGRAPH})


@dataclass(frozen=True)
class Target:
    """A paragraph to propose on. `parent` where it is another proposal's text."""

    key: UUID
    label: str
    text: str
    opening: int
    base: UUID | None
    kinds: tuple[AmendmentKind, ...]
    parent: Proposal | None = None
    standing: Standing | None = None


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
        )
    parent = next((each for each in table.proposals if each.new_paragraph == key), None)
    if parent is None or not parent.on_the_table:
        raise NotFound
    return target_on_proposal(parent)


def target_on_proposal(parent: Proposal) -> Target:
    """Return a proposal's own text as a target for a sub-amendment."""
    label = f"{parent.new_label or ''} ({parent.reference})".strip()
    text = as_typed(parent.pieces)
    return Target(parent.target, label, text, 0, None, (AmendmentKind.MODIFY,), parent=parent)


def _kinds(table: Table, standing: Standing) -> tuple[AmendmentKind, ...]:
    """Return the kinds that make sense here."""
    if standing.kind not in COUNTED:
        return (AmendmentKind.MODIFY,)
    return tuple(kind for kind in OFFERED if kind is not AmendmentKind.MOVE or places_for(table, standing))


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
