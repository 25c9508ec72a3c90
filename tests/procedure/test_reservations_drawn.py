"""How a reservation reads in the compilation: whose it is, on what, and at which words."""

from dataclasses import replace
from typing import Any

import pytest

from drafting.procedure.compilation import compiled
from drafting.procedure.notation import attributed, unattributed
from drafting.procedure.segments import Mark
from tests.procedure.making import proposal, reservation, standing, table

BASE = standing("OP5", "Calls upon all States to act;", opening=10)
ASKED = proposal("KAZ-1", BASE, "Calls upon all States to act without delay;")
HELD = reservation("TKM-1", BASE)


def read(**more: Any) -> str:
    (row,) = compiled(table(BASE, ASKED, replace(HELD, **more)))
    return attributed(row.lines[0].segments)


@pytest.mark.parametrize(
    ("more", "note"),
    [
        ({"note": "capital is asked"}, "*TKM reservation: capital is asked"),
        ({}, "*TKM reservation"),
        ({"note": "capital is asked", "amendment": ASKED.id}, "*TKM reservation on KAZ-1: capital is asked"),
        ({"amendment": ASKED.id}, "*TKM reservation on KAZ-1"),
    ],
    ids=["on the text", "without a word of why", "on a proposal", "on a proposal, without a word of why"],
)
def test_it_says_whose_it_is_and_on_what(more: dict[str, Any], note: str) -> None:
    assert read(**more) == f"Calls upon all States to act [without delay – KAZ]; – {note}"


def test_the_asterisk_stands_at_its_words_in_the_text_or_in_the_proposal() -> None:
    on_proposal = {"amendment": ASKED.id, "note": "why"}
    assert "Calls upon all States* to act [" in read(scope="States")
    assert "[without* delay – KAZ]" in read(scope="without", **on_proposal)
    assert "States to act [" in read(scope="States", **on_proposal)


def test_the_asterisk_leaves_the_italics_and_the_chairs_notation_has_none() -> None:
    held = replace(HELD, scope="upon", amendment=None)
    (row,) = compiled(table(BASE, ASKED, held))
    segments = row.lines[0].segments
    assert "".join(each.text for each in segments if each.italic) == "Calls upon"
    assert [each.text for each in segments if each.mark is Mark.NOTE] == ["*"]
    assert unattributed(segments) == "Calls upon all States to act [without delay];"
