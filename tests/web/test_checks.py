"""The remarks on a draft, and every rule with its examples."""

import re

import pytest

from drafting.checks.rules import RULES
from drafting.procedure.stages import Mode
from drafting.services import consolidation, tray
from tests.conftest import House, key
from tests.web.pages import Page, Reader, plain

OP4 = "Resolve to organise border security and the the timely exchange of information."


def put(house: House, label: str, words: str) -> None:
    """Let the Chair put words in a paragraph."""
    standing, chair = house.paragraph(label), house.actor("chair")
    house.run(consolidation.chairs_text, chair, house.draft, standing.id, words, standing.wording, "", key())


def remarks(page: Page) -> list[tuple[str, list[str], list[str]]]:
    """Return the paragraphs remarked on: label, words marked, reasons."""
    return [
        (
            plain(each.xpath(".//h3")[0]),
            [plain(mark) for mark in each.xpath(".//mark")],
            [plain(item) for item in each.xpath(".//li")],
        )
        for each in page.main.xpath(".//article")
    ]


@pytest.mark.parametrize("who", ["chair", "secretariat"])
def test_nothing_is_remarked_on_the_demo_and_what_is_left_is_listed(house: House, who: str) -> None:
    page = Reader(house, who).follow(Reader(house, who).text(), "Checks")
    assert page.status == 200
    assert "Nothing to remark" in page.words
    assert remarks(page) == []
    assert "OP12: a placeholder, a placeholder (Russian)" in page.words
    assert "PP6: a translation of an earlier wording (Russian)" in page.words


@pytest.mark.parametrize("who", ["kazakhstan", "kazakhstan-drafter", "eu"])
def test_delegations_do_not_see_the_remarks_but_the_rules(house: House, who: str) -> None:
    reader = Reader(house, who)
    page = reader.place("checks")
    assert page.status == 403
    assert "to see the checks" in page.alert + page.words
    assert reader.open("/checks/rules").status == 200
    assert "Checks" not in plain(reader.text().tree.xpath("//header//nav")[0])


def test_a_stranger_signs_in_first(house: House) -> None:
    stranger = Reader(house)
    for address in (f"/drafts/{house.draft}/checks", "/checks/rules"):
        assert stranger.client.get(address).status_code == 302


def test_each_remark_marks_its_words_says_why_and_offers_what_is_right(house: House) -> None:
    put(house, "OP4", OP4)
    page = Reader(house, "secretariat").place("checks")
    (label, marked, reasons), *others = remarks(page)
    assert others == []
    assert (label, marked) == ("OP4", ["organise", "the the", "."])
    assert [re.sub(r" the rule.*", "", each) for each in reasons] == [
        "“organise” is written “organize”. Offered: organize",
        "“the” stands twice. Offered: the",
        "More follows, so that a semicolon is wanted; here stands “.”. Offered: ;",
    ]
    assert "3 remarks" in page.words
    assert page.link("OP4").endswith(f"/paragraphs/{house.paragraph('OP4').id}")
    assert page.link("In the text").endswith(f"/text#p-{house.paragraph('OP4').id}")


def test_the_remarks_of_one_rule_alone(house: House) -> None:
    put(house, "OP4", OP4)
    put(house, "OP2", "Condemn terrorism by 5 %;")
    reader = Reader(house, "chair")
    page = reader.follow(reader.place("checks"), RULES["style.per-cent"].title)
    assert [(label, marked) for label, marked, _ in remarks(page)] == [("OP2", ["%"])]
    assert "4 remarks" in page.words
    assert len(remarks(reader.follow(page, "Show all remarks"))) == 2
    assert len(remarks(reader.open(f"{page.address.partition('?')[0]}?rule=nonsense"))) == 2


def test_a_remark_leads_to_its_rule(house: House) -> None:
    put(house, "OP4", OP4)
    reader = Reader(house, "secretariat")
    address = reader.place("checks").link("the rule: style.spelling")
    page, _, anchor = reader.open(address), *address.partition("#")[1:]
    assert RULES["style.spelling"].title in plain(page.piece(anchor))


def test_the_page_of_the_rules_shows_each_with_its_examples(house: House) -> None:
    page = Reader(house, "eu").open("/checks/rules")
    assert {each.get("id") for each in page.main.xpath(".//article")} == set(RULES)
    shown = plain(page.piece("form.operative-verb"))
    assert "OP1 Reaffirms our commitment." in shown
    assert "OP1 Reaffirm our commitment." in shown
    assert page.piece("form.operative-verb").xpath(".//em[text()='Reaffirms']")
    assert "m⟨U+200B⟩eet" in plain(page.piece("symbols.hidden"))
    assert "\u200b" not in page.source
    assert "OP2 has fallen" in plain(page.piece("references.fallen"))


def test_what_the_chair_has_not_released_is_read_by_the_chair_alone(house: House) -> None:
    house.run(tray.set_mode, house.actor("chair"), house.draft, Mode.TRAY, key())
    put(house, "OP4", OP4)
    assert len(remarks(Reader(house, "chair").place("checks"))) == 1
    assert remarks(Reader(house, "secretariat").place("checks")) == []
