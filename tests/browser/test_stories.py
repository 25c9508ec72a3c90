"""The three stories of a day: a delegate submits, the chair decides, the secretariat exports."""

import io
import re

import docx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Begin, Site
from tests.web.life import submit

pytestmark = pytest.mark.browser

TYPED = "Resolve to strengthen border security;"


def test_a_delegate_submits(site: Site, begin: Begin) -> None:
    visit = begin("kazakhstan")
    page = visit.page
    expect(page.get_by_role("heading", name="The text")).to_be_attached()
    page.get_by_role("link", name="Propose on OP4", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Propose on OP4")
    box = page.get_by_label("As you would have it")
    box.fill(box.input_value().replace("timely", "prompt and timely"))
    if begin.scripted:
        expect(page.locator("#preview ins")).to_contain_text("prompt and")
        box.fill(TYPED)
        expect(page.locator("#preview del").first).to_be_visible()
        expect(page.locator("#preview ins")).to_have_count(0)
        box.fill(box.input_value().replace(";", " and trust;"))
        expect(page.locator("#preview ins")).to_contain_text("trust")
        expect(box).to_be_focused()
    box.fill(TYPED)
    page.get_by_label("Rationale").fill("It is shorter.")
    page.get_by_role("button", name="Keep private").click()

    expect(page.get_by_role("status")).to_contain_text("Only your delegation")
    expect(page.get_by_text("private draft")).to_be_visible()
    page.get_by_role("link", name="The text", exact=True).click()
    page.get_by_role("link", name="My desk").click()
    page.get_by_role("link", name="Continue OP4").click()
    expect(page.get_by_label("As you would have it")).to_have_value(TYPED)
    page.get_by_role("button", name="Compare, then submit").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("what will be tabled on OP4")
    expect(page.locator("#preview del").first).to_be_visible()
    expect(page.get_by_text("It is shorter.")).to_be_visible()
    page.get_by_role("button", name="Submit").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Receipt for KAZ-4")
    expect(page.locator("dl.receipt")).to_contain_text(re.compile(r"\d\d:\d\d Ashgabat, UTC\+5"))
    page.get_by_role("link", name="To the text", exact=True).click()
    expect(page.locator("summary", has_text="KAZ-4")).to_be_visible()
    assert site.house.proposal("KAZ-4").text == TYPED


def on_op2(site: Site) -> None:
    """Let five delegations propose on OP2: the same, beside it, against it, and far from it."""
    base = site.house.paragraph("OP2").text
    for who, old, new in (
        ("uzbekistan", "threats to", "dangers to"),
        ("tajikistan", "threats to", "dangers to"),
        ("kyrgyzstan", "serious threats", "grave threats"),
        ("turkmenistan", "threats to", "menaces to"),
        ("kazakhstan", "Condemn terrorism", "Condemn all terrorism"),
    ):
        assert old in base
        submit(site.house, who, "OP2", base.replace(old, new))


def test_the_chair_decides(site: Site, begin: Begin) -> None:
    on_op2(site)
    page = begin("chair").page
    page.get_by_label("Paragraphs").get_by_role("link", name=re.compile(r"^\W*OP2")).click()

    def proposed(reference: str) -> object:
        return page.locator("ol.decisions > li").filter(has=page.locator(".chip", has_text=reference))

    proposed("UZB-4").get_by_role("button", name="Accept", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("UZB-4: accepted")
    expect(proposed("TJK-3").locator(".rhead")).to_contain_text("reflected in the text")
    expect(proposed("KGZ-3").locator(".rhead")).to_contain_text("to be checked: the text moved")
    expect(proposed("TKM-3").locator(".rhead")).to_contain_text("clashes with the text as it stands")
    expect(proposed("KAZ-4").locator(".rhead")).to_contain_text("open")

    proposed("KGZ-3").locator("summary", has_text="Accept with edits").click()
    box = proposed("KGZ-3").get_by_label("The paragraph shall read")
    box.fill(box.input_value().replace("grave", "pressing"))
    proposed("KGZ-3").get_by_role("button", name="Accept with these edits").click()
    expect(page.get_by_role("status")).to_contain_text("KGZ-3: accepted with edits")
    assert "most pressing dangers" in site.house.paragraph("OP2").text

    proposed("KAZ-4").get_by_role("button", name="Keep in brackets").click()
    expect(page.get_by_role("status")).to_contain_text("KAZ-4: in brackets")

    proposed("TKM-3").locator("summary", has_text="Not retained").click()
    proposed("TKM-3").get_by_role("button", name="Do not retain").click()
    expect(page.get_by_role("alert")).to_contain_text("every delegation will read why")
    proposed("TKM-3").get_by_label("Reason").fill("The word is not agreed language.")
    proposed("TKM-3").get_by_role("button", name="Do not retain").click()
    expect(page.get_by_role("status")).to_contain_text("TKM-3: not retained")

    delegate = begin("turkmenistan").page
    delegate.get_by_role("link", name="My desk").click()
    delegate.get_by_role("listitem").filter(has_text="TKM-3").get_by_role("link").click()
    expect(delegate.get_by_text("The word is not agreed language.").first).to_be_visible()


def test_the_secretariat_exports(site: Site, begin: Begin) -> None:
    page = begin("secretariat").page
    page.get_by_role("button", name="Publish Rev.1").click()
    expect(page.get_by_role("status")).to_contain_text("every proposal is accounted for")
    article = page.get_by_role("article").filter(has_text="Rev.1").first
    article.locator("summary").click()
    expect(article.get_by_role("rowheader", name="KAZ-1")).to_be_visible()
    for name, language in (("Word, English", "EN"), ("Word, русский", "RU")):
        with page.expect_download() as waiting:
            article.get_by_role("link", name=name).click()
        assert waiting.value.suggested_filename.endswith(f"Rev.1-{language}.docx")
        document = docx.Document(io.BytesIO(waiting.value.path().read_bytes()))
        assert len(document.paragraphs) > 25
