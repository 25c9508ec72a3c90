"""What the demo loader leaves on the table."""

import pytest

from drafting.procedure.kinds import ParagraphKind, Rung
from drafting.procedure.revisions import in_order
from tests.services.room import Room

PROPOSALS = """
KAZ-1 | modify  | OP1  |         | submitted   | ad_ref |
UZB-1 | modify  | OP5  |         | submitted   | open   |
KGZ-1 | modify  | OP5  |         | submitted   | open   |
TJK-1 | insert  | OP3  | OP3 bis | submitted   | open   |
KAZ-2 | modify  | OP3  |         | submitted   | open   | on TJK-1
TKM-1 | delete  | OP6  |         | submitted   | open   |
UZB-2 | replace | OP6  | OP6 alt | submitted   | open   | in PKG-A
KGZ-2 | move    | OP8  | OP5 bis | submitted   | ad_ref |
KAZ-3 | insert  | PP4  | PP4 bis | in_brackets | open   |
TJK-2 | modify  | PP6  |         | submitted   | ad_ref |
UZB-3 | modify  | OP4  |         | in_brackets | open   |
EU-1  | modify  | OP1  |         | submitted   | open   | suggestion, taken up by KGZ
AFG-1 | modify  | OP7  |         | submitted   | open   | suggestion
"""
LINES = [[part.strip() for part in line.split("|")] for line in PROPOSALS.strip().splitlines()]


def test_the_text(any_room: Room) -> None:
    text = in_order(any_room.house.table())
    labels = [each.full_label for each in text]
    named = {kind: [each.full_label for each in text if each.kind is kind] for kind in ParagraphKind}
    assert named[ParagraphKind.PREAMBULAR] == [f"PP{number}" for number in range(1, 9)]
    assert named[ParagraphKind.OPERATIVE] == [f"OP{number}" for number in range(1, 13)]
    assert named[ParagraphKind.SUBPARAGRAPH] == [
        "OP3 (a)",
        "OP3 (b)",
        "OP3 (b) (i)",
        "OP3 (b) (ii)",
        "OP3 (c)",
    ]
    assert labels[:2] == ["Title", "Enacting words"]
    assert labels[10] == "Proclamation"
    assert labels[-2:] == ["Closing", "Footnote 1"]
    footnote, fifth = any_room.paragraph("Footnote 1"), any_room.paragraph("PP5")
    assert footnote.note == "1"
    assert f"{{fn:{footnote.note}}}" in fifth.text
    assert fifth.text[: fifth.opening] == "Taking note"


def test_the_proposals(any_room: Room) -> None:
    laid = any_room.house.table()
    found = []
    for each in laid.proposals:
        parent = laid.proposal(each.parent).reference if each.parent else ""
        taken = f", taken up by {each.taken_up_by}" if each.taken_up_by else ""
        more = [f"on {parent}" if parent else "", *(f"in {name}" for name in each.packages)]
        more.append(f"suggestion{taken}" if each.observer else "")
        label = laid.paragraph(each.target).full_label
        found.append([each.reference, each.kind, label, each.new_label, each.state, each.rung, "".join(more)])
    assert found == LINES


def test_the_reservation_and_the_package(room: Room) -> None:
    (reserved,) = room.house.table().reservations
    op12 = room.paragraph("OP12")
    assert (reserved.reference, reserved.scope, reserved.paragraph) == ("TKM-2", "[2019]", op12.id)
    assert reserved.scope in op12.text
    assert not reserved.lifted
    assert room.paragraph("OP5").packages == ("PKG-A",)
    assert all(each.rung is Rung.OPEN for each in room.house.table().paragraphs)


def test_the_russian_stands_beside_the_english_and_two_paragraphs_lag_behind(any_room: Room) -> None:
    text = in_order(any_room.house.table())
    assert all(set(each.renderings) == {"ru"} for each in text)
    assert [each.full_label for each in text if each.renderings["ru"].stale] == ["PP6", "OP5"]
    assert "as appropriate" in any_room.paragraph("OP5").renderings["ru"].source
    assert "where appropriate" in any_room.paragraph("OP5").text


@pytest.mark.parametrize("code", ["KAZ", "EU", "SEC"])
def test_the_register_tells_how_it_came_about(room: Room, code: str) -> None:
    chain = room.chain()
    assert [entry.sequence for entry in chain] == list(range(1, len(chain) + 1))
    assert chain[0].kind == "event.founded"
    submitted = [entry.subject for entry in chain if entry.kind == "amendment.submitted"]
    assert submitted == [line[0] for line in LINES]
    assert code in {entry.actor for entry in chain}
