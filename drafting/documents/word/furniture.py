"""What frames the text on the page: masthead, running heads, folios."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from drafting.documents.values import IssuedText
from drafting.documents.word import styles
from drafting.documents.word.footnotes import without_tokens
from drafting.documents.word.markup import Element, flag, paragraph, run, set_words, text, w
from drafting.documents.word.tongue import Tongue

Side = Literal["left", "right"]

_LONGEST_HEAD = 240
_DISTRIBUTION_AT = 6741
_HAIRLINE = 4  # eighths of a point
_RULE = 12
_ABOVE = 230
_GAP = 120


class Cell(NamedTuple):
    """A cell of a row: its width in twips and its paragraphs, one at least."""

    width: int
    paragraphs: list[Element]


class Row(NamedTuple):
    """A row: its least height in twips, the rule beneath in eighths of a point, where its words stand."""

    height: int
    rule: int
    upright: str
    cells: tuple[Cell, ...]


class Furniture:
    """The frame of one text, on lines of `measure` twips."""

    def __init__(self, issued: IssuedText, tongue: Tongue, measure: int) -> None:
        self._issued = issued
        self._tongue = tongue
        self._measure = measure

    def masthead(self) -> Element:
        """Return the head of the first page: who issues, the symbol, the organ, the distribution."""
        middle = _DISTRIBUTION_AT - styles.COLUMN_LEFT
        name = self._line(styles.MASTHEAD, self._issued.masthead)
        organ = self._line(styles.ORGAN, self._issued.organ)
        last = self._measure - _DISTRIBUTION_AT
        top = (self._blank(), Cell(middle, [name]), Cell(last, [self._symbol()]))
        below = (self._blank(), Cell(middle, [organ]), Cell(last, self._distribution()))
        rows = (Row(680, _HAIRLINE, "bottom", top), Row(2880, _RULE, "top", below))
        return w("hdr", self._table(rows), self._tail())

    def running_head(self, symbol_at: Side) -> Element:
        """Return the head of a later page, the symbol on its outer side."""
        half = self._measure // 2
        symbol = Cell(half, [self._line(styles.HEADER, self._issued.symbol, symbol_at)])
        words = [
            each for each in (_shortened(without_tokens(self._issued.title)), self._issued.status) if each
        ]
        other: Side = "right" if symbol_at == "left" else "left"
        title = Cell(half, [self._line(styles.HEADER, each, other) for each in words or [""]])
        cells = (symbol, title) if symbol_at == "left" else (title, symbol)
        return w("hdr", self._table([Row(670, _HAIRLINE, "bottom", cells)]), self._tail())

    def folio(self, side: Side) -> Element:
        """Return the foot of a later page: "2/4" on its outer side."""
        line = paragraph(styles.FOOTER, self._tongue, *_field("PAGE"), run(text("/")), *_field("NUMPAGES"))
        return w("ftr", _aligned(line, side))

    def no_folio(self) -> Element:
        """Return the foot of the first page, which is not numbered."""
        return w("ftr", paragraph(styles.FOOTER, self._tongue))

    def _symbol(self) -> Element:
        """The series stands out: the letters before the first stroke are twice as large."""
        series, stroke, rest = self._issued.symbol.partition("/")
        large = set_words(series, self._tongue, half_points=40)
        return paragraph(styles.SYMBOL, self._tongue, *large, *set_words(stroke + rest, self._tongue))

    def _distribution(self) -> list[Element]:
        issued = self._issued
        said = (issued.distribution, self._tongue.date(issued.date), issued.original)
        lines = [self._said(words) for words in said if words]
        lines[0][0].append(w("spacing", before=_ABOVE))
        return [*lines, *([self._line(styles.DISTRIBUTION_STATUS, issued.status)] if issued.status else [])]

    def _said(self, words: str) -> Element:
        """English lines stand on their own terms in an Arabic masthead, as issued."""
        foreign = not self._tongue.turns(words)
        runs = set_words(words, self._tongue)
        return paragraph(styles.DISTRIBUTION, self._tongue, *runs, foreign=foreign)

    def _line(self, style: str, words: str, side: Side = "left") -> Element:
        return _aligned(paragraph(style, self._tongue, *set_words(words, self._tongue)), side)

    def _blank(self) -> Cell:
        return Cell(styles.COLUMN_LEFT, [paragraph(styles.DISTRIBUTION, self._tongue)])

    def _table(self, rows: Iterable[Row]) -> Element:
        """Word wants a grid, and lays out faster with fixed widths."""
        rows = tuple(rows)
        properties = w(
            "tblPr",
            flag("bidiVisual", on=self._tongue.rtl),
            w("tblW", w=self._measure, type="dxa"),
            w("tblLayout", type="fixed"),
            w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right"))),
        )
        grid = w("tblGrid", *(w("gridCol", w=cell.width) for cell in rows[0].cells))
        return w("tbl", properties, grid, *(_row(row) for row in rows))

    def _tail(self) -> Element:
        """A head may not end with a table; the paragraph that must follow keeps the text off the rule."""
        line = paragraph(styles.HEADER, self._tongue)
        line[0].append(w("spacing", line=_GAP, lineRule="exact"))
        return line


def _row(row: Row) -> Element:
    height = w("trPr", w("cantSplit"), w("trHeight", val=row.height, hRule="atLeast"))
    return w("tr", height, *(_cell(cell, row) for cell in row.cells))


def _cell(cell: Cell, row: Row) -> Element:
    rule = w("tcBorders", w("bottom", val="single", sz=row.rule, space=0, color="auto"))
    properties = (w("tcW", w=cell.width, type="dxa"), rule, w("vAlign", val=row.upright))
    return w("tc", w("tcPr", *properties), *cell.paragraphs)


def _aligned(line: Element, side: Side) -> Element:
    if side == "right":
        line[0].append(w("jc", val=side))
    return line


def _field(code: str) -> Iterator[Element]:
    """A page number: Word and others count it anew whenever they lay out the page."""
    yield run(w("fldChar", fldCharType="begin"))
    yield run(text(f" {code} ", "instrText"))
    yield run(w("fldChar", fldCharType="separate"))
    yield run(text("1"))
    yield run(w("fldChar", fldCharType="end"))


def _shortened(title: str) -> str:
    """A running head must leave room for the page."""
    return title if len(title) <= _LONGEST_HEAD else f"{title[:_LONGEST_HEAD].rstrip()}…"
