"""The door lets a sound file in, and refuses every other with its own reason."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from drafting.documents.word.guard import Limits, admitted
from drafting.documents.word.unreadable import (
    Damaged,
    DeclaresEntities,
    FileTooLarge,
    HasHiddenText,
    HasMacros,
    HasObjects,
    NotWord,
    OldWord,
    OpenDocument,
    PasswordProtected,
    PointsOutside,
    StrictWord,
    TooCompressed,
    TooIntricate,
    TooManyParts,
    Truncated,
    UnpacksTooLarge,
    UnreadableFile,
)
from tests.documents.hostile import (
    BOMB,
    COMPOUND,
    DTD,
    RELATIONS,
    SOUND,
    TYPE,
    edited,
    encrypted,
    hidden,
    linked,
    packed,
    replaced,
    with_part,
)
from tests.documents.package_checker import parts

DOCUMENT = "word/document.xml"
OLE = "word/embeddings/oleObject1.bin"
STRICT = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
WIDE = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'

REFUSED: dict[str, tuple[bytes, type[UnreadableFile]]] = {
    "nothing": (b"", NotWord),
    "too large": (b"PK\x03\x04" + bytes(5_000_001), FileTooLarge),
    "words": (b"Dear Chair,", NotWord),
    "pdf": (b"%PDF-1.7 ...", NotWord),
    "rtf": (b"{\\rtf1 hello}", NotWord),
    "html": (b"\xef\xbb\xbf <html>", NotWord),
    "old word": (COMPOUND + "WordDocument".encode("utf-16-le"), OldWord),
    "another container": (COMPOUND, NotWord),
    "password": (COMPOUND + "EncryptedPackage".encode("utf-16-le"), PasswordProtected),
    "encrypted member": (encrypted(), PasswordProtected),
    "open document": (packed({"mimetype": b"application/vnd.oasis.opendocument.text"}), OpenDocument),
    "an archive": (packed({"photo.jpg": b"x"}), NotWord),
    "a spreadsheet": (replaced("[Content_Types].xml", b"wordprocessingml", b"spreadsheetml"), NotWord),
    "half a file": (SOUND[: len(SOUND) // 2], Truncated),
    "no main part": (replaced("_rels/.rels", b"word/document.xml", b"word/nowhere.xml"), Damaged),
    "broken markup": (replaced(DOCUMENT, b"</w:body>", b"</w:bod>"), Damaged),
    "another root": (edited(lambda m: m.update({DOCUMENT: b"<a/>"})), Damaged),
    "deep": (edited(lambda m: m.update({DOCUMENT: b"<a>" * 300 + b"</a>" * 300})), Damaged),
    "twice": (with_part("Word/Document.xml", b"<a/>"), Damaged),
    "up and away": (with_part("word/../../x", b"<a/>"), Damaged),
    "strict": (replaced("_rels/.rels", TYPE.encode(), STRICT), StrictWord),
    "a document type": (replaced(DOCUMENT, b"<w:document ", DTD), DeclaresEntities),
    "entities in any part": (
        with_part("customXml/item1.xml", b'<!DOCTYPE a SYSTEM "b"><a/>'),
        DeclaresEntities,
    ),
    "entities in wide letters": (with_part("customXml/item1.xml", WIDE.encode("utf-16")), DeclaresEntities),
    "macros": (with_part("word/vbaProject.bin", b"x"), HasMacros),
    "macros by type": (
        replaced("[Content_Types].xml", b"document.main", b"document.macroEnabled.main"),
        HasMacros,
    ),
    "an object": (with_part(OLE, b"x"), HasObjects),
    "an object under another name": (with_part("word/media/a.png", COMPOUND), HasObjects),
    "a chunk": (linked("aFChunk", "chunk.html", "Internal"), HasObjects),
    "a sub-document": (linked("subDocument", "other.docx"), HasObjects),
    "a remote template": (linked("attachedTemplate", "http://example.org/a.dotm"), PointsOutside),
    "a template on a share": (linked("attachedTemplate", "file://server/a.dotm"), PointsOutside),
    "a remote picture": (linked("image", "https://example.org/a.png"), PointsOutside),
    "hidden words": (hidden(b"<w:vanish/>"), HasHiddenText),
    "a hidden style": (hidden(b'<w:rStyle w:val="Secret"/>'), HasHiddenText),
    "a bomb": (with_part("word/bomb.xml", BOMB), TooCompressed),
    "many parts": (edited(lambda m: m.update({f"a{n}.xml": b"<a/>" for n in range(500)})), TooManyParts),
}
_style = (
    b'<w:style w:type="character" w:styleId="Secret"><w:name w:val="s"/><w:rPr><w:vanish/></w:rPr></w:style>'
)
_with_style = parts(REFUSED["a hidden style"][0])
_with_style["word/styles.xml"] = _with_style["word/styles.xml"].replace(
    b"</w:styles>", _style + b"</w:styles>"
)
REFUSED["a hidden style"] = (packed(_with_style), HasHiddenText)


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_its_reason(name: str) -> None:
    data, reason = REFUSED[name]
    with pytest.raises(UnreadableFile) as refused:
        admitted(data)
    assert type(refused.value) is reason
    assert refused.value.field == "file"


def test_each_reason_has_a_code_of_its_own() -> None:
    reasons = [UnreadableFile, *UnreadableFile.__subclasses__()]
    assert len({reason.code for reason in reasons}) == len(reasons)


def test_limits_are_the_callers() -> None:
    with pytest.raises(UnpacksTooLarge):
        admitted(SOUND, Limits(unpacked=10_000))
    with pytest.raises(FileTooLarge):
        admitted(SOUND, Limits(file=1_000))
    many = edited(lambda members: members.update({DOCUMENT: b"<a>" + b"<b/>" * 300_001 + b"</a>"}))
    with pytest.raises(TooIntricate):
        admitted(many, Limits(ratio=100_000))


HARMLESS = {
    "as it is": SOUND,
    "a hyperlink": linked("hyperlink", "https://example.org"),
    "a template on a disk": linked("attachedTemplate", r"file:///C:\Templates\UN.dotm"),
    "a template by its name": linked("attachedTemplate", "Normal.dotm"),
    "shown again": hidden(b'<w:vanish w:val="0"/>'),
    "a strange member": with_part("word/media/a.png", b"\x89PNG"),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_it_is_let_in(name: str) -> None:
    assert str(admitted(HARMLESS[name]).document.tag).endswith("}document")


places = st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255))


@settings(max_examples=300, deadline=None)
@given(st.lists(places, min_size=1, max_size=8))
def test_whatever_is_damaged_is_refused_or_reads_the_same(damage: list[tuple[int, int]]) -> None:
    data = bytearray(SOUND)
    for at, byte in damage:
        data[at] = byte
    try:
        found = admitted(bytes(data))
    except UnreadableFile:
        return
    words = etree.fromstring(parts(SOUND)[DOCUMENT]).itertext()
    assert "".join(map(str, found.document.itertext())) == "".join(map(str, words))


def test_parts_are_found_by_the_links_to_them() -> None:
    moved = edited(lambda members: members.update({"word/notes/f.xml": members.pop("word/footnotes.xml")}))
    members = parts(moved)
    members[RELATIONS] = members[RELATIONS].replace(b'"footnotes.xml"', b'"/word/notes/f.xml"')
    found = admitted(packed(members))
    assert found.footnotes is not None
    assert found.comments is None
    assert set(found.others) == {f"word/{kind}{at}.xml" for kind in ("header", "footer") for at in (1, 2, 3)}
