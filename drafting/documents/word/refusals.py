"""What cannot be printed is refused, with the place where it stands."""

import re
from collections.abc import Iterator

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
