"""The story: the body of a document, paragraph by paragraph and run by run, with whose each run is."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from drafting.documents.tracking.found import Act, Former, FoundComment, FoundParagraph, FoundRun
from drafting.documents.word.acts import DELETIONS, INSERTIONS, act, is_on, name_of, value
from drafting.documents.word.anchors import paragraph_key
from drafting.documents.word.looks import Looks
from drafting.documents.word.markup import NAMESPACES, Element, W

# What a run shows for these; a paragraph is one line.
_SIGNS = {"tab": " ", "ptab": " ", "br": " ", "cr": " ", "noBreakHyphen": "\u2011", "softHyphen": ""}
_SKIPPED = {"pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "proofErr"}
_LEFT_OUT = {"drawing", "pict", "object"}
_RANGES = {"moveFromRangeStart": "moveFromRangeEnd", "moveToRangeStart": "moveToRangeEnd"}


@dataclass(frozen=True)
class _Making:
    """Whose the words are at a place in the tree."""

    inserted: Act | None = None
    deleted: Act | None = None
    moved: bool = False

    def within(self, element: Element) -> "_Making":
        """Return whose they are inside a change; the innermost says."""
        tag = str(element.tag)
        if tag in INSERTIONS:
            return replace(self, inserted=act(element), moved=INSERTIONS[tag])
        if tag in DELETIONS:
            return replace(self, deleted=act(element), moved=DELETIONS[tag])
        return self


@dataclass
class _Open:
    """A paragraph being read."""

    runs: list[FoundRun] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    started: list[UUID] = field(default_factory=list)
    covered: Counter[UUID] = field(default_factory=Counter)
    moves: list[str] = field(default_factory=list)


class Story:
    """One reading of a body; `note_key` gives the key of a reference's footnote, None where there is none."""

    def __init__(
        self,
        looks: Looks,
        note_key: Callable[[str, str], str | None],
        comments: Mapping[str, FoundComment],
    ) -> None:
        self.looks = looks
        self.note_key = note_key
        self.comments = comments
        self.about: dict[str, list[str]] = {}
        self.anchored: set[str] = set()
        self.left_out: list[str] = []
        self._bookmarks: dict[str, UUID] = {}
        self._ranges: dict[str, str] = {}
        self._commented: list[str] = []
        self._claims: list[tuple[list[UUID], Counter[UUID]]] = []
        self._cell = 0
        self._open = _Open()

    def paragraphs(self, body: Element) -> list[FoundParagraph]:
        """Return the paragraphs of a body, of its tables and of its content controls, in reading order."""
        found = list(self._blocks(body, _Making()))
        comments = {key: self._with_words(key, each) for key, each in self.comments.items()}
        settled = [
            replace(paragraph, comments=tuple(comments[key] for key in keys if key in comments))
            for paragraph, keys in found
        ]
        return _with_keys(settled, self._claims)

    def _with_words(self, key: str, comment: FoundComment) -> FoundComment:
        return replace(comment, about="".join(self.about.get(key, [])))

    def _blocks(self, element: Element, making: _Making) -> Iterator[tuple[FoundParagraph, list[str]]]:
        for child in element:
            name = name_of(child)
            if name == "p":
                yield self._paragraph(child, making)
            elif name == "tr":
                yield from self._blocks(child, _row(child, making))
            elif name == "tc":
                self._cell += 1
                yield from self._blocks(child, making)
                self._cell += 1
            elif name not in _SKIPPED and not self._noted(child, name):
                yield from self._blocks(child, making.within(child))

    def _paragraph(self, element: Element, making: _Making) -> tuple[FoundParagraph, list[str]]:
        here, self._open = self._open, _Open()
        self._open.started, self._open.comments = here.started, here.comments
        properties = element.find("w:pPr", NAMESPACES)
        self._open.moves = list(self._ranges.values())
        self._inline(element, making)
        look = self.looks.of(properties)
        mark = _mark(properties, making)
        done, self._open = self._open, _Open()
        self._claims.append((done.started, done.covered))
        found = FoundParagraph(
            tuple(done.runs),
            inserted=mark.inserted,
            deleted=mark.deleted,
            moved=mark.moved,
            moves=tuple(dict.fromkeys(done.moves)),
            reshaped=_reshaped(element),
            former=self._former(properties),
            style=look.style,
            level=look.level,
            figures=look.figures,
            centred=look.centred,
            bold=look.bold or _all_bold(element),
            cell=self._cell,
        )
        return found, done.comments

    def _former(self, properties: Element | None) -> Former | None:
        change = None if properties is None else properties.find("w:pPrChange", NAMESPACES)
        if change is None:
            return None
        look = self.looks.of(change.find("w:pPr", NAMESPACES))
        return Former(act(change), look.style, look.level, look.figures)

    def _inline(self, element: Element, making: _Making) -> None:
        for child in element:
            name = name_of(child)
            if name == "r":
                self._run(child, making)
            elif name not in _SKIPPED and not self._noted(child, name):
                self._inline(child, making.within(child))

    def _noted(self, child: Element, name: str) -> bool:
        """Take note of a range that begins or ends here; say whether there is nothing more to it."""
        number = value(child, "id")
        key = paragraph_key(value(child, "name")) if name == "bookmarkStart" else None
        if key is not None:
            self._bookmarks[number] = key
            self._open.started.append(key)
        elif name == "bookmarkEnd":
            self._bookmarks.pop(number, None)
        elif name in _RANGES:
            self._ranges[number] = value(child, "name")
            self._open.moves.append(value(child, "name"))
        elif name in _RANGES.values():
            self._ranges.pop(number, None)
        elif name == "commentRangeStart":
            self._commented.append(number)
            self._anchor(number)
        elif name == "commentRangeEnd" and number in self._commented:
            self._commented.remove(number)
        return name.endswith(("Start", "End")) or name in _LEFT_OUT or self._is_foreign(child, name)

    def _is_foreign(self, child: Element, name: str) -> bool:
        """Leave out what is no run of words, a formula for instance, but say that it was there."""
        if name:
            return False
        words = "".join(map(str, child.itertext())).strip()
        if words:
            self.left_out.append(words)
        return True

    def _anchor(self, number: str) -> None:
        if number in self.comments and number not in self.anchored:
            self.anchored.add(number)
            self._open.comments.append(number)

    def _run(self, element: Element, making: _Making) -> None:
        properties = element.find("w:rPr", NAMESPACES)
        italic = properties is not None and self._italic(properties)
        text = "".join(self._shown(child) for child in element)
        if not text:
            return
        for number in self._commented:
            self.about.setdefault(number, []).append(text)
        if making.inserted is None:
            self._open.covered.update({key: len(text) for key in self._bookmarks.values()})
        last = self._open.runs[-1] if self._open.runs else None
        run = FoundRun(text, making.inserted, making.deleted, making.moved, italic)
        if last is not None and replace(last, text="") == replace(run, text=""):
            self._open.runs[-1] = replace(last, text=last.text + text)
        else:
            self._open.runs.append(run)

    def _italic(self, properties: Element) -> bool:
        own = properties.find("w:i", NAMESPACES)
        if own is not None:
            return is_on(own)
        return self.looks.italic(value(properties.find("w:rStyle", NAMESPACES)))

    def _shown(self, child: Element) -> str:
        """Return what one element of a run shows as words."""
        name = name_of(child)
        if name in {"t", "delText"}:
            return str(child.text or "").replace("\n", " ").replace("\t", " ")
        if name in _SIGNS:
            return _SIGNS[name]
        if name in {"footnoteReference", "endnoteReference"}:
            key = self.note_key(name.removesuffix("Reference"), value(child, "id"))
            return f"{{fn:{key}}}" if key else ""
        if name == "commentReference":
            self._anchor(value(child, "id"))
        elif name in {"", "sym", "ruby", *_LEFT_OUT}:
            self._say_left_out(child, name)
        return ""

    def _say_left_out(self, child: Element, name: str) -> None:
        if name == "sym":
            self.left_out.append(f"{value(child, 'font')} {value(child, 'char')}".strip())
            return
        for words in (_words(each) for each in child.iter(f"{{{W}}}p", f"{{{W}}}rubyBase")):
            if words.strip() and words not in self.left_out:
                self.left_out.append(words)


def _words(element: Element) -> str:
    return "".join(str(each.text or "") for each in element.iter(f"{{{W}}}t"))


def _row(element: Element, making: _Making) -> _Making:
    """Return whose the cells are: a row that was inserted or deleted takes its words with it."""
    found = making
    for each in element.iterfind("w:trPr/*", NAMESPACES):
        found = found.within(each)
    return found


def _mark(properties: Element | None, making: _Making) -> _Making:
    found = making
    marks = () if properties is None else properties.iterfind("w:rPr/*", NAMESPACES)
    for each in marks:
        found = found.within(each)
    return found


def _reshaped(element: Element) -> tuple[Act, ...]:
    changes = [
        *element.iterfind("w:pPr/w:pPrChange", NAMESPACES),
        *element.iterfind("w:pPr/w:rPr/w:rPrChange", NAMESPACES),
        *element.iterfind(".//w:r/w:rPr/w:rPrChange", NAMESPACES),
    ]
    return tuple(dict.fromkeys(map(act, changes)))


def _all_bold(element: Element) -> bool:
    """Say whether every run with words is set in bold, as a typed heading is."""
    runs = [
        each for each in element.iterfind(".//w:r", NAMESPACES) if each.find("w:t", NAMESPACES) is not None
    ]
    return bool(runs) and all(is_on(each.find("w:rPr/w:b", NAMESPACES)) for each in runs)


def _with_keys(
    paragraphs: list[FoundParagraph], claims: list[tuple[list[UUID], Counter[UUID]]]
) -> list[FoundParagraph]:
    """Give each bookmark to the paragraphs whose own words it covers, or else to where it begins."""
    held = {key for _, covered in claims for key in covered}
    return [
        replace(each, keys=(*covered, *(key for key in dict.fromkeys(started) if key not in held)))
        for each, (started, covered) in zip(paragraphs, claims, strict=True)
    ]
