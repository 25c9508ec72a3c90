"""References: found, followed, and said to be broken before they are."""

import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from drafting.text.citations import find_citations
from drafting.text.following import Followed, Reason, Rewritten, consequences, follow
from drafting.text.labels import reading_order
from drafting.text.mentions import find_neighbours, find_present
from drafting.text.ordinals import find_ordinals, ordinal_like, ordinal_number
from drafting.text.references import broken_by, find_references, leading_nowhere
from drafting.text.renumbering import renumber
from tests.text.cases import Case, cases
from tests.text.strategies import texts

SHARED = Path(__file__).parents[3] / "shared"
beside = pytest.mark.skipif(
    not SHARED.exists(), reason="the papers of the demo event are not beside this repository"
)
laws = settings(max_examples=80, deadline=None)

Moves = dict[str, str | None]


def listed(case: Case, key: str) -> list[str]:
    return [each for line in case.get(key, []) for each in line.split(", ")]


def moves_of(case: Case) -> Moves:
    lines = (line.partition("=") for line in case.get("move", []))
    return {old.strip(): new.strip() or None for old, _, new in lines}


def shown(followed: Followed) -> list[str]:
    return [f"{'/'.join(each.reference.path)} -> {each.reason.value}" for each in followed.broken]


@pytest.mark.parametrize("case", cases("references_mentions"))
def test_mentions_without_a_number(case: Case) -> None:
    (text,) = case["text"]
    near = [
        f"{text[each.start : each.end]} -> {each.step} -> {'sub' if each.sub else 'paragraph'}"
        for each in find_neighbours(text)
    ]
    present = [f"{text[each.start : each.end]} -> {each.form}" for each in find_present(text)]
    assert (near, present) == (case.get("next", []), case.get("present", []))


@pytest.mark.parametrize("case", cases("references_broken"))
def test_references_that_break(case: Case) -> None:
    standing = dict(line.split(" = ") for line in case["text"])
    broken = [f"{label} -> {'/'.join(found.path)}" for label, found in broken_by(standing, case["gone"][0])]
    nowhere = [f"{label} -> {'/'.join(found.path)}" for label, found in leading_nowhere(standing)]
    assert broken == case.get("broken", [])
    assert [each for each in nowhere if "nowhere" in case] == case.get("nowhere", [])


@pytest.mark.parametrize("case", cases("references_followed"))
def test_following(case: Case) -> None:
    (text,), (at,) = case["text"], case.get("at", [""])
    followed = follow(
        text, moves_of(case), at, standing=listed(case, "standing"), brought=listed(case, "brought")
    )
    assert followed.text == case.get("gives", [text])[0]
    assert shown(followed) == case.get("broken", [])
    assert applied(text, followed.changed) == followed.text


def applied(text: str, changed: tuple[Rewritten, ...]) -> str:
    for each in reversed(changed):
        text = text[: each.start] + each.words + text[each.end :]
    return text


# A text of sixteen paragraphs, some with sub-paragraphs, and what may be said in it.
TOPS = [f"OP{number}" for number in range(1, 13)]
SUBS = [f"OP{number} ({letter})" for number in (3, 6, 9) for letter in "abcd"]
NUMERALS = [f"OP6 (b) ({numeral})" for numeral in ("i", "ii", "iii")]
PREAMBLE = [f"PP{number}" for number in range(1, 9)]
ADDED = ["PP4 bis", "OP3 bis", "OP6 alt", "OP6 alt (a)", "OP3 (a) bis", "OP6 (b) (ii) bis", "OP9 ter"]
STANDING = sorted([*PREAMBLE, *TOPS, *SUBS, *NUMERALS, *ADDED], key=reading_order)
SAID = [label.removeprefix("OP") for label in STANDING if label.startswith("OP")]


@st.composite
def speeches(draw: st.DrawFn) -> tuple[str, str]:
    """A paragraph and its words, which say "above" of what is above, in one of three manners."""
    at = draw(st.sampled_from([label for label in STANDING if label.startswith("OP")]))
    said = [draw(passages(at)) for _ in range(draw(st.integers(0, 4)))]
    return at, ", as well as ".join(said)


@st.composite
def passages(draw: st.DrawFn, at: str) -> str:
    here = at.removeprefix("OP")
    side = draw(st.sampled_from(["above", "below"]))
    there = [each for each in SAID if (reading_order(each) < reading_order(here)) == (side == "above")]
    there = [each for each in there if each != here]
    assume(there)
    several = draw(st.lists(st.sampled_from(there), min_size=1, max_size=3))
    russian = draw(st.booleans())
    keyword = (
        ("пунктах " if russian else "paragraphs ")
        if len(several) > 1
        else "пункте "
        if russian
        else "paragraph "
    )
    words = (" и " if russian else " and ").join(several)
    word = {"above": "выше", "below": "ниже"}[side] if russian else side
    return (
        keyword
        + (re.sub(r" \((\w+)\)", r" \1)", words) if russian else words)
        + draw(st.sampled_from(["", f" {word}"]))
    )


def adopted(standing: list[str]) -> dict[str, str]:
    return {old: new for old, new in renumber(standing).items() if new}


@laws
@given(speeches(), st.permutations(TOPS))
def test_there_and_back_again(speech: tuple[str, str], order: list[str]) -> None:
    """Old to new and new to old restores every text that could follow."""
    at, text = speech
    standing = [label for top in order for label in STANDING if f"{label} ".startswith(f"{top} ")]
    moves = adopted([*PREAMBLE, *[label for label in standing if "alt" not in label]])
    assume(at in moves)
    there = follow(text, moves, at)
    assume(not there.broken)
    back = follow(there.text, {new: old for old, new in moves.items()}, moves[at])
    assert back.text == text
    assert back.broken == ()


@laws
@given(speeches())
def test_adoption_breaks_nothing_where_nothing_fell(speech: tuple[str, str]) -> None:
    at, text = speech
    moves = adopted(STANDING)
    followed = follow(text, moves, at, standing=STANDING)
    assert followed.broken == ()
    before = [each.path for each in find_references(text)]
    after = [each.path for each in find_references(followed.text)]
    assert len(before) == len(after)
    assert [each.direction for each in find_references(text)] == [
        each.direction for each in find_references(followed.text)
    ]
    assert [path_of(moves[label_of(path)]) for path in before] == after


def label_of(path: tuple[str, ...]) -> str:
    return f"OP{' '.join(path)}"


def path_of(number: str) -> tuple[str, ...]:
    """Split "3 bis (a) (i)" into the steps that a reference has."""
    first, *below = re.split(r" (?=\()", number)
    return (first, *below)


@laws
@given(
    speeches(),
    texts,
    st.sampled_from(STANDING),
    st.sampled_from(["subparagraph (a), ", "the preceding paragraph, ", "third preambular paragraph "]),
)
def test_an_identity_changes_nothing(speech: tuple[str, str], wild: str, at: str, more: str) -> None:
    identity: Moves = dict(zip(STANDING, STANDING, strict=True))
    for text in (speech[1], more + speech[1], f"{wild} paragraphs {wild} to 5 above", wild):
        for moves in (identity, {}):
            assert follow(text, moves, at, standing=STANDING) == Followed(text, (), ())


@laws
@given(speeches(), st.sampled_from(STANDING))
def test_what_a_deletion_would_break_is_what_breaks(speech: tuple[str, str], gone: str) -> None:
    at, text = speech
    standing: dict[str, str] = dict.fromkeys(STANDING, "") | {at: text}
    told = {each for each in broken_by(standing, gone) if text[each[1].start : each[1].end]}
    found = consequences(standing, {gone: None})
    happened = {(label, each.reference) for label, followed in found.items() for each in followed.broken}
    assert {(label, each.start) for label, each in happened} == {(label, each.start) for label, each in told}
    assert all(followed.text == standing[label] for label, followed in found.items())


def test_what_falls_itself_has_no_consequences() -> None:
    said = "as in paragraph 3 above"
    texts = {"OP3": said, "OP3 (a)": said, "OP4": said, "the Chair": said, "": said}
    assert list(consequences(texts, {"OP3": None})) == ["OP4", "the Chair", ""]


wild_texts = st.lists(
    st.one_of(
        st.sampled_from(["paragraph ", "paragraphs ", "пункта ", "3", " (a)", "а)", " to ", " and ", " above", " ниже", "subparagraph ",
                         " of ", "third ", "preambular paragraphs", " bis", " alt 2", "(i)", "the next paragraph", "\ud800", "\u1c80ыше"]),
        texts,
    ),
    max_size=12,
).map("".join)  # fmt: skip


@laws
@given(
    wild_texts,
    st.dictionaries(
        st.sampled_from([*STANDING, "x", ""]), st.sampled_from([*STANDING, "7", "x", "", None]), max_size=6
    ),
    st.sampled_from([*STANDING, "", "x"]),
)
def test_any_text_can_be_followed(text: str, moves: Moves, at: str) -> None:
    followed = follow(text, moves, at, standing=STANDING, brought=["OP2 bis", "x"])
    assert applied(text, followed.changed) == followed.text
    assert all(text[each.start : each.end] != each.words for each in followed.changed)
    assert [each.reference.start for each in followed.broken] == sorted(
        each.reference.start for each in followed.broken
    )
    find_present(text)
    assert find_references(text) == find_references(text)


@pytest.mark.parametrize(
    "piece",
    ["paragraph ", "paragraph 3 (a) above ", "paragraphs 1 to 100, ", "1 to 100, ", "3, ", "subparagraph (a) of ", "tenth ", "tenth and ",
     "tenth preambular paragraph ", "the preceding paragraph ", "present ", " ", "\ud800", "пункт 3 а) выше ", "п. ", "article 5, ", " bis", "(a) "],
)  # fmt: skip
@pytest.mark.parametrize("before", ["", "paragraphs "])
def test_nothing_is_too_much(before: str, piece: str) -> None:
    text = before + piece * (100_000 // len(piece) // 5)
    moves = renumber([*STANDING, "OP1 bis"])
    assert len(follow(text, moves, "OP5", standing=STANDING).text) >= 0
    assert len(find_references(text)) <= len(text)
    assert len(find_present(text)) <= len(text)


def test_no_path_grows_without_end() -> None:
    found = find_references("subparagraph (a) of " * 50 + "paragraph 3")
    assert max(len(each.path) for each in found) == 5


def seconds(text: str) -> float:
    """Return the least of three times, in seconds of the processor."""
    times = []
    for _ in range(3):
        begun = time.process_time()
        find_references(text)
        find_citations(text)
        times.append(time.process_time() - begun)
    return min(times)


@pytest.mark.parametrize(
    "piece", ["paragraph ", "subparagraph (a) of ", "tenth and ", " ", "3, ", "resolution 5, ", "A/"]
)
def test_time_grows_with_the_text(piece: str) -> None:
    """Eight times the text, eight times the time: sixty-four would be a square."""
    short = "paragraphs " + piece * 1_000
    long = "paragraphs " + piece * 8_000
    assert seconds(long) < 24 * seconds(short) + 0.02


def test_many_ranges_list_their_ends_alone() -> None:
    found = find_references("paragraphs 1 to 100 and " + "1 to 100, " * 200)
    assert 10_000 < len(found) < 11_000


@pytest.mark.parametrize(("last", "count"), [(102, 102), (103, 2), (999, 2)])
def test_a_long_range_lists_its_ends_alone(last: int, count: int) -> None:
    assert len(find_references(f"paragraphs 1 to {last}")) == count


ORDINALS = {
    "first": 1,
    "Twelfth": 12,
    "fortieth": 40,
    "ninety-ninth": 99,
    "третьем": 3,
    "сороковой": 40,
    "Сорок второму": 42,
    "девяносто девятого": 99,
}


@pytest.mark.parametrize(("word", "number"), ORDINALS.items())
def test_ordinals(word: str, number: int) -> None:
    assert ordinal_number(word) == number
    assert ordinal_like(word, number) == word
    assert [each.number for each in find_ordinals(f"the {word} paragraph")] == [number]
    assert ordinal_number(ordinal_like(word, 100 - number)) == 100 - number


@pytest.mark.parametrize(
    ("word", "number"), [("first", 0), ("first", 100), ("firstly", 1), ("", 1), ("\ud800", 1)]
)
def test_no_ordinal(word: str, number: int) -> None:
    assert ordinal_like(word, number) == ""


@pytest.mark.parametrize(
    ("like", "number", "expected"),
    [
        ("первый", 2, "второй"),
        ("второго", 3, "третьего"),
        ("третьим", 23, "двадцать третьим"),
        ("Tenth", 21, "Twenty-first"),
        ("десятому", 7, "седьмому"),
    ],
)
def test_ordinals_alike(like: str, number: int, expected: str) -> None:
    assert ordinal_like(like, number) == expected


def laid(paragraphs: list[dict[str, Any]], above: str = "") -> dict[str, str]:
    """Return the texts of the demo event by label."""
    found: dict[str, str] = {}
    for each in paragraphs:
        label = f"{above} {each.get('label') or each['marker']}".strip()
        found |= {label: each["text"]} | laid(each.get("subparagraphs", []), label)
    return found


@beside
def test_the_demo_event_before_a_decision() -> None:
    draft = laid(json.loads((SHARED / "demo" / "demo-declaration.json").read_text("utf-8"))["paragraphs"])
    assert leading_nowhere(draft) == ()
    for moves in ({"OP6": None}, {"OP6": "OP6 alt"}):
        assert list(consequences(draft, moves)) == ["OP3 (c)"]
    (broken,) = consequences(draft, {"OP6": None})["OP3 (c)"].broken
    assert broken.reason is Reason.GONE
    assert consequences(draft, {"OP8": "OP5 bis"}) == {}
    seeded = draft | {"OP3 (c)": draft["OP3 (c)"].replace("paragraph 6", "paragraph 16")}
    assert [label for label, _ in leading_nowhere(seeded)] == ["OP3 (c)"]


@beside
def test_the_demo_event_in_russian() -> None:
    draft = json.loads((SHARED / "demo" / "demo-declaration.json").read_text("utf-8"))
    text = next(
        found for found in re.findall(r'"([^"]*в пункте 6 ниже[^"]*)"', json.dumps(draft, ensure_ascii=False))
    )
    followed = follow(text, {"OP6": "8", "OP3 (c)": "3 (c)"}, "OP3 (c)")
    assert followed.text == text.replace("в пункте 6 ниже", "в пункте 8 ниже")


@beside
def test_the_demo_event_at_adoption() -> None:
    paper = (SHARED / "demo" / "adopted.md").read_text("utf-8")
    said = dict(re.findall(r"(OP[\w ]+?) → (\d+)", paper))
    moved = {"OP5 bis" if old == "OP8" else old: new for old, new in said.items()}
    subs = ["OP3 (a)", "OP3 (b)", "OP3 (b) (i)", "OP3 (b) (ii)", "OP3 (c)"]
    standing = sorted([*moved, *subs], key=reading_order)
    new = renumber(standing, former={"OP8": "OP5 bis"}, fallen=["OP6", "PP4 bis"])
    assert {old: new[old] for old in (*said, *moved)} == said | moved
    working = dict.fromkeys(standing, "") | {
        "OP3 (c)": "To report on progress at the annual exchange of views referred to in paragraph 6 alt below;",
        "OP6 alt": "national focal points designated pursuant to paragraph 3 (a) above;",
    }
    found = consequences(working, new)
    assert list(found) == ["OP3 (c)"]
    assert f"(c) {found['OP3 (c)'].text}" in paper
    assert working["OP6 alt"] in paper


@beside
@pytest.mark.parametrize(
    ("name", "expected"),
    [("A-RES-77-321.txt", []), ("A-RES-78-272.txt", ["5", "8", "9"]), ("paris-draft-2015-12-09.md", [])],
)
def test_real_texts(name: str, expected: list[str]) -> None:
    """Most of their paragraphs are those of agreements and conventions: never ours."""
    text = (SHARED / "corpus" / "texts" / name).read_text("utf-8")
    assert ["/".join(each.path) for each in find_references(text)] == expected
