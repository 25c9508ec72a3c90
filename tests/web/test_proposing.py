"""The delegate's story: read, propose, keep private, compare, submit, receipt."""

import re

import pytest

from drafting.procedure.kinds import AmendmentKind
from drafting.services import consolidation
from tests.conftest import House, key
from tests.web.life import count, keep
from tests.web.pages import Page, Reader, plain

MORE = "Resolve to strengthen border security further;"
NEW = "Welcome the first meeting of the network;\n(a) Of officials;\n(b) Of experts, including:\n(i) Judges;"


def redline(page: Page) -> str:
    """Return the redline of a page with its marks in words: "+inserted+", "-deleted-"."""
    drawn = page.piece("preview")
    marked = []
    for mark, sign in (("ins", "+"), ("del", "-")):
        marked += [f"{sign}{_words(each)}{sign}" for each in drawn.iter(mark)]
    return " ".join(marked)


def _words(mark: object) -> str:
    return re.sub(r"\s+", " ", "".join(mark.xpath(".//text()[not(ancestor::span[@class='vh'])]"))).strip()


@pytest.mark.parametrize(
    ("kind", "label", "fields", "drawn", "known_as"),
    [
        ("modify", "OP4", {"text": "{base} Now;"}, "+Now;+", ""),
        ("replace", "OP4", {"text": MORE}, f"+{MORE}+", "OP4 alt"),
        ("delete", "OP9", {}, "-Welcome- -the readiness", ""),
        ("insert", "OP4", {"new_text": NEW}, "+Welcome the first meeting of the network;+ +Of officials;+", "OP4 bis"),
        ("move", "OP9", {"after": "OP4"}, "", "OP4 bis"),
    ],
)  # fmt: skip
def test_each_kind_of_proposal_goes_from_draft_to_receipt(
    house: House, kind: str, label: str, fields: dict[str, str], drawn: str, known_as: str
) -> None:
    kazakhstan, other, chair = (Reader(house, name) for name in ("kazakhstan", "uzbekistan", "chair"))
    base, before = house.paragraph(label), count(house, "register_entry")
    filled = {name: value.format(base=base.text) for name, value in fields.items() if name != "after"}
    filled |= {"after": str(house.paragraph(fields["after"]).id)} if "after" in fields else {}
    page = kazakhstan.propose(label)
    assert page.field("text") == base.text

    desk = kazakhstan.press(page, "Keep private", kind=kind, rationale="We ask because.", **filled)
    assert "Only your delegation" in desk.flashed
    assert "private draft" in desk.words
    assert count(house, "register_entry") == before
    assert all("We ask because" not in reader.text().source for reader in (other, chair))

    compared = kazakhstan.press(kazakhstan.follow(desk, "Continue"), "Compare, then submit")
    assert base.text in plain(compared.main)
    assert "We ask because." in compared.words
    assert redline(compared).startswith(drawn)

    receipt = kazakhstan.press(compared, "Submit")
    assert plain(receipt.main.find(".//h1")) == "Receipt for KAZ-4"
    assert re.search(r"Received ?\d+ \w+ \d{4}, \d\d:\d\d Ashgabat, UTC\+5", receipt.words)
    assert f"Register entry{before + 1}" in receipt.words
    assert ("To be cited as" in receipt.words) is bool(known_as)
    assert known_as in receipt.words

    made = house.proposal("KAZ-4")
    assert (made.kind, made.new_label, made.target) == (AmendmentKind(kind), known_as, base.id)
    assert made.pieces == tuple(pieces(kind, filled))
    assert all("We ask because." in reader.text().words for reader in (other, chair))
    assert "Nothing is waiting" in kazakhstan.place("mine").words


def pieces(kind: str, filled: dict[str, str]) -> list[tuple[int, str]]:
    """Return what a proposal must hold of what was typed."""
    if kind == "insert":
        return [(0, "Welcome the first meeting of the network;"), (1, "Of officials;"),
                (1, "Of experts, including:"), (2, "Judges;")]  # fmt: skip
    return [(0, filled["text"])] if "text" in filled else []


def test_a_sub_amendment_hangs_on_the_proposal_it_changes(house: House) -> None:
    reader = Reader(house, "uzbekistan")
    page = reader.follow(reader.proposal("TJK-1"), "Propose a sub-amendment")
    wanted = house.proposal("TJK-1").text.replace("our concern", "our deep concern")
    receipt = reader.press(reader.press(page, "Compare, then submit", text=wanted), "Submit")
    made = house.proposal("UZB-4")
    assert (made.parent, made.text) == (house.proposal("TJK-1").id, wanted)
    assert "UZB-4" in reader.follow(receipt, "Open UZB-4").words
    assert "UZB-4" in reader.proposal("TJK-1").words


def test_an_observer_suggests_and_a_participant_takes_it_up(house: House) -> None:
    observer, taker, chair = Reader(house, "eu"), Reader(house, "kyrgyzstan"), Reader(house, "chair")
    page = observer.press(observer.propose("OP4"), "Compare, then submit", text=MORE)
    observer.press(page, "Submit as an observer’s suggestion")
    assert "comes before the Chair when a participant takes it up" in chair.desk("OP4").words
    taken = taker.press(taker.proposal("EU-2"), "Take up for Kyrgyzstan")
    assert "on the table now" in taken.flashed
    assert "EU, taken up by KGZ" in chair.text().words


def test_the_drafter_drafts_and_the_focal_point_submits(house: House) -> None:
    drafter, focal = Reader(house, "kazakhstan-drafter"), Reader(house, "kazakhstan")
    compared = drafter.press(drafter.propose("OP4"), "Compare, then submit", text=MORE)
    assert "the focal point of your delegation submits" in compared.words
    desk = focal.place("mine")
    assert "private draft" in desk.words
    receipt = focal.press(focal.press(focal.follow(desk, "Continue"), "Compare, then submit"), "Submit")
    assert "KAZ-4" in receipt.words


def test_a_draft_is_changed_put_away_and_found_again(house: House) -> None:
    reader, private = Reader(house, "kazakhstan"), keep(house, "kazakhstan", "OP4", MORE)
    page = reader.open(f"/private/{private}")
    assert page.field("text") == MORE
    reader.press(page, "Keep private", text=MORE + " Now;", on_behalf_of="the landlocked")
    again = reader.open(f"/private/{private}")
    assert (again.field("text"), again.field("on_behalf_of")) == (MORE + " Now;", "the landlocked")
    desk = reader.press(reader.place("mine"), "Discard")
    assert "put away" in desk.flashed
    assert "private draft" not in desk.words
    assert reader.open(f"/private/{private}").status == 404


def test_the_redline_follows_the_typing(house: House) -> None:
    reader = Reader(house, "kazakhstan")
    _, data = reader.filled(reader.propose("OP4"), "Keep private", text="Resolve to act;")
    address = f"/drafts/{house.draft}/propose/{house.paragraph('OP4').id}/preview"
    answer = reader.client.post(address, data=data, headers={"HX-Request": "true"})
    piece = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert "<html" not in piece
    assert "<ins" in piece
    assert "<del" in piece
    said = reader.client.post(address, data=data | {"text": "a\u202eb"}).get_data(as_text=True)
    assert "U+202E" in said
    assert count(house, "private_draft") == count(house, "amendment") - 0


def test_positions_are_put_on_record(house: House) -> None:
    reader = Reader(house, "turkmenistan")
    page = reader.press(reader.proposal("EU-1"), "Put on record", stance="oppose", condition="unless in PP4")
    assert "on record" in page.flashed
    assert "oppose, unless in PP4" in page.words
    nothing = reader.press(page, "Put on record")
    assert "Choose a position first" in nothing.flashed


def test_withdrawing_takes_what_hangs_on_it_along(house: House) -> None:
    reader = Reader(house, "tajikistan")
    page = reader.press(reader.proposal("TJK-1"), "Withdraw")
    assert "It stays on record" in page.flashed
    assert house.proposal("KAZ-2").state.value == "lapsed"
    assert "Withdraw" not in [plain(each) for each in page.tree.xpath("//button")]


def overtaken(house: House, label: str, words: str) -> None:
    """Let the chair put other words in a paragraph."""
    standing = house.paragraph(label)
    house.run(
        consolidation.chairs_text, house.actor("chair"), house.draft, standing.id, words, standing.wording, "", key()
    )  # fmt: skip


@pytest.mark.parametrize(
    ("now", "carried"),
    [
        ("{base} Today.", "were carried to the new text"),
        ("Resolve otherwise altogether;", "Your words and the new text clash"),
    ],
)
def test_a_paragraph_that_moved_meanwhile_shows_both_texts_and_what_was_typed(
    house: House, now: str, carried: str
) -> None:
    reader, base = Reader(house, "kazakhstan"), house.paragraph("OP4").text
    typed = base.replace("strengthen", "further strengthen")
    open_page = reader.propose("OP4")
    compared = reader.press(reader.propose("OP4"), "Compare, then submit", text=typed)
    overtaken(house, "OP4", now.format(base=base))
    tabled = count(house, "amendment")

    late = reader.press(compared, "Submit")
    assert late.status == 409
    assert "The text moved" in late.alert
    assert carried in late.words
    assert all(words in late.words for words in (base, now.format(base=base)))
    assert typed in late.words.replace("further strengthen", "further strengthen")
    assert "further strengthen" in late.field("text")
    assert count(house, "amendment") == tabled

    kept_late = reader.press(open_page, "Compare, then submit", text=typed)
    assert (kept_late.status, "The text moved" in kept_late.alert) == (409, True)
    again = reader.press(late, "Compare, then submit", text="Resolve to look again;")
    assert "Receipt" in reader.press(again, "Submit").words
    assert "text moved meanwhile" in reader.place("mine").words


def test_what_was_proposed_on_is_gone_and_the_words_are_still_there(house: House) -> None:
    reader, chair = Reader(house, "kazakhstan"), house.actor("chair")
    typed = house.paragraph("OP6").text.replace("once a year", "twice a year")
    on_text = reader.press(reader.propose("OP6"), "Compare, then submit", text=typed)
    on_proposal = reader.follow(reader.proposal("TJK-1"), "Propose a sub-amendment")
    compared = reader.press(on_proposal, "Compare, then submit", text="Express our deep concern;")
    open_page = reader.propose("OP6")
    house.run(
        consolidation.accept, chair, house.proposal("TKM-1").id, house.seen("TKM-1"), key(), confirmed=True
    )
    house.run(
        consolidation.not_retain, chair, house.proposal("TJK-1").id, "Elsewhere.", house.seen("TJK-1"), key()
    )
    for page in (on_text, compared):
        desk = reader.press(page, "Submit")
        assert "no longer on the table" in desk.flashed
        assert "twice" in desk.words
        assert "Sub-amendment to TJK-1" in desk.words
        assert plain(desk.tree.xpath("//article[contains(., 'TJK-1')]//p[@class='law']")[0]).startswith(
            "Express our"
        )
    lost = reader.press(open_page, "Keep private", text="Words typed too late;")
    assert lost.status == 404
    assert "Words typed too late;" in lost.typed()
