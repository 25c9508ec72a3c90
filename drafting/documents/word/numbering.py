"""Native numbers: "1." with "(a)" and "(i)" beneath, each beginning anew under its parent."""

from collections.abc import Iterable
from typing import NamedTuple

from drafting.documents.values import IssuedParagraph
from drafting.documents.word import styles
from drafting.documents.word.markup import Element, w
from drafting.documents.word.tongue import Tongue
from drafting.procedure.kinds import ParagraphKind
from drafting.text.labels import marker

OPERATIVE_LIST = 1
_LOOSE_ABSTRACT = 2
DEEPEST = 2


class Place(NamedTuple):
    """Where a paragraph stands in a list: the list's `w:numId`, the level from 0."""

    list_id: int
    level: int


def places(paragraphs: Iterable[IssuedParagraph]) -> tuple[Place | None, ...]:
    """Return the place of each paragraph, None for those without a number.

    Beneath an operative paragraph the levels of the one list begin anew by themselves. Beneath any other,
    in the preamble, nothing would make (a) begin anew: there each parent has a list of its own.
    """
    found: list[Place | None] = []
    current, newest = 0, OPERATIVE_LIST
    for paragraph in paragraphs:
        if paragraph.kind is ParagraphKind.SUBPARAGRAPH:
            if not current:
                newest = current = newest + 1
            found.append(Place(current, paragraph.level))
            continue
        current = OPERATIVE_LIST if paragraph.kind is ParagraphKind.OPERATIVE else 0
        found.append(Place(OPERATIVE_LIST, 0) if current else None)
    return tuple(found)


def numbering_part(used: Iterable[Place | None], tongue: Tongue) -> Element:
    """Return the root of numbering.xml with every list that `used` names."""
    last = max((place.list_id for place in used if place), default=OPERATIVE_LIST)
    loose = (_loose_list(number) for number in range(OPERATIVE_LIST + 1, last + 1))
    operative = w("num", w("abstractNumId", val=OPERATIVE_LIST), numId=OPERATIVE_LIST)
    return w("numbering", _operative_levels(tongue), _loose_levels(tongue), operative, *loose)


def _loose_list(number: int) -> Element:
    anew = (w("lvlOverride", w("startOverride", val=1), ilvl=level) for level in range(1, DEEPEST + 1))
    return w("num", w("abstractNumId", val=_LOOSE_ABSTRACT), *anew, numId=number)


def _operative_levels(tongue: Tongue) -> Element:
    top = _level(0, "decimal", "%1.", styles.FIRST_LINE, styles.OPERATIVE)
    return _abstract(OPERATIVE_LIST, "52540001", top, *_lower(tongue, styles.SUB_A, styles.SUB_I))


def _loose_levels(tongue: Tongue) -> Element:
    return _abstract(_LOOSE_ABSTRACT, "52540002", _level(0, "none", "", styles.FIRST_LINE), *_lower(tongue))


def _lower(tongue: Tongue, letters: str = "", numerals: str = "") -> tuple[Element, Element]:
    """The product's own labels say how a sub-paragraph is marked; Word only counts."""
    letter = marker(1, 1, tongue.primary).replace("a", "%2")
    numeral = marker(2, 1, tongue.primary).replace("i", "%3")
    return (
        _level(1, "lowerLetter", letter, styles.FIRST_LINE, letters),
        _level(2, "lowerRoman", numeral, styles.HANGING, numerals),
    )


def _abstract(number: int, fingerprint: str, *levels: Element) -> Element:
    kind = w("multiLevelType", val="multilevel")
    return w("abstractNum", w("nsid", val=fingerprint), kind, *levels, abstractNumId=number)


def _level(
    number: int, figures: str, pattern: str, lengths: tuple[int, int, int], style: str = ""
) -> Element:
    text_at = lengths[0] if lengths is styles.HANGING else styles.TEXT_AT
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=figures),
        w("pStyle", val=style) if style else None,
        w("suff", val="tab"),
        w("lvlText", val=pattern),
        w("lvlJc", val="left"),
        w("pPr", w("tabs", w("tab", val="num", pos=text_at)), styles.indent(*lengths)),
        ilvl=number,
    )
