"""Anchors: hidden bookmarks by which a paragraph or a footnote is known again when the file comes back.

Word and LibreOffice keep bookmarks, hidden ones too, where paragraph ids and content controls get lost. A
name may have 40 letters, digits and underscores; one that begins with an underscore is hidden.
"""

import re
from collections.abc import Sequence
from uuid import UUID

from drafting.documents.word.markup import Element, w

_PARAGRAPH, _NOTE = "_rt_", "_rn_"
_PARAGRAPH_NAME = re.compile(rf"{_PARAGRAPH}([0-9a-f]{{32}})")
_NOTE_NAME = re.compile(rf"{_NOTE}((?:[0-9a-f]{{2}})+)")
_LONGEST = 40


def paragraph_anchor(key: UUID) -> str:
    """Return the bookmark's name of a paragraph."""
    return f"{_PARAGRAPH}{key.hex}"


def paragraph_key(name: str) -> UUID | None:
    """Return the paragraph that a bookmark stands for, None for any other bookmark."""
    found = _PARAGRAPH_NAME.fullmatch(name)
    return UUID(found[1]) if found else None


def note_anchor(key: str) -> str | None:
    """Return the bookmark's name of a footnote, None for a key too long to be one (18 bytes fit)."""
    name = f"{_NOTE}{key.encode().hex()}"
    return name if name != _NOTE and len(name) <= _LONGEST else None


def note_key(name: str) -> str | None:
    """Return the key of the footnote that a bookmark stands for, None for any other bookmark."""
    found = _NOTE_NAME.fullmatch(name)
    try:
        return bytes.fromhex(found[1]).decode() if found else None
    except UnicodeDecodeError:
        return None


def anchored(name: str, number: int, content: Sequence[Element]) -> list[Element]:
    """Return the content between the two ends of a bookmark."""
    return [w("bookmarkStart", id=number, name=name), *content, w("bookmarkEnd", id=number)]
