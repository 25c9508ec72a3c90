"""The door: who comes in, who does not, and how one leaves."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine

from drafting.extensions import db
from drafting.models import Event
from tests.conftest import House
from tests.web.life import PASSPHRASE, count, give_passphrase
from tests.web.pages import Reader, plain

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
DOORS = {"/sign-in", "/healthz"}


def test_every_page_leads_a_stranger_to_the_sign_in_page(house: House) -> None:
    stranger, given = Reader(house), {"draft_id": uuid4(), "key": uuid4(), "seat_id": uuid4()}
    given |= {"private_id": uuid4(), "amendment_id": uuid4(), "code": "ru", "filename": "css/rolling.css"}
    led = {}
    with house.app.test_request_context():
        rules = [rule for rule in house.app.url_map.iter_rules() if "GET" in (rule.methods or ())]
        addresses = [
            house.app.url_for(rule.endpoint, **{a: given.get(a, uuid4()) for a in rule.arguments})
            for rule in rules
        ]
    for address in addresses:
        answer = stranger.client.get(address, buffered=True)
        led[address] = answer.headers.get("Location", "").split("?")[0] or answer.status_code
    assert len(led) > 15
    assert {place for place, to in led.items() if to == 200} == DOORS | {"/static/css/rolling.css"}
    assert [place.rsplit("/", 1)[0] for place, to in led.items() if to == 404] == ["/join"]
    assert {to for place, to in led.items() if to not in {200, 404}} == {"/sign-in"}


def test_a_stranger_is_led_on_to_where_they_wanted_to_go(house: House) -> None:
    give_passphrase(house, "kazakhstan")
    stranger, wanted = Reader(house), f"/drafts/{house.draft}/text?view=clean"
    door = stranger.open(wanted)
    assert door.tree.findtext(".//h1") == "Sign in"
    text = stranger.press(door, "Sign in", name="kazakhstan", password=PASSPHRASE)
    assert text.response.request.full_path == wanted


def test_the_house_says_that_it_is_up(house: House) -> None:
    answer = house.client().get("/healthz")
    assert (answer.status_code, answer.json["status"]) == (200, "ok")


def test_a_wrong_passphrase_is_refused_without_saying_which_half_was_wrong(house: House) -> None:
    give_passphrase(house, "chair")
    stranger = Reader(house)
    wrong = stranger.post("/sign-in", name="chair", password="something else")
    unknown = stranger.post("/sign-in", name="nobody", password="something else")
    assert wrong.status == unknown.status == 422
    assert wrong.alert == unknown.alert != ""
    assert wrong.field("name") == "chair"
    assert wrong.field("password") == ""
    assert stranger.client.get("/").headers["Location"].startswith("/sign-in")


def test_after_five_failures_the_door_stays_shut_for_a_minute(house: House) -> None:
    give_passphrase(house, "chair")
    stranger = Reader(house)
    with time_machine.travel(NOON, tick=False) as clock:
        failures = [stranger.post("/sign-in", name="chair", password=f"guess {n}").status for n in range(5)]
        right = [stranger.post("/sign-in", name=name, password=PASSPHRASE) for name in ("chair", " chair ")]
        other = stranger.post("/sign-in", name="secretariat", password="a guess").status
        clock.shift(timedelta(seconds=61))
        later = stranger.post("/sign-in", name="chair", password=PASSPHRASE).status
    assert failures == [422] * 5
    assert [each.status for each in right] == [429, 429]
    assert "Wait" in right[0].alert
    assert other == 422
    assert later == 302


ELSEWHERE = [
    "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "http://evil.example",
    "https:evil.example", "https:/evil.example", "//evil.example/..", "/\t/evil.example", "\t//evil.example",
    " //evil.example", "/\n/evil.example", "//[", "http://[evil", "javascript:alert(1)", "JaVaScRiPt:alert(1)",
    "data:text/html,x", "evil.example", "@evil.example", "//evil.example@127.0.0.1/", "%2F%2Fevil.example",
    "/\x00/evil.example", "/\r\nSet-Cookie: a=b", "／／evil.example", "", "//", "/\\/evil.example",
]  # fmt: skip


def test_no_form_leads_to_another_site(house: House) -> None:
    client, led = house.client("kazakhstan"), {}
    for wanted in ELSEWHERE:
        answer = client.post("/language/ru", data={"next": wanted})
        led[wanted] = (
            answer.status_code,
            answer.headers.get("Location"),
            answer.headers.getlist("Set-Cookie")[1:],
        )
    assert {wanted: to for wanted, to in led.items() if to != (302, "/", [])} == {}


def test_the_way_from_the_sign_in_page_is_guarded_by_the_same_rule(house: House) -> None:
    give_passphrase(house, "kazakhstan")
    where = {
        wanted: house.client()
        .post("/sign-in", data={"name": "kazakhstan", "password": PASSPHRASE, "next": wanted})
        .headers.get("Location")
        for wanted in ("//[", "//evil.example", "/drafts")
    }
    assert where == {"//[": "/", "//evil.example": "/", "/drafts": "/drafts"}


def test_signing_out_ends_the_session_everywhere(house: House) -> None:
    reader = Reader(house, "kazakhstan")
    cookie = reader.client.get_cookie("rolling")
    assert cookie is not None
    reader.press(reader.text(), "Sign out")
    thief = house.client()
    thief.set_cookie("rolling", cookie.value)
    assert thief.get(f"/drafts/{house.draft}/text").headers["Location"].startswith("/sign-in")


@pytest.mark.parametrize(("pause", "pauses", "let_in"), [(110, 1, True), (125, 1, False), (100, 8, False)])
def test_a_session_ends_after_two_idle_hours_and_after_twelve_in_all(
    house: House, pause: int, pauses: int, let_in: bool
) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        client = house.client("kazakhstan")
        for _ in range(pauses):
            clock.shift(timedelta(minutes=pause))
            status = client.get(f"/drafts/{house.draft}/record").status_code
    assert (status == 200) is let_in


def test_a_seat_is_taken_by_one_click_only_at_a_demo(house: House) -> None:
    def make_it_real() -> None:
        db.session.query(Event).one().demo = False
        db.session.commit()

    seat = house.actor("chair").seat
    demo = Reader(house)
    door = demo.open("/sign-in")
    assert "Demo" in plain(door.tree.find(".//header"))
    assert demo.press(door, "Sign in as kazakhstan", str(house.actor("kazakhstan").seat)).status == 200
    house.run(make_it_real)
    stranger, sessions = Reader(house), count(house, "signed_in")
    real = stranger.open("/sign-in")
    assert "demo" not in real.source.lower()
    assert stranger.post(f"/sign-in-as/{seat}").status == 404
    assert stranger.post(f"/sign-in-as/{uuid4()}").status == 404
    assert count(house, "signed_in") == sessions


def test_a_form_sent_after_the_session_ended_says_what_to_do(house: House) -> None:
    stranger = Reader(house)
    answer = stranger.client.post(f"/private/{uuid4()}/submit", follow_redirects=True)
    assert "your words are there" in answer.get_data(as_text=True)


def test_a_preview_after_the_session_ended_leads_the_whole_page_to_the_door(house: House) -> None:
    answer = house.client().post(
        f"/drafts/{uuid4()}/propose/{uuid4()}/preview", headers={"HX-Request": "true"}
    )
    assert (answer.status_code, answer.headers["HX-Redirect"], answer.data) == (200, "/sign-in", b"")
