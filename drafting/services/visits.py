"""How far a person has read: kept for that person alone, in no register, and never at anybody's cost."""

from datetime import timedelta

from sqlalchemy import Executable, insert, update
from sqlalchemy.exc import IntegrityError, OperationalError

from drafting.extensions import db
from drafting.models import Draft, Visit
from drafting.procedure.policy import Actor
from drafting.queries.visits import AWAY, newest_act, visit_of
from drafting.services import clock

#: A visit that goes on is written down no more often than this, unless something happened.
NOTED = timedelta(minutes=5)


def note(actor: Actor, draft: Draft) -> None:
    """Note that the person looks at the text now; after thirty minutes away it is a new visit.

    It takes no lock but the row's own. Where the database is busy, reading goes on and the note is left out.
    """
    now, newest = clock.now(), newest_act(actor.event)
    visit = visit_of(actor, draft.id)
    if visit is not None and visit.latest == newest and now - visit.at < NOTED:
        return
    here = (Visit.seat_id == actor.seat) & (Visit.draft_id == draft.id)
    if visit is None:
        write: Executable = insert(Visit).values(
            seat_id=actor.seat, draft_id=draft.id, sequence=newest, latest=newest, at=now
        )
    else:
        since = visit.latest if now - visit.at > AWAY else visit.sequence
        write = update(Visit).where(here).values(sequence=since, latest=newest, at=now)
    db.session.commit()
    try:
        db.session.connection(execution_options={"writing": True})
        db.session.execute(write)
        db.session.commit()
    except (IntegrityError, OperationalError):  # another window was quicker, or the room is busy
        db.session.rollback()
