"""After adoption the text stays as it is; what is corrected stands beside it."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import func, select

from drafting.models import Correction, Draft
from drafting.procedure.errors import IdenticalProposal, NotFound, ReasonNeeded
from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.proposing import Proposed, check_footnotes, checked_pieces, checked_remark
from drafting.procedure.stages import Stage
from drafting.queries.adoptions import Adopted, adopted_on, reads_now
from drafting.queries.finding import draft_of
from drafting.services.transactions import Outcome, Transaction, once

EDITORIAL, CORRIGENDUM = "editorial", "corrigendum"


@dataclass(frozen=True)
class Correcting:
    """A correction of one paragraph in one language: how it shall read, and why."""

    paragraph: UUID
    language: str
    text: str
    reason: str


def editorial(actor: Actor, draft_id: UUID, correcting: Correcting, form_key: str) -> str:
    """Correct a slip of the pen that changes no meaning; it carries no symbol, so that it returns none.

    Raises NotFound, NotPermitted, WrongStage, ReasonNeeded, IdenticalProposal, and what a text can be
    refused for.
    """
    return _correct(actor, draft_id, EDITORIAL, correcting, form_key)


def corrigendum(actor: Actor, draft_id: UUID, correcting: Correcting, form_key: str) -> str:
    """Issue a corrigendum of one language under a symbol of its own, -/Corr.n. Returns the symbol.

    Raises what `editorial` raises.
    """
    return _correct(actor, draft_id, CORRIGENDUM, correcting, form_key)


def _correct(actor: Actor, draft_id: UUID, kind: str, correcting: Correcting, form_key: str) -> str:
    proposed = Proposed(AmendmentKind.MODIFY, correcting.paragraph, None, correcting.text)
    words, reason = checked_pieces(proposed)[0][1], checked_remark(correcting.reason)

    def act(open_: Transaction) -> Outcome:
        draft = draft_of(actor, draft_id)
        require(actor, Act.CORRECT_ADOPTED, Stage(draft.stage))
        adopted = adopted_on(draft)
        if adopted is None:
            raise NotFound
        before = reads_now(draft, adopted, correcting.paragraph, correcting.language)
        if before is None:
            raise NotFound
        _check(adopted, before, words, reason)
        row = _row(actor, open_, draft, adopted, kind, correcting)
        row.before, row.after, row.reason = before, words, reason
        open_.session.add(row)
        filed = {"language": row.language, "before": before, "after": words, "reason": reason}
        open_.record(
            f"correction.{kind}", actor.code, draft.id, row.symbol or _label(adopted, correcting), filed
        )
        return {"symbol": row.symbol}

    asked = {"act": kind, "draft": draft_id, "correcting": correcting}
    return str(once(actor, form_key, asked, act)["symbol"])


def _check(adopted: Adopted, before: str, words: str, reason: str) -> None:
    if not reason:
        raise ReasonNeeded
    if words == before:
        raise IdenticalProposal
    check_footnotes(((0, words),), {each.note for each in adopted.content if each.note})


def _label(adopted: Adopted, correcting: Correcting) -> str:
    return next(each.label for each in adopted.content if each.id == correcting.paragraph)


def _row(
    actor: Actor, open_: Transaction, draft: Draft, adopted: Adopted, kind: str, correcting: Correcting
) -> Correction:
    number = _next_number(open_, draft) if kind == CORRIGENDUM else 0
    return Correction(
        id=uuid4(),
        draft_id=draft.id,
        kind=kind,
        number=number,
        symbol=f"{adopted.symbol}/Corr.{number}" if number else "",
        paragraph_id=correcting.paragraph,
        language=correcting.language,
        seat_id=actor.seat,
        at=open_.now,
        sequence=open_.sequence,
    )


def _next_number(open_: Transaction, draft: Draft) -> int:
    latest = select(func.max(Correction.number)).where(Correction.draft_id == draft.id)
    return (open_.session.scalar(latest) or 0) + 1
