"""Bad input: each a clear message, the words typed still on the page, and nothing lost."""

from uuid import uuid4

import pytest

from tests.conftest import House, key
from tests.web.life import changed, count, keep, tables
from tests.web.pages import Reader

PASTE = "All work and no play; " * 2273  # a little over 50,000 characters
BAD_WORDS = {
    "nothing": ("   ", "no words here yet"),
    "the same words": (None, "reads exactly as the text stands"),
    "50,000 characters": (PASTE[:50_000], "50000 characters long; a paragraph may have 20000"),
    "a control character": ("Resolve\x07 to act;", "U+0007 (control character) at position 8"),
    "a bidi override": ("Resolve \u202eto act;", "U+202E (RIGHT-TO-LEFT OVERRIDE) at position 9"),
    "a zero-width space": ("Resol\u200bve to act;", "U+200B (ZERO WIDTH SPACE) at position 6"),
    "two hidden ones": ("Re\u2066sol\u2069ve;", "more follows"),
    "a letter of another script": ("Rеsolve to act;", "U+0435"),
}


@pytest.mark.parametrize("what", BAD_WORDS)
def test_words_that_cannot_be_proposed_are_refused_and_kept(house: House, what: str) -> None:
    words, said = BAD_WORDS[what]
    reader, base = Reader(house, "kazakhstan"), house.paragraph("OP4").text
    typed, before = base if words is None else words, tables(house)
    page = reader.press(reader.propose("OP4"), "Compare, then submit", text=typed, rationale="Why we ask.")
    if words is None:  # the same words may be kept, but not submitted
        page = reader.press(page, "Submit")
        assert count(house, "amendment") == 13
    else:
        assert changed(before, tables(house)) == {}
        assert page.field("rationale") == "Why we ask."
        assert page.field("text") == typed
    assert page.status == 422
    assert said in page.alert


@pytest.mark.parametrize("field", ["rationale", "on_behalf_of"])
def test_remarks_are_held_to_the_same_rules(house: House, field: str) -> None:
    reader = Reader(house, "kazakhstan")
    page = reader.press(
        reader.propose("OP4"), "Keep private", text="Resolve to act;", **{field: "We ask\u202e because."}
    )
    assert (page.status, page.field(field), page.field("text")) == (
        422,
        "We ask\u202e because.",
        "Resolve to act;",
    )
    assert "U+202E" in page.alert


def test_what_was_typed_in_a_box_put_aside_is_still_there(house: House) -> None:
    reader = Reader(house, "kazakhstan")
    page = reader.press(
        reader.propose("OP4"), "Keep private", kind="move", text="Resolve to act;", new_text="Welcome it;"
    )
    assert (page.status, "same level" in page.alert) == (422, True)
    assert (page.field("text"), page.field("new_text")) == ("Resolve to act;", "Welcome it;")


@pytest.mark.parametrize(
    ("words", "line"), [("Welcome:\n(i) This;", 2), ("Welcome:\n(a) This;\nAnd that;", 3)]
)
def test_sub_paragraphs_that_hang_on_nothing_are_named_by_their_line(
    house: House, words: str, line: int
) -> None:
    reader = Reader(house, "kazakhstan")
    page = reader.press(reader.propose("OP4"), "Keep private", kind="insert", new_text=words)
    assert (page.status, f"Line {line}" in page.alert, page.field("new_text")) == (422, True, words)


UNKNOWN = ["/private/{id}", "/private/{id}/compare", "/amendments/{id}", "/amendments/{id}/receipt",
           "{draft}/paragraphs/{id}", "{draft}/propose/{id}", "{draft}/desk/{id}", "/drafts/{id}/text",
           "{draft}/propose/{op4}?on={id}", "{draft}/compare?from=7", "{draft}/compare?from=-1",
           "{draft}/compare?from=9999999999999999999999", "{draft}/compare?to=x", "{draft}/compare?from=²",
           "{draft}/text?view=redline&since=7", "{draft}/text?view=redline&since=9999999999999999999999",
           "{draft}/text?view=redline&since=-1", "{draft}/paragraphs/{op4}?from=9", "{draft}/paragraphs/{op4}?to=x",
           "{draft}/export.docx?revision=7", "{draft}/export.docx?revision=99999999999999999999",
           "{draft}/export.docx?language=fr", "/private/not-a-uuid", "/amendments/1", "/drafts/{id}x/text",
           "/drafts/../etc", "/amendments/{id}/decide"]  # fmt: skip


def test_what_is_not_there_is_said_to_be_absent(house: House) -> None:
    reader = Reader(house, "chair")
    op4, draft = house.paragraph("OP4").id, f"/drafts/{house.draft}"
    pages = {each: reader.open(each.format(id=uuid4(), draft=draft, op4=op4)) for each in UNKNOWN}
    wrong = {
        each: page.status for each, page in pages.items() if page.status != (405 if "decide" in each else 404)
    }
    assert wrong == {}
    assert all(page.alert for page in pages.values())


def test_acts_on_what_is_not_there_do_nothing_and_keep_the_words(house: House) -> None:
    draft, absent, before = f"/drafts/{house.draft}", uuid4(), tables(house)
    tries = {
        "kazakhstan": [
            f"/private/{absent}/submit", f"/private/{absent}/discard", f"/amendments/{absent}/withdraw",
            f"/amendments/{absent}/take-up", f"/amendments/{house.proposal('KGZ-1').id}/take-up",
            f"{draft}/propose/{absent}/{uuid4()}", f"/drafts/{absent}/propose/{absent}/{uuid4()}",
        ],
        "chair": [f"/amendments/{absent}/decide", f"{draft}/desk/{absent}/chairs-text"],
        "secretariat": [f"/drafts/{absent}/office/publish"],
    }  # fmt: skip
    words = {"text": "Words not to be lost;", "reason": "A reason.", "form_key": key(), "verdict": "accepted"}
    for name, addresses in tries.items():
        reader = Reader(house, name)
        before = tables(house)
        for address in addresses:
            page = reader.post(address, **words)
            assert (address, page.status) == (address, 404)
            assert "Words not to be lost;" in page.typed()
        assert changed(before, tables(house)) == {}


def test_a_form_without_its_key_is_not_understood(house: House) -> None:
    private = keep(house, "kazakhstan", "OP4", "Resolve to act;")
    page = Reader(house, "kazakhstan").post(f"/private/{private}/submit", version="1")
    assert (page.status, count(house, "amendment")) == (400, 13)
    assert "could not be understood" in page.alert


def test_an_unknown_kind_is_read_as_the_first_that_is_offered(house: House) -> None:
    reader, op4 = Reader(house, "kazakhstan"), house.paragraph("OP4")
    address = f"/drafts/{house.draft}/propose/{op4.id}/{uuid4()}"
    for kind in ("oral", "Merge", "nonsense", ""):
        page = reader.post(address, kind=kind, base=str(op4.wording), text="")
        assert (page.status, "no words here yet" in page.alert) == (422, True)


def test_a_kind_that_is_not_offered_here_is_read_as_the_first_that_is(house: House) -> None:
    reader, brought = Reader(house, "kazakhstan"), house.proposal("TJK-1")
    address = f"/drafts/{house.draft}/propose/{brought.target}/{uuid4()}"
    for kind in ("merge", "split", "delete", "move", "editorial"):
        page = reader.post(address, kind=kind, parent=str(brought.id), text="")
        assert (page.status, "no words here yet" in page.alert) == (422, True)


@pytest.mark.parametrize(
    ("kind", "box", "words", "said"),
    [
        ("merge", "merged_text", "   ", "no words here yet"),
        ("split", "parts_text", "Resolve to act;", "line between"),
        ("split", "parts_text", "   ", "no words here yet"),
        ("editorial", "text", "   ", "no words here yet"),
    ],
)
def test_what_a_kind_cannot_be_made_of_is_said_and_stays_in_its_box(
    house: House, kind: str, box: str, words: str, said: str
) -> None:
    reader, before = Reader(house, "kazakhstan"), tables(house)
    page = reader.press(reader.propose("OP4"), "Compare, then submit", **{"kind": kind, box: words})
    assert (page.status, said in page.alert) == (422, True)
    assert page.field(box) == words
    assert changed(before, tables(house)) == {}


@pytest.mark.parametrize("field", ["base", "after"])
def test_an_unknown_wording_or_place_is_refused(house: House, field: str) -> None:
    reader, op4 = Reader(house, "kazakhstan"), house.paragraph("OP4")
    data = {
        "kind": "move" if field == "after" else "modify",
        "base": str(op4.wording),
        "text": "Resolve to act;",
    }
    page = reader.post(f"/drafts/{house.draft}/propose/{op4.id}/{uuid4()}", **data | {field: key()})
    assert 400 <= page.status < 500
    assert "Resolve to act;" in page.typed()
