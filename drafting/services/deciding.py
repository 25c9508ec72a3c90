"""One act of the chair's office: what is decided in it, written once and filed once."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, select

from drafting.models import Amendment, DecidedOn, Decision, Draft, Fate, Party, Release, Seat, Wording
from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.policy import Actor
from drafting.procedure.register import text_hash
from drafting.procedure.stages import Mode
from drafting.procedure.states import Ruling, State, Verdict
from drafting.procedure.table import Table
from drafting.queries.finding import table_for
from drafting.services.effects import Effects
from drafting.services.tabling import next_reference
from drafting.services.transactions import Transaction


class Sitting:
    """One act of the chair, live or in the tray; `package` is the one that is settled in it.

    In the tray nothing is filed: the release files it, and until then nobody else knows of it.
    """

    def __init__(self, actor: Actor, open_: Transaction, draft: Draft, package: UUID | None = None) -> None:
        self.actor, self.open, self.draft, self.package = actor, open_, draft, package
        self.table: Table = table_for(actor, draft)
        self.live = draft.mode == Mode.LIVE
        if not self.live:
            open_.quietly()

    def again(self) -> None:
        """Lay the table anew, for the next decision of the same act."""
        self.open.session.flush()
        self.table = table_for(self.actor, self.draft)

    def rule(
        self,
        kind: Verdict | Ruling,
        paragraph: UUID,
        subject: str,
        filed: Mapping[str, Any],
        on: Iterable[UUID] = (),
        *,
        reason: str = "",
        objectors: tuple[str, ...] = (),
        revokes: UUID | None = None,
    ) -> Decision:
        """Write a decision `on` some amendments; read live, the room sees it at once."""
        decision = Decision(
            id=uuid4(),
            draft_id=self.draft.id,
            kind=kind,
            paragraph_id=paragraph,
            reason=reason,
            over_objection_of=", ".join(objectors),
            revokes_id=revokes,
            seat_id=self.actor.seat,
            at=self.open.now,
            sequence=self.open.sequence,
            package_id=self.package,
            turn=self._turn(),
            subject=subject,
            filed=dict(filed),
        )
        self.open.session.add(decision)
        self.open.session.flush()
        self.open.session.add_all(DecidedOn(decision_id=decision.id, amendment_id=each) for each in on)
        if self.live:
            self.open.session.add(Release(decision_id=decision.id, sequence=self.open.sequence))
        return decision

    def _turn(self) -> int:
        latest = select(func.max(Decision.turn)).where(Decision.draft_id == self.draft.id)
        return (self.open.session.scalar(latest) or 0) + 1

    def effects(self, decision: Decision) -> Effects:
        """Return what writes the effects of a decision."""
        return Effects(self.actor, self.open, self.draft, self.table, decision.id)

    def file(self, kind: str, about: UUID, subject: str, payload: Mapping[str, Any]) -> None:
        """Write the act's one register entry, unless it waits in the tray."""
        if self.live:
            self.open.record(kind, self.actor.code, about, subject, payload)


def tabled(actor: Actor, open_: Transaction, draft: Draft, decisions: Iterable[Decision]) -> None:
    """Account for each Chair's text among decisions that are public now: the Chair's own proposal, accepted.

    It is given its reference here, "CHAIR-1", and never before it is public.
    """
    for each in decisions:
        if each.kind == Verdict.CHAIRS_TEXT:
            _tabled(actor, open_, draft, each)


def _tabled(actor: Actor, open_: Transaction, draft: Draft, decision: Decision) -> None:
    party = _party_of(open_, decision)
    wording, base = _put_in_place_of(open_, decision)
    amendment = Amendment(
        id=uuid4(),
        event_id=actor.event,
        draft_id=draft.id,
        party_id=party.id,
        seat_id=decision.seat_id,
        reference=next_reference(replace(actor, party=party.id, code=party.code), open_),
        kind=AmendmentKind.MODIFY.value,
        language=draft.language,
        paragraph_id=decision.paragraph_id,
        base_id=base.id,
        base_hash=text_hash(base.text),
        pieces=[[0, wording.text]],
        rationale=decision.reason,
        on_behalf_of="",
        new_label="",
        late=False,
        received_at=open_.now,
        sequence=open_.sequence,
    )
    open_.session.add(amendment)
    open_.session.flush()
    open_.session.add_all(
        (
            Fate(
                amendment_id=amendment.id,
                state=State.ACCEPTED,
                reason="",
                decision_id=decision.id,
                seat_id=decision.seat_id,
                sequence=open_.sequence,
            ),
            DecidedOn(decision_id=decision.id, amendment_id=amendment.id),
        )
    )
    open_.session.flush()


def _party_of(open_: Transaction, decision: Decision) -> Party:
    return open_.session.scalars(
        select(Party).join(Seat, Seat.party_id == Party.id).where(Seat.id == decision.seat_id)
    ).one()


def _put_in_place_of(open_: Transaction, decision: Decision) -> tuple[Wording, Wording]:
    """Return the wording that a Chair's text made, and the one that stood before it, the undone left out."""
    undone = select(Decision.revokes_id).where(Decision.revokes_id.is_not(None))
    standing = (Wording.decision_id.is_(None)) | (Wording.decision_id.not_in(undone))
    wordings = list(
        open_.session.scalars(
            select(Wording)
            .where(Wording.paragraph_id == decision.paragraph_id, standing)
            .order_by(Wording.number)
        )
    )
    made = next(at for at, each in enumerate(wordings) if each.decision_id == decision.id)
    return wordings[made], wordings[made - 1]
