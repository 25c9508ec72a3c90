"""The secretariat publishes: a frozen, named text with its accounting of every proposal."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, select

from drafting.models import (
    Account,
    Draft,
    RegisterEntry,
    Revision,
)
from drafting.procedure import register
from drafting.procedure.accounting import Accounted, accounts
from drafting.procedure.errors import NothingToPublish, TrayWaiting, Unaccounted
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.revisions import RevisionKind, frozen, stored
from drafting.procedure.stages import Stage
from drafting.procedure.table import Table
from drafting.queries.finding import draft_of, event_of
from drafting.queries.revisions import unaccounted
from drafting.queries.tables import Audience, table_of
from drafting.queries.trays import in_tray
from drafting.services.releasing import let_out
from drafting.services.transactions import Outcome, Transaction, once

#: Under the lock we read the whole table, unreleased decisions too.
_WHOLE = Audience(None, office=True)
#: Acts that give nobody a reason for a new revision: they touch neither the text nor what is on the table.
NOTHING_NEW = (
    "revision.published",
    "draft.opened",
    "seat.given",
    "demo.loaded",
    "deadlines.set",
    "leave.granted",
    "stage.moved",
    "silence.opened",
    "silence.extended",
    "silence.unbroken",
    "silence.called_off",
)


def publish(actor: Actor, draft_id: UUID, form_key: str) -> UUID:
    """Publish the next revision: decisions still unreleased are released with it. Returns its id.

    Raises NotFound, NotPermitted, WrongStage, NothingToPublish, Overtaken, or Unaccounted if the loss check
    fails.
    """

    def act(open_: Transaction) -> Outcome:
        draft = draft_of(actor, draft_id)
        require(actor, Act.PUBLISH_REVISION, Stage(draft.stage))
        number = _next_number(open_, draft)
        name, symbol = f"Rev.{number}", event_of(actor).symbol_pattern.format(n=number)
        revision, listed = freeze(actor, open_, draft, number, name, symbol)
        open_.record("revision.published", actor.code, revision.id, name, _filed(revision) | listed)
        return {"revision": str(revision.id)}

    return UUID(once(actor, form_key, {"act": "publish", "draft": draft_id}, act)["revision"])


def _next_number(open_: Transaction, draft: Draft) -> int:
    """Return the next number, unless nothing happened since the latest revision."""
    latest = latest_of(open_, draft)
    happened = open_.session.scalar(
        select(func.count())
        .select_from(RegisterEntry)
        .where(RegisterEntry.event_id == draft.event_id, RegisterEntry.sequence > latest.sequence)
        .where(RegisterEntry.kind.not_in(NOTHING_NEW))
    )
    if not happened and not in_tray(draft):
        raise NothingToPublish
    return latest.number + 1


def _filed(revision: Revision) -> dict[str, object]:
    return {"symbol": revision.symbol, "hash": revision.hash}


def freeze(
    actor: Actor,
    open_: Transaction,
    draft: Draft,
    number: int,
    name: str,
    symbol: str,
    kind: RevisionKind = RevisionKind.NUMBERED,
) -> tuple[Revision, dict[str, object]]:
    """Freeze the text, release the tray, and account for every proposal, inside a transaction.

    Returns the revision, and what the entry of the act says of the decisions that it let out.
    """
    waiting, content = in_tray(draft), stored(frozen(table_of(draft, _WHOLE)))
    revision = keep(actor, open_, draft, content, number, name, symbol, kind)
    listed = let_out(actor, open_, draft, waiting, revision.id) if waiting else {}
    open_.session.flush()
    account_for(open_, draft, table_of(draft, _WHOLE), revision.id)
    return revision, listed


def account_for(open_: Transaction, draft: Draft, table: Table, revision: UUID) -> None:
    """Write down what a revision says became of every proposal.

    Raises Unaccounted if one is missing: the loss check.
    """
    lost = unaccounted(draft, table)
    if lost:
        raise Unaccounted(references=lost)
    open_.session.add_all(_account(revision, each) for each in accounts(table))


def keep(
    actor: Actor,
    open_: Transaction,
    draft: Draft,
    content: list[dict[str, Any]],
    number: int,
    name: str,
    symbol: str,
    kind: RevisionKind,
) -> Revision:
    """Keep a frozen content under its name and symbol."""
    revision = Revision(
        id=uuid4(),
        draft_id=draft.id,
        number=number,
        name=name,
        symbol=symbol,
        content=content,
        hash=register.digest(content),
        seat_id=actor.seat,
        at=open_.now,
        sequence=open_.sequence,
        kind=kind,
    )
    open_.session.add(revision)
    open_.session.flush()
    return revision


def latest_of(open_: Transaction, draft: Draft) -> Revision:
    """Return the latest revision of a draft that has been issued."""
    return open_.session.scalars(
        select(Revision).where(Revision.draft_id == draft.id).order_by(Revision.number.desc()).limit(1)
    ).one()


def interim(actor: Actor, open_: Transaction, draft: Draft) -> Revision:
    """Return the text to be put under silence: frozen now, or the latest revision if it is that very text.

    Raises TrayWaiting: nobody is asked to agree to what only the chair's office has seen.
    """
    waiting = in_tray(draft)
    if waiting:
        raise TrayWaiting(number=len(waiting))
    latest, table = latest_of(open_, draft), table_of(draft, _WHOLE)
    if register.digest(stored(frozen(table))) == latest.hash and _says(open_, latest, accounts(table)):
        return latest
    number = latest.number + 1
    symbol = event_of(actor).symbol_pattern.format(n=number)
    return freeze(actor, open_, draft, number, f"Rev.{number}", symbol, RevisionKind.SILENCE)[0]


def _says(open_: Transaction, revision: Revision, accounted: Sequence[Accounted]) -> bool:
    """Say whether a revision's own accounting is the present one."""
    said = open_.session.execute(
        select(Account.reference, Account.outcome, Account.reason).where(Account.revision_id == revision.id)
    )
    return {tuple(each) for each in said} == {(a.reference, a.outcome.value, a.reason) for a in accounted}


def _account(revision: UUID, each: Accounted) -> Account:
    return Account(
        revision_id=revision,
        amendment_id=each.amendment,
        reservation_id=each.reservation,
        reference=each.reference,
        outcome=each.outcome,
        reason=each.reason,
    )
