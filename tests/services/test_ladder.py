"""The ladder of agreement, and the one way down: reopening, with a reason."""

import itertools

import pytest

from drafting.procedure.errors import ParagraphAgreed
from drafting.procedure.kinds import Rung
from drafting.procedure.ladder import MAY_STEP, check_open
from drafting.procedure.states import MAY_BECOME, REOPENS, State
from drafting.services import reopening
from tests.conftest import key
from tests.services.room import Room

OPEN, INFORMAL, AD_REF, AGREED = Rung.OPEN, Rung.INFORMAL, Rung.AD_REF, Rung.AGREED
#: The ladder read aloud: from the first to the second.
STEPS = {
    (OPEN, INFORMAL),
    (OPEN, AD_REF),
    (OPEN, AGREED),
    (INFORMAL, INFORMAL),
    (INFORMAL, AD_REF),
    (INFORMAL, AGREED),
    (AD_REF, AD_REF),
    (AD_REF, AGREED),
}
EARLIER = "Condemn terrorism in all its forms;"


def to(room: Room, rung: Rung) -> None:
    """Bring OP2 to a rung, waiting for nobody or, ad referendum, for Tajikistan."""
    if rung is not OPEN:
        room.mark("OP2", rung, *(["TJK"] if rung in {INFORMAL, AD_REF} else []))


@pytest.mark.parametrize(("start", "end"), list(itertools.product(Rung, Rung)))
def test_each_step_is_taken_or_refused_by_name(room: Room, start: Rung, end: Rung) -> None:
    assert ((start, end) in STEPS) is (end in MAY_STEP[start])
    to(room, start)
    if (start, end) in STEPS:
        room.mark("OP2", end)
        assert (room.paragraph("OP2").rung, room.paragraph("OP2").waiting_for) == (end, ())
    else:
        refused = room.refusal(room.mark, "OP2", end)
        assert (refused.code, refused.params) == ("illegal_step", {"rung": start.value, "to": end.value})


def test_a_paragraph_waits_for_named_parties_and_is_not_agreed_while_it_does(any_room: Room) -> None:
    any_room.mark("OP2", "ad_ref", "UZB", "KAZ")
    assert any_room.paragraph("OP2").waiting_for == ("UZB", "KAZ")
    assert any_room.refusal(any_room.mark, "OP2", "ad_ref", "KAZ", "UZB").code == "illegal_step"
    assert any_room.refusal(any_room.mark, "OP2", "agreed", "KAZ").code == "still_waiting"
    assert any_room.refusal(any_room.mark, "OP2", "agreed", "XYZ").code == "not_found"
    any_room.mark("OP2", "agreed")
    assert any_room.paragraph("OP2").rung is AGREED


def test_nothing_is_agreed_while_something_is_pending_on_it(any_room: Room) -> None:
    refused = any_room.refusal(any_room.mark, "OP1", "agreed")
    assert (refused.code, refused.params["references"]) == ("still_pending", ("KAZ-1", "EU-1"))
    any_room.accept("KAZ-1")
    any_room.accept("EU-1")
    any_room.mark("OP1", "agreed")
    assert any_room.paragraph("OP1").rung is AGREED


def test_a_new_wording_sends_it_back_unless_the_same_act_says_otherwise(any_room: Room) -> None:
    any_room.mark("OP4", "ad_ref", "TKM")
    words = any_room.paragraph("OP4").text.replace("strengthen", "further strengthen")
    any_room.decide("accept_with_edits", "UZB-3", words, keep_rung=True)
    assert (any_room.paragraph("OP4").rung, any_room.paragraph("OP4").waiting_for) == (AD_REF, ("TKM",))
    any_room.chairs_text("OP4", words.replace("further", "greatly"))
    assert any_room.paragraph("OP4").rung is OPEN


def test_an_agreed_paragraph_is_reopened_before_anything_changes_there(any_room: Room) -> None:
    any_room.mark("OP2", "agreed")
    assert any_room.refusal(any_room.chairs_text, "OP2", EARLIER).code == "paragraph_agreed"
    with pytest.raises(ParagraphAgreed):
        check_open(any_room.paragraph("OP2"))
    private = any_room.keep("KAZ", "OP2", EARLIER)
    refused = any_room.refusal(any_room.submit, "KAZ", private)
    assert (refused.code, refused.params["label"]) == ("paragraph_agreed", "OP2")
    assert any_room.refusal(any_room.reopen, "OP2", " ").code == "reason_missing"
    any_room.reopen("OP2", "New instructions from a capital")
    entry = any_room.chain()[-1]
    assert (entry.kind, entry.subject) == ("decision.reopened", "OP2")
    assert entry.payload == {"reason": "New instructions from a capital"}
    assert any_room.paragraph("OP2").rung is OPEN
    assert any_room.refusal(any_room.reopen, "OP2").code == "nothing_to_reopen"
    any_room.submit("KAZ", private)


def test_what_was_not_retained_comes_back_with_what_hung_on_it(any_room: Room) -> None:
    any_room.decide("not_retain", "TJK-1", "No consensus")
    assert any_room.states("TJK-1", "KAZ-2") == ("not_retained", "lapsed")
    refused = any_room.refusal(any_room.reopen, "KAZ-2")
    assert (refused.code, refused.params["reference"]) == ("already_decided", "TJK-1")
    any_room.reopen("TJK-1", "Consensus may be near")
    assert any_room.states("TJK-1", "KAZ-2") == ("submitted", "submitted")
    any_room.accept("KAZ-2")
    any_room.accept("TJK-1")
    assert "linkages that may exist" in any_room.paragraph("OP3 bis").text


def test_it_comes_back_carried_to_the_words_that_stand_now(room: Room) -> None:
    room.decide("not_retain", "UZB-3", "No consensus")
    room.chairs_text("OP4", room.paragraph("OP4").text.replace("strengthen", "further strengthen"))
    room.reopen("UZB-3")
    back = room.proposal("UZB-3")
    assert "further strengthen" in back.text
    assert "advance passenger information" in back.text
    room.accept("UZB-3")


def test_what_its_author_withdrew_is_not_reopened_nor_what_is_open(room: Room) -> None:
    room.withdraw("KAZ", "KAZ-3")
    for reference in ("KAZ-3", "UZB-1"):
        refused = room.refusal(room.reopen, reference)
        assert (refused.code, refused.params["subject"]) == ("nothing_to_reopen", reference)


def test_going_back_to_an_earlier_wording_brings_back_what_was_accepted_since(any_room: Room) -> None:
    first = any_room.paragraph("OP1")
    any_room.accept("KAZ-1")
    any_room.chairs_text("OP1", any_room.paragraph("OP1").text.replace("Reaffirm", "Reiterate"))
    any_room.accept("EU-1")
    any_room.go_back("OP1", first.wording, "A capital asks to look again")
    now = any_room.paragraph("OP1")
    assert (now.text, now.number, now.rung) == (first.text, 5, OPEN)
    assert any_room.states("KAZ-1", "EU-1", "CHAIR-1") == ("submitted", "submitted", "withdrawn")
    assert any_room.chain()[-1].payload["back"] == ["KAZ-1", "EU-1", "CHAIR-1"]
    any_room.accept("KAZ-1")
    any_room.accept("EU-1")
    words = any_room.paragraph("OP1").text
    assert "central and coordinating role" in words
    assert "refugee law" in words
    assert "Reiterate" not in words


def test_one_cannot_go_back_to_what_is_not_its_own_or_stands(room: Room) -> None:
    room.accept("KAZ-1")
    now, other = room.paragraph("OP1").wording, room.paragraph("OP2").wording
    assert room.refusal(room.go_back, "OP1", now).code == "identical_proposal"
    assert room.refusal(room.go_back, "OP1", other).code == "not_found"
    sec, draft = room.actor("SEC"), room.house.draft
    act = (reopening.reopen, sec, draft, room.paragraph("OP1").id, "Why not", now, key())
    assert room.refusal(room.house.run, *act).code == "not_permitted"


def test_the_table_of_reopening_leads_back_to_the_table_only_from_an_end() -> None:
    assert all(not MAY_BECOME[state] for state in REOPENS)
    assert State.WITHDRAWN not in REOPENS
    assert State.SUPERSEDED not in REOPENS
    assert {then for states in REOPENS.values() for then in states} == {State.SUBMITTED, State.WITHDRAWN}
