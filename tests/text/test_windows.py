"""What is found in a window is what is found in the whole text."""

from hypothesis import given, settings

from drafting.text.comparing import differences
from drafting.text.sliding import Block
from drafting.text.windows import window
from drafting.text.words import starts, tokens
from tests.text.strategies import rounds, texts

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


@laws
@given(texts, texts, texts, texts)
def test_a_window_divides_no_word(head: str, old: str, new: str, end: str) -> None:
    one, other = head + old + end, head + new + end
    found = window(one, other)
    assert divided(one, found.old, found.start, found.tail)
    assert divided(other, found.new, found.start, found.tail)
    assert seen(one, other) == whole(one, other)


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
