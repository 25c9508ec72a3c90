"""Footnotes: the token `{fn:key}` in a text becomes a real one."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from drafting.documents.word import styles
from drafting.documents.word.markup import Element, paragraph, run, set_words, w
from drafting.documents.word.tongue import Tongue

_TOKEN = re.compile(r"\{fn:([^{}]*)\}")
Marked = Callable[[str, list[Element]], list[Element]]
_SEPARATOR_AT = 792
_SEPARATORS = {-1: "separator", 0: "continuationSeparator"}


class Footnotes:
    """The footnotes of one file, numbered from 1 in the order of their references."""

    def __init__(self, texts: Mapping[str, str], tongue: Tongue, marked: Marked | None = None) -> None:
        """`marked` may put something round the words of a footnote whose key it is given, once for each."""
        self._texts = texts
        self._tongue = tongue
        self._printed: list[str] = []
        self._marked = marked

    def runs(self, words: str, opening: int = 0) -> Iterator[Element]:
        """Yield the runs of a text, its first `opening` characters in italics, its tokens as references.

        Raises ValueError, with the key, for a token whose footnote is unknown or empty.
        """
        done = 0
        for token in _TOKEN.finditer(words):
            yield from self._plain(words, done, token.start(), opening)
            yield self._reference(token.group(1))
            done = token.end()
        yield from self._plain(words, done, len(words), opening)

    def _plain(self, words: str, start: int, end: int, opening: int) -> Iterator[Element]:
        cut = min(max(opening, start), end)
        yield from set_words(words[start:cut], self._tongue, italic=True)
        yield from set_words(words[cut:end], self._tongue)

    def _reference(self, key: str) -> Element:
        if not self._texts.get(key, "").strip():
            raise ValueError(f"The footnote {key!r} is referred to, but has no text.")
        self._printed.append(key)
        return run(w("footnoteReference", id=len(self._printed)), _style())

    def part(self) -> Element:
        """Return the root of footnotes.xml, for the references made so far."""
        separators = (_separator(number, name) for number, name in _SEPARATORS.items())
        notes = (self._footnote(number, key) for number, key in enumerate(self._printed, start=1))
        return w("footnotes", *separators, *notes)

    def _footnote(self, number: int, key: str) -> Element:
        mark = (run(w("footnoteRef"), _style()), run(w("tab")))
        words = list(self.words_of(key))
        if self._marked and self._printed.index(key) == number - 1:
            words = self._marked(key, words)
        body = paragraph(styles.FOOTNOTE, self._tongue, *mark, *words)
        return w("footnote", body, id=number)

    def words_of(self, key: str) -> Iterable[Element]:
        """Return the runs of a footnote's own text."""
        return set_words(self._texts[key].strip(), self._tongue)


def without_tokens(text: str) -> str:
    """Return the text as it stands where no footnote can be: in a running head, in the file's properties."""
    return _TOKEN.sub("", text)


def _style() -> Element:
    return w("rStyle", val=styles.FOOTNOTE_REFERENCE)


def _separator(number: int, name: str) -> Element:
    place = w("pPr", w("spacing", after=0, line=240, lineRule="auto"), w("ind", left=_SEPARATOR_AT))
    return w("footnote", w("p", place, w("r", w(name))), type=name, id=number)
