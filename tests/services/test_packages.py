"""Packages: decided together, in one act, or not at all."""

from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.packages import pending
from drafting.services import packages
from tests.conftest import key
from tests.services.landing import OP5
from tests.services.room import Room

TOGETHER = "In favour of the Chair’s text"


def landing(room: Room) -> tuple[object, ...]:
    """Return the steps by which the demo's package lands."""
    return (
        room.choice("not_retained", "UZB-1", reason=TOGETHER),
        room.choice("not_retained", "KGZ-1", reason=TOGETHER),
        room.choice("chairs_text", "OP5", text=OP5, reason="Package PKG-A"),
        room.choice("accepted", "UZB-2"),
    )


def test_what_is_tied_is_not_decided_one_by_one(any_room: Room) -> None:
    acts = {
        "accept the tied": lambda: any_room.accept("UZB-2"),
        "do not retain it": lambda: any_room.decide("not_retain", "UZB-2", "No consensus"),
        "accept it with edits": lambda: any_room.decide("accept_with_edits", "UZB-2", "Decide to meet;"),
        "change the tied paragraph": lambda: any_room.decide("accept", "UZB-1", confirmed=True),
        "the Chair's text there": lambda: any_room.chairs_text("OP5", OP5),
        "merge there": lambda: any_room.together("OP5", ["UZB-1", "KGZ-1"], OP5, confirmed=True),
    }
    refused = {name: any_room.refusal(act) for name, act in acts.items()}
    assert {each.code for each in refused.values()} == {"package_bound"}
    assert refused["accept the tied"].params == {"name": "PKG-A", "members": ("UZB-2", "OP5")}
    any_room.decide("keep_in_brackets", "UZB-2")
    any_room.accept("KAZ-1")


def test_a_package_lands_in_one_act(any_room: Room) -> None:
    before = any_room.entries()
    any_room.settle(*landing(any_room))
    assert any_room.entries() == before + 1
    entry = any_room.chain()[-1]
    assert (entry.kind, entry.subject, entry.payload["tabled"]) == ("package.settled", "PKG-A", ["CHAIR-1"])
    assert [each["subject"] for each in entry.payload["decisions"]] == ["UZB-1", "KGZ-1", "OP5", "UZB-2"]
    assert any_room.states("UZB-1", "KGZ-1", "UZB-2", "CHAIR-1") == (
        "not_retained",
        "not_retained",
        "accepted",
        "accepted",
    )
    assert any_room.paragraph("OP5").text == OP5
    assert any_room.paragraph("OP6").fallen
    assert pending(any_room.house.table()) == ()
    any_room.chairs_text("OP5", OP5.replace("Encourage", "Invite"))


def test_all_or_nothing(any_room: Room) -> None:
    """The last step is refused, and with it everything before it."""
    any_room.keep("TKM", "OP2", "Condemn;")
    sub = any_room.propose(
        "KGZ", "", any_room.proposal("UZB-2").text.replace("annual", "regular"), on="UZB-2"
    )
    refused = any_room.refusal(any_room.settle, *landing(any_room))
    assert (refused.code, refused.params["references"]) == ("subamendment_pending", (sub,))
    *some, _last = landing(any_room)
    left = any_room.refusal(any_room.settle, *some)
    assert (left.code, left.params["members"]) == ("package_incomplete", ("UZB-2",))
    assert any_room.refusal(any_room.settle).code == "package_incomplete"


def test_objections_and_stale_pages_count_in_a_package_too(room: Room) -> None:
    stale = landing(room)
    objected = [room.choice("accepted", "KGZ-1"), room.choice("accepted", "UZB-2")]
    refused = room.refusal(room.settle, *objected)
    assert (refused.code, refused.params["parties"]) == ("objection_recorded", ("TKM", "UZB"))
    room.untie()
    room.chairs_text("OP5", OP5.replace("Encourage", "Invite"))
    room.tie("PKG-B", "UZB-2", "OP5")
    assert room.refusal(room.settle, *stale, name="PKG-B").code == "stale_text"


def test_tying_adding_and_freeing(any_room: Room) -> None:
    chair, run = any_room.actor("CHAIR"), any_room.house.run
    package, uzb3 = any_room.bundle().id, any_room.proposal("UZB-3").id
    run(packages.add, chair, package, uzb3, key())
    assert any_room.proposal("UZB-3").packages == ("PKG-A",)
    assert any_room.refusal(run, packages.add, chair, package, uzb3, key()).code == "not_in_package"
    assert any_room.refusal(any_room.accept, "UZB-3").code == "package_bound"
    run(packages.free, chair, package, uzb3, key())
    any_room.accept("UZB-3")
    assert any_room.refusal(run, packages.free, chair, package, uzb3, key()).code == "not_in_package"
    codes = [
        any_room.refusal(any_room.tie, "PKG-A", "KAZ-1", "OP9").code,
        any_room.refusal(any_room.tie, "PKG-C", "KAZ-1").code,
        any_room.refusal(any_room.tie, "PKG-C", "UZB-3", "OP9").code,
    ]
    assert codes == ["package_named", "package_empty", "already_decided"]
    kinds = [entry.kind for entry in any_room.chain()[-3:]]
    assert kinds == ["package.tied", "package.freed", "decision.accepted"]


def test_a_package_kept_in_brackets_still_waits_and_one_reopened_waits_again(room: Room) -> None:
    room.settle(room.choice("in_brackets", "UZB-2"))
    assert [each.name for each in pending(room.house.table())] == ["PKG-A"]
    room.settle(room.choice("not_retained", "UZB-2", reason="No consensus"))
    assert pending(room.house.table()) == ()
    room.reopen("UZB-2")
    assert room.refusal(room.accept, "UZB-2").code == "package_bound"


def test_a_paragraph_brought_by_a_proposal_can_be_proposed_beside_a_tied_one(room: Room) -> None:
    """Only what changes the words of a tied paragraph waits for its package."""
    new = room.propose("TJK", "OP5", "Note the report;", AmendmentKind.INSERT)
    room.accept(new)
    assert room.paragraph("OP5 ter").text == "Note the report;"
