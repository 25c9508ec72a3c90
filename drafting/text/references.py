"""References: where a paragraph speaks of another paragraph of the same text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from drafting.text.labels import marker

_ORDINALS = "bis|ter|quater|quinquies|sexies|septies|octies|novies|decies"
_NUMBER = rf"\d{{1,4}}(?:\s(?:{_ORDINALS}|alt(?:\s\d{{1,2}})?|\(\d\d\))(?!\w))*(?![\w/])"
_MARKER = r"\s?\(?(?:[ivxl]+|[a-z]{1,2})\)"
_KEYWORD = re.compile(
    r"\b(?:sub-?)?paragraph(s?)\s+|\b(?:под)?пункт(ы|ов|ам|ах|ами)?(?:а|е|у|ом)?\s+", re.IGNORECASE
)
_ITEM = re.compile(rf"(?P<number>{_NUMBER})?(?P<markers>(?:{_MARKER})*)")
_LINK = re.compile(r"(?P<to>\s*[–-]\s*|\s+(?:to|through|по)\s+)|,?\s+(?:and|or|и|или)\s+|,\s+")
_DIRECTION = re.compile(r",?\s+(above|below|выше|ниже)\b", re.IGNORECASE)
_DIRECTIONS = {"above": "above", "выше": "above", "below": "below", "ниже": "below"}
_NUMBERS = tuple(map(str, range(1, 1000)))
_LETTERS = tuple(marker(1, place) for place in range(1, 53))
_NUMERALS = tuple(marker(2, place) for place in range(1, 40))

Path = tuple[str, ...]

# What shows that the paragraph stands in another document.
_OTHER_BEFORE = re.compile(
    r"(?:\bpreambular|\b(?:articles?|sections?|chapters?|annex|resolutions?|decisions?|стать\w+|резолюци\w+|решени\w+)"
    r"\s[^,;]{0,60},(?:\s+(?:in|в))?)\s+$",
    re.IGNORECASE,
)
_OTHER_AFTER = re.compile(
    r",?\s+of\s+(?!(?:the\s+present|this|our)\b)|,?\s+thereof\b"
    r"|\s+(?:(?:ее|её|его|их|своей|своего|этой|этого|указанной|вышеупомянутой)\s+)?"
    r"(?:постановляющей\s+части\s+|преамбулы\s+)?"
    r"(?:(?:стать|резолюц|решени|доклад|устав|соглашени|конвенц|пакт|протокол|стратег|декларац|приложени|плана)\w*"
    r"|преамбулы|(?-i:[А-ЯЁ]\w+))",
    re.IGNORECASE,
)
_LABEL = re.compile(rf"(?:OP)?(?P<number>{_NUMBER})?(?P<markers>(?:{_MARKER})*)")


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of a paragraph: `text[start:end]` is "3 (a)", its path ("3", "(a)").

    `direction` is "above", "below" or "", in any language. A path that begins with a marker is a
    sub-paragraph of the paragraph that speaks.
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
    return tuple(reference for keyword in _KEYWORD.finditer(text) for reference in _mentioned(text, keyword))


def broken_by(texts: Mapping[str, str], gone: str) -> tuple[tuple[str, Reference], ...]:
    """Return which texts (by label, "OP3 (c)") refer to the paragraph labelled `gone` or what is under it.

    What stands under `gone` itself goes with it and is not counted. A label that is no operative
    paragraph's ("PP4") is referred to by nobody.
    """
    lost = _place(gone)
    return tuple(
        (label, reference)
        for label, text in texts.items()
        if lost and not _under(_place(label), lost)
        for reference in find_references(text)
        if _under(_absolute(reference, label), lost)
    )


def _mentioned(text: str, keyword: re.Match[str]) -> Iterator[Reference]:
    listed = tuple(_listed(text, keyword.end(), several=any(keyword.groups())))
    if not listed:
        return
    end = listed[-1].end
    direction = _DIRECTION.match(text, end)
    if _OTHER_BEFORE.search(text, 0, keyword.start()) or (not direction and _OTHER_AFTER.match(text, end)):
        return
    for reference in listed:
        yield replace(reference, direction=_DIRECTIONS[direction[1].lower()] if direction else "")


def _listed(text: str, at: int, *, several: bool) -> Iterator[Reference]:
    """Read "3 (a), (b) and 5 to 7"; after a singular word only sub-paragraphs may follow."""
    before: Path = ()
    begun = -1
    while (item := _ITEM.match(text, at)) and item[0] and (several or not before or not item["number"]):
        path = _path(item, before)
        if begun >= 0:
            yield from (Reference(begun, item.end(), passed, "") for passed in _passed(before, path))
        yield Reference(at, item.end(), path, "")
        link = _LINK.match(text, item.end())
        if not link:
            return
        begun = at if link["to"] else -1
        before, at = path, link.end()


def _path(item: re.Match[str], before: Path = ()) -> Path:
    """Return the path of an item of a list; what it does not say it has from the item before."""
    markers = tuple(f"({marker})" for marker in re.findall(r"\w+", item["markers"]))
    if item["number"]:
        return (" ".join(item["number"].split()), *markers)
    if before and markers[0] in _NUMERALS and before[-1] in _NUMERALS:
        return (*before[:-1], *markers)
    return (*_paragraph(before), *markers)


def _paragraph(path: Path) -> Path:
    """Return the paragraph that a path names, if it names one."""
    return () if path[:1] and path[0].startswith("(") else path[:1]


def _passed(first: Path, last: Path) -> Iterator[Path]:
    """Return the paths that a range passes over."""
    if first[:-1] != last[:-1]:
        return
    for family in (_NUMBERS, _NUMERALS, _LETTERS):
        if first[-1] in family and last[-1] in family:
            yield from (
                (*first[:-1], name) for name in family[family.index(first[-1]) + 1 : family.index(last[-1])]
            )
            return


def _place(label: str) -> Path:
    """Return the path that a label stands for; none for what is not operative."""
    found = _LABEL.fullmatch(label)
    return _path(found) if found else ()


def _absolute(reference: Reference, label: str) -> Path:
    if _paragraph(reference.path):
        return reference.path
    return (*_paragraph(_place(label)), *reference.path)


def _under(path: Path, lost: Path) -> bool:
    return path[: len(lost)] == lost
