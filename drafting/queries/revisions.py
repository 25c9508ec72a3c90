"""Published revisions, what they hold, and what they say became of each proposal."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from drafting.extensions import db
from drafting.models import Account, Draft, Revision
from drafting.procedure.errors import NotFound
from drafting.procedure.revisions import Frozen, restored


@dataclass(frozen=True)
class Issued:
    """A revision without its content."""

    id: UUID
    number: int
    name: str
    symbol: str
    at: datetime
    hash: str


@dataclass(frozen=True)
class AccountLine:
    """One line of a revision's accounting."""

    reference: str
    outcome: str
    reason: str


def issued(draft: Draft) -> tuple[Issued, ...]:
    """Return the revisions of a draft, the zero draft first."""
    rows = db.session.execute(
        select(Revision.id, Revision.number, Revision.name, Revision.symbol, Revision.at, Revision.hash)
        .where(Revision.draft_id == draft.id)
        .order_by(Revision.number)
    )
    return tuple(Issued(*row) for row in rows)


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
