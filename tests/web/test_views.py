"""The five views: each shows what it is for, and what it leaves out was never on the page."""

import re
from urllib.parse import urlencode

import pytest

from drafting.services import consolidation
from tests.conftest import House, key
from tests.web.life import lead_a_life, submit
from tests.web.pages import Reader, plain

CODES = re.compile(r"\b(KAZ|KGZ|TJK|TKM|UZB|AFG|EU|CHAIR)\b")
NAMES = ("Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan", "European Union", "Chair")
STANCES = (
    "oppose",
    "can accept",
    "flexible",
    "consulting capital",
    "retain",
    "ad ref (",
    "taken up by",
)


def rationales(house: House) -> set[str]:
    """Return what delegations said for their proposals."""
    return {each.rationale for each in house.table().proposals} - {""}


@pytest.mark.parametrize("who", ["uzbekistan", "eu", "chair"])
@pytest.mark.parametrize("view", ["clean", "brackets"])
def test_a_view_without_names_holds_none_anywhere(house: House, view: str, who: str) -> None:
    page = Reader(house, who).text(view)
    source = page.source[page.source.index("<main") : page.source.index("</main>")]
    assert CODES.findall(source) == []
    assert [each for each in rationales(house) if each[:25] in source] == []
    assert [each for each in STANCES if each in source] == []
    assert re.findall(r'class="[^"]*\bh[1-7]\b', source) == []
    texts = " ".join(p.text for p in house.table().paragraphs)
    texts += house.proposal("KAZ-3").text if view == "brackets" else ""
    assert {name: page.words.count(name) for name in NAMES} == {name: texts.count(name) for name in NAMES}
    assert ("[" in plain(page.main).replace("[2019]", "")) is (view == "brackets")


def test_brackets_show_one_spot_with_three_readings(house: House) -> None:
    op5 = plain(Reader(house, "eu").text("brackets").piece(f"p-{house.paragraph('OP5').id}"))
    readings = "[and, where appropriate, regional plans of action / plans of action / plans of action and of a regional"
    assert readings in re.sub(r"\[(?:inserted|deleted):|end of (?:insertion|deletion)\] ?", "", op5)


def test_attribution_shows_who_holds_what(house: House) -> None:
    page = Reader(house, "eu").text()
    assert {p.reference for p in house.table().proposals} <= set(re.findall(r"[A-Z]{2,3}-\d", page.words))
    assert all(each in page.words for each in rationales(house))
    for words in (
        "EU, taken up by KGZ",
        "*TKM reservation",
        "PKG-A",
        "moved to OP5 bis",
        "ex OP8",
        "TKM delete",
    ):
        assert words in page.words


def test_the_redline_shows_every_change_since_the_zero_draft(house: House) -> None:
    reader = Reader(house, "eu")
    assert not reader.text("redline").main.xpath(".//ins | .//del")
    lead_a_life(house)
    page = reader.text("redline", since="0")
    rows = {
        label: page.piece(f"p-{house.paragraph(label).id}")
        for label in ("OP1", "OP2", "OP5", "OP6", "OP5 bis")
    }
    changed = {label: sorted({mark.tag for mark in row.iter("ins", "del")}) for label, row in rows.items()}
    assert changed == {"OP1": ["ins"], "OP2": [], "OP5": ["del", "ins"], "OP6": ["del"], "OP5 bis": []}
    assert "Arrives here from OP8. Not one word changed." in plain(rows["OP5 bis"])
    assert not reader.text("redline", since="1").main.xpath(".//ins | .//del")


def test_any_two_revisions_are_compared_word_by_word(house: House) -> None:
    lead_a_life(house)
    reader = Reader(house, "uzbekistan")
    page = reader.open(f"/drafts/{house.draft}/compare?{urlencode({'from': 0, 'to': 1})}")
    changed = {plain(each.find("h2")) for each in page.main.iter("article")}
    assert changed == {"OP1", "OP5", "OP5 bis", "OP6"}
    assert "Skipping" in page.words
    same = reader.open(f"/drafts/{house.draft}/compare?from=1&to=now")
    assert "word for word" in same.words


def test_a_paragraph_shows_every_wording_and_whose_act_it_was(house: House) -> None:
    lead_a_life(house)
    reader, op5 = Reader(house, "uzbekistan"), house.paragraph("OP5")
    page = reader.open(f"/drafts/{house.draft}/paragraphs/{op5.id}")
    assert "Wording 3" in page.words
    assert "accepted with edits (KGZ-1)" in page.words
    assert "over the recorded objection of TKM, UZB" in page.words
    assert op5.text in page.words
    assert dict(page.main.xpath(".//form")[0].form_values()) == {"from": "1", "to": "3"}


def test_russian_stands_beside_english_and_what_lags_says_what_changed(house: House) -> None:
    reader = Reader(house, "uzbekistan")
    page = reader.text("bilingual")
    rows = {plain(each.find("h2/a")): each for each in page.main.iter("article")}
    stale = {label: row for label, row in rows.items() if "stale" in plain(row.find("h2"))}
    assert set(stale) == {"PP6", "OP5"}
    note = stale["OP5"].find(".//div[@class='note']")
    assert [mark.tag for mark in note.iter("ins", "del")] == ["del", "ins"]
    assert all(word in plain(note) for word in ("where", "as"))
    russian = rows["OP5"].xpath("div[@lang='ru']")[0]
    assert "в надлежащих случаях" in plain(russian) or "региональных планов" in plain(russian)
    assert "Not translated yet" not in page.words
    assert len(rows) >= 28
    house.run(
        consolidation.accept, house.actor("chair"), house.proposal("TJK-2").id, house.seen("TJK-2"), key()
    )
    submit(house, "uzbekistan", "OP4", "Resolve;", "insert")
    again = reader.text("bilingual")
    assert "transiting" in plain(again.piece(f"p-{house.paragraph('PP6').id}").find(".//div[@class='note']"))


def test_an_unknown_view_leads_to_the_text(house: House) -> None:
    page = Reader(house, "eu").text("nonsense")
    assert (page.status, "view" in page.address) == (200, False)


def test_the_page_speaks_russian_when_asked_and_stays_where_it_was(house: House) -> None:
    reader = Reader(house, "uzbekistan")
    page = reader.press(reader.text("clean"), "Русский")
    assert (page.tree.get("lang"), page.address.endswith("view=clean")) == ("ru", True)
    assert "Узбекистан" in plain(page.tree.find(".//header"))
