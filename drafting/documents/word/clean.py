"""The clean text as a Word file, in the look of an issued document."""

from collections.abc import Iterator

from drafting.documents.values import IssuedParagraph, IssuedText
from drafting.documents.word import styles
from drafting.documents.word.footnotes import Footnotes
from drafting.documents.word.furniture import Furniture
from drafting.documents.word.markup import Element, paragraph, set_words
from drafting.documents.word.numbering import Place, numbering_part, places
from drafting.documents.word.package import assemble
from drafting.documents.word.profile import LETTER, Profile
from drafting.documents.word.refusals import require_printable
from drafting.documents.word.styles import styles_part
from drafting.documents.word.tongue import Tongue
from drafting.procedure.kinds import ParagraphKind

_STYLES = {
    ParagraphKind.TITLE: styles.TITLE,
    ParagraphKind.HEADING: styles.HEADING,
    ParagraphKind.ENACTING: styles.ENACTING,
    ParagraphKind.PREAMBULAR: styles.PREAMBULAR,
    ParagraphKind.PROCLAMATION: styles.PROCLAMATION,
    ParagraphKind.OPERATIVE: styles.OPERATIVE,
    ParagraphKind.CLOSING: styles.CLOSING,
}
_SUBPARAGRAPHS = {1: styles.SUB_A, 2: styles.SUB_I}


def write(text: IssuedText, profile: Profile = LETTER) -> bytes:
    """Return the .docx of an issued text; the same text gives the same bytes.

    Numbers are Word's own, footnotes real ones; a footnote without a reference is not printed. A status
    stands on every page. A title among the paragraphs is printed in its place; otherwise `text.title`
    comes first. Raises ValueError, with the place or the key, for what cannot be printed (see
    `require_printable`) and for a reference to a footnote that has no text.
    """
    require_printable(text)
    tongue = Tongue(text.language)
    notes = Footnotes(text.footnotes, tongue)
    where = places(text.paragraphs)
    body = [*_opening(text, tongue, notes), *_paragraphs(text, where, tongue, notes), _end(tongue)]
    parts = {
        "styles": styles_part(tongue),
        "numbering": numbering_part(where, tongue),
        "footnotes": notes.part(),
        **_frame(Furniture(text, tongue, profile.measure)),
    }
    return assemble(body, parts, text, profile)


def _opening(text: IssuedText, tongue: Tongue, notes: Footnotes) -> Iterator[Element]:
    if text.status:
        yield paragraph(styles.STATUS, tongue, *set_words(text.status, tongue))
    if all(each.kind is not ParagraphKind.TITLE for each in text.paragraphs):
        yield paragraph(styles.TITLE, tongue, *notes.runs(text.title))


def _paragraphs(
    text: IssuedText, where: tuple[Place | None, ...], tongue: Tongue, notes: Footnotes
) -> Iterator[Element]:
    closings = [*(each.kind is ParagraphKind.CLOSING for each in text.paragraphs), False][1:]
    for each, place, closes in zip(text.paragraphs, where, closings, strict=True):
        runs = notes.runs(each.text, each.opening)
        yield paragraph(_style(each), tongue, *runs, place=place, keep_next=closes)


def _style(printed: IssuedParagraph) -> str:
    return _SUBPARAGRAPHS[printed.level] if printed.level else _STYLES[printed.kind]


def _end(tongue: Tongue) -> Element:
    """The short rule that says nothing follows."""
    return paragraph(styles.END_RULE, tongue)


def _frame(furniture: Furniture) -> dict[str, Element]:
    return {
        "header1": furniture.masthead(),
        "header2": furniture.running_head("left"),
        "header3": furniture.running_head("right"),
        "footer1": furniture.no_folio(),
        "footer2": furniture.folio("left"),
        "footer3": furniture.folio("right"),
    }
