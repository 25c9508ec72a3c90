"""The silence procedures of a draft. Who has opened the text is not among what can be asked."""

from collections import defaultdict
from uuid import UUID

from sqlalchemy import select

from drafting.extensions import db
from drafting.models import Amendment, Draft, Party, Revision, Silence, SilenceStep
from drafting.procedure.silence import HappenedToIt, SilenceOn, StepKind


def silences_on(draft: Draft) -> tuple[SilenceOn, ...]:
    """Return the silence procedures of a draft, the first first, with all that happened to each."""
    rows = db.session.execute(
        select(Silence, Revision.number, Revision.name, Revision.symbol)
        .join(Revision, Revision.id == Silence.revision_id)
        .where(Silence.draft_id == draft.id)
        .order_by(Silence.sequence)
    )
    steps = _steps(draft)
    return tuple(
        SilenceOn(
            row.id,
            row.revision_id,
            number,
            name,
            symbol,
            row.at,
            row.until,
            tuple(steps[row.id]),
        )
        for row, number, name, symbol in rows
    )


def _steps(draft: Draft) -> dict[UUID, list[HappenedToIt]]:
    rows = db.session.execute(
        select(SilenceStep, Party.code, Amendment.reference)
        .join(Silence, Silence.id == SilenceStep.silence_id)
        .outerjoin(Party, Party.id == SilenceStep.party_id)
        .outerjoin(Amendment, Amendment.id == SilenceStep.amendment_id)
        .where(Silence.draft_id == draft.id)
        .order_by(SilenceStep.sequence)
    )
    found: dict[UUID, list[HappenedToIt]] = defaultdict(list)
    for row, party, reference in rows:
        found[row.silence_id].append(
            HappenedToIt(
                StepKind(row.kind),
                row.at,
                row.text,
                row.until,
                party or "",
                row.amendment_id,
                reference or "",
            )
        )
    return found


def silence_on(draft: Draft) -> SilenceOn | None:
    """Return the latest silence procedure of a draft, if there has been one."""
    found = silences_on(draft)
    return found[-1] if found else None
