"""A text with what is proposed on it as a Word file: tracked changes against the base, and comments."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from drafting.documents.tracking.values import (
    Form,
    Piece,
    Remark,
    TrackedParagraph,
    TrackedText,
)
from drafting.documents.values import IssuedParagraph
from drafting.documents.word.comments import Comments
from drafting.documents.word.footnotes import Footnotes
from drafting.documents.word.furniture import Furniture
from drafting.documents.word.layout import end, frame, opening, style_of
from drafting.documents.word.markup import Element, W, paragraph, set_words, w
from drafting.documents.word.numbering import OPERATIVE_LIST, Place, numbering_part, places
from drafting.documents.word.package import assemble
from drafting.documents.word.profile import LETTER, Profile
from drafting.documents.word.refusals import require_trackable
from drafting.documents.word.revisions import SEPARATOR, Revisions
from drafting.documents.word.styles import comment_styles, styles_part
from drafting.documents.word.tongue import Tongue
from drafting.procedure.kinds import ParagraphKind


def write(text: TrackedText, profile: Profile = LETTER) -> bytes:
    """Return the .docx of a tracked text; the same text gives the same bytes.

    Rejecting all changes gives the base, accepting all what is proposed, and keeping only those whose author
    bears a name, that holder's text. The last line of the file is ours, so that any paragraph before it can
    lose its mark. Raises ValueError for what cannot be written (see `require_trackable`), and for a reference
    to a footnote that has no text.
    """
    require_trackable(text)
    return _Writer(text, profile).package()


class _Writer:
    """One file in the making."""

    def __init__(self, text: TrackedText, profile: Profile) -> None:
        self.text = text
        self.profile = profile
        self.tongue = Tongue(text.issued.language)
        self.revisions = Revisions(text.hands, profile.sharing)
        self.notes = TrackedNotes(text.notes, self.tongue, self.revisions)
        self.comments = Comments(self.revisions, self.tongue)

    def package(self) -> bytes:
        issued = replace(self.text.issued, paragraphs=tuple(map(_plain, self.text.paragraphs)))
        where = places(issued.paragraphs)
        body = [
            *opening(issued, self.tongue, self.notes),
            *self.body(where),
            end(self.tongue),
        ]
        styles = styles_part(self.tongue)
        styles.extend(comment_styles())
        parts = {
            "styles": styles,
            "numbering": numbering_part(where, self.tongue),
            "footnotes": self.notes.part(),
            "comments": self.comments.part(),
            **frame(Furniture(issued, self.tongue, self.profile.measure)),
        }
        return assemble(body, parts, issued, self.profile, tracking=True)

    def body(self, where: Iterable[Place | None]) -> Iterator[Element]:
        kinds = [*(each.form.kind for each in self.text.paragraphs), None][1:]
        for each, place, following in zip(self.text.paragraphs, where, kinds, strict=True):
            given = each if self.profile.native_moves else replace(each, move="")
            yield from self.paragraph(given, place, keep_next=following is ParagraphKind.CLOSING)

    def paragraph(self, each: TrackedParagraph, place: Place | None, *, keep_next: bool) -> Iterator[Element]:
        remarks = (*each.remarks, *self.others(each))
        words = self.comments.around([self.words(piece, each.move) for piece in each.pieces], remarks)
        made = paragraph(style_of(*each.form), self.tongue, *words, place=place, keep_next=keep_next)
        properties = made[0]
        mark = self.revisions.paragraph_mark(each.inserted, each.deleted, each.move)
        properties.extend([mark] if mark is not None else [])
        if each.former:
            properties.append(self.reshaped(each, each.former, place))
        yield from self.moved(each, made) if each.move else [made]

    def words(self, piece: Piece, move: str) -> list[Element]:
        italics = len(piece.text) if piece.italic else 0
        return list(self.revisions.words(piece, self.notes.runs(piece.text, italics), move))

    def reshaped(self, each: TrackedParagraph, former: Form, place: Place | None) -> Element:
        numbered = former.kind in {ParagraphKind.OPERATIVE, ParagraphKind.SUBPARAGRAPH}
        number = (
            w(
                "numPr",
                w("ilvl", val=former.level),
                w("numId", val=place.list_id if place else OPERATIVE_LIST),
            )
            if numbered
            else None
        )
        was = w("pPr", w("pStyle", val=style_of(*former)), number)
        return self.revisions.mark("pPrChange", each.reshaped, was)

    def moved(self, each: TrackedParagraph, made: Element) -> Iterator[Element]:
        """Put the range round the paragraph; its end stands after the paragraph, as in files of Word."""
        name = "moveFrom" if each.deleted else "moveTo"
        start = self.revisions.mark(f"{name}RangeStart", each.deleted or each.inserted, name=each.move)
        made.insert(1, start)
        yield made
        yield w(f"{name}RangeEnd", id=_number(start))

    def others(self, each: TrackedParagraph) -> Iterator[Remark]:
        """Name in a comment those whom the author of a change does not."""
        at = 0
        for holders, pieces in groupby(each.pieces, key=lambda piece: piece.inserted or piece.deleted):
            last = at + len(list(pieces))
            others = self.revisions.unnamed(holders)
            if others:
                first = next(key for key in self.text.hands if key in holders)
                yield Remark(first, f"+ {SEPARATOR.join(others)}", at, last)
            at = last


class TrackedNotes(Footnotes):
    """Footnotes whose own words are tracked too."""

    def __init__(self, notes: Mapping[str, tuple[Piece, ...]], tongue: Tongue, revisions: Revisions) -> None:
        texts = {key: "".join(piece.text for piece in pieces) for key, pieces in notes.items()}
        super().__init__(texts, tongue)
        self._pieces = notes
        self._revisions = revisions
        self._tongue = tongue

    def words_of(self, key: str) -> Iterator[Element]:
        """Yield the runs of a footnote's own text, each as it was changed."""
        for piece in self._pieces[key]:
            yield from self._revisions.words(piece, set_words(piece.text, self._tongue))


def _plain(each: TrackedParagraph) -> IssuedParagraph:
    return IssuedParagraph(each.form.kind, "", level=each.form.level)


def _number(element: Element) -> str:
    return element.get(f"{{{W}}}id") or ""
