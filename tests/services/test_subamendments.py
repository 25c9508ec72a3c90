"""What hangs on a proposal is decided first, changes it, and falls with it."""

import pytest

from drafting.procedure.kinds import AmendmentKind
from tests.services.room import Room

K = AmendmentKind
NEXUS = "the nexus between terrorism and the illicit traffic"
LIST = "Agree:\n(a) To meet every year:\n(i) In the region;\n(b) To report;"


def changed(room: Room, old: str, new: str) -> str:
    text = room.proposal("TJK-1").text
    assert old in text
    return text.replace(old, new)


def test_the_subamendment_is_decided_before_its_parent(any_room: Room) -> None:
    refused = any_room.refusal(any_room.accept, "TJK-1")
    assert (refused.code, refused.params["references"]) == ("subamendment_pending", ("KAZ-2",))
    any_room.accept("KAZ-2")
    assert "linkages that may exist" in any_room.proposal("TJK-1").text
    assert NEXUS in any_room.proposal("TJK-1").submitted[0][1]
    any_room.accept("TJK-1")
    assert "linkages that may exist" in any_room.paragraph("OP3 bis").text
    assert any_room.states("KAZ-2", "TJK-1") == ("accepted", "accepted")


@pytest.mark.parametrize("end", ["withdrawn", "not retained"])
def test_it_falls_with_its_parent(any_room: Room, end: str) -> None:
    if end == "withdrawn":
        any_room.withdraw("TJK", "TJK-1")
    else:
        any_room.decide("not_retain", "TJK-1", "No consensus")
    assert any_room.states("KAZ-2") == ("lapsed",)
    assert any_room.refusal(any_room.accept, "KAZ-2").code == "already_decided"


def test_none_can_be_hung_on_what_is_decided_or_hangs_itself(room: Room) -> None:
    on_sub = room.keep("UZB", "", "Express concern;", on="KAZ-2")
    assert room.refusal(room.submit, "UZB", on_sub).code == "already_decided"
    late = room.keep("UZB", "", "Express concern;", on="TJK-1")
    room.withdraw("TJK", "TJK-1")
    assert room.refusal(room.submit, "UZB", late).code == "already_decided"


def test_rival_subamendments_are_carried_and_the_parent_is_not_held_up_by_a_reflected_one(room: Room) -> None:
    same = room.propose("UZB", "", room.proposal("KAZ-2").text, on="TJK-1")
    clear = room.propose("TKM", "", changed(room, "operational information", "information"), on="TJK-1")
    rival = room.propose("KGZ", "", changed(room, "nexus", "links"), on="TJK-1")
    room.accept("KAZ-2")
    assert room.statuses(same, clear, rival) == ("reflected", "clean", "clash")
    room.accept(clear)
    room.decide("not_retain", rival, "No consensus")
    room.accept("TJK-1")
    text = room.paragraph("OP3 bis").text
    assert "linkages" in text
    assert "sharing information in that regard" in text
    assert room.states(same) == ("submitted",)


def test_a_suggestion_that_nobody_took_up_falls_with_the_decided_parent(room: Room) -> None:
    suggestion = room.propose("EU", "", changed(room, "Express our", "Express our deep"), on="TJK-1")
    room.accept("KAZ-2")
    room.accept("TJK-1")
    assert room.states(suggestion) == ("lapsed",)
    assert room.refusal(room.take_up, "KGZ", suggestion).code == "already_decided"


def test_sub_paragraphs_live_through_a_subamendment_and_the_chairs_edits(room: Room) -> None:
    main = room.propose("TJK", "OP9", LIST, K.INSERT)
    sub = room.propose("KAZ", "", LIST.replace("In the region", "In Ashgabat"), on=main)
    assert [level for level, _ in room.proposal(sub).pieces] == [0, 1, 2, 1]
    room.decide("accept_with_edits", sub, LIST.replace("In the region", "In a capital"))
    room.accept(main)
    assert [pair for pair in room.texts() if pair[0].startswith("OP9 bis")] == [
        ("OP9 bis", "Agree:"),
        ("OP9 bis (a)", "To meet every year:"),
        ("OP9 bis (a) (i)", "In a capital;"),
        ("OP9 bis (b)", "To report;"),
    ]
