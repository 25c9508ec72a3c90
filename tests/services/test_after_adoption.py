"""Beside the adopted text: explanations of position, and corrections that never touch it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from drafting.extensions import db
from drafting.models import Revision, Seat
from drafting.procedure.policy import Act
from drafting.procedure.stages import Stage
from drafting.queries.adoptions import Corrected, adopted_on, corrections_on, explanations_on, obstacles_on
from drafting.services import adoption, clock, corrections
from drafting.services.corrections import Correcting
from tests.conftest import key
from tests.services.closing import at, call, confirm, do, draft, hash_now, move, soon, stage, unbroken
from tests.services.landing import adopt, land
from tests.services.room import Room


@pytest.fixture
def adopted(any_room: Room) -> Room:
    land(any_room)
    adopt(any_room, "ru")
    return any_room


def correct(
    room: Room,
    label: str,
    text: str,
    *,
    language: str = "en",
    why: str = "A slip.",
    kind: str = "corrigendum",
    who: str = "SEC",
) -> str:
    correcting = Correcting(paragraph(room, label), language, text, why)
    return do(room, getattr(corrections, kind), who, correcting)


def paragraph(room: Room, label: str) -> UUID:
    found = room.house.run(lambda: adopted_on(draft(room)))
    assert found is not None
    return next((each.id for each in found.content if each.label == label), uuid4())


def corrected(room: Room) -> tuple[Corrected, ...]:
    return room.house.run(lambda: corrections_on(draft(room)))


def frozen(room: Room) -> list[tuple[Any, ...]]:
    return room.house.run(lambda: [(each.hash, each.content) for each in db.session.query(Revision)])


def test_each_corrigendum_has_its_own_symbol_and_the_adopted_text_stays(adopted: Room) -> None:
    before = frozen(adopted)
    first = correct(adopted, "13", "Decide to review the present Declaration in 2019.")
    second = correct(adopted, "13", "Decide to review the present Declaration in 2020.")
    assert correct(adopted, "Title", "The Ashgabat Declaration", kind="editorial") == ""
    third = correct(adopted, "Title", "Декларация", language="ru")
    assert (first, second, third) == tuple(f"ASH/HLD/2017/CRP.1/Rev.2/Corr.{n}" for n in (1, 2, 3))
    lines = corrected(adopted)
    assert [(each.kind, each.number, each.language) for each in lines] == [
        ("corrigendum", 1, "en"),
        ("corrigendum", 2, "en"),
        ("editorial", 0, "en"),
        ("corrigendum", 3, "ru"),
    ]
    assert lines[1].before == lines[0].after
    assert frozen(adopted) == before
    assert [each.kind for each in adopted.chain()[-4:]] == [
        "correction.corrigendum",
        "correction.corrigendum",
        "correction.editorial",
        "correction.corrigendum",
    ]


def test_a_correction_is_refused_by_name(adopted: Room) -> None:
    text = "Decide to meet again."
    for who in ("CHAIR", "KAZ", "EU"):
        assert adopted.refusal(correct, adopted, "13", text, who=who).code == "not_permitted"
    assert adopted.refusal(correct, adopted, "13", text, why=" ").code == "reason_needed"
    assert adopted.refusal(correct, adopted, "13", " ").code == "empty_proposal"
    assert adopted.refusal(correct, adopted, "OP12", text).code == "not_found"
    assert adopted.refusal(correct, adopted, "13", text, language="fr").code == "not_found"
    assert adopted.refusal(correct, adopted, "8", "Nothing", language="ru").code == "not_found", (
        "it was waived"
    )
    assert adopted.refusal(correct, adopted, "13", "See {fn:9}.").code == "unknown_footnote"
    correct(adopted, "13", text)
    assert adopted.refusal(correct, adopted, "13", text).code == "identical_proposal"


def test_before_adoption_there_is_nothing_to_correct_and_after_it_nothing_to_adopt(any_room: Room) -> None:
    title = Correcting(any_room.paragraph("Title").id, "en", "x", "y")
    refusal = any_room.refusal(do, any_room, corrections.editorial, "SEC", title)
    assert (refusal.code, refusal.params["act"]) == ("wrong_stage", Act.CORRECT_ADOPTED.value)
    refusal = any_room.refusal(do, any_room, adoption.explain, "KAZ", "We joined.")
    assert refusal.code == "wrong_stage"
    land(any_room)
    unbroken(any_room)
    call(any_room, "ru")
    explain(any_room, "KAZ", "We join the consensus.\n\nWe regret OP6.")
    confirm(any_room)
    assert any_room.refusal(confirm, any_room).code == "wrong_stage"
    said = any_room.house.run(lambda: explanations_on(draft(any_room)))
    assert [(each.party, each.text) for each in said] == [("KAZ", "We join the consensus.\nWe regret OP6.")]


def explain(room: Room, who: str, text: str, **more: Any) -> None:
    room.house.run(adoption.explain, room.actor(who), room.house.draft, text, key(), **more)


def test_a_delegation_explains_for_itself_and_the_secretariat_for_one_with_the_minute(adopted: Room) -> None:
    now = clock.now()
    for who, text, more, code in (
        ("EU", "We welcome it.", {}, "not_permitted"),
        ("CHAIR", "We welcome it.", {}, "not_permitted"),
        ("KAZ", " ", {}, "empty_proposal"),
        ("KAZ", "For them.", {"party": "UZB"}, "not_permitted"),
        ("KAZ", "Orally.", {"orally": now}, "not_permitted"),
        ("KAZ", "En français.", {"language": "fr"}, "not_found"),
        ("SEC", "For them.", {"party": "UZB"}, "bad_term"),
        ("SEC", "For them.", {"party": "UZB", "orally": soon()}, "bad_term"),
        ("SEC", "For them.", {"party": "EU", "orally": now}, "not_found"),
        ("SEC", "For them.", {"orally": now}, "not_found"),
    ):
        assert adopted.refusal(explain, adopted, who, text, **more).code == code, (who, more)
    at(now + timedelta(minutes=2), lambda: explain(adopted, "SEC", "We joined.", party="UZB", orally=now))
    said = adopted.house.run(lambda: explanations_on(draft(adopted)))
    assert [(each.party, each.orally) for each in said] == [("UZB", now)]
    assert adopted.chain()[-1].subject == "UZB"


def test_what_stands_in_the_way_has_a_name_and_reservations_do_not(any_room: Room) -> None:
    def named() -> dict[tuple[str, str], tuple[str, ...]]:
        table = any_room.house.table()
        found = any_room.house.run(lambda: obstacles_on(draft(any_room), table))
        return {(each.kind.value, each.language): each.names for each in found}

    found = named()
    assert found["brackets", ""] == (
        "KAZ-1",
        "UZB-1",
        "KGZ-1",
        "TJK-1",
        "KAZ-2",
        "TKM-1",
        "UZB-2",
        "KGZ-2",
        "KAZ-3",
        "TJK-2",
        "UZB-3",
        "EU-1",
    )
    assert found["packages", ""] == ("PKG-A",)
    assert found["placeholders", ""] == ("OP12 [2019]",)
    assert set(found["stale", "ru"]) == {"PP6", "OP5"}
    assert set(found) == {("brackets", ""), ("packages", ""), ("placeholders", ""), ("stale", "ru")}
    op2 = any_room.paragraph("OP2")
    any_room.chairs_text("OP2", f"{op2.text[:-1]}, as paragraph 16 below says;")
    any_room.mode("tray")
    any_room.chairs_text("OP11", "Thank the Government of Turkmenistan;")
    any_room.mark("OP9", "ad_ref", "KAZ")
    found = named()
    assert found["dangling", ""] == ("OP2: peace and security, as paragraph 16",)
    assert found["tray", ""] == ("OP11", "OP9")
    assert found["pending", ""] == ("OP9 (KAZ)",)


def test_one_person_with_two_seats_does_not_adopt_alone(any_room: Room) -> None:
    land(any_room)
    unbroken(any_room)
    call(any_room, "ru")
    seen, chair, sec = hash_now(any_room), any_room.actor("CHAIR"), any_room.actor("SEC")

    def second_seat() -> UUID:
        seat = Seat(id=uuid4(), person_id=chair.person, party_id=sec.party, duty=sec.duty)
        db.session.add(seat)
        db.session.commit()
        return seat.id

    both = replace(sec, person=chair.person, seat=any_room.house.run(second_seat))
    refusal = any_room.refusal(any_room.house.run, adoption.confirm, both, any_room.house.draft, seen, key())
    assert refusal.code == "same_person"
    assert stage(any_room) is Stage.AGREED


def test_a_call_does_not_outlive_the_way_back(any_room: Room) -> None:
    land(any_room)
    unbroken(any_room)
    call(any_room, "ru")
    move(any_room, Stage.READING, "One more word.")
    move(any_room, Stage.AGREED)
    assert any_room.refusal(confirm, any_room).code == "not_called"
