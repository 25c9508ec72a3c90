"""Words: nothing is lost, nothing is torn."""

import unicodedata

import pytest
from hypothesis import given, settings

from drafting.text import tokens
from drafting.text.words import is_sign
from tests.text.cases import Case, cases
from tests.text.strategies import texts

laws = settings(max_examples=300, deadline=None)


@pytest.mark.parametrize("case", cases("words"))
def test_words(case: Case) -> None:
    (text,), (expected,) = case["text"], case["words"]
    assert "|".join(("", *tokens(text), "")) == expected


@laws
@given(texts)
def test_joined_again_the_words_are_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text
    assert all(tokens(text))


@laws
@given(texts)
def test_no_mark_is_parted_from_its_letter(text: str) -> None:
    assert not any(unicodedata.category(word[0]).startswith("M") for word in tokens(text)[1:])


@laws
@given(texts)
def test_blanks_stand_before_a_word_or_at_the_end(text: str) -> None:
    assert not any(word.isspace() and word.isprintable() for word in tokens(text)[:-1])


@pytest.mark.parametrize(
    "text", ["", "\ud800", "\udc00\ud800", "a\ud800b", "word " * 20_000, "a/" * 20_000, "\u0301" * 20_000]
)
def test_nothing_is_too_much(text: str) -> None:
    assert "".join(tokens(text)) == text


@pytest.mark.parametrize(
    ("word", "sign"), [(" (", True), ("  ", True), (" a", False), ("{fn:a}", False), ("国", False)]
)
def test_what_is_a_sign(word: str, sign: bool) -> None:
    assert is_sign(word) is sign
