"""A meeting room: the demo event, and what people do there, in a line each."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, select, text

from drafting.extensions import db
from drafting.models import Amendment, Base, Event, RegisterEntry
from drafting.procedure.errors import Refusal
from drafting.procedure.kinds import AmendmentKind, Stance
from drafting.procedure.policy import Actor
from drafting.procedure.proposing import Proposed
from drafting.procedure.register import Entry, faults
from drafting.procedure.revisions import in_order
from drafting.procedure.table import Proposal, Standing
from drafting.queries.record import chain_of
from drafting.services import amendments, consolidation, positions, privately, revisions
from tests.conftest import House, key

PARTICIPANTS = {
    "KAZ": "kazakhstan",
    "KGZ": "kyrgyzstan",
    "TJK": "tajikistan",
    "TKM": "turkmenistan",
    "UZB": "uzbekistan",
}
SEATS = PARTICIPANTS | {"AFG": "afghanistan", "EU": "eu", "CHAIR": "chair", "SEC": "secretariat"}
NOW = "the wording that stands now"


@dataclass
class Room:
    """Parties are named by their codes, paragraphs by their labels, proposals by their references."""

    house: House
    known: dict[str, Actor] = field(default_factory=dict)

    def actor(self, code: str) -> Actor:
        if code not in self.known:
            self.known[code] = self.house.actor(SEATS.get(code, code))
        return self.known[code]

    def paragraph(self, label: str) -> Standing:
        return self.house.paragraph(label)

    def proposal(self, reference: str) -> Proposal:
        return self.house.proposal(reference)

    def keep(
        self,
        who: str,
        label: str,
        text: str = "",
        kind: AmendmentKind = AmendmentKind.MODIFY,
        *,
        after: str = "",
        on: str = "",
        private: UUID | None = None,
    ) -> UUID:
        """Keep a private draft on a paragraph, or (`on`) as a sub-amendment."""
        private = private or uuid4()
        place = self.paragraph(after).id if after else None
        if on:
            parent = self.proposal(on)
            proposed = Proposed(kind, parent.target, None, text, place, parent.id)
        else:
            target = self.paragraph(label)
            proposed = Proposed(kind, target.id, target.wording, text, place)
        self.house.run(privately.keep, self.actor(who), self.house.draft, private, proposed)
        return private

    def submit(self, who: str, private: UUID, version: int = 1, form_key: str = "") -> str:
        """Submit a private draft. Returns its reference."""
        given = self.house.run(amendments.submit, self.actor(who), private, version, form_key or key())
        return next(each.reference for each in self.house.table().proposals if each.id == given)

    def propose(
        self,
        who: str,
        label: str,
        text: str = "",
        kind: AmendmentKind = AmendmentKind.MODIFY,
        **more: str,
    ) -> str:
        """Keep and submit. Returns the reference."""
        return self.submit(who, self.keep(who, label, text, kind, **more))

    def withdraw(self, who: str, reference: str) -> None:
        self.house.run(amendments.withdraw, self.actor(who), self.proposal(reference).id, key())

    def take_up(self, who: str, reference: str) -> None:
        self.house.run(amendments.take_up, self.actor(who), self.proposal(reference).id, key())

    def says(self, who: str, reference: str, stance: Stance) -> None:
        said = positions.Statement(stance)
        self.house.run(positions.state, self.actor(who), self.proposal(reference).id, said, key())

    def decide(self, verdict: str, reference: str, *words: str, seen: Any = NOW, **more: Any) -> None:
        """Let the chair decide: accept, accept_with_edits, keep_in_brackets or not_retain."""
        proposal = self.proposal(reference)
        if seen == NOW:
            paragraph = self.house.table().paragraph(proposal.target)
            seen = paragraph.wording if paragraph else None
        act = getattr(consolidation, verdict)
        self.house.run(act, self.actor("CHAIR"), proposal.id, *words, seen, key(), **more)

    def accept(self, reference: str) -> None:
        self.decide("accept", reference, confirmed=True)

    def chairs_text(self, label: str, text: str, reason: str = "") -> None:
        each, chair = self.paragraph(label), self.actor("CHAIR")
        put = consolidation.chairs_text
        self.house.run(put, chair, self.house.draft, each.id, text, each.wording, reason, key())

    def publish(self) -> UUID:
        return self.house.run(revisions.publish, self.actor("SEC"), self.house.draft, key())

    def texts(self) -> list[tuple[str, str]]:
        """Return the text as everybody reads it: labels and words, in order."""
        return [(each.full_label, each.text) for each in in_order(self.house.table(office=False))]

    def labels(self) -> list[str]:
        return [label for label, _ in self.texts()]

    def states(self, *references: str) -> tuple[str, ...]:
        return tuple(self.proposal(each).state.value for each in references)

    def statuses(self, *references: str) -> tuple[str | None, ...]:
        return tuple(self.proposal(each).status for each in references)

    def chain(self) -> list[Entry]:
        """Return the register, after making sure that it holds."""

        def read() -> list[Entry]:
            return list(chain_of(db.session.scalars(select(Event.id)).one()))

        entries = self.house.run(read)
        assert faults(entries) == ()
        return entries

    def entries(self) -> int:
        return self.house.run(lambda: db.session.scalar(select(func.count()).select_from(RegisterEntry)) or 0)

    def references(self, party: str) -> list[str]:
        """Return a party's amendments in the order of their receipt, from the database itself."""
        asked = select(Amendment.reference).where(Amendment.party_id == self.actor(party).party)
        return self.house.run(lambda: list(db.session.scalars(asked.order_by(Amendment.sequence))))

    def everything(self) -> dict[str, list[str]]:
        """Return every row of every table."""

        def read() -> dict[str, list[str]]:
            return {
                name: sorted(repr(tuple(row)) for row in db.session.execute(text(f'SELECT * FROM "{name}"')))  # noqa: S608
                for name in Base.metadata.tables
            }

        return self.house.run(read)

    def refusal(self, act: Any, *given: Any, **more: Any) -> Refusal:
        """Return what an act is refused with, after making sure that it left nothing behind."""
        before = self.everything()
        try:
            act(*given, **more)
        except Refusal as refusal:
            assert self.everything() == before
            return refusal
        raise AssertionError("the act was not refused")
