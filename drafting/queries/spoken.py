"""What the office typed for a delegation during the meeting, and the delegation has not confirmed yet."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from drafting.procedure.policy import Actor
from drafting.procedure.table import Proposal, Said, Table


@dataclass(frozen=True)
class SpokenFor:
    """A proposal of the delegation, or its position on one (`said`), as the office typed it."""

    proposal: Proposal
    said: Said | None
    at: datetime
    about: UUID


def unconfirmed(actor: Actor, table: Table) -> tuple[SpokenFor, ...]:
    """Return what waits for the delegation to confirm or correct, in the order in which it was said."""
    found = [
        SpokenFor(each, None, each.orally, each.id)
        for each in table.proposals
        if each.party == actor.code and each.orally and not each.confirmed
    ]
    found += [
        SpokenFor(each, said, said.orally, said.id)
        for each in table.proposals
        for said in each.said
        if said.party == actor.code and said.orally and said.id and not said.confirmed
    ]
    return tuple(sorted(found, key=lambda each: each.at))
