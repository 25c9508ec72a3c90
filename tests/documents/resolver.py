"""Accepting and rejecting as Word does it, written from the rules of the format and not from our code.

Rules: an insertion or arrival that is not kept goes with its words, a deletion or departure that is kept too;
a paragraph whose mark goes is joined to the next, which keeps its own properties; properties that changed
are the old ones unless the change is kept.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from tests.documents.package_checker import W, parts

Keep = Callable[[str], bool]
NEW, OLD = ("ins", "moveTo"), ("del", "moveFrom")


def everything(author: str) -> bool:
    return True


def nothing(author: str) -> bool:
    return False


def only(name: str) -> Keep:
    """Keep what bears this name, alone or with others."""
    return lambda author: name in author.split("; ")


@dataclass
class Resolved:
    style: str
    text: str


def resolved(package: bytes, keep: Keep) -> list[Resolved]:
    """Return the paragraphs of the body; a footnote stands in double braces where it is referred to."""
    members = parts(package)
    root = etree.fromstring(members["word/document.xml"])
    notes = etree.fromstring(members["word/footnotes.xml"]) if "word/footnotes.xml" in members else None
    texts = {} if notes is None else {each.get(f"{W}id"): note(each, keep) for each in notes}
    found, carried = [], ""
    for each in root.iter(f"{W}p"):
        carried += "".join(words(each, keep, texts))
        if not loses_its_mark(each, keep):
            found.append(Resolved(style(each, keep), carried))
            carried = ""
    assert carried == ""
    return found


def note(element: etree._Element, keep: Keep) -> str:
    return "".join("".join(words(each, keep, {})) for each in element.iter(f"{W}p"))


def words(element: etree._Element, keep: Keep, notes: dict[str | None, str]) -> Iterator[str]:
    for child in element:
        name = str(child.tag).removeprefix(W)
        if name in NEW and not keep(child.get(f"{W}author") or ""):
            continue
        if name in OLD and keep(child.get(f"{W}author") or ""):
            continue
        if name in ("t", "delText"):
            yield child.text or ""
        elif name == "footnoteReference":
            yield "{{" + notes[child.get(f"{W}id")] + "}}"
        elif name != "pPr":
            yield from words(child, keep, notes)


def loses_its_mark(element: etree._Element, keep: Keep) -> bool:
    marks = [each for tag in (*NEW, *OLD) for each in element.iterfind(f"{W}pPr/{W}rPr/{W}{tag}")]
    return any(
        keep(each.get(f"{W}author") or "") == (each.tag in {f"{W}{tag}" for tag in OLD}) for each in marks
    )


def style(element: etree._Element, keep: Keep) -> str:
    properties = element.find(f"{W}pPr")
    assert properties is not None
    change = properties.find(f"{W}pPrChange")
    if change is not None and not keep(change.get(f"{W}author") or ""):
        properties = change[0]
    found = properties.find(f"{W}pStyle")
    return "" if found is None else found.get(f"{W}val") or ""
