"""What the form is told: plain data, in which no word can be anything but a word."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from drafting.documents.pdf.values import CompiledParagraph, CompiledText, Look, Stretch
from drafting.documents.values import IssuedParagraph, IssuedText
from drafting.documents.word.footnotes import without_tokens
from drafting.documents.word.profile import Profile
from drafting.documents.word.tongue import Tongue
from drafting.procedure.kinds import ParagraphKind
from drafting.text.labels import marker

_TOKEN = re.compile(r"\{fn:([^{}]*)\}")
_LONGEST_HEAD = 240
Payload = dict[str, Any]


def of_issued(text: IssuedText, profile: Profile) -> Payload:
    """Return what is printed of a clean text. Raises ValueError for a reference to an unknown footnote."""
    notes = {key: (Stretch(note.strip()),) for key, note in text.footnotes.items() if note.strip()}
    paragraphs = [
        _paragraph(CompiledParagraph(each.kind, _clean(each), each.level, number), notes, strict=True)
        for each, number in zip(text.paragraphs, _numbers(text), strict=True)
    ]
    return _whole(text, profile, paragraphs, notes, margin=False)


def of_compiled(text: CompiledText, profile: Profile) -> Payload:
    """Return what is printed of a compilation; a reference to no footnote stands as it was typed."""
    paragraphs = [_paragraph(each, text.notes, strict=False) for each in text.paragraphs]
    return _whole(text.issued, profile, paragraphs, text.notes, margin=True)


def _clean(paragraph: IssuedParagraph) -> tuple[Stretch, ...]:
    text, opening = paragraph.text, paragraph.opening
    return tuple(
        each for each in (Stretch(text[:opening], italic=True), Stretch(text[opening:])) if each.text
    )


def _numbers(text: IssuedText) -> Iterator[str]:
    """Number as Word would: each level begins anew under its parent."""
    language = Tongue(text.language).primary
    counts = [0, 0, 0]
    for each in text.paragraphs:
        if each.kind is ParagraphKind.SUBPARAGRAPH:
            counts = [*counts[: each.level], counts[each.level] + 1, *[0] * (2 - each.level)]
            yield marker(each.level, counts[each.level], language)
            continue
        counts = [counts[0], 0, 0]
        if each.kind is ParagraphKind.OPERATIVE:
            counts[0] += 1
        yield f"{counts[0]}." if each.kind is ParagraphKind.OPERATIVE else ""


def _paragraph(each: CompiledParagraph, notes: Mapping[str, object], *, strict: bool) -> Payload:
    return {
        "kind": each.kind.value,
        "level": each.level,
        "number": each.number,
        "label": each.label,
        "beside": each.beside,
        "runs": [run for stretch in each.stretches for run in _runs(stretch, notes, strict=strict)],
    }


def _runs(stretch: Stretch, notes: Mapping[str, object], *, strict: bool) -> Iterator[Payload]:
    done = 0
    for token in _TOKEN.finditer(stretch.text):
        key = token.group(1)
        if key not in notes:
            if strict:
                raise ValueError(f"The footnote {key!r} is referred to, but has no text.")
            continue
        yield from _run(stretch, stretch.text[done : token.start()])
        yield {"note": key, "look": stretch.look.value, "italic": False}
        done = token.end()
    yield from _run(stretch, stretch.text[done:])


def _run(stretch: Stretch, words: str) -> Iterator[Payload]:
    if words:
        yield {"text": words, "look": stretch.look.value, "italic": stretch.italic}


def _whole(
    text: IssuedText,
    profile: Profile,
    paragraphs: list[Payload],
    notes: Mapping[str, tuple[Stretch, ...]],
    *,
    margin: bool,
) -> Payload:
    tongue = Tongue(text.language)
    kinds = {each["kind"] for each in paragraphs}
    if text.title and ParagraphKind.TITLE.value not in kinds:
        title = (Stretch(text.title, Look.PLAIN),)
        head = CompiledParagraph(ParagraphKind.TITLE, title)
        paragraphs = [_paragraph(head, notes, strict=not margin), *paragraphs]
    _mark_first(paragraphs)
    plain_title = without_tokens(text.title)
    return {
        "width": profile.size[0] / 20,
        "height": profile.size[1] / 20,
        "language": tongue.primary,
        "region": _region(tongue),
        "rtl": tongue.rtl,
        "alphabetic": tongue.alphabetic,
        "date": [text.date.year, text.date.month, text.date.day],
        "masthead": text.masthead,
        "organ": text.organ,
        "symbol": text.symbol.partition("/"),
        "said": [
            {"text": words, "foreign": tongue.rtl and not tongue.turns(words)}
            for words in (text.distribution, tongue.date(text.date), text.original)
            if words
        ],
        "status": text.status,
        "title": plain_title or text.symbol or text.organ or text.masthead or tongue.date(text.date),
        "head": _shortened(plain_title),
        "margin": margin,
        "paragraphs": paragraphs,
        "notes": {
            key: [run for each in note for run in _run(each, each.text)] for key, note in notes.items()
        },
    }


def _mark_first(paragraphs: list[Payload]) -> None:
    """Mark the first reference to each footnote, and set headings under the title before them, if any."""
    seen: set[str] = set()
    level = 1
    for paragraph in paragraphs:
        paragraph["heading"] = level
        if paragraph["kind"] == ParagraphKind.TITLE.value:
            level = 2
        for run in paragraph["runs"]:
            if "note" in run:
                run["first"] = run["note"] not in seen
                seen.add(run["note"])


def _shortened(title: str) -> str:
    """A running head must leave room for the page."""
    return title if len(title) <= _LONGEST_HEAD else f"{title[:_LONGEST_HEAD].rstrip()}…"


def _region(tongue: Tongue) -> str | None:
    parts = tongue.tag.split("-")
    return parts[-1] if len(parts) > 1 and re.fullmatch("[A-Z]{2}", parts[-1]) else None
