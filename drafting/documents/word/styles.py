"""The styles of an issued document, by names an editor knows; sizes in half points, lengths in twips.

Source: A/RES/78/272 as issued, measured: 10 on 12 points, column from 123 to 491, first line at 147, text
after a number at 171, 6 points between paragraphs, letters 3 per cent wider and a fifth of a point apart.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from drafting.documents.word.markup import Element, flag, w
from drafting.documents.word.tongue import Tongue

FONT = "Times New Roman"
COLUMN_LEFT = 1267
COLUMN_RIGHT = 1220
STEP = 475
TEXT_AT = 2218

TITLE = "Title"
HEADING = "Heading1"
ENACTING = "EnactingWords"
PREAMBULAR = "PreambularParagraph"
PROCLAMATION = "Proclamation"
OPERATIVE = "OperativeParagraph"
SUB_A = "SubparagraphA"
SUB_I = "SubparagraphI"
CLOSING = "Closing"
END_RULE = "EndRule"
MASTHEAD = "Masthead"
SYMBOL = "Symbol"
ORGAN = "Organ"
DISTRIBUTION = "Distribution"
DISTRIBUTION_STATUS = "DistributionStatus"
STATUS = "StatusLine"
HEADER = "Header"
FOOTER = "Footer"
FOOTNOTE = "FootnoteText"
FOOTNOTE_REFERENCE = "FootnoteReference"
COMMENT = "CommentText"
COMMENT_REFERENCE = "CommentReference"
BODY = "BodyText"


@dataclass(frozen=True)
class Style:
    """One paragraph style; a length left at None is inherited."""

    id: str
    name: str
    base: str = "Normal"
    following: str = ""
    half_points: int = 0
    bold: bool = False
    plain_width: bool = False
    keep_next: bool = False
    before: int | None = None
    after: int | None = None
    line: int | None = None
    indent: tuple[int, int, int] | None = None
    tabs: tuple[tuple[str, int], ...] = ()
    align: str = ""
    numbered: int | None = None
    border: str = ""
    outline: int | None = None


_COLUMN = (COLUMN_LEFT, COLUMN_RIGHT, 0)
FIRST_LINE = (COLUMN_LEFT, COLUMN_RIGHT, STEP)
HANGING = (TEXT_AT + STEP, COLUMN_RIGHT, -STEP)
_FRAMED = (COLUMN_LEFT + 80, COLUMN_RIGHT + 80, 0)
_NUMBER_TAB = (("left", TEXT_AT),)

STYLES = (
    Style(BODY, "Body Text", after=120, line=240, indent=FIRST_LINE, tabs=_NUMBER_TAB, align="both"),
    Style(
        TITLE,
        "Title",
        following=ENACTING,
        half_points=24,
        bold=True,
        keep_next=True,
        before=360,
        after=240,
        line=270,
        indent=_COLUMN,
    ),
    Style(
        HEADING,
        "heading 1",
        following=OPERATIVE,
        bold=True,
        keep_next=True,
        before=120,
        after=120,
        line=240,
        indent=_COLUMN,
        outline=0,
    ),
    Style(ENACTING, "Enacting words", BODY, PREAMBULAR, keep_next=True),
    Style(PREAMBULAR, "Preambular paragraph", BODY),
    Style(PROCLAMATION, "Proclamation", BODY, OPERATIVE, keep_next=True),
    Style(OPERATIVE, "Operative paragraph", BODY, numbered=0, indent=FIRST_LINE),
    Style(SUB_A, "Sub-paragraph (a)", BODY, numbered=1, indent=FIRST_LINE),
    Style(SUB_I, "Sub-paragraph (i)", BODY, numbered=2, indent=HANGING),
    Style(CLOSING, "Closing", BODY, before=120, keep_next=True),
    Style(END_RULE, "End rule", line=240, before=360, indent=(4200, 4200, 0), border="top"),
    Style(
        STATUS,
        "Status line",
        following=TITLE,
        half_points=24,
        bold=True,
        keep_next=True,
        before=240,
        line=270,
        indent=_FRAMED,
        border="all",
    ),
    Style(MASTHEAD, "Masthead", half_points=28, plain_width=True, after=40),
    Style(SYMBOL, "Symbol", plain_width=True, align="right", after=40),
    Style(ORGAN, "Organ", half_points=40, bold=True, plain_width=True, before=60, indent=(0, 240, 0)),
    Style(DISTRIBUTION, "Distribution", line=240),
    Style(DISTRIBUTION_STATUS, "Distribution status", DISTRIBUTION, bold=True),
    Style(HEADER, "header", half_points=17, bold=True, plain_width=True, line=197),
    Style(FOOTER, "footer", half_points=17, bold=True, plain_width=True, line=210),
    Style(
        FOOTNOTE,
        "footnote text",
        half_points=17,
        line=210,
        indent=(COLUMN_LEFT, COLUMN_RIGHT, -170),
        tabs=(("left", COLUMN_LEFT),),
    ),
)


def styles_part(tongue: Tongue) -> Element:
    """Return the root of styles.xml for a text in that language."""
    return w(
        "styles",
        w("docDefaults", w("rPrDefault", w("rPr", *_default_run(tongue))), w("pPrDefault")),
        _normal(tongue),
        _character_default(),
        _table_default(),
        _list_default(),
        _footnote_reference(),
        *(_paragraph_style(style, tongue) for style in STYLES),
    )


def _default_run(tongue: Tongue) -> Iterator[Element]:
    yield w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    if tongue.alphabetic:
        yield from (w("spacing", val=4), w("w", val=103), w("kern", val=14))
    yield from (w("sz", val=20), w("szCs", val=20))
    yield _language(tongue)


def _language(tongue: Tongue) -> Element:
    """Word keeps three tags and reads the one of the script."""
    if tongue.rtl:
        return w("lang", val="en-GB", bidi=tongue.tag)
    if tongue.east_asian:
        return w("lang", val="en-GB", eastAsia=tongue.tag)
    return w("lang", val=tongue.tag)


def _normal(tongue: Tongue) -> Element:
    style = w("style", w("name", val="Normal"), w("qFormat"), type="paragraph", default=1, styleId="Normal")
    style.append(w("pPr", flag("bidi", on=tongue.rtl), w("spacing", before=0, after=0)))
    return style


def _character_default() -> Element:
    names = (w("name", val="Default Paragraph Font"), w("uiPriority", val=1), w("semiHidden"))
    return w("style", *names, type="character", default=1, styleId="DefaultParagraphFont")


def _table_default() -> Element:
    margins = w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")))
    names = (w("name", val="Normal Table"), w("uiPriority", val=99), w("semiHidden"))
    return w("style", *names, w("tblPr", margins), type="table", default=1, styleId="TableNormal")


def _list_default() -> Element:
    names = (w("name", val="No List"), w("uiPriority", val=99), w("semiHidden"))
    return w("style", *names, type="numbering", default=1, styleId="NoList")


def _footnote_reference() -> Element:
    raised = w("rPr", w("vertAlign", val="superscript"))
    name = w("name", val="footnote reference")
    return w("style", name, raised, type="character", styleId=FOOTNOTE_REFERENCE)


def comment_styles() -> tuple[Element, Element]:
    """Return the two styles that comments are set in; only a file with comments has them."""
    small = w("rPr", w("sz", val=16), w("szCs", val=16))
    names = (w("name", val="annotation reference"), w("name", val="annotation text"))
    reference = w("style", names[0], small, type="character", styleId=COMMENT_REFERENCE)
    text = w("style", names[1], w("basedOn", val="Normal"), type="paragraph", styleId=COMMENT)
    return reference, text


def _paragraph_style(style: Style, tongue: Tongue) -> Element:
    return w(
        "style",
        w("name", val=style.name),
        w("basedOn", val=style.base),
        w("next", val=style.following) if style.following else None,
        w("qFormat"),
        w("pPr", *_paragraph_properties(style, tongue)),
        w("rPr", *_run_properties(style, tongue)),
        type="paragraph",
        styleId=style.id,
        **({} if style.name in BUILT_IN else {"customStyle": 1}),
    )


BUILT_IN = {"Body Text", "Title", "heading 1", "Closing", "header", "footer", "footnote text"}


def _paragraph_properties(style: Style, tongue: Tongue) -> Iterator[Element | None]:
    yield flag("keepNext", on=style.keep_next)
    if style.numbered is not None:
        yield w("numPr", w("ilvl", val=style.numbered), w("numId", val=1))
    yield _border(style.border)
    if style.tabs:
        yield w("tabs", *(w("tab", val=kind, pos=at) for kind, at in style.tabs))
    yield flag("suppressAutoHyphens", on=style.id == TITLE)
    yield _spacing(style, tongue)
    yield indent(*style.indent) if style.indent else None
    yield w("jc", val=style.align) if style.align else None
    yield w("outlineLvl", val=style.outline) if style.outline is not None else None


def _border(sides: str) -> Element | None:
    if not sides:
        return None
    names = ("top",) if sides == "top" else ("top", "left", "bottom", "right")
    return w("pBdr", *(w(side, val="single", sz=4, space=4, color="auto") for side in names))


def _spacing(style: Style, tongue: Tongue) -> Element | None:
    spaces = {"before": style.before, "after": style.after, "line": style.line}
    known: dict[str, str | int] = {name: value for name, value in spaces.items() if value is not None}
    if style.line is not None:
        known["lineRule"] = "exact" if tongue.alphabetic else "atLeast"
    return w("spacing", **known) if known else None


def indent(left: int, right: int, first: int) -> Element:
    """Return `w:ind`; a negative `first` hangs."""
    lead = {"firstLine": first} if first >= 0 else {"hanging": -first}
    return w("ind", left=left, right=right, **lead)


def _run_properties(style: Style, tongue: Tongue) -> Iterator[Element]:
    if style.bold:
        yield from (w("b"), w("bCs"))
    if style.plain_width and tongue.alphabetic:
        yield from (w("spacing", val=0), w("w", val=100))
    if style.half_points:
        yield from (w("sz", val=style.half_points), w("szCs", val=style.half_points))
