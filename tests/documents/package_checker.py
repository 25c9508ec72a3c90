"""What Word minds in a package and python-docx does not: found by reading every part."""

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

from lxml import etree

from tests.documents.revision_checker import REVISION_CHECKS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

# The children we write, in the order of the schema (wml.xsd, transitional).
ORDERS = {
    "pPr": "pStyle keepNext keepLines widowControl numPr pBdr shd tabs suppressAutoHyphens bidi spacing ind "
    "contextualSpacing jc outlineLvl rPr sectPr pPrChange",
    "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps strike color spacing w kern position sz szCs highlight u "
    "vertAlign rtl cs lang rPrChange",
    "sectPr": "headerReference footerReference footnotePr type pgSz pgMar lnNumType pgNumType cols titlePg bidi "
    "docGrid",
    "settings": "zoom trackRevisions documentProtection defaultTabStop evenAndOddHeaders "
    "characterSpacingControl footnotePr endnotePr compat rsids themeFontLang decimalSymbol listSeparator",
    "style": "name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "tblPr": "tblStyle bidiVisual tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd tcMar vAlign",
    "numbering": "abstractNum num",
}


def parts(package: bytes) -> dict[str, bytes]:
    """Return the members of a package by name."""
    with ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def problems(package: bytes) -> list[str]:
    """Return what is wrong with a package, in words; nothing for a sound one."""
    with ZipFile(BytesIO(package)) as archive:
        names = Counter(archive.namelist())
    twice = [f"{name} is there twice" for name, times in names.items() if times > 1]
    members = parts(package)
    try:
        roots = {name: etree.fromstring(content) for name, content in members.items()}
    except etree.XMLSyntaxError as error:
        return [*twice, f"not well-formed: {error}"]
    checks = (_content_types, _relationships, _styles, _numbers, _footnotes, _orders, _identities, _endings)
    checks = (*checks, *REVISION_CHECKS)
    return [*twice, *(problem for check in checks for problem in check(roots))]


def _content_types(roots: dict[str, etree._Element]) -> Iterator[str]:
    types = roots["[Content_Types].xml"]
    defaults = {each.get("Extension") for each in types.iter(f"{TYPES}Default")}
    named = [(each.get("PartName") or "").lstrip("/") for each in types.iter(f"{TYPES}Override")]
    yield from (f"type of a missing part {name}" for name in named if name not in roots)
    for name in roots:
        if name not in named and name.rpartition(".")[2] not in defaults:
            yield f"no content type for {name}"
        if name.startswith("word/") and "/_rels/" not in name and name not in named:
            yield f"{name} has only the type of any xml"


def _relationships(roots: dict[str, etree._Element]) -> Iterator[str]:
    for name, root in roots.items():
        if not name.endswith(".rels"):
            continue
        folder, _, file = name.rpartition("_rels/")
        for each in root:
            target = posixpath.normpath(folder + (each.get("Target") or ""))
            if each.get("TargetMode") == "External":
                yield f"{name} points outside: {each.get('Target')}"
            elif target not in roots:
                yield f"{name} points at the missing {target}"
        known = {each.get("Id") for each in root}
        if len(known) < len(root):
            yield f"{name} uses an id twice"
        source = roots.get(folder + file.removesuffix(".rels"))
        used = set() if source is None else {each.get(f"{R}id") for each in source.iter()} - {None}
        yield from (f"{name} lacks {each}" for each in used - known)


def values(roots: Iterable[etree._Element], tag: str, attribute: str = "val") -> list[str]:
    """Return an attribute of every element of that name."""
    return [each.get(f"{W}{attribute}") or "" for root in roots for each in root.iter(f"{W}{tag}")]


def _styles(roots: dict[str, etree._Element]) -> Iterator[str]:
    known = values([roots["word/styles.xml"]], "style", "styleId")
    for tag in ("pStyle", "rStyle", "basedOn", "next", "tblStyle"):
        yield from (f"no style {each}" for each in values(roots.values(), tag) if each not in known)
    names = values([roots["word/styles.xml"]], "name")
    yield from (f"{each} is named twice" for each, times in Counter(known + names).items() if times > 2)


def _numbers(roots: dict[str, etree._Element]) -> Iterator[str]:
    numbering = roots["word/numbering.xml"]
    lists = values([numbering], "num", "numId")
    kinds = values([numbering], "abstractNum", "abstractNumId")
    yield from (f"no list {each}" for each in values(roots.values(), "numId") if each not in lists)
    yield from (f"no levels {each}" for each in values([numbering], "abstractNumId") if each not in kinds)
    if len(set(lists)) < len(lists) or len(set(kinds)) < len(kinds):
        yield "two lists have one id"


def _footnotes(roots: dict[str, etree._Element]) -> Iterator[str]:
    notes = roots["word/footnotes.xml"]
    known = values([notes], "footnote", "id")
    if known[:2] != ["-1", "0"] or values([notes], "footnote", "type")[:2] != [
        "separator",
        "continuationSeparator",
    ]:
        yield "no separators"
    used = values([roots["word/document.xml"]], "footnoteReference", "id")
    if used != known[2:]:
        yield f"references {used}, footnotes {known[2:]}"
    if values([roots["word/settings.xml"]], "footnote", "id") != ["-1", "0"]:
        yield "the settings do not name the separators"


def _orders(roots: dict[str, etree._Element]) -> Iterator[str]:
    for name, root in roots.items():
        for tag, order in ORDERS.items():
            ranks = {f"{W}{each}": rank for rank, each in enumerate(order.split())}
            for element in root.iter(f"{W}{tag}"):
                found = [ranks.get(str(child.tag), -1) for child in element]
                if any(first > second for first, second in pairwise(found)) or -1 in found:
                    yield f"{name}: {tag} holds {[str(child.tag).removeprefix(W) for child in element]}"


def _identities(roots: dict[str, etree._Element]) -> Iterator[str]:
    counted = ("ins", "del", "moveFrom", "moveTo", "bookmarkStart", "rPrChange", "pPrChange")
    ranges = ("moveFromRangeStart", "moveToRangeStart", "commentRangeStart")
    used = Counter(each for tag in (*counted, *ranges) for each in values(roots.values(), tag, "id"))
    yield from (f"id {each} is used twice" for each, times in used.items() if times > 1)


def _endings(roots: dict[str, etree._Element]) -> Iterator[str]:
    """A cell, a head and a foot end with a paragraph, or Word calls the file damaged."""
    for name, root in roots.items():
        notes = () if name == "word/settings.xml" else root.iter(f"{W}footnote")
        for element in (*root.iter(f"{W}tc", f"{W}hdr", f"{W}ftr"), *notes):
            if not len(element) or element[-1].tag != f"{W}p":
                yield f"{name}: {str(element.tag).removeprefix(W)} does not end with a paragraph"
