"""Who did what, as the elements of a file say it."""

from drafting.documents.tracking.found import Act
from drafting.documents.word.markup import Element, W

_UTC = "{http://schemas.microsoft.com/office/word/2023/wordml/word16du}dateUtc"
UNNAMED = "Author"
"""Word's own word for somebody whose name was taken out of the file."""

INSERTIONS = {f"{{{W}}}ins": False, f"{{{W}}}moveTo": True}
DELETIONS = {f"{{{W}}}del": False, f"{{{W}}}moveFrom": True}


def name_of(element: Element) -> str:
    """Return the element's name in Word's namespace, "" for one of another."""
    tag = str(element.tag)
    return tag[len(W) + 2 :] if tag.startswith(f"{{{W}}}") else ""


def value(element: Element | None, attribute: str = "val") -> str:
    """Return an attribute of Word's namespace, "" where it or the element is missing."""
    return "" if element is None else element.get(f"{{{W}}}{attribute}") or ""


def act(element: Element) -> Act:
    """Return by whom and when; Word writes the local time as if it were UTC, and newer ones the true time."""
    return Act(value(element, "author").strip() or UNNAMED, element.get(_UTC) or value(element, "date"))


def is_on(element: Element | None) -> bool:
    """Say whether a property such as `w:i` is there and not switched off."""
    return element is not None and value(element) not in {"0", "false", "off", "none"}
