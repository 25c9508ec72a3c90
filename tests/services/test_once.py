"""The same form sent twice is one act; the same form for something else is refused."""

from threading import Barrier, Thread

import pytest

from drafting.procedure.kinds import Stance
from drafting.services import amendments, consolidation, positions, revisions
from tests.conftest import key
from tests.services.room import Room

OP2 = "Condemn terrorism in all its forms;"
OP9 = "Welcome the readiness of the Centre;"


def test_the_same_key_is_one_row_and_the_same_outcome(any_room: Room) -> None:
    kaz, chair, run, form = any_room.actor("KAZ"), any_room.actor("CHAIR"), any_room.house.run, key()
    private, began = any_room.keep("KAZ", "OP2", OP2), any_room.entries()
    first, again = (run(amendments.submit, kaz, private, 1, form) for _ in range(2))
    assert first == again
    assert any_room.references("KAZ") == ["KAZ-1", "KAZ-2", "KAZ-3", "KAZ-4"]
    assert any_room.entries() == began + 1

    wording, proposal = any_room.paragraph("OP1").wording, any_room.proposal("KAZ-1").id
    for _ in range(2):
        run(consolidation.accept, chair, proposal, wording, form)
    assert any_room.entries() == began + 2
    assert any_room.paragraph("OP1").number == 2

    ids = {run(revisions.publish, any_room.actor("SEC"), any_room.house.draft, form) for _ in range(2)}
    assert len(ids) == 1
    assert any_room.entries() == began + 3


def test_an_answer_comes_again_even_when_the_moment_has_passed(room: Room) -> None:
    """The retry of a lost answer does not find that the proposal is decided meanwhile."""
    kaz, form, private = room.actor("KAZ"), key(), room.keep("KAZ", "OP2", OP2)
    first = room.house.run(amendments.submit, kaz, private, 1, form)
    room.accept("KAZ-4")
    assert room.house.run(amendments.submit, kaz, private, 1, form) == first


def test_the_same_key_for_something_else_is_refused(any_room: Room) -> None:
    any_room.untie()
    kaz, chair, run, form = any_room.actor("KAZ"), any_room.actor("CHAIR"), any_room.house.run, key()
    one, two = any_room.keep("KAZ", "OP2", OP2), any_room.keep("KAZ", "OP9", OP9)
    uzb, kgz = any_room.proposal("UZB-1").id, any_room.proposal("KGZ-1").id
    op9, op5 = any_room.paragraph("OP9"), any_room.paragraph("OP5").wording
    draft = any_room.house.draft
    run(amendments.submit, kaz, one, 1, form)
    run(consolidation.not_retain, chair, uzb, "No consensus", op5, form)
    chairs = consolidation.chairs_text
    form_2 = key()
    run(chairs, chair, draft, op9.id, "Welcome the Centre;", op9.wording, "First reason", form_2)
    others = [
        (amendments.submit, kaz, two, 1, form),
        (amendments.submit, kaz, one, 2, form),
        (amendments.withdraw, kaz, any_room.proposal("KAZ-1").id, form),
        (positions.state, kaz, uzb, positions.Statement(Stance.SUPPORT), form),
        (consolidation.not_retain, chair, uzb, "Another reason", op5, form),
        (consolidation.not_retain, chair, kgz, "No consensus", op5, form),
        (consolidation.keep_in_brackets, chair, kgz, op5, form),
        (chairs, chair, draft, op9.id, "Welcome the Centre;", op9.wording, "Other reason", form_2),
    ]
    assert [any_room.refusal(run, *each).code for each in others] == ["same_key_other_act"] * len(others)


@pytest.mark.parametrize("form", ["", "x" * 100, "\x00", "1' OR '1'='1"])
def test_a_key_of_somebodys_own_making_is_no_key(any_room: Room, form: str) -> None:
    given = any_room.actor("KAZ"), any_room.proposal("KAZ-1").id, form
    refusal = any_room.refusal(any_room.house.run, amendments.withdraw, *given)
    assert refusal.code == "same_key_other_act"


def test_a_key_is_a_seats_own(room: Room) -> None:
    form = key()
    for who in ("KAZ", "UZB"):
        room.house.run(amendments.submit, room.actor(who), room.keep(who, "OP2", OP2), 1, form)
    assert room.proposal("KAZ-4").text == room.proposal("UZB-4").text


def test_a_refused_act_does_not_use_up_its_key(room: Room) -> None:
    room.untie()
    chair, form, proposal = room.actor("CHAIR"), key(), room.proposal("UZB-1").id
    seen = room.paragraph("OP5").wording
    assert room.refusal(room.house.run, consolidation.accept, chair, proposal, seen, form).code == (
        "objection_recorded"
    )
    room.house.run(consolidation.accept, chair, proposal, seen, form, confirmed=True)
    assert room.states("UZB-1") == ("accepted",)


def test_a_double_click_is_one_row(any_room: Room) -> None:
    kaz, form, private = any_room.actor("KAZ"), key(), any_room.keep("KAZ", "OP2", OP2)
    outcomes, together = [], Barrier(3)

    def click() -> None:
        together.wait()
        outcomes.append(any_room.house.run(amendments.submit, kaz, private, 1, form))

    clicks = [Thread(target=click) for _ in range(3)]
    for each in clicks:
        each.start()
    for each in clicks:
        each.join()
    assert (len(outcomes), len(set(outcomes))) == (3, 1)
    assert any_room.references("KAZ")[3:] == ["KAZ-4"]
    any_room.chain()
