"""The chair's desk at night: the tray, packages, the ladder and the composer, and nobody else sees a byte."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from tests.conftest import House, build, close
from tests.services.landing import OP5
from tests.services.room import Room
from tests.web.pages import Reader, crawl, plain
from tests.web.test_privacy import FRESH, Seen

#: Everybody but the chair's office.
DELEGATIONS = ("uzbekistan", "kazakhstan-drafter", "eu", "secretariat")


def decide_at_night(house: House) -> None:
    """Let the chair's office decide in every way, undo some of it and keep the rest."""
    room = Room(house)
    room.accept("KAZ-1")
    room.chairs_text("OP2", "Condemn terrorism, the canary of Ashgabat;")
    room.undo()
    room.chairs_text("OP2", "Condemn terrorism, the canary of Awaza;")
    room.decide("not_retain", "TJK-1", "Canaries")
    room.decide("keep_in_brackets", "EU-1")
    room.mark("OP9", "agreed")
    room.mark("UZB-1", "informal", "TKM")
    room.accept("TKM-1")
    room.accept("KGZ-2")
    room.tie("PKG-CANARY", "UZB-3", "OP12")
    room.decide("accept_with_edits", "TJK-2", "Deeply concerned at the canaries,")
    room.settle(
        room.choice("not_retained", "UZB-1", reason="Canary"),
        room.choice("chairs_text", "OP5", text=OP5),
        room.choice("not_retained", "UZB-2", reason="Canary"),
    )


def seen(house: House) -> Seen:
    """Return every byte that the others are given, page by page; what is made anew each time left out."""
    found: Seen = {}
    for name in DELEGATIONS:
        for address, page in crawl(Reader(house, name)).items():
            heads = "\n".join(f"{head}: {value}" for head, value in page.response.headers.items())
            body = page.response.data.decode("utf-8", "backslashreplace")
            found[name, FRESH.sub("", address)] = FRESH.sub("", f"{page.status}\n{heads}\n{body}")
    return found


@pytest.fixture
def two_houses(house: House, tmp_path: Path) -> Iterator[tuple[House, House]]:
    """Give two houses in which the chair's office begins to decide in the tray."""
    Room(house).mode("tray")
    close(house.app)  # so that the file holds it all
    houses = []
    for name in ("night", "quiet"):
        shutil.copy(tmp_path / "demo.db", tmp_path / f"{name}.db")
        url = f"sqlite:///{tmp_path / f'{name}.db'}"
        houses.append(House(build(url, tmp_path), url))
    yield houses[0], houses[1]
    for each in houses:
        close(each.app)


def test_decisions_in_the_tray_leave_no_trace_for_anybody_else(two_houses: tuple[House, House]) -> None:
    began = datetime.now(UTC) + timedelta(minutes=10)
    told: list[Seen] = []
    for house, deciding in zip(two_houses, (True, False), strict=True):
        with time_machine.travel(began, tick=False):
            if deciding:
                decide_at_night(house)
            told.append(seen(house))
    night, quiet = told
    assert len(night) > 100
    assert night.keys() == quiet.keys()
    assert [what for what in night if night[what] != quiet[what]] == []
    assert not any("anar" in page for page in night.values())


def test_the_chair_gathers_undoes_and_releases(house: House) -> None:
    chair, anyone = Reader(house, "chair"), Reader(house, "kazakhstan")
    desk = chair.press(chair.desk("OP1"), "Decide in the tray")
    assert "seen by this office until they are released" in plain(desk.tree)
    desk = chair.press(desk, "Accept", str(house.proposal("KAZ-1").id))
    desk = chair.press(desk, "Keep in brackets", str(house.proposal("EU-1").id))
    assert "1 accepted, 1 in brackets" in plain(desk.tree)
    assert anyone.proposal("KAZ-1").words.count("accepted") == 0
    refused = chair.press(desk, "Decide live")
    assert refused.status == 409
    assert "tray" in refused.alert
    desk = chair.press(desk, "Undo")
    assert "Undone" in desk.flashed
    assert house.proposal("EU-1").state.value == "submitted"
    desk = chair.press(desk, "Release 1 decision")
    assert "Released" in desk.flashed
    assert "accepted" in anyone.proposal("KAZ-1").words
    assert "decisions released" in anyone.place("record").words


def test_undoing_what_is_no_longer_on_top_is_refused_by_name(house: House) -> None:
    chair = Reader(house, "chair")
    chair.press(chair.desk("OP1"), "Decide in the tray")
    old = chair.press(chair.desk("OP1"), "Accept", str(house.proposal("KAZ-1").id))
    chair.press(chair.desk("PP6"), "Accept", str(house.proposal("TJK-2").id))
    refused = chair.press(old, "Undo")
    assert (refused.status, "TJK-2" in refused.alert) == (409, True)


def test_a_package_is_decided_on_one_page_and_what_was_typed_is_kept(house: House) -> None:
    chair, op5 = Reader(house, "chair"), house.paragraph("OP5").id
    uzb1, kgz1, uzb2 = (house.proposal(each).id for each in ("UZB-1", "KGZ-1", "UZB-2"))
    refused = chair.press(chair.desk("OP6 alt"), "Accept", str(uzb2))
    assert (refused.status, "PKG-A is decided together: UZB-2, OP5" in refused.alert) == (409, True)
    page = chair.follow(refused, "Decide the package")
    given = {
        f"verdict-{uzb1}": "not_retained",
        f"reason-{uzb1}": "In favour of the Chair’s text",
        f"verdict-{kgz1}": "not_retained",
        f"reason-{kgz1}": "In favour of the Chair’s text",
        f"chairs-{op5}": "1",
        f"text-{op5}": OP5,
    }
    half = chair.press(page, "Decide together", **given)
    assert (half.status, "UZB-2" in half.alert) == (422, True)
    assert OP5 in half.typed()
    done = chair.press(half, "Decide together", **given, **{f"verdict-{uzb2}": "accepted"})
    assert "Decided together" in done.flashed
    assert house.paragraph("OP5").text == OP5
    assert house.paragraph("OP6").fallen
    assert "CHAIR-1" in Reader(house, "eu").place("text").words


def test_two_compatible_changes_are_merged_by_the_chairs_act(house: House) -> None:
    chair = Reader(house, "chair")
    both = [house.proposal(each).id for each in ("KAZ-1", "EU-1")]
    desk = chair.desk("OP1")
    chosen = "&".join(f"x={each}" for each in both)
    page = chair.open(f"{desk.address}?{chosen}")
    assert "Merged: KAZ-1, EU-1" in plain(page.tree)
    address, data = chair.filled(page, "Accept together")
    chair.client.post(address, data=data | {"x": [str(each) for each in both]})
    assert house.proposal("KAZ-1").state.value == house.proposal("EU-1").state.value == "accepted"
    words = house.paragraph("OP1").text
    assert "central and coordinating role" in words
    assert "refugee law" in words


def test_the_ladder_and_the_way_back(house: House) -> None:
    chair, op2 = Reader(house, "chair"), str(house.paragraph("OP2").id)
    page = chair.press(chair.desk("OP2"), "Mark on the ladder", f"ladder/{op2}", rung="agreed")
    assert house.paragraph("OP2").rung.value == "agreed"
    refused = chair.press(page, "Reopen", op2, reason=" ")
    assert refused.status == 422
    chair.press(refused, "Reopen", op2, reason="New instructions")
    assert house.paragraph("OP2").rung.value == "open"
    assert "reopened" in Reader(house, "eu").place("record").words


def test_a_consequential_text_is_offered_where_the_reference_stands(house: House) -> None:
    chair = Reader(house, "chair")
    page = chair.follow(chair.desk("OP6 alt"), "Write the consequential Chair’s text for OP3 (c)")
    assert "paragraph 6 alt below" in page.typed()
    assert house.paragraph("OP3 (c)").text.count("6 alt") == 0
