"""What cannot be printed is refused, with the place where it stands."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from drafting.documents.tracking.values import TrackedParagraph, TrackedText
from drafting.documents.values import IssuedParagraph, IssuedText
from drafting.documents.word.numbering import DEEPEST
from drafting.procedure.kinds import ParagraphKind

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_FIELDS = ("organ", "masthead", "symbol", "title", "language", "distribution", "original", "status")


def require_printable(issued: IssuedText) -> None:
    """Raise ValueError for a text that cannot be printed as it stands.

    That is: a control character, a surrogate or a non-character anywhere (named, with its place, counted
    from 1); a paragraph at a level its kind cannot have; italics longer than the text; a footnote among
    the paragraphs.
    """
    for where, text in _strings(issued):
        found = _UNPRINTABLE.search(text)
        if found:
            code = f"U+{ord(found.group()):04X}"
            raise ValueError(f"{where}, character {found.start() + 1}: {code} cannot be printed.")
    for number, paragraph in enumerate(issued.paragraphs, start=1):
        _require_form(number, paragraph)


def _strings(issued: IssuedText) -> Iterator[tuple[str, str]]:
    for name in _FIELDS:
        yield name, getattr(issued, name)
    for number, paragraph in enumerate(issued.paragraphs, start=1):
        yield f"paragraph {number}", paragraph.text
    for key, text in issued.footnotes.items():
        yield f"key of footnote {key!r}", key
        yield f"footnote {key!r}", text


def _require_form(number: int, paragraph: IssuedParagraph) -> None:
    kind, level = paragraph.kind, paragraph.level
    if kind is ParagraphKind.FOOTNOTE:
        raise ValueError(f"paragraph {number}: a footnote is given in `footnotes`, not among the paragraphs.")
    levels = range(1, DEEPEST + 1) if kind is ParagraphKind.SUBPARAGRAPH else range(1)
    if level not in levels:
        raise ValueError(f"paragraph {number}: the kind {kind} has no level {level}.")
    if not 0 <= paragraph.opening <= len(paragraph.text):
        raise ValueError(
            f"paragraph {number}: the opening of {paragraph.opening} characters is not in the text."
        )


def require_trackable(text: TrackedText) -> None:
    """Raise ValueError for a tracked text that cannot be written.

    That is: what cannot be printed; a holder without a hand, or a hand without a name; words or a mark that
    one holder both inserts and deletes; a move without two ends; a remark on pieces that are not there.
    """
    require_printable(_all_printed(text))
    for key, hand in text.hands.items():
        if not hand.name.strip() or _UNPRINTABLE.search(hand.name + hand.initials):
            raise ValueError(f"The hand {key!r} has no name that can be printed.")
    for number, paragraph in enumerate(text.paragraphs, start=1):
        _require_sound(number, paragraph, text)
    ends = Counter((each.move, bool(each.deleted)) for each in text.paragraphs if each.move)
    for move, _ in ends:
        if (ends[move, True], ends[move, False]) != (1, 1):
            raise ValueError(f"The move {move!r} does not have two ends.")


def _all_printed(text: TrackedText) -> IssuedText:
    paragraphs = (
        IssuedParagraph(each.form.kind, "".join(piece.text for piece in each.pieces), level=each.form.level)
        for each in text.paragraphs
    )
    notes = {key: "".join(piece.text for piece in pieces) for key, pieces in text.notes.items()}
    return replace(text.issued, paragraphs=tuple(paragraphs), footnotes=notes)


def _require_sound(number: int, paragraph: TrackedParagraph, text: TrackedText) -> None:
    where = f"paragraph {number}"
    marks = (paragraph.inserted, paragraph.deleted)
    changes = [marks, *((piece.inserted, piece.deleted) for piece in paragraph.pieces)]
    for holder in {holder for change in changes for holders in change for holder in holders}:
        if holder not in text.hands:
            raise ValueError(f"{where}: there is no hand for {holder!r}.")
        if any(holder in inserted and holder in deleted for inserted, deleted in changes):
            raise ValueError(f"{where}: {holder!r} both inserts and deletes the same.")
    if bool(paragraph.former) != bool(paragraph.reshaped):
        raise ValueError(f"{where}: a changed form has a former one, and somebody who changed it.")
    for remark in paragraph.remarks:
        if remark.holder not in text.hands or not 0 <= remark.first <= remark.last <= len(paragraph.pieces):
            raise ValueError(
                f"{where}: a remark of {remark.holder!r} on pieces {remark.first} to {remark.last}."
            )
        if _UNPRINTABLE.search(remark.text.replace("\n", "")):
            raise ValueError(f"{where}: a remark of {remark.holder!r} cannot be printed.")
