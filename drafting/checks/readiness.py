"""Readiness for adoption, as far as the words tell: what the text still holds that no adopted text does.

Packages, reservations and proposals are not words: `procedure.readiness` knows of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from drafting.checks.values import Checked, Line
from drafting.text.brackets import placeholders
from drafting.text.hidden import find_hidden


@dataclass(frozen=True, slots=True)
class Left:
    """What is left to be done in a paragraph: "placeholder", "hidden" or "stale", and where."""

    what: str
    line: Line
    language: str
    start: int
    end: int


def left(draft: Checked) -> Iterator[Left]:
    """Yield placeholders and hidden characters in every language, and renderings of an earlier wording."""
    for version in draft.versions():
        for line in version.lines:
            for start, end in placeholders(line.text):
                yield Left("placeholder", line, version.language, start, end)
            for each in find_hidden(line.text):
                yield Left("hidden", line, version.language, each.position, each.position + 1)
    for language, rendered in draft.renderings.items():
        for line in draft.lines:
            each_ = rendered.get(line.key)
            if each_ and each_.source and each_.source != line.text:
                yield Left("stale", line, language, 0, 0)
