"""Footnotes and comments as they are found in their own parts."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from drafting.documents.tracking.found import FoundComment, FoundRun
from drafting.documents.tracking.views import everything, nothing, words
from drafting.documents.word.acts import act, value
from drafting.documents.word.anchors import note_key
from drafting.documents.word.contents import Contents
from drafting.documents.word.looks import Looks
from drafting.documents.word.markup import Element, W
from drafting.documents.word.story import Story

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}
Runs = tuple[FoundRun, ...]


class Notes:
    """The footnotes and endnotes of one file; `known` are the base's, by key, to recognise them by."""

    def __init__(self, contents: Contents, looks: Looks, known: Mapping[str, str]) -> None:
        self._looks = looks
        self._elements = {
            (kind, value(each, "id")): each
            for kind, root in _parts(contents)
            for each in root
            if value(each, "type") not in _SEPARATORS
        }
        self._keys: dict[tuple[str, str], str] = {}
        self._known = known
        self.found: dict[str, Runs] = {}

    def key(self, kind: str, number: str) -> str | None:
        """Return the key of a footnote or endnote that is referred to, None for one that is not there."""
        element = self._elements.get((kind, number))
        if element is None:
            return None
        if (kind, number) not in self._keys:
            runs = self._runs(element)
            self._keys[kind, number] = self._named(element, words(runs, nothing))
            self.found.setdefault(self._keys[kind, number], runs)
        return self._keys[kind, number]

    def _named(self, element: Element, text: str) -> str:
        names = (value(each, "name") for each in element.iter(f"{{{W}}}bookmarkStart"))
        marked = next((key for key in map(note_key, names) if key), None)
        if marked is not None:
            return marked
        same = next((key for key, known in self._known.items() if text and known.strip() == text), None)
        if same is not None:
            return same
        taken = {*self._known, *self.found}
        return next(key for key in (f"n{at}" for at in range(1, len(taken) + 2)) if key not in taken)

    def _runs(self, element: Element) -> Runs:
        """Return a note's words, its paragraphs joined by blanks, without the mark they begin with."""
        story = Story(self._looks, lambda _kind, _number: None, {})
        runs: list[FoundRun] = []
        for paragraph in story.paragraphs(element):
            runs += [FoundRun(" ")] if runs and paragraph.runs else []
            runs += paragraph.runs
        return tuple(_stripped(runs))


def _parts(contents: Contents) -> Iterable[tuple[str, Element]]:
    if contents.footnotes is not None:
        yield "footnote", contents.footnotes
    for root in contents.others.values():
        if root.tag == f"{{{W}}}endnotes":
            yield "endnote", root


def _stripped(runs: Iterable[FoundRun]) -> Iterable[FoundRun]:
    begun = False
    for run in runs:
        text = run.text if begun else run.text.lstrip()
        begun = begun or bool(text)
        if text:
            yield replace(run, text=text)


def comments(contents: Contents, looks: Looks) -> dict[str, FoundComment]:
    """Return the comments by their numbers, the words they stand at still to be found."""
    elements = [] if contents.comments is None else list(contents.comments.iter(f"{{{W}}}comment"))
    ids = {_identity(each): value(each, "id") for each in elements}
    said = {} if contents.replies is None else {each.get(f"{_W15}paraId"): each for each in contents.replies}
    found = {}
    for each in elements:
        more = said.get(_identity(each))
        parent = "" if more is None else ids.get(more.get(f"{_W15}paraIdParent") or "-", "")
        done = more is not None and more.get(f"{_W15}done") in {"1", "true"}
        found[value(each, "id")] = replace(_comment(each, looks), answers=parent, done=done)
    return found


def _comment(element: Element, looks: Looks) -> FoundComment:
    author, date = act(element)
    story = Story(looks, lambda _kind, _number: None, {})
    lines = [words(each.runs, everything).strip() for each in story.paragraphs(element)]
    text = "\n".join(lines).strip()
    return FoundComment(value(element, "id"), author, value(element, "initials"), date, text)


def _identity(comment: Element) -> str:
    """Return the id by which replies name a comment: that of its last paragraph."""
    paragraphs = list(comment.iter(f"{{{W}}}p"))
    return (paragraphs[-1].get(f"{_W14}paraId") or "") if paragraphs else ""
