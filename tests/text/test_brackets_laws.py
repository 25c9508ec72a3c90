"""The laws of brackets: what was written is read again, nothing is lost, and nothing is too much."""

import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.text.bracket_sayings import CONDITIONAL, FORMS
from drafting.text.brackets import (
    DEEPEST,
    Alternatives,
    BracketKind,
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
    brackets,
    carried,
    changes,
    count,
    heard,
    pieces,
    placeholders,
    read,
    sayable,
    tally,
    write,
)
from drafting.text.comparison import Kind
from tests.text.strategies import prose, wild

laws = settings(max_examples=100, deadline=None)

#: Pieces of text that say something to a reader of brackets, to be met with in words too.
SIGNS = [
    *[
        "[",
        "]",
        "[[",
        "]]",
        "/",
        "–",
        "-",
        "—",
        "\\",
        "\\[",
        "~",
        "~~",
        "__",
        "_",
        "{fn:a[b}",
        "{fn:",
        "}",
        ";",
        ":",
    ],
    *[
        "\n",
        "Option 1:",
        "Option 2:",
        "Option",
        " 1:",
        "Вариант 1:",
        "2. **",
        "no text",
        "No text",
        "2019",
        "date",
    ],
    *[
        "Agreed ad ref",
        "agreed",
        "Pending talks",
        "KAZ",
        "EU support",
        "US; G77 delete",
        "[X]",
        " – ",
        " / ",
        " - ",
    ],
    *[" – KAZ", "a – EU support – KAZ", "– KAZ"],
]
signs = st.sampled_from(SIGNS)
tangled = st.lists(st.one_of(signs, signs, prose(2), st.just(" ")), max_size=10).map("".join)
leaves = st.one_of(prose(6), tangled, wild)
bracketed = st.lists(
    st.one_of(signs, signs, prose(2), st.sampled_from(["[", "]", " / ", " – KAZ"])), max_size=40
)
texts = st.one_of(bracketed.map("".join), wild)

PARTIES = [("KAZ",), ("G77", "European Union"), ("Côte d’Ivoire",), ("УЗБ", "中国", "مصر"), ("EU/US",)]
DETAILS = ["", "if OP5 stays", "with [2019]", "a / b", "– EU", "до среды", "OP5 bis"]


def sayings_of(word: str) -> list[Saying]:
    form = FORMS[word]
    details = DETAILS if word in CONDITIONAL or "{detail}" in form else [""]
    return [
        Saying(who, word, detail) for who in (PARTIES if "{parties}" in form else [()]) for detail in details
    ]


SAYINGS = [said for word in FORMS for said in sayings_of(word) if sayable((said,))]
one_saying = st.integers(0, len(SAYINGS) - 1).map(lambda number: SAYINGS[number])
sayings = st.lists(one_saying, max_size=3).map(tuple)
standings = st.sampled_from(["ad_ref", "agreed", "placement_ad_ref"]).map(lambda word: Saying((), word))
notes = st.builds(lambda first, rest: Note((first, *rest)), standings, sayings)
fillers = st.sampled_from(["2019", "date", "", " ", "X", "____", "__", "…", "place to be confirmed", "-"])
kinds = st.sampled_from(list(Kind))
words = st.builds(Words, leaves, kinds)
leaf = st.one_of(words, words, fillers.map(Placeholder), notes)


def grown(parts: st.SearchStrategy[Part]) -> st.SearchStrategy[Part]:
    content = st.lists(parts, max_size=4).map(tuple)
    readings = st.lists(st.builds(Reading, content, sayings), max_size=3).map(tuple)
    return st.one_of(
        st.builds(Disputed, content, sayings),
        st.builds(Alternatives, readings),
        st.builds(Options, readings, st.integers(1, 12)),
    )


values = st.lists(st.recursive(leaf, grown, max_leaves=12), max_size=5).map(tuple)


def all_words(content: Content) -> str:
    """Return every word of a text's values, in order, whatever is said about it."""
    text = ""
    for part in content:
        match part:
            case Words(own):
                text += own
            case Disputed(inner):
                text += all_words(inner)
            case Alternatives(readings) | Options(readings):
                text += "".join(all_words(each.content) for each in readings)
    return text


@pytest.mark.parametrize("notation", list(Notation))
@laws
@given(content=values)
def test_reading_what_we_wrote_gives_the_data_back(content: Content, notation: Notation) -> None:
    written = write(content, notation)
    assert read(written, notation) == carried(content, notation)
    assert write(read(written, notation), notation) == written


@laws
@given(values)
def test_what_each_notation_carries(content: Content) -> None:
    full, bare = carried(content, Notation.ATTRIBUTED), carried(content, Notation.UNATTRIBUTED)
    assert all_words(full) == all_words(content)
    assert carried(bare, Notation.UNATTRIBUTED) == carried(full, Notation.UNATTRIBUTED) == bare
    assert carried(bare, Notation.ATTRIBUTED) == bare
    assert carried(content, Notation.SCREEN) == carried(content, Notation.REDLINE)
    for notation in Notation:
        kept = carried(content, notation)
        assert carried(kept, notation) == kept


@laws
@given(values)
def test_no_name_leaks_into_an_unattributed_text(content: Content) -> None:
    def names(inner: Content) -> bool:
        for part in inner:
            match part:
                case Note() | Disputed(_, (_, *_)):
                    return True
                case Disputed(content):
                    if names(content):
                        return True
                case Alternatives(readings) | Options(readings):
                    if any(each.sayings or names(each.content) for each in readings):
                        return True
        return False

    assert not names(read(write(content, Notation.UNATTRIBUTED)))


@laws
@given(values)
def test_changes_keep_the_words_and_only_slashes_come_in(content: Content) -> None:
    flat = list(changes(content))
    assert all(isinstance(part, Words | Placeholder) for part in flat)
    stood = "".join(part.text for part in flat if isinstance(part, Words))
    assert stood.replace(" / ", "") == all_words(content).replace(" / ", "") or "/" in all_words(content)


@laws
@given(values)
def test_counts_from_data_and_from_text_agree(content: Content) -> None:
    kept = carried(content, Notation.ATTRIBUTED)
    assert tally(write(content)).document == count(kept)


@laws
@given(texts)
def test_every_character_is_in_one_piece(text: str) -> None:
    found = pieces(text)
    assert "".join(piece.text for piece in found) == text
    assert all(piece.text and piece.depth >= 0 for piece in found)


@laws
@given(texts)
def test_any_text_is_read_the_same_again(text: str) -> None:
    for notation in Notation:
        content = read(text, notation)
        assert notation is Notation.UNATTRIBUTED or carried(content, notation) == content
        assert read(write(content, notation), notation) == carried(content, notation)


@laws
@given(texts)
def test_brackets_pair_or_are_stray(text: str) -> None:
    found = brackets(text)
    pairs = [each for each in found if text[each.start] == "[" and each.kind is not BracketKind.STRAY]
    assert all(text[each.end - 1] == "]" for each in pairs)
    for one, other in pairwise(found):
        assert one.start <= other.start
        assert other.start >= one.end or other.end <= one.end
    places = {(each.start, each.end) for each in found if each.kind is BracketKind.PLACEHOLDER}
    assert places <= set(placeholders(text))
    counted = tally(text)
    assert sum(each.left for each in counted.paragraphs) == counted.document.left
    assert sum(each.stray for each in counted.paragraphs) == counted.document.stray


@pytest.mark.parametrize("notation", list(Notation))
def test_values_are_read_as_deep_as_they_may_be_and_counted_deeper(notation: Notation) -> None:
    text = "[" * 5000 + "x [2019]" + "]" * 5000
    content = read(text)
    assert tally(text).document.deepest == tally(text).document.disputed == 5000
    assert count(content).deepest == DEEPEST
    assert read(write(content, notation), notation) == carried(content, notation)
    assert hash(content) == hash(read(text))


MANY = 6_000


UNITS = [
    *[
        "[",
        "]",
        "[[ ]] ",
        "[x] ",
        "][",
        "[a – US] ",
        "[a / b – EU]",
        "[ – ",
        " – a",
        " / ",
        "\\[",
        "__ ",
        "~~[",
    ],
    *[
        "[__",
        "{fn:",
        "{fn:[",
        "Option 1: ",
        "[Option 1: ",
        "Option 1: x\n",
        "\nOption 2: [",
        "\n",
        "[\n",
        " ",
    ],
    *[
        "\ud800[",
        "_",
        "[ - KAZ; ",
        "word ",
        "[Agreed ",
        "to be ",
        "\\",
        "Option 1: [ \nOption 2: ",
        "国",
        "a, ",
    ],
]


@pytest.mark.parametrize("unit", UNITS)
def test_nothing_is_too_much(unit: str) -> None:
    """Four times the text takes about four times the work; sixteen would be quadratic."""
    text = unit * MANY
    few, many = worked(text[: len(text) // 4]), worked(text)
    assert "".join(piece.text for piece in pieces(text)) == text
    assert many < 6 * few + 500


def worked(text: str) -> int:
    """Count the calls that reading takes: the same on every machine, whatever else it is doing."""
    calls = 0

    def count_call(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count_call)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return calls


def test_many_brackets_within_each_other() -> None:
    counted = tally("[" * 60_000 + "]" * 60_000).document
    assert (counted.left, counted.placeholders, counted.deepest) == (59_999, 1, 59_999)


@pytest.mark.deep
@pytest.mark.parametrize("unit", ["[", "]", "[]", "[x – KAZ / y]", "[[x]"])
def test_a_million_brackets(unit: str) -> None:
    text = unit * (1_000_000 // sum(map(unit.count, "[]")))
    counted = tally(text).document
    paired = counted.left + counted.placeholders
    assert 2 * paired + counted.stray == sum(map(text.count, "[]"))
    assert read(text)


@pytest.mark.parametrize(
    "text", ["", "\ud800", "[\udc00 – \ud800]", "[", "]", "\\", "[\\", "[\\]", "[Option 1: ", " – "]
)
def test_odd_texts_are_read(text: str) -> None:
    assert "".join(piece.text for piece in pieces(text)) == text
    assert read(write(read(text))) == read(text)


def test_a_long_paragraph_is_no_attribution() -> None:
    words = "States " * 20_000
    assert heard(words) == ()
    assert read(f"[x – {words}]") == (Disputed((Words(f"x – {words}"),)),)
