"""Every kind of proposal, from the private draft to the text."""

from uuid import UUID, uuid4

import pytest

from drafting.procedure.kinds import AmendmentKind, ParagraphKind
from drafting.procedure.proposing import Proposed
from drafting.services import privately
from tests.services.room import Room

K = AmendmentKind
PP3_AND_PP4 = (
    "Recalling the Joint Plan of Action for the Implementation of the United Nations Global Counter-Terrorism "
    "Strategy in Central Asia, and Security Council resolutions 1373 (2001) of 28 September 2001 and 2178 (2014) "
    "of 24 September 2014,"
)
OP9 = (
    (
        "Welcome the readiness of the United Nations Regional Centre for Preventive Diplomacy for Central Asia and the "
        "United Nations Counter-Terrorism Centre to launch a third phase of the project;"
    ),
    "Invite development partners to consider contributing to its financing;",
)


def kept(room: Room, who: str, proposed: Proposed) -> UUID:
    private = uuid4()
    room.house.run(privately.keep, room.actor(who), room.house.draft, private, proposed)
    return private


def merge(room: Room, who: str, first: str, second: str, text: str) -> UUID:
    one, other = room.paragraph(first), room.paragraph(second)
    more = {"other": other.id, "other_base": other.wording}
    return kept(room, who, Proposed(K.MERGE, one.id, one.wording, text, **more))


def test_two_paragraphs_become_one(any_room: Room) -> None:
    room = any_room
    fourth = room.paragraph("PP4").text
    on_second = room.propose("UZB", "PP4", fourth.replace("28 September 2001", "that year"))
    room.propose("TJK", "PP4", "Noting the report,", K.INSERT)
    dead = room.propose("KGZ", "PP4", kind=K.DELETE)
    reference = room.submit("KAZ", merge(room, "KAZ", "PP3", "PP4", PP3_AND_PP4))
    room.accept(reference)
    labels = room.labels()
    assert "PP4" not in labels
    assert room.paragraph("PP4").fallen
    assert room.paragraph("PP3").text == PP3_AND_PP4
    assert room.statuses(dead) == ("clash",)
    moved = room.proposal(on_second)
    assert moved.target == room.paragraph("PP3").id
    assert moved.text == PP3_AND_PP4.replace("28 September 2001", "that year")
    room.accept(on_second)
    assert "of that year and 2178" in room.paragraph("PP3").text
    room.publish()
    room.chain()


def test_a_merge_is_made_on_the_two_that_stand_together_now(room: Room) -> None:
    far = merge(room, "KAZ", "PP3", "PP5", "Recalling both,")
    assert room.refusal(room.submit, "KAZ", far).code == "no_neighbour"
    last = merge(room, "KAZ", "PP8", "OP1", "Welcoming both,")
    assert room.refusal(room.submit, "KAZ", last).code == "no_neighbour"
    near = merge(room, "KAZ", "PP3", "PP4", PP3_AND_PP4)
    room.chairs_text("PP4", "Recalling also Security Council resolution 1373 (2001),")
    assert room.refusal(room.submit, "KAZ", near).code == "stale_text"
    pending = room.submit("KAZ", merge(room, "KAZ", "PP3", "PP4", "Recalling the Joint Plan of Action,"))
    room.chairs_text("PP4", "Guided by wisdom,")
    assert room.statuses(pending) == ("clash",)
    assert room.refusal(room.accept, pending).code == "clashing_text"
    room.accept(room.propose("UZB", "PP4", kind=K.DELETE))
    assert room.refusal(room.decide, "accept_with_edits", pending, "Recalling it,").code == "clashing_text"


def test_the_sub_paragraphs_of_a_paragraph_taken_in_keep_their_identity(room: Room) -> None:
    brought = "Agree:\n(a) To meet;\n(b) To report;"
    room.accept(room.propose("KAZ", "OP3", brought, K.INSERT))
    first, meeting = room.paragraph("OP3"), room.paragraph("OP3 ter (a)")
    room.accept(room.submit("KAZ", merge(room, "KAZ", "OP3", "OP3 ter", first.text)))
    assert room.house.table().paragraph(meeting.id).full_label == "OP3 (c) bis"
    labels = room.labels()
    at = labels.index("OP3 (c)")
    assert labels[at : at + 3] == ["OP3 (c)", "OP3 (c) bis", "OP3 (c) ter"]


def test_one_paragraph_becomes_two(any_room: Room) -> None:
    room = any_room
    before = room.paragraph("OP9").text
    in_second = room.propose("UZB", "OP9", before.replace("development partners", "all partners"))
    astride = room.propose("TJK", "OP9", before.replace("readiness", "wish").replace("financing", "funding"))
    reference = room.propose("KAZ", "OP9", "\n".join(OP9), K.SPLIT)
    ((key, label),) = room.proposal(reference).parts
    assert label == "OP9 bis"
    late = room.propose("KGZ", "OP9", "Decide to meet;", K.INSERT)
    assert room.proposal(late).new_label == "OP9 ter"
    room.accept(reference)
    second = room.paragraph("OP9 bis")
    assert (room.paragraph("OP9").text, second.text, second.id) == (*OP9, key)
    assert second.kind is ParagraphKind.OPERATIVE
    assert room.statuses(astride) == ("clash",)
    moved = room.proposal(in_second)
    assert (moved.target, moved.text) == (key, OP9[1].replace("development partners", "all partners"))
    room.accept(in_second)
    room.accept(late)
    labels = room.labels()
    at = labels.index("OP9")
    assert labels[at : at + 3] == ["OP9", "OP9 bis", "OP9 ter"]
    assert room.paragraph("OP9 bis").text.startswith("Invite all partners")
    room.publish()
    room.chain()


def test_the_chair_may_split_otherwise(room: Room) -> None:
    reference = room.propose("KAZ", "OP9", "\n".join(OP9), K.SPLIT)
    room.decide("accept_with_edits", reference, "Welcome it;\nInvite partners;\nDecide to meet:\n(a) Soon;")
    assert [room.paragraph(each).text for each in ("OP9", "OP9 bis", "OP9 ter", "OP9 ter (a)")] == [
        "Welcome it;",
        "Invite partners;",
        "Decide to meet:",
        "Soon;",
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [("Welcome it;", "one_part"), ("Agree:\n(a) To meet;\nInvite partners;", "bad_structure")],
)
def test_a_split_has_parts_and_the_first_keeps_what_hangs_on_it(room: Room, text: str, code: str) -> None:
    assert room.refusal(room.keep, "KAZ", "OP9", text, K.SPLIT).code == code


@pytest.mark.parametrize(
    ("label", "new", "kind"),
    [
        ("Title", "Ashgabat Declaration on Counter-Terrorism", K.MODIFY),
        ("Enacting words", "We, the Ministers,", K.MODIFY),
        ("Proclamation", "Declare the following:", K.EDITORIAL),
        ("Closing", "Adopted at Ashgabat on 13 June 2017.", K.MODIFY),
        ("Footnote 1", "A/70/674.", K.EDITORIAL),
    ],
)
def test_everything_that_is_written_can_be_proposed_on(room: Room, label: str, new: str, kind: K) -> None:
    room.accept(room.propose("KAZ", label, new, kind))
    assert room.paragraph(label).text == new


def test_before_the_first_paragraph_of_each_part(room: Room) -> None:
    first = room.propose("KAZ", "Enacting words", "Mindful of peace,", K.INSERT)
    second = room.propose("UZB", "Enacting words", "Aware of it,", K.INSERT)
    operative = room.propose("KGZ", "Proclamation", "Pledge to act;", K.INSERT)
    assert [room.proposal(each).new_label for each in (first, second, operative)] == ["PP0", "PP0 bis", "OP0"]
    for each in (second, first, operative):
        room.accept(each)
    labels = room.labels()
    assert labels[1:5] == ["Enacting words", "PP0", "PP0 bis", "PP1"]
    assert labels[labels.index("OP1") - 1] == "OP0"
    assert room.paragraph("PP0").kind is ParagraphKind.PREAMBULAR
    assert room.paragraph("OP0").kind is ParagraphKind.OPERATIVE


def test_a_proposal_made_while_the_tray_holds_a_wording_drops_nothing(any_room: Room) -> None:
    """The office has accepted one change that nobody else sees; another is proposed on the text of all."""
    room = any_room
    room.mode("tray")
    old = room.paragraph("OP2").text
    mine = room.propose("KAZ", "OP2", old.replace("Condemn", "Strongly condemn"))
    room.accept(mine)
    theirs = room.propose_on_released("UZB", "OP2", old.replace("most serious threats", "gravest threats"))
    seen = next(each for each in room.house.table(office=False).proposals if each.reference == theirs)
    assert (seen.status, seen.text) == (None, old.replace("most serious threats", "gravest threats"))
    assert room.statuses(theirs) == ("clean",)
    room.accept(theirs)
    room.publish()
    now = dict(room.texts())["OP2"]
    assert now.startswith("Strongly condemn")
    assert "gravest threats" in now
