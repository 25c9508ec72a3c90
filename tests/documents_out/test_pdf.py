"""PDF: every word once and in order, whatever it looks like; tagged; the same bytes."""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from drafting.documents.pdf.notations import attributed, screen, unattributed
from drafting.documents.pdf.payload import of_issued
from drafting.documents.pdf.values import CompiledParagraph, CompiledText, Look, Stretch
from drafting.documents.pdf.writer import write, write_compiled
from drafting.documents.values import IssuedParagraph, IssuedText
from drafting.documents.word.profile import LETTER, Profile
from drafting.procedure import notation
from drafting.procedure.compilation import Line, Row, compiled
from drafting.procedure.kinds import ParagraphKind
from drafting.procedure.segments import Mark, Saying, Segment
from drafting.procedure.table import Table
from tests.documents.samples import EVERY_KIND, demo, issued, needs_demo, of, paragraph
from tests.documents_out.laws import AKN, expression
from tests.documents_out.printed import body, everything, info, needs_poppler, squeezed
from tests.documents_out.test_akoma_ntoso import EVERY_NUMBER, parsed
from tests.procedure.test_compilation_laws import PARTIES, tables

OP = ParagraphKind.OPERATIVE
HOSTILE = ["#panic()", "*bold*", "_it_", "$x$", "@ref", "\\", "//gone", "/*", "*/", "[", "]", "<label>", "`raw`", "= Head", "- item",
           "+ item", "/ term: x", "~", "--", "---", "...", '"q"', "'q'", "#import", "{", "}", "#sys.inputs", "\\u{41}", "\\n",
           "http://x.example/", "#let x = 1", "fi ffl", "«»“”", "a\u00a0b", "e\u0301"]  # fmt: skip


def read_aloud(text: IssuedText, numbers: list[str]) -> str:
    """Say a one-page text from the value alone, footnotes at the end."""
    frame = (
        text.masthead,
        text.symbol,
        text.organ,
        text.distribution,
        "15 May 2017",
        text.original,
        text.status,
        text.status,
        text.title,
    )
    said = squeezed(
        "".join(
            (*frame, *(number + each.text for number, each in zip(numbers, text.paragraphs, strict=True)))
        )
    )
    notes = {}
    for number, key in enumerate(dict.fromkeys(re.findall(r"\{fn:([^{}]*)\}", said)), start=1):
        said = said.replace(f"{{fn:{key}}}", str(number))
        notes[number] = squeezed(text.footnotes[key])
    return said + "".join(f"{number}{note}" for number, note in notes.items())


@needs_poppler
def test_every_word_of_every_kind_is_there_once_and_in_order() -> None:
    text = issued(status="Draft, not agreed")
    assert everything(write(text)) == read_aloud(text, EVERY_NUMBER)


HOSTILE_WORDS = st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=6).map(" ".join)


@needs_poppler
@settings(max_examples=60, deadline=None)
@given(HOSTILE_WORDS, HOSTILE_WORDS, HOSTILE_WORDS, st.integers(0, 9))
@example(" ".join(HOSTILE), " ".join(HOSTILE[:9]), " ".join(HOSTILE), 5)
def test_no_word_is_ever_markup(words: str, title: str, note: str, opening: int) -> None:
    key = squeezed(note[:3]).strip("{}") or "k"
    paragraphs = (
        IssuedParagraph(OP, f"{words}{{fn:{key}}}", min(opening, len(words))),
        IssuedParagraph(ParagraphKind.HEADING, words),
    )
    text = of(*paragraphs, title=title, status=title, organ=words, symbol=f"A/{title}", footnotes={key: note})
    assert ligated(everything(write(text))) == ligated(read_aloud(text, ["1.", ""]))


def ligated(words: str) -> str:
    """The reader may compose letters with their accents."""
    return words.replace("e\u0301", "é")


@needs_poppler
@needs_demo
@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_demo_declaration_loses_no_word(language: str) -> None:
    text = replace(demo(language), footnotes={"1": "Note."})
    made = write(text)
    marks = iter([each.text or "" for each in parsed(expression(text)).iter(f"{AKN}num")])
    numbers = [
        next(marks) if each.kind in {OP, ParagraphKind.SUBPARAGRAPH} else "" for each in text.paragraphs
    ]
    assert body(made).replace("1Note.", "", 1) == read_aloud(text, numbers).removesuffix("1Note.")


@needs_poppler
def test_arabic_keeps_its_letters_and_its_numbers() -> None:
    words = "تعيد تأكيد التقرير A/70/674"
    said = everything(write(of(paragraph(OP, words), language="ar", title="إعلان")))
    assert "A/70/674" in said
    assert sorted(squeezed(words)) == sorted(each for each in squeezed(words) if each in said)


def test_the_same_text_gives_the_same_bytes() -> None:
    made = write(issued())
    assert made == write(issued())
    assert made != write(issued(symbol="ASH/HLD/2017/CRP.2"))
    assert not re.search(rb"(?<!/xmp:)CreateDate>(?!2017-05-15)|\(D:(?!20170515)", made)


@needs_poppler
def test_a_footnote_referred_to_twice_is_printed_once() -> None:
    text = of(paragraph(OP, "Act{fn:sg} and act{fn:sg};"), paragraph(OP, "Go{fn:sg}."))
    assert everything(write(text)) == read_aloud(text, ["1.", "2."])


@needs_poppler
def test_the_file_is_tagged_and_says_only_what_is_on_the_page() -> None:
    made = write(issued(language="fr"))
    said = info(made)
    assert re.search(r"Tagged:\s+yes", said)
    assert re.search(r"Title:\s+Ashgabat Declaration\n", said)
    assert re.search(r"Author:\s+High-Level Dialogue\n", said)
    assert len(re.findall("2017", said)) == 2 + len(re.findall("CRP", said))
    assert not re.search("2026|Producer|Subject", said)
    tags = info(made, "-struct")
    assert [tags.count(f"  {tag} ") for tag in ("H1", "H2", "Note")] == [1, 1, 1]
    assert b"pdfuaid" in made
    assert b"/Lang(fr" in made.replace(b"/Lang (", b"/Lang(")


@needs_poppler
@pytest.mark.parametrize(("paper", "size"), [("letter", "612 x 792"), ("a4", "595.3 x 841.9")])
def test_the_paper_is_the_profiles(paper: str, size: str) -> None:
    assert f"{size} pts" in re.sub(r"(\d+\.\d)\d+", r"\1", info(write(issued(), Profile(paper=paper))))  # type: ignore[arg-type]


def test_a_letter_that_no_font_has_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="could not be displayed"):
        write(of(paragraph(OP, "Decide \U000e1234.")))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [(of(paragraph(OP, "Act{fn:zz}.")), "'zz'"), (of(paragraph(OP, "Act\x00.")), r"U\+0000")],
)
def test_what_cannot_be_printed_is_refused(text: IssuedText, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        write(text)


def test_numbers_begin_anew_under_each_parent() -> None:
    assert [each["number"] for each in of_issued(issued(), LETTER)["paragraphs"][1:]] == EVERY_NUMBER
    russian = of_issued(issued(language="ru"), LETTER)["paragraphs"][1:]
    assert russian[3]["number"] == "a)"


def test_forty_pages_are_set_in_a_few_seconds() -> None:
    many = tuple(
        replace(each, text=f"{each.text} {'and so on, ' * 40}")
        for each in EVERY_KIND
        if not each.level and "{" not in each.text
    )
    text = of(*many * 14, footnotes={})
    before = time.perf_counter()
    made = write(text)
    assert time.perf_counter() - before < 4
    assert (
        made.count(b"/Type/Page\n") + made.count(b"/Type /Page\n") + made.count(b"/Type/Page/") >= 40
        or len(made) > 100_000
    )


# Compilations


def frame(**changes: object) -> IssuedText:
    return issued(**({"paragraphs": (), "footnotes": {}} | changes))


def written(text: CompiledText) -> list[str]:
    return ["".join(stretch.text for stretch in each.stretches) for each in text.paragraphs]


@settings(max_examples=100, deadline=None)
@given(tables())
def test_a_compilation_reads_as_the_notation_has_it(laid: Table) -> None:
    rows = compiled(laid)
    lines = [line for row in rows for line in row.lines]
    assert written(attributed(frame(), rows)) == [
        notation.attributed(line.segments).replace("~~", "") for line in lines
    ]
    bare = unattributed(frame(), rows)
    assert written(bare) == [notation.unattributed(line.segments) for line in lines]
    assert not [party for party in (*PARTIES, "XEE") if party in repr(bare.paragraphs)]
    struck = [s.text for row in rows for line in row.lines for s in line.segments if s.mark is Mark.DELETED]
    assert struck == [
        s.text for p in attributed(frame(), rows).paragraphs for s in p.stretches if s.look is Look.DELETED
    ]


@needs_poppler
def test_what_is_proposed_is_printed_with_labels_and_notes() -> None:
    stretches = (
        Stretch("[", Look.SIGN), Stretch("Decide", Look.INSERTED, italic=True), Stretch(" to act{fn:a}{fn:gone}"),
        Stretch("at once", Look.DELETED), Stretch(" – #KAZ; KGZ support", Look.NAMES), Stretch("]", Look.SIGN),
    )  # fmt: skip
    rows = (
        CompiledParagraph(OP, stretches, 0, "3 bis.", "OP3 bis", "ex OP8"),
        CompiledParagraph(ParagraphKind.SUBPARAGRAPH, (Stretch("To go."),), 2, "(i)", "OP3 bis (a) (i)"),
        CompiledParagraph(ParagraphKind.FOOTNOTE, (Stretch("[See – KAZ]"),)),
    )
    text = CompiledText(frame(), rows, {"a": (Stretch("A/1"), Stretch("[, A/2]", Look.SIGN))})
    said = everything(write_compiled(text))
    expected = "AshgabatDeclarationOP3bisexOP83bis.[Decidetoact1{fn:gone}atonce–#KAZ;KGZsupport]OP3bis(a)(i)(i)Togo.[See–KAZ]1A/1[,A/2]"
    assert said.endswith(expected)


@settings(max_examples=100, deadline=None)
@given(tables())
def test_on_the_screen_the_base_is_all_there_and_additions_are_underlined(laid: Table) -> None:
    rows = compiled(laid)
    base = next(at for at, row in enumerate(rows) if row.standing)
    shown = screen(frame(), rows[base : base + 1]).paragraphs[0]
    plain = "".join(each.text for each in shown.stretches if each.look is Look.PLAIN)
    assert squeezed(plain) == squeezed(laid.paragraphs[0].text)
    proposed = "".join(text for each in laid.proposals for _, text in each.pieces)
    added = [each.text.strip() for each in shown.stretches if each.look is Look.INSERTED]
    assert all(each in proposed for each in added)
    assert Look.DELETED not in {each.look for each in shown.stretches}
    signs = "".join(each.text for each in shown.stretches if each.look is Look.SIGN)
    assert signs.replace(" ", "") == "[]" * signs.count("[")
    assert "][" not in "".join(each.text for each in shown.stretches)


def row(kind: ParagraphKind, *segments: Segment, **changes: Any) -> Row:
    lines = (Line(0, "5.", segments),) if segments else ()
    return Row(
        **(
            {"key": UUID(int=1), "kind": kind, "level": 0, "label": "OP5", "state": "open", "lines": lines}
            | changes
        )
    )


def test_places_and_mergers_are_told_in_either_notation() -> None:
    head = Segment(Mark.HEAD, sayings=(Saying((), "merged", "PP3, PP4"),))
    came = Segment(Mark.WHO, sayings=(Saying((), "moved_from", "OP8"), Saying(("KGZ",))))
    rows = (
        row(OP, head, Segment(Mark.INSERTED, "Act.")),
        row(OP, Segment(Mark.TEXT, "Go."), came, ex="OP8"),
        row(OP, label="OP8", state="moved", moved_to="OP5 bis"),
        row(ParagraphKind.TITLE, Segment(Mark.TEXT, "Declaration"), label="Title"),
    )
    told, bare = attributed(frame(), rows), unattributed(frame(), rows)
    assert written(told) == [
        "PP3, PP4 merged: Act.",
        "Go. – ex OP8; KGZ",
        "[moved to OP5 bis]",
        "Declaration",
    ]
    assert written(bare) == ["PP3, PP4 merged: Act.", "Go.", "[moved to OP5 bis]", "Declaration"]
    assert [each.beside for each in told.paragraphs] == ["", "", "", ""]
    assert [(each.label, each.beside) for each in bare.paragraphs] == [
        ("OP5", ""), ("OP5", "ex OP8"), ("OP8", ""), ("", ""),
    ]  # fmt: skip
    assert Look.INSERTED not in {stretch.look for each in bare.paragraphs for stretch in each.stretches}


def test_hostile_names_in_a_compilation_are_refused_or_printed() -> None:
    broken = CompiledText(frame(), (CompiledParagraph(OP, (Stretch("a\x07"),)),))
    with pytest.raises(ValueError, match=r"U\+0007"):
        write_compiled(broken)


def test_a_text_of_almost_nothing_is_set() -> None:
    bare = of(title="", symbol="", organ="", masthead="", distribution="", original="", footnotes={})
    assert write(bare).startswith(b"%PDF")
    assert write_compiled(CompiledText(bare, ())).startswith(b"%PDF")


def test_several_at_once_do_not_disturb_one_another() -> None:
    texts = [issued(symbol=f"A/{number}") for number in range(8)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(write, texts)) == [write(text) for text in texts]
