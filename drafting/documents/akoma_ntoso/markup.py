"""Akoma Ntoso as a few words of Python."""

from typing import Any

from lxml import etree

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_DEFAULT: Any = {None: NAMESPACE}  # the stubs know no namespace without a prefix

Element = etree._Element  # noqa: SLF001 - lxml names its only element type so


def akn(name: str, /, *content: Element | str, **attributes: str | int) -> Element:
    """Return an element with its words and children in order; `as_` is the attribute `as`."""
    element = etree.Element(f"{{{NAMESPACE}}}{name}", nsmap=_DEFAULT)
    for key, value in attributes.items():
        element.set(key.rstrip("_"), str(value))
    for each in content:
        add(element, each)
    return element


def add(element: Element, content: Element | str) -> None:
    """Put words or an element behind what is there."""
    if not isinstance(content, str):
        element.append(content)
    elif len(element):
        element[-1].tail = (element[-1].tail or "") + content
    else:
        element.text = (element.text or "") + content


def serialise(element: Element) -> bytes:
    """Return the file; nothing is indented, for a blank is text."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8")
