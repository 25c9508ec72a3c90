"""What every issued form has round its paragraphs, and the style that each kind is set in."""

from collections.abc import Iterator

from drafting.documents.values import IssuedText
from drafting.documents.word import styles
from drafting.documents.word.footnotes import Footnotes
from drafting.documents.word.furniture import Furniture
from drafting.documents.word.markup import Element, paragraph, set_words
from drafting.documents.word.tongue import Tongue
from drafting.procedure.kinds import ParagraphKind

STYLES = {
    ParagraphKind.TITLE: styles.TITLE,
    ParagraphKind.HEADING: styles.HEADING,
    ParagraphKind.ENACTING: styles.ENACTING,
    ParagraphKind.PREAMBULAR: styles.PREAMBULAR,
    ParagraphKind.PROCLAMATION: styles.PROCLAMATION,
    ParagraphKind.OPERATIVE: styles.OPERATIVE,
    ParagraphKind.CLOSING: styles.CLOSING,
}
SUBPARAGRAPHS = {1: styles.SUB_A, 2: styles.SUB_I}


def opening(text: IssuedText, tongue: Tongue, notes: Footnotes) -> Iterator[Element]:
    """Yield the status, and the title unless it stands among the paragraphs."""
    if text.status:
        yield paragraph(styles.STATUS, tongue, *set_words(text.status, tongue))
    if all(each.kind is not ParagraphKind.TITLE for each in text.paragraphs):
        yield paragraph(styles.TITLE, tongue, *notes.runs(text.title))


def style_of(kind: ParagraphKind, level: int) -> str:
    """Return the id of the style that a paragraph is set in."""
    return SUBPARAGRAPHS[level] if level else STYLES[kind]


def end(tongue: Tongue) -> Element:
    """Return the short rule that says nothing follows."""
    return paragraph(styles.END_RULE, tongue)


def frame(furniture: Furniture) -> dict[str, Element]:
    """Return the heads and feet by the parts that keep them."""
    return {
        "header1": furniture.masthead(),
        "header2": furniture.running_head("left"),
        "header3": furniture.running_head("right"),
        "footer1": furniture.no_folio(),
        "footer2": furniture.folio("left"),
        "footer3": furniture.folio("right"),
    }
