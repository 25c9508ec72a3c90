"""The secretariat's pages of the event: parties, settings, drafts; and the rules, printed from their tables."""

import io

import pytest

from drafting.procedure.kinds import Duty, Role, Rung, Stance
from drafting.procedure.policy import MAY, Act, Rule
from drafting.procedure.stages import FOLLOWS, Stage
from drafting.procedure.states import MAY_BECOME, State
from drafting.web import naming, terms, words
from tests.conftest import House
from tests.web.life import changed, tables
from tests.web.pages import Reader, plain

LIST = "UKR;participant;Ukraine;Украина\nTUR;observer;Türkiye;Турция\n"


def codes(reader: Reader) -> list[str]:
    page = reader.open("/parties")
    return [plain(each) for each in page.tree.xpath("//table//th/span[contains(@class,'chip')]/span[1]")]


def test_a_list_is_looked_at_before_it_is_kept(house: House) -> None:
    office, before = Reader(house, "secretariat"), tables(house)
    page = office.press(office.open("/parties/import"), "Read it", text=LIST)
    assert "2 parties were read" in page.words
    assert changed(before, tables(house)) == {}
    done = office.press(page, "Add these parties")
    assert "2 parties are added" in done.flashed
    assert codes(office)[-2:] == ["UKR", "TUR"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("KAZ;participant;Kazakhstan;Казахстан", "another party of the event has this code"),
        ("UKR;delegate;Ukraine;Украина", "no role"),
        ("ukr;participant;Ukraine;Украина", "no code"),
        ("UKR;participant;Ukraine", "a name in each language"),
        ("UKR;participant;Ukraine;", "short name is missing"),
        ("TUR;observer;Turkey;Турция", "twice"),
        ("UKR;participant;Ukra\u200bine;Украина", "cannot be seen"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_by_its_number_and_nothing_is_added(
    house: House, line: str, why: str
) -> None:
    office, text = Reader(house, "secretariat"), f"TUR;observer;Türkiye;Турция\n\n{line}\n"
    page = office.press(office.open("/parties/import"), "Read it", text=text)
    assert page.status == 422
    assert "Line 3:" in page.alert
    assert why in page.alert
    assert page.field("text").replace("\r\n", "\n").strip() == text.strip()
    before = tables(house)
    forced = office.post("/parties/import", text=text, then="add", form_key="0" * 32)
    assert forced.status == 422
    assert changed(before, tables(house)) == {}


def test_a_file_is_read_as_spreadsheets_write_it(house: House) -> None:
    office = Reader(house, "secretariat")
    for written in (LIST.encode("utf-8-sig"), LIST.replace(";", "\t").encode("utf-16")):
        sent = {"file": (io.BytesIO(written), "list.csv"), "then": "look"}
        page = office.client.post("/parties/import", data=sent, content_type="multipart/form-data")
        assert "2 parties were read" in page.get_data(as_text=True)


def test_parties_are_added_renamed_placed_and_removed(house: House) -> None:
    office = Reader(house, "secretariat")
    page = office.open("/parties")
    page = office.press(page, "Add", code="tur", name_en="Turkey", name_ru="Турция", role="observer")
    assert codes(office)[-1] == "TUR"
    where = page.tree.xpath("//form[contains(@action,'/name')]/@action")[-1]
    page = office.press(page, "Rename", where, name_en="Türkiye")
    assert "Türkiye" in page.words
    page = office.press(page, "Place there", where.replace("/name", "/place"), place="1")
    assert codes(office)[0] == "TUR"
    page = office.press(page, "Remove", where.replace("/name", "/remove"))
    assert "TUR" not in codes(office)
    kept = page.tree.xpath("//form[contains(@action,'/remove')]/@action")[0]
    refused = office.press(page, "Remove", kept)
    assert (refused.status, "it is not deleted" in refused.alert) == (409, True)
    twice = office.press(page, "Add", code="KAZ", name_en="Kazakhstan", name_ru="Казахстан")
    assert (twice.status, twice.field("code")) == (422, "KAZ")


def test_a_change_of_zone_shows_its_hours_first_and_is_on_record(house: House) -> None:
    office = Reader(house, "secretariat")
    page = office.press(office.open("/settings"), "Change the settings", zone="Europe/Vienna")
    assert (page.status, "confirm" in page.alert) == (409, True)
    assert "18:00, UTC+5" in page.words
    assert "14:00, UTC+1" in page.words
    done = office.press(page, "Change the settings", confirm="yes")
    assert "are changed" in done.flashed
    assert "UTC+1" in plain(done.tree.find(".//footer"))
    assert "event settings changed" in office.place("record").words


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("zone", "Ashgabat", "no zone"),
        ("symbol_pattern", "ASH/Rev", "needs {n}"),
        ("symbol_pattern", "ASH/{n}/{x}", "needs {n}"),
        ("organ", " ", "cannot be left empty"),
        ("name_ru", "", "cannot be left empty"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_and_kept_as_typed(
    house: House, field: str, typed: str, said: str
) -> None:
    office, before = Reader(house, "secretariat"), tables(house)
    page = office.press(office.open("/settings"), "Change the settings", **{field: typed})
    assert (page.status, page.field(field)) == (422, typed)
    assert said in page.alert
    assert changed(before, tables(house)) == {}


TEXT = """Declaration on Nothing
We, the Ministers,
Recalling nothing,
Declare as follows:
1. Decide to meet:
(a) In spring;
(b) In autumn:
(i) Early;
(ii) Late;
2. Decide to part.
Adopted at Ashgabat on 1 May."""


def test_a_pasted_text_is_shown_as_it_is_understood_and_corrected_before_it_is_kept(house: House) -> None:
    office, before = Reader(house, "secretariat"), tables(house)
    page = office.press(office.open("/drafts/new"), "Read it", text=TEXT)
    taken = [each.value for each in page.tree.xpath("//select[starts-with(@name,'kind-')]")]
    assert taken == [
        "title", "enacting", "preambular", "proclamation", "operative", "subparagraph-1", "subparagraph-1",
        "subparagraph-2", "subparagraph-2", "operative", "closing",
    ]  # fmt: skip
    assert changed(before, tables(house)) == {}
    wrong = office.press(page, "Lay down this draft", **{"kind-3": "subparagraph-1"})
    assert (wrong.status, "Line 3" in wrong.alert) == (422, True)
    assert changed(before, tables(house)) == {}
    laid = office.press(page, "Lay down this draft", **{"kind-11": "operative"}, second="ru")
    assert [each in laid.words for each in ("In spring;", "Late;", "OP3")] == [True, True, True]
    chosen = office.open("/")
    assert "Declaration on Nothing" in chosen.words
    assert "Ashgabat Declaration" in chosen.words
    assert Reader(house, "kazakhstan").open("/drafts/new").status == 403


def test_a_laid_draft_is_corrected_issued_and_open(house: House) -> None:
    office, kaz = Reader(house, "secretariat"), Reader(house, "kazakhstan")
    page = office.press(office.open("/drafts/new"), "Read it", text=TEXT)
    page = office.press(page, "Lay down this draft")
    there = page.address.split("?")[0].removesuffix("/preparation")
    for place in ("/text", "/mine", "/compare", "/export.docx", "/text?view=redline"):
        read = kaz.open(there + place)
        assert (read.status, "has not been issued yet" in read.words) == (200, True)
        assert read.tree.xpath("//main//form") == []
    page = office.press(
        page, "Correct it", page.tree.xpath("//article[last()]//form/@action")[0], text="Adopted at Ashgabat."
    )
    assert "Adopted at Ashgabat." in page.words
    late = office.press(page, "Issue and open", amendments="2001-01-01")
    assert (late.status, late.field("amendments")) == (422, "2001-01-01")
    opened = office.press(page, "Issue and open", symbol="NOTHING/1", amendments="2049-01-01T10:00")
    assert "open for amendments" in opened.flashed
    assert "Decide to meet:" in kaz.open(there + "/text").words
    assert kaz.open(there + "/preparation").status == 404
    assert kaz.post(there + "/preparation/open", form_key="0" * 32).status == 403


def row(page_id: str, reader: Reader) -> list[str]:
    return [plain(each) for each in reader.open("/rules").piece(page_id).xpath("./td")]


def listed(found: object, kinds: type, said: dict[object, object]) -> str:
    members = [each for each in kinds if each in found]
    return "all" if len(members) == len(kinds) else "; ".join(str(said[each]) for each in members)


def test_the_rules_say_what_the_tables_say_cell_by_cell(house: House) -> None:
    reader = Reader(house, "eu")
    page = reader.open("/rules")
    assert "Rules" in plain(page.tree.find(".//footer"))
    with house.app.test_request_context():
        for act, rule in MAY.items():
            cells = [plain(each) for each in page.piece(f"act-{act.value}").xpath("./td")]
            assert cells == [
                listed(rule.roles, Role, naming.ROLES),
                listed(rule.duties, Duty, words.DUTIES),
                listed(rule.stages, Stage, terms.STAGES),
            ], act
        for stage in Stage:
            said = plain(page.piece(f"stage-{stage.value}").xpath("./td")[0])
            assert said == ("; ".join(str(terms.STAGES[s]) for s in Stage if s in FOLLOWS[stage]) or END)
        for state in State:
            said = plain(page.piece(f"state-{state.value}").xpath("./td")[0])
            after = [str(naming.STATE_NAMES[s.value]) for s in State if s in MAY_BECOME[state]]
            assert said == ("; ".join(after) or END)
    assert len(page.tree.xpath("//*[starts-with(@id,'act-')]")) == len(Act)
    assert len(page.tree.xpath("//*[starts-with(@id,'rung-')]")) == len(Rung)
    assert len(page.tree.xpath("//*[starts-with(@id,'stance-')]")) == len(Stance)


END = "nothing: it is the end"


def test_a_rule_that_changes_is_printed_as_it_is(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader(house, "kazakhstan")
    assert row("act-withdraw", reader)[1] == "focal point"
    monkeypatch.setitem(
        MAY, Act.WITHDRAW, Rule(frozenset(Role), frozenset({Duty.READER}), frozenset({Stage.OPEN}))
    )
    assert row("act-withdraw", reader) == ["all", "reader", "open for amendments"]


def test_the_matrix_shows_contested_paragraphs_in_words_for_the_chair(house: House) -> None:
    chair = Reader(house, "chair")
    page = chair.open(f"/drafts/{house.draft}/matrix")
    heads = [plain(each) for each in page.tree.xpath("//thead//th")]
    rows = {plain(each.find("th/span/span")): each for each in page.tree.xpath("//main//tbody/tr")}
    assert list(rows) == ["KAZ", "KGZ", "TJK", "TKM", "UZB"]
    assert 1 < len(heads) <= 9
    assert "proposes" in page.words
    operative = chair.open(f"/drafts/{house.draft}/matrix?part=operative")
    assert all(each.startswith("OP") for each in [plain(e) for e in operative.tree.xpath("//thead//th")][1:])
    assert chair.open(f"/drafts/{house.draft}/matrix?part=x&page=99&leaf=-3").status == 200
    found = {
        name: Reader(house, name).open(f"/drafts/{house.draft}/matrix").status
        for name in ("eu", "secretariat")
    }
    assert found == {"eu": 403, "secretariat": 403}
