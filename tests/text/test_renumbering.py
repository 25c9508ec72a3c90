"""Renumbering: a bijection onto 1 to n, under each paragraph anew."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.text.labels import Label, Marks, Series, Step, parse, write
from drafting.text.renumbering import renumber
from tests.text.cases import Case, cases
from tests.text.strategies import texts
from tests.text.test_labels import steps

laws = settings(max_examples=80, deadline=None)


@pytest.mark.parametrize("case", cases("renumbering"))
def test_renumbering(case: Case) -> None:
    (standing,), (fallen,), (marks,) = (case.get(key, [""]) for key in ("standing", "fallen", "marks"))
    found = renumber(
        standing.split(", "),
        former=dict(line.split(" = ") for line in case.get("moved", [])),
        fallen=fallen.split(", ") if fallen else (),
        marks=Marks[marks.upper() or "ENGLISH"],
    )
    expected = {
        old.strip(): new.strip() or None for old, _, new in (line.partition("=") for line in case["map"])
    }
    assert found == expected


@st.composite
def documents(draw: st.DrawFn) -> list[str]:
    """Labels of a whole text in some order: each comes after what it hangs on."""
    standing: list[Label] = []
    for _ in range(draw(st.integers(0, 14))):
        series = draw(st.sampled_from([Series.PREAMBULAR, Series.OPERATIVE]))
        above = draw(st.sampled_from([Label(series, ()), *standing]))
        label = Label(above.series, (*above.steps, draw(steps)))
        if label not in standing:
            standing.append(label)
    return list(map(write, standing))


@laws
@given(documents())
def test_renumbering_is_a_bijection_onto_one_to_n(standing: list[str]) -> None:
    new = renumber(standing)
    assert list(new) == standing
    rows: dict[tuple[Series, tuple[Step, ...]], list[Step]] = {}
    for number in new.values():
        label = parse(number or "")
        assert label
        rows.setdefault((label.series, label.steps[:-1]), []).append(label.steps[-1])
    for row in rows.values():
        assert row == [Step(place) for place in range(1, len(row) + 1)]


@laws
@given(documents())
def test_what_hangs_on_a_paragraph_goes_with_it(standing: list[str]) -> None:
    new = renumber(standing)
    for text in standing:
        label = parse(text)
        assert label
        if label.steps[1:]:
            above = write(Label(label.series, label.steps[:-1]))
            assert (new[text] or "").startswith(f"{new[above]} ")


@laws
@given(documents())
def test_an_adopted_text_keeps_its_numbers(standing: list[str]) -> None:
    adopted = [str(number) for number in renumber(standing).values()]
    assert renumber(adopted) == {number: number for number in adopted}


@laws
@given(documents(), st.lists(texts, max_size=4), st.dictionaries(texts, texts, max_size=3))
def test_any_strings_may_be_renumbered(
    standing: list[str], fallen: list[str], former: dict[str, str]
) -> None:
    new = renumber([*standing, *fallen, *former], former=former, fallen=fallen)
    assert set(standing) | set(fallen) <= set(new)


def test_a_long_text() -> None:
    standing = [f"OP{number}{bis}" for number in range(1, 3_000) for bis in ("", " (a)", " bis")]
    new = renumber(standing)
    assert new["OP2999 bis"] == str(2 * 2999)
