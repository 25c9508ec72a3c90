"""Hidden words: text that Word does not show, and that a reader would take for part of the paragraph."""

from collections.abc import Iterator

from drafting.documents.word.contents import Contents
from drafting.documents.word.markup import NAMESPACES, Element, W
from drafting.documents.word.unreadable import HasHiddenText

_OFF = {"0", "false", "off"}
_BEGINNING = 60


def require_nothing_hidden(contents: Contents) -> None:
    """Raise HasHiddenText where a run with words is formatted as hidden, by itself or by a style."""
    styles = set(_hiding_styles(contents.styles))
    for root in (contents.document, contents.footnotes):
        for run in () if root is None else root.iter(f"{{{W}}}r"):
            words = "".join(str(each.text or "") for each in run.iter(f"{{{W}}}t", f"{{{W}}}delText"))
            if words.strip() and _hidden(run, styles):
                raise HasHiddenText(words=words.strip()[:_BEGINNING])


def _hiding_styles(styles: Element | None) -> Iterator[str]:
    if styles is None:
        return
    for style in styles.iterchildren(f"{{{W}}}style"):
        if _vanishes(style):
            yield style.get(f"{{{W}}}styleId") or ""


def _hidden(run: Element, styles: set[str]) -> bool:
    own = run.find("w:rPr/w:vanish", NAMESPACES)
    if own is not None:
        return own.get(f"{{{W}}}val") not in _OFF
    if not styles:
        return False
    paragraph = next(run.iterancestors(f"{{{W}}}p"), None)
    places = [run.find("w:rPr/w:rStyle", NAMESPACES)]
    places.append(None if paragraph is None else paragraph.find("w:pPr/w:pStyle", NAMESPACES))
    return any(place is not None and place.get(f"{{{W}}}val") in styles for place in places)


def _vanishes(element: Element) -> bool:
    found = element.find("w:rPr/w:vanish", NAMESPACES)
    return found is not None and found.get(f"{{{W}}}val") not in _OFF
