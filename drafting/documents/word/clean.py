"""The clean text as a Word file, in the look of an issued document."""

from collections.abc import Iterator

from drafting.documents.values import IssuedText
from drafting.documents.word.footnotes import Footnotes
from drafting.documents.word.furniture import Furniture
from drafting.documents.word.layout import end, frame, opening, style_of
from drafting.documents.word.markup import Element, paragraph
from drafting.documents.word.numbering import Place, numbering_part, places
from drafting.documents.word.package import assemble
from drafting.documents.word.profile import LETTER, Profile
from drafting.documents.word.refusals import require_printable
from drafting.documents.word.styles import styles_part
from drafting.documents.word.tongue import Tongue
from drafting.procedure.kinds import ParagraphKind


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
    body = [*opening(text, tongue, notes), *set_paragraphs(text, where, tongue, notes), end(tongue)]
    parts = {
        "styles": styles_part(tongue),
        "numbering": numbering_part(where, tongue),
        "footnotes": notes.part(),
        **frame(Furniture(text, tongue, profile.measure)),
    }
    return assemble(body, parts, text, profile)


def set_paragraphs(
    text: IssuedText, where: tuple[Place | None, ...], tongue: Tongue, notes: Footnotes
) -> Iterator[Element]:
    """Yield the paragraphs of a text, each at its place in the lists."""
    closings = [*(each.kind is ParagraphKind.CLOSING for each in text.paragraphs), False][1:]
    for each, place, closes in zip(text.paragraphs, where, closings, strict=True):
        runs = notes.runs(each.text, each.opening)
        yield paragraph(style_of(each.kind, each.level), tongue, *runs, place=place, keep_next=closes)
