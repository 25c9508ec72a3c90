"""The tray: what the chair's office decides for itself, takes back, and releases."""

from collections.abc import Callable

import pytest

from drafting.extensions import db
from drafting.models import Decision, Fate
from drafting.procedure.kinds import Stance
from drafting.procedure.table import Table
from drafting.queries.finding import draft_of
from drafting.queries.record import newest
from drafting.queries.tables import Audience, Reader
from drafting.services import tray
from tests.conftest import key
from tests.services.landing import OP5
from tests.services.room import Room

Act = Callable[[Room], object]


def merge(room: Room) -> None:
    text = room.paragraph("OP1").text
    both = room.proposal("KAZ-1").text.replace(
        "international law;", "international law, in particular international human rights law;"
    )
    assert both != text
    room.together("OP1", ["KAZ-1", "EU-1"], both)


def settle(room: Room) -> None:
    room.settle(
        room.choice("not_retained", "UZB-1", reason="Chair’s text"),
        room.choice("not_retained", "KGZ-1", reason="Chair’s text"),
        room.choice("chairs_text", "OP5", text=OP5),
        room.choice("accepted", "UZB-2"),
    )


def tie(room: Room) -> None:
    room.tie("PKG-B", "UZB-3", "OP2")


#: Every kind of decision that the chair's office can take.
DECISIONS: dict[str, Act] = {
    "accept words": lambda room: room.accept("KAZ-1"),
    "accept an insertion": lambda room: (room.accept("KAZ-2"), room.accept("TJK-1")),
    "accept a deletion": lambda room: room.accept("TKM-1"),
    "accept a move": lambda room: room.accept("KGZ-2"),
    "accept a sub-amendment": lambda room: room.accept("KAZ-2"),
    "accept with edits": lambda room: room.decide("accept_with_edits", "UZB-3", "Resolve to exchange;"),
    "keep in brackets": lambda room: room.decide("keep_in_brackets", "KGZ-1"),
    "not retain, with what hangs on it": lambda room: room.decide("not_retain", "TJK-1", "No consensus"),
    "Chair's text": lambda room: room.chairs_text("OP1", "Reaffirm our commitment;"),
    "mark a proposal": lambda room: room.mark("UZB-1", "informal", "TKM"),
    "mark a paragraph": lambda room: room.mark("OP2", "agreed"),
    "merge two": merge,
    "tie a package": tie,
    "free from a package": lambda room: room.untie(),
    "settle a package": settle,
}


def undo_all(room: Room, acts: int) -> None:
    for _ in range(acts):
        room.undo()


def everybody_reads(room: Room) -> Table:
    return room.house.table(office=False)


@pytest.mark.parametrize("name", DECISIONS)
def test_undone_is_as_if_never_decided_and_meanwhile_nobody_else_saw_it(room: Room, name: str) -> None:
    room.mode("tray")
    before, public, chain = room.house.table(), everybody_reads(room), room.chain()
    DECISIONS[name](room)
    assert room.house.table() != before
    assert everybody_reads(room) == public
    while room.waiting():
        room.undo()
    assert room.house.table() == before
    assert everybody_reads(room) == public
    assert room.chain() == chain
    DECISIONS[name](room)  # and it can be decided again
    assert room.house.table() != before
    room.release()
    assert everybody_reads(room) == room.house.table()
    assert room.waiting() == []


def test_undo_goes_from_the_top_and_only_through_the_tray(any_room: Room) -> None:
    chair, draft = any_room.actor("CHAIR"), any_room.house.draft
    any_room.accept("KAZ-1")
    assert any_room.refusal(any_room.undo).code == "nothing_to_undo"
    any_room.mode("tray")
    start = any_room.house.table()
    any_room.accept("TJK-2")
    first = any_room.house.table()
    any_room.decide("not_retain", "UZB-3", "No consensus")
    lowest = any_room.house.run(_lowest, any_room)
    refused = any_room.refusal(any_room.house.run, tray.undo, chair, draft, lowest, key())
    assert (refused.code, refused.params["subject"]) == ("not_the_latest", "UZB-3")
    any_room.undo()
    assert any_room.house.table() == first
    any_room.undo()
    assert any_room.house.table() == start
    assert any_room.refusal(any_room.undo).code == "nothing_to_undo"


def _lowest(room: Room) -> object:
    draft = draft_of(room.actor("CHAIR"), room.house.draft)
    return tray.in_tray(draft)[0].id


def test_the_same_undo_sent_twice_is_one(room: Room) -> None:
    chair, draft, form = room.actor("CHAIR"), room.house.draft, key()
    room.mode("tray")
    room.accept("TJK-2")
    room.accept("KAZ-1")
    top = room.house.run(lambda: tray.in_tray(draft_of(chair, draft))[-1].id)
    for _ in range(2):
        room.house.run(tray.undo, chair, draft, top, form)
    assert room.waiting() == ["accepted TJK-2"]


def test_going_live_waits_until_the_tray_is_empty(room: Room) -> None:
    room.mode("tray")
    assert room.refusal(room.mode, "tray").code == "same_mode"
    room.accept("KAZ-1")
    assert room.refusal(room.mode, "live").code == "tray_waiting"
    room.undo()
    room.mode("live")
    assert room.refusal(room.release).code == "nothing_to_release"


def test_what_is_released_takes_one_entry_that_lists_it_all(any_room: Room) -> None:
    before = any_room.entries()
    any_room.mode("tray")
    any_room.accept("KAZ-1")
    any_room.chairs_text("OP2", "Condemn terrorism in all its forms;", "Shorter")
    any_room.accept("TJK-2")
    any_room.undo()
    assert any_room.entries() == before + 1
    assert not any(p.party == "CHAIR" for p in any_room.house.table().proposals)
    any_room.release()
    assert any_room.entries() == before + 2
    last = any_room.chain()[-1]
    assert (last.kind, last.subject) == ("tray.released", "KAZ-1, OP2")
    assert [(each["kind"], each["subject"]) for each in last.payload["decisions"]] == [
        ("accepted", "KAZ-1"),
        ("chairs_text", "OP2"),
    ]
    assert last.payload["tabled"] == ["CHAIR-1"]
    assert any_room.states("KAZ-1", "CHAIR-1", "TJK-2") == ("accepted", "accepted", "submitted")


def test_a_revision_releases_the_tray_and_accounts_for_the_chairs_texts(any_room: Room) -> None:
    any_room.mode("tray")
    any_room.chairs_text("OP2", "Condemn terrorism in all its forms;")
    any_room.accept("KAZ-1")
    any_room.decide("not_retain", "UZB-3", "No consensus")
    any_room.undo()
    any_room.publish()
    assert any_room.waiting() == []
    assert any_room.chain()[-1].payload["tabled"] == ["CHAIR-1"]
    accounts = any_room.accounts()
    assert len(accounts) == 15
    assert (accounts["CHAIR-1"], accounts["KAZ-1"], accounts["UZB-3"]) == (
        "reflected",
        "reflected",
        "in_brackets",
    )
    assert any_room.house.table() == everybody_reads(any_room)


def test_delegations_go_on_with_the_released_text_and_nothing_of_theirs_is_lost(any_room: Room) -> None:
    """A proposal made on the released text is carried to the chair's newer one; undone, it stands as made."""
    any_room.mode("tray")
    any_room.accept("KAZ-1")
    op1 = any_room.house.table(office=False).paragraphs
    released = next(each for each in op1 if each.full_label == "OP1").text
    mine = released.replace("full and balanced", "full")
    reference = any_room.propose_on_released("UZB", "OP1", mine)
    seen = any_room.proposal(reference)
    assert "central and coordinating role" in seen.text
    assert "full and balanced" not in seen.text
    assert seen.status == "clean"
    public = next(p for p in everybody_reads(any_room).proposals if p.reference == reference)
    assert (public.text, public.status) == (mine, None)
    any_room.undo()
    assert any_room.proposal(reference).text == mine
    any_room.accept("KAZ-1")
    any_room.accept(reference)
    any_room.release()
    assert "central and coordinating role" in any_room.paragraph("OP1").text
    assert "full and balanced" not in any_room.paragraph("OP1").text


def test_a_sub_amendment_on_the_released_proposal_is_carried_to_the_amended_one(room: Room) -> None:
    room.mode("tray")
    room.accept("KAZ-2")
    public = next(p for p in everybody_reads(room).proposals if p.reference == "TJK-1")
    words = public.text.replace("operational information", "timely information")
    reference = room.propose("UZB", "", words, on="TJK-1")
    seen = room.proposal(reference)
    assert "linkages that may exist" in seen.text
    assert "timely information" in seen.text


def test_a_position_taken_before_the_release_is_of_the_earlier_text(room: Room) -> None:
    room.mode("tray")
    room.accept("KAZ-1")
    room.says("TKM", "EU-1", Stance.OPPOSE)
    room.release()
    said = {each.party: each for each in room.proposal("EU-1").said}
    assert said["TKM"].earlier
    room.says("UZB", "EU-1", Stance.SUPPORT)
    said = {each.party: each for each in room.proposal("EU-1").said}
    assert not said["UZB"].earlier


def test_what_its_author_withdrew_meanwhile_is_not_released(any_room: Room) -> None:
    any_room.mode("tray")
    any_room.accept("KAZ-1")
    any_room.withdraw("KAZ", "KAZ-1")
    refused = any_room.refusal(any_room.release)
    assert (refused.code, refused.params["references"]) == ("overtaken", ("KAZ-1",))
    assert any_room.refusal(any_room.publish).code == "overtaken"
    any_room.undo()
    assert any_room.states("KAZ-1") == ("withdrawn",)
    assert "central and coordinating" not in any_room.paragraph("OP1").text


def test_wordings_are_counted_as_they_are_seen(room: Room) -> None:
    """A wording that was undone leaves no gap in the numbers that others read."""
    room.mode("tray")
    room.chairs_text("OP2", "Condemn terrorism once;")
    room.undo()
    room.chairs_text("OP2", "Condemn terrorism twice;")
    assert room.paragraph("OP2").number == 2
    room.release()
    assert everybody_reads(room).paragraph(room.paragraph("OP2").id).number == 2


def test_the_mode_is_the_chairs_to_choose(room: Room) -> None:
    sec, draft = room.actor("SEC"), room.house.draft
    for act in (
        lambda: room.house.run(tray.set_mode, sec, draft, tray.Mode.TRAY, key()),
        lambda: room.house.run(tray.release, sec, draft, key()),
        lambda: room.house.run(tray.undo, sec, draft, None, key()),
    ):
        assert room.refusal(act).code == "not_permitted"


def test_the_record_says_nothing_of_the_tray(room: Room) -> None:
    room.mode("tray")
    event = room.actor("KAZ").event
    before = room.house.run(newest, event, 500)
    room.accept("KAZ-1")
    room.decide("not_retain", "UZB-3", "No consensus")
    room.mark("OP9", "ad_ref")
    assert room.house.run(newest, event, 500) == before
    kinds = room.house.run(lambda: {each.kind for each in db.session.query(Decision)})
    assert {"accepted", "not_retained", "marked"} <= kinds


def test_between_two_public_acts_the_chairs_turns_decide_what_came_last(room: Room) -> None:
    room.mode("tray")
    room.decide("keep_in_brackets", "KGZ-2")
    room.accept("KGZ-2")

    def read() -> list[tuple[str, tuple[int, int]]]:
        draft = draft_of(room.actor("CHAIR"), room.house.draft)
        reader = Reader(db.session(), draft, Audience(None, office=True))
        rows = db.session.query(Fate).filter(Fate.amendment_id == room.proposal("KGZ-2").id)
        return sorted(((row.state, reader.place(row)) for row in rows), key=lambda each: each[1])

    (first, at), (second, then), (third, last) = room.house.run(read)
    assert (first, second, third) == ("submitted", "in_brackets", "accepted")
    assert at[0] < then[0] == last[0]
    assert then[1] < last[1]
