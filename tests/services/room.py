"""A meeting room: the demo event, and what people do there, in a line each."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, select, text

from drafting.extensions import db
from drafting.models import Amendment, Base, Event, RegisterEntry
from drafting.procedure.errors import Refusal
from drafting.procedure.kinds import AmendmentKind, Rung, Stance
from drafting.procedure.policy import Actor
from drafting.procedure.proposing import Proposed
from drafting.procedure.register import Entry, faults
from drafting.procedure.revisions import in_order
from drafting.procedure.stages import Mode
from drafting.procedure.states import Verdict
from drafting.procedure.table import Bundle, Proposal, Standing
from drafting.queries.finding import draft_of
from drafting.queries.record import chain_of
from drafting.queries.revisions import accounts_of, issued
from drafting.queries.trays import in_tray
from drafting.services import (
    amendments,
    consolidation,
    ladder,
    packages,
    positions,
    privately,
    reopening,
    revisions,
    tray,
)
from drafting.services.choices import Choice
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

    def bundle(self, name: str = "PKG-A") -> Bundle:
        """Return a package by its name."""
        return next(each for each in self.house.table().packages if each.name == name)

    def untie(self, name: str = "PKG-A") -> None:
        """Free everything from a package, so that it can be decided one by one."""
        bundle = self.bundle(name)
        for member in bundle.members:
            self.house.run(packages.free, self.actor("CHAIR"), bundle.id, member, key())

    def choice(self, verdict: str, about: str, *, text: str = "", reason: str = "", **more: Any) -> Choice:
        """Return a choice on a proposal, or on a paragraph for a Chair's text, on the text as it stands."""
        table = self.house.table()
        proposal = next((each for each in table.proposals if each.reference == about), None)
        standing = table.paragraph(proposal.target) if proposal else self.paragraph(about)
        seen, key_ = (
            standing.wording if standing else None,
            proposal.id if proposal else self.paragraph(about).id,
        )
        return Choice(Verdict(verdict), key_, seen, text, reason, **more)

    def tie(self, name: str, *members: str) -> UUID:
        """Tie proposals and paragraphs, by reference and label, into a package."""
        table = self.house.table()
        ids = {each.reference: each.id for each in table.proposals}
        ids |= {each.full_label: each.id for each in table.paragraphs}
        wanted = tuple(ids[each] for each in members)
        return self.house.run(packages.tie, self.actor("CHAIR"), self.house.draft, name, wanted, key())

    def together(self, label: str, references: list[str], text: str, **more: Any) -> None:
        """Accept several proposals in one decision."""
        each, chair = self.paragraph(label), self.actor("CHAIR")
        ids = [self.proposal(reference).id for reference in references]
        given = self.house.draft, each.id, ids, text, each.wording, key()
        self.house.run(consolidation.accept_together, chair, *given, **more)

    def accounts(self) -> dict[str, str]:
        """Return what the latest revision says became of each proposal."""

        def read() -> dict[str, str]:
            latest = issued(draft_of(self.actor("SEC"), self.house.draft))[-1]
            return {each.reference: each.outcome for each in accounts_of(latest.id)}

        return self.house.run(read)

    def propose_on_released(self, who: str, label: str, text: str) -> str:
        """Propose on the text as everybody reads it, whatever lies in the chair's tray."""
        target = next(p for p in self.house.table(office=False).paragraphs if p.full_label == label)
        private = uuid4()
        proposed = Proposed(AmendmentKind.MODIFY, target.id, target.wording, text)
        self.house.run(privately.keep, self.actor(who), self.house.draft, private, proposed)
        return self.submit(who, private)

    def settle(self, *steps: Choice, name: str = "PKG-A") -> None:
        """Decide a package in one act."""
        self.house.run(packages.settle, self.actor("CHAIR"), self.bundle(name).id, steps, key())

    def mode(self, mode: str) -> None:
        self.house.run(tray.set_mode, self.actor("CHAIR"), self.house.draft, Mode(mode), key())

    def waiting(self) -> list[str]:
        """Return what lies in the tray."""

        def read() -> list[str]:
            draft = draft_of(self.actor("CHAIR"), self.house.draft)
            return [f"{each.kind} {each.subject}" for each in in_tray(draft)]

        return self.house.run(read)

    def undo(self) -> None:
        """Take back the latest act in the tray."""
        draft, chair = self.house.draft, self.actor("CHAIR")
        latest = self.house.run(lambda: [each.id for each in in_tray(draft_of(chair, draft))][-1:])
        self.house.run(tray.undo, chair, draft, latest[0] if latest else None, key())

    def release(self) -> None:
        self.house.run(tray.release, self.actor("CHAIR"), self.house.draft, key())

    def mark(self, about: str, rung: str, *waiting_for: str) -> None:
        """Mark a proposal or a paragraph on the ladder."""
        table = self.house.table()
        proposal = next((each for each in table.proposals if each.reference == about), None)
        standing = table.paragraph(proposal.target) if proposal else self.paragraph(about)
        about_id, seen = proposal.id if proposal else standing.id, standing.wording if standing else None
        given = self.house.draft, about_id, Rung(rung), waiting_for, seen, key()
        self.house.run(ladder.mark, self.actor("CHAIR"), *given)

    def reopen(self, about: str, reason: str = "New instructions") -> None:
        table = self.house.table()
        proposal = next((each for each in table.proposals if each.reference == about), None)
        standing = table.paragraph(proposal.target) if proposal else self.paragraph(about)
        about_id, seen = proposal.id if proposal else standing.id, standing.wording if standing else None
        self.house.run(reopening.reopen, self.actor("CHAIR"), self.house.draft, about_id, reason, seen, key())

    def go_back(self, label: str, wording: UUID, reason: str = "New instructions") -> None:
        """Let the chair go back to an earlier wording of a paragraph."""
        each, chair = self.paragraph(label), self.actor("CHAIR")
        given = self.house.draft, each.id, wording, reason, each.wording, key()
        self.house.run(reopening.go_back, chair, *given)

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
