"""What becomes of an amendment, written down; the latest row holds."""

from uuid import UUID

from drafting.models import Fate
from drafting.procedure.policy import Actor
from drafting.procedure.states import State
from drafting.services.transactions import Transaction


def end(open_: Transaction, actor: Actor, amendment: UUID, state: State, reason: str = "") -> None:
    """Write what became of an amendment, from its first state on, by an act that is not the chair's."""
    open_.session.add(
        Fate(amendment_id=amendment, state=state, reason=reason, seat_id=actor.seat, sequence=open_.sequence)
    )
