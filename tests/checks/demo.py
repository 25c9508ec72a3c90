"""The demo text as the checker reads it, from the file that the demo event is loaded from."""

import json
import re
from functools import cache

from drafting.checks.values import Checked, Form, Line, Rendered
from drafting.cli.demo import SOURCE
from drafting.procedure.kinds import ParagraphKind

NAMED = {
    "title": (ParagraphKind.TITLE, "Title"),
    "enacting": (ParagraphKind.ENACTING, "Enacting words"),
    "proclamation": (ParagraphKind.PROCLAMATION, "Proclamation"),
    "closing": (ParagraphKind.CLOSING, "Closing"),
}


@cache
def zero_draft(*, russian: bool = True) -> Checked:
    """Return the zero draft, with the Russian text beside it or alone."""
    source = json.loads(re.sub(r"\{fn1\}", "{fn:1}", SOURCE.read_text("utf-8")))
    lines, rendered = list[Line](), dict[str, Rendered]()
    for part in ("title", "enacting"):
        _named(source["meta"], part, lines, rendered)
    for each in source["paragraphs"]:
        if each["label"] == "OP1":
            _named(source["meta"], "proclamation", lines, rendered)
        _paragraph(each, each["label"], source["translations_ru"][each["label"]], lines, rendered)
    _named(source["meta"], "closing", lines, rendered)
    notes = (source["meta"]["footnotes"]["fn1"], source["meta"]["footnotes_ru"]["fn1"])
    lines.append(Line("Footnote 1", "Footnote 1", ParagraphKind.FOOTNOTE, notes[0], note="1"))
    rendered["Footnote 1"] = Rendered(notes[1])
    renderings = {"ru": rendered} if russian else {}
    return Checked("en", Form.DECLARATION, tuple(lines), renderings, complete=True)


def _named(meta: dict, part: str, lines: list[Line], rendered: dict[str, Rendered]) -> None:
    kind, label = NAMED[part]
    lines.append(Line(label, label, kind, meta[part]["en"]))
    rendered[label] = Rendered(meta[part]["ru"])


def _paragraph(
    each: dict, label: str, russian: object, lines: list[Line], rendered: dict[str, Rendered], level: int = 0
) -> None:
    kind = ParagraphKind(each["kind"]) if not level else ParagraphKind.SUBPARAGRAPH
    opening = len(each["opening"]) if not level else 0
    text, under = (
        (russian, ()) if isinstance(russian, str) else (russian["text"], russian.get("subparagraphs", ()))
    )
    lines.append(Line(label, label, kind, each["text"], level, opening))
    rendered[label] = Rendered(str(text))
    for sub, other in zip(each.get("subparagraphs", ()), under, strict=True):
        _paragraph(sub, f"{label} {sub['marker']}", other, lines, rendered, level + 1)
