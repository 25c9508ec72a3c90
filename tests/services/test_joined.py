"""Merged and split: what was shown before the decision comes true, and what became of it is told."""

from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.warnings import broken_by
from tests.services.room import Room
from tests.services.test_every_kind import OP9, PP3_AND_PP4, merge

K = AmendmentKind


def citing(room: Room, reference: str) -> dict[str, str]:
    """Return what the chair is shown before deciding: by label, what each text could say instead."""
    table = room.house.table()
    return {each.label: each.offered for each in broken_by(table, room.proposal(reference))}


def test_a_sub_paragraph_taken_in_comes_under_the_label_that_was_shown(any_room: Room) -> None:
    room = any_room
    room.accept(room.propose("KAZ", "OP3", "Agree:\n(a) To meet;\n(b) To report;", K.INSERT))
    meeting = room.paragraph("OP3 ter (a)")
    reserved = room.propose("UZB", "OP3 (c)", "To consult;", K.INSERT)
    assert room.proposal(reserved).new_label == "OP3 (c) bis"
    room.chairs_text("OP7", "Recall paragraph 3 ter (a) above;")
    reference = room.submit("KAZ", merge(room, "KAZ", "OP3", "OP3 ter", room.paragraph("OP3").text))
    assert citing(room, reference)["OP7"] == "Recall paragraph 3 (c) ter above;"
    room.accept(reference)
    assert room.house.table().paragraph(meeting.id).full_label == "OP3 (c) ter"
    room.accept(reserved)
    labels = room.labels()
    assert len(labels) == len(set(labels))


def test_the_revision_says_whether_the_words_of_a_merge_and_a_split_still_stand(any_room: Room) -> None:
    room = any_room
    fourth = room.paragraph("PP4").text
    within = room.propose("UZB", "PP4", fourth.replace("28 September 2001", "that year"))
    merged = room.submit("KAZ", merge(room, "KAZ", "PP3", "PP4", PP3_AND_PP4))
    split = room.propose("KAZ", "OP9", "\n".join(OP9), K.SPLIT)
    for each in (merged, within, split):
        room.accept(each)
    room.publish()
    accounts = room.accounts()
    assert (accounts[merged], accounts[split]) == ("reflected", "reflected")
    room.chairs_text("PP3", "Recalling the Joint Plan of Action,")
    room.chairs_text("OP9 bis", "Decide to meet again;")
    room.publish()
    accounts = room.accounts()
    assert (accounts[merged], accounts[split]) == ("reflected_in_part", "reflected_in_part")
