"""What anybody can see and reach: contrast and names (axe), no sideways scrolling, the keyboard alone."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, Visit
from tests.web.life import PASSPHRASE, give_passphrase, keep, lead_a_life

pytestmark = pytest.mark.browser

WIDTHS = (360, 390, 1024, 1440)
#: In the dark only colours differ.
COLOURS = {"runOnly": ["color-contrast"]}
PAGES = {
    "kazakhstan": ("{draft}/text", "{draft}/text?view=bilingual", "{draft}/text?view=redline", "{draft}/text?view=clean",
                   "{draft}/text?view=brackets", "{draft}/mine", "{draft}/propose/{op4}", "{draft}/paragraphs/{op5}",
                   "/private/{private}", "/private/{private}/compare", "{kgz1}", "{kgz1}/receipt", "/nowhere",
                   "{kgz1}/positions", "{draft}/proceedings", "{draft}/guiding-table"),
    "chair": ("{draft}/desk/{op5}", "{draft}/desk/{op6}", "{draft}/compare", "{draft}/compare?layout=one",
              "{draft}/matrix", "{draft}/silence", "{draft}/floor/{op4}"),
    "secretariat": ("{draft}/office", "{draft}/record", "/parties", "{seats}", "/settings", "{draft}/checks",
                    "{draft}/circulation", "{draft}/adoption", "{draft}/floor", "/rules", "/drafts/new"),
    None: ("/sign-in",),
}  # fmt: skip


@pytest.fixture(scope="module")
def lived_in(shown: Site) -> dict[str, str]:
    """Let something happen in the house that is looked at; return what the addresses are made of."""
    house = shown.house
    lead_a_life(house)
    private = keep(house, "kazakhstan", "OP4", "Resolve to strengthen border security at once;")
    ids = {label.lower(): str(house.paragraph(label).id) for label in ("OP4", "OP5", "OP6")}
    return ids | {
        "draft": f"/drafts/{house.draft}",
        "kgz1": f"/amendments/{house.proposal('KGZ-1').id}",
        "private": str(private),
        "seats": f"/parties/{house.actor('kazakhstan').party}/seats",
    }


@contextmanager
def visiting(site: Site, name: str | None) -> Iterator[Visit]:
    visit = site.visit(name)
    yield visit
    visit.page.context.close()
    assert visit.wrong == []


def unfold(page: Page) -> None:
    """Open every fold of a page, so that nothing escapes the look."""
    page.evaluate("() => { for (const each of document.querySelectorAll('details')) each.open = true; }")


def faults(page: Page, **options: object) -> list[str]:
    """Return what axe finds, a line each; axe itself is on the page already."""
    found = page.evaluate("options => axe.run(options)", {"resultTypes": ["violations"]} | options)[
        "violations"
    ]
    nodes = [(each["id"], node) for each in found for node in each["nodes"]]
    return [f"{rule}: {node['html'][:120]} {node['failureSummary'][:160]}" for rule, node in nodes]


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(shown: Site, lived_in: dict[str, str], name: str | None) -> None:
    found = {}
    with visiting(shown, name) as visit:
        for path in PAGES[name]:
            page = visit.open(path.format(**lived_in))
            unfold(page)
            page.evaluate(Axe().axe_script)
            for width in (1440, 390):
                page.set_viewport_size({"width": width, "height": 900})
                for scheme in ("light", "dark"):
                    page.emulate_media(color_scheme=scheme)
                    found[path, width, scheme] = faults(page, **(COLOURS if scheme == "dark" else {}))
    assert {where: each for where, each in found.items() if each} == {}


@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways(shown: Site, lived_in: dict[str, str], name: str | None) -> None:
    wide = {}
    with visiting(shown, name) as visit:
        for path in PAGES[name]:
            page = visit.open(path.format(**lived_in))
            for folded in (True, False):
                if not folded:
                    unfold(page)
                for width in WIDTHS:
                    page.set_viewport_size({"width": width, "height": 800})
                    wide[path, width, folded] = page.evaluate("() => document.documentElement.scrollWidth")
    assert {where: found for where, found in wide.items() if found > where[1]} == {}


FOCUSED = """() => {
  const it = document.activeElement, look = getComputedStyle(it), box = it.getBoundingClientRect();
  const words = it.labels?.length ? it.labels[0].textContent : it.textContent;
  return {
    words: words.trim().replace(/\\s+/g, " "), id: it.id,
    seen: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0 && box.width > 0 && box.height > 0
      && box.bottom > 0 && box.top < innerHeight,
  };
}"""


def tab_to(page: Page, wanted: str, limit: int = 150) -> None:
    """Press Tab until the focus is on a control of these words; each one on the way must show its focus."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        assert focused["seen"], f"focus is not to be seen on {focused}"
        if focused["words"].startswith(wanted):
            return
    raise AssertionError(f"no way to {wanted} by Tab")


def test_the_keyboard_alone_is_enough_to_sign_in_and_to_propose(site: Site) -> None:
    give_passphrase(site.house, "kazakhstan")
    visit = site.visit(reduced_motion="reduce")
    page = visit.open("/sign-in")
    tab_to(page, "Skip to")
    tab_to(page, "Name")
    page.keyboard.type("kazakhstan")
    tab_to(page, "Passphrase")
    page.keyboard.type(PASSPHRASE)
    tab_to(page, "Sign in")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.address}/drafts/{site.house.draft}/text")

    tab_to(page, "Skip to the text")
    page.keyboard.press("Enter")
    tab_to(page, "Propose on OP4")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Propose on OP4")
    tab_to(page, "Modify words")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Replace the paragraph (alt)")).to_be_checked()
    tab_to(page, "As you would have it")
    page.keyboard.press("Control+a")
    page.keyboard.type("Resolve to act;")
    expect(page.locator("#preview ins")).to_contain_text("Resolve to act;")
    tab_to(page, "Keep private")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Only your delegation")
    expect(page.get_by_text("Resolve to act;")).to_be_visible()


def test_the_skip_link_is_seen_only_when_it_is_reached(site: Site) -> None:
    page = site.visit("uzbekistan").page
    link = page.get_by_role("link", name="Skip to the text")
    expect(link).not_to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
