"""What was adopted, how, and what has been said and corrected since."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from drafting.extensions import db
from drafting.models import (
    Adoption,
    AdoptionCall,
    Correction,
    Draft,
    Explanation,
    Party,
    RegisterEntry,
    Revision,
)
from drafting.procedure.adoption import printed
from drafting.procedure.kinds import Modality
from drafting.procedure.readiness import Obstacle, readiness
from drafting.procedure.revisions import Frozen, restored
from drafting.procedure.table import Table
from drafting.queries.revisions import unaccounted
from drafting.queries.trays import in_tray

#: Acts after which an earlier call for adoption no longer stands.
_BACK = ("stage.moved", "silence.broken")


@dataclass(frozen=True)
class Called:
    """A call for adoption; `waived` are the languages whose translations it does not wait for."""

    id: UUID
    modality: Modality
    hash: str
    waived: tuple[str, ...]
    seat: UUID
    at: datetime


@dataclass(frozen=True)
class Adopted:
    """An adopted text, as it was adopted: nothing of it ever changes."""

    number: int
    symbol: str
    modality: Modality
    at: datetime
    hash: str
    waived: tuple[str, ...]
    renumbered: tuple[tuple[str, str], ...]
    content: tuple[Frozen, ...]


@dataclass(frozen=True)
class Explained:
    """An explanation of position; `orally` is the minute at which it was spoken, where it was."""

    party: str
    language: str
    text: str
    at: datetime
    orally: datetime | None


@dataclass(frozen=True)
class Corrected:
    """A correction of an adopted text; `number` and `symbol` are those of a corrigendum."""

    kind: str
    number: int
    symbol: str
    paragraph: UUID
    language: str
    before: str
    after: str
    reason: str
    at: datetime


def obstacles_on(
    draft: Draft, table: Table, waived: tuple[str, ...] = (), *, office: bool = True
) -> tuple[Obstacle, ...]:
    """Return what stands in the way of adoption, as the reader of `table` may know it.

    Only the chair's `office` knows what lies in its tray.
    """
    waiting = tuple(each.subject or each.kind for each in in_tray(draft)) if office else ()
    lost = unaccounted(draft, table)
    return readiness(table, draft.languages, waived=waived, unaccounted=lost, waiting=waiting)


def standing_call(draft: Draft) -> Called | None:
    """Return the latest call for adoption, unless the text went back since."""
    row = db.session.scalars(
        select(AdoptionCall).where(AdoptionCall.draft_id == draft.id).order_by(AdoptionCall.sequence.desc())
    ).first()
    if row is None or _went_back(draft, row.sequence):
        return None
    return Called(row.id, Modality(row.modality), row.hash, tuple(row.waived), row.seat_id, row.at)


def _went_back(draft: Draft, since: int) -> bool:
    back = select(RegisterEntry.id).where(
        RegisterEntry.event_id == draft.event_id,
        RegisterEntry.object_id == draft.id,
        RegisterEntry.kind.in_(_BACK),
        RegisterEntry.sequence > since,
    )
    return db.session.scalar(back.limit(1)) is not None


def adopted_on(draft: Draft) -> Adopted | None:
    """Return the adopted text of a draft, once there is one."""
    row = db.session.execute(
        select(Adoption, AdoptionCall, Revision)
        .join(AdoptionCall, AdoptionCall.id == Adoption.call_id)
        .join(Revision, Revision.id == Adoption.revision_id)
        .where(Adoption.draft_id == draft.id)
    ).first()
    if row is None:
        return None
    adoption, call, revision = row
    return Adopted(
        revision.number,
        revision.symbol,
        Modality(call.modality),
        adoption.at,
        revision.hash,
        tuple(call.waived),
        printed(adoption.renumbered),
        restored(revision.content),
    )


def explanations_on(draft: Draft) -> tuple[Explained, ...]:
    """Return the explanations of position, in the order in which they were given."""
    rows = db.session.execute(
        select(Party.code, Explanation)
        .join(Party, Party.id == Explanation.party_id)
        .where(Explanation.draft_id == draft.id)
        .order_by(Explanation.sequence)
    )
    return tuple(Explained(code, row.language, row.text, row.at, row.orally_at) for code, row in rows)


def corrections_on(draft: Draft) -> tuple[Corrected, ...]:
    """Return the corrections of an adopted text, the first first."""
    rows = db.session.scalars(
        select(Correction).where(Correction.draft_id == draft.id).order_by(Correction.sequence)
    )
    return tuple(
        Corrected(
            row.kind,
            row.number,
            row.symbol,
            row.paragraph_id,
            row.language,
            row.before,
            row.after,
            row.reason,
            row.at,
        )
        for row in rows
    )


def reads_now(draft: Draft, adopted: Adopted, paragraph: UUID, language: str) -> str | None:
    """Return how an adopted paragraph reads with its corrections; none where it does not stand."""
    found = next((each for each in adopted.content if each.id == paragraph), None)
    if found is None:
        return None
    text = found.text if language == draft.language else found.renderings.get(language, (None,))[0]
    for each in corrections_on(draft):
        if (each.paragraph, each.language) == (paragraph, language):
            text = each.after
    return text
