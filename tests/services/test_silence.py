"""The silence procedure: a clock for all alike, and whoever writes in time breaks it."""

from datetime import datetime, timedelta

import pytest
import time_machine

from drafting.models import Amendment, Base
from drafting.procedure.errors import Refusal
from drafting.procedure.silence import Standing
from drafting.procedure.stages import Stage
from drafting.queries.finding import draft_of
from drafting.queries.revisions import content_of, issued
from drafting.services import clock, consolidation, revisions, silence
from drafting.services.transactions import transaction
from tests.conftest import key
from tests.services.closing import TICK, at, do, draft, open_silence, read_silence, soon, stage, unbroken
from tests.services.room import Room


def said(room: Room, moment: datetime, who: str, text: str = "We cannot agree to OP5.") -> str:
    """Object at a moment; say what came of it."""
    try:
        at(moment, lambda: do(room, silence.object, who, text))
    except Refusal as refusal:
        return refusal.code
    return "broken"


@pytest.mark.parametrize(
    ("off", "came"),
    [(-TICK, "broken"), (timedelta(0), "broken"), (TICK, "silence_over")],
    ids=["before", "at the very hour", "after"],
)
def test_an_objection_counts_to_the_microsecond(any_room: Room, off: timedelta, came: str) -> None:
    until = open_silence(any_room)
    assert stage(any_room) is Stage.SILENCE
    assert said(any_room, until + off, "UZB") == came
    found = read_silence(any_room)
    assert found.standing(until + off) is (Standing.BROKEN if came == "broken" else Standing.EXPIRED)
    if came == "broken":
        assert stage(any_room) is Stage.READING
        assert [(step.kind, step.party, step.text) for step in found.steps] == [
            ("broken", "UZB", "We cannot agree to OP5.")
        ]
        entry = any_room.chain()[-1]
        assert (entry.kind, entry.actor, entry.payload["text"]) == (
            "silence.broken",
            "UZB",
            "We cannot agree to OP5.",
        )


def test_only_a_participant_who_speaks_for_it_breaks_it_and_in_words(any_room: Room) -> None:
    until = open_silence(any_room)
    for who in ("EU", "AFG", "CHAIR", "SEC", "uzbekistan-drafter"):
        refusal = any_room.refusal(do, any_room, silence.object, who, "No.")
        assert refusal.code == "not_permitted", who
    assert any_room.refusal(do, any_room, silence.object, "UZB", "  ").code == "empty_proposal"
    assert read_silence(any_room).standing(until) is Standing.RUNNING


def test_an_extension_resets_the_clock_for_all_and_needs_a_reason(any_room: Room) -> None:
    until = open_silence(any_room)
    later = until + timedelta(days=2)
    for who, term, why, code in (
        ("SEC", later, "One capital asked.", "not_permitted"),
        ("KAZ", later, "One capital asked.", "not_permitted"),
        ("CHAIR", later, " ", "reason_needed"),
        ("CHAIR", until, "One capital asked.", "bad_term"),
    ):
        assert any_room.refusal(do, any_room, silence.extend, who, term, why).code == code
    do(any_room, silence.extend, "CHAIR", later, "One capital asked.")
    found = read_silence(any_room)
    assert (found.until, found.first_until) == (later, until)
    assert said(any_room, later, "KGZ") == "broken"


def test_it_is_over_by_the_clock_and_the_act_only_records_it(any_room: Room) -> None:
    until = open_silence(any_room)
    running = any_room.refusal(do, any_room, silence.conclude, "SEC")
    assert (running.code, running.params["until"]) == ("silence_running", until)
    with time_machine.travel(until, tick=False):
        assert any_room.refusal(do, any_room, silence.conclude, "SEC").code == "silence_running"
    with time_machine.travel(until + TICK, tick=False):
        assert read_silence(any_room).standing(clock.now()) is Standing.EXPIRED
        for act, given in (
            (silence.object, ("No.",)),
            (silence.extend, (until + timedelta(days=1), "Too late")),
            (silence.call_off, ("Too late",)),
        ):
            who = "KAZ" if act is silence.object else "CHAIR"
            assert any_room.refusal(do, any_room, act, who, *given).code == "silence_over"
        assert any_room.refusal(do, any_room, silence.conclude, "KAZ").code == "not_permitted"
        do(any_room, silence.conclude, "SEC")
    assert stage(any_room) is Stage.AGREED
    assert any_room.chain()[-1].kind == "silence.unbroken"


def test_what_came_in_time_breaks_it_although_its_end_was_recorded_first(any_room: Room) -> None:
    """Receipt counts, however long it waits for its turn: the outcome recorded meanwhile does not hold."""
    until = open_silence(any_room)
    at(until + TICK, lambda: do(any_room, silence.conclude, "SEC"))
    assert said(any_room, until + TICK, "UZB") == "wrong_stage"
    assert said(any_room, until, "UZB") == "broken"
    assert stage(any_room) is Stage.READING
    assert [step.kind for step in read_silence(any_room).steps] == ["unbroken", "broken"]


def test_called_off_it_goes_back_to_its_reading(any_room: Room) -> None:
    open_silence(any_room)
    assert any_room.refusal(do, any_room, silence.call_off, "CHAIR", "").code == "reason_needed"
    do(any_room, silence.call_off, "CHAIR", "Wrong file circulated.")
    assert stage(any_room) is Stage.READING
    assert any_room.refusal(do, any_room, silence.call_off, "CHAIR", "Again").code == "wrong_stage"


def test_an_amendment_breaks_it_in_its_own_transaction(any_room: Room) -> None:
    until = open_silence(any_room)
    uzb = any_room.actor("UZB")

    def submit() -> None:
        with transaction(uzb.event) as open_:
            amendment = open_.session.query(Amendment).filter_by(reference="UZB-1").one()
            on = draft_of(uzb, any_room.house.draft)
            broken = silence.broken_by_amendment(open_, uzb, on, amendment)
            open_.record("amendment.submitted", "UZB", amendment.id, "x", {"breaks": broken.name})

    with time_machine.travel(until + TICK, tick=False):
        assert any_room.refusal(any_room.house.run, submit).code == "silence_over"
    any_room.house.run(submit)
    step = read_silence(any_room).steps[-1]
    assert (step.kind, step.party, step.reference) == ("broken", "UZB", "UZB-1")
    assert stage(any_room) is Stage.READING


def test_the_text_under_silence_is_frozen_and_nothing_is_published_meanwhile(any_room: Room) -> None:
    any_room.chairs_text("OP12", "Decide to meet again in 2019.")
    until = open_silence(any_room)
    first = read_silence(any_room)
    assert (first.name, first.symbol) == ("Rev.1", "ASH/HLD/2017/CRP.1/Rev.1")

    def read() -> tuple[list[tuple[int, str]], str]:
        here = draft_of(any_room.actor("KAZ"), any_room.house.draft)
        text = next(each.text for each in content_of(here, 1) if each.label == "OP12")
        return [(each.number, each.kind.value) for each in issued(here)], text

    assert any_room.house.run(read) == ([(0, "numbered"), (1, "silence")], "Decide to meet again in 2019.")
    op12, chair = any_room.paragraph("OP12"), any_room.actor("CHAIR")
    for act in (
        (revisions.publish, any_room.actor("SEC"), any_room.house.draft, key()),
        (silence.open, chair, any_room.house.draft, soon(), key()),
        (consolidation.chairs_text, chair, any_room.house.draft, op12.id, "x", op12.wording, "", key()),
    ):
        assert any_room.refusal(any_room.house.run, *act).code == "wrong_stage"
    assert said(any_room, until, "UZB") == "broken"
    open_silence(any_room)
    assert read_silence(any_room).number == 1, "the same text is not frozen twice"


def test_nobody_is_asked_to_agree_to_what_lies_in_the_tray(any_room: Room) -> None:
    def in_the_tray() -> None:
        with transaction(any_room.actor("CHAIR").event) as open_:
            draft_of(any_room.actor("CHAIR"), any_room.house.draft).mode = "tray"
            open_.record("mode", "CHAIR", any_room.house.draft, "", {})

    any_room.house.run(in_the_tray)
    any_room.chairs_text("OP12", "Decide to meet again in 2019.")
    refusal = any_room.refusal(open_silence, any_room)
    assert (refusal.code, refusal.params["number"]) == ("tray_waiting", 1)


def test_a_term_lies_ahead_and_the_chair_opens_it(any_room: Room) -> None:
    now = clock.now()
    with time_machine.travel(now, tick=False):
        assert any_room.refusal(open_silence, any_room, now).code == "bad_term"
    for who in ("SEC", "KAZ", "EU"):
        assert any_room.refusal(open_silence, any_room, who=who).code == "not_permitted"
    assert draft(any_room).stage == Stage.OPEN


def test_who_has_opened_it_is_nowhere() -> None:
    """No table could say it: what a silence keeps is its own term and what was written."""
    held = {
        column.name for name in ("silence", "silence_step") for column in Base.metadata.tables[name].columns
    }
    assert not held & {"seen", "read", "opened", "viewed", "person_id"}


def test_an_agreed_text_goes_on_to_nothing_by_itself(any_room: Room) -> None:
    unbroken(any_room)
    assert stage(any_room) is Stage.AGREED
    assert any_room.refusal(any_room.propose, "KAZ", "OP2", "Condemn terrorism;").code == "wrong_stage"
