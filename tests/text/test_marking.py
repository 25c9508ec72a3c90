"""A change is drawn as a diplomat would mark it, and it is still exactly the change."""

import pytest
from hypothesis import given, settings

from drafting.text import Kind, compare
from drafting.text.marking import marked
from drafting.text.words import tokens
from tests.text.strategies import texts

OP5 = "national and, where appropriate, regional plans of action to prevent violent extremism"
DRAWN = [
    (
        OP5,
        "national plans of action and of a regional plan of action to prevent violent extremism",
        "national~ and, where appropriate, regional~ plans of action+ and of a regional plan of action+ to prevent violent extremism",
    ),
    (OP5, "national plans of action to prevent violent extremism", None),
    (
        "including those returning or relocating from zones",
        "including those returning, relocating or transiting from zones",
        "including those returning+,+~ or~ relocating+ or transiting+ from zones",
    ),
    (
        "the network referred to in paragraph 6 below",
        "the annual exchange of views referred to in paragraph 6 alt below",
        "the~ network~+ annual exchange of views+ referred to in paragraph 6+ alt+ below",
    ),
]


def written(old: str, new: str) -> str:
    signs = {Kind.KEEP: "", Kind.INSERT: "+", Kind.DELETE: "~"}
    return "".join(f"{signs[c.kind]}{c.text}{signs[c.kind]}" for c in marked(old, new))


@pytest.mark.parametrize(("old", "new", "drawn"), DRAWN)
def test_a_change_is_drawn_in_whole_phrases(old: str, new: str, drawn: str | None) -> None:
    if drawn is None:
        assert marked(old, new) == compare(old, new)
    else:
        assert written(old, new) == drawn


def side(old: str, new: str, without: Kind) -> str:
    return "".join(change.text for change in marked(old, new) if change.kind is not without)


@settings(deadline=None, max_examples=200)
@given(texts, texts)
def test_what_is_drawn_is_the_change_and_splits_no_word(old: str, new: str) -> None:
    assert side(old, new, Kind.INSERT) == old
    assert side(old, new, Kind.DELETE) == new
    words = [
        word for change in marked(old, new) if change.kind is not Kind.INSERT for word in tokens(change.text)
    ]
    assert "".join(words) == old
    assert all(
        left.kind is not right.kind
        for left, right in zip(marked(old, new), marked(old, new)[1:], strict=False)
    )


def test_a_very_long_text_is_drawn_as_it_is_compared() -> None:
    old = " ".join(f"word{n}" for n in range(300))
    new = " ".join(f"word{n}" if n % 3 else f"of{n} the" for n in range(300))
    assert marked(f"of the {old}", f"at the {new}") == compare(f"of the {old}", f"at the {new}")


def test_an_insertion_stands_behind_the_phrase_it_repeats() -> None:
    new = f"{OP5.replace(' and, where appropriate, regional', '')}"
    new = new.replace("plans of action", "plans of action and of a regional plan of action")
    tail = ", drawing as relevant upon the recommendations of the Secretary-General;"
    assert "plans of action+ and of a regional plan of action+ to" in written(f"{OP5}{tail}", f"{new}{tail}")
