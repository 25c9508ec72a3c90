"""Brackets: the literal ones, which hold a place in the text and are in nobody's dispute."""

import re

_PLACEHOLDER = re.compile(r"\[[^\[\]]*\]")


def placeholders(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans [start, end), in characters, of "[2019]", "[date to be confirmed]" and the like.

    Brackets that open or close nothing are left alone; of nested ones the innermost counts.
    """
    return tuple(found.span() for found in _PLACEHOLDER.finditer(text))
