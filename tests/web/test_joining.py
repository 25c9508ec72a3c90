"""Seats by single-use link, on the pages: one link, one seat, and nothing said of a link that opens nothing."""

import re
from datetime import timedelta

import time_machine

from drafting.services import clock
from tests.conftest import House
from tests.web.life import changed, tables
from tests.web.pages import Page, Reader

PASSPHRASE = "several words in a row"


def make_link(reader: Reader, duty: str = "drafter") -> str:
    page = reader.press(reader.open("/seats"), "Make a link", duty=duty)
    return str(page.tree.xpath("string((//code)[last()])")).split("localhost", 1)[1]


def taken(reader: Reader, link: str, name: str = "aigul", password: str = PASSPHRASE) -> Page:
    return reader.press(reader.open(link), "Take the seat", name=name, password=password)


def nameless(page: Page) -> str:
    return re.sub(r'value="[^"]*"', "", page.source)


def test_a_focal_point_offers_a_seat_and_whoever_opens_the_link_is_in_at_once(house: House) -> None:
    link = make_link(Reader(house, "kazakhstan"))
    newcomer = Reader(house)
    door = newcomer.open(link)
    assert "Kazakhstan, drafter" in door.words
    page = taken(newcomer, link)
    assert "Welcome" in page.flashed
    assert "Kazakhstan, drafter" in page.source
    later = Reader(house)
    signed = later.press(later.open("/sign-in"), "Sign in", name="aigul", password=PASSPHRASE)
    assert "Kazakhstan, drafter" in signed.source


def test_used_expired_taken_back_and_never_been_are_one_calm_page(house: House) -> None:
    kaz = Reader(house, "kazakhstan")
    with time_machine.travel(clock.now(), tick=False) as hour:
        late = make_link(kaz)
        hour.shift(timedelta(hours=72))
        kaz = Reader(house, "kazakhstan")
        used, back = make_link(kaz), make_link(kaz, "reader")
        taken(Reader(house), used)
        kaz.press(kaz.open("/seats"), "Take back")
        stranger, before = Reader(house), tables(house)
        links = (late, used, back, "/join/" + "x" * 43, "/join/" + "-" * 43)
        read = [stranger.open(each) for each in links]
        sent = [stranger.post(each, name="somebody", password=PASSPHRASE) for each in links]
        empty = [stranger.post(each) for each in links]
    assert {page.status for page in (*read, *sent, *empty)} == {404}
    assert len({nameless(page) for page in (*read, *sent, *empty)}) == 1
    assert "opens nothing" in read[0].words
    heads = {tuple((k, v) for k, v in page.response.headers if k != "Set-Cookie") for page in read}
    assert len(heads) == 1
    assert changed(before, tables(house)) == {}


def test_what_is_refused_at_the_door_is_said_and_the_link_stays_open(house: House) -> None:
    link, stranger = make_link(Reader(house, "kazakhstan")), Reader(house)
    for name, password, words in (
        ("", PASSPHRASE, "Choose a name"),
        ("kazakhstan", PASSPHRASE, "signs in with this name already"),
        ("aigul", "short", "At least 12 characters".lower()),
        ("aigul-of-astana", "Aigul of Astana", "must not be your name"),
    ):
        page = taken(stranger, link, name, password)
        assert page.status == 422
        assert words.lower() in page.alert.lower()
        assert page.field("name") == name
        assert page.field("password") == ""
    assert "Welcome" in taken(stranger, link).flashed


def test_nobody_is_signed_in_over_somebody_else(house: House) -> None:
    link, uzb = make_link(Reader(house, "kazakhstan")), Reader(house, "uzbekistan")
    page = uzb.open(link)
    assert "You are signed in as uzbekistan" in page.words
    assert page.tree.xpath("//input[@type='password']") == []
    before = tables(house, "signed_in.seen_at")
    sent = uzb.post(link, name="aigul", password=PASSPHRASE)
    assert (sent.status, "Sign out first" in sent.alert) == (409, True)
    assert changed(before, tables(house, "signed_in.seen_at")) == {}
    assert "Uzbekistan" in uzb.open("/seats").words


def test_a_strangers_form_needs_its_token(house: House) -> None:
    link, stranger = make_link(Reader(house, "kazakhstan")), Reader(house)
    house.app.config["WTF_CSRF_ENABLED"] = True
    assert stranger.post(link, name="aigul", password=PASSPHRASE).status == 400
    assert "Welcome" in taken(stranger, link).flashed


def test_a_seat_that_is_ended_is_signed_out_everywhere_and_the_last_focal_point_stays(house: House) -> None:
    kaz, drafter = Reader(house, "kazakhstan"), Reader(house, "kazakhstan-drafter")
    seats, seat = kaz.open("/seats"), house.actor("kazakhstan-drafter").seat
    page = kaz.press(seats, "End the seat", str(seat))
    assert "kazakhstan-drafter" not in page.words
    assert drafter.client.get("/").headers["Location"].startswith("/sign-in")
    refused = kaz.press(page, "End the seat", str(house.actor("kazakhstan").seat))
    assert (refused.status, "last focal point" in refused.alert) == (409, True)
    changed = kaz.press(page, "Change", str(house.actor("kazakhstan").seat), duty="reader")
    assert changed.status == 409


def test_seats_are_managed_by_the_focal_point_and_the_secretariat_only(house: House) -> None:
    kaz = house.actor("kazakhstan").party
    found = {
        name: Reader(house, name).open(f"/parties/{kaz}/seats").status
        for name in ("kazakhstan", "secretariat", "uzbekistan", "kazakhstan-drafter", "eu", "chair")
    }
    assert found == {
        "kazakhstan": 200, "secretariat": 200, "uzbekistan": 403, "kazakhstan-drafter": 403, "eu": 403, "chair": 403,
    }  # fmt: skip


def test_the_sheet_has_every_open_link_in_full_and_the_same_again(house: House) -> None:
    link, office = make_link(Reader(house, "kazakhstan")), Reader(house, "secretariat")
    first, again = office.open("/links"), office.open("/links")
    assert link in first.source
    assert link in again.source
    assert Reader(house, "kazakhstan").open("/links").status == 403
    assert link.rsplit("/", 1)[1] not in repr(tables(house))
