"""What is refused, by name, with nothing written."""

from uuid import uuid4

import pytest

from drafting.extensions import db
from drafting.models import Fate
from drafting.procedure.kinds import AmendmentKind, Rung, Stance
from drafting.procedure.proposing import Proposed
from drafting.procedure.states import State
from drafting.services import (
    amendments,
    consolidation,
    drafts,
    ladder,
    packages,
    positions,
    privately,
    revisions,
    translations,
)
from tests.conftest import key
from tests.services.room import Room

K = AmendmentKind
OP5 = "Encourage the elaboration of national plans of action;"
OBJECTED = "UZB-1"


def test_a_stale_base_is_refused_and_what_was_typed_is_kept(any_room: Room) -> None:
    any_room.untie()
    private = any_room.keep("TJK", "OP5", OP5)
    any_room.chairs_text("OP5", "Encourage national plans of action to prevent violent extremism;")
    assert any_room.refusal(any_room.submit, "TJK", private).code == "stale_text"
    any_room.keep("TJK", "OP5", OP5, private=private)
    assert any_room.refusal(any_room.submit, "TJK", private, 1).code == "draft_changed"
    assert any_room.submit("TJK", private, 2) == "TJK-3"


def test_a_paragraph_that_moved_meanwhile_can_be_amended_one_that_fell_cannot(room: Room) -> None:
    moved, fell = (
        room.keep("KAZ", "OP8", "Recognize young people;"),
        room.keep("KAZ", "OP6", "Decide to meet;"),
    )
    beside = room.keep("KAZ", "OP6", "Decide to part;", K.INSERT)
    room.accept("KGZ-2")
    room.accept("TKM-1")
    assert room.submit("KAZ", moved) == "KAZ-4"
    assert room.refusal(room.submit, "KAZ", fell).code == "stale_text"
    assert room.refusal(room.submit, "KAZ", beside).code == "stale_text"


def test_what_changes_nothing_is_refused(room: Room) -> None:
    room.untie()
    text, amended = room.paragraph("OP5").text, room.proposal("TJK-1").text
    same, sub = room.keep("TJK", "OP5", text), room.keep("UZB", "", amended, on="TJK-1")
    assert room.refusal(room.submit, "TJK", same).code == "identical_proposal"
    assert room.refusal(room.submit, "UZB", sub).code == "identical_proposal"
    assert room.refusal(room.chairs_text, "OP5", text).code == "identical_proposal"
    edited = room.refusal(room.decide, "accept_with_edits", "UZB-1", text, confirmed=True)
    assert edited.code == "identical_proposal"


@pytest.mark.parametrize("after", ["OP1", "OP3 (a)"])
def test_a_move_to_where_it_stands_or_to_another_level_is_refused(room: Room, after: str) -> None:
    private = room.keep("KAZ", "OP2", kind=K.MOVE, after=after)
    assert room.refusal(room.submit, "KAZ", private).code == "bad_place"


@pytest.mark.parametrize("after", ["OP2", ""])
def test_a_move_to_nowhere_or_behind_itself_is_not_even_kept(room: Room, after: str) -> None:
    assert room.refusal(room.keep, "KAZ", "OP2", "", K.MOVE, after=after).code == "bad_place"


def test_a_move_behind_a_fallen_neighbour_would_change_nothing(room: Room) -> None:
    room.accept("TKM-1")
    private = room.keep("KAZ", "OP7", kind=K.MOVE, after="OP5")
    assert room.refusal(room.submit, "KAZ", private).code == "bad_place"


@pytest.mark.parametrize(
    "end", ["accepted", "accepted_with_edits", "not_retained", "withdrawn", "lapsed", "superseded"]
)
def test_there_is_no_way_back_from_an_end(room: Room, end: str) -> None:
    reference = "KAZ-2" if end == "lapsed" else "UZB-3"
    if end == "accepted":
        room.accept(reference)
    elif end == "accepted_with_edits":
        room.decide("accept_with_edits", reference, "Resolve to exchange information;")
    elif end == "not_retained":
        room.decide("not_retain", reference, "No consensus")
    elif end == "withdrawn":
        room.withdraw("UZB", reference)
    elif end == "lapsed":
        room.withdraw("TJK", "TJK-1")
    else:
        room.house.run(_supersede, room, room.proposal(reference).id)
    assert room.states(reference) == (end,)
    acts = {
        "accept": lambda: room.accept(reference),
        "edit": lambda: room.decide("accept_with_edits", reference, "Resolve;", confirmed=True),
        "keep": lambda: room.decide("keep_in_brackets", reference),
        "not retain": lambda: room.decide("not_retain", reference, "Again"),
        "withdraw": lambda: room.withdraw("KAZ" if end == "lapsed" else "UZB", reference),
        "position": lambda: room.says("KGZ", reference, Stance.SUPPORT),
        "ladder": lambda: room.house.run(
            ladder.mark,
            room.actor("CHAIR"),
            room.house.draft,
            room.proposal(reference).id,
            Rung.AD_REF,
            (),
            None,
            key(),
        ),
    }
    refused = {name: room.refusal(act) for name, act in acts.items()}
    assert {name: refusal.code for name, refusal in refused.items()} == dict.fromkeys(acts, "already_decided")
    assert {(r.params["reference"], r.params["state"]) for r in refused.values()} == {(reference, end)}


def _supersede(room: Room, amendment: object) -> None:
    """Write the row that a revised proposal will write."""
    seat = room.actor("UZB").seat
    db.session.add(
        Fate(amendment_id=amendment, state=State.SUPERSEDED, reason="", seat_id=seat, sequence=10_000)
    )
    db.session.commit()


def test_what_is_not_there_and_what_is_anothers_private_draft_look_the_same(any_room: Room) -> None:
    """No difference of any kind between an absent id and another delegation's private draft."""
    theirs, nowhere = any_room.keep("UZB", "OP2", "Condemn terrorism;"), uuid4()
    kaz, run = any_room.actor("KAZ"), any_room.house.run
    asked = [
        any_room.refusal(act, *given)
        for private in (theirs, nowhere)
        for act, given in (
            (any_room.submit, ("KAZ", private)),
            (run, (privately.discard, kaz, private)),
        )
    ]
    assert {(type(each), each.code, repr(each.params), each.args) for each in asked} == {
        (type(asked[0]), "not_found", "{}", ("not_found",))
    }
    changed = Proposed(K.MODIFY, any_room.paragraph("OP2").id, None, "Mine now;")
    saved = any_room.refusal(run, privately.keep, kaz, any_room.house.draft, theirs, changed)
    assert saved.code == "not_found"


def test_unknown_ids_are_not_found(any_room: Room) -> None:
    nothing, run, draft = uuid4(), any_room.house.run, any_room.house.draft
    kaz, chair, sec = (any_room.actor(code) for code in ("KAZ", "CHAIR", "SEC"))
    op2, tjk = any_room.paragraph("OP2"), any_room.proposal("TJK-1")
    other = any_room.paragraph("OP4").wording

    def keep(*given: object, **more: object) -> tuple[object, ...]:
        return privately.keep, kaz, draft, uuid4(), Proposed(*given, **more)

    acts = [
        (amendments.submit, kaz, nothing, 1, key()),
        (amendments.withdraw, kaz, nothing, key()),
        (amendments.take_up, kaz, nothing, key()),
        (amendments.take_up, kaz, tjk.id, key()),
        (consolidation.accept, chair, nothing, None, key()),
        (consolidation.chairs_text, chair, draft, nothing, "Decide;", nothing, "", key()),
        (consolidation.chairs_text, chair, nothing, op2.id, "Decide;", op2.wording, "", key()),
        (positions.state, kaz, nothing, positions.Statement(Stance.SUPPORT), key()),
        (positions.reserve, kaz, draft, nothing, "", "", None, key()),
        (packages.tie, chair, draft, "PKG-B", (nothing,), key()),
        (translations.translate, sec, draft, nothing, "ru", "да", nothing, key()),
        (translations.translate, sec, draft, op2.id, "tlh", "Qapla", op2.wording, key()),
        (revisions.publish, sec, nothing, key()),
        (drafts.correct, sec, nothing, op2.id, "Decide;", op2.wording, key()),
        (privately.keep, kaz, nothing, uuid4(), Proposed(K.MODIFY, op2.id, op2.wording, "Decide;")),
        keep(K.MODIFY, nothing, None, "Decide;"),
        keep(K.MODIFY, op2.id, nothing, "Decide;"),
        keep(K.MODIFY, op2.id, other, "Decide;"),
        keep(K.MOVE, op2.id, op2.wording, after=nothing),
        keep(K.MODIFY, tjk.target, None, "Decide;", parent=nothing),
        keep(K.DELETE, tjk.target, None, parent=tjk.id),
    ]
    refused = [any_room.refusal(run, *act).code for act in acts]
    assert refused == ["not_found"] * len(acts)


REFUSED = {
    "a drafter submits": ("kazakhstan-drafter", "submit", "not_permitted"),
    "an observer takes up": ("EU", "take_up", "not_permitted"),
    "the chair withdraws": ("CHAIR", "withdraw", "not_permitted"),
    "another participant withdraws": ("UZB", "withdraw", "not_permitted"),
    "a delegation decides": ("KAZ", "accept", "not_permitted"),
    "the secretariat decides": ("SEC", "accept", "not_permitted"),
    "the chair publishes": ("CHAIR", "publish", "not_permitted"),
    "the author speaks of its own": ("KAZ", "state", "not_permitted"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_who_may_not(room: Room, case: str) -> None:
    who, what, code = REFUSED[case]
    actor, amendment = room.actor(who), room.proposal("KAZ-1").id
    acts = {
        "submit": lambda: room.submit(who, room.keep("KAZ", "OP2", "Condemn terrorism;")),
        "take_up": lambda: room.take_up(who, "AFG-1"),
        "withdraw": lambda: room.withdraw(who, "KAZ-1"),
        "accept": lambda: room.house.run(consolidation.accept, actor, amendment, None, key()),
        "publish": lambda: room.house.run(revisions.publish, actor, room.house.draft, key()),
        "state": lambda: room.says(who, "KAZ-1", Stance.SUPPORT),
    }
    before = room.entries()
    with pytest.raises(Exception, match=code):
        acts[what]()
    assert room.entries() == before


def test_the_chair_reads_before_deciding(any_room: Room) -> None:
    """A wording that is not the one on the chair's screen, an objection, a reason, a suggestion."""
    any_room.untie()
    old = any_room.paragraph("OP5").wording
    refused = any_room.refusal(any_room.decide, "accept", OBJECTED)
    assert (refused.code, refused.params["parties"]) == ("objection_recorded", ("KGZ",))
    two = any_room.refusal(any_room.decide, "accept", "KGZ-1")
    assert two.params["parties"] == ("TKM", "UZB")
    assert any_room.refusal(any_room.decide, "not_retain", OBJECTED, " \n ").code == "reason_missing"
    suggestion = any_room.refusal(any_room.accept, "AFG-1")
    assert (suggestion.code, suggestion.params["reference"]) == ("not_taken_up", "AFG-1")
    any_room.chairs_text("OP5", any_room.paragraph("OP5").text.replace("Encourage", "Invite"))
    assert any_room.refusal(any_room.decide, "accept", "UZB-1", seen=old, confirmed=True).code == "stale_text"


def test_who_was_set_aside_is_on_record(room: Room) -> None:
    room.decide("accept", "TKM-1", confirmed=True)
    entry = room.chain()[-1]
    assert entry.payload["over_objection_of"] == ["KAZ", "KGZ"]


def test_a_suggestion_is_taken_up_once(any_room: Room) -> None:
    any_room.take_up("TJK", "AFG-1")
    again = any_room.refusal(any_room.take_up, "UZB", "AFG-1")
    assert (again.code, again.params["reference"]) == ("already_taken_up", "AFG-1")
    any_room.accept("AFG-1")
    assert "in cooperation with Afghanistan" in any_room.paragraph("OP7").text
