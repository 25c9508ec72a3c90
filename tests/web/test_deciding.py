"""The chair decides, the secretariat publishes: each act once, each refusal with its reason."""

import pytest

from drafting.services import amendments
from tests.conftest import House, key
from tests.web.life import changed, count, keep, submit, tables
from tests.web.pages import Reader, plain


def test_the_chair_accepts_and_everything_else_pending_comes_through(house: House) -> None:
    house.untie()
    began = count(house, "decision")
    chair, author = Reader(house, "chair"), Reader(house, "uzbekistan")
    op5 = house.paragraph("OP5").text
    submit(house, "tajikistan", "OP5", op5.replace("violent extremism", "terrorism and violent extremism"))
    desk = chair.desk("OP5")
    assert all(reference in desk.words for reference in ("UZB-1", "KGZ-1", "TJK-3"))
    assert "Objection on record: KGZ" in desk.words
    near = str(house.proposal("UZB-1").id)

    refused = chair.press(desk, "Accept", near)
    assert (refused.status, "KGZ" in refused.alert, count(house, "decision")) == (422, True, began)
    done = chair.press(refused, "Accept", near, confirm="1")
    assert "UZB-1: accepted" in done.flashed
    assert house.paragraph("OP5").text == op5.replace("and, where appropriate, regional ", "")

    states = {p.reference: p.status.value if p.status else "" for p in house.table().proposals}
    assert (states["KGZ-1"], states["TJK-3"]) == ("clash", "clean")
    assert "clashes with the text as it stands" in plain(done.piece(f"d-{house.proposal('KGZ-1').id}"))
    assert "moved under your proposal" in Reader(house, "kyrgyzstan").place("mine").words
    assert "over the recorded objection of KGZ" in author.open(
        f"/drafts/{house.draft}/paragraphs/{house.paragraph('OP5').id}"
    ).words  # fmt: skip


def test_the_chair_accepts_with_edits_keeps_in_brackets_and_does_not_retain(house: House) -> None:
    chair, anyone = Reader(house, "chair"), Reader(house, "eu")
    uzb3, words = house.proposal("UZB-3"), house.paragraph("OP4").text.replace("timely", "prompt")
    page = chair.press(chair.desk("OP4"), "Accept with these edits", str(uzb3.id), text=words)
    assert "UZB-3: accepted with edits" in page.flashed
    assert house.paragraph("OP4").text == words

    page = chair.press(chair.desk("PP6"), "Keep in brackets", str(house.proposal("TJK-2").id))
    assert "TJK-2: in brackets" in page.flashed

    near = str(house.proposal("TJK-1").id)
    page = chair.press(chair.desk("OP3 bis"), "Do not retain", near, reason="  ")
    assert (page.status, "every delegation will read why" in page.alert) == (422, True)
    assert house.proposal("TJK-1").on_the_table
    page = chair.press(page, "Do not retain", near, reason="Said in PP7 already.")
    assert "TJK-1: not retained" in page.flashed
    assert house.proposal("KAZ-2").state.value == "lapsed"
    assert "Said in PP7 already." in anyone.proposal("TJK-1").words


def test_the_chairs_own_text_says_whose_it_is(house: House) -> None:
    chair, near = Reader(house, "chair"), "chairs-text"
    page = chair.press(
        chair.desk("OP2"), "Put in the text", near, text="Condemn terrorism;", reason="Shorter."
    )
    assert "The Chair’s text stands" in page.flashed
    history = (
        Reader(house, "uzbekistan")
        .open(f"/drafts/{house.draft}/paragraphs/{house.paragraph('OP2').id}")
        .words
    )
    assert "Chair’s text" in history
    assert "Shorter." in history
    same = chair.press(page, "Put in the text", near, text="Condemn terrorism;", reason="Again.")
    assert (same.status, "exactly as the text stands" in same.alert) == (422, True)


def test_a_decision_on_a_text_that_moved_keeps_what_the_chair_typed(house: House) -> None:
    chair, near = Reader(house, "chair"), str(house.proposal("UZB-3").id)
    stale = chair.desk("OP4")
    chair.press(
        chair.desk("OP4"), "Put in the text", "chairs-text", text="Resolve to strengthen border security;"
    )
    page = chair.press(stale, "Accept with these edits", near, text="Resolve to act together;")
    assert (page.status, "The text moved" in page.alert) == (409, True)
    assert "Resolve to act together;" in page.typed()
    own = chair.press(stale, "Put in the text", "chairs-text", text="Resolve once more;", reason="Better.")
    assert (own.status, "The text moved" in own.alert) == (409, True)
    assert "Resolve once more;" in own.typed()
    assert house.paragraph("OP4").text == "Resolve to strengthen border security;"


DECISIONS = {
    "Accept": {}, "Accept with these edits": {"text": "Other words;"},
    "Keep in brackets": {}, "Do not retain": {"reason": "Late."},
}  # fmt: skip


@pytest.mark.parametrize("label", ["PP6", "OP3 bis"])
def test_what_is_decided_is_not_decided_again(house: House, label: str) -> None:
    chair, author = Reader(house, "chair"), Reader(house, "tajikistan")
    reference = {"PP6": "TJK-2", "OP3 bis": "TJK-1"}[label]
    near, open_page = str(house.proposal(reference).id), chair.desk(label)
    chair.press(open_page, "Do not retain", near, reason="Said elsewhere.")
    before = tables(house)
    for button, fields in DECISIONS.items():
        _, data = chair.filled(open_page, button, near, **fields)
        page = chair.post(f"/amendments/{near}/decide", **data | {"form_key": key()})
        assert (button, page.status) == (button, 409)
        assert f"{reference} is no longer on the table: not retained. Nothing was changed." in page.alert
    assert changed(before, tables(house)) == {}
    withdrawn = author.post(f"/amendments/{near}/withdraw", form_key=key())
    assert (withdrawn.status, tables(house) == before) == (409, True)


@pytest.mark.parametrize("act", ["submit", "decide", "publish", "withdraw", "position"])
def test_a_double_click_is_one_act(house: House, act: str) -> None:
    who = {"decide": "chair", "publish": "secretariat"}.get(act, "kazakhstan")
    reader, kaz1 = Reader(house, who), house.proposal("KAZ-1").id
    private = keep(house, "kazakhstan", "OP4", "Resolve to act;")
    pages = {
        "submit": lambda: (reader.open(f"/private/{private}/compare"), "Submit", "", {}),
        "decide": lambda: (reader.desk("PP6"), "Accept", str(house.proposal("TJK-2").id), {}),
        "publish": lambda: (reader.place("office"), "Publish Rev.1", "", {}),
        "withdraw": lambda: (reader.open(f"/amendments/{kaz1}"), "Withdraw", "", {}),
        "position": lambda: (reader.proposal("EU-1"), "Put on record", "", {"stance": "support"}),
    }
    page, button, near, fields = pages[act]()
    address, data = reader.filled(page, button, near, **fields)
    first, entries = reader.post(address, **data), count(house, "register_entry")
    after = tables(house)
    again = [reader.post(address, **data) for _ in range(2)]
    assert [each.status for each in (first, *again)] == [302, 302, 302]
    assert {each.response.headers["Location"] for each in (first, *again)} == {
        first.response.headers["Location"]
    }
    assert (count(house, "register_entry"), tables(house) == after) == (entries, True)


def test_a_form_used_for_another_act_is_refused(house: House) -> None:
    chair, form_key = Reader(house, "chair"), key()
    tjk2, kaz3 = house.proposal("TJK-2").id, house.proposal("KAZ-3").id
    seen = str(house.seen("TJK-2"))
    done = chair.post(f"/amendments/{tjk2}/decide", verdict="accepted", seen=seen, form_key=form_key)
    before = tables(house)
    other = chair.post(
        f"/amendments/{kaz3}/decide", verdict="not_retained", reason="Mine.", form_key=form_key
    )
    assert (done.status, other.status) == (302, 409)
    assert "already used for something else" in other.alert
    assert "Mine." in other.typed()
    assert changed(before, tables(house)) == {}


def test_a_submission_in_two_windows_is_one_proposal(house: House) -> None:
    reader, private = Reader(house, "kazakhstan"), keep(house, "kazakhstan", "OP4", "Resolve to act;")
    windows = [reader.open(f"/private/{private}/compare") for _ in range(2)]
    receipts = [reader.press(page, "Submit") for page in windows]
    assert receipts[0].words == receipts[1].words
    assert count(house, "amendment") == 14


def test_what_was_compared_is_what_is_submitted(house: House) -> None:
    reader, private = Reader(house, "kazakhstan"), keep(house, "kazakhstan", "OP4", "Resolve to act;")
    compared = reader.open(f"/private/{private}/compare")
    reader.press(reader.open(f"/private/{private}"), "Keep private", text="Resolve to act at once;")
    page = reader.press(compared, "Submit")
    assert (page.status, count(house, "amendment")) == (409, 13)
    assert "at once" in page.words


def test_a_suggestion_comes_before_the_chair_only_when_taken_up(house: House) -> None:
    page = Reader(house, "chair").post(
        f"/amendments/{house.proposal('AFG-1').id}/decide", verdict="accepted", form_key=key()
    )
    assert (page.status, "AFG-1 is an observer’s suggestion" in page.alert) == (422, True)


def test_a_sub_amendment_is_decided_before_what_it_hangs_on(house: House) -> None:
    chair, near = Reader(house, "chair"), str(house.proposal("TJK-1").id)
    page = chair.press(chair.desk("OP3 bis"), "Accept", near)
    assert (page.status, "Decide first on what hangs on it: KAZ-2" in page.alert) == (409, True)
    page = chair.press(page, "Accept", str(house.proposal("KAZ-2").id))
    done = chair.press(page, "Accept", near)
    assert "TJK-1: accepted" in done.flashed
    assert "linkages that may exist" in house.paragraph("OP3 bis").text


def test_a_decision_that_would_break_a_reference_says_so_first(house: House) -> None:
    cited = "OP3 (c) cites “network referred to in paragraph 6 below”"
    assert all(cited in Reader(house, "chair").desk(label).words for label in ("OP6", "OP6 alt"))


def test_the_secretariat_publishes_with_every_proposal_accounted_for(house: House) -> None:
    office, reader = Reader(house, "secretariat"), Reader(house, "uzbekistan")
    house.run(amendments.withdraw, house.actor("kazakhstan"), house.proposal("KAZ-3").id, key())
    page = office.press(office.place("office"), "Publish Rev.1")
    assert "every proposal is accounted for" in page.flashed
    assert "14 proposals accounted for" in page.words
    assert "withdrawn" in page.words
    again = office.press(page, "Publish Rev.2")
    assert (again.status, "Nothing has happened since" in again.alert) == (409, True)
    assert count(house, "revision") == 2
    assert "Rev.1" in plain(reader.place("compare").tree)
