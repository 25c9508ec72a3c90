"""References: where a paragraph speaks of another paragraph of the same text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from drafting.text.mentions import find_neighbours
from drafting.text.passages import Item, find_passages
from drafting.text.paths import LETTERS, NUMERALS, Neighbours, Path, absolute, place, rooted, under

_NUMBERS = tuple(map(str, range(1, 1000)))
_PREAMBULAR = tuple(f"PP{number}" for number in range(1, 100))
# A longer range lists its ends alone, and so does every range of a text that has listed so many already.
_LONGEST_RANGE = 100
_PLENTY = 10_000


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of a paragraph: `text[start:end]` is "3 (a)", its path ("3", "(a)").

    `direction` is "above", "below" or "", in any language. A path that begins with a marker is a
    sub-paragraph of the paragraph that speaks. "the tenth preambular paragraph" has the path ("PP10",).
    """

    start: int
    end: int
    path: Path
    direction: str


def find_references(text: str) -> tuple[Reference, ...]:
    """Return the references to paragraphs of this same text, in order, English and Russian.

    Each paragraph of a list or a range has its own; of "paragraphs 3 to 5" the middle one spans all of it.
    "paragraph 3 of resolution 60/288" refers to another document and is left out.
    """
    found: list[Reference] = []
    for passage in find_passages(text):
        before: Item | None = None
        for item in passage.items:
            if before and item.to and len(found) < _PLENTY:
                passed = _passed(before.path, item.path)
                found += (Reference(before.start, item.end, path, passage.direction) for path in passed)
            found.append(Reference(item.start, item.end, item.path, passage.direction))
            before = item
    return tuple(found)


def _passed(first: Path, last: Path) -> tuple[Path, ...]:
    """Return the paths that a range passes over."""
    families = () if first[:-1] != last[:-1] else (_NUMBERS, NUMERALS, LETTERS, _PREAMBULAR)
    for family in families:
        if first[-1] in family and last[-1] in family:
            names = family[family.index(first[-1]) + 1 : family.index(last[-1])]
            return tuple((*first[:-1], name) for name in names if len(names) <= _LONGEST_RANGE)
    return ()


def broken_by(texts: Mapping[str, str], gone: str) -> tuple[tuple[str, Reference], ...]:
    """Return which texts (by label, "OP3 (c)") refer to the paragraph labelled `gone` or what is under it.

    What stands under `gone` itself goes with it and is not counted. A label that is no paragraph's is
    referred to by nobody; a preambular one only by its ordinal, or as "the preceding paragraph".
    """
    lost = place(gone)
    known = dict.fromkeys((lost, *map(place, texts)))
    rows = Neighbours(known)
    return tuple(
        (label, reference)
        for label, text in texts.items()
        if lost and not under(place(label), lost)
        for reference in (*find_references(text), *named_neighbours(text, place(label), rows))
        if under(absolute(reference.path, place(label), known), lost)
    )


def leading_nowhere(texts: Mapping[str, str]) -> tuple[tuple[str, Reference], ...]:
    """Return the references (by label) that lead to no paragraph of these texts: "paragraph 16" of 12."""
    known = dict.fromkeys(map(place, texts))
    return tuple(
        (label, reference)
        for label, text in texts.items()
        for reference in find_references(text)
        if rooted(path := absolute(reference.path, place(label), known)) and path not in known
    )


def named_neighbours(text: str, speaker: Path, rows: Neighbours) -> Iterator[Reference]:
    """Yield "the preceding paragraph" and the like as references, each with the path it leads to."""
    for found in find_neighbours(text):
        here = speaker if found.sub and len(speaker) > 1 else speaker[:1]
        if rooted(here) and (path := rows.of(here, found.step)):
            yield Reference(found.start, found.end, path, "above" if found.step < 0 else "below")
