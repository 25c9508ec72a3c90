"""Packages: what is decided together waits together."""

from uuid import UUID

from drafting.procedure.errors import PackageBound
from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.states import PENDING
from drafting.procedure.table import Bundle, Proposal, Table
from drafting.text import Status

#: Decisions after which a paragraph no longer reads as it did.
CHANGING = frozenset(AmendmentKind) - {AmendmentKind.INSERT, AmendmentKind.MOVE}


def open_members(table: Table, bundle: Bundle) -> tuple[str, ...]:
    """Return the references and labels of what still waits in a package; empty once it is settled."""
    proposals = [table.proposal(each) for each in bundle.proposals]
    waiting = [each.reference for each in proposals if each is not None and _waits(each)]
    if bundle.settled and not waiting:
        return ()
    paragraphs = [table.paragraph(each) for each in bundle.paragraphs]
    return (*waiting, *(each.full_label for each in paragraphs if each is not None))


def _waits(proposal: Proposal) -> bool:
    return proposal.state in PENDING and proposal.status is not Status.REFLECTED


def pending(table: Table) -> tuple[Bundle, ...]:
    """Return the packages in which something still waits."""
    return tuple(bundle for bundle in table.packages if open_members(table, bundle))


def binding(table: Table, key: UUID) -> Bundle | None:
    """Return the package that a proposal or a paragraph waits in, if any."""
    return next((bundle for bundle in pending(table) if key in bundle.members), None)


def bound_by(table: Table, proposal: Proposal) -> Bundle | None:
    """Return the package that a decision on a proposal would break open: its own, or its paragraph's."""
    own = binding(table, proposal.id)
    changing = proposal.kind in CHANGING and proposal.parent is None
    return own or (binding(table, proposal.target) if changing else None)


def check_free(table: Table, bundle: Bundle | None, settling: UUID | None) -> None:
    """Refuse to decide one by one what is tied, but for the package being settled. Raises PackageBound."""
    if bundle is not None and bundle.id != settling:
        raise PackageBound(name=bundle.name, members=open_members(table, bundle))
