"""One act, one register entry; a private act, none."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from drafting.extensions import db
from drafting.procedure.kinds import AmendmentKind, Rung, Stance
from drafting.services import ladder, packages, positions, privately, translations
from tests.conftest import key
from tests.services.room import Room

Act = Callable[[Room], object]
OP2 = "Condemn terrorism in all its forms;"


def reserve(room: Room) -> object:
    given = room.house.draft, room.paragraph("OP9").id, "", "Pending capital", None, key()
    return room.house.run(positions.reserve, room.actor("UZB"), *given)


def tie(room: Room) -> object:
    members = room.proposal("UZB-3").id, room.paragraph("OP4").id
    return room.house.run(packages.tie, room.actor("CHAIR"), room.house.draft, "PKG-B", members, key())


def mark(room: Room) -> object:
    each = room.proposal("UZB-1")
    given = room.house.draft, each.id, Rung.AD_REF, (), room.paragraph("OP5").wording, key()
    return room.house.run(ladder.mark, room.actor("CHAIR"), *given)


def translate(room: Room) -> object:
    each = room.paragraph("PP6")
    given = room.house.draft, each.id, "ru", "будучи глубоко обеспокоены,", each.wording, key()
    return room.house.run(translations.translate, room.actor("SEC"), *given)


PUBLIC: dict[str, tuple[Act, str]] = {
    "submit": (lambda room: room.propose("KAZ", "OP2", OP2), "KAZ | amendment.submitted | KAZ-4"),
    "suggest": (lambda room: room.propose("EU", "OP2", OP2), "EU | amendment.submitted | EU-2"),
    "withdraw": (lambda room: room.withdraw("KAZ", "KAZ-3"), "KAZ | amendment.withdrawn | KAZ-3"),
    "withdraw with a sub-amendment": (
        lambda room: room.withdraw("TJK", "TJK-1"),
        "TJK | amendment.withdrawn | TJK-1",
    ),
    "take up": (lambda room: room.take_up("TJK", "AFG-1"), "TJK | suggestion.taken_up | AFG-1"),
    "accept": (lambda room: room.accept("KAZ-1"), "CHAIR | decision.accepted | KAZ-1"),
    "accept an alternative": (lambda room: room.accept("UZB-2"), "CHAIR | decision.accepted | UZB-2"),
    "accept a move": (lambda room: room.accept("KGZ-2"), "CHAIR | decision.accepted | KGZ-2"),
    "accept with edits": (
        lambda room: room.decide("accept_with_edits", "UZB-3", "Resolve to exchange information;"),
        "CHAIR | decision.accepted_with_edits | UZB-3",
    ),
    "keep in brackets": (
        lambda room: room.decide("keep_in_brackets", "KGZ-1"),
        "CHAIR | decision.in_brackets | KGZ-1",
    ),
    "not retain": (
        lambda room: room.decide("not_retain", "TJK-1", "No consensus"),
        "CHAIR | decision.not_retained | TJK-1",
    ),
    "Chair's text": (
        lambda room: room.chairs_text("OP5", "Encourage national plans;"),
        "CHAIR | decision.chairs_text | OP5",
    ),
    "position": (
        lambda room: room.says("KAZ", "UZB-1", Stance.CAN_ACCEPT),
        "KAZ | position.stated | UZB-1",
    ),
    "reserve": (reserve, "UZB | reservation.entered | UZB-4"),
    "package": (tie, "CHAIR | package.tied | PKG-B"),
    "ladder": (mark, "CHAIR | ladder.marked | UZB-1"),
    "translate": (translate, "SEC | translation.entered | PP6"),
    "publish": (lambda room: room.publish(), "SEC | revision.published | Rev.1"),
}


@contextmanager
def commits_counted(room: Room) -> Iterator[list[str]]:
    """Note each commit."""
    seen: list[str] = []

    def note(_: object) -> None:
        seen.append("commit")

    engine = room.house.run(lambda: db.engine)
    event.listen(engine, "commit", note)
    try:
        yield seen
    finally:
        event.remove(engine, "commit", note)


@pytest.mark.parametrize("name", PUBLIC)
def test_an_act_is_one_transaction_and_one_entry_and_the_register_holds(room: Room, name: str) -> None:
    room.untie()
    act, expected = PUBLIC[name]
    before = room.chain()
    with commits_counted(room) as commits:
        act(room)
    kept_first = name in {"submit", "suggest"}
    assert len(commits) == 1 + kept_first
    *kept, last = room.chain()
    assert kept == before
    assert f"{last.actor} | {last.kind} | {last.subject}" == expected


def test_a_private_act_leaves_no_entry(any_room: Room) -> None:
    before = any_room.chain()
    private = any_room.keep("KAZ", "OP2", OP2)
    any_room.keep("KAZ", "OP2", f"{OP2[:-1]} everywhere;", private=private)
    any_room.keep("EU", "OP2", OP2)
    any_room.keep("KAZ", "OP9", kind=AmendmentKind.DELETE)
    any_room.house.run(privately.discard, any_room.actor("KAZ"), private)
    assert any_room.chain() == before


def test_a_delegation_keeps_its_own_history_and_saves_the_same_words_once(room: Room) -> None:
    before = room.everything()
    private = room.keep("KAZ", "OP2", OP2)
    room.keep("kazakhstan-drafter", "OP2", OP2, private=private)
    room.keep("KAZ", "OP2", f"{OP2[:-1]} everywhere;", private=private)
    after = room.everything()
    grown = {name for name in after if after[name] != before[name]}
    assert grown == {"private_draft", "private_version"}
    assert len(after["private_version"]) == len(before["private_version"]) + 2


def test_nothing_new_is_nothing_to_publish(room: Room) -> None:
    room.publish()
    assert room.refusal(room.publish).code == "nothing_to_publish"
    room.withdraw("KAZ", "KAZ-1")
    room.publish()
    assert room.chain()[-1].subject == "Rev.2"
