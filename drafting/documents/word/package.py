"""The package: parts in, one .docx out, the same bytes for the same parts."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.shared import Twips
from lxml import etree

from drafting.documents.values import IssuedText
from drafting.documents.word import profile as paper
from drafting.documents.word.footnotes import without_tokens
from drafting.documents.word.markup import Element, flag, linked, serialise, w
from drafting.documents.word.profile import Profile
from drafting.documents.word.tongue import Tongue

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE = f"{_PACKAGE}/metadata/core-properties"
_CORE_RELATIONSHIP = f"{_PACKAGE}/relationships/metadata/core-properties"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VARIANT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_OLDEST = (1980, 1, 1, 0, 0, 0)  # the first day a zip archive can name
_LONGEST_PROPERTY = 255


class Furnishing(NamedTuple):
    """A head or foot: the file it is kept in, "header" or "footer", the pages it is for."""

    file: str
    kind: str
    pages: str


FURNISHINGS = (
    Furnishing("header1", "header", "first"),
    Furnishing("header2", "header", "even"),
    Furnishing("header3", "header", "default"),
    Furnishing("footer1", "footer", "first"),
    Furnishing("footer2", "footer", "even"),
    Furnishing("footer3", "footer", "default"),
)
_KINDS = {name: name for name in ("styles", "settings", "numbering", "footnotes", "comments")} | {
    each.file: each.kind for each in FURNISHINGS
}


def assemble(
    body: Iterable[Element],
    parts: Mapping[str, Element],
    issued: IssuedText,
    profile: Profile,
    *,
    tracking: bool = False,
    properties: Mapping[str, str] | None = None,
) -> bytes:
    """Return the .docx of `body`; `parts` holds the roots of styles, numbering, footnotes, heads and feet.

    With `tracking`, Word marks what is changed from now on. `properties` are the file's custom ones.
    """
    tongue = Tongue(issued.language)
    parts = {**parts, "settings": _settings(tracking=tracking)}
    document = docx.Document(BytesIO(_blank(parts, tongue, properties or {})))
    section = document.element.body[0]
    for element in body:
        section.addprevious(element)
    _lay_out(document, profile)
    _describe(document, issued, tongue)
    saved = BytesIO()
    document.save(saved)
    return repacked(saved.getvalue())


def repacked(package: bytes) -> bytes:
    """Return the package with its members in order and their dates fixed: equal texts give equal files."""
    result = BytesIO()
    with ZipFile(BytesIO(package)) as read, ZipFile(result, "w") as written:
        for name in sorted(read.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            member = ZipInfo(name, _OLDEST)
            member.create_system = 0
            written.writestr(member, read.read(name), ZIP_DEFLATED)
    return result.getvalue()


def _blank(parts: Mapping[str, Element], tongue: Tongue, properties: Mapping[str, str]) -> bytes:
    """Return the package with an empty body, for python-docx to open."""
    result = BytesIO()
    with ZipFile(result, "w") as written:
        written.writestr("[Content_Types].xml", serialise(_content_types(parts, properties)))
        written.writestr("_rels/.rels", serialise(_package_relationships(properties)))
        written.writestr("docProps/core.xml", serialise(_core()))
        if properties:
            written.writestr("docProps/custom.xml", serialise(_custom(properties)))
        written.writestr("word/document.xml", serialise(_empty_document(tongue)))
        written.writestr("word/_rels/document.xml.rels", serialise(_relationships(parts)))
        for name, root in parts.items():
            written.writestr(f"word/{name}.xml", serialise(root))
    return result.getvalue()


def _core() -> Element:
    return etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE})


def _custom(properties: Mapping[str, str]) -> Element:
    """Word wants one and the same format id on each, and numbers from 2."""
    root = etree.Element(f"{{{CUSTOM}}}Properties", nsmap={"op": CUSTOM, "vt": _VARIANT})
    for number, (name, value) in enumerate(properties.items(), start=2):
        each = etree.SubElement(root, f"{{{CUSTOM}}}property", fmtid=_FORMAT, pid=str(number), name=name)
        etree.SubElement(each, f"{{{_VARIANT}}}lpwstr").text = value
    return root


def _content_types(parts: Iterable[str], properties: Mapping[str, str]) -> Element:
    space = f"{_PACKAGE}/content-types"
    root = etree.Element(f"{{{space}}}Types")
    etree.SubElement(root, f"{{{space}}}Default", Extension="xml", ContentType="application/xml")
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    etree.SubElement(root, f"{{{space}}}Default", Extension="rels", ContentType=relations)
    kinds = {f"/word/{name}.xml": f"{_WORD_TYPE}{_KINDS[name]}+xml" for name in parts}
    kinds["/word/document.xml"] = f"{_WORD_TYPE}document.main+xml"
    kinds["/docProps/core.xml"] = _CORE_TYPE
    if properties:
        kinds["/docProps/custom.xml"] = _CUSTOM_TYPE
    for name, kind in kinds.items():
        etree.SubElement(root, f"{{{space}}}Override", PartName=name, ContentType=kind)
    return root


def _package_relationships(properties: Mapping[str, str]) -> Element:
    rows = [
        ("document", f"{_OFFICE}/officeDocument", "word/document.xml"),
        ("core", _CORE_RELATIONSHIP, "docProps/core.xml"),
        ("custom", f"{_OFFICE}/custom-properties", "docProps/custom.xml"),
    ]
    return _relations(rows if properties else rows[:2])


def _relationships(parts: Iterable[str]) -> Element:
    return _relations((name, f"{_OFFICE}/{_KINDS[name]}", f"{name}.xml") for name in parts)


def _relations(rows: Iterable[tuple[str, str, str]]) -> Element:
    space = f"{_PACKAGE}/relationships"
    root = etree.Element(f"{{{space}}}Relationships")
    for name, kind, target in rows:
        etree.SubElement(root, f"{{{space}}}Relationship", Id=f"rId_{name}", Type=kind, Target=target)
    return root


def _empty_document(tongue: Tongue) -> Element:
    references = (
        linked(w(f"{each.kind}Reference", type=each.pages), f"rId_{each.file}") for each in FURNISHINGS
    )
    return w("document", w("body", w("sectPr", *references, flag("bidi", on=tongue.rtl))))


def _settings(*, tracking: bool) -> Element:
    """The order of the children is the schema's: Word calls a file that has another one damaged."""
    modern = w(
        "compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15
    )
    separators = w("footnotePr", w("footnote", id=-1), w("footnote", id=0))
    return w(
        "settings",
        w("zoom", percent=100),
        flag("trackRevisions", on=tracking),
        w("defaultTabStop", val=475),
        w("characterSpacingControl", val="doNotCompress"),
        separators,
        w("compat", modern),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )


def _lay_out(document: Document, profile: Profile) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = (Twips(length) for length in profile.size)
    section.left_margin = section.right_margin = Twips(paper.MARGIN_SIDE)
    section.top_margin, section.bottom_margin = Twips(paper.MARGIN_TOP), Twips(paper.MARGIN_BOTTOM)
    section.header_distance, section.footer_distance = (
        Twips(paper.HEADER_DISTANCE),
        Twips(paper.FOOTER_DISTANCE),
    )
    section.gutter = Twips(0)
    section.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True


def _describe(document: Document, issued: IssuedText, tongue: Tongue) -> None:
    """Fill in the properties with what is on the page, and nothing of who made it when."""
    day = datetime.combine(issued.date, time(), UTC)
    about = document.core_properties
    about.title = without_tokens(issued.title)[:_LONGEST_PROPERTY]
    about.author = issued.organ[:_LONGEST_PROPERTY]
    about.identifier = issued.symbol[:_LONGEST_PROPERTY]
    about.language = tongue.tag[:_LONGEST_PROPERTY]
    about.created = about.modified = day
