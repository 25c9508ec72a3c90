"""What the tests of the languages share: the strings as they are found in the source, and as a page shows them."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po
from lxml import html

from config import HERE, LANGUAGES, TRANSLATIONS
from tests.conftest import House

TRANSLATED = tuple(language for language in LANGUAGES if language != "en")
#: Our own names for lazy_gettext and lazy_pgettext; docs/translating.md hands them to pybabel.
KEYWORDS = DEFAULT_KEYWORDS | {"lazy": None, "lazy_in": ((1, "c"), 2)}
Key = tuple[str | None, str | tuple[str, ...]]

#: Attributes that a reader sees or hears.
SPOKEN = ("title", "aria-label", "placeholder", "alt")
#: Not chrome: what a person types, and what no person reads.
SILENT = frozenset({"script", "style", "textarea"})


@cache
def extracted() -> frozenset[Key]:
    """Find every string of the source again."""
    with (HERE / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = (
        each
        for room in ("drafting", "templates")
        for each in extract_from_dir(
            HERE / room,
            [(pattern.removeprefix(f"{room}/"), method) for pattern, method in methods if room in pattern],
            {pattern.removeprefix(f"{room}/"): given for pattern, given in options.items()},
            KEYWORDS,
        )
    )
    return frozenset((context, written) for _file, _line, written, _comments, context in found)


@cache
def catalogue(language: str) -> Catalog:
    """Read the translation."""
    place: Path = TRANSLATIONS / language / "LC_MESSAGES/messages.po"
    with place.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def messages(language: str) -> list[Message]:
    """Return the messages of a translation, without its header."""
    return [message for message in catalogue(language) if message.id]


def english() -> frozenset[str]:
    """Return the English strings long enough to be nothing else, in the pieces between their placeholders."""
    written = {part for _context, ids in extracted() for part in (ids if isinstance(ids, tuple) else (ids,))}
    pieces = {piece.strip() for each in written for piece in re.split(r"%\(\w+\)[sd]", each)}
    return frozenset(piece for piece in pieces if len(piece) > 12 and " " in piece)


def spoken(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield what a page says, as (language, words): its text, and the attributes that are read out."""
    for node in root.iter():
        if not isinstance(node.tag, str) or node.tag in SILENT:
            continue
        language = _language(node)
        yield from ((language, node.get(name)) for name in SPOKEN if node.get(name))
        if node.tag == "meta" and node.get("name") == "description":
            yield language, node.get("content")
        yield language, node.text or ""
    for node in root.iter():
        parent = node.getparent()
        if parent is not None and parent.tag not in SILENT:
            yield _language(parent), node.tail or ""


def _language(node: html.HtmlElement) -> str:
    return str(next((each.get("lang") for each in (node, *node.iterancestors()) if each.get("lang")), ""))


def folded(words: str) -> str:
    """Fold blanks, as a browser does."""
    return re.sub(r"\s+", " ", words).strip()


def own_words(house: House) -> tuple[str, ...]:
    """Return what delegations and the chair wrote themselves, the longest first: nobody translates it."""
    table = house.table()
    written = [each.note for each in table.reservations] + [each.scope for each in table.reservations]
    for proposal in table.proposals:
        written += [proposal.rationale, proposal.reason]
        written += [word for said in proposal.said for word in (said.condition, said.note)]
    return tuple(sorted({folded(each) for each in written if each}, key=len, reverse=True))
