"""A model of the negotiation in a hundred lines, played against the services on both engines.

The model knows no database and no diff: a paragraph is a row of slots, a proposal fills one of them. What the
chair has decided is a list; the first so many decisions are released. All else follows from it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as play

from drafting.procedure.errors import (
    AlreadyDecided,
    NotFound,
    NothingToPublish,
    Overtaken,
    Refusal,
    StaleText,
)
from drafting.procedure.kinds import AmendmentKind, ParagraphKind
from drafting.procedure.proposing import Proposed
from drafting.procedure.stages import Mode
from drafting.procedure.states import PENDING
from drafting.procedure.table import Table
from drafting.queries.desks import private_drafts
from drafting.queries.finding import draft_of, table_for
from drafting.queries.revisions import accounts_of, content_of, issued
from drafting.queries.trays import in_tray
from drafting.services import amendments, consolidation, drafts, privately, revisions, tray
from tests.conftest import House, key

PARTIES = {"KAZ": "kazakhstan", "KGZ": "kyrgyzstan", "TJK": "tajikistan"}
READERS = PARTIES | {"EU": "eu", "SEC": "secretariat", "CHAIR": "chair"}
PLACES = range(2)
SLOTS = 40


@dataclass
class Filled:
    """A proposal of the model: a word of its own in a slot of a paragraph."""

    party: str
    place: int
    slot: int
    word: str
    on: str
    withdrawn: bool = False


@dataclass
class Model:
    """What the text and the proposals must be, for the chair's office and for everybody else."""

    made: dict[UUID, Filled] = field(default_factory=dict)
    private: dict[UUID, Filled] = field(default_factory=dict)
    decided: list[tuple[UUID, str]] = field(default_factory=list)
    released: int = 0
    published: list[tuple[str, ...]] = field(default_factory=list)

    def decisions(self, *, office: bool) -> list[tuple[UUID, str]]:
        return self.decided if office else self.decided[: self.released]

    def state(self, made: UUID, *, office: bool) -> str:
        if self.made[made].withdrawn:
            return "withdrawn"
        return next((say for key, say in reversed(self.decisions(office=office)) if key == made), "submitted")

    def text(self, place: int, *, office: bool, plus: UUID | None = None) -> str:
        """Write a paragraph: its slots, and the words of what is accepted in them."""
        words = {}
        for each, said in [*self.decisions(office=office), *([(plus, "accepted")] if plus else [])]:
            if said == "accepted" and self.made[each].place == place:
                words[self.made[each].slot] = self.made[each].word
        return paragraph(place, words)

    def open(self) -> list[UUID]:
        return [each for each in self.made if self.state(each, office=True) in PENDING]


def paragraph(place: int, words: dict[int, str]) -> str:
    """Return a paragraph whose slots lie three words apart, some of them filled."""
    slots = (f"s{place}x{n} of the text{' ' + words[n] if n in words else ''}" for n in range(SLOTS))
    return f"Decides {' '.join(slots)};"


class Negotiation(RuleBasedStateMachine):
    """The acts of a negotiation, in any order."""

    house: House
    drafted, tabled = Bundle("drafted"), Bundle("tabled")

    @initialize(mode=st.sampled_from(Mode))
    def begin(self, mode: Mode) -> None:
        self.model, self.mode, self.counts = Model(), Mode.LIVE, count()
        self.seats = {code: self.house.actor(name) for code, name in READERS.items()}
        text = tuple(drafts.LaidParagraph(ParagraphKind.OPERATIVE, paragraph(n, {})) for n in PLACES)
        plan = drafts.DraftPlan("A", ("en",), text)
        self.draft = self.do(drafts.lay, "SEC", plan, key())
        self.do(drafts.open_for_amendments, "SEC", self.draft, "X", {}, key())
        self.ids = [each.id for each in sorted(self.table("SEC").paragraphs, key=lambda each: each.rank)]
        self.model.published.append(tuple(paragraph(n, {}) for n in PLACES))
        if mode is Mode.TRAY:
            self.switch()

    def do(self, act: Callable[..., Any], code: str, *given: Any, **more: Any) -> Any:
        return self.house.run(act, self.seats[code], *given, **more)

    def table(self, code: str) -> Table:
        seat = self.seats[code]
        return self.house.run(lambda: table_for(seat, draft_of(seat, self.draft)))

    def refused(self, act: Callable[..., Any], code: str, *given: Any, **more: Any) -> Refusal:
        with pytest.raises(Refusal) as refusal:
            self.do(act, code, *given, **more)
        return refusal.value

    def decide(self, act: Callable[..., None], made: UUID, *words: str) -> None:
        """Decide on what is open; on anything else the chair is refused."""
        place = self.ids[self.model.made[made].place]
        seen = self.table("CHAIR").paragraph(place).wording
        said = {"accept": "accepted", "not_retain": "not_retained"}.get(act.__name__, "in_brackets")
        if made not in self.model.open():
            assert isinstance(self.refused(act, "CHAIR", made, *words, seen, key()), AlreadyDecided)
            return
        self.do(act, "CHAIR", made, *words, seen, key())
        self.model.decided.append((made, said))
        self.model.released += self.mode is Mode.LIVE

    @rule(target=drafted, code=st.sampled_from(sorted(PARTIES)), place=st.sampled_from(PLACES))
    def keep(self, code: str, place: int) -> UUID:
        return self.keep_now(code, place)

    def keep_now(self, code: str, place: int) -> UUID:
        number, private = next(self.counts), uuid4()
        made = Filled(code, place, number % SLOTS, f"new{number}", self.model.text(place, office=False))
        current = self.table(code).paragraph(self.ids[place])
        before = {each.slot: each.word for each in self.accepted(place)}
        text = paragraph(place, before | {made.slot: made.word})
        proposed = Proposed(AmendmentKind.MODIFY, self.ids[place], current.wording, text)
        self.do(privately.keep, code, self.draft, private, proposed)
        self.model.private[private] = made
        return private

    def accepted(self, place: int) -> Iterator[Filled]:
        """Yield what is accepted and released in a paragraph: what a delegation proposes upon."""
        for each, said in self.model.decisions(office=False):
            if said == "accepted" and self.model.made[each].place == place:
                yield self.model.made[each]

    @rule(target=tabled, private=drafted)
    def submit(self, private: UUID) -> UUID | Any:
        return self.submit_now(private)

    def submit_now(self, private: UUID) -> UUID | Any:
        made = self.model.private.get(private)
        code = made.party if made else "KAZ"
        if made is None:
            assert isinstance(self.refused(amendments.submit, code, private, 1, key()), Refusal)
            return uuid4()
        if made.on != self.model.text(made.place, office=False):
            assert isinstance(self.refused(amendments.submit, code, private, 1, key()), StaleText)
            return uuid4()
        tabled = self.do(amendments.submit, code, private, 1, key())
        self.model.made[tabled] = self.model.private.pop(private)
        return tabled

    @rule(target=tabled, code=st.sampled_from(sorted(PARTIES)), place=st.sampled_from(PLACES))
    def propose(self, code: str, place: int) -> UUID | Any:
        return self.submit_now(self.keep_now(code, place))

    @rule(private=drafted, code=st.sampled_from(sorted(READERS)))
    def pry(self, private: UUID, code: str) -> None:
        """Try to submit or discard what another delegation keeps to itself."""
        made = self.model.private.get(private)
        if made is not None and made.party != code:
            assert isinstance(self.refused(amendments.submit, code, private, 1, key()), NotFound)

    @rule(made=tabled)
    def withdraw(self, made: UUID) -> None:
        """Take back what the delegation sees to be on the table, whatever lies in the tray."""
        if made not in self.model.made:
            return
        filled = self.model.made[made]
        if self.model.state(made, office=False) in PENDING:
            self.do(amendments.withdraw, filled.party, made, key())
            filled.withdrawn = True
        else:
            refusal = self.refused(amendments.withdraw, filled.party, made, key())
            assert isinstance(refusal, AlreadyDecided)

    @rule(made=tabled)
    def accept(self, made: UUID) -> None:
        if made in self.model.made:
            self.decide(consolidation.accept, made)

    @rule(made=tabled)
    def not_retain(self, made: UUID) -> None:
        if made in self.model.made:
            self.decide(consolidation.not_retain, made, "No agreement")

    @rule(made=tabled)
    def bracket(self, made: UUID) -> None:
        if made in self.model.made:
            self.decide(consolidation.keep_in_brackets, made)

    def waiting(self) -> int:
        return len(self.model.decided) - self.model.released

    @precondition(lambda self: not self.waiting())
    @rule()
    def switch(self) -> None:
        self.mode = Mode.TRAY if self.mode is Mode.LIVE else Mode.LIVE
        self.do(tray.set_mode, "CHAIR", self.draft, self.mode, key())

    @precondition(lambda self: self.waiting())
    @rule()
    def undo(self) -> None:
        seat = self.seats["CHAIR"]
        latest = self.house.run(lambda: in_tray(draft_of(seat, self.draft))[-1].id)
        self.do(tray.undo, "CHAIR", self.draft, latest, key())
        self.model.decided.pop()

    def overtaken(self) -> bool:
        """Say whether an author has taken back what the tray decides on."""
        return any(self.model.made[each].withdrawn for each, _ in self.model.decided[self.model.released :])

    @precondition(lambda self: self.waiting())
    @rule()
    def release(self) -> None:
        if self.overtaken():
            assert isinstance(self.refused(tray.release, "CHAIR", self.draft, key()), Overtaken)
            return
        self.do(tray.release, "CHAIR", self.draft, key())
        self.model.released = len(self.model.decided)

    @rule()
    def publish(self) -> None:
        try:
            self.do(revisions.publish, "SEC", self.draft, key())
        except NothingToPublish:
            return
        except Overtaken:
            assert self.overtaken()
            return
        self.model.released = len(self.model.decided)
        self.model.published.append(tuple(self.model.text(n, office=True) for n in PLACES))

    @invariant()
    def everybody_sees_what_they_may(self) -> None:
        for code in READERS:
            table, office = self.table(code), code == "CHAIR"
            assert {each.id: each.state.value for each in table.proposals} == {
                made: self.model.state(made, office=office) for made in self.model.made
            }, code
            for place, paragraph_id in enumerate(self.ids):
                assert table.paragraph(paragraph_id).text == self.model.text(place, office=office), code
            for each in table.proposals:
                if each.on_the_table:
                    place = self.model.made[each.id].place
                    assert each.text == self.model.text(place, office=office, plus=each.id), code

    @invariant()
    def what_is_private_is_the_delegations_own(self) -> None:
        for code in READERS:
            seat = self.seats[code]
            cards = self.house.run(lambda seat=seat: private_drafts(seat, draft_of(seat, self.draft)))
            assert {card.id for card in cards} == {
                each for each, made in self.model.private.items() if made.party == code
            }, code

    @invariant()
    def what_is_published_stays_and_accounts_for_all(self) -> None:
        seat = self.seats["EU"]

        def read() -> list[tuple[tuple[str, ...], int]]:
            draft = draft_of(seat, self.draft)
            return [
                (tuple(each.text for each in content_of(draft, one.number)), len(accounts_of(one.id)))
                for one in issued(draft)
            ]

        found = self.house.run(read)
        assert [text for text, _ in found] == self.model.published
        assert all(accounted <= len(self.model.made) for _, accounted in found)


def settle(steps: int, examples: int) -> settings:
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        phases=(Phase.explicit, Phase.reuse, Phase.generate),  # a failure is told at once, not made smaller
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


def on(house: House) -> type[Negotiation]:
    return type("OnThisHouse", (Negotiation,), {"house": house})


def test_the_services_do_what_the_model_does(any_house: House) -> None:
    play(on(any_house), settings=settle(30, 10))


@pytest.mark.deep
def test_the_services_do_what_the_model_does_at_length(any_house: House) -> None:
    play(on(any_house), settings=settle(60, 120))
