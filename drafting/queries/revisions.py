"""Published revisions, what they hold, and what they say became of each proposal."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import defer

from drafting.extensions import db
from drafting.models import Account, Draft, Revision
from drafting.procedure.accounting import accounts, missing
from drafting.procedure.errors import NotFound
from drafting.procedure.revisions import Frozen, RevisionKind, restored
from drafting.procedure.table import Table
from drafting.queries.record import submitted_on


@dataclass(frozen=True)
class Issued:
    """A revision without its content."""

    id: UUID
    number: int
    name: str
    symbol: str
    at: datetime
    hash: str
    kind: RevisionKind = RevisionKind.NUMBERED


@dataclass(frozen=True)
class AccountLine:
    """One line of a revision's accounting."""

    reference: str
    outcome: str
    reason: str


def issued(draft: Draft) -> tuple[Issued, ...]:
    """Return the revisions of a draft, the zero draft first, those put under silence and adopted too."""
    rows = db.session.scalars(
        select(Revision)
        .where(Revision.draft_id == draft.id)
        .options(defer(Revision.content))
        .order_by(Revision.number)
    )
    return tuple(
        Issued(each.id, each.number, each.name, each.symbol, each.at, each.hash, RevisionKind(each.kind))
        for each in rows
    )


def unaccounted(draft: Draft, table: Table) -> tuple[str, ...]:
    """Return the references that the loss check misses on a table of the whole house."""
    return missing(submitted_on(draft), accounts(table))


def content_of(draft: Draft, number: int) -> tuple[Frozen, ...]:
    """Return what a revision holds, by its number. Raises NotFound."""
    content = db.session.scalar(
        select(Revision.content).where(Revision.draft_id == draft.id, Revision.number == number)
    )
    if content is None:
        raise NotFound
    return restored(content)


def accounts_of(revision: UUID) -> tuple[AccountLine, ...]:
    """Return what a revision says became of each proposal, in the order of their references."""
    rows = db.session.execute(
        select(Account.reference, Account.outcome, Account.reason)
        .where(Account.revision_id == revision)
        .order_by(Account.reference)
    )
    return tuple(AccountLine(*row) for row in rows)
