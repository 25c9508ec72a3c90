"""People act at the same moment: each act is whole, and they stand in one order."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest

from drafting.procedure.errors import Refusal
from drafting.services import amendments, consolidation
from tests.conftest import key
from tests.services.room import Room

OP2 = "Condemn terrorism in all its forms, {};"


def at_once(room: Room, acts: list[Callable[[], object]]) -> list[str]:
    """Do several acts in threads of their own, together. Returns what was refused, "done" for the others."""
    together, said = Barrier(len(acts)), [""] * len(acts)

    def do(index: int, act: Callable[[], object]) -> None:
        together.wait()
        try:
            room.house.run(act)
        except Refusal as refusal:
            said[index] = refusal.code
        else:
            said[index] = "done"

    threads = [Thread(target=do, args=pair) for pair in enumerate(acts)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return said


@pytest.mark.parametrize("reference", ["UZB-1", "UZB-2"])
def test_two_who_decide_the_same_amendment_at_once_only_one_has(any_room: Room, reference: str) -> None:
    any_room.untie()
    chair, proposal = any_room.actor("CHAIR"), any_room.proposal(reference)
    seen = any_room.paragraph("OP5" if reference == "UZB-1" else "OP6").wording
    began = any_room.entries()
    said = at_once(
        any_room,
        [
            lambda: consolidation.accept(chair, proposal.id, seen, key(), confirmed=True),
            lambda: consolidation.not_retain(chair, proposal.id, "No consensus", seen, key()),
        ],
    )
    assert sorted(said) == ["already_decided", "done"]
    assert any_room.entries() == began + 1
    expected = "accepted" if said[0] == "done" else "not_retained"
    assert any_room.states(reference) == (expected,)
    any_room.chain()


def test_two_who_reword_the_same_paragraph_at_once_only_one_has(any_room: Room) -> None:
    chair, op1, draft = any_room.actor("CHAIR"), any_room.paragraph("OP1"), any_room.house.draft
    kaz, eu = any_room.proposal("KAZ-1").id, any_room.proposal("EU-1").id
    said = at_once(
        any_room,
        [
            lambda: consolidation.accept(chair, kaz, op1.wording, key()),
            lambda: consolidation.accept(chair, eu, op1.wording, key()),
            lambda: consolidation.chairs_text(chair, draft, op1.id, "Reaffirm;", op1.wording, "", key()),
        ],
    )
    assert sorted(said) == ["done", "stale_text", "stale_text"]
    assert any_room.paragraph("OP1").number == 2
    any_room.chain()


def test_all_who_submit_at_once_get_a_reference_each_and_the_register_has_no_gap(any_room: Room) -> None:
    drafts = [
        (any_room.actor(who), any_room.keep(who, "OP2", OP2.format(f"{who} {number}")))
        for who in ("KAZ", "UZB")
        for number in range(3)
    ]
    began = any_room.entries()
    said = at_once(
        any_room,
        [
            lambda actor=actor, private=private: amendments.submit(actor, private, 1, key())
            for actor, private in drafts
        ],
    )
    assert said == ["done"] * 6
    assert any_room.references("KAZ") == [f"KAZ-{number}" for number in range(1, 7)]
    assert any_room.references("UZB") == [f"UZB-{number}" for number in range(1, 7)]
    chain = any_room.chain()
    assert [entry.sequence for entry in chain] == list(range(1, began + 7))


def test_all_who_propose_to_insert_at_once_get_a_label_each(any_room: Room) -> None:
    kind = any_room.proposal("TJK-1").kind
    drafts = [
        (any_room.actor(who), any_room.keep(who, "OP9", f"Note what {who} says;", kind))
        for who in ("KAZ", "KGZ", "UZB", "TKM")
    ]
    at_once(
        any_room,
        [
            lambda actor=actor, private=private: amendments.submit(actor, private, 1, key())
            for actor, private in drafts
        ],
    )
    given = [each.new_label for each in any_room.house.table().proposals if each.new_label.startswith("OP9")]
    assert given == ["OP9 bis", "OP9 ter", "OP9 quater", "OP9 quinquies"]
