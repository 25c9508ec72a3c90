"""What is in a package: its parts by the links that lead to them, looked through before they are read."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from lxml import etree

from drafting.documents.word.markup import Element
from drafting.documents.word.unreadable import (
    Damaged,
    DeclaresEntities,
    HasMacros,
    HasObjects,
    NotWord,
    PointsOutside,
    StrictWord,
    TooIntricate,
    UnpacksTooLarge,
)

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT = "http://purl.oclc.org/ooxml/"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_KINDS = {"spreadsheetml": "spreadsheet", "presentationml": "presentation", "visio": "drawing"}
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NESTED = (
    "/oleobject",
    "/package",
    "/afchunk",
    "/control",
    "/activexcontrolbinary",
    "/subdocument",
    "/frame",
)
_LOCAL = re.compile(r"(?:file:/{3,})?(?:[A-Za-z]:[\\/]|[^:/\\]+\Z)")
_LARGEST, _MOST = 8_000_000, 300_000
"""Bytes, and tags and attributes, of a part that is read: each takes some hundred bytes more as a tree."""


@dataclass(frozen=True)
class Contents:
    """The roots of the parts that hold words, None for those that are not there, and the custom properties.

    `others` are the roots of further parts with words (heads, feet, endnotes), by their names.
    """

    document: Element
    footnotes: Element | None = None
    comments: Element | None = None
    replies: Element | None = None
    styles: Element | None = None
    numbering: Element | None = None
    others: Mapping[str, Element] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)


def contents(members: Mapping[str, bytes]) -> Contents:
    """Return what the members of a package hold. Raises UnreadableFile for what is no plain Word file."""
    types = members.get("[Content_Types].xml")
    if types is None or "_rels/.rels" not in members:
        raise NotWord(found="archive")
    for name, content in members.items():
        _require_plain(name, content)
    _require_document(parsed("[Content_Types].xml", types))
    links = {name: list(_links(name, members[name])) for name in members if name.endswith(".rels")}
    main = next((link.target for link in links["_rels/.rels"] if link.kind == "officeDocument"), "")
    if main not in members:
        raise Damaged(part=main or "_rels/.rels")
    folder, _, file = main.rpartition("/")
    own = links.get(posixpath.join(folder, "_rels", f"{file}.rels"), [])
    roots = {link.kind: parsed(link.target, members[link.target]) for link in own if _is_read(link, members)}
    others = {
        link.target: parsed(link.target, members[link.target])
        for link in own
        if link.kind in {"header", "footer", "endnotes"} and link.target in members
    }
    properties = next((each.target for each in links["_rels/.rels"] if each.kind == "custom-properties"), "")
    return Contents(
        document=_document(main, members[main]),
        footnotes=roots.get("footnotes"),
        comments=roots.get("comments"),
        replies=roots.get("commentsExtended"),
        styles=roots.get("styles"),
        numbering=roots.get("numbering"),
        others=others,
        properties=_properties(properties, members.get(properties)),
    )


@dataclass(frozen=True)
class _Link:
    kind: str
    target: str


_READ = {"footnotes", "comments", "commentsExtended", "styles", "numbering"}


def _is_read(link: _Link, members: Mapping[str, bytes]) -> bool:
    return link.kind in _READ and link.target in members


def parsed(name: str, content: bytes) -> Element:
    """Return the root of a part, its entities never resolved. Raises Damaged, with the part's name."""
    if len(content) > _LARGEST:
        raise UnpacksTooLarge(part=name, size=len(content), limit=_LARGEST)
    count = content.count(b"<") + content.count(b"=")
    if count > _MOST:
        raise TooIntricate(part=name, count=count, limit=_MOST)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Damaged(part=name) from error
    about: Any = root.getroottree().docinfo
    if about.doctype:
        raise DeclaresEntities(part=name)
    return root


def _require_plain(name: str, content: bytes) -> None:
    """Refuse a program, a nested file and a declared document type, wherever in the package."""
    low = name.lower()
    if low.endswith(("vbaproject.bin", "vbadata.xml")):
        raise HasMacros(part=name)
    if "/embeddings/" in low or "/activex/" in low or "/afchunk" in low or content.startswith(_COMPOUND):
        raise HasObjects(part=name)
    if not low.endswith((".xml", ".rels")):
        return
    start = content[:4]
    wide = start[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in start
    if _DECLARATION.search(content.replace(b"\0", b"") if wide else content):
        raise DeclaresEntities(part=name)


def _require_document(types: Element) -> None:
    said = [str(each.get("ContentType") or "") for each in types]
    if any("macroEnabled" in each or "vbaProject" in each for each in said):
        raise HasMacros(part="[Content_Types].xml")
    if not any(each.startswith(_MAIN) and each.endswith(".main+xml") for each in said):
        found = next((kind for word, kind in _KINDS.items() if any(word in each for each in said)), "archive")
        raise NotWord(found=found)


def _links(name: str, content: bytes) -> Iterator[_Link]:
    folder = posixpath.dirname(posixpath.dirname(name))
    for each in parsed(name, content):
        kind, target = str(each.get("Type") or ""), str(each.get("Target") or "")
        if kind.startswith(_STRICT):
            raise StrictWord
        if kind.lower().endswith(_NESTED):
            raise HasObjects(part=target[:200])
        if each.get("TargetMode") == "External":
            _require_harmless(name, kind, target)
            continue
        place = (
            unquote(target).lstrip("/") if target.startswith("/") else posixpath.join(folder, unquote(target))
        )
        yield _Link(kind.rpartition("/")[2], posixpath.normpath(place))


def _require_harmless(part: str, kind: str, target: str) -> None:
    """A hyperlink waits to be clicked, a template on somebody's disk is nowhere: neither is followed."""
    if kind.endswith("/hyperlink") or (kind.endswith("/attachedTemplate") and _LOCAL.match(target)):
        return
    raise PointsOutside(part=part, target=target[:200])


def _document(name: str, content: bytes) -> Element:
    root = parsed(name, content)
    if str(root.tag).startswith(f"{{{_STRICT}"):
        raise StrictWord
    if not str(root.tag).endswith("}document"):
        raise Damaged(part=name)
    return root


def _properties(name: str, content: bytes | None) -> dict[str, str]:
    if content is None:
        return {}
    return {
        str(each.get("name") or ""): "".join(map(str, each.itertext()))
        for each in parsed(name, content).iterchildren(f"{{{_CUSTOM}}}property")
    }
