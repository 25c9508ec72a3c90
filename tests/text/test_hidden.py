"""Hidden characters: found where they are, and silence on honest prose."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.text.hidden import Hidden, find_hidden
from tests.text.cases import Case, cases

PROSE = (
    "Urges all Member States, in accordance with resolution 60/288 (2006), to act;",
    "вновь подтверждаем нашу приверженность «всем» компонентам Стратегии;",
    "إِنَّ الجَمْعِيَّةَ العَامَّةَ، إذ تؤكد من جديد",
    "کشورها برنامه\u200cهای خود را",
    "各国应采取措施打击恐怖主义。",
    "L’Assemblée générale\u00a0; « œuvre »",
)
ATTACKS = "\u202a\u202e\u2066\u2069\u200b\u2060\ufeff\u00ad\u034f\u3164\U000e0041\ufe0f\U000e0101\x00\n\t\x7f\x9f\u2028\u2029\ue000\uffff\ud800"


@pytest.mark.parametrize("case", cases("hidden"))
def test_hidden(case: Case) -> None:
    found = [f"{hidden.position} {hidden.code} {hidden.name}" for hidden in find_hidden(case["text"][0])]
    assert found == case.get("found", [])


@pytest.mark.parametrize("text", PROSE)
@settings(max_examples=60, deadline=None)
@given(attack=st.sampled_from(ATTACKS), data=st.data())
def test_an_attack_is_found_wherever_it_is_planted(text: str, attack: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    (found,) = [
        hidden for hidden in find_hidden(text[:place] + attack + text[place:]) if hidden.position == place
    ]
    assert found.code == f"U+{ord(attack):04X}"
    assert find_hidden(text) == ()


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=30))
def test_any_text_can_be_searched(text: str) -> None:
    found = find_hidden(text)
    assert list(found) == sorted(found, key=lambda hidden: hidden.position)
    assert all(hidden.code == f"U+{ord(text[hidden.position]):04X}" for hidden in found)
    assert all(hidden.name for hidden in found)


def test_a_finding_is_a_value() -> None:
    assert find_hidden("\u202e") == (Hidden(0, "U+202E", "RIGHT-TO-LEFT OVERRIDE"),)
