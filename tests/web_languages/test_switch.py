"""The switch of the languages: on every page, and it stays."""

import re

import pytest
from lxml import html

from tests.conftest import House
from tests.web.life import PASSPHRASE, give_passphrase
from tests.web.pages import PEOPLE, Page, Reader


def language(page: Page) -> str:
    return str(page.tree.get("lang"))


@pytest.mark.parametrize("who", PEOPLE)
def test_the_switch_is_on_every_place_and_leads_back_to_it(house: House, who: str) -> None:
    reader = Reader(house, who)
    first = reader.open("/")
    places = [link.get("href") for link in first.tree.xpath("//header//nav//a")]
    assert len(places) >= 4
    for place in places:
        page = reader.open(place)
        assert language(page) == "en"
        there = reader.press(page, "Русский")
        assert (there.address, language(there)) == (page.address, "ru")
        back = reader.press(there, "English")
        assert (back.address, language(back)) == (page.address, "en")


def test_a_view_with_a_question_in_its_address_is_kept(house: House) -> None:
    reader = Reader(house, "kazakhstan")
    page = reader.press(reader.text("redline", since="0"), "Русский")
    assert page.address.endswith("text?view=redline&since=0")


def test_the_choice_stays_from_page_to_page(house: House) -> None:
    reader = Reader(house, "kazakhstan")
    reader.press(reader.open("/"), "Русский")
    assert {language(reader.place(name)) for name in ("text", "mine", "compare", "record")} == {"ru"}


def test_the_choice_before_signing_in_survives_signing_in_and_out(house: House) -> None:
    give_passphrase(house, "kazakhstan")
    reader = Reader(house)
    page = reader.press(reader.open(f"/drafts/{house.draft}/mine"), "Русский")
    assert (language(page), page.tree.findtext(".//h1")) == ("ru", "Вход")
    assert "Кыргызстан" in page.words
    assert "координатор" in page.words
    inside = reader.press(page, "Войти", name="kazakhstan", password=PASSPHRASE)
    assert (language(inside), inside.address) == ("ru", f"/drafts/{house.draft}/mine")
    out = reader.press(inside, "Выйти")
    assert language(out) == "ru"


def test_a_wrong_passphrase_is_refused_in_russian(house: House) -> None:
    reader = Reader(house)
    page = reader.press(reader.open("/sign-in"), "Русский")
    refused = reader.press(page, "Войти", name="kazakhstan", password="wrong")
    assert (refused.status, language(refused)) == (422, "ru")
    assert "Имя или парольная фраза указаны неверно." in refused.alert


def test_one_click_of_the_demo_keeps_the_choice(house: House) -> None:
    reader = Reader(house)
    page = reader.press(reader.open("/sign-in"), "Русский")
    assert language(reader.press(page, "Войти как kyrgyzstan")) == "ru"


def test_a_language_that_is_not_offered_changes_nothing(house: House) -> None:
    reader = Reader(house, "kazakhstan")
    reader.post("/language/xx", next="/")
    assert language(reader.open("/")) == "en"


def test_an_error_page_has_the_switch_too(house: House) -> None:
    reader = Reader(house, "kazakhstan")
    page = reader.press(reader.open("/drafts/nothing"), "Русский")
    assert (page.status, language(page), page.tree.findtext(".//h1")) == (404, "ru", "Не найдено")


def test_each_language_names_itself_in_itself(house: House) -> None:
    reader = Reader(house)
    button: html.HtmlElement = reader.open("/sign-in").form("Русский")[1]
    assert button.get("lang") == "ru"
    button = reader.press(reader.open("/sign-in"), "Русский").form("English")[1]
    assert button.get("lang") == "en"


def test_each_person_has_a_language_of_their_own(house: House) -> None:
    one, other = Reader(house, "kazakhstan"), Reader(house, "uzbekistan")
    one.press(one.open("/"), "Русский")
    assert (language(one.open("/")), language(other.open("/"))) == ("ru", "en")


def test_dates_and_hours_are_in_the_language_and_zone_of_the_event(house: House) -> None:
    reader = Reader(house, "kazakhstan")
    month = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
    english = reader.place("mine").words
    assert re.search(r"Amendments ?\d{1,2} [A-Z][a-z]+ \d{4}, 18:00 Ashgabat, UTC\+5", english)
    page = reader.press(reader.place("mine"), "Русский")
    assert re.search(rf"Поправки ?\d{{1,2}}\s(?:{month}) \d{{4}}\sг\., 18:00, Ашхабад, UTC\+5", page.words)
    assert "Время: Ашхабад, UTC+5" in page.tree.text_content()
    record = reader.place("record").words
    assert re.search(rf"\d{{1,2}} (?:{month}), \d\d:\d\d", record)
