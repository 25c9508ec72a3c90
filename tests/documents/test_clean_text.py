"""What is read back from the file is what was given."""

from io import BytesIO
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from drafting.documents.values import IssuedText
from drafting.documents.word.clean import write
from drafting.procedure.kinds import ParagraphKind
from tests.documents.package_checker import W, parts, problems
from tests.documents.samples import EVERY_KIND, NOTE, SUB, issued, of, paragraph

STYLES = {
    ParagraphKind.HEADING: "Heading 1",
    ParagraphKind.ENACTING: "Enacting words",
    ParagraphKind.PREAMBULAR: "Preambular paragraph",
    ParagraphKind.PROCLAMATION: "Proclamation",
    ParagraphKind.OPERATIVE: "Operative paragraph",
    ParagraphKind.CLOSING: "Closing",
}
SUB_STYLES = {1: "Sub-paragraph (a)", 2: "Sub-paragraph (i)"}


def opened(text: IssuedText) -> Document:
    return docx.Document(BytesIO(write(text)))


def printed(text: IssuedText) -> list[Paragraph]:
    """Return the paragraphs after the title, without the closing rule."""
    title, *paragraphs, rule = opened(text).paragraphs
    assert (title.text, title.style and title.style.name) == (text.title, "Title")
    assert (rule.text, rule.style and rule.style.name) == ("", "End rule")
    return paragraphs


def places(text: IssuedText) -> list[tuple[str, int] | None]:
    """Return (list, level) of each paragraph, as the file has it."""
    found: list[tuple[str, int] | None] = []
    for each in printed(text):
        properties = each._p.pPr
        number = None if properties is None else properties.numPr
        found.append(None if number is None else (str(number.numId.val), int(number.ilvl.val)))
    return found


def test_every_paragraph_stands_with_its_words_and_its_style() -> None:
    read = [(each.text, each.style and each.style.name) for each in printed(issued())]
    given_ = [
        (each.text.replace("{fn:sg}", ""), SUB_STYLES[each.level] if each.level else STYLES[each.kind])
        for each in EVERY_KIND
    ]
    assert read == given_


def test_italics_are_the_opening_and_nothing_more() -> None:
    italics = [
        ["".join(run.text for run in each.runs if run.italic)] + [run.text for run in each.runs if run.bold]
        for each in printed(issued())
    ]
    assert italics == [[each.text[: each.opening]] for each in EVERY_KIND]


def test_an_opening_is_one_run_even_with_a_footnote_in_it() -> None:
    text = of(
        paragraph(ParagraphKind.PREAMBULAR, "Noting{fn:sg} with regret all,", "Noting{fn:sg} with regret")
    )
    runs = [(run.text, bool(run.italic)) for run in printed(text)[0].runs]
    assert runs == [("Noting", True), ("", False), (" with regret", True), (" all,", False)]


def test_no_paragraph_carries_a_working_label_or_a_typed_number() -> None:
    body = "".join(etree.fromstring(parts(write(issued()))["word/document.xml"]).itertext())
    assert "Reaffirm" in body
    assert not any(label in body for label in ("PP1", "OP1", "1.", "(a)", "(i)"))


def test_operative_paragraphs_share_one_list_and_their_subparagraphs_its_levels() -> None:
    operative = places(issued())[8:]
    assert operative == [
        None,
        ("1", 0),
        ("1", 0),
        ("1", 1),
        ("1", 1),
        ("1", 2),
        ("1", 2),
        ("1", 1),
        ("1", 0),
        None,
    ]


def test_each_preambular_parent_begins_its_own_list() -> None:
    found = places(issued())
    assert found[:8] == [None, None, None, ("2", 1), ("2", 1), None, ("3", 1), None]
    root = etree.fromstring(parts(write(issued()))["word/numbering.xml"])
    lists = {each.get(f"{W}numId"): each for each in root.iter(f"{W}num")}
    assert list(lists) == ["1", "2", "3"]
    for number in ("2", "3"):
        anew = {
            each.get(f"{W}ilvl"): each[0].get(f"{W}val") for each in lists[number].iter(f"{W}lvlOverride")
        }
        assert anew == {"1": "1", "2": "1"}
    assert lists["1"].find(f"{W}lvlOverride") is None


def levels(text: IssuedText) -> list[tuple[str, str]]:
    root = etree.fromstring(parts(write(text))["word/numbering.xml"])
    first = root.find(f"{W}abstractNum")
    assert first is not None
    return [
        (each.find(f"{W}numFmt").get(f"{W}val"), each.find(f"{W}lvlText").get(f"{W}val"))  # type: ignore[union-attr]  # we wrote them
        for each in first.iter(f"{W}lvl")
    ]


@pytest.mark.parametrize(
    ("language", "marks"),
    [
        ("en", ["%1.", "(%2)", "(%3)"]),
        ("ru", ["%1.", "%2)", "%3)"]),
        ("ru-RU", ["%1.", "%2)", "%3)"]),
    ],
)
def test_numbers_are_native_and_marked_as_the_language_wants(language: str, marks: list[str]) -> None:
    figures = ["decimal", "lowerLetter", "lowerRoman"]
    assert levels(issued(language=language)) == list(zip(figures, marks, strict=True))


def test_a_footnote_is_a_real_one() -> None:
    members = parts(write(issued()))
    body, notes = (etree.fromstring(members[f"word/{name}.xml"]) for name in ("document", "footnotes"))
    (reference,) = body.iter(f"{W}footnoteReference")
    run = reference.getparent()
    assert run is not None
    assert [each.get(f"{W}val") for each in run.iter(f"{W}rStyle")] == ["FootnoteReference"]
    note = next(each for each in notes if each.get(f"{W}id") == reference.get(f"{W}id"))
    assert "".join(note.itertext()) == NOTE
    assert [each.get(f"{W}val") for each in note.iter(f"{W}pStyle")] == ["FootnoteText"]
    assert len(list(note.iter(f"{W}footnoteRef"))) == 1
    assert [each.get(f"{W}type") for each in notes] == ["separator", "continuationSeparator", None]


def test_the_reference_stands_where_the_token_stood() -> None:
    body = etree.fromstring(parts(write(issued()))["word/document.xml"])
    (reference,) = body.iter(f"{W}footnoteReference")
    run = reference.getparent()
    assert run is not None
    before, after = run.getprevious(), run.getnext()
    assert before is not None
    assert after is not None
    assert "".join(before.itertext()) == " the report"
    assert "".join(after.itertext()) == " of 2015,"


def test_two_references_are_two_footnotes_in_the_order_of_the_text() -> None:
    twice = paragraph(ParagraphKind.PREAMBULAR, "Noting{fn:b} and{fn:a} and again{fn:b},")
    members = parts(write(of(twice, footnotes={"a": "See A.", "b": "See B.", "c": "Not referred to."})))
    notes = etree.fromstring(members["word/footnotes.xml"])
    assert [(each.get(f"{W}id"), "".join(each.itertext())) for each in notes[2:]] == [
        ("1", "See B."),
        ("2", "See A."),
        ("3", "See B."),
    ]


def test_a_title_among_the_paragraphs_is_printed_once_in_its_place() -> None:
    text = of(
        paragraph(ParagraphKind.HEADING, "Annex"),
        paragraph(ParagraphKind.TITLE, "Ashgabat Declaration{fn:sg}"),
    )
    read = [(each.text, each.style and each.style.name) for each in opened(text).paragraphs]
    assert read == [("Annex", "Heading 1"), ("Ashgabat Declaration", "Title"), ("", "End rule")]


def test_the_last_paragraph_is_not_parted_from_the_closing() -> None:
    kept = [bool(each.paragraph_format.keep_with_next) for each in printed(issued())]
    assert kept == [False] * 16 + [True, False]


def heads(text: IssuedText) -> dict[str, str]:
    """Return the words of the heads and feet, by the pages they are for; table cells in reading order."""
    members = parts(write(text))
    pages = {
        f"{kind}{number}": name
        for kind, names in {
            "header": ("first", "even", "odd"),
            "footer": ("first foot", "even foot", "odd foot"),
        }.items()
        for number, name in enumerate(names, 1)
    }
    return {
        name: "|".join(etree.fromstring(members[f"word/{part}.xml"]).itertext())
        for part, name in pages.items()
    }


def test_the_masthead_stands_on_the_first_page_and_the_symbol_on_the_others() -> None:
    found = heads(issued())
    said = "United Nations|ASH|/HLD/2017/CRP.1|High-Level Dialogue|Distr.: Restricted|15 May 2017|Original: English"
    assert found["first"] == said
    assert found["even"] == "ASH/HLD/2017/CRP.1|Ashgabat Declaration"
    assert found["odd"] == "Ashgabat Declaration|ASH/HLD/2017/CRP.1"
    assert found["even foot"] == found["odd foot"] == " PAGE |1|/| NUMPAGES |1"
    assert found["first foot"] == ""


def test_a_status_is_seen_on_every_page() -> None:
    text = issued(status="Draft, not agreed")
    found = heads(text)
    assert all("Draft, not agreed" in found[pages] for pages in ("first", "even", "odd"))
    first = opened(text).paragraphs[0]
    assert (first.text, first.style and first.style.name) == ("Draft, not agreed", "Status line")


def test_without_a_status_none_is_printed() -> None:
    assert "Draft" not in " ".join(heads(issued()).values())
    assert opened(issued()).paragraphs[0].text == "Ashgabat Declaration"


def test_what_is_empty_is_left_out_of_the_masthead() -> None:
    assert heads(issued(distribution="", original=""))["first"].endswith("High-Level Dialogue|15 May 2017")


def test_a_running_head_leaves_room_for_the_page_and_shows_no_token() -> None:
    found = heads(issued(title="Very{fn:sg} long " * 60))["even"]
    assert len(found) < 300
    assert found.endswith("…")
    assert "fn:" not in found


@pytest.mark.parametrize(
    ("language", "day"),
    [("en", "1 April 2024"), ("ru", "1 April 2024"), ("fr", "1er avril 2024"), ("es", "1 de abril de 2024")],
)
def test_the_date_is_written_as_documents_of_that_language_have_it(language: str, day: str) -> None:
    assert f"|{day}|" in heads(issued(language=language, date=issued().date.replace(2024, 4, 1)))["first"]


words = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="{}\ufffe\uffff"), max_size=60
)
kinds = st.sampled_from([kind for kind in ParagraphKind if kind in STYLES])


@st.composite
def texts(draw: st.DrawFn) -> IssuedText:
    paragraphs = []
    for _ in range(draw(st.integers(0, 5))):
        text, sub = draw(words), draw(st.integers(0, 2))
        opening = draw(st.integers(0, len(text)))
        paragraphs.append(paragraph(SUB if sub else draw(kinds), text, text[:opening], sub))
    said: dict[str, Any] = {name: draw(words) for name in ("organ", "masthead", "symbol", "title", "status")}
    return issued(
        **said, language=draw(st.sampled_from(["en", "ru", "ar", "zh", "tk"])), paragraphs=tuple(paragraphs)
    )


@settings(max_examples=80, deadline=None)
@given(texts())
def test_any_printable_text_comes_back_word_for_word_in_a_sound_package(text: IssuedText) -> None:
    package = write(text)
    assert problems(package) == []
    read = docx.Document(BytesIO(package)).paragraphs[1 + bool(text.status) : -1]
    assert [each.text for each in read] == [each.text for each in text.paragraphs]
    italics = ["".join(run.text for run in each.runs if run.italic) for each in read]
    assert italics == [each.text[: each.opening] for each in text.paragraphs]
