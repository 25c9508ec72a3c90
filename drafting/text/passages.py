"""Passages: "paragraphs 3 (a), (b) and 5 to 7 above" in all their parts, English and Russian."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from drafting.text.ordinals import Ordinal, find_ordinals
from drafting.text.paths import MARKS, NUMBER, NUMERALS, Path, path_of, rooted

_KEYWORD = re.compile(
    r"\b(?:sub-?)?paragraph(s)?\s+|\bpara(s)?\.\s*"
    r"|\b(?:под)?пункт(ы|ов|ам|ах|ами)?(?:а|е|у|ом)?\s+|(?<!\bт\.\s)(?<!\bт\.)\bп(п)?\.\s*",
    re.IGNORECASE,
)
_PREAMBULAR = re.compile(r"\s(?:preambular\s+paragraphs?|пункт\w{0,3}\s+преамбулы)\b", re.IGNORECASE)
_ITEM = re.compile(rf"(?P<number>{NUMBER})?(?P<marks>{MARKS})")
_LINK = re.compile(r"(?P<to>\s*[–-]\s*|\s+(?:to|through|по)\s+)|,?\s+(?:and|or|и|или)\s+|,\s+")
_DIRECTION = re.compile(r",?\s+(?P<word>(?P<above>above|выше)|below|ниже)\b", re.IGNORECASE)
# No path is longer; a text of nothing but "subparagraph (a) of" must not grow one without end.
_DEEPEST = 4
_OWNED = re.compile(r"\s+(?:of\s+)?")

# How far back to look for the document that is spoken of.
_WINDOW = 140
_DOCUMENTS = (
    r"(?<!present\s)(?<!this\s)(?<!настоящей\s)(?<!настоящего\s)\b(?:articles?|sections?|chapters?|annex|resolutions?|decisions?"
    r"|стать\w+|раздел\w*|приложени\w+|резолюци\w+|решени\w+)\b"
)
_PAPERS = r"(?:\b(?:reports?|charter|conventions?|доклад\w*|устав\w*|конвенци\w+)\b|\b[A-Z]{1,4}/)"
_IN_OTHER = re.compile(rf"(?:\bpreambular|{_DOCUMENTS}[^,;]{{0,60}},(?:\s+(?:in|в))?)\s+$", re.IGNORECASE)
_IN_PAPER = re.compile(
    rf"(?:{_DOCUMENTS}|{_PAPERS})[^,;]{{0,60}}(?:,(?:\s+(?:in|в))?\s+|\($)$", re.IGNORECASE
)
_OF_OTHER = re.compile(
    r",?\s+of\s+(?!(?:(?:the\s+)?(?:present|draft)|our|this(?!\s+(?:article|section|annex)))\b)|,?\s+thereof\b"
    r"|\s+in\s+(?:(?:its|the|general|security|assembly|council)\s+){0,4}(?:resolution|decision)s?\b"
    r"|\s+(?:(?:ее|её|его|их|своей|своего|этой|этого|той\s+же|указанной|вышеупомянутой)\s+)?"
    r"(?:постановляющей\s+части\s+|преамбулы\s+)?"
    r"(?:(?:стать|резолюц|решени|доклад|устав|соглашени|конвенц|пакт|протокол|стратег|декларац|приложени|плана"
    r"|раздел|глав|повестк)\w*"
    r"|преамбулы|(?-i:[А-ЯЁ]\w+))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a passage: `text[start:end]` is "3 (a)" or "(b)", its path ("3", "(b)").

    `said` is how many steps of the path stand in these words; `to` says that it ends a range which the
    item before begins.
    """

    start: int
    end: int
    path: Path
    said: int
    to: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that name paragraphs of this text, from the keyword at `start` to the end of the last item.

    `word` is the span of "above" or "below". `owner` is the path of "of paragraph 3" behind "(a)".
    `several` says that the keyword is plural, `ordinal` that the items are ordinals of the preamble.
    """

    start: int
    end: int
    items: tuple[Item, ...]
    several: bool
    direction: str = ""
    word: tuple[int, int] = (0, 0)
    owner: Path = ()
    ordinal: bool = False
    foreign: bool = False


def find_passages(text: str) -> tuple[Passage, ...]:
    """Return the passages of a text that speak of its own paragraphs, in order. Time linear in the text."""
    found = sorted((*_numbered(text), *_preambular(text)), key=lambda each: each.start)
    return tuple(each for each in _owned(text, found) if not each.foreign)


def _numbered(text: str) -> Iterator[Passage]:
    for keyword in _KEYWORD.finditer(text):
        several = any(keyword.groups())
        if items := tuple(_listed(text, keyword.end(), several=several)):
            yield _closed(text, Passage(keyword.start(), items[-1].end, items, several), items[-1].end)


def _closed(text: str, passage: Passage, end: int) -> Passage:
    """Add what follows a passage that ends at `end`, and whether it speaks of another document."""
    found = _DIRECTION.match(text, end)
    foreign = _is_foreign(text, passage.start, end, directed=found is not None)
    if not found:
        return replace(passage, foreign=foreign)
    side = "above" if found["above"] else "below"
    return replace(passage, direction=side, word=found.span("word"), foreign=foreign)


def _is_foreign(text: str, start: int, end: int, *, directed: bool) -> bool:
    """Say whether the words around show another document; "above" and "below" are said of this one."""
    before = text[max(0, start - _WINDOW) : start]
    if _IN_OTHER.search(before):
        return True
    return not directed and bool(_IN_PAPER.search(before) or _OF_OTHER.match(text, end))


def _listed(text: str, at: int, *, several: bool) -> Iterator[Item]:
    """Read "3 (a), (b) and 5 to 7"; after a singular word only sub-paragraphs may follow."""
    before: Path = ()
    to = False
    while (found := _ITEM.match(text, at)) and found[0] and (several or not before or not found["number"]):
        said = path_of(found["number"], found["marks"])
        before = _whole(said, before)
        yield Item(at, found.end(), before, len(said), to)
        link = _LINK.match(text, found.end())
        if not link:
            return
        at, to = link.end(), bool(link["to"])


def _whole(said: Path, before: Path) -> Path:
    """Return the path of an item of a list; what it does not say it has from the item before."""
    if rooted(said) or not before:
        return said
    if said[0] in NUMERALS and before[-1] in NUMERALS:
        return (*before[:-1], *said)
    return (*before[: int(rooted(before))], *said)


def _preambular(text: str) -> Iterator[Passage]:
    """Find "the tenth and eleventh preambular paragraphs", whose ordinals stand before the keyword."""
    heads = tuple(_PREAMBULAR.finditer(text))
    ordinals = tuple(find_ordinals(text)) if heads else ()
    ending = {ordinal.end: index for index, ordinal in enumerate(ordinals)}
    for head in heads:
        if head.start() in ending:
            items = tuple(_run(text, ordinals, ending[head.start()]))[::-1]
            passage = Passage(items[0].start, items[-1].end, items, len(items) > 1, ordinal=True)
            yield _closed(text, passage, head.end())


def _run(text: str, ordinals: tuple[Ordinal, ...], last: int) -> Iterator[Item]:
    """Go back along a list of ordinals from its last."""
    more = True
    while more:
        start, end, number = ordinals[last]
        link = _LINK.fullmatch(text, ordinals[last - 1].end, start) if last else None
        yield Item(start, end, (f"PP{number}",), 1, bool(link and link["to"]))
        more, last = link is not None, last - 1


def _owned(text: str, found: Iterable[Passage]) -> list[Passage]:
    """Give "subparagraph (b) of" the path of the passage that follows it."""
    passages: list[Passage] = []
    for each in reversed(tuple(found)):
        after = passages[-1] if passages else None
        owned = after and not rooted(each.items[0].path) and _OWNED.fullmatch(text, each.end, after.start)
        passages.append(_given(each, after) if owned and after else each)
    return passages[::-1]


def _given(passage: Passage, after: Passage) -> Passage:
    owner = after.items[0].path[:_DEEPEST]
    items = tuple(replace(item, path=(*owner, *item.path)) for item in passage.items)
    return replace(passage, items=items, owner=owner, direction=after.direction, foreign=after.foreign)
