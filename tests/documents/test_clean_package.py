"""The file itself: sound, the same every time, and silent about who made it."""

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from lxml import etree

from drafting.documents.word.clean import write
from drafting.documents.word.profile import Profile
from tests.documents.package_checker import W, parts, problems, values
from tests.documents.samples import issued

LANGUAGES = ("en", "ru", "fr", "es", "ar", "zh", "tk")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_package_is_sound(language: str) -> None:
    assert problems(write(issued(language=language, status="Draft, not agreed"))) == []


def test_an_empty_text_is_a_sound_file_too() -> None:
    empty = issued(organ="", masthead="", symbol="", title="", distribution="", original="", paragraphs=())
    assert problems(write(empty)) == []


def test_the_same_text_gives_the_same_bytes() -> None:
    assert write(issued()) == write(issued())
    assert write(issued()) != write(issued(title="Another Declaration"))


def test_the_archive_names_no_day_and_no_system() -> None:
    with ZipFile(BytesIO(write(issued()))) as archive:
        members = archive.infolist()
    assert members[0].filename == "[Content_Types].xml"
    assert [each.filename for each in members[1:]] == sorted(each.filename for each in members[1:])
    assert {(each.date_time, each.create_system) for each in members} == {((1980, 1, 1, 0, 0, 0), 0)}


def test_the_properties_say_what_is_on_the_page_and_nothing_else() -> None:
    about = docx.Document(BytesIO(write(issued(title="Declaration{fn:sg}")))).core_properties
    day = datetime(2017, 5, 15, tzinfo=UTC)
    assert (about.title, about.author, about.identifier) == (
        "Declaration",
        "High-Level Dialogue",
        "ASH/HLD/2017/CRP.1",
    )
    assert (about.created, about.modified, about.language) == (day, day, "en-GB")
    said = etree.fromstring(parts(write(issued()))["docProps/core.xml"])
    assert {str(each.tag).rpartition("}")[2] for each in said} == {
        "title",
        "creator",
        "identifier",
        "language",
        "created",
        "modified",
    }


def test_no_part_names_a_maker_a_tool_or_an_editing_session() -> None:
    members = parts(write(issued(status="Draft")))
    for name, content in members.items():
        for trace in (
            b"python",
            b"docx",
            b"lxml",
            b"Microsoft Office Word",
            b"rsid",
            b"2013",
            b"lastModifiedBy",
        ):
            assert trace not in content, name
            assert trace.decode() not in name
    assert not any(name.startswith(("customXml", "word/stylesWithEffects", "word/theme")) for name in members)


def test_long_titles_fit_into_the_properties() -> None:
    text = issued(title="Declaration " * 100, organ="Organ " * 100, symbol="S/" * 200)
    about = docx.Document(BytesIO(write(text))).core_properties
    assert max(map(len, (about.title, about.author, about.identifier))) == 255


@pytest.mark.parametrize(
    ("profile", "size"),
    [(Profile(), (612, 792)), (Profile("letter"), (612, 792)), (Profile("a4"), (595.3, 841.9))],
)
def test_the_page_is_as_measured(profile: Profile, size: tuple[float, float]) -> None:
    section = docx.Document(BytesIO(write(issued(), profile))).sections[0]
    lengths = (
        section.page_width,
        section.page_height,
        section.left_margin,
        section.right_margin,
        section.top_margin,
    )
    assert [each and each.pt for each in lengths] == pytest.approx([*size, 60, 60, 72])
    assert section.different_first_page_header_footer


def test_styles_have_the_measures_of_an_issued_document() -> None:
    styles = docx.Document(BytesIO(write(issued()))).styles
    expected = {
        "Preambular paragraph": (123.35, 147.1, 6),
        "Operative paragraph": (123.35, 147.1, 6),
        "Sub-paragraph (a)": (123.35, 147.1, 6),
        "Sub-paragraph (i)": (194.65, 170.9, 6),
    }
    base = styles["Body Text"].paragraph_format  # type: ignore[union-attr]  # a paragraph style
    assert (base.line_spacing.pt, base.space_after.pt, 552 - base.right_indent.pt) == (12, 6, 491)
    for name, (turnover, first, after) in expected.items():
        own = styles[name].paragraph_format  # type: ignore[union-attr]  # a paragraph style
        left = 60 + (own.left_indent or base.left_indent).pt
        lead = base.first_line_indent if own.first_line_indent is None else own.first_line_indent
        assert (left, left + lead.pt, base.space_after.pt) == pytest.approx((turnover, first, after))
    sizes = {"Title": 12, "Organ": 20, "Masthead": 14, "Header": 8.5, "Footer": 8.5, "footnote text": 8.5}
    assert {name: styles[name].font.size.pt for name in sizes} == sizes  # type: ignore[union-attr]  # likewise
    assert all(styles[name].font.bold for name in ("Title", "Organ", "Header", "Footer"))  # type: ignore[union-attr]  # likewise


def test_the_text_after_a_number_stands_where_issued_documents_have_it() -> None:
    levels = etree.fromstring(parts(write(issued()))["word/numbering.xml"]).iter(f"{W}lvl")
    assert [values([level], "tab", "pos") for level in levels] == [["2218"], ["2218"], ["2693"]] * 2
    column = docx.Document(BytesIO(write(issued()))).styles["Body Text"].paragraph_format  # type: ignore[union-attr]  # a paragraph style
    assert [stop.position.pt for stop in column.tab_stops] == [110.9]


def test_every_blank_is_kept_and_odd_pages_differ_from_even_ones() -> None:
    members = parts(write(issued()))
    for name in ("document", "footnotes", "header1", "header2", "footer2"):
        words = list(etree.fromstring(members[f"word/{name}.xml"]).iter(f"{W}t"))
        assert words
        assert all(each.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve" for each in words)
    assert b"<w:evenAndOddHeaders/>" in members["word/settings.xml"]
    heads = [values([etree.fromstring(members[f"word/header{number}.xml"])], "jc") for number in (1, 2, 3)]
    assert heads == [[], ["right"], ["right"]]
    feet = [values([etree.fromstring(members[f"word/footer{number}.xml"])], "jc") for number in (1, 2, 3)]
    assert feet == [[], [], ["right"]]


def test_the_rules_are_half_a_point_and_a_point_and_a_half() -> None:
    head = etree.fromstring(parts(write(issued()))["word/header1.xml"])
    rules = [
        [each.get(f"{W}sz") for each in row.iter(f"{W}bottom") if each.get(f"{W}sz")]
        for row in head.iter(f"{W}tr")
    ]
    assert rules == [["4"] * 3, ["12"] * 3]


BREAKS = {
    "a dangling relationship": ("word/_rels/document.xml.rels", b"numbering.xml", b"nowhere.xml"),
    "an outside relationship": (
        "word/_rels/document.xml.rels",
        b"<Relationship ",
        b'<Relationship TargetMode="External" ',
    ),
    "a lost header": ("word/document.xml", b"rId_header1", b"rId_header9"),
    "a missing style": ("word/document.xml", b"PreambularParagraph", b"Preambulatory"),
    "a missing list": ("word/document.xml", b'w:numId w:val="1"', b'w:numId w:val="77"'),
    "missing levels": ("word/numbering.xml", b'w:abstractNumId w:val="1"', b'w:abstractNumId w:val="7"'),
    "a lost footnote": ("word/footnotes.xml", b'w:id="1"', b'w:id="5"'),
    "no separators": ("word/footnotes.xml", b'w:type="separator"', b'w:type="normal"'),
    "settings out of order": ("word/settings.xml", b"w:zoom", b"w:decimalSymbol"),
    "properties out of order": ("word/document.xml", b"<w:i/><w:iCs/>", b"<w:iCs/><w:i/>"),
    "an untyped part": ("[Content_Types].xml", b"/word/styles.xml", b"/word/stiles.xml"),
    "a foot without a paragraph": ("word/footer1.xml", b"w:p>", b"w:x>"),
    "broken markup": ("word/styles.xml", b"</w:styles>", b"</w:style>"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_the_checker_sees_what_is_broken(name: str) -> None:
    part, old, new = BREAKS[name]
    members = parts(write(issued()))
    assert old in members[part]
    members[part] = members[part].replace(old, new)
    broken = BytesIO()
    with ZipFile(broken, "w", ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    assert problems(broken.getvalue())
