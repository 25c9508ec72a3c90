"""Tables as plain values: the traceability table, the chair's table of positions; and a table as CSV."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import StringIO

Cell = str | int | float | date | datetime | None
# Spreadsheets reckon what begins so, whatever stands in front of it that cannot be seen.
_FORMULA = re.compile(r"[\s\x00-\x1f\u200b-\u200f\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")


@dataclass(frozen=True)
class Table:
    """A table to be filled in or sorted by others. Every row is as long as `headers`.

    `widths` are in characters, one for each column; found from the words where they are not given. `day` is
    the file's date. A moment with a zone is written as text, for a spreadsheet knows none.
    """

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...] = ()
    rtl: bool = False
    day: date | None = None


@dataclass(frozen=True)
class Trace:
    """What became of one proposal, in the words of the reader's language.

    `before` is the label it was made on, `after` the label where it stands or would stand now.
    """

    reference: str
    parties: str
    kind: str
    before: str
    after: str
    text: str
    outcome: str
    reason: str = ""
    submitted: date | datetime | None = None


TRACE_HEADERS = (
    "Reference",
    "Proposed by",
    "Kind",
    "From paragraph",
    "To paragraph",
    "Proposed text",
    "Outcome",
    "Reason",
    "Submitted",
)
_TRACE_WIDTHS = (14, 18, 14, 14, 14, 60, 18, 40, 18)


def traceability(
    rows: Iterable[Trace],
    title: str = "Traceability table",
    headers: Sequence[str] = TRACE_HEADERS,
    *,
    rtl: bool = False,
    day: date | None = None,
) -> Table:
    """Return the guiding table: from paragraph, to paragraph, whose, what became of it, why."""
    cells = tuple(
        (
            each.reference,
            each.parties,
            each.kind,
            each.before,
            each.after,
            each.text,
            each.outcome,
            each.reason,
            each.submitted,
        )
        for each in rows
    )
    return Table(title, tuple(headers), cells, _TRACE_WIDTHS, rtl, day)


@dataclass(frozen=True)
class PositionLine:
    """What is said of one proposal or paragraph: `said` maps a party to the words of its position."""

    reference: str
    paragraph: str
    proposed_by: str
    said: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PositionMatrix:
    """The positions that its reader may see; `parties` are the columns, in protocol order."""

    parties: tuple[str, ...]
    lines: tuple[PositionLine, ...]


POSITION_HEADERS = ("Reference", "Paragraph", "Proposed by")
_POSITION_WIDTHS = (14, 14, 18)
_PARTY_WIDTH = 22


def positions(
    matrix: PositionMatrix,
    title: str = "Positions",
    headers: Sequence[str] = POSITION_HEADERS,
    *,
    rtl: bool = False,
    day: date | None = None,
) -> Table:
    """Return the table of positions; nothing is counted, for there is no vote.

    Raises ValueError for a position of a party that is no column.
    """
    for line in matrix.lines:
        strangers = set(line.said) - set(matrix.parties)
        if strangers:
            raise ValueError(f"{line.reference}: {sorted(strangers)} have a position, but no column.")
    rows = tuple(
        (
            line.reference,
            line.paragraph,
            line.proposed_by,
            *(line.said.get(party, "") for party in matrix.parties),
        )
        for line in matrix.lines
    )
    widths = (*_POSITION_WIDTHS, *[_PARTY_WIDTH] * len(matrix.parties))
    return Table(title, (*headers, *matrix.parties), rows, widths, rtl, day)


def require_square(table: Table) -> None:
    """Raise ValueError, with the row from 1, where a row or the widths do not fit the headers."""
    wide = len(table.headers)
    if not wide or (table.widths and len(table.widths) != wide):
        raise ValueError(f"{wide} headers and {len(table.widths)} widths do not make a table.")
    for number, row in enumerate(table.rows, start=1):
        if len(row) != wide:
            raise ValueError(f"Row {number} has {len(row)} cells for {wide} headers.")


def reckoned(words: str) -> bool:
    """Say whether a spreadsheet that is handed these words bare would take them for a formula."""
    return _FORMULA.match(words) is not None


def written(cell: Cell) -> str:
    """Return a cell as text: days and moments as the international standard has them."""
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="minutes")
    return cell.isoformat() if isinstance(cell, date) else "" if cell is None else str(cell)


def comma_separated(table: Table) -> bytes:
    """Return headers and rows as CSV: UTF-8 with its mark, so that spreadsheets read it as such.

    Words that would be reckoned as a formula get an apostrophe in front; numbers stay numbers. Raises
    ValueError as `require_square` does.
    """
    require_square(table)
    text = StringIO()
    writer = csv.writer(text)
    for row in (table.headers, *table.rows):
        writer.writerow([_guarded(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _guarded(cell: Cell) -> str:
    words = written(cell)
    return f"'{words}" if isinstance(cell, str) and reckoned(words) else words
