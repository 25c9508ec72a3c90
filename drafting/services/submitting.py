"""A delegation submits: its private draft becomes a proposal, or waits to be circulated."""

from uuid import UUID

from drafting.models import Amendment, Draft, PrivateDraft, PrivateVersion
from drafting.procedure.errors import AlreadyDecided, DraftChanged, NotPermitted, SilenceWouldBreak
from drafting.procedure.kinds import Role
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.stages import Circulation, Stage
from drafting.queries.finding import draft_of, event_of, private_of
from drafting.queries.lodging import lodged_of
from drafting.queries.tables import table_of
from drafting.services import silence
from drafting.services.circulation import lodge
from drafting.services.deadlines import late
from drafting.services.tabling import RELEASED, Made, as_filed, check_fits, lay, made_of, revised
from drafting.services.transactions import Outcome, Transaction, once


def submit(actor: Actor, private_id: UUID, version: int, form_key: str, *, breaking: bool = False) -> UUID:
    """Submit a private draft exactly as the person has seen it compared (its `version`).

    Returns the amendment's id; its reference and label are given now, for now it is public. Where the event
    circulates in batches it is lodged instead, and the id is that of the lodged proposal. Under silence a
    participant's proposal breaks it: `breaking` says that this is meant.

    A revision of a proposal that came in time is in time. Raises NotFound, NotPermitted, WrongStage,
    DeadlinePassed, StaleText, IdenticalProposal, BadPlace, NoNeighbour, AlreadyDecided, DraftChanged,
    SilenceWouldBreak or SilenceOver.
    """

    def act(open_: Transaction) -> Outcome:
        private, latest = private_of(actor, private_id)
        _check_private(private, latest, version)
        draft, made = draft_of(actor, private.draft_id), made_of(latest)
        breaks = _breaks(actor, draft, breaking=breaking)
        _check_duty(actor, draft, breaks=breaks)
        table = table_of(draft, RELEASED)
        earlier = revised(actor, table, made)
        lateness = earlier.late if earlier else _late(actor, open_, draft, made, breaks=breaks)
        check_fits(table, made)
        if event_of(actor).circulation == Circulation.IN_BATCHES and not _at_once(actor, breaks=breaks):
            return {"amendment": str(lodge(actor, open_, draft, private, version, late=lateness))}
        amendment = lay(actor, open_, draft, made, earlier, late=lateness)
        private.amendment_id = amendment.id
        _file(actor, open_, draft, amendment, breaks=breaks)
        return {"amendment": str(amendment.id)}

    asked = {"act": "submit", "private": private_id, "version": version}
    return UUID(once(actor, form_key, asked, act)["amendment"])


def _check_private(private: PrivateDraft, latest: PrivateVersion, version: int) -> None:
    if private.amendment_id is not None:
        raise AlreadyDecided(reference="", state="submitted")
    if lodged_of(private.id) is not None:
        raise AlreadyDecided(reference="", state="lodged")
    if latest.number != version:
        raise DraftChanged


def _breaks(actor: Actor, draft: Draft, *, breaking: bool) -> bool:
    """Say whether this submission would break a silence. Raises SilenceWouldBreak where it is not meant.

    What came before the end of a silence breaks it even if its end was recorded while the act waited.
    """
    stage = Stage(draft.stage)
    if actor.role is not Role.PARTICIPANT or stage not in {Stage.SILENCE, Stage.AGREED}:
        return False
    if stage is Stage.SILENCE and not breaking:
        require(actor, Act.BREAK_SILENCE, stage)
        raise SilenceWouldBreak
    return breaking


def _check_duty(actor: Actor, draft: Draft, *, breaks: bool) -> None:
    acts = {Role.OBSERVER: Act.SUGGEST, Role.CHAIR: Act.TABLE_CHAIRS_TEXT}
    act = Act.BREAK_SILENCE if breaks else acts.get(actor.role, Act.SUBMIT)
    if not breaks or draft.stage == Stage.SILENCE:
        require(actor, act, Stage(draft.stage))
    if act is Act.SUGGEST and not event_of(actor).observers_suggest:
        raise NotPermitted(act=Act.SUGGEST.value)


def _late(actor: Actor, open_: Transaction, draft: Draft, made: Made, *, breaks: bool) -> bool:
    """Say whether it is late, by leave. The terms bind neither the Chair nor who breaks a silence."""
    if breaks or actor.role is Role.CHAIR:
        return False
    return late(open_, actor, draft, made.parent is not None)


def _at_once(actor: Actor, *, breaks: bool) -> bool:
    return breaks or actor.role is Role.CHAIR


def _file(actor: Actor, open_: Transaction, draft: Draft, amendment: Amendment, *, breaks: bool) -> None:
    filed = as_filed(amendment)
    if breaks:
        broken = silence.broken_by_amendment(open_, actor, draft, amendment)
        filed |= {"breaks_silence": str(broken.id)}
    open_.record("amendment.submitted", actor.code, amendment.id, amendment.reference, filed)
