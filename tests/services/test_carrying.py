"""After a decision every pending proposal says how it came through, and nothing else is told of it."""

import pytest

from drafting.procedure.kinds import AmendmentKind, Stance
from tests.services.room import Room

K = AmendmentKind
OP4 = (
    "Resolve to strengthen border security and the timely exchange of information, with a view to detecting and "
    "preventing the movement of foreign terrorist fighters;"
)


def op4(old: str, new: str) -> str:
    assert old in OP4
    return OP4.replace(old, new)


#: "timely" made "swift" in OP4 and accepted; another change pending there, its status, and both together.
ROUNDS = {
    "far away": (("detecting and ", ""), "clean", "swift exchange of information, with a view to preventing"),
    "beside it": (("exchange of", "sharing of"), "check", "swift sharing of information"),
    "the same words": (("timely ", "early "), "clash", ""),
    "the same change": (("timely ", "swift "), "reflected", ""),
}


@pytest.mark.parametrize("case", ROUNDS)
def test_what_was_pending_on_the_paragraph(room: Room, case: str) -> None:
    (theirs, asked), status, together = ROUNDS[case]
    room.decide("not_retain", "UZB-3", "Out of the way")
    first = room.propose("KAZ", "OP4", op4("timely", "swift"))
    second = room.propose("TJK", "OP4", op4(theirs, asked))
    elsewhere = room.proposal("KAZ-1")
    room.accept(first)
    assert room.paragraph("OP4").text == op4("timely", "swift")
    assert room.statuses(second) == (status,)
    assert room.proposal("KAZ-1") == elsewhere
    carried = room.proposal(second)
    assert carried.submitted == ((0, op4(theirs, asked)),)
    if together:
        room.accept(second)
        assert together in room.paragraph("OP4").text
    else:
        code = "clashing_text" if status == "clash" else "already_decided"
        assert room.refusal(room.accept, second).code == code
    room.chain()


def test_two_accepted_one_after_the_other_stand_both(room: Room) -> None:
    room.accept("KAZ-1")
    assert room.statuses("EU-1") == ("clean",)
    room.accept("EU-1")
    assert room.paragraph("OP1").text == (
        "Reaffirm our commitment to the full and balanced implementation of all four pillars of the Strategy in "
        "Central Asia, with the central and coordinating role of the United Nations, in accordance with "
        "international law, in particular international human rights law, refugee law and international "
        "humanitarian law;"
    )


def test_a_clash_is_decided_with_edits_only(room: Room) -> None:
    room.untie()
    room.accept("UZB-1")
    assert room.statuses("KGZ-1") == ("clash",)
    assert room.refusal(room.accept, "KGZ-1").code == "clashing_text"
    both = "Encourage the elaboration of national plans of action and of a regional plan of action;"
    room.decide("accept_with_edits", "KGZ-1", both, confirmed=True)
    assert (room.paragraph("OP5").text, room.states("KGZ-1")) == (both, ("accepted_with_edits",))


def test_a_clash_is_over_when_the_words_come_back(room: Room) -> None:
    room.untie()
    before = room.paragraph("OP5").text
    room.accept("UZB-1")
    room.chairs_text("OP5", before)
    assert room.statuses("KGZ-1") == ("clean",)
    assert room.proposal("KGZ-1").pieces == room.proposal("KGZ-1").submitted


def test_a_reflected_proposal_is_back_when_its_words_go(room: Room) -> None:
    before = room.paragraph("OP1").text
    room.chairs_text("OP1", room.proposal("KAZ-1").text)
    assert room.statuses("KAZ-1") == ("reflected",)
    room.chairs_text("OP1", before)
    assert room.statuses("KAZ-1") == ("clean",)
    room.accept("KAZ-1")
    assert "central and coordinating role" in room.paragraph("OP1").text


@pytest.mark.parametrize("kind", [K.INSERT, K.REPLACE, K.DELETE, K.MOVE])
def test_two_delegations_want_the_same(room: Room, kind: K) -> None:
    after = "OP9" if kind is K.MOVE else ""
    words = "Decide to meet once a year;" if kind in {K.INSERT, K.REPLACE} else ""
    first, second = (room.propose(who, "OP2", words, kind, after=after) for who in ("KAZ", "UZB"))
    room.accept(first)
    text = room.texts()
    assert room.statuses(second) == ("reflected",)
    assert room.refusal(room.accept, second).code == "already_decided"
    room.publish()
    assert room.texts() == text
    assert room.labels().count("OP2 ter") == room.labels().count("OP2 alt 2") == 0


def test_a_rival_place_is_to_be_looked_at_again(room: Room) -> None:
    reference = room.propose("UZB", "OP8", kind=K.MOVE, after="OP10")
    room.accept("KGZ-2")
    assert room.statuses(reference) == ("check",)
    room.accept(reference)
    labels = room.labels()
    assert labels[labels.index("OP10") + 1] == "OP10 bis"
    assert [place.label for place in room.paragraph("OP10 bis").former] == ["OP8", "OP5 bis"]


def test_what_hung_on_a_fallen_paragraph_is_told(room: Room) -> None:
    words = {
        "modify": room.propose("KAZ", "OP3 (b) (i)", "The competent authorities;"),
        "insert": room.propose("KAZ", "OP3 (a)", "To meet;", K.INSERT),
        "delete": room.propose("KAZ", "OP3 (c)", kind=K.DELETE),
    }
    late = room.keep("UZB", "OP3 (a)", "To designate a focal point;")
    room.accept(room.propose("UZB", "OP3", kind=K.DELETE))
    assert not [label for label in room.labels() if label.startswith("OP3")]
    assert room.statuses(*words.values()) == ("clash", "clash", "reflected")
    assert room.statuses("TJK-1") == ("clean",)
    for reference in (words["modify"], words["insert"]):
        assert room.refusal(room.accept, reference).code == "clashing_text"
    given = room.refusal(room.decide, "accept_with_edits", words["insert"], "To part;")
    assert given.code == "clashing_text"
    assert room.refusal(room.submit, "UZB", late).code == "stale_text"
    room.accept("KAZ-2")
    room.accept("TJK-1")
    assert room.labels()[room.labels().index("OP2") + 1] == "OP3 bis"


def test_an_alternative_lets_the_paragraph_fall_and_the_deletion_is_reflected(any_room: Room) -> None:
    any_room.untie()
    any_room.accept("UZB-2")
    labels = any_room.labels()
    assert "OP6" not in labels
    assert labels[labels.index("OP5") + 1] == "OP6 alt"
    assert any_room.statuses("TKM-1") == ("reflected",)
    assert any_room.paragraph("OP6").fallen


def test_positions_are_marked_as_given_on_the_earlier_text(room: Room) -> None:
    room.untie()
    room.chairs_text("OP5", room.paragraph("OP5").text.replace("Encourage", "Invite"))
    room.says("TKM", "UZB-1", Stance.OPPOSE)
    earlier = {said.party: (said.stance, said.earlier) for said in room.proposal("UZB-1").said}
    assert earlier == {"KGZ": ("oppose", True), "TKM": ("oppose", False)}
