"""What an event's secretariat has to know of it: its drafts, its terms, what waits."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, select

from drafting.extensions import db
from drafting.models import Draft, Lodged, Paragraph, Reservation, Revision, Silence, SilenceStep, Wording
from drafting.procedure.kinds import ParagraphKind
from drafting.procedure.policy import Actor
from drafting.procedure.stages import Stage
from drafting.queries.finding import drafts_of


@dataclass(frozen=True)
class DraftCard:
    """A draft to choose: its title, its stage, and the symbol of its latest revision, if any."""

    id: UUID
    title: str
    language: str
    stage: Stage
    symbol: str


def draft_cards(actor: Actor) -> tuple[DraftCard, ...]:
    """Return the drafts of the actor's event, in the order they were laid down."""
    return tuple(
        DraftCard(each.id, title_of(each.id), each.language, Stage(each.stage), _symbol(each.id))
        for each in drafts_of(actor)
    )


def title_of(draft: UUID) -> str:
    """Return the draft's title as it was laid down; empty where it has none."""
    return (
        db.session.scalar(
            select(Wording.text)
            .join(Paragraph, Paragraph.id == Wording.paragraph_id)
            .where(Paragraph.draft_id == draft, Paragraph.kind == ParagraphKind.TITLE, Wording.number == 1)
            .order_by(Paragraph.sequence)
            .limit(1)
        )
        or ""
    )


def _symbol(draft: UUID) -> str:
    latest = select(Revision.symbol).where(Revision.draft_id == draft).order_by(Revision.number.desc())
    return db.session.scalar(latest.limit(1)) or ""


def lodged_waiting(event: UUID) -> bool:
    """Say whether proposals of an event wait to be circulated."""
    asked = exists().where(
        Lodged.event_id == event, Lodged.withdrawn_at.is_(None), Lodged.amendment_id.is_(None)
    )
    return bool(db.session.scalar(select(asked)))


def terms_of(event: UUID) -> tuple[tuple[str, datetime], ...]:
    """Return every term that is set at an event, as (what, moment): deadlines, silences, scrutiny."""
    drafts = list(db.session.scalars(select(Draft).where(Draft.event_id == event).order_by(Draft.sequence)))
    found = [("amendments", each.amendments_until) for each in drafts]
    found += [("subamendments", each.subamendments_until) for each in drafts]
    ids = [each.id for each in drafts]
    silences = db.session.scalars(select(Silence.until).where(Silence.draft_id.in_(ids)))
    extended = db.session.scalars(
        select(SilenceStep.until)
        .join(Silence, Silence.id == SilenceStep.silence_id)
        .where(Silence.draft_id.in_(ids))
    )
    reserved = db.session.scalars(select(Reservation.until).where(Reservation.event_id == event))
    found += [("silence", each) for each in (*silences, *extended)]
    found += [("reservation", each) for each in reserved]
    return tuple((what, moment) for what, moment in found if moment is not None)


def deadlines_stand(event: UUID) -> bool:
    """Say whether any term is set at an event."""
    return bool(terms_of(event))
