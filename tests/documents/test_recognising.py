"""A file that nobody prepared for us, and ours, come in as what they are."""

from io import BytesIO

import docx
import pytest
from hypothesis import assume, given, settings

from drafting.documents.recognising import Recognised, recognised
from drafting.documents.tracking.views import everything, nothing
from drafting.documents.values import IssuedParagraph, IssuedText
from drafting.documents.word.clean import write
from drafting.documents.word.reader import read
from drafting.documents.word.tracked import write as write_tracked
from drafting.procedure.kinds import ParagraphKind
from tests.documents.samples import adopted, demo, issued, needs_demo
from tests.documents.test_clean_text import texts
from tests.documents.versions import Case, cases

Kind = ParagraphKind


def back(text: IssuedText) -> Recognised:
    return recognised(read(write(text), text.footnotes), text.language)


@pytest.mark.parametrize("language", ["en", "ru", "ar", "zh", "tk"])
def test_what_we_issued_comes_in_as_it_was(language: str) -> None:
    text = issued(language=language, status="Draft, not agreed")
    found = back(text)
    assert (found.title, found.paragraphs, found.footnotes) == (text.title, text.paragraphs, text.footnotes)
    assert found.left_out == ("Draft, not agreed",)


@needs_demo
@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_demo_declaration_comes_in_as_it_was(language: str) -> None:
    text = demo(language)
    found = back(text)
    assert (found.title, found.paragraphs, found.footnotes) == (text.title, text.paragraphs, text.footnotes)
    assert found.left_out == ()


def trimmed(paragraph: IssuedParagraph) -> tuple[ParagraphKind, int, str]:
    return paragraph.kind, paragraph.level, paragraph.text.strip()


@settings(max_examples=60, deadline=None)
@given(texts())
def test_any_text_of_ours_comes_in_word_for_word(text: IssuedText) -> None:
    assume(text.title.strip())
    found = back(text)
    expected = [trimmed(each) for each in text.paragraphs if each.text.strip()]
    assert [(each.kind, each.level, each.text) for each in found.paragraphs] == expected


@settings(max_examples=60, deadline=None)
@given(cases())
def test_changes_are_accepted_or_rejected_on_the_way_in(case: Case) -> None:
    found = read(write_tracked(case.woven()), case.base.footnotes)
    base = [trimmed(each) for each in case.base.paragraphs if each.text.strip()]
    assert [trimmed(each) for each in recognised(found, keep=nothing).paragraphs] == base
    accepted = recognised(found, keep=everything)
    assert accepted.title == case.base.title


def typed(*lines: str) -> list[tuple[str, int, str, str]]:
    """Type lines into an empty document and read it; the opening phrase of each comes last."""
    document, file = docx.Document(), BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(file)
    found = recognised(read(file.getvalue()))
    paragraphs = [
        (each.kind.value, each.level, each.text, each.text[: each.opening]) for each in found.paragraphs
    ]
    return [("title", 0, found.title, ""), *paragraphs]


def test_a_typed_resolution_is_recognised_by_its_numbers_and_words() -> None:
    found = typed(
        "Cooperation in Central Asia",
        "The General Assembly,",
        "Recalling also its resolution 60/288,",
        "Noting with concern:",
        "(a) the first,",
        "Declare as follows:",
        "Common ground",
        "1. Calls upon all States:",
        "(a) To act;",
        "(i) at once;",
        "(ii) together;",
        "(b) To report;",
        "2. Decides to remain seized of the matter.",
        "Adopted at Ashgabat.",
    )
    assert found == [
        ("title", 0, "Cooperation in Central Asia", ""),
        ("enacting", 0, "The General Assembly,", "The General Assembly"),
        ("preambular", 0, "Recalling also its resolution 60/288,", "Recalling also"),
        ("preambular", 0, "Noting with concern:", "Noting with concern"),
        ("subparagraph", 1, "the first,", ""),
        ("proclamation", 0, "Declare as follows:", "Declare as follows"),
        ("heading", 0, "Common ground", ""),
        ("operative", 0, "Calls upon all States:", "Calls upon"),
        ("subparagraph", 1, "To act;", ""),
        ("subparagraph", 2, "at once;", ""),
        ("subparagraph", 2, "together;", ""),
        ("subparagraph", 1, "To report;", ""),
        ("operative", 0, "Decides to remain seized of the matter.", "Decides"),
        ("closing", 0, "Adopted at Ashgabat.", ""),
    ]


def test_without_numbers_the_last_sign_tells() -> None:
    found = typed(
        "Declaration", "Recalling its resolution,", "Calls upon all States to act;", "Decides to meet."
    )
    assert [each[0] for each in found[1:]] == ["preambular", "operative", "operative"]


def test_the_ninth_letter_is_a_letter() -> None:
    letters = [f"({letter}) To act;" for letter in "abcdefghij"]
    found = typed("Declaration", "1. Decides:", *letters)
    assert {each[1] for each in found[2:]} == {1}


@needs_demo
def test_the_adopted_text_typed_into_word_comes_in_as_it_is() -> None:
    text = adopted()
    marks = {1: iter("abcdefgh"), 2: iter(["i", "ii", "iii", "iv", "v"])}
    lines, number = [], 0
    for each in text.paragraphs:
        number += each.kind is Kind.OPERATIVE
        if each.kind is Kind.OPERATIVE:
            marks = {1: iter("abcdefgh"), 2: iter(["i", "ii", "iii", "iv", "v"])}
        lead = (
            f"{number}. "
            if each.kind is Kind.OPERATIVE
            else f"({next(marks[each.level])}) "
            if each.level
            else ""
        )
        lines.append(lead + each.text.replace("{fn:1}", ""))
    found = typed(text.title, *lines)[1:]
    assert [each[:3] for each in found] == [
        (each.kind.value, each.level, each.text.replace("{fn:1}", "")) for each in text.paragraphs
    ]
