"""Adoption: the Chair calls for it, the secretariat confirms it, and the text is what it is for good."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select

from drafting.models import Adoption, AdoptionCall, Draft, Explanation, Party, Seat
from drafting.procedure.adoption import AsAdopted, as_adopted
from drafting.procedure.errors import (
    BadTerm,
    EmptyProposal,
    NotCalled,
    NotFound,
    NotPermitted,
    NotReady,
    SamePerson,
    TextChanged,
)
from drafting.procedure.kinds import Modality, Role
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.proposing import checked_remark
from drafting.procedure.revisions import RevisionKind, stored
from drafting.procedure.stages import Stage
from drafting.procedure.table import Table
from drafting.queries.adoptions import Called, obstacles_on, standing_call
from drafting.queries.finding import draft_of, event_of
from drafting.queries.tables import Audience, table_of
from drafting.services.revisions import account_for, keep, latest_of
from drafting.services.transactions import Outcome, Transaction, once

#: Under the lock we read the whole table, unreleased decisions too.
_WHOLE = Audience(None, office=True)


def call(actor: Actor, draft_id: UUID, modality: Modality, waived: Collection[str], form_key: str) -> UUID:
    """Call for adoption of the agreed text, as the chair; `waived` languages need not be up to date.

    Returns the call's id; a later call replaces it. Raises NotFound, NotPermitted, WrongStage, or NotReady
    with everything that stands in the way by name.
    """
    languages = tuple(sorted(waived))

    def act(open_: Transaction) -> Outcome:
        draft = draft_of(actor, draft_id)
        require(actor, Act.CALL_ADOPTION, Stage(draft.stage))
        if not set(languages) <= set(draft.languages) - {draft.language}:
            raise NotFound
        table = table_of(draft, _WHOLE)
        _check_ready(draft, table, languages)
        found = as_adopted(table)
        called = AdoptionCall(
            id=uuid4(),
            draft_id=draft.id,
            modality=modality,
            hash=found.hash,
            waived=list(languages),
            seat_id=actor.seat,
            at=open_.now,
            sequence=open_.sequence,
        )
        open_.session.add(called)
        filed = {"modality": modality.value, "hash": found.hash, "waived": list(languages)}
        open_.record("adoption.called", actor.code, draft.id, "", filed)
        return {"call": str(called.id)}

    asked = {"act": "call_adoption", "draft": draft_id, "modality": modality.value, "waived": languages}
    return UUID(once(actor, form_key, asked, act)["call"])


def _check_ready(draft: Draft, table: Table, waived: tuple[str, ...]) -> None:
    found = obstacles_on(draft, table, waived)
    if found:
        raise NotReady(obstacles=found)


def confirm(actor: Actor, draft_id: UUID, seen: str, form_key: str, symbol: str = "") -> UUID:
    """Confirm the adoption of the text whose hash the person has `seen`, as the secretariat.

    The adopted text carries `symbol`, or the next of the event's pattern. Returns the id of its revision.
    Raises NotFound, NotPermitted, WrongStage, NotCalled, SamePerson, TextChanged or NotReady.
    """
    symbol = checked_remark(symbol)

    def act(open_: Transaction) -> Outcome:
        draft = draft_of(actor, draft_id)
        require(actor, Act.CONFIRM_ADOPTION, Stage(draft.stage))
        called, table = _called(actor, open_, draft), table_of(draft, _WHOLE)
        found = as_adopted(table)
        if not called.hash == found.hash == seen:
            raise TextChanged
        _check_ready(draft, table, called.waived)
        revision = _freeze(actor, open_, draft, table, found, symbol)
        _adopt(actor, open_, draft, called, revision, found)
        standing = [each.reference for each in table.reservations if not each.lifted]
        filed = {
            "modality": called.modality.value,
            "hash": found.hash,
            "symbol": symbol or _symbol(actor, open_, draft),
            "renumbered": [list(pair) for pair in found.renumbered],
            "reservations": standing,
            "waived": list(called.waived),
        }
        open_.record("draft.adopted", actor.code, draft.id, "", filed)
        return {"revision": str(revision)}

    asked = {"act": "confirm_adoption", "draft": draft_id, "seen": seen, "symbol": symbol}
    return UUID(once(actor, form_key, asked, act)["revision"])


def _called(actor: Actor, open_: Transaction, draft: Draft) -> Called:
    called = standing_call(draft)
    if called is None:
        raise NotCalled
    if open_.session.get_one(Seat, called.seat).person_id == actor.person:
        raise SamePerson
    return called


def _symbol(actor: Actor, open_: Transaction, draft: Draft) -> str:
    return event_of(actor).symbol_pattern.format(n=latest_of(open_, draft).number + 1)


def _freeze(
    actor: Actor, open_: Transaction, draft: Draft, table: Table, found: AsAdopted, symbol: str
) -> UUID:
    """Freeze the text as adopted, with its last accounting of every proposal."""
    number = latest_of(open_, draft).number + 1
    given = symbol or _symbol(actor, open_, draft)
    content, name = stored(found.content), "Adopted text"
    revision = keep(actor, open_, draft, content, number, name, given, RevisionKind.ADOPTED)
    account_for(open_, draft, table, revision.id)
    return revision.id


def _adopt(
    actor: Actor, open_: Transaction, draft: Draft, called: Called, revision: UUID, found: AsAdopted
) -> None:
    open_.session.add(
        Adoption(
            draft_id=draft.id,
            call_id=called.id,
            revision_id=revision,
            renumbered=[list(pair) for pair in found.renumbered],
            seat_id=actor.seat,
            at=open_.now,
            sequence=open_.sequence,
        )
    )
    draft.stage = Stage.ADOPTED


def explain(
    actor: Actor,
    draft_id: UUID,
    text: str,
    form_key: str,
    *,
    language: str = "",
    party: str = "",
    orally: datetime | None = None,
) -> None:
    """Put a delegation's explanation of position on record, next to the text it adopts.

    A participant speaks for itself; the secretariat enters what a `party` said `orally`, with the minute.
    Raises NotFound, NotPermitted, WrongStage, EmptyProposal, BadTerm, and what a text can be refused for.
    """
    checked_remark(text)
    words = "\n".join(line for each in text.splitlines() if (line := checked_remark(each)))

    def act(open_: Transaction) -> Outcome:
        draft = draft_of(actor, draft_id)
        require(actor, Act.EXPLAIN, Stage(draft.stage))
        if not words:
            raise EmptyProposal
        if (language or draft.language) not in draft.languages:
            raise NotFound
        speaking = _speaking(actor, open_, party, orally)
        explanation = Explanation(
            id=uuid4(),
            draft_id=draft.id,
            party_id=speaking.id,
            language=language or draft.language,
            text=words,
            orally_at=orally,
            seat_id=actor.seat,
            at=open_.now,
            sequence=open_.sequence,
        )
        open_.session.add(explanation)
        filed = {"language": explanation.language, "text": words, "orally": str(orally or "")}
        open_.record("explanation.entered", actor.code, explanation.id, speaking.code, filed)
        return {}

    asked = {"act": "explain", "draft": draft_id, "text": words, "language": language, "party": party}
    once(actor, form_key, asked | {"orally": orally}, act)


def _speaking(actor: Actor, open_: Transaction, party: str, orally: datetime | None) -> Party:
    """Return whose explanation it is: one's own, or the one that the secretariat heard."""
    own = actor.role is Role.PARTICIPANT
    if own and (party not in {"", actor.code} or orally is not None):
        raise NotPermitted(act=Act.EXPLAIN.value)
    speaking = open_.session.scalars(
        select(Party).where(Party.event_id == actor.event, Party.code == (actor.code if own else party))
    ).first()
    if speaking is None or speaking.role != Role.PARTICIPANT:
        raise NotFound
    if not own and orally is None:
        raise BadTerm(why="missing")
    if orally is not None and orally > open_.received:
        raise BadTerm(why="future")
    return speaking
