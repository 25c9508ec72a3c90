"""The pages of a delegation's own acts: every kind, revisions, answers, co-proponents, the floor, batches, notes."""

import re
from difflib import unified_diff
from uuid import UUID

import pytest

from drafting.extensions import db
from drafting.models import Event
from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.proposing import Proposed
from drafting.procedure.stages import Circulation
from drafting.services import consolidation, privately
from tests.conftest import House, key
from tests.web.life import keep, submit
from tests.web.pages import Page, Reader

K = AmendmentKind


def chairs_text(house: House, label: str, text: str) -> None:
    each, chair = house.paragraph(label), house.actor("chair")
    house.run(consolidation.chairs_text, chair, house.draft, each.id, text, each.wording, "", key())


def table(reader: Reader, page: Page, **fields: str) -> Page:
    """Fill in the form to propose, compare, submit; returns the receipt."""
    compared = reader.press(page, "Compare, then submit", **fields)
    assert compared.status == 200, compared.alert
    return reader.press(compared, "Submit")


def test_a_merge_and_a_split_from_the_form_to_the_text(house: House) -> None:
    kaz = Reader(house, "kazakhstan")
    page = kaz.propose("PP3")
    assert house.paragraph("PP4").text in page.piece("merged_text").text
    done = table(kaz, page, kind="merge", merged_text="Recalling both the Plan and the resolutions,")
    assert "KAZ-4" in done.words
    shown = kaz.proposal("KAZ-4")
    assert "PP3 + PP4" in shown.words
    text = kaz.text()
    assert "PP3, PP4 merged: " in text.words
    assert "both the Plan and the resolutions," in text.words
    assert "KAZ: merge into PP3" in text.words
    bare = kaz.text("brackets")
    assert "PP3, PP4 merged" in bare.words
    assert "KAZ" not in bare.words.split("both the Plan")[1].split("PP5")[0]
    wrong = kaz.press(kaz.propose("OP9"), "Compare, then submit", kind="split", parts_text="Welcome it;")
    assert (wrong.status, "Welcome it;" in wrong.typed()) == (422, True)
    done = table(kaz, wrong, kind="split", parts_text="Welcome it;\nInvite partners;")
    assert "OP9 bis" in done.words


def test_what_asks_a_delegation_for_an_answer(house: House) -> None:
    old = house.paragraph("OP4").text
    submit(house, "tajikistan", "OP4", old.replace("exchange of", "sharing of"))
    chairs_text(house, "OP4", old.replace("timely", "swift"))
    tjk, uzb = Reader(house, "tajikistan"), Reader(house, "uzbekistan")
    assert "Confirm the carried wording" not in uzb.proposal("TJK-3").words
    page = tjk.proposal("TJK-3")
    stale = house.paragraph("OP4").text
    chairs_text(house, "OP4", stale.replace("preventing", "stopping"))
    refused = tjk.press(page, "Confirm the carried wording")
    assert (refused.status, "moved" in refused.alert) == (409, True)
    done = tjk.press(refused, "Confirm the carried wording")
    assert "Confirmed" in done.flashed
    revised = tjk.follow(done, "Submit a revised proposal")
    assert "swift sharing of" in revised.field("text")
    receipt = table(tjk, revised, text="Resolve to act;")
    assert "TJK-3/Rev.1" in receipt.words
    assert "TJK-3/Rev.1" in tjk.proposal("TJK-3").words
    assert "Submit a revised proposal" not in tjk.proposal("TJK-3").words


def test_a_draft_begun_of_a_revision_is_gone_on_with(house: House) -> None:
    kaz = Reader(house, "kazakhstan")
    begun = kaz.follow(kaz.proposal("KAZ-1"), "Submit a revised proposal")
    kaz.press(begun, "Keep private", text="Reaffirm it;")
    again = kaz.follow(kaz.proposal("KAZ-1"), "Submit a revised proposal")
    assert again.field("text") == "Reaffirm it;"
    assert "kazakhstan" in again.words
    chosen = Reader(house, "uzbekistan").open(f"/amendments/{house.proposal('KAZ-1').id}/revise")
    assert chosen.status == 404


def test_co_proponents_are_named_and_the_page_says_what_a_withdrawal_does(house: House) -> None:
    kgz, tjk = Reader(house, "kyrgyzstan"), Reader(house, "tajikistan")
    page = kgz.press(kgz.proposal("TJK-1"), "Join as co-proponent")
    assert "Co-proponents: KGZ" in page.words
    assert "TJK, KGZ" in tjk.text().words
    assert "It falls for its co-proponents too" in tjk.proposal("TJK-1").words
    page = kgz.press(page, "Leave as co-proponent")
    assert "left" in page.words
    assert "Join as co-proponent" not in tjk.proposal("TJK-1").words


def floor_at(reader: Reader, label: str) -> Page:
    house = reader.house
    return reader.open(f"/drafts/{house.draft}/floor/{house.paragraph(label).id}")


def test_the_office_types_and_the_delegation_confirms(house: House) -> None:
    chair, kaz = Reader(house, "chair"), Reader(house, "kazakhstan")
    page = floor_at(chair, "OP2")
    wrong = chair.press(page, "Enter the proposal", party="KAZ", said_at="1999-01-01T10:00", text="Condemn;")
    assert wrong.status == 422
    assert wrong.field("party") == "KAZ" if wrong.tree.xpath("//input[@name='party']") else True
    assert "Condemn;" in wrong.typed()
    made = chair.press(floor_at(chair, "OP2"), "Enter the proposal", party="KAZ", text="Condemn;")
    assert "not yet confirmed" in made.words
    waiting = kaz.place("floor")
    assert "KAZ-4" in waiting.words
    done = kaz.press(waiting, "Confirm", near="confirm-spoken")
    assert "not yet confirmed" not in done.words
    chair.press(floor_at(chair, "OP2"), "Enter the position", party="UZB", stance="oppose")
    uzb = Reader(house, "uzbekistan")
    assert "Your position: oppose" in uzb.place("floor").words
    assert floor_at(uzb, "OP2").status == 403


def batches(house: House) -> None:
    def write() -> None:
        db.session.query(Event).one().circulation = Circulation.IN_BATCHES
        db.session.commit()

    house.run(write)


CHANCE = re.compile(r'value="[0-9a-f-]{36}"|name="csrf_token" value="[^"]*"')
PLACES = ("text", "text?view=brackets", "mine", "desk", "office", "compare", "record", "circulation", "floor")


def seen(house: House, name: str) -> dict[str, str]:
    """Return what a person reads everywhere, without what each form draws by lot."""
    reader, op2 = Reader(house, name), house.paragraph("OP2").id
    places = [*PLACES, f"paragraphs/{op2}", f"propose/{op2}", f"desk/{op2}", f"floor/{op2}"]
    pages = {each: reader.open(f"/drafts/{house.draft}/{each}").source for each in places}
    pages |= {each: reader.proposal(each).source for each in ("KAZ-1", "UZB-1")}
    return {
        each: re.sub(r"/propose/([0-9a-f-]{36})/[0-9a-f-]{36}", "", CHANCE.sub("", source))
        for each, source in pages.items()
    }


@pytest.mark.parametrize("who", ["uzbekistan", "chair", "eu"])
def test_before_circulation_nobody_else_sees_a_byte(house: House, who: str) -> None:
    batches(house)
    keep(house, "kazakhstan", "OP2", "Condemn Timbuktu;")
    before = seen(house, who)
    kaz = Reader(house, "kazakhstan")
    private = keep(house, "kazakhstan", "OP2", "Condemn Samarkand;")
    page = kaz.open(f"/private/{private}/compare")
    lodged = kaz.press(page, "Lodge with the secretariat")
    assert "not circulated" in lodged.words
    after = seen(house, who)
    assert after == before
    assert not [address for address, page in after.items() if "Samarkand" in page]
    sec = Reader(house, "secretariat")
    waiting = sec.place("circulation")
    assert "Condemn Samarkand;" in waiting.words
    sent = sec.press(waiting, "Circulate the batch", lodged=_only(waiting))
    assert "1 proposal circulated" in sent.flashed
    assert "KAZ-4" in Reader(house, who).text().words
    assert "KAZ-4" in kaz.open(f"/private/{private}/compare").words


def _only(page: Page) -> str:
    return str(page.tree.xpath("//input[@name='lodged']/@value")[0])


def test_what_is_lodged_can_be_taken_back(house: House) -> None:
    batches(house)
    private = keep(house, "kazakhstan", "OP2", "Condemn Samarkand;")
    kaz = Reader(house, "kazakhstan")
    lodged = kaz.press(kaz.open(f"/private/{private}/compare"), "Lodge with the secretariat")
    back = kaz.press(lodged, "Take it back")
    assert back.field("text") == "Condemn Samarkand;"
    assert Reader(house, "secretariat").place("circulation").words.endswith("Nothing waits.")
    assert Reader(house, "kazakhstan").place("circulation").status == 403


def test_notes_are_the_delegations_own(house: House) -> None:
    kaz, uzb = Reader(house, "kazakhstan"), Reader(house, "uzbekistan")
    before = uzb.proposal("UZB-1").source
    page = kaz.press(kaz.proposal("UZB-1"), "Keep the note", note="Ask Samarkand")
    assert "Ask Samarkand" in page.words
    assert "Ask Samarkand" in Reader(house, "kazakhstan-drafter").proposal("UZB-1").words
    after = uzb.proposal("UZB-1").source
    lines = [CHANCE.sub("", each).splitlines() for each in (before, after)]
    assert list(unified_diff(*lines, n=0, lineterm=""))[:9] == []
    for other in ("chair", "secretariat", "eu"):
        assert "Samarkand" not in Reader(house, other).proposal("UZB-1").source
    private = keep(house, "uzbekistan", "OP2", "Condemn;")
    stranger = kaz.post(f"/drafts/{house.draft}/notes/{private}", note="What is this?")
    assert stranger.status == 404
    assert kaz.post(f"/drafts/{house.draft}/notes/{house.paragraph('OP2').id}", note=" ").status == 422


def test_the_chairs_office_tables_its_own_proposal(house: House) -> None:
    chair = Reader(house, "chair")
    compared = chair.press(chair.propose("OP2"), "Compare, then submit", text="Condemn terrorism;")
    done = chair.press(compared, "Table as the Chair’s")
    assert "CHAIR-1" in done.words
    assert "– Chair]" in Reader(house, "kazakhstan").text().words


def kept_on(house: House, who: str, asked: Proposed) -> UUID:
    private = UUID(key())
    house.run(privately.keep, house.actor(who), house.draft, private, asked)
    return private


def test_a_merge_whose_paragraphs_moved_is_carried_in_its_draft(house: House) -> None:
    one, two = house.paragraph("PP3"), house.paragraph("PP4")
    words = f"{one.text} {two.text}".replace("Recalling also", "and")
    more = {"other": two.id, "other_base": two.wording}
    private = kept_on(house, "kazakhstan", Proposed(K.MERGE, one.id, one.wording, words, **more))
    chairs_text(house, "PP4", two.text.replace("obligations", "duties"))
    page = Reader(house, "kazakhstan").open(f"/private/{private}")
    assert "The text moved under this draft" in page.words
    assert "duties" in (page.piece("merged_text").text or "")
