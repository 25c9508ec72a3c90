"""End to end: from the zero draft to Rev.1, word for word."""

import itertools

from sqlalchemy import select

from drafting.extensions import db
from drafting.models import Amendment, Draft, Fate
from drafting.procedure.states import MAY_BECOME, State
from drafting.queries.finding import draft_of
from drafting.queries.revisions import accounts_of, content_of, issued
from tests.services.landing import ACTS, FATES, land, landed
from tests.services.room import Room


def test_the_demo_event_lands_word_for_word(any_room: Room) -> None:
    began = any_room.entries()
    land(any_room)
    assert any_room.texts() == landed()
    chain = any_room.chain()
    assert [entry.sequence for entry in chain] == list(range(1, began + ACTS + 1))
    assert [f"{entry.kind} {entry.subject}" for entry in chain[-4:]] == [
        "decision.accepted AFG-1",
        "reservation.lifted TKM-2",
        "decision.chairs_text OP12",
        "revision.published Rev.1",
    ]


def test_rev_1_holds_the_text_and_accounts_for_fourteen_of_fourteen(any_room: Room) -> None:
    land(any_room)

    def read() -> tuple[list[tuple[str, str]], list[tuple[str, str, str]]]:
        draft = draft_of(any_room.actor("KAZ"), any_room.house.draft)
        zero, first = issued(draft)
        assert (zero.name, first.name, first.symbol) == (
            "Zero draft",
            "Rev.1",
            "ASH/HLD/2017/CRP.1/Rev.1",
        )
        content = [(each.label, each.text) for each in content_of(draft, 1)]
        return content, [(a.reference, a.outcome, a.reason) for a in accounts_of(first.id)]

    content, accounts = any_room.house.run(read)
    assert content == landed()
    assert {reference: outcome for reference, outcome, _ in accounts} == FATES
    assert len(accounts) == 14 + 3
    assert {reason for _, outcome, reason in accounts if outcome == "not_retained"} == {
        "In favour of the Chair’s text, package PKG-A"
    }


def test_on_the_way_no_amendment_came_back_from_an_end(room: Room) -> None:
    land(room)

    def lives() -> dict[str, list[State]]:
        rows = db.session.execute(
            select(Amendment.reference, Fate.state)
            .join(Fate, Fate.amendment_id == Amendment.id)
            .order_by(Fate.sequence)
        )
        found: dict[str, list[State]] = {}
        for reference, state in rows:
            found.setdefault(reference, []).append(State(state))
        return found

    found = room.house.run(lives)
    assert len(found) == 13 + 3
    for reference, life in found.items():
        assert life[0] is (State.ACCEPTED if reference.startswith("CHAIR") else State.SUBMITTED)
        assert all(then in MAY_BECOME[now] for now, then in itertools.pairwise(life))


def test_the_draft_stays_open_for_amendments(room: Room) -> None:
    land(room)
    assert room.house.run(lambda: db.session.scalars(select(Draft.stage)).one()) == "open"
    assert room.propose("KAZ", "OP12", "Decide to meet again in 2019.") == "KAZ-4"
