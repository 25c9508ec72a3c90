"""Citations: documents and resolutions, and nothing else."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.text.citations import Citation, find_citations
from tests.text.cases import Case, cases
from tests.text.strategies import texts

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "texts"
laws = settings(max_examples=100, deadline=None)

pieces = st.sampled_from(
    ["resolution ", "resolutions ", "резолюции ", "60/288", " of 8 September 2006", " and ", ", ", "2178 (2014)",
     "A/70/674", "S/RES/2178 (2014)", " Совета Безопасности", "General Assembly ", " and Add.1", "(XV)", "1/2",
     " from ", "decision ", "1514 (XV)", "A/", "\ud800"]
)  # fmt: skip
citing = st.lists(st.one_of(pieces, texts), max_size=12).map("".join)


def shown(text: str, cited: Citation) -> str:
    values = (cited.sort.value, cited.body, cited.number, cited.symbol, cited.year or "-", cited.date or "-")
    return " | ".join((text[cited.start : cited.end], *map(str, values)))


@pytest.mark.parametrize("case", cases("citations"))
def test_citations(case: Case) -> None:
    for text in case["text"]:
        assert [shown(text, cited) for cited in find_citations(text)] == case.get("cites", [])


@laws
@given(citing)
def test_citations_are_in_order_and_do_not_overlap(text: str) -> None:
    at = 0
    for cited in find_citations(text):
        assert at <= cited.start < cited.end <= len(text)
        assert cited.symbol.endswith(cited.number) or cited.body or not cited.symbol
        at = cited.end


@laws
@given(citing)
def test_what_is_cited_is_cited_by_its_symbol_too(text: str) -> None:
    """A resolution's own symbol is read as the same resolution, wherever it came from."""
    for cited in find_citations(text):
        if cited.symbol and not cited.symbol.startswith("A/HRC/DEC"):
            (again,) = find_citations(f"see {cited.symbol} of")
            assert (again.symbol, again.number, again.body, again.sort) == (
                cited.symbol,
                cited.number,
                cited.body,
                cited.sort,
            )


@laws
@given(st.integers(0, 2_000), st.integers(0, 2_000))
def test_a_fraction_is_not_cited(one: int, other: int) -> None:
    assert find_citations(f"{one}/{other} of them, {one}.{other} per cent, {one}/{other}/2006") == ()


@pytest.mark.parametrize(
    "piece",
    ["resolution ", "resolutions 60/288, ", "60/288 and ", "A/70/674 ", "A/", "A/A", "General Assembly ", "\ud800",
     " ", " and Add.1", "1373 (2001) of 28 September 2001, ", "(2014) ", "resolution 60/288 of the General Assembly "],
)  # fmt: skip
@pytest.mark.parametrize("before", ["", "resolutions ", "A/70/6"])
def test_nothing_is_too_much(before: str, piece: str) -> None:
    text = before + piece * 8_000
    assert all(cited.end <= len(text) for cited in find_citations(text))


PINNED = {
    "A-RES-77-321.txt": [
        "A/RES/77/321", "A/77/L.82", "A/RES/72/249 2017-12-24", "A/RES/69/292 2015-06-19",
        "A/DEC/76/564 2022-05-23", "A/RES/77/248 2022-12-30", "A/DEC/77/556 2023-04-18", "A/CONF.232/2023/5",
        "A/RES/77/321", "A/CONF.232/2023/4", "A/77/945",
    ],
    "A-RES-78-272.txt": [
        "A/RES/78/272", "A/78/L.41", "A/RES/72/249 2017-12-24", "A/RES/69/292 2015-06-19", "A/RES/75/239",
        "A/RES/77/248", "A/DEC/74/543", "A/DEC/75/570", "A/DEC/76/564", "A/DEC/77/556", "A/CONF.232/2023/4",
        "A/RES/78/272", "A/RES/77/321 2023-08-01", "A/77/945", "A/RES/78/272", "E/RES/1996/31 1996-07-25",
        "A/RES/72/249", "A/RES/78/272", "A/RES/69/292",
    ],
    "paris-draft-2015-12-09.md": ["1/CP.17", "1/CP.21", "1/CP.16"],
}  # fmt: skip


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus of real texts is not beside this repository")
@pytest.mark.parametrize("name", PINNED)
def test_real_texts(name: str) -> None:
    text = (CORPUS / name).read_text("utf-8")
    found = [
        " ".join((cited.symbol or cited.number, str(cited.date or ""))).strip()
        for cited in find_citations(text)
    ]
    assert found == PINNED[name]
