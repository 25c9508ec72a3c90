"""The same locks on every answer: headers, tokens, and pages that change nothing by being read."""

from uuid import uuid4

import pytest

from drafting.web import record as record_page
from tests.conftest import House
from tests.web.life import changed, lead_a_life, tables
from tests.web.pages import PEOPLE, Page, Reader, crawl

POLICY = {
    "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "img-src": "'self' data:",
    "connect-src": "'self'", "form-action": "'self'", "base-uri": "'none'", "frame-ancestors": "'none'",
}  # fmt: skip
LOCKS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "X-Frame-Options": "DENY"}
TYPED = {
    "text": "Words about to be lost;", "new_text": "A new paragraph;", "rationale": "Why we ask.",
    "on_behalf_of": "The landlocked", "reason": "A reason.", "condition": "If so.", "note": "A note.",
}  # fmt: skip


def addresses(house: House) -> dict[tuple[str, str], str]:
    """Return an address for each rule and method of the map of the site."""
    given = {"draft_id": house.draft, "key": house.paragraph("OP4").id, "seat_id": house.actor("chair").seat}
    given |= {"private_id": uuid4(), "amendment_id": house.proposal("UZB-1").id, "code": "ru"}
    given |= {"filename": "css/rolling.css"}
    with house.app.test_request_context():
        return {
            (method, rule.endpoint): house.app.url_for(
                rule.endpoint, **{a: given.get(a, uuid4()) for a in rule.arguments}
            )
            for rule in house.app.url_map.iter_rules()
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
        }


def unlocked(page: Page) -> list[str]:
    """Return what an answer lacks."""
    headers = page.response.headers
    policy = headers.get("Content-Security-Policy", "")
    directives = dict(each.strip().split(" ", 1) for each in policy.split(";"))
    lacking = [name for name, value in LOCKS.items() if headers.get(name) != value]
    lacking += [] if directives == POLICY else ["Content-Security-Policy"]
    lacking += [] if "Cookie" in page.response.vary else ["Vary"]
    kept = "/static/" in page.address or headers.get("Cache-Control") == "no-store"
    return lacking if kept else [*lacking, "Cache-Control"]


@pytest.mark.parametrize("name", [None, "kazakhstan", "chair"])
def test_every_answer_carries_the_same_locks(house: House, name: str | None) -> None:
    reader, found = Reader(house, name), {}
    for (method, endpoint), address in addresses(house).items():
        answer = reader.client.open(address, method=method, buffered=True)
        found[method, endpoint] = unlocked(Page(address, answer)), answer.status_code < 500
    assert len(found) > 25
    assert {what: lacking for what, lacking in found.items() if lacking != ([], True)} == {}


def test_errors_carry_the_locks_too_and_say_what_to_do(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader(house, "kazakhstan")
    huge = "x" * (house.app.config["MAX_CONTENT_LENGTH"] + 1)

    def fail(*_given: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(record_page, "faults", fail)
    pages = {
        404: reader.open("/nowhere"),
        405: reader.post(f"/drafts/{house.draft}/text"),
        413: reader.post("/sign-in", name="chair", password=huge),
        500: reader.place("record"),
    }
    assert [page.status for page in pages.values()] == list(pages)
    assert {code: unlocked(page) for code, page in pages.items() if unlocked(page)} == {}
    assert all(page.alert for page in pages.values())
    assert "20,000 characters" in pages[413].alert


def test_even_when_the_page_itself_cannot_be_drawn_the_answer_is_ours(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise RuntimeError

    reader = Reader(house, "kazakhstan")
    monkeypatch.setattr("drafting.web.furniture.drafts_of", fail)
    page = reader.text()
    assert (page.status, unlocked(page)) == (500, [])
    assert "nothing was changed" in page.source


def test_a_form_without_its_token_does_nothing_and_loses_nothing(house: House) -> None:
    readers = Reader(house), Reader(house, "kazakhstan"), Reader(house, "chair"), Reader(house, "secretariat")
    house.app.config["WTF_CSRF_ENABLED"] = True
    before, answers = tables(house), {}
    for (method, endpoint), address in addresses(house).items():
        for reader in readers if method != "GET" else ():
            answer = Page(address, reader.client.open(address, method=method, data=TYPED))
            answers[endpoint] = (
                answer.status,
                [words for words in TYPED.values() if words not in answer.typed()],
            )
    assert len(answers) > 12
    assert {endpoint: answer for endpoint, answer in answers.items() if answer != (400, [])} == {}
    assert changed(before, tables(house)) == {}


def test_a_token_opens_its_own_session_only(house: House) -> None:
    kazakhstan, thief = Reader(house, "kazakhstan"), Reader(house, "uzbekistan")
    house.app.config["WTF_CSRF_ENABLED"] = True
    page = kazakhstan.propose("OP4")
    address, data = kazakhstan.filled(page, "Keep private", text="Resolve to do more;")
    assert thief.post(address, **data).status == 400
    assert kazakhstan.post(address, **data).status == 302


def test_reading_changes_nothing_and_leads_to_no_error_and_to_no_other_site(house: House) -> None:
    lead_a_life(house)
    readers = {name: Reader(house, name) for name in PEOPLE}
    before = tables(house, "signed_in.seen_at")
    read = {name: crawl(reader) for name, reader in readers.items()}
    seats = {house.actor(name).seat.hex for name in PEOPLE}
    after = tables(house, "signed_in.seen_at")
    noted = [next(seat for seat in seats if seat in row) for row in after.pop("visit")]
    # Each reader's own row says how far they have read, and nothing else is written.
    assert (before.pop("visit"), sorted(noted)) == ([], sorted(seats))
    assert changed(before, after) == {}
    assert min(map(len, read.values())) > 60
    pages = [(name, page) for name, found in read.items() for page in found.values()]
    assert [(name, page.address) for name, page in pages if page.status not in {200, 302, 304}] == []
    shown = [
        (name, page) for name, page in pages if page.response.mimetype == "text/html" and page.status == 200
    ]
    assert {each for _, page in shown for each in page.links() if not each.startswith(("/", "#"))} == set()
    assert [page.address for _, page in shown if not page.tree.xpath("//header//*[@class='demo']")] == []
    assert [
        page.address for _, page in shown if page.tree.xpath("//@style | //style | //script[not(@src)]")
    ] == []
    assert [page.address for _, page in shown if page.tree.xpath("//@*[starts-with(name(), 'on')]")] == []
    assert [page.address for _, page in shown if _dangling(page)] == []


def _dangling(page: Page) -> set[str]:
    """Return the links within a page that lead to no place of it."""
    wanted = {each[1:] for each in page.tree.xpath("//a[starts-with(@href, '#')]/@href")}
    return wanted - set(page.tree.xpath("//@id"))
