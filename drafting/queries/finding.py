"""Find one thing, or say that there is none: what a person may not know of is absent."""

from uuid import UUID

from sqlalchemy import select

from drafting.extensions import db
from drafting.models import Amendment, Draft, Event, Party, PrivateDraft, PrivateVersion
from drafting.procedure.errors import NotFound
from drafting.procedure.kinds import Role
from drafting.procedure.policy import Actor
from drafting.procedure.table import Proposal, Standing, Table
from drafting.queries.tables import Audience, table_of


def audience_of(actor: Actor) -> Audience:
    """Return what the actor may read: the chair's office also sees what is not released yet."""
    return Audience(actor.party, office=actor.role is Role.CHAIR)


def draft_of(actor: Actor, key: UUID) -> Draft:
    """Return a draft of the actor's own event. Raises NotFound."""
    draft = db.session.get(Draft, key)
    if draft is None or draft.event_id != actor.event:
        raise NotFound
    return draft


def drafts_of(actor: Actor) -> tuple[Draft, ...]:
    """Return the drafts of the actor's event."""
    return tuple(
        db.session.scalars(
            select(Draft).where(Draft.event_id == actor.event).order_by(Draft.sequence, Draft.id)
        )
    )


def event_of(actor: Actor) -> Event:
    """Return the actor's event."""
    return db.session.get_one(Event, actor.event)


def parties_of(event: UUID) -> tuple[Party, ...]:
    """Return the parties of an event in protocol order."""
    return tuple(db.session.scalars(select(Party).where(Party.event_id == event).order_by(Party.protocol)))


def table_for(actor: Actor, draft: Draft) -> Table:
    """Lay the table for the actor."""
    return table_of(draft, audience_of(actor))


def amendment_draft(actor: Actor, key: UUID) -> Draft:
    """Return the draft an amendment is on. Raises NotFound."""
    amendment = db.session.get(Amendment, key)
    if amendment is None:
        raise NotFound
    return draft_of(actor, amendment.draft_id)


def proposal_on(table: Table, key: UUID) -> Proposal:
    """Return a proposal on the table. Raises NotFound."""
    proposal = table.proposal(key)
    if proposal is None:
        raise NotFound
    return proposal


def paragraph_on(table: Table, key: UUID) -> Standing:
    """Return a standing paragraph. Raises NotFound."""
    paragraph = table.paragraph(key)
    if paragraph is None:
        raise NotFound
    return paragraph


def private_of(actor: Actor, key: UUID) -> tuple[PrivateDraft, PrivateVersion]:
    """Return a private draft of the actor's own delegation with its latest version. Raises NotFound."""
    private = db.session.get(PrivateDraft, key)
    if private is None or private.party_id != actor.party or private.discarded_at is not None:
        raise NotFound
    latest = db.session.scalars(
        select(PrivateVersion)
        .where(PrivateVersion.private_draft_id == key)
        .order_by(PrivateVersion.number.desc())
        .limit(1)
    ).one()
    return private, latest
