"""References: where a paragraph speaks of another paragraph of the same text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

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
_WIDEST = 100

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
    path: tuple[str, ...]
    direction: str


def find_references(text: str) -> tuple[Reference, ...]:
    """Return the references to paragraphs of this same text, in order, English and Russian.

    Each paragraph of a list or a range has its own; of "paragraphs 3 to 5" the middle one spans all of it.
    "paragraph 3 of resolution 60/288" refers to another document and is left out.
    """
    return tuple(reference for keyword in _KEYWORD.finditer(text) for reference in _mentioned(text, keyword))


def broken_by(texts: Mapping[str, str], gone: str) -> tuple[tuple[str, Reference], ...]:
    """Return which of `texts` (by label, "OP3 (c)") refer to the paragraph labelled `gone` or to anything under it.

    What stands under `gone` itself goes with it and is not counted. A label that is no operative
    paragraph's ("PP4") is referred to by nobody.
    """
    lost = _path(gone)
    return tuple(
        (label, reference)
        for label, text in texts.items()
        if lost and not _under(_path(label), lost)
        for reference in find_references(text)
        if _under(_absolute(reference, label), lost)
    )


def _mentioned(text: str, keyword: re.Match[str]) -> Iterator[Reference]:
    listed = tuple(_listed(text, keyword.end(), several=any(keyword.groups())))
    if not listed:
        return
    end = listed[-1].end
    direction = _DIRECTION.match(text, end)
    if not direction and (_OTHER_BEFORE.search(text, 0, keyword.start()) or _OTHER_AFTER.match(text, end)):
        return
    for reference in listed:
        yield replace(reference, direction=_DIRECTIONS[direction[1].lower()] if direction else "")


def _listed(text: str, at: int, *, several: bool) -> Iterator[Reference]:
    """Read "3 (a), (b) and 5 to 7"; after a singular word only sub-paragraphs may follow."""
    before: Reference | None = None
    ranged: int | None = None
    while (item := _ITEM.match(text, at)) and item[0] and (before is None or several or not item["number"]):
        markers = tuple(f"({marker})" for marker in re.findall(r"\w+", item["markers"]))
        if not item["number"] and before:
            markers = (*before.path[:1], *markers)
        here = Reference(
            at, item.end(), (" ".join(item["number"].split()), *markers) if item["number"] else markers, ""
        )
        if before and ranged is not None:
            yield from _between(before, here)
        yield here
        link = _LINK.match(text, item.end())
        if not link:
            return
        before, ranged, at = here, (link.end() if link["to"] else None), link.end()


def _between(first: Reference, last: Reference) -> Iterator[Reference]:
    """Return the paragraphs that a range passes over."""
    if first.path[0].isdigit() and last.path[0].isdigit():
        passed = range(int(first.path[0]) + 1, int(last.path[0]))
        for number in passed[:_WIDEST]:
            yield Reference(first.start, last.end, (str(number),), "")


def _path(label: str) -> tuple[str, ...]:
    found = _LABEL.fullmatch(label)
    if not found:
        return ()
    markers = (f"({marker})" for marker in re.findall(r"\w+", found["markers"]))
    return (*([found["number"]] if found["number"] else []), *markers)


def _absolute(reference: Reference, label: str) -> tuple[str, ...]:
    if reference.path[0].startswith("("):
        return (*_path(label)[:1], *reference.path)
    return reference.path


def _under(path: tuple[str, ...], lost: tuple[str, ...]) -> bool:
    return path[: len(lost)] == lost
