"""Mentions without a number: "the present Declaration", "the preceding paragraph"."""

import re
from dataclasses import dataclass

_TEXTS = {
    "resolution": "resolution|резолюци[яиюей]",
    "declaration": "declaration|деклараци[яиюей]",
    "decision": "decision|решени(?:е|я|ю|ем|и)",
    "document": "document|outcome document|документ(?:а|у|ом|е)?|итоговый документ",
    "statement": "statement|заявлени(?:е|я|ю|ем|и)",
    "communiqué": "communiqu[eé]|коммюнике",
    "text": "text|текст(?:а|у|ом|е)?",
}
_ENGLISH_OR_RUSSIAN = r"\b(?:(?:the\s+)?present|настоящ(?:ая|ей|ую|ий|ее|его|ему|им|ем))"
_PRESENT = re.compile(
    _ENGLISH_OR_RUSSIAN
    + r"\s+(?:"
    + "|".join(f"(?P<text{number}>{words})" for number, words in enumerate(_TEXTS.values()))
    + r")(?!\w)",
    re.IGNORECASE,
)
_NEIGHBOUR = re.compile(
    r"\b(?:(?:the\s+)?(?:(?P<before>preceding|previous|foregoing)|following|next)\s+(?P<sub>sub-?)?paragraph"
    r"|(?:(?P<before_ru>предыдущ|предшествующ)|следующ)(?:ий|его|ему|им|ем)\s+(?P<sub_ru>под)?пункт(?:а|у|ом|е)?)"
    r"(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A mention of the paragraph next to the one that speaks.

    `step` is -1 for the preceding one, 1 for the next; `sub` says that a sub-paragraph is meant.
    `text[start:end]` is "the preceding paragraph".
    """

    start: int
    end: int
    step: int
    sub: bool


@dataclass(frozen=True, slots=True)
class Present:
    """A mention of this very text: `text[start:end]` is "the present Declaration", its form "declaration".

    A form is "resolution", "declaration", "decision", "document", "statement", "communiqué" or "text",
    in any language.
    """

    start: int
    end: int
    form: str


def find_neighbours(text: str) -> tuple[Neighbour, ...]:
    """Return the mentions of a paragraph by its nearness, in order, English and Russian."""
    return tuple(
        Neighbour(
            found.start(),
            found.end(),
            -1 if found["before"] or found["before_ru"] else 1,
            bool(found["sub"] or found["sub_ru"]),
        )
        for found in _NEIGHBOUR.finditer(text)
    )


def find_present(text: str) -> tuple[Present, ...]:
    """Return the mentions of this very text, in order, English and Russian."""
    forms = tuple(_TEXTS)
    return tuple(
        Present(found.start(), found.end(), next(form for n, form in enumerate(forms) if found[f"text{n}"]))
        for found in _PRESENT.finditer(text)
    )
