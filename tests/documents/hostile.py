"""Files that nobody should let in, made from a sound one."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from drafting.documents.word.clean import write
from tests.documents.package_checker import parts
from tests.documents.samples import issued

SOUND = write(issued())
Members = dict[str, bytes]


def packed(members: Members) -> bytes:
    result = BytesIO()
    with ZipFile(result, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return result.getvalue()


def edited(change: Callable[[Members], object]) -> bytes:
    members = parts(SOUND)
    change(members)
    return packed(members)


def replaced(part: str, old: bytes, new: bytes) -> bytes:
    members = parts(SOUND)
    assert old in members[part]
    members[part] = members[part].replace(old, new)
    return packed(members)


def with_part(name: str, content: bytes) -> bytes:
    return edited(lambda members: members.update({name: content}))


RELATIONS = "word/_rels/document.xml.rels"
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def linked(kind: str, target: str, mode: str = "External") -> bytes:
    link = (
        f'<Relationship Id="x" Type="{TYPE}/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    )
    return replaced(RELATIONS, b"</Relationships>", link.encode())


def hidden(formatting: bytes) -> bytes:
    run = b"<w:r><w:rPr>" + formatting + b"</w:rPr><w:t>in secret</w:t></w:r></w:p>"
    members = parts(SOUND)
    members["word/document.xml"] = members["word/document.xml"].replace(b"</w:p>", run, 1)
    return packed(members)


def encrypted() -> bytes:
    """Set the flag that a member is encrypted, in both places where it stands."""
    data = bytearray(SOUND)
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        data[at + offset] |= 1
    return bytes(data)


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
DTD = b'<!DOCTYPE x [<!ENTITY a "b">]><w:document '
BOMB = b"<!--" + b"a" * 2_000_000 + b"-->"
