"""Labels: read, written, sorted, never given twice."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.text.labels import (
    Kind,
    Label,
    Marks,
    Series,
    Step,
    Turn,
    alt,
    bis,
    marker,
    parse,
    reading_order,
    write,
)
from tests.text.cases import Case, cases
from tests.text.strategies import texts

laws = settings(max_examples=100, deadline=None)

turns = st.one_of(
    st.builds(Turn, st.just(Kind.ALT), st.integers(1, 30)),
    st.builds(Turn, st.just(Kind.NEW), st.integers(2, 30)),
)
steps = st.builds(Step, st.integers(1, 200), st.lists(turns, max_size=3).map(tuple))
labels = st.builds(
    Label, st.sampled_from(Series), st.lists(steps, min_size=1, max_size=6).map(tuple), st.booleans()
)
written = labels.map(write)


def row(number: int, *added: tuple[Kind, int]) -> Step:
    return Step(number, tuple(Turn(*each) for each in added))


@pytest.mark.parametrize("case", cases("labels_read"))
def test_labels_are_read_in_any_marks(case: Case) -> None:
    for text in case.get("none", []):
        assert parse(text) is None
    for text in case.get("label", []):
        label = parse(text)
        assert label is not None
        for marks in Marks:
            for expected in case.get(marks.name.lower(), []):
                assert write(label, marks) == expected


def test_a_label_is_a_value() -> None:
    assert parse("OP6 alt 2 bis") == Label(Series.OPERATIVE, (row(6, (Kind.ALT, 2), (Kind.NEW, 2)),))
    assert parse("ex PP4 (b) (iv)") == Label(Series.PREAMBULAR, (row(4), row(2), row(4)), former=True)
    assert parse("12") == Label(Series.ADOPTED, (row(12),))
    assert parse("(c) ter") == Label(Series.OWN, (row(3, (Kind.NEW, 3)),))


@pytest.mark.parametrize("case", cases("labels_marked"))
def test_marks(case: Case) -> None:
    (name,), (level,), (signs,) = case["marks"], case["level"], case["signs"]
    for index, sign in enumerate(signs.split(), 1):
        assert marker(int(level), index, marks=Marks[name.upper()]) == sign


@laws
@given(labels, st.sampled_from(Marks))
def test_what_is_written_is_read_back(label: Label, marks: Marks) -> None:
    assert parse(write(label, marks)) == label


@laws
@given(texts)
def test_any_text_may_be_read(text: str) -> None:
    label = parse(text)
    assert label is None or parse(write(label)) == label


@pytest.mark.parametrize("case", cases("labels_order"))
def test_labels_sort_as_they_are_read(case: Case) -> None:
    for line in case["order"]:
        order = line.split(", ")
        backwards = order[::-1]
        assert sorted(backwards, key=reading_order) == order


@laws
@given(
    st.lists(st.one_of(written, texts), max_size=12).flatmap(
        lambda each: st.tuples(st.just(each), st.permutations(each))
    )
)
def test_the_order_is_total(orders: tuple[list[str], list[str]]) -> None:
    one, other = orders
    assert sorted(one, key=reading_order) == sorted(other, key=reading_order)
    assert len(set(map(reading_order, one))) == len(set(one))


@laws
@given(st.integers(1, 99), st.lists(st.booleans(), max_size=25), st.sampled_from(["", " (b)", " (b) (ii)"]))
def test_new_labels_stand_where_their_paragraphs_do(number: int, kinds: list[bool], below: str) -> None:
    """Each comes behind those that were there: OP3, its alternatives, its new ones, OP4."""
    label = f"OP{number}{below}"
    alternatives, new = [label], []
    for replaces in kinds:
        row = alternatives if replaces else new
        row.append((alt if replaces else bis)(label, {*alternatives, *new}))
    expected = [*alternatives, *new, f"OP{number + 1}"]
    backwards = expected[::-1]
    assert sorted(backwards, key=reading_order) == expected
    assert all(map(parse, expected))


@laws
@given(written, st.sets(written, max_size=4), st.integers(1, 15))
def test_no_label_is_ever_given_twice(label: str, taken: set[str], times: int) -> None:
    circulated = {label, *taken}
    for _ in range(times):
        for fresh in (bis(label, circulated), alt(label, circulated)):
            assert fresh not in circulated
            circulated.add(fresh)


@pytest.mark.parametrize(
    "text",
    ["OP3 " * 20_000, "9" * 20_000, "(a) " * 20_000, "OP1" + " bis" * 20_000, " " * 20_000, "(" * 20_000],
)
def test_nothing_is_too_much(text: str) -> None:
    assert bis(text, ()) != alt(text, ())
    assert parse(text) is None or parse(text) == parse(write(parse(text) or Label(Series.OWN, ())))


def test_a_number_of_a_family_too_long_to_count_is_a_name() -> None:
    assert bis("OP3 (12345678901)", ()) == "OP3 (12345678901) bis"
