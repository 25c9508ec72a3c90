"""What is found in a window is what is found in the whole text."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from drafting.text.comparing import differences
from drafting.text.sliding import Block
from drafting.text.windows import window
from drafting.text.words import starts, tokens
from tests.text.strategies import CHINESE, rounds, texts

laws = settings(max_examples=400, deadline=None)


def whole(old: str, new: str) -> tuple[Block, ...]:
    return differences(tokens(old), tokens(new))


def seen(old: str, new: str) -> tuple[Block, ...]:
    """Return the window's blocks, counted in the words of the whole texts."""
    found = window(old, new)
    ahead = len([place for place in starts(old)[:-1] if place < found.start])
    return tuple(block.moved(ahead) for block in found.blocks)


def divided(text: str, found: tuple[str, ...], start: int, tail: int) -> bool:
    return (*tokens(text[:start]), *found, *tokens(text[len(text) - tail :])) == tokens(text)


@laws
@given(rounds(most=3))
def test_the_differences_are_those_of_the_whole(case: tuple[str, dict[str, str]]) -> None:
    base, proposals = case
    for proposed in proposals.values():
        assert seen(base, proposed) == whole(base, proposed)


def is_as_the_whole(old: str, new: str) -> bool:
    found = window(old, new)
    whole_words = divided(old, found.old, found.start, found.tail)
    return (
        whole_words and divided(new, found.new, found.start, found.tail) and seen(old, new) == whole(old, new)
    )


@laws
@given(texts, texts, texts, texts)
def test_a_window_divides_no_word(head: str, old: str, new: str, end: str) -> None:
    assert is_as_the_whole(head + old + end, head + new + end)


without_blanks = st.lists(
    st.sampled_from(
        [*CHINESE * 3, "法律", "カ\u3099", "と", "2017", "A/", "/7", "b", "{fn:", "}", "ខ\u17d2", " "]
    ),
    max_size=50,
).map("".join)


@laws
@example("{fn:" + "国" * 30, "法", "律", "国" * 30 + "}")
@example("A/b" + "国" * 20, "法", "律", "国" * 9 + "7")
@given(without_blanks, without_blanks, without_blanks, without_blanks)
def test_where_there_are_no_blanks_no_word_is_divided_either(head: str, old: str, new: str, end: str) -> None:
    assert is_as_the_whole(head + old[:9] + end, head + new[:9] + end)


def test_a_window_in_a_long_text_is_small() -> None:
    for words in ("的法律各国" * 40, "the law of all States, and of each of them " * 20):
        half = len(words) // 2
        found = window(words, f"{words[:half]} Z{words[half:]}")
        assert len(found.new) < 20
        assert found.start > half - 40


REPEATED = "and so on " * 9
CASES = [
    (REPEATED, f"{REPEATED}and so on "),
    (f"first, {REPEATED}last", f"first, and so on {REPEATED}last"),
    (f"first, {REPEATED}last", f"first, {REPEATED.removesuffix('and so on ')}last"),
    ("a b c d e f g h i j k l m", "a b c d e f g X h i j k l m"),
    (f"we {REPEATED}end here", f"we {REPEATED}and so on end here"),
]


def test_a_run_that_could_slide_out_of_the_window_is_placed_in_the_whole() -> None:
    for old, new in CASES:
        assert seen(old, new) == whole(old, new)
        assert seen(new, old) == whole(new, old)
