"""Looks: what a paragraph's style and its place in a list say of it."""

from typing import NamedTuple

from drafting.documents.word.acts import is_on, value
from drafting.documents.word.contents import Contents
from drafting.documents.word.markup import NAMESPACES, Element

_DEEPEST = 20
"""Styles may be based on one another in a circle."""


class Look(NamedTuple):
    """The style's name, the place in a list (None without a number) and how it counts, and two traits."""

    style: str = ""
    level: int | None = None
    figures: str = ""
    centred: bool = False
    bold: bool = False


class Looks:
    """The styles and lists of one file."""

    def __init__(self, contents: Contents) -> None:
        styles = () if contents.styles is None else contents.styles.iterfind("w:style", NAMESPACES)
        self._styles = {value(each, "styleId"): each for each in styles}
        self._default = next(
            (key for key, each in self._styles.items() if value(each, "default") in {"1", "true"}), ""
        )
        self._figures = _figures(contents.numbering)

    def of(self, properties: Element | None) -> Look:
        """Return the look of a paragraph with these `w:pPr`."""
        own = [] if properties is None else [properties]
        style = value(properties.find("w:pStyle", NAMESPACES)) if own and properties is not None else ""
        chain = [*own, *self._chain(style or self._default)]
        level, figures = self._place(chain)
        name = self._styles.get(style)
        named = "" if name is None else value(name.find("w:name", NAMESPACES))
        justified = _first(chain, "w:jc")
        return Look(
            named or style, level, figures, value(justified) == "center", self.bold(chain[len(own) :])
        )

    def bold(self, styles: list[Element]) -> bool:
        """Say whether the styles set their words in bold."""
        found = next((each for each in _found(styles, "w:b", "w:rPr")), None)
        return is_on(found)

    def italic(self, style: str) -> bool:
        """Say whether a character style is italic."""
        return is_on(next(iter(_found(self._chain(style), "w:i", "w:rPr")), None))

    def _chain(self, style: str) -> list[Element]:
        found: list[Element] = []
        while style in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[style])
            style = value(self._styles[style].find("w:basedOn", NAMESPACES))
        return found

    def _place(self, chain: list[Element]) -> tuple[int | None, str]:
        places = [each for each in _found(chain, "w:numPr", "w:pPr") if len(each)]
        lists = [value(each.find("w:numId", NAMESPACES)) for each in places]
        number = next((each for each in lists if each), "")
        if number in {"", "0"}:
            return None, ""
        levels = [value(each.find("w:ilvl", NAMESPACES)) for each in places]
        level = next((int(each) for each in levels if each.isdecimal()), 0)
        return level, self._figures.get((number, level), "")


def _found(chain: list[Element], name: str, inside: str) -> list[Element]:
    """Return the property wherever the chain has it, the nearest first."""
    found = [each.find(name, NAMESPACES) for each in chain]
    found = [
        direct if direct is not None else each.find(f"{inside}/{name}", NAMESPACES)
        for each, direct in zip(chain, found, strict=True)
    ]
    return [each for each in found if each is not None]


def _first(chain: list[Element], name: str) -> Element | None:
    return next(iter(_found(chain, name, "w:pPr")), None)


def _figures(numbering: Element | None) -> dict[tuple[str, int], str]:
    """Return how each level of each list counts."""
    if numbering is None:
        return {}
    kinds = {
        (value(kind, "abstractNumId"), value(level, "ilvl")): value(level.find("w:numFmt", NAMESPACES))
        for kind in numbering.iterfind("w:abstractNum", NAMESPACES)
        for level in kind.iterfind("w:lvl", NAMESPACES)
    }
    lists = {
        value(each, "numId"): value(each.find("w:abstractNumId", NAMESPACES))
        for each in numbering.iterfind("w:num", NAMESPACES)
    }
    return {
        (number, int(level)): figures
        for number, kind in lists.items()
        for (other, level), figures in kinds.items()
        if other == kind and level.isdecimal()
    }
