"""Tags, directions and letters."""

import pytest
from lxml import etree

from drafting.documents.values import IssuedText
from drafting.documents.word.clean import write
from drafting.documents.word.tongue import Tongue
from drafting.procedure.kinds import ParagraphKind
from tests.documents.package_checker import W, parts, problems
from tests.documents.samples import SUB, issued, of, paragraph

ARABIC = "تعيد تأكيد التقرير A/70/674 الذي أعدته UNRCCA في عام 2015{fn:sg}،"
TEXT: IssuedText = of(
    paragraph(ParagraphKind.PREAMBULAR, ARABIC, "تعيد تأكيد"),
    paragraph(ParagraphKind.OPERATIVE, ARABIC, "تعيد تأكيد"),
    paragraph(SUB, "تعيين جهة تنسيق؛", level=1),
    language="ar",
    title="إعلان عشق آباد",
    organ="الجمعية العامة",
    masthead="الأمم المتحدة",
    status="مشروع",
    footnotes={"sg": "انظر A/70/674."},
)


def root(text: IssuedText, part: str) -> etree._Element:
    return etree.fromstring(parts(write(text))[f"word/{part}.xml"])


@pytest.mark.parametrize(
    ("language", "attribute", "tag"),
    [
        ("en", "val", "en-GB"),
        ("ru", "val", "ru-RU"),
        ("fr", "val", "fr-FR"),
        ("tk", "val", "tk"),
        ("en-US", "val", "en-US"),
        ("ar", "bidi", "ar-SA"),
        ("fa", "bidi", "fa"),
        ("zh", "eastAsia", "zh-CN"),
    ],
)
def test_the_file_knows_its_language(language: str, attribute: str, tag: str) -> None:
    (said,) = root(issued(language=language), "styles").iter(f"{W}lang")
    assert said.get(f"{W}{attribute}") == tag


@pytest.mark.parametrize("part", ["document", "footnotes"])
def test_arabic_runs_from_right_to_left(part: str) -> None:
    content = root(TEXT, part)
    paragraphs = [each for each in content.iter(f"{W}pPr") if each.find(f"{W}pStyle") is not None]
    assert paragraphs
    assert all(each.find(f"{W}bidi") is not None for each in paragraphs)
    for run in content.iter(f"{W}r"):
        words = "".join(run.itertext())
        latin = any("A" <= letter <= "Z" for letter in words)
        assert (run.find(f"{W}rPr/{W}rtl") is None) == latin or not words


def test_latin_words_in_arabic_keep_their_direction() -> None:
    runs = [
        "".join(run.itertext())
        for run in root(TEXT, "document").iter(f"{W}r")
        if run.find(f"{W}rPr/{W}rtl") is None
    ]
    assert [words for words in runs if words] == ["A/70/674", "UNRCCA"] * 2


def test_the_arabic_page_is_turned_as_a_whole() -> None:
    assert root(TEXT, "document").find(f"{W}body/{W}sectPr/{W}bidi") is not None
    for name in ("header1", "header2", "header3"):
        assert len(list(root(TEXT, name).iter(f"{W}bidiVisual"))) == 1
    assert problems(write(TEXT)) == []


def test_an_english_line_in_an_arabic_masthead_reads_as_english() -> None:
    lines = {
        "".join(each.itertext()): each.find(f"{W}pPr/{W}bidi") for each in root(TEXT, "header1").iter(f"{W}p")
    }
    for words in ("Distr.: Restricted", "15 May 2017"):
        assert lines[words] is not None
        assert lines[words].get(f"{W}val") == "0"
    assert lines["مشروع"].get(f"{W}val") is None


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_other_languages_have_no_mark_of_direction(language: str) -> None:
    for name, content in parts(write(issued(language=language, status="Draft"))).items():
        assert not any(mark in content for mark in (b"bidi", b"<w:rtl")), name


def test_letters_are_set_wider_only_where_they_stand_apart() -> None:
    def widths(text: IssuedText) -> list[str | None]:
        defaults = root(text, "styles").find(f"{W}docDefaults")
        assert defaults is not None
        return [each.get(f"{W}val") for each in defaults.iter(f"{W}spacing", f"{W}w")]

    assert widths(issued()) == widths(issued(language="ru")) == ["4", "103"]
    assert widths(TEXT) == []


def test_a_script_of_high_letters_may_open_its_lines() -> None:
    rules = {
        language: {
            each.get(f"{W}lineRule") for each in root(issued(language=language), "styles").iter(f"{W}spacing")
        }
        for language in ("en", "ru", "ar", "zh")
    }
    assert rules["en"] == rules["ru"] == {None, "exact"}
    assert rules["ar"] == rules["zh"] == {None, "atLeast"}


@pytest.mark.parametrize(
    "words", ["", "a", "ء", "ab cd", "ء A/70/674 ء", "A ء b ء", "2015 ء 15", "(A) ء (B)"]
)
def test_pieces_lose_nothing(words: str) -> None:
    pieces = list(Tongue("ar").pieces(words))
    assert "".join(piece for piece, _ in pieces) == words
    assert all(piece for piece, _ in pieces)
