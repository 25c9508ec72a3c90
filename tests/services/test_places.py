"""Where things stand, what they are called, and what is never called so again."""

from drafting.procedure.compilation import compiled
from drafting.procedure.kinds import AmendmentKind, ParagraphKind
from tests.services.room import Room

K = AmendmentKind
NOTE = "Note that {} has been said;"


def insert(room: Room, label: str, what: str) -> str:
    return room.propose("KAZ", label, NOTE.format(what), K.INSERT)


def behind(room: Room, label: str, count: int) -> list[str]:
    labels = room.labels()
    at = labels.index(label)
    return labels[at : at + count + 1]


def test_a_move_keeps_the_text_and_leaves_its_former_place(any_room: Room) -> None:
    before = any_room.paragraph("OP8")
    any_room.accept("KGZ-2")
    after = any_room.paragraph("OP5 bis")
    assert (after.id, after.text, after.wording) == (before.id, before.text, before.wording)
    assert [(place.label, place.rank) for place in after.former] == [("OP8", before.rank)]
    assert behind(any_room, "OP5", 3) == ["OP5", "OP5 bis", "OP6", "OP7"]
    assert behind(any_room, "OP7", 1) == ["OP7", "OP9"]


def test_a_chapeau_takes_its_sub_paragraphs_along(room: Room) -> None:
    room.accept(room.propose("KAZ", "OP3", kind=K.MOVE, after="OP12"))
    assert behind(room, "OP12", 6) == [
        "OP12",
        "OP12 bis",
        "OP12 bis (a)",
        "OP12 bis (b)",
        "OP12 bis (b) (i)",
        "OP12 bis (b) (ii)",
        "OP12 bis (c)",
    ]
    assert "OP3" not in room.labels()


def test_an_insertion_brings_its_sub_paragraphs(any_room: Room) -> None:
    text = "Agree:\n(a) To meet:\n(i) In spring;\n(ii) In autumn;\n(b) To report;"
    reference = any_room.propose("TJK", "OP9", text, K.INSERT)
    any_room.accept(reference)
    assert [pair for pair in any_room.texts() if pair[0].startswith("OP9 bis")] == [
        ("OP9 bis", "Agree:"),
        ("OP9 bis (a)", "To meet:"),
        ("OP9 bis (a) (i)", "In spring;"),
        ("OP9 bis (a) (ii)", "In autumn;"),
        ("OP9 bis (b)", "To report;"),
    ]
    assert any_room.paragraph("OP9 bis").id == any_room.proposal(reference).new_paragraph
    assert any_room.paragraph("OP9 bis (a)").kind is ParagraphKind.SUBPARAGRAPH


def test_bis_stands_before_ter_whichever_was_accepted_first(room: Room) -> None:
    bis, ter, quater = (insert(room, "OP9", what) for what in ("one", "two", "three"))
    for reference in (ter, quater, bis):
        room.accept(reference)
    assert behind(room, "OP9", 4) == ["OP9", "OP9 bis", "OP9 ter", "OP9 quater", "OP10"]
    room.accept(insert(room, "OP9 bis", "four"))
    assert behind(room, "OP9", 4)[-1] == "OP9 quinquies"


def test_an_alternative_stands_where_the_paragraph_stood_before_what_follows_it(room: Room) -> None:
    room.untie()
    room.accept(insert(room, "OP6", "one"))
    room.accept("UZB-2")
    room.accept(insert(room, "OP6 alt", "two"))
    assert behind(room, "OP5", 4) == ["OP5", "OP6 alt", "OP6 alt bis", "OP6 bis", "OP7"]


def test_an_insertion_behind_a_paragraph_with_an_alternative_stands_behind_both(room: Room) -> None:
    room.untie()
    beside = insert(room, "OP6", "one")
    room.accept("UZB-2")
    room.accept(beside)
    assert behind(room, "OP5", 3) == ["OP5", "OP6 alt", "OP6 bis", "OP7"]


def test_sub_paragraphs_have_their_own_families(room: Room) -> None:
    first, second = insert(room, "OP3 (a)", "one"), insert(room, "OP3 (a)", "two")
    room.accept(second)
    room.accept(first)
    assert behind(room, "OP3 (a)", 3) == ["OP3 (a)", "OP3 (a) bis", "OP3 (a) ter", "OP3 (b)"]


def test_a_label_once_circulated_is_never_given_again(any_room: Room) -> None:
    """Whether it was withdrawn, not retained, accepted and fell, moved away, or is only pending."""
    any_room.untie()
    room = any_room
    room.withdraw("TJK", "TJK-1")
    room.withdraw("KAZ", "KAZ-3")
    room.decide("not_retain", "UZB-2", "No consensus")
    room.accept("KGZ-2")
    room.accept(room.propose("KAZ", "OP5 bis", kind=K.MOVE, after="OP7"))
    room.accept(insert(room, "OP9", "one"))
    room.accept(room.propose("KAZ", "OP9 bis", kind=K.DELETE))
    given = [insert(room, label, "more") for label in ("OP3", "PP4", "OP5", "OP7", "OP9", "OP9")]
    given.append(room.propose("KAZ", "OP6", "Decide to part;", K.REPLACE))
    labels = [room.proposal(reference).new_label for reference in given]
    assert labels == ["OP3 ter", "PP4 ter", "OP5 ter", "OP7 ter", "OP9 ter", "OP9 quater", "OP6 alt 2"]
    ever = [p.new_label for p in room.house.table().proposals if p.new_label]
    assert len(ever) == len(set(ever))


def test_what_is_proposed_stands_where_its_label_is_read(room: Room) -> None:
    room.propose("KAZ", "OP9", "Note one;", K.INSERT)
    later = room.propose("TJK", "OP9", "Note two;", K.INSERT)
    near = [row.label for row in compiled(room.house.table()) if row.label.startswith("OP9")]
    room.accept(later)
    assert near == ["OP9", "OP9 bis", "OP9 ter"]
    assert [row.label for row in compiled(room.house.table()) if row.label.startswith("OP9")] == near


def test_a_proposal_on_a_part_of_what_fell_stays_in_sight(room: Room) -> None:
    on_part = room.propose("KAZ", "OP3 (a)", "To name a national focal point;")
    room.accept(room.propose("TJK", "OP3", "", K.DELETE))
    (fallen,) = (row for row in compiled(room.house.table()) if row.label == "OP3")
    assert on_part in {proposal.reference for proposal in fallen.proposals}
