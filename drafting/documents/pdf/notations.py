"""From a compilation to what is printed of it: with the names, without, or as on the screen in the room."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from drafting.documents.pdf.values import CompiledParagraph, CompiledText, Look, Stretch
from drafting.documents.values import IssuedText
from drafting.procedure.compilation import Row
from drafting.procedure.kinds import ParagraphKind
from drafting.procedure.notation import in_english
from drafting.procedure.segments import CLOSE, OPEN, Mark, Saying, Segment

Spoken = Callable[[Iterable[Saying]], str]
Drawing = Callable[[Iterable[Segment]], tuple[Stretch, ...]]
_LOOKS = {
    Mark.TEXT: Look.PLAIN,
    Mark.READING: Look.PLAIN,
    Mark.INSERTED: Look.INSERTED,
    Mark.DELETED: Look.DELETED,
    Mark.OPEN: Look.SIGN,
    Mark.SLASH: Look.SIGN,
    Mark.CLOSE: Look.SIGN,
    Mark.WHO: Look.NAMES,
    Mark.NOTE: Look.NAMES,
    Mark.HEAD: Look.NAMES,
}
#: What the unattributed notation leaves out: names, and words that are agreed to go.
_NAMELESS = frozenset({Mark.WHO, Mark.NOTE, Mark.DELETED})
#: What is spoken of by its label; nobody says "the title" with a number.
_LABELLED = frozenset({ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE, ParagraphKind.SUBPARAGRAPH})


def attributed(issued: IssuedText, rows: Iterable[Row], spoken: Spoken = in_english) -> CompiledText:
    """Return the compilation with all names. `spoken` says a stance in the words of the language."""
    return _compiled(issued, rows, spoken, partial(_stretches, spoken=spoken))


def unattributed(issued: IssuedText, rows: Iterable[Row], spoken: Spoken = in_english) -> CompiledText:
    """Return the Chair's bracketed text, without a name: brackets alone, what is agreed reads as accepted."""
    draw = partial(_stretches, spoken=spoken, left_out=_NAMELESS)
    return _compiled(issued, rows, spoken, draw, named=False)


def screen(issued: IssuedText, rows: Iterable[Row], spoken: Spoken = in_english) -> CompiledText:
    """Return the text as it is shown in the room: deletions in brackets, additions underlined, with names."""
    return _compiled(issued, rows, spoken, partial(_on_screen, spoken=spoken))


def _compiled(
    issued: IssuedText, rows: Iterable[Row], spoken: Spoken, draw: Drawing, *, named: bool = True
) -> CompiledText:
    paragraphs: list[CompiledParagraph] = []
    notes: dict[str, tuple[Stretch, ...]] = {}
    late: list[CompiledParagraph] = []
    for row in rows:
        printed = list(_printed(row, spoken, draw, named=named))
        key = row.standing.note if row.standing and row.kind is ParagraphKind.FOOTNOTE else None
        if key and printed:
            notes[key] = tuple(stretch for each in printed for stretch in each.stretches)
        elif row.kind is ParagraphKind.FOOTNOTE:
            late += printed
        else:
            paragraphs += printed
    return CompiledText(issued, (*paragraphs, *late), notes)


def _printed(row: Row, spoken: Spoken, draw: Drawing, *, named: bool) -> Iterator[CompiledParagraph]:
    if row.state == "moved":
        stub = (Stretch(f"[{spoken((Saying((), 'moved_to', row.moved_to),))}]", Look.SIGN),)
        yield CompiledParagraph(row.kind, stub, row.level, label=row.label)
    label = row.label if row.kind in _LABELLED else ""
    said = named and _says_whence(row)
    beside = spoken((Saying((), "moved_from", row.ex),)) if row.ex and not said else ""
    for at, line in enumerate(row.lines):
        kind = row.kind if not line.level else ParagraphKind.SUBPARAGRAPH
        level = row.level + line.level
        printed = CompiledParagraph(kind, draw(line.segments), level, line.marker)
        yield replace(printed, label=label, beside=beside) if at == 0 else printed


def _says_whence(row: Row) -> bool:
    """Say whether the words themselves tell where the paragraph came from."""
    said = (saying for line in row.lines for each in line.segments for saying in each.sayings)
    return any(saying.word == "moved_from" for saying in said)


def _stretches(
    segments: Iterable[Segment], *, spoken: Spoken, left_out: frozenset[Mark] = frozenset()
) -> tuple[Stretch, ...]:
    """Join the words, in the same order and with the same blanks as procedure.notation writes them."""
    found: list[Stretch] = []
    for each in segments:
        if each.mark in left_out:
            continue
        if each.mark is Mark.WHO:
            if found:
                found[-1] = replace(found[-1], text=found[-1].text.rstrip())
            found.append(Stretch(f" – {spoken(each.sayings)}", Look.NAMES))
        elif each.mark is Mark.HEAD:
            found.append(Stretch(f"{spoken(each.sayings)}: ", Look.NAMES))
        else:
            look = Look.PLAIN if left_out and each.mark is Mark.INSERTED else _LOOKS[each.mark]
            found.append(Stretch(each.text, look, each.italic))
    return tuple(each for each in found if each.text)


def _on_screen(segments: Iterable[Segment], *, spoken: Spoken) -> tuple[Stretch, ...]:
    """Bracket the base's words where a bracket stands round them, underline everybody else's."""
    shown: list[Segment] = []
    for each in _shown(segments):
        if each is OPEN and shown and shown[-1] is CLOSE:
            shown.pop()  # what is bracketed goes on, in italics or out of them
        else:
            shown.append(each)
    return _stretches(shown, spoken=spoken)


def _shown(segments: Iterable[Segment]) -> Iterator[Segment]:
    depth = 0
    for each in segments:
        depth += (each.mark is Mark.OPEN) - (each.mark is Mark.CLOSE)
        if each.mark is Mark.DELETED or (each.mark is Mark.TEXT and depth and each.text.strip()):
            yield from (OPEN, replace(each, mark=Mark.TEXT), CLOSE)
        elif each.mark is Mark.SLASH:
            yield replace(each, text=" ")
        elif each.mark is Mark.READING:
            yield replace(each, mark=Mark.INSERTED)
        elif each.mark not in {Mark.OPEN, Mark.CLOSE}:
            yield each
