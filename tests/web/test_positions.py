"""What delegations say, on the pages: forms that keep what was typed, and every earlier word with its hour."""

from datetime import timedelta

import time_machine

from drafting.procedure.kinds import Stance
from drafting.services import clock
from tests.conftest import House, key
from tests.web.pages import Page, Reader


def paragraph(reader: Reader, label: str) -> Page:
    return reader.open(f"/drafts/{reader.house.draft}/paragraphs/{reader.house.paragraph(label).id}")


def proposal(reader: Reader, reference: str) -> Page:
    return reader.open(f"/amendments/{reader.house.proposal(reference).id}/positions")


def test_a_delegation_retains_a_paragraph_and_changes_its_mind_and_both_stay_readable(house: House) -> None:
    kaz, eu = Reader(house, "kazakhstan"), Reader(house, "eu")
    page = kaz.press(paragraph(kaz, "OP2"), "Put on record", stance="consulting", note="Asked on Monday")
    assert "on record" in page.flashed
    kaz.press(page, "Put on record", stance="retain", condition="as in the zero draft")
    read = paragraph(eu, "OP2").words
    assert "KAZKazakhstanretain, as in the zero draft" in read
    assert "Earlier wordsconsulting capital. Asked on Monday" in read
    assert "– KAZ retain as in the zero draft" in read


def test_only_what_is_said_of_such_a_thing_is_offered(house: House) -> None:
    kaz = Reader(house, "kazakhstan")
    offered = {
        name: set(page.tree.xpath("//select[@name='stance']/option/@value")) - {""}
        for name, page in (("paragraph", paragraph(kaz, "OP2")), ("proposal", proposal(kaz, "UZB-1")))
    }
    assert offered["paragraph"] == {"retain", "comment", "reserve", "consulting"}
    assert offered["proposal"] == {stance.value for stance in Stance} - {"retain", "comment"}
    # What the others can still write is their delegation's own note; nothing goes on record.
    about = house.paragraph("OP2").id
    for name, noting in {"eu": True, "chair": False, "kazakhstan-drafter": True}.items():
        sent = paragraph(Reader(house, name), "OP2").tree.xpath("//main//form[@method='post']/@action")
        assert sent == [f"/drafts/{house.draft}/notes/{about}"] * noting


def test_what_was_typed_in_a_reservation_that_was_refused_is_kept(house: House) -> None:
    kaz = Reader(house, "kazakhstan")
    late = {"scope": "words of nobody", "note": "Why we reserve", "until": "2049-01-01T10:00"}
    page = kaz.press(paragraph(kaz, "OP2"), "Reserve", **late)
    assert (page.status, "do not stand in the text" in page.alert) == (422, True)
    assert [page.field(name) for name in ("scope", "until")] == [late["scope"], late["until"]]
    assert "Why we reserve" in page.typed()
    again = kaz.press(page, "Reserve", scope="", until="yesterday")
    assert (again.status, "no date and hour" in again.alert) == (422, True)


def test_a_scrutiny_reservation_is_confirmed_or_lifted_by_its_own_delegation(house: House) -> None:
    kaz, uzb = Reader(house, "kazakhstan"), Reader(house, "uzbekistan")
    with time_machine.travel(clock.now(), tick=False) as hour:
        soon = (clock.now() + timedelta(hours=5, minutes=30)).strftime("%Y-%m-%dT%H:%M")  # Ashgabat is UTC+5
        page = kaz.press(paragraph(kaz, "OP2"), "Reserve", scope="", until=soon)
        assert "scrutiny reservation" in page.words
        hour.shift(timedelta(minutes=31))
        assert "term passed: to be confirmed or lifted" in paragraph(uzb, "OP2").words
        assert "Lift KAZ-4" not in paragraph(uzb, "OP2").words
        page = kaz.press(paragraph(kaz, "OP2"), "Confirm without a term")
        assert "confirmed as KAZ-4/Rev.1" in page.words
        page = kaz.press(page, "Lift")
        assert page.words.count("lifted") == 1
        assert "term passed" not in page.words


def test_a_reservation_on_a_proposal_is_entered_and_lifted_on_its_own_page(house: House) -> None:
    kaz = Reader(house, "kazakhstan")
    word = house.proposal("UZB-1").text.split()[0]
    page = kaz.press(proposal(kaz, "UZB-1"), "Reserve", scope=word, note="So.")
    assert f"On the words {word}" in page.words
    assert "lifted" in kaz.press(page, "Lift").words


def test_a_position_of_another_event_is_not_confirmed_here(house: House) -> None:
    kaz = Reader(house, "kazakhstan")
    for where in ("positions/{}/confirm", "reservations/{}/lift", "reservations/{}/keep"):
        assert kaz.post("/" + where.format(key()), form_key=key()).status == 404
