"""Spreadsheets; the only module that knows openpyxl."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from drafting.documents.tables import Cell, Table, reckoned, require_square, written

_OLDEST = (1980, 1, 1, 0, 0, 0)  # the first day a zip archive can name
_LONGEST_CELL = 32767
_LONGEST_NAME = 31
_NARROWEST, _WIDEST = 8, 60
_UNNAMEABLE = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
# Excel reads "_x0041_" as the letter A.
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_MOMENT = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_MAKER = re.compile(rb"<(Application|AppVersion)>[^<]*</\1>")
# The order that the schema has, and openpyxl has not; Excel forgives it, its own validator does not.
_FONT_ORDER = ("b", "i", "strike", "u", "vertAlign", "sz", "color", "name", "family", "charset", "scheme")
_PAPERS = {"letter": 1, "a4": 9}
_HEADER_ROW = 2
_FONT = "Calibri"


def workbook(*tables: Table, paper: str = "a4") -> bytes:
    """Return the .xlsx of the tables, a sheet each; the same tables give the same bytes.

    Words are words: never a formula, a link, a number or an error. The title stands in the first row, the
    headers in the second, which stays in view. Raises ValueError, with the place, for a table that is not
    square, words that no cell can hold, and when there is no table.
    """
    if not tables:
        raise ValueError("A workbook needs a table.")
    book = Workbook()
    book.remove(book.active)
    names: set[str] = set()
    for table in tables:
        require_square(table)
        sheet = book.create_sheet(_name(table.title, names))
        _fill(sheet, table)
        _lay_out(sheet, table, paper)
    book.properties.creator = None
    book.properties.title = tables[0].title[:255]
    saved = BytesIO()
    book.save(saved)
    return _repacked(saved.getvalue(), tables[0].day)


def _name(title: str, taken: set[str]) -> str:
    """Return a name that a sheet may have and no other has."""
    plain = _UNNAMEABLE.sub(" ", title).strip()[:_LONGEST_NAME] or "Sheet"
    name, number = plain, 1
    while name.lower() in taken:
        number += 1
        name = f"{plain[: _LONGEST_NAME - len(str(number)) - 1]} {number}"
    taken.add(name.lower())
    return name


def _fill(sheet: Any, table: Table) -> None:
    rule = Border(bottom=Side(style="thin"))
    top = Alignment(vertical="top", wrap_text=True)
    _put(sheet, 1, 1, table.title).font = Font(name=_FONT, size=14, bold=True)
    for column, header in enumerate(table.headers, start=1):
        cell = _put(sheet, _HEADER_ROW, column, header)
        cell.font, cell.alignment, cell.border = Font(name=_FONT, size=11, bold=True), top, rule
        cell.fill = PatternFill("solid", fgColor="EDEDED")
    plain = Font(name=_FONT, size=11)
    for number, row in enumerate(table.rows, start=_HEADER_ROW + 1):
        for column, value in enumerate(row, start=1):
            if value is not None:
                cell = _put(sheet, number, column, value)
                cell.font, cell.alignment = plain, top


def _put(sheet: Any, row: int, column: int, value: Cell) -> Any:
    """Set a cell; its type is what the value's is, whatever the words look like."""
    cell = sheet.cell(row=row, column=column)
    if isinstance(value, datetime) and value.tzinfo is not None:
        value = written(value)
    if not isinstance(value, str):
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd hh:mm" if isinstance(value, datetime) else "yyyy-mm-dd"
        return cell
    _require_holdable(value, row, column)
    cell.value = _CODED.sub("_x005F_", value)
    cell.data_type = "s"
    cell.quotePrefix = reckoned(value)
    return cell


def _require_holdable(words: str, row: int, column: int) -> None:
    where = f"Cell {get_column_letter(column)}{row}"
    if len(words) > _LONGEST_CELL:
        raise ValueError(f"{where}: {len(words)} characters; a cell holds {_LONGEST_CELL}.")
    found = ILLEGAL_CHARACTERS_RE.search(words) or re.search("[\ud800-\udfff\ufffe\uffff]", words)
    if found:
        raise ValueError(f"{where}: U+{ord(found.group()):04X} cannot be written.")


def _lay_out(sheet: Any, table: Table, paper: str) -> None:
    last = get_column_letter(len(table.headers))
    for column, width in enumerate(table.widths or tuple(_widths(table)), start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
    sheet.auto_filter.ref = f"A{_HEADER_ROW}:{last}{max(sheet.max_row, _HEADER_ROW)}"
    sheet.sheet_view.rightToLeft = table.rtl
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _PAPERS[paper]
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"1:{_HEADER_ROW}"
    sheet.oddFooter.right.text = "&P/&N"


def _widths(table: Table) -> Iterator[int]:
    """Fit each column to its longest line, within reason."""
    for column, header in enumerate(table.headers):
        cells = (written(row[column]) for row in table.rows)
        longest = max(len(line) for words in (header, *cells) for line in words.split("\n"))
        yield min(max(longest + 2, _NARROWEST), _WIDEST)


def _repacked(package: bytes, day: date | None) -> bytes:
    """Return the package with fixed dates and nothing of who made it when."""
    moment = datetime.combine(day or date(*_OLDEST[:3]), time(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    result = BytesIO()
    with ZipFile(BytesIO(package)) as read, ZipFile(result, "w") as written_to:
        for name in sorted(read.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            member = ZipInfo(name, _OLDEST)
            member.create_system = 0
            content = read.read(name)
            if name == "docProps/core.xml":
                content = _MOMENT.sub(rb"\g<1>" + moment, content)
            elif name == "docProps/app.xml":
                content = _MAKER.sub(b"", content)
            elif name == "xl/styles.xml":
                content = _ordered(content)
            written_to.writestr(member, content, ZIP_DEFLATED)
    return result.getvalue()


def _ordered(styles: bytes) -> bytes:
    """Return styles.xml with what a font has in the schema's order."""
    root = etree.fromstring(styles)
    for font in root.iter("{*}font"):
        font[:] = sorted(font, key=lambda each: _FONT_ORDER.index(etree.QName(each).localname))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
