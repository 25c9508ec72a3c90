"""What is known by heart: files that a secretariat may add to."""

import datetime as dt

import pytest

from drafting.checks import known, samples
from drafting.checks.checking import check
from drafting.checks.values import Checked


def test_the_files_are_read() -> None:
    heart = known.built_in()
    assert heart.resolutions["A/RES/60/288"].date == dt.date(2006, 9, 8)
    assert heart.resolutions["S/RES/2178 (2014)"].date == dt.date(2014, 9, 24)
    assert {"en", "ru"} <= heart.spellings.keys() & heart.names.keys()


def test_councils_numbers_go_up_with_the_years() -> None:
    rows = [(n, year) for n, year in known.built_in()._council if n]
    assert [year for _, year in rows] == sorted(year for _, year in rows)
    assert known.built_in().council_years(2178) == (2014, 2014)
    assert known.built_in().council_years(2180) == (2014, 2014)
    assert known.built_in().council_years(9999) is None


def test_every_session_holds_the_dates_of_its_resolutions() -> None:
    for each in known.built_in().resolutions.values():
        parts = each.symbol.split("/")
        if (
            parts[:2] == ["A", "RES"]
            and parts[2].isdecimal()
            and int(parts[2]) > 30
            and "(" not in each.symbol
        ):
            first = 1945 + int(parts[2])
            assert dt.date(first, 9, 1) <= each.date <= dt.date(first + 1, 9, 30), each


def test_a_line_of_ones_own_is_heeded() -> None:
    ours = known.built_in()
    more = known.resolutions("A/RES/99/1 | 3 October 2044 | our own")
    heart = known.Known({**ours.resolutions, **more}, ours.spellings, ours.names)
    draft = samples.read("PP1: *Recalling* General Assembly resolution 99/1 of 4 October 2044,")
    assert check(draft) == ()
    told = check(Checked(draft.language, draft.form, draft.lines, known=heart))
    assert [(each.rule, each.fix) for each in told] == [("references.date", "3 October 2044")]


def test_a_line_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="some day"):
        known.resolutions("A/RES/1/1 | some day | what")
