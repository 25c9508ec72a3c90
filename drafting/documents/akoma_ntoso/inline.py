"""The words of a paragraph: italics, footnotes where they are referred to, references as links."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote

from drafting.documents.akoma_ntoso.markup import Element, add, akn
from drafting.documents.akoma_ntoso.values import Note
from drafting.text.citations import (
    ASSEMBLY,
    ECONOMIC,
    RIGHTS,
    SECURITY,
    Citation,
    Sort,
    find_citations,
)
from drafting.text.paths import Path, absolute
from drafting.text.references import find_references

_TOKEN = re.compile(r"\{fn:([^{}]*)\}")
_ACTORS = {ASSEMBLY: "unga", SECURITY: "unsc", ECONOMIC: "ecosoc", RIGHTS: "unhrc"}


class _Link(NamedTuple):
    start: int
    end: int
    address: str


class Inline:
    """The words of one text: its footnotes are numbered from 1 in the order of their first references."""

    def __init__(self, notes: Mapping[str, Note], places: Mapping[Path, str]) -> None:
        self._notes = notes
        self._places = places
        self._printed: dict[str, str] = {}

    def p(self, text: str, opening: int = 0, speaker: Path = ()) -> Element:
        """Return the words in `p`. `speaker` is the path of the paragraph that speaks.

        Raises ValueError, with the key, for a token whose footnote is unknown or empty.
        """
        return self.into(akn("p"), text, opening, speaker)

    def into(self, element: Element, text: str, opening: int = 0, speaker: Path = ()) -> Element:
        """Put the words into an element and return it."""
        done = 0
        for token in _TOKEN.finditer(text):
            self._linked(element, text, (done, token.start()), opening, speaker)
            add(element, self._note(token.group(1)))
            done = token.end()
        self._linked(element, text, (done, len(text)), opening, speaker)
        return element

    def _linked(
        self, element: Element, text: str, stretch: tuple[int, int], opening: int, speaker: Path
    ) -> None:
        done, end = stretch
        for link in self._links(text, speaker):
            if done <= link.start and link.end <= end:
                _plain(element, text, done, link.start, opening)
                reference = akn("ref", href=link.address)
                _plain(reference, text, link.start, link.end, opening)
                add(element, reference)
                done = link.end
        _plain(element, text, done, end, opening)

    def _links(self, text: str, speaker: Path) -> Iterator[_Link]:
        """Yield what leads somewhere, in order; of "paragraphs 3 to 5" the two that are written."""
        done = 0
        for link in sorted((*self._inner(text, speaker), *_outer(text)), key=lambda each: each[:2]):
            if link.start >= done:
                yield link
                done = link.end

    def _inner(self, text: str, speaker: Path) -> Iterator[_Link]:
        for each in find_references(text):
            path = absolute(each.path, speaker, self._places)
            if path in self._places:
                yield _Link(each.start, each.end, f"#{self._places[path]}")

    def _note(self, key: str) -> Element:
        note = self._notes.get(key)
        if note is None or not note.text.strip():
            raise ValueError(f"The footnote {key!r} is referred to, but has no text.")
        if key in self._printed:
            eid = self._printed[key]
            return akn("noteRef", href=f"#{eid}", marker=eid.rpartition("_")[2])
        number = len(self._printed) + 1
        eid = self._printed[key] = f"authorialNote_{number}"
        ids = {"eId": eid, "GUID": str(note.id)}
        words = akn("p")
        self._linked(words, note.text.strip(), (0, len(note.text.strip())), 0, ())
        return akn("authorialNote", words, marker=number, placement="bottom", **ids)


def _outer(text: str) -> Iterator[_Link]:
    for each in find_citations(text):
        if each.symbol:
            yield _Link(each.start, each.end, address_of(each))


def address_of(citation: Citation) -> str:
    """Return where a cited document is: as AKN4UN names it where its day is known, else by its symbol."""
    actor = _ACTORS.get(citation.body)
    if actor and citation.date and citation.sort is not Sort.DOCUMENT:
        number = quote(citation.number.replace("/", "-").replace(" ", ""), safe="()")
        return f"/akn/un/statement/deliberation/{actor}/{citation.date.isoformat()}/{number}"
    return f"https://undocs.org/{quote(citation.symbol.replace(' ', ''), safe='/()')}"


def _plain(element: Element, text: str, start: int, end: int, opening: int) -> None:
    cut = min(max(opening, start), end)
    if start < cut:
        add(element, akn("i", text[start:cut]))
    if cut < end:
        add(element, text[cut:end])
