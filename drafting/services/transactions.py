"""One act, one transaction, one register entry; the same form sent twice is one act."""

import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from drafting.extensions import db
from drafting.models import DoneAct, Event, Head, RegisterEntry
from drafting.procedure import register
from drafting.procedure.errors import SameKeyOtherAct
from drafting.procedure.policy import Actor
from drafting.services import clock

Outcome = dict[str, Any]


class Transaction:
    """An open transaction that holds the event's head row.

    `sequence` is the number that the act's rows carry: that of its register entry.
    """

    def __init__(self, session: Session, head: Head, received: datetime) -> None:
        self.session = session
        self.received = received
        """When the server received the request: before any waiting for the lock."""
        self.now = clock.now()
        self.sequence = head.sequence + 1
        self._head = head

    def quietly(self) -> None:
        """Do an act that nobody else may know of yet: it has no entry and takes no number.

        Its rows carry the number of the latest public act, behind which they stand.
        """
        self.sequence = self._head.sequence

    def record(self, kind: str, actor: str, about: UUID, subject: str, payload: Mapping[str, Any]) -> None:
        """Write the act's one register entry; `subject` is what people cite: "KAZ-1", "OP5", "Rev.1"."""
        if self.sequence == self._head.sequence:
            raise RuntimeError("an act has one entry, and a quiet one has none")
        salt = secrets.token_hex(32)
        kept = dict(payload)
        sealed = register.commitment(salt, kept)
        previous = self._head.hash
        chained = register.entry_hash(
            self.sequence, self.now, kind, actor, str(about), subject, sealed, previous
        )
        self.session.add(
            RegisterEntry(
                event_id=self._head.event_id,
                sequence=self.sequence,
                at=self.now,
                kind=kind,
                actor=actor,
                object_id=about,
                subject=subject,
                salt=salt,
                payload=kept,
                commitment=sealed,
                previous=previous,
                hash=chained,
            )
        )
        self._head.sequence, self._head.hash = self.sequence, chained


@contextmanager
def transaction(event: UUID, founding: Event | None = None) -> Iterator[Transaction]:
    """Open a write transaction under the event's head-row lock; commit at the end, or nothing at all.

    The first one of an event is handed the row of the event it is `founding`.
    """
    received = clock.now()
    session = db.session()
    session.rollback()  # whatever was read before the lock may be stale
    try:
        session.connection(execution_options={"writing": True})
        if founding is not None:
            session.add(founding)
            session.flush()
            session.add(Head(event_id=event, sequence=0, hash=register.GENESIS))
        head = session.execute(select(Head).where(Head.event_id == event).with_for_update()).scalar_one()
        yield Transaction(session, head, received)
        session.commit()
    except BaseException:
        session.rollback()
        raise


def once(
    actor: Actor, form_key: str, asked: Mapping[str, Any], act: Callable[[Transaction], Outcome]
) -> Outcome:
    """Do the act once for this seat and form key; the same form again is given the same outcome.

    Raises SameKeyOtherAct where the key is no uuid or was used for something else.
    """
    form_key = _checked_key(form_key)
    body = register.digest({key: str(value) for key, value in asked.items()})
    with transaction(actor.event) as open_:
        done = open_.session.get(DoneAct, (actor.seat, form_key))
        if done is None:
            outcome = act(open_)
            open_.session.add(
                DoneAct(seat_id=actor.seat, form_key=form_key, body=body, outcome=outcome, at=open_.now)
            )
            return outcome
        if done.body != body:
            raise SameKeyOtherAct
        return done.outcome


def _checked_key(form_key: str) -> str:
    """Return the key in its one form; a key of somebody's own making is no key."""
    try:
        return str(UUID(form_key))
    except ValueError:
        raise SameKeyOtherAct from None
