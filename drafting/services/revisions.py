"""The secretariat publishes: a frozen, named text with its accounting of every proposal."""

from uuid import UUID, uuid4

from sqlalchemy import func, select

from drafting.models import (
    Account,
    Decision,
    Draft,
    RegisterEntry,
    Release,
    Revision,
)
from drafting.procedure import register
from drafting.procedure.accounting import Accounted, accounts, missing
from drafting.procedure.errors import NothingToPublish, Unaccounted
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.revisions import frozen, stored
from drafting.procedure.stages import Stage
from drafting.queries.finding import draft_of, event_of
from drafting.queries.record import submitted_on
from drafting.queries.tables import Audience, table_of
from drafting.services.transactions import Outcome, Transaction, once


def publish(actor: Actor, draft_id: UUID, form_key: str) -> UUID:
    """Publish the next revision: decisions still unreleased are released with it. Returns its id.

    Raises NotFound, NotPermitted, WrongStage, NothingToPublish, or Unaccounted if the loss check fails.
    """

    def act(open_: Transaction) -> Outcome:
        draft = draft_of(actor, draft_id)
        require(actor, Act.PUBLISH_REVISION, Stage(draft.stage))
        number = _next_number(open_, draft)
        name, symbol = f"Rev.{number}", event_of(actor).symbol_pattern.format(n=number)
        revision = freeze(actor, open_, draft, number, name, symbol)
        open_.record("revision.published", actor.code, revision.id, name, _filed(revision))
        return {"revision": str(revision.id)}

    return UUID(once(actor, form_key, {"act": "publish", "draft": draft_id}, act)["revision"])


def _next_number(open_: Transaction, draft: Draft) -> int:
    """Return the next number, unless nothing happened since the latest revision."""
    latest = open_.session.scalars(
        select(Revision).where(Revision.draft_id == draft.id).order_by(Revision.number.desc()).limit(1)
    ).one()
    happened = open_.session.scalar(
        select(func.count())
        .select_from(RegisterEntry)
        .where(RegisterEntry.event_id == draft.event_id, RegisterEntry.sequence > latest.sequence)
        .where(RegisterEntry.kind.not_in(("revision.published", "draft.opened", "seat.given", "demo.loaded")))
    )
    if not happened:
        raise NothingToPublish
    return latest.number + 1


def _filed(revision: Revision) -> dict[str, object]:
    return {"symbol": revision.symbol, "hash": revision.hash}


def freeze(actor: Actor, open_: Transaction, draft: Draft, number: int, name: str, symbol: str) -> Revision:
    """Freeze the text and account for every proposal, inside a transaction that records the act."""
    table = table_of(draft, Audience(None, office=True))
    accounted = accounts(table)
    lost = missing(submitted_on(draft), accounted)
    if lost:
        raise Unaccounted(references=lost)
    content = stored(frozen(table))
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
    )
    open_.session.add(revision)
    open_.session.flush()
    open_.session.add_all(_account(revision.id, each) for each in accounted)
    _release(open_, draft, revision.id)
    return revision


def _account(revision: UUID, each: Accounted) -> Account:
    return Account(
        revision_id=revision,
        amendment_id=each.amendment,
        reservation_id=each.reservation,
        reference=each.reference,
        outcome=each.outcome,
        reason=each.reason,
    )


def _release(open_: Transaction, draft: Draft, revision: UUID) -> None:
    """Release what the chair's office has decided and kept in its tray."""
    waiting = open_.session.scalars(
        select(Decision.id)
        .outerjoin(Release, Release.decision_id == Decision.id)
        .where(Decision.draft_id == draft.id, Release.decision_id.is_(None))
    )
    open_.session.add_all(
        Release(decision_id=each, revision_id=revision, sequence=open_.sequence) for each in list(waiting)
    )
