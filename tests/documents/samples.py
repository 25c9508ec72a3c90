"""Texts to print: a short one of every kind, and the demo declaration."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from drafting.documents.values import IssuedParagraph, IssuedText
from drafting.procedure.kinds import ParagraphKind

DEMO = Path(__file__).parents[3] / "shared/demo"
needs_demo = pytest.mark.skipif(not DEMO.is_dir(), reason="the demo texts are not beside the repository")

NOTE = "A/70/674. See also resolution 70/254."
SUB = ParagraphKind.SUBPARAGRAPH


def paragraph(kind: ParagraphKind, text: str, italic: str = "", level: int = 0) -> IssuedParagraph:
    assert text.startswith(italic)
    return IssuedParagraph(kind, text, len(italic), level)


EVERY_KIND = (
    paragraph(ParagraphKind.ENACTING, "We, the Ministers,", "We, the Ministers"),
    paragraph(ParagraphKind.PREAMBULAR, "Recalling also the report{fn:sg} of 2015,", "Recalling also"),
    paragraph(ParagraphKind.PREAMBULAR, "Noting:", "Noting"),
    paragraph(SUB, "The first,", level=1),
    paragraph(SUB, "The second,", level=1),
    paragraph(ParagraphKind.PREAMBULAR, "Noting further:", "Noting further"),
    paragraph(SUB, "The third,", level=1),
    paragraph(ParagraphKind.PROCLAMATION, "Declare as follows:", "Declare as follows"),
    paragraph(ParagraphKind.HEADING, "Common ground"),
    paragraph(ParagraphKind.OPERATIVE, "Reaffirm our commitment;", "Reaffirm"),
    paragraph(ParagraphKind.OPERATIVE, "Commit ourselves:", "Commit ourselves"),
    paragraph(SUB, "To designate a focal point;", level=1),
    paragraph(SUB, "To exchange, through:", level=1),
    paragraph(SUB, "The competent units;", level=2),
    paragraph(SUB, "The regional bodies;", level=2),
    paragraph(SUB, "To report;", level=1),
    paragraph(ParagraphKind.OPERATIVE, "Decide to meet in [2019].", "Decide"),
    paragraph(ParagraphKind.CLOSING, "Adopted at Ashgabat."),
)


def issued(**changes: Any) -> IssuedText:
    """Return a text of every kind of paragraph, changed as asked."""
    said: dict[str, Any] = {
        "organ": "High-Level Dialogue",
        "masthead": "United Nations",
        "symbol": "ASH/HLD/2017/CRP.1",
        "title": "Ashgabat Declaration",
        "date": date(2017, 5, 15),
        "language": "en",
        "distribution": "Distr.: Restricted",
        "original": "Original: English",
        "paragraphs": EVERY_KIND,
        "footnotes": {"sg": NOTE},
    }
    return IssuedText(**(said | changes))


def of(*paragraphs: IssuedParagraph, **changes: Any) -> IssuedText:
    return issued(paragraphs=paragraphs, **changes)


def demo(language: str) -> IssuedText:
    """Return the demo declaration in "en" or "ru"."""
    data = json.loads((DEMO / "demo-declaration.json").read_text("utf-8"))
    meta = data["meta"]
    notes = meta["footnotes"] if language == "en" else meta["footnotes_ru"]
    russian = {} if language == "en" else data["translations_ru"]
    paragraphs = [
        paragraph(ParagraphKind.ENACTING, meta["enacting"][language], meta["enacting"][language][:-1])
    ]
    for row in data["paragraphs"]:
        if row["label"] == "OP1":
            words = meta["proclamation"][language]
            paragraphs.append(paragraph(ParagraphKind.PROCLAMATION, words, words[:-1]))
        if row["kind"] in ("preambular", "operative"):
            paragraphs += _demo_paragraphs(row, russian.get(row["label"]))
    paragraphs.append(paragraph(ParagraphKind.CLOSING, meta["closing"][language]))
    return issued(
        title=meta["title"][language],
        language=language,
        paragraphs=tuple(paragraphs),
        footnotes={key.removeprefix("fn"): note for key, note in notes.items()},
    )


def _demo_paragraphs(row: dict[str, Any], russian: str | dict[str, Any] | None) -> list[IssuedParagraph]:
    given = {"text": russian} if isinstance(russian, str) else russian or row
    text = tokens(given["text"])
    opening = row["opening"] if russian is None else text.split()[0]
    return [paragraph(ParagraphKind(row["kind"]), text, opening), *_demo_subparagraphs(given, 1)]


def _demo_subparagraphs(given: dict[str, Any], level: int) -> list[IssuedParagraph]:
    found = []
    for each in given.get("subparagraphs", []):
        found.append(paragraph(SUB, tokens(each["text"]), level=level))
        found += _demo_subparagraphs(each, level + 1)
    return found


def tokens(text: str) -> str:
    """Turn the demo's `{fn1}` into ours."""
    return re.sub(r"\{fn(\d+)\}", r"{fn:\1}", text)


def adopted() -> IssuedText:
    """Return the adopted text of the demo play, its italics left out."""
    title, *lines = _adopted_lines()
    note = lines.pop().partition(": ")[2]
    seen_proclamation = False
    paragraphs = []
    for line in lines:
        kind, level, text = _adopted_kind(line, seen_proclamation=seen_proclamation)
        seen_proclamation |= kind is ParagraphKind.PROCLAMATION
        paragraphs.append(paragraph(kind, tokens(text), level=level))
    return issued(title=title, paragraphs=tuple(paragraphs), footnotes={"1": note})


def _adopted_lines() -> list[str]:
    lines = (DEMO / "adopted.md").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(("#", "Working labels"))]


def _adopted_kind(line: str, *, seen_proclamation: bool) -> tuple[ParagraphKind, int, str]:
    marked = re.fullmatch(r"(?:(\d+\.)|(\([a-h]\))|(\([ivx]+\))) (.*)", line)
    if marked:
        kind = ParagraphKind.OPERATIVE if marked[1] else SUB
        return kind, 0 if marked[1] else 1 if marked[2] else 2, marked[4]
    for kind, beginning in _ADOPTED_BEGINNINGS.items():
        if line.startswith(beginning):
            return kind, 0, line
    assert not seen_proclamation
    return ParagraphKind.PREAMBULAR, 0, line


_ADOPTED_BEGINNINGS = {
    ParagraphKind.ENACTING: "We, the Ministers",
    ParagraphKind.PROCLAMATION: "Declare as follows",
    ParagraphKind.CLOSING: "Adopted at",
}
