"""Since a person's last visit: what the text was then, and how much has changed."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from drafting.extensions import db
from drafting.models import Draft, Head, Visit
from drafting.procedure.policy import Actor
from drafting.procedure.revisions import Frozen, frozen, paired
from drafting.procedure.table import Table
from drafting.queries.finding import audience_of
from drafting.queries.tables import table_of

#: Away for longer than this, a person comes back to a new visit.
AWAY = timedelta(minutes=30)


@dataclass(frozen=True)
class Since:
    """What happened to the text since a person's last visit, as that person could see it then and now."""

    at: datetime
    changed: int
    """Paragraphs with other words, in another place, come or gone."""
    proposals: int
    """Proposals made since."""


def newest_act(event: UUID) -> int:
    """Return the number of the event's newest act."""
    return db.session.scalar(select(Head.sequence).where(Head.event_id == event)) or 0


def visit_of(actor: Actor, draft: UUID) -> Visit | None:
    """Return the person's own note of a visit; nobody else's can be asked for."""
    return db.session.get(Visit, (actor.seat, draft))


def since_when(actor: Actor, draft: Draft, now: datetime) -> int | None:
    """Return the act up to which the person had seen the text before this visit; none before a first."""
    visit = visit_of(actor, draft.id)
    if visit is None:
        return None
    return visit.latest if now - visit.at > AWAY else visit.sequence


def text_at(actor: Actor, draft: Draft, sequence: int) -> tuple[Frozen, ...]:
    """Return the text as this person saw it after an act."""
    return frozen(table_of(draft, replace(audience_of(actor), as_of=sequence)))


def since_last_visit(actor: Actor, draft: Draft, table: Table, now: datetime) -> Since | None:
    """Return what has changed since the person's last visit; none where they have not been here."""
    visit, since = visit_of(actor, draft.id), since_when(actor, draft, now)
    if visit is None or since is None:
        return None
    pairs = paired(text_at(actor, draft, since), frozen(table))
    return Since(
        visit.at,
        sum(pair.changed for pair in pairs),
        sum(each.sequence > since and each.party != actor.code for each in table.proposals),
    )
