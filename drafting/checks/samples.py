"""Samples: a few paragraphs written down as a drafter would, for the examples of rules and for tests.

One paragraph a line, "PP1: *Recalling* the Charter,", with the italics between asterisks; a translation
has its language in front, "ru PP1: *ссылаясь* на Устав,". A line "form A" asks for another form than B,
"whole" says that nothing is left out,
"fallen OP2" that a paragraph was deleted.
"""

import re
from collections import defaultdict

from drafting.checks.values import Checked, Form, Line, Rendered
from drafting.procedure.kinds import ParagraphKind

_LINE = re.compile(r"(?:(?P<language>[a-z]{2})\s)?(?P<label>[^:*]{1,40}):\s(?P<text>.*)")
_NAMED = {
    "Title": ParagraphKind.TITLE,
    "Enacting words": ParagraphKind.ENACTING,
    "Proclamation": ParagraphKind.PROCLAMATION,
    "Closing": ParagraphKind.CLOSING,
}


def read(written: str, language: str = "en") -> Checked:
    """Read a sample. Raises ValueError for a line that is none."""
    form, complete, lines = Form.DECLARATION, False, list[Line]()
    fallen: list[str] = []
    renderings: dict[str, dict[str, Rendered]] = defaultdict(dict)
    for row in filter(None, map(str.strip, written.splitlines())):
        if row.startswith("form "):
            form = Form(row.removeprefix("form "))
            continue
        if row.startswith("fallen "):
            fallen.append(row.removeprefix("fallen "))
            continue
        if row == "whole":
            complete = True
            continue
        found = _LINE.fullmatch(row)
        if found is None:
            raise ValueError(row)
        text, opening = _italics(found["text"])
        if found["language"] in {None, language}:
            lines.append(_line(found["label"], text, opening))
        else:
            renderings[found["language"]][found["label"]] = Rendered(text, opening)
    return Checked(language, form, tuple(lines), dict(renderings), tuple(fallen), complete=complete)


def _italics(text: str) -> tuple[str, int | None]:
    """Return the text without its asterisks, and how much of it stood between them."""
    if not text.startswith("*"):
        return text, None
    opening, _, rest = text[1:].partition("*")
    return (opening + rest).lstrip(), len(opening)


def _line(label: str, text: str, opening: int | None) -> Line:
    kind = kind_of(label)
    level = label.count("(") if kind is ParagraphKind.SUBPARAGRAPH else 0
    note = label.removeprefix("Footnote ") if kind is ParagraphKind.FOOTNOTE else ""
    return Line(label, label, kind, text, level, opening, note)


def kind_of(label: str) -> ParagraphKind:
    """Return what a label is of: "PP3", "OP3 (a)", "Footnote 1", "Closing"."""
    if label in _NAMED:
        return _NAMED[label]
    if label.startswith("Footnote"):
        return ParagraphKind.FOOTNOTE
    if label.startswith("Heading"):
        return ParagraphKind.HEADING
    if "(" in label:
        return ParagraphKind.SUBPARAGRAPH
    return ParagraphKind.PREAMBULAR if label.startswith("PP") else ParagraphKind.OPERATIVE
