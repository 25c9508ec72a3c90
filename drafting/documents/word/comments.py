"""Comments: what is said of the words, beside them."""

from collections.abc import Iterator, Sequence

from drafting.documents.tracking.values import Remark
from drafting.documents.word import styles
from drafting.documents.word.markup import Element, paragraph, run, set_words, w
from drafting.documents.word.revisions import Revisions, stamp
from drafting.documents.word.tongue import Tongue


class Comments:
    """The comments of one file, in the order of the text; they count with the revisions."""

    def __init__(self, revisions: Revisions, tongue: Tongue) -> None:
        self._revisions = revisions
        self._tongue = tongue
        self._made: list[tuple[int, Remark]] = []

    def around(self, pieces: Sequence[Sequence[Element]], remarks: Sequence[Remark]) -> Iterator[Element]:
        """Yield the elements of a paragraph's pieces, with the ranges and references of the remarks."""
        numbered = [(self._revisions.number(), remark) for remark in remarks]
        self._made += numbered
        for at in range(len(pieces) + 1):
            for number, remark in numbered:
                if remark.last == at and remark.first < at:
                    yield from _closed(number)
            for number, remark in numbered:
                if remark.first == at:
                    yield w("commentRangeStart", id=number)
                    yield from _closed(number) if remark.last == at else ()
            if at < len(pieces):
                yield from pieces[at]

    def part(self) -> Element:
        """Return the root of comments.xml, for the comments made so far."""
        return w("comments", *(self._comment(number, each) for number, each in self._made))

    def _comment(self, number: int, remark: Remark) -> Element:
        hand = self._revisions.hand(remark.holder)
        lines = [
            paragraph(styles.COMMENT, self._tongue, *set_words(line, self._tongue))
            for line in remark.text.split("\n")
        ]
        lines[0].insert(1, run(w("annotationRef"), _style()))
        said = {"initials": hand.initials} if hand.initials else {}
        dated = {"date": stamp(hand.when)} if hand.when else {}
        author = self._revisions.author((remark.holder,))
        return w("comment", *lines, id=number, author=author, **dated, **said)


def _closed(number: int) -> Iterator[Element]:
    yield w("commentRangeEnd", id=number)
    yield run(w("commentReference", id=number), _style())


def _style() -> Element:
    return w("rStyle", val=styles.COMMENT_REFERENCE)
