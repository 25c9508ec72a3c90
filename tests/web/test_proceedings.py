"""From the reading to the adopted text, on pages: stages, deadlines, silence, adoption, corrections."""

from datetime import datetime, timedelta
from io import BytesIO
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest
import time_machine

from drafting.procedure.hours import as_typed
from drafting.services import clock
from tests.conftest import House
from tests.services.closing import TICK, draft, open_silence, soon, unbroken
from tests.services.landing import adopted_words, land, landed
from tests.services.room import Room
from tests.web.pages import Page, Reader, crawl

ASHGABAT = "Asia/Ashgabat"


def typed(moment: datetime) -> str:
    return as_typed(ASHGABAT, moment)


def read(house: House, who: str, place: str) -> tuple[Reader, Page]:
    reader = Reader(house, who)
    return reader, reader.place(place)


def test_the_chair_leads_the_draft_through_its_stages_and_back_with_a_reason(house: House) -> None:
    reader, page = read(house, "chair", "proceedings")
    page = reader.press(page, "Begin a reading")
    assert "The draft is: reading" in page.words
    assert "Reading 1." in page.words
    assert "reading 2" in reader.press(page, "Begin the next reading").words
    refused = reader.press(reader.place("proceedings"), "Open it again for amendments")
    assert (refused.status, "Say why" in refused.alert) == (422, True)
    page = reader.press(refused, "Open it again", reason="New instructions arrived.")
    assert "open for amendments" in page.words
    _, mine = read(house, "uzbekistan", "mine")
    assert "New instructions arrived." in mine.words
    named = reader.press(reader.press(page, "Begin a reading"), "Gavel it as agreed")
    assert named.status == 409
    assert "Proposals still on the table: KAZ-1, UZB-1" in named.alert


def test_deadlines_are_typed_and_shown_in_the_zone_of_the_event(house: House) -> None:
    reader, page = read(house, "secretariat", "proceedings")
    first = datetime.now(ZoneInfo(ASHGABAT)).replace(hour=18, minute=0, second=0, microsecond=0) + timedelta(
        days=6
    )
    wrong = reader.press(
        page, "Set the deadlines", amendments=typed(first), subamendments=typed(first - timedelta(hours=1))
    )
    assert (wrong.status, "not the earlier one" in wrong.alert) == (422, True)
    assert wrong.field("amendments") == typed(first)
    page = reader.press(
        wrong, "Set the deadlines", amendments=typed(first), subamendments=typed(first + timedelta(days=1))
    )
    assert "18:00 Ashgabat, UTC+5" in page.words
    assert draft(Room(house)).amendments_until == first
    chair, page = read(house, "chair", "proceedings")
    chair.press(page, "Give leave", party="UZB", until=typed(first + timedelta(days=2)))
    _, mine = read(house, "uzbekistan", "mine")
    assert "Leave to be late" in mine.words
    _, theirs = read(house, "kazakhstan", "proceedings")
    assert "leave of the Chair to be late" in theirs.words
    assert "Give leave" not in theirs.words


def test_the_clock_stands_on_every_desk_and_an_objection_stops_it(house: House) -> None:
    chair, page = read(house, "chair", "silence")
    over = chair.press(page, "Open the silence", until=typed(clock.now() - timedelta(hours=3)))
    assert (over.status, "This hour is over" in over.alert) == (422, True)
    term = soon(48)
    chair.press(over, "Open the silence", until=typed(term))
    for who in ("kazakhstan", "eu", "kazakhstan-drafter"):
        reader, mine = read(house, who, "mine")
        assert "Under silence ASH/HLD/2017/CRP.1" in mine.words
        assert "Ashgabat, UTC+5" in mine.words
        assert "Under silence" in reader.text().words
        page = reader.place("silence")
        assert ("Object, and break the silence" in page.words) == (who == "kazakhstan")
    reader, page = read(house, "uzbekistan", "silence")
    empty = reader.press(page, "Object", text=" ")
    assert empty.status == 422
    done = reader.press(empty, "Object", text="OP5 does not suit us.")
    assert "broken" in done.flashed
    for who in ("eu", "tajikistan"):
        words = read(house, who, "mine")[1].words
        assert "silence broken: Rev.1, by Uzbekistan" in words
        assert "OP5 does not suit us." in words
    assert "Put the text under silence" in chair.place("silence").words


def test_it_is_read_before_it_is_confirmed_and_stands_for_good(house: House) -> None:
    room = Room(house)
    land(room)
    until = open_silence(room)
    with time_machine.travel(until + TICK, tick=False):
        reader, page = read(house, "secretariat", "silence")
        assert "was not broken" in page.words
        reader.press(page, "Record: not broken")
        chair, page = read(house, "chair", "adoption")
        refused = chair.press(page, "Call for adoption", modality="acclamation")
        assert (refused.status, "Translation of an earlier wording (Russian)" in refused.alert) == (409, True)
        called = chair.press(refused, "Call for adoption", modality="acclamation", waived="ru")
        assert "by acclamation" in called.words
        kaz, page = read(house, "kazakhstan", "adoption")
        assert "Confirm: the text is adopted" not in page.words
        kaz.press(page, "Put it on record", text="We join the consensus.\nWe regret OP6.")
        page = reader.place("adoption")
        assert "8. Decide to hold, on a voluntary basis" in page.words.replace("\u2002", " ")
        final = reader.press(page, "Confirm: the text is adopted")
        assert final.flashed == "Adopted."
        _is_the_adopted_text(reader, final)
        _is_corrected_beside(reader, final)


def _is_the_adopted_text(reader: Reader, page: Page) -> None:
    laws = [
        " ".join(each.text_content().split()) for each in page.tree.xpath("//*[contains(@class,'adopted')]/p")
    ]
    paper = [each.replace("{fn1}", "1") for each in adopted_words()]
    assert laws[:-1] == paper[:-1]
    assert laws[-1].removeprefix("1 ") == paper[-1].partition(": ")[2]
    assert not [label for label, _ in landed() if label[:2] in {"OP", "PP"} and label in " ".join(laws)]
    export = reader.client.get(page.link("Download Word"))
    with ZipFile(BytesIO(export.data)) as word:
        body = "".join(word.read(each).decode() for each in word.namelist() if each.endswith(".xml"))
    assert "not agreed" not in body
    assert "paragraph 8 below" in body
    assert "Draft, not agreed" not in page.source


def _is_corrected_beside(reader: Reader, page: Page) -> None:
    before = page.tree.xpath("//*[contains(@class,'adopted')]")[0].text_content()
    title = page.tree.xpath("//select[@name='paragraph']/option")[0].get("value")
    refused = reader.press(
        page,
        "Put the correction",
        kind="corrigendum",
        language="ru",
        paragraph=title,
        text="Декларация",
        reason=" ",
    )
    assert refused.status == 422
    page = reader.press(refused, "Put the correction", reason="The title was misprinted.")
    assert "ASH/HLD/2017/CRP.1/Rev.2/Corr.1" in page.flashed
    assert "The title was misprinted." in page.words
    assert page.tree.xpath("//*[contains(@class,'adopted')]")[0].text_content() == before
    assert "We regret OP6." in page.words


@pytest.mark.parametrize("who", ["kazakhstan", "eu", "chair", "secretariat"])
def test_after_adoption_every_page_still_opens(house: House, who: str) -> None:
    room = Room(house)
    land(room)
    unbroken(room)
    found = crawl(Reader(house, who))
    assert {address: page.status for address, page in found.items() if page.status >= 400} == {}
    assert any("/adoption" in address for address in found)
    assert any("/guiding-table" in address for address in found)


def test_the_guiding_table_has_a_line_for_everything_and_filters(house: House) -> None:
    room = Room(house)
    land(room)
    reader = Reader(house, "eu")
    page = reader.place("guiding-table")
    lines = {
        plain[0]: plain[1:]
        for row in page.tree.xpath("//tbody/tr")
        if (plain := [" ".join(cell.text_content().split()) for cell in row])
    }
    assert len(lines) == 17
    assert lines["KGZ-2"][1:5] == ["move", "OP8", "OP5 bis", "reflected"]
    assert lines["TKM-1"][2:5] == ["OP6", "–", "withdrawn"]
    assert lines["UZB-2"][2:5] == ["OP6", "OP6 alt", "reflected"]
    assert lines["KAZ-2"][2:5] == ["TJK-1", "OP3 bis", "reflected"]
    assert len(reader.open(f"{page.address}?party=UZB&outcome=not_retained").tree.xpath("//tbody/tr")) == 1


def test_a_receipt_is_looked_up_by_reference_number_and_hash(house: House) -> None:
    reader = Reader(house, "kazakhstan")
    entry = next(each for each in Room(house).chain() if each.subject == "KAZ-1")
    for asked in ("kaz-1", str(entry.sequence), entry.hash[:16], entry.hash.upper()):
        page = reader.open(f"/drafts/{house.draft}/record?receipt={asked}")
        assert entry.hash in page.words, asked
        assert "It stands in the chain" in page.words
    nothing = reader.open(f"/drafts/{house.draft}/record?receipt={'0' * 16}")
    assert "Nothing in this register answers" in nothing.words
    filtered = reader.open(f"/drafts/{house.draft}/record?kind=amendment.submitted&party=UZB")
    assert len(filtered.tree.xpath("//tbody/tr")) == 3


def test_since_my_last_visit_is_mine_alone_and_leaves_no_trace(house: House) -> None:
    room, now = Room(house), clock.now()
    entries = room.entries()
    with time_machine.travel(now, tick=False) as clock_:
        kaz, eu = Reader(house, "kazakhstan"), Reader(house, "eu")
        kaz.text()
        clock_.shift(timedelta(minutes=31))
        room.chairs_text("OP2", "Condemn terrorism in all its forms;")
        mine = kaz.place("mine")
        assert "Since your last visit: 1 paragraph changed" in mine.words
        redline = kaz.follow(mine, "Since your last visit")
        assert redline.status == 200
        assert len(redline.tree.xpath("//del")) == 1
        clock_.shift(timedelta(minutes=10))
        again = kaz.text("redline", since="visit")
        assert len(again.tree.xpath("//del")) == 1, "the same visit"
        clock_.shift(timedelta(minutes=31))
        assert len(kaz.text("redline", since="visit").tree.xpath("//del")) == 0
        assert "Nothing has changed since your last visit" in kaz.place("mine").words
        assert "Since your last visit" not in eu.place("mine").words
    assert room.entries() == entries + 1
