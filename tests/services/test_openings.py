"""The italic opening of a paragraph, when its words change."""

import pytest

from tests.services.room import Room


@pytest.mark.parametrize(
    ("old", "new", "opening"),
    [
        ("Resolve to act;", "Resolves to act;", "Resolves"),
        ("Resolve to act;", "Resolve, without delay, to act;", "Resolve"),
        ("Resolve to act;", "Decide to act;", "Decide"),
    ],
    ids=["another word that begins alike", "the same word", "another word"],
)
def test_it_is_kept_by_words_not_by_letters(room: Room, old: str, new: str, opening: str) -> None:
    for text in (old, new):
        room.chairs_text("OP4", text)
    each = room.paragraph("OP4")
    assert each.text[: each.opening] == opening
