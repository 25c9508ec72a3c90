"""Brackets are read as a secretariat reads them: tables of texts, and two negotiated documents."""

from collections import Counter
from pathlib import Path

import pytest

from drafting.text.bracket_sayings import AUTHORS, FORMS
from drafting.text.brackets import (
    Alternatives,
    BracketKind,
    Content,
    Count,
    Disputed,
    Notation,
    Note,
    Options,
    Part,
    Placeholder,
    Reading,
    Saying,
    Sign,
    Words,
    brackets,
    carried,
    count,
    heard,
    is_party,
    is_placeholder,
    pieces,
    read,
    sayable,
    spoken,
    tally,
    write,
)
from drafting.text.comparison import Kind
from tests.text.cases import Case, cases

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "texts"
PARIS = CORPUS / "paris-draft-2015-12-09.md"
RIO = CORPUS / "rio20-2012-06-02-attributed.txt"
MARKS = {Kind.KEEP: "", Kind.INSERT: "+", Kind.DELETE: "~"}


def told(sayings: tuple[Saying, ...]) -> str:
    parts = []
    for saying in sayings:
        detail = f"({saying.detail})" if saying.detail else ""
        parts.append(" ".join(filter(None, [saying.word, ", ".join(saying.parties), detail])))
    return "; ".join(parts)


def outline(content: Content) -> str:
    return "".join(map(outlined, content))


def outlined(part: Part) -> str:
    match part:
        case Words(text, kind):
            return f"{MARKS[kind]}{text}{MARKS[kind]}".replace("\n", "⏎")
        case Placeholder(text):
            return f"‹placeholder: {text}›"
        case Note(sayings):
            return f"‹note: {told(sayings)}›"
        case Disputed(content, sayings):
            return f"‹disputed: {reading(Reading(content, sayings), '')}›"
        case Alternatives(readings):
            return f"‹alternatives: {' // '.join(map(reading, readings))}›"
        case Options(readings, first):
            return f"‹options {first}: {' // '.join(map(reading, readings))}›"


def reading(each: Reading, empty: str = "∅") -> str:
    who = f" | {told(each.sayings)}" if each.sayings else ""
    return (outline(each.content) or empty) + who


@pytest.mark.parametrize("case", cases("brackets"))
def test_a_bracketed_text_is_read(case: Case) -> None:
    (text,), (expected,) = case["text"], case["read"]
    content, counted = read(text), tally(text).document
    assert outline(content) == expected
    assert "".join(piece.text for piece in pieces(text)) == text
    assert str(counted.left) in case.get("left", [str(counted.left)])
    assert str(counted.deepest) in case.get("deepest", [str(counted.deepest)])
    assert counted.stray == int(case.get("stray", ["0"])[0])
    again = write(content)
    assert read(again) == carried(content, Notation.ATTRIBUTED)


@pytest.mark.parametrize("case", cases("brackets_notations"))
def test_a_text_is_written_in_four_notations(case: Case) -> None:
    content = read(case["attributed"][0])
    assert {notation: [write(content, notation)] for notation in Notation if notation in case} == {
        notation: case[notation] for notation in Notation if notation in case
    }
    for notation in Notation:
        assert read(write(content, notation), notation) == carried(content, notation)


@pytest.mark.parametrize("case", cases("brackets_sayings"))
def test_an_attribution_is_heard(case: Case) -> None:
    sayings = heard(case["said"][0])
    assert [told(sayings)] == case.get("heard", [""])
    assert bool(sayings) is not ("words" in case)
    assert not sayings or sayable(sayings)


@pytest.mark.parametrize("case", cases("brackets_places"))
def test_what_holds_a_place(case: Case) -> None:
    assert [text for text in case["place"] if not is_placeholder(text)] == []
    assert [text for text in case["dispute"] if is_placeholder(text)] == []


def test_a_value_that_no_text_could_say_is_refused() -> None:
    with pytest.raises(ValueError, match="placeholder"):
        Placeholder("shall")
    with pytest.raises(ValueError, match="counted from 1"):
        Options((), first=0)


@pytest.mark.parametrize("name", ["", "kaz", "KAZ;", "1A", "of the", "A [b]", "A B C D E F G H I", "A  B"])
def test_what_is_no_party(name: str) -> None:
    assert not is_party(name)


def test_every_form_is_understood_as_it_is_written() -> None:
    for word, form in FORMS.items():
        parties = ("KAZ", "European Union") if "{parties}" in form else ()
        said = (Saying(parties, word, "OP5" if "{detail}" in form else ""),)
        assert heard(spoken(said)) == said
    assert FORMS.keys() >= AUTHORS
    assert not sayable((Saying(("kaz",)),))
    assert not sayable((Saying(("KAZ",), "reserve", "this; that"),))
    assert not sayable((Saying(("A" * 2001,)),))


def test_a_party_that_cannot_be_told_is_written_all_the_same() -> None:
    content = (Disputed((Words("x"),), (Saying(("the room",), "support"),)),)
    assert write(content) == "[x – the room support]"
    assert read(write(content)) == (Disputed((Words("x – the room support"),)),)


def test_brackets_that_say_nothing_fall_and_a_choice_of_one_is_a_dispute() -> None:
    said = (Saying(("KAZ",)),)
    empty = (Disputed(()), Alternatives(()), Options(()), Words(""), Alternatives((Reading(()),)))
    assert write(empty) == ""
    assert write((Alternatives((Reading((Words("a"),), said),)),)) == "[a – KAZ]"
    assert write((Disputed((), said),)) == "[ – KAZ]"


def test_pieces_say_what_they_are() -> None:
    said = [
        (piece.sign, piece.text, piece.depth) for piece in pieces("a [b [2019] – KAZ / c] ] [Agreed ad ref]")
    ]
    assert said == [
        (Sign.WORDS, "a ", 0),
        (Sign.OPEN, "[", 1),
        (Sign.WORDS, "b ", 1),
        (Sign.OPEN, "[", 2),
        (Sign.PLACEHOLDER, "2019", 2),
        (Sign.CLOSE, "]", 2),
        (Sign.WORDS, " ", 1),
        (Sign.WHO, "–", 1),
        (Sign.WHO, " KAZ", 1),
        (Sign.SLASH, " / ", 1),
        (Sign.WORDS, "c", 1),
        (Sign.CLOSE, "]", 1),
        (Sign.WORDS, " ", 0),
        (Sign.STRAY, "]", 0),
        (Sign.WORDS, " ", 0),
        (Sign.OPEN, "[", 1),
        (Sign.NOTE, "Agreed ad ref", 1),
        (Sign.CLOSE, "]", 1),
    ]


def test_brackets_come_in_the_order_in_which_they_begin() -> None:
    text = "Option 1: [a [X]]\n["
    found = [(each.kind.value, text[each.start : each.end], each.depth) for each in brackets(text)]
    assert found == [
        ("options", "Option 1: [a [X]]", 1),
        ("disputed", "[a [X]]", 2),
        ("placeholder", "[X]", 3),
        ("stray", "[", 1),
    ]


def test_a_bracket_counts_in_the_paragraph_in_which_it_opens() -> None:
    counted = tally("one [a [b]\n\n two [c] d] [2019]\n[Agreed ad ref] ]")
    assert counted.document == Count(3, 0, 0, 1, 1, 1, 2)
    assert counted.paragraphs == (
        Count(2, deepest=2),
        Count(1, placeholders=1, deepest=2),
        Count(notes=1, stray=1),
    )
    assert tally("") == tally("\n \n")


@pytest.mark.skipif(not RIO.exists(), reason="the corpus is not beside this repository")
def test_the_attributed_text_of_2012() -> None:
    """Counted by hand: two disputes, two pairs of alternatives, one paragraph agreed ad referendum."""
    text = RIO.read_text("utf-8")
    content = read(text)
    found = [part for part in content if not isinstance(part, Words)]
    assert "".join(piece.text for piece in pieces(text)) == text
    assert tally(text).document == Count(disputed=2, alternatives=2, notes=1, deepest=1) == count(content)
    assert [each.left for each in tally(text).paragraphs] == [0, 0, 0, 0, 0, 0, 1, 1, 2]
    assert list(map(outlined, found)) == [
        "‹note: ad_ref›",
        "‹disputed: extreme | US; delete G77›",
        "‹disputed: , in accordance with the principle of common but differentiated responsibilities. | G77; delete US, Canada, Japan, EU›",
        "‹alternatives: changing unsustainable | retain EU, G77 // promoting sustainable | US›",
        "‹alternatives: sustained and equitable and inclusive // sustained and inclusive | US›",
    ]


@pytest.mark.skipif(not PARIS.exists(), reason="the corpus is not beside this repository")
def test_the_draft_of_paris() -> None:
    """Read whole: 222 opening and 223 closing brackets, of which 221 make pairs; eleven sets of options."""
    text = PARIS.read_text("utf-8")
    counted = tally(text)
    assert "".join(piece.text for piece in pieces(text)) == text
    assert counted.document == Count(disputed=204, options=11, placeholders=17, stray=3, deepest=4)
    assert count(read(text)) == Count(disputed=204, options=11, placeholders=17, deepest=4)
    assert sum(each.left for each in counted.paragraphs) == counted.document.left == 215
    kinds = Counter(each.kind for each in brackets(text))
    assert kinds[BracketKind.DISPUTED] + kinds[BracketKind.PLACEHOLDER] == 221
    stray = [text.count("\n", 0, each.start) + 1 for each in brackets(text) if each.kind is BracketKind.STRAY]
    assert stray == [109, 177, 322]


@pytest.mark.skipif(not PARIS.exists(), reason="the corpus is not beside this repository")
@pytest.mark.parametrize(
    ("begins", "expected"),
    [
        # counted by hand on the page
        ("1. The purpose of this Agreement is to [enhance", Count(disputed=3, deepest=2)),
        # the sets of options belong to the paragraph in which "Option 1:" stands
        ("        **Option 2:** well below 2", Count(disputed=3, deepest=3)),
        ("        **Option 1:** below 2", Count(options=1, deepest=1)),
        ("6. **Progression/ambition**", Count()),
        ("    Each Party’s successive ###", Count(disputed=4, deepest=1)),
        ("9. The CMA shall decide on common timeframes", Count(placeholders=1)),
        ("17. [In the event of failure by the]", Count(disputed=5, placeholders=3, stray=1, deepest=1)),
        ("    LDCs [and SIDS][and African states]", Count(disputed=2, deepest=1)),
    ],
)
def test_paragraphs_of_paris_counted_by_hand(begins: str, expected: Count) -> None:
    text = PARIS.read_text("utf-8")
    paragraphs = [line for line in text.split("\n") if line.strip()]
    (found,) = [n for n, line in enumerate(paragraphs) if line.startswith(begins)]
    assert tally(text).paragraphs[found] == expected
