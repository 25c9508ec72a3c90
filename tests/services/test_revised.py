"""A revised proposal, the author's answer to a carried one, co-proponents, and the Chair's own proposal."""

from uuid import UUID, uuid4

import pytest
import time_machine

from drafting.procedure.carrying import SEAM
from drafting.procedure.compilation import compiled
from drafting.procedure.kinds import AmendmentKind, Stance
from drafting.procedure.notation import attributed
from drafting.procedure.proposing import Proposed
from drafting.services import amendments, privately
from tests.conftest import key
from tests.services.room import Room

K = AmendmentKind


def revise(room: Room, who: str, reference: str, text: str, kind: K | None = None) -> UUID:
    """Keep a private draft of a revision, on the text as it stands."""
    earlier = room.proposal(reference)
    standing = room.house.table(office=False).paragraph(earlier.target)
    base = standing.wording if standing and earlier.parent is None else None
    proposed = Proposed(
        kind or earlier.kind, earlier.target, base, text, earlier.after, earlier.parent, supersedes=earlier.id
    )
    private = uuid4()
    room.house.run(privately.keep, room.actor(who), room.house.draft, private, proposed)
    return private


def test_a_revision_takes_the_place_of_the_earlier(any_room: Room) -> None:
    room = any_room
    first = room.proposal("TJK-1")
    text = first.text.replace("precursors", "their precursors")
    assert room.submit("TJK", revise(room, "TJK", "TJK-1", text)) == "TJK-1/Rev.1"
    new = room.proposal("TJK-1/Rev.1")
    assert room.states("TJK-1", "KAZ-2") == ("superseded", "lapsed")
    assert room.proposal("KAZ-2").reason == "TJK-1/Rev.1"
    assert (new.new_label, new.new_paragraph) == (first.new_label, first.new_paragraph)
    assert new.said == ()
    assert {said.party for said in room.proposal("TJK-1").said} == {"KAZ", "TKM"}
    assert room.submit("TJK", revise(room, "TJK", "TJK-1/Rev.1", "Decide;")) == "TJK-1/Rev.2"
    assert room.propose("TJK", "OP2", "Condemn;") == "TJK-3"
    room.accept("TJK-1/Rev.2")
    assert room.paragraph("OP3 bis").text == "Decide;"
    room.publish()
    room.chain()


def test_only_the_author_revises_only_what_is_pending_and_only_with_other_words(room: Room) -> None:
    assert room.refusal(revise, room, "UZB", "KAZ-1", "Reaffirm;").code == "not_permitted"
    begun = revise(room, "KAZ", "KAZ-1", "Reaffirm;")
    same = revise(room, "KAZ", "KAZ-1", room.proposal("KAZ-1").text)
    assert room.refusal(room.submit, "KAZ", same).code == "identical_proposal"
    room.submit("KAZ", begun)
    again = room.refusal(revise, room, "KAZ", "KAZ-1", "Reaffirm it;")
    assert (again.code, again.params["state"]) == ("already_decided", "superseded")
    elsewhere = Proposed(
        K.MODIFY,
        room.paragraph("OP2").id,
        room.paragraph("OP2").wording,
        "Condemn;",
        supersedes=room.proposal("KAZ-1/Rev.1").id,
    )
    private = uuid4()
    room.house.run(privately.keep, room.actor("KAZ"), room.house.draft, private, elsewhere)
    assert room.refusal(room.submit, "KAZ", private).code == "not_found"


def test_a_revision_of_what_came_in_time_is_in_time(room: Room) -> None:
    with time_machine.travel("2037-01-01T00:00:00+00:00"):
        late = room.keep("KAZ", "OP2", "Condemn;")
        assert room.refusal(room.submit, "KAZ", late).code == "deadline_passed"
        room.submit("KAZ", revise(room, "KAZ", "KAZ-1", "Reaffirm;"))
    assert not room.proposal("KAZ-1/Rev.1").late


def test_a_revision_stays_in_its_package(room: Room) -> None:
    assert room.proposal("UZB-2").packages == ("PKG-A",)
    room.submit("UZB", revise(room, "UZB", "UZB-2", "Decide to meet once a year;"))
    assert room.proposal("UZB-2/Rev.1").packages == ("PKG-A",)


def seen(room: Room, reference: str) -> str:
    table = room.house.table(office=False)
    proposal = next(each for each in table.proposals if each.reference == reference)
    return amendments.seen_of(proposal, table)


def confirm(room: Room, who: str, reference: str, saw: str = "") -> None:
    about = room.proposal(reference).id
    room.house.run(amendments.confirm_carried, room.actor(who), about, saw or seen(room, reference), key())


def test_the_author_confirms_what_was_carried(any_room: Room) -> None:
    room = any_room
    old = room.paragraph("OP4").text
    mine = room.propose("TJK", "OP4", old.replace("exchange of", "sharing of"))
    assert room.refusal(confirm, room, "TJK", mine).code == "not_carried"
    room.chairs_text("OP4", old.replace("timely", "swift"))
    assert room.statuses(mine) == ("check",)
    assert room.refusal(confirm, room, "UZB", mine).code == "not_permitted"
    saw = seen(room, mine)
    room.chairs_text("OP4", old.replace("timely", "swift").replace("preventing", "stopping"))
    assert room.refusal(confirm, room, "TJK", mine, saw).code == "stale_text"
    confirm(room, "TJK", mine)
    assert room.statuses(mine) == ("clean",)
    room.accept(mine)
    assert "swift sharing of" in room.paragraph("OP4").text
    room.chain()


def test_a_clash_is_not_confirmed_but_revised(room: Room) -> None:
    room.untie()
    room.accept("UZB-1")
    assert room.statuses("KGZ-1") == ("clash",)
    assert room.refusal(confirm, room, "KGZ", "KGZ-1").code == "clashing_text"
    text = room.paragraph("OP5").text.replace("plans", "ambitious plans")
    room.submit("KGZ", revise(room, "KGZ", "KGZ-1", text))
    room.accept("KGZ-1/Rev.1")
    assert room.paragraph("OP5").text == text


def test_what_is_confirmed_while_the_tray_is_open_is_carried_on(room: Room) -> None:
    """The author has looked at the text of all; the office reads it on its own unreleased wording."""
    old = room.paragraph("OP4").text
    mine = room.propose("TJK", "OP4", old.replace("exchange of", "sharing of"))
    room.chairs_text("OP4", old.replace("timely", "swift"))
    room.mode("tray")
    room.chairs_text("OP4", room.paragraph("OP4").text.replace("border", "frontier"))
    confirm(room, "TJK", mine)
    room.accept(mine)
    room.publish()
    now = dict(room.texts())["OP4"]
    assert "frontier" in now
    assert "swift sharing of" in now


def join(room: Room, who: str, reference: str, act: str = "join") -> None:
    room.house.run(getattr(amendments, act), room.actor(who), room.proposal(reference).id, key())


def test_co_proponents_join_and_leave(any_room: Room) -> None:
    room = any_room
    join(room, "UZB", "TJK-1")
    join(room, "KGZ", "TJK-1")
    assert room.refusal(join, room, "KGZ", "TJK-1").code == "already_joined"
    assert room.refusal(join, room, "TJK", "TJK-1").code == "already_joined"
    assert room.refusal(join, room, "TKM", "TJK-1", "leave").code == "not_joined"
    assert room.refusal(join, room, "EU", "TJK-1").code == "not_permitted"
    assert room.refusal(join, room, "UZB", "AFG-1").code == "not_permitted"
    assert room.proposal("TJK-1").co == ("UZB", "KGZ")
    join(room, "UZB", "TJK-1", "leave")
    row = next(row for row in compiled(room.house.table()) if row.label == "OP3 bis")
    assert "TJK, KGZ" in attributed(row.lines[0].segments)
    room.withdraw("TJK", "TJK-1")
    assert room.states("TJK-1") == ("withdrawn",)
    assert room.refusal(join, room, "KAZ", "TJK-1").code == "already_decided"


def test_the_chairs_own_proposal(any_room: Room) -> None:
    room = any_room
    with time_machine.travel("2037-01-01T00:00:00+00:00"):
        reference = room.propose("CHAIR", "OP2", "Condemn terrorism;")
    assert reference == "CHAIR-1"
    row = next(row for row in compiled(room.house.table(office=False)) if row.label == "OP2")
    assert "– Chair]" in attributed(row.lines[0].segments)
    room.says("KAZ", reference, Stance.SUPPORT)
    room.accept(reference)
    assert room.paragraph("OP2").text == "Condemn terrorism;"
    assert room.refusal(room.keep, "SEC", "OP2", "Condemn;").code == "not_permitted"


@pytest.mark.parametrize("who", ["kazakhstan-drafter"])
def test_only_who_speaks_for_a_delegation_revises_for_it(room: Room, who: str) -> None:
    begun = revise(room, who, "KAZ-1", "Reaffirm;")
    assert room.refusal(room.submit, who, begun).code == "not_permitted"
    assert SEAM not in "".join(text for _, text in room.texts())
