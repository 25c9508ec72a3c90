"""Several changes of one paragraph in one decision, and what a decision needs to have seen."""

from drafting.procedure.composing import union
from tests.services.room import Room


def offered(room: Room, label: str, *references: str) -> object:
    table = room.house.table()
    standing = room.paragraph(label)
    return union(standing, [each for each in table.on(standing.id) if each.reference in references])


def test_the_union_of_what_fits_is_offered_and_made_the_text_in_one_act(any_room: Room) -> None:
    offer = offered(any_room, "OP1", "KAZ-1", "EU-1")
    assert (offer.clashes, "central and coordinating" in offer.text, "refugee law" in offer.text) == (
        (),
        True,
        True,
    )
    before = any_room.entries()
    any_room.together("OP1", ["KAZ-1", "EU-1"], offer.text)
    assert any_room.entries() == before + 1
    entry = any_room.chain()[-1]
    assert (entry.kind, entry.subject) == ("decision.accepted", "KAZ-1, EU-1")
    assert any_room.paragraph("OP1").text == offer.text
    assert any_room.paragraph("OP1").number == 2
    assert any_room.states("KAZ-1", "EU-1") == ("accepted", "accepted")
    any_room.publish()
    assert {any_room.accounts()[each] for each in ("KAZ-1", "EU-1")} == {"reflected"}


def test_one_that_is_not_reflected_whole_is_accepted_with_edits(room: Room) -> None:
    words = room.proposal("KAZ-1").text.replace(
        "international law;", "international law, in particular human rights;"
    )
    room.together("OP1", ["KAZ-1", "EU-1"], words)
    assert room.states("KAZ-1", "EU-1") == ("accepted", "accepted_with_edits")
    assert room.chain()[-1].kind == "decision.accepted_with_edits"


def test_a_clash_is_said_and_nothing_is_offered(room: Room) -> None:
    offer = offered(room, "OP5", "UZB-1", "KGZ-1")
    assert (offer.text, offer.clashes) == ("", (("UZB-1", "KGZ-1"),))
    room.untie()
    words = "Encourage the elaboration of national plans of action;"
    refused = room.refusal(room.together, "OP5", ["UZB-1", "KGZ-1"], words)
    assert (refused.code, refused.params["parties"]) == ("objection_recorded", ("KGZ", "TKM", "UZB"))
    room.together("OP5", ["UZB-1", "KGZ-1"], words, confirmed=True)
    assert room.states("UZB-1", "KGZ-1") == ("accepted", "accepted_with_edits")


def test_only_changes_of_these_words_are_merged(room: Room) -> None:
    assert room.refusal(room.together, "OP1", ["KAZ-1"], "Reaffirm;").code == "two_at_least"
    assert room.refusal(room.together, "OP1", ["KAZ-1", "KAZ-1"], "Reaffirm;").code == "two_at_least"
    others = room.refusal(room.together, "OP1", ["KAZ-1", "UZB-3", "TKM-1"], "Reaffirm;")
    assert (others.code, others.params["references"]) == ("not_of_this_paragraph", ("UZB-3", "TKM-1"))
    room.accept("KAZ-1")
    assert room.refusal(room.together, "OP1", ["KAZ-1", "EU-1"], "Reaffirm;").code == "already_decided"


def test_a_decision_says_which_wording_was_read(any_room: Room) -> None:
    for verdict, words in (("accept", ()), ("not_retain", ("Why",)), ("keep_in_brackets", ())):
        assert any_room.refusal(any_room.decide, verdict, "KAZ-1", *words, seen=None).code == "not_seen"
