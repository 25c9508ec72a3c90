"""Labels, references, openings, placeholders: the small rules of the trade."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.text.brackets import placeholders
from drafting.text.hidden import find_hidden
from drafting.text.labels import alt, bis, marker, working_label
from drafting.text.openings import enacting_length, opening_length
from drafting.text.references import broken_by, find_references
from tests.text.cases import Case, cases
from tests.text.strategies import texts

SHARED = Path(__file__).parents[3] / "shared"
laws = settings(max_examples=150, deadline=None)


@pytest.mark.parametrize("case", cases("labels"))
def test_labels(case: Case) -> None:
    (given_label,) = case["given"]
    taken = set(case.get("taken", [""])[0].split(", "))
    assert [bis(given_label, taken)] == case["bis"]
    assert [alt(given_label, taken)] == case["alt"]


@laws
@given(st.sampled_from(["OP3", "(a)", "OP3 bis", "OP3 (11)", "OP6 alt"]), st.integers(1, 30))
def test_no_label_is_given_twice(label: str, times: int) -> None:
    taken = {label}
    for _ in range(times):
        for fresh in (bis(label, taken), alt(label, taken)):
            assert fresh not in taken
            taken.add(fresh)


@pytest.mark.parametrize(
    ("level", "index", "language", "expected"),
    [
        (1, 1, "en", "(a)"),
        (1, 26, "en", "(z)"),
        (1, 27, "en", "(aa)"),
        (1, 28, "en", "(bb)"),
        (2, 1, "en", "(i)"),
        (2, 4, "en", "(iv)"),
        (2, 19, "en", "(xix)"),
        (2, 48, "en", "(xlviii)"),
        (3, 2, "en", "(b)"),
        (1, 1, "ru", "a)"),
        (1, 2, "ru-RU", "b)"),
        (2, 1, "ru", "i)"),
    ],
)
def test_marker(level: int, index: int, language: str, expected: str) -> None:
    assert marker(level, index, language) == expected


@pytest.mark.parametrize(("level", "index"), [(0, 1), (1, 0)])
def test_markers_count_from_one(level: int, index: int) -> None:
    with pytest.raises(ValueError, match="counted from 1"):
        marker(level, index)


def test_working_labels() -> None:
    assert (working_label("preambular", 3), working_label("operative", 7)) == ("PP3", "OP7")


@pytest.mark.parametrize("case", cases("references"))
def test_references(case: Case) -> None:
    (text,) = case["text"]
    found = [
        f"{text[one.start : one.end]} -> {'/'.join(one.path)} -> {one.direction}"
        for one in find_references(text)
    ]
    assert found == case.get("refers", [])


@laws
@given(texts, texts)
def test_any_text_can_be_searched_for_references(one: str, other: str) -> None:
    text = f"{one} paragraph {other}"
    for reference in find_references(text):
        assert 0 <= reference.start < reference.end <= len(text)
        assert reference.path


@pytest.mark.parametrize("case", cases("broken"))
def test_broken_references(case: Case) -> None:
    standing = dict(line.split(" = ") for line in case["text"])
    found = [
        f"{label} -> {'/'.join(reference.path)}" for label, reference in broken_by(standing, case["gone"][0])
    ]
    assert found == case.get("broken", [])


@pytest.mark.parametrize("case", cases("openings"))
def test_openings(case: Case) -> None:
    (language,) = case.get("language", ["en"])
    for line in case["text"]:
        opening, _, rest = line.partition("|")
        assert (opening + rest)[: opening_length(opening + rest, language)] == opening


@laws
@given(texts, st.sampled_from(["en", "ru", "ar", ""]))
def test_an_opening_is_within_its_text(text: str, language: str) -> None:
    assert 0 <= opening_length(text, language) <= len(text)
    assert 0 <= enacting_length(text) <= len(text)


@pytest.mark.parametrize(
    ("text", "italic"),
    [
        ("The General Assembly,", "The General Assembly"),
        ("We, the Ministers, meeting in Ashgabat, ", "We, the Ministers, meeting in Ashgabat"),
        ("Declare as follows:", "Declare as follows"),
        ("We, the Ministers ", "We, the Ministers"),
        ("", ""),
    ],
)
def test_enacting_words(text: str, italic: str) -> None:
    assert text[: enacting_length(text)] == italic


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("to be held in [2019], at [a venue to be agreed].", ["[2019]", "[a venue to be agreed]"]),
        ("[[2019]] and [", ["[2019]"]),
        ("stray ] and [] here", ["[]"]),
        ("none", []),
    ],
)
def test_placeholders(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in placeholders(text)] == expected


@pytest.mark.skipif(not SHARED.exists(), reason="the papers of the demo event are not beside this repository")
def test_the_demo_event_and_adopted_texts() -> None:
    demo = json.loads((SHARED / "demo" / "demo-declaration.json").read_text("utf-8"))
    for paragraph in demo["paragraphs"]:
        text = paragraph["text"]
        assert text[: opening_length(text)] == paragraph["opening"]
        assert find_hidden(text) == ()
    for path in (SHARED / "corpus" / "texts").glob("A-RES-*.txt"):
        operative = re.findall(r"(?m)^\d+\. (.*)", path.read_text("utf-8").replace("\f", " "))
        assert operative
        for text in operative:
            verb = text[: opening_length(text)]
            assert re.fullmatch(r"((Also|Further) )?[A-Za-z]+s( upon)?", verb), verb
            assert find_hidden(text) == ()
