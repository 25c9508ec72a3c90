"""WordprocessingML as a few words of Python."""

from lxml import etree

from drafting.documents.word.tongue import Tongue

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {"w": W, "r": R}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Element = etree._Element  # noqa: SLF001 - lxml names its only element type so


def w(name: str, /, *children: Element | None, **attributes: str | int) -> Element:
    """Return the element `w:name`; attributes are of the same namespace, None is no child."""
    element = etree.Element(f"{{{W}}}{name}", nsmap=NAMESPACES)
    for key, value in attributes.items():
        element.set(f"{{{W}}}{key}", str(value))
    element.extend([child for child in children if child is not None])
    return element


def linked(element: Element, relationship: str) -> Element:
    """Return the element with its `r:id`."""
    element.set(f"{{{R}}}id", relationship)
    return element


def flag(name: str, *, on: bool) -> Element | None:
    """Return the empty element `w:name` when it applies."""
    return w(name) if on else None


def text(words: str, name: str = "t") -> Element:
    """Return `w:t` (or `w:instrText`), its blanks kept."""
    element = w(name)
    element.text = words
    element.set(_SPACE, "preserve")
    return element


def run(content: Element, *properties: Element | None) -> Element:
    """Return a run of one element; its properties in the schema's order."""
    kept = [each for each in properties if each is not None]
    return w("r", w("rPr", *kept) if kept else None, content)


def set_words(words: str, tongue: Tongue, *, italic: bool = False, half_points: int = 0) -> list[Element]:
    """Return the runs of plain words; in a right-to-left text, Latin words stand in runs of their own."""
    return [
        run(
            text(piece),
            flag("i", on=italic),
            flag("iCs", on=italic),
            w("sz", val=half_points) if half_points else None,
            w("szCs", val=half_points) if half_points else None,
            flag("rtl", on=rtl),
        )
        for piece, rtl in tongue.pieces(words)
    ]


def paragraph(
    style: str,
    tongue: Tongue,
    *runs: Element,
    place: tuple[int, int] | None = None,
    keep_next: bool = False,
    foreign: bool = False,
) -> Element:
    """Return a paragraph of the style with that id.

    It is numbered when it has a `place` (list, level); `foreign` words run from left to right whatever the
    language of the text.
    """
    properties = (
        w("pStyle", val=style),
        flag("keepNext", on=keep_next),
        w("numPr", w("ilvl", val=place[1]), w("numId", val=place[0])) if place else None,
        (w("bidi", val=0) if foreign else w("bidi")) if tongue.rtl else None,
    )
    return w("p", w("pPr", *properties), *runs)


def serialise(element: Element) -> bytes:
    """Return the part as it stands in the package."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
