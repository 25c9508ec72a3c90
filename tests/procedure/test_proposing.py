"""What is typed, and what is read in it; what cannot be taken is refused by name, with its place."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.procedure.errors import (
    BadStructure,
    EmptyProposal,
    HiddenCharacters,
    Refusal,
    TooLong,
    UnknownFootnote,
)
from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.proposing import (
    LIMIT,
    Proposed,
    as_typed,
    check_footnotes,
    checked_pieces,
    checked_remark,
)
from drafting.procedure.table import Pieces
from tests.procedure.making import id_of

OP3 = id_of("OP3")
PASTED = "Calls upon all States to act; " * 1_667


def read(text: str, kind: AmendmentKind = AmendmentKind.INSERT) -> Pieces:
    return checked_pieces(Proposed(kind, OP3, None, text))


def modified(text: str) -> Pieces:
    return read(text, AmendmentKind.MODIFY)


@pytest.mark.parametrize(
    ("typed", "refusal", "said"),
    [
        ("", EmptyProposal, {}),
        (" \r\n \u00a0\n", EmptyProposal, {}),
        (PASTED, TooLong, {"length": len(PASTED), "limit": LIMIT}),
        ("x" * (LIMIT + 1), TooLong, {"length": LIMIT + 1, "limit": LIMIT}),
    ],
    ids=["nothing", "blanks", "fifty thousand characters", "one character too many"],
)
def test_too_little_or_too_much(typed: str, refusal: type[Refusal], said: dict[str, int]) -> None:
    assert len(PASTED) > 50_000
    with pytest.raises(refusal) as refused:
        modified(typed)
    assert refused.value.params == said


def test_the_longest_that_may_be_is_taken_whole() -> None:
    assert modified("x" * LIMIT) == ((0, "x" * LIMIT),)


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("all\u202eStates", [(3, "U+202E", "RIGHT-TO-LEFT OVERRIDE")]),
        (
            "\u2066all\u2069",
            [(0, "U+2066", "LEFT-TO-RIGHT ISOLATE"), (4, "U+2069", "POP DIRECTIONAL ISOLATE")],
        ),
        ("a\x00b", [(1, "U+0000", "control character")]),
        ("a\tb\x07", [(1, "U+0009", "control character"), (3, "U+0007", "control character")]),
        ("one\rtwo", [(3, "U+000D", "control character")]),
        ("zero\u200bwidth", [(4, "U+200B", "ZERO WIDTH SPACE")]),
        ("e\u0301\u202e", [(1, "U+202E", "RIGHT-TO-LEFT OVERRIDE")]),
        ("one\r\ntwo\u2028", [(7, "U+2028", "LINE SEPARATOR")]),
        ("Stаtes", [(2, "U+0430", "Latin and Cyrillic letters mixed in one word")]),
    ],
    ids=ascii,
)
def test_what_cannot_be_seen_is_named_with_its_place(typed: str, places: list[tuple[int, str, str]]) -> None:
    for check in (modified, read, checked_remark):
        with pytest.raises(HiddenCharacters) as refused:
            check(typed)
        assert [(f.position, f.code, f.name) for f in refused.value.params["found"]] == places


def test_text_is_kept_composed_and_on_one_line() -> None:
    assert modified("  Cafe\u0301 de\r\nla  paix \n") == ((0, "Café de la  paix"),)
    assert checked_remark(" a\n\nb ") == "a b"


@pytest.mark.parametrize("kind", [AmendmentKind.DELETE, AmendmentKind.MOVE])
def test_a_deletion_and_a_move_bring_no_words(kind: AmendmentKind) -> None:
    assert read("never looked at \u202e", kind) == ()


EIGHT = "".join(f"\n({sign}) {sign.upper()};" for sign in "abcdefgh")
LETTERS = tuple((1, f"{sign.upper()};") for sign in "abcdefgh")


@pytest.mark.parametrize(
    ("typed", "levels"),
    [
        ("Agree:\n(a) One;\n(b) Two;", (0, 1, 1)),
        ("Agree:\na) One;\nb)\u00a0Two;", (0, 1, 1)),
        ("Agree:\n(a) One:\n(i) Under;\n(ii) Under;\n(b) Two;", (0, 1, 2, 2, 1)),
        ("Agree:\n\n  (a) One:\r\n    (i) Under;", (0, 1, 2)),
        (f"Agree:{EIGHT}\n(i) Ninth;\n(j) Tenth;", (0, *[1] * 10)),
        (f"Agree:{EIGHT[:-1]}:\n(i) Under;\n(ii) Under;\n(i) Ninth;", (0, *[1] * 8, 2, 2, 1)),
        ("Agree:\n(a) One:\n(xviii) Under;\n(xxviii) Under;", (0, 1, 2, 2)),
        (
            "Agree:" + "".join(f"\n({c}) x;" for c in "abcdefghijklmnopqrstuvwxyz") + "\n(aa) y;\n(bb) z;",
            (0, *[1] * 28),
        ),
    ],
)
def test_letters_and_numerals_are_read_as_levels(typed: str, levels: tuple[int, ...]) -> None:
    pieces = read(typed)
    assert tuple(level for level, _ in pieces) == levels
    assert not any(text.startswith(("(", "a)")) for _, text in pieces)


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("One;\nTwo;", 2),
        ("Agree:\n(a) One;\nand nothing more", 3),
        ("Agree:\n(i) Hangs on nothing;", 2),
        ("Agree:\n(a) One;\n(new) A word in brackets is no marker;", 3),
        ("Agree:\n(a)Without a blank;", 2),
    ],
)
def test_what_hangs_on_nothing_is_refused_with_its_line(typed: str, line: int) -> None:
    with pytest.raises(BadStructure) as refused:
        read(typed)
    assert refused.value.params == {"line": line}


def test_a_subamendment_has_the_form_of_what_it_amends() -> None:
    typed = Proposed(AmendmentKind.MODIFY, OP3, None, "Agree:\n(a) One;", parent=id_of("TJK-1"))
    assert checked_pieces(typed, AmendmentKind.INSERT) == ((0, "Agree:"), (1, "One;"))
    assert checked_pieces(typed, AmendmentKind.MODIFY) == ((0, "Agree: (a) One;"),)


@pytest.mark.parametrize(("text", "missing"), [("report{fn:1}", None), ("a{fn:1} b{fn:x9}", "x9")])
def test_a_footnote_that_does_not_exist_is_refused(text: str, missing: str | None) -> None:
    pieces = ((0, "Note:"), (1, text))
    if missing is None:
        check_footnotes(pieces, {"1"})
        return
    with pytest.raises(UnknownFootnote) as refused:
        check_footnotes(pieces, {"1"})
    assert refused.value.params == {"key": missing}


words = st.text(st.sampled_from("aeiouxv ()é;"), min_size=1, max_size=8).map(lambda text: f"W{text.strip()}")


@st.composite
def paragraphs(draw: st.DrawFn) -> Pieces:
    """Return a paragraph with sub-paragraphs; what opens a list ends in a colon, as it does on paper."""
    pieces = [(0, f"{draw(words)}:")]
    for _ in range(draw(st.integers(0, 30))):
        below = draw(st.integers(0, 3))
        pieces.append((1, draw(words) + (":" if below else ";")))
        pieces += [(2, f"{draw(words)};") for _ in range(below)]
    return tuple(pieces)


@given(paragraphs())
def test_what_is_written_back_is_read_the_same(pieces: Pieces) -> None:
    composed = tuple((level, unicodedata.normalize("NFC", text)) for level, text in pieces)
    assert read(as_typed(composed)) == composed
