"""Spreadsheets: words stay words, dates dates, and the same table gives the same bytes."""

import csv
import re
from datetime import UTC, date, datetime, timedelta, timezone
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
import time_machine
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook

from drafting.documents.sheet import workbook
from drafting.documents.tables import (
    Cell,
    PositionLine,
    PositionMatrix,
    Table,
    Trace,
    comma_separated,
    positions,
    traceability,
)

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1+1", "=HYPERLINK(1)", "#REF!", "TRUE", "007", "1e9", "http://x.example/",
           "_x0041_", " blank at both ends ", "a\nb", "\ufeff=1", "'", '"', "2017-06-13", "12.5%", "اقتراح"]  # fmt: skip


def table(*rows: tuple[Cell, ...], **changes: Any) -> Table:
    headers = tuple(f"Column {at}" for at in range(len(rows[0]) if rows else 1))
    return Table(**({"title": "Table", "headers": headers, "rows": rows} | changes))


def cells(package: bytes) -> list[list[Any]]:
    (sheet,) = load_workbook(BytesIO(package)).worksheets
    return [[_decoded(cell.value) for cell in row] for row in sheet.iter_rows()]


def _decoded(value: Any) -> Any:
    """Read a cell as Excel does: openpyxl leaves the escape in words that stand in the cell itself."""
    return (
        re.sub(r"_x([0-9A-Fa-f]{4})_", lambda each: chr(int(each[1], 16)), value)
        if isinstance(value, str)
        else value
    )


def members(package: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


WORDS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff"), min_size=1, max_size=20),
    st.tuples(st.sampled_from("=+-@\t \ufeff"), st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=8)).map("".join),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4))
@example(HOSTILE)
def test_whatever_the_words_look_like_they_stay_words(words: list[str]) -> None:
    package = workbook(table(tuple(words), headers=tuple(words), title=words[0]))
    read = cells(package)
    assert read[0][0] == words[0]
    assert read[1] == read[2] == words
    sheet = etree.fromstring(members(package)["xl/worksheets/sheet1.xml"])
    assert {each.get("t") for each in sheet.iter("{*}c") if len(each)} == {"inlineStr"}
    assert not list(sheet.iter("{*}f", "{*}hyperlink"))


def test_nothing_else_is_in_the_sheet() -> None:
    read = cells(workbook(table(("KAZ-1", 3, None), ("KAZ-2", 4.5, date(2017, 6, 13)))))
    assert read == [
        ["Table", None, None],
        ["Column 0", "Column 1", "Column 2"],
        ["KAZ-1", 3, None],
        ["KAZ-2", 4.5, datetime(2017, 6, 13)],  # noqa: DTZ001 - as it is read back
    ]


def test_a_moment_with_a_zone_keeps_it() -> None:
    moment = datetime(2017, 6, 13, 18, 0, tzinfo=timezone(timedelta(hours=5)))
    assert cells(workbook(table((moment,))))[2] == ["2017-06-13 18:00+05:00"]


def test_the_same_table_gives_the_same_bytes_at_any_time_and_names_nobody() -> None:
    given_table = table(("KAZ-1",), day=date(2017, 5, 15))
    made = []
    for day in (1, 2):
        with time_machine.travel(datetime(2026, 11, day, tzinfo=UTC)):
            made.append(workbook(given_table))
    assert made[0] == made[1]
    parts = members(made[0])
    assert parts["docProps/core.xml"].count(b"2017-05-15T00:00:00Z") == 2
    assert not any(
        word in b"".join(parts.values()) for word in (b"creator", b"lastModifiedBy", b"openpyxl", b"Openpyxl")
    )


def test_a_sheet_is_ready_to_read_and_print() -> None:
    (sheet,) = load_workbook(BytesIO(workbook(table(("x",), rtl=True, title="A/B: [c]")))).worksheets
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.sheet_view.rightToLeft) == ("A3", "A2:A3", True)
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight, sheet.page_setup.paperSize) == (
        "landscape",
        0,
        9,
    )
    assert (sheet.print_title_rows, sheet.title) == ("$1:$2", "A B   c")


def test_fonts_are_written_in_the_order_of_the_schema() -> None:
    styles = etree.fromstring(members(workbook(table(("x",))))["xl/styles.xml"])
    written = [[etree.QName(each).localname for each in font] for font in styles.iter("{*}font")]
    assert ["b", "sz", "name"] in written
    order = ["b", "sz", "color", "name", "family", "scheme"]
    assert written == [sorted(each, key=order.index) for each in written]


def test_sheets_of_one_title_have_names_of_their_own() -> None:
    book = load_workbook(
        BytesIO(workbook(*[table(("x",), title="Traceability table of the whole draft")] * 2))
    )
    assert len({name.lower() for name in book.sheetnames}) == 2


@pytest.mark.parametrize(
    ("broken", "complaint"),
    [
        (table(("a", "b"), headers=("one",)), "Row 1 has 2 cells"),
        (table(("a",), widths=(3, 4)), "do not make a table"),
        (table(("a\x07",)), r"Cell A3: U\+0007"),
        (table(("a" * 32768,)), "Cell A3: 32768"),
    ],
)
def test_what_no_sheet_can_hold_is_refused(broken: Table, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        workbook(broken)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4))
@example(HOSTILE)
def test_no_csv_field_begins_a_formula(words: list[str]) -> None:
    content = comma_separated(table((*words, -1), headers=(*words, "n")))
    _, row = csv.reader(StringIO(content.decode("utf-8-sig"), newline=""))
    assert row[-1] == "-1"
    for said, original in zip(row, words, strict=False):
        assert said.lstrip(" \t\r\n\ufeff")[:1] not in set("=+-@＝＋－＠") or not said.strip()
        assert said.removeprefix("'") == original.removeprefix("'") or said == original


def test_the_traceability_table_says_whose_and_what_became_of_it() -> None:
    trace = Trace(
        "KAZ-1", "KAZ, KGZ", "modify", "OP3", "OP3 bis", "=Decides", "not retained", "late", date(2017, 5, 20)
    )
    read = cells(workbook(traceability([trace], day=date(2017, 6, 1))))
    assert dict(zip(read[1], read[2], strict=True)) == {
        "Reference": "KAZ-1",
        "Proposed by": "KAZ, KGZ",
        "Kind": "modify",
        "From paragraph": "OP3",
        "To paragraph": "OP3 bis",
        "Proposed text": "=Decides",
        "Outcome": "not retained",
        "Reason": "late",
        "Submitted": datetime(2017, 5, 20),  # noqa: DTZ001 - as it is read back
    }


def test_positions_stand_in_protocol_order_and_nobody_is_added() -> None:
    line = PositionLine("KAZ-1", "OP3", "KAZ", {"UZB": "supports", "KGZ": "reserves"})
    made = positions(PositionMatrix(("KGZ", "TJK", "UZB"), (line,)))
    assert made.headers[3:] == ("KGZ", "TJK", "UZB")
    assert made.rows == (("KAZ-1", "OP3", "KAZ", "reserves", "", "supports"),)
    with pytest.raises(ValueError, match="UZB"):
        positions(PositionMatrix(("KGZ",), (line,)))
