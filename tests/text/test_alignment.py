"""Alignment: every paragraph once, the mirror image from the other side, and no explosion."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.text import Link, align
from drafting.text import likeness as alike
from tests.text.cases import Case, cases
from tests.text.strategies import prose

laws = settings(max_examples=150, deadline=None)
MIRRORED = {
    Link.Kind.SPLIT: Link.Kind.MERGED,
    Link.Kind.MERGED: Link.Kind.SPLIT,
    Link.Kind.INSERTED: Link.Kind.DELETED,
    Link.Kind.DELETED: Link.Kind.INSERTED,
}
paragraphs = st.lists(
    st.one_of(prose(10), st.sampled_from(["", "the law;", "the law of the sea;", "各国的法律"])), max_size=9
)


def mirrored(links: tuple[Link, ...]) -> set[Link]:
    return {Link(MIRRORED.get(link.kind, link.kind), link.new, link.old) for link in links}


def sentence(name: str) -> str:
    """Return the sentence that a name stands for: eight words of its own; in small letters for a small name."""
    if name == "-":
        return ""
    words = " ".join(f"{name.upper()}{number}" for number in range(8)) + "."
    return words if name.isupper() else words.lower().removesuffix(".")


def document(line: str) -> list[str]:
    names = [name.strip() for name in line.split("|")] if line else []
    return [" ".join(sentence(part) for part in name.split("+")) for name in names]


def told(link: Link) -> str:
    return f"{link.kind} {'+'.join(map(str, link.old))}>{'+'.join(map(str, link.new))}"


def prose_of(chance: random.Random, length: int) -> list[str]:
    pool = ["the", "of", "and", "to", "States"] * 30 + [f"w{number}" for number in range(900)]
    return chance.choices(pool, k=length)


@pytest.mark.parametrize("case", cases("align"))
def test_align(case: Case) -> None:
    (old,), (new,), (links,) = case["old"], case["new"], case["links"]
    assert ", ".join(told(link) for link in align(document(old), document(new))) == links


@laws
@given(paragraphs, paragraphs)
def test_every_paragraph_is_in_exactly_one_link(old: list[str], new: list[str]) -> None:
    links = align(old, new)
    assert sorted(place for link in links for place in link.old) == list(range(len(old)))
    assert sorted(place for link in links for place in link.new) == list(range(len(new)))
    assert all(0 <= link.confidence <= 1 for link in links)


@laws
@given(paragraphs)
def test_equal_documents_are_the_same_throughout(texts: list[str]) -> None:
    assert align(texts, texts) == tuple(
        Link(Link.Kind.SAME, (place,), (place,)) for place in range(len(texts))
    )


@laws
@given(paragraphs, paragraphs)
def test_the_other_way_round_is_the_mirror_image(old: list[str], new: list[str]) -> None:
    assert set(align(new, old)) == mirrored(align(old, new))


@laws
@given(paragraphs, st.randoms(use_true_random=False))
def test_the_mirror_holds_for_shuffled_and_cut_texts(old: list[str], chance: random.Random) -> None:
    new = [
        piece
        for text in old
        for piece in chance.choice(
            ([text], [text + " ,"], [], [text[: len(text) // 2], text[len(text) // 2 :]])
        )
    ]
    if chance.random() < 0.5:
        chance.shuffle(new)
    assert set(align(new, old)) == mirrored(align(old, new))


@laws
@given(paragraphs, paragraphs)
def test_kinds_say_what_the_texts_say(old: list[str], new: list[str]) -> None:
    for link in align(old, new):
        shape = (len(link.old), len(link.new))
        if link.kind in {Link.Kind.SAME, Link.Kind.MOVED}:
            assert old[link.old[0]] == new[link.new[0]]
        elif link.kind in {Link.Kind.EDITED, Link.Kind.MOVED_EDITED}:
            assert old[link.old[0]] != new[link.new[0]]
        else:
            assert shape != (1, 1)


@laws
@given(
    st.lists(st.sampled_from(["the law;", "the sea;", "A.", "B.", ""]), max_size=12),
    st.randoms(use_true_random=False),
)
def test_equal_paragraphs_do_not_cross(old: list[str], chance: random.Random) -> None:
    new = [*old, "the law;"]
    chance.shuffle(new)
    for text in set(old):
        news = [
            link.new[0]
            for link in sorted(align(old, new), key=lambda link: link.old)
            if link.old and old[link.old[0]] == text
        ]
        assert news == sorted(news)


def test_six_hundred_paragraphs_with_moves_and_rewriting() -> None:
    chance = random.Random(321)  # noqa: S311 - a reproducible text, no secret
    old = [prose_of(chance, chance.randint(20, 90)) for _ in range(600)]
    new = [words[:] for words in old]
    for words in chance.sample(new, 300):
        words[chance.randrange(len(words))] = "changed"
    moved = [chance.randrange(600) for _ in range(15)]
    order = list(range(600))
    for place in moved:
        order.insert(chance.randrange(600), order.pop(order.index(place)))
    texts = [" ".join(words) for words in old], [" ".join(new[place]) for place in order]
    began = time.process_time()
    links = align(*texts)
    assert time.process_time() - began < 3
    assert all(order[link.new[0]] == link.old[0] for link in links)
    assert {link.old[0] for link in links if link.kind in {Link.Kind.MOVED, Link.Kind.MOVED_EDITED}} <= set(
        moved
    )


@pytest.mark.parametrize("removed", [6, 7])
def test_thirty_rewritten_paragraphs_with_some_removed(removed: int) -> None:
    """A matcher that tries all pairings takes 54 seconds here."""
    chance = random.Random(removed)  # noqa: S311 - a reproducible text, no secret
    old = [prose_of(chance, 60) for _ in range(30)]
    gone = set(chance.sample(range(30), removed))
    kept = [place for place in range(30) if place not in gone]
    new = [
        [chance.choice(["rewritten", "anew"]) if chance.random() < 0.25 else word for word in old[at]]
        for at in kept
    ]
    began = time.process_time()
    links = align([" ".join(words) for words in old], [" ".join(words) for words in new])
    assert time.process_time() - began < 1
    expected = {Link(Link.Kind.EDITED, (old_at,), (at,)) for at, old_at in enumerate(kept)}
    assert set(links) == expected | {Link(Link.Kind.DELETED, (place,), ()) for place in gone}


def test_very_many_equal_paragraphs_are_paired_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alike, "_TWINS", 3)
    links = align(["x", "x"], ["x", "y", "x", "x"])
    assert [told(link) for link in links] == ["same 0>0", "inserted >1", "same 1>2", "inserted >3"]


def test_a_word_that_stands_everywhere_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alike, "_COMMONPLACE", 1)
    assert {link.kind for link in align(["the a", "the b"], ["the c"])} == {
        Link.Kind.DELETED,
        Link.Kind.INSERTED,
    }


def test_a_weak_link_says_so() -> None:
    (link,) = align(["one two three four five six"], ["one two three four and then some"])
    assert link.kind is Link.Kind.EDITED
    assert 0.35 < link.confidence < 0.8
