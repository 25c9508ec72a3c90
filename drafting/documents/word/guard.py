"""The door: what is let in is a Word file and nothing else, before anything reads its words.

Whatever goes wrong on the way is a refusal; nothing is guessed, followed or run.
"""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from drafting.documents.word.contents import Contents, contents
from drafting.documents.word.hidden_words import require_nothing_hidden
from drafting.documents.word.unreadable import (
    Damaged,
    FileTooLarge,
    NotWord,
    OldWord,
    OpenDocument,
    PasswordProtected,
    TooCompressed,
    TooManyParts,
    Truncated,
    UnpacksTooLarge,
    UnreadableFile,
)

_MEGABYTE = 1_000_000
_ENCRYPTED = 0x1
_HEAD = 16


@dataclass(frozen=True)
class Limits:
    """How large a file may be, in bytes, and how much of it a part may hold."""

    file: int = 5 * _MEGABYTE
    unpacked: int = 25 * _MEGABYTE
    ratio: int = 200
    parts: int = 500


LIMITS = Limits()
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP, _ZIP_END = b"PK\x03\x04", b"PK\x05\x06"
_BEGINNINGS = {
    b"%PDF": "pdf",
    b"{\\rtf": "rtf",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"<": "html",
    b"\x1f\x8b": "archive",
    b"7z\xbc\xaf": "archive",
    b"Rar!": "archive",
}
_SMALL = 100_000
"""Bytes up to which a part may be packed as tightly as it likes: styles repeat themselves."""


def admitted(data: bytes, limits: Limits = LIMITS) -> Contents:
    """Return the contents of a .docx that is safe to read.

    Raises a kind of UnreadableFile for any other file: one class for each reason. A file cannot make it raise
    anything else.
    """
    try:
        _require_word(data, limits)
        with ZipFile(BytesIO(data)) as archive:
            members = dict(_members(archive, limits))
        found = contents(members)
        require_nothing_hidden(found)
    except UnreadableFile:
        raise
    except Exception as error:
        raise Damaged(part="") from error
    return found


def _require_word(data: bytes, limits: Limits) -> None:
    """Look at how the file begins and ends, whatever it is called."""
    if len(data) > limits.file:
        raise FileTooLarge(size=len(data), limit=limits.file)
    if data.startswith(_COMPOUND):
        raise _compound(data)
    if not data.startswith(_ZIP):
        start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
        found = next((kind for sign, kind in _BEGINNINGS.items() if start.startswith(sign)), "unknown")
        raise NotWord(found=found if data else "empty")
    if _ZIP_END not in data[-66_000:]:
        raise Truncated


def _compound(data: bytes) -> UnreadableFile:
    """Tell an encrypted .docx from a .doc: both are kept in the same kind of container."""
    names = {name: name.encode("utf-16-le") in data for name in ("EncryptedPackage", "WordDocument")}
    if names["EncryptedPackage"]:
        return PasswordProtected()
    return OldWord() if names["WordDocument"] else NotWord(found="unknown")


def _members(archive: ZipFile, limits: Limits) -> Iterator[tuple[str, bytes]]:
    entries = archive.infolist()
    _require_modest(entries, limits)
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise PasswordProtected
    _require_sound_names([entry.filename for entry in entries])
    for entry in entries:
        yield entry.filename, _read(archive, entry)
        if entry.filename == "mimetype":
            raise OpenDocument


def _require_modest(entries: list[ZipInfo], limits: Limits) -> None:
    if len(entries) > limits.parts:
        raise TooManyParts(count=len(entries), limit=limits.parts)
    size = sum(entry.file_size for entry in entries)
    for entry in entries:
        ratio = entry.file_size // max(1, entry.compress_size)
        if ratio > limits.ratio and entry.file_size > _SMALL:
            raise TooCompressed(part=entry.filename, ratio=ratio, limit=limits.ratio)
    if size > limits.unpacked:
        raise UnpacksTooLarge(part="", size=size, limit=limits.unpacked)


def _require_sound_names(names: Iterable[str]) -> None:
    """A part has one name, and it is a place in the package."""
    seen: set[str] = set()
    for name in names:
        if name.lower() in seen or name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/"):
            raise Damaged(part=name[:100])
        seen.add(name.lower())


def _read(archive: ZipFile, entry: ZipInfo) -> bytes:
    """Unpack a member, its checksum verified; of what is no XML only the beginning is kept."""
    try:
        with archive.open(entry) as member:
            content = member.read(entry.file_size + 1)
    except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise Damaged(part=entry.filename[:100]) from error
    return content if entry.filename.lower().endswith((".xml", ".rels")) else content[:_HEAD]


__all__ = ["LIMITS", "Contents", "Limits", "admitted"]
