"""Brackets: what is disputed in a text, in whose name, and what only holds a place.

The door to the bracket modules: values, reading, counting, and writing in the four notations.
"""

import re

from drafting.text.bracket_counting import Count, Tally, count, tally
from drafting.text.bracket_reading import Bracket, BracketKind, Piece, brackets, pieces
from drafting.text.bracket_sayings import heard, is_party, sayable, spoken
from drafting.text.bracket_signs import Sign
from drafting.text.bracket_values import (
    DEEPEST,
    Alternatives,
    Content,
    Disputed,
    Notation,
    Note,
    Options,
    Part,
    Placeholder,
    Reading,
    Saying,
    Words,
    is_placeholder,
)
from drafting.text.bracket_writing import carried, changes, read, write

__all__ = [
    "DEEPEST",
    "Alternatives",
    "Bracket",
    "BracketKind",
    "Content",
    "Count",
    "Disputed",
    "Notation",
    "Note",
    "Options",
    "Part",
    "Piece",
    "Placeholder",
    "Reading",
    "Saying",
    "Sign",
    "Tally",
    "Words",
    "brackets",
    "carried",
    "changes",
    "count",
    "heard",
    "is_party",
    "is_placeholder",
    "pieces",
    "placeholders",
    "read",
    "sayable",
    "spoken",
    "tally",
    "write",
]

_PLACEHOLDER = re.compile(r"\[[^\[\]]*\]")


def placeholders(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans [start, end), in characters, of "[2019]", "[date to be confirmed]" and the like.

    For texts in which nothing is disputed, where every bracket is literal; `brackets` tells the two apart.
    Brackets that open or close nothing are left alone; of nested ones the innermost counts.
    """
    return tuple(found.span() for found in _PLACEHOLDER.finditer(text))
