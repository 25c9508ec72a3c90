"""The demo event's compilation, against what its authors wrote down beforehand.

The notation may be richer than the paper's, never poorer: each line names what must stand there, in order.
"""

import re

import pytest

from drafting.procedure.compilation import Row, compiled, without_names
from drafting.procedure.notation import attributed, unattributed
from tests.conftest import House

ORACLE = {
    "PP4 bis": (
        "[Taking note of the proposal of Kazakhstan to form,",
        "a global anti-terrorist coalition, – KAZ; KGZ support; UZB bracket; TKM delete]",
    ),
    "PP6": (
        "including those returning,",
        "~~ or~~",
        " relocating",
        " or transiting",
        "agreed ad ref",
        " from zones of",
    ),
    "OP1": (
        "in Central Asia, with the central and coordinating role of the United Nations",
        "KAZ",
        "agreed ad ref",
        (
            ", in accordance with international law[, in particular international human rights law, refugee law "
            "and international humanitarian law – EU, taken up by KGZ];"
        ),
    ),
    "OP3 bis": (
        "[Express our concern at the [",
        "nexus between terrorism and",
        "– TJK / ",
        "linkages that may exist, in some cases, between terrorism and transnational organized crime, including",
        "– KAZ; TJK can accept]",
        (
            "the illicit traffic in narcotic drugs and precursors, and commit ourselves to sharing operational "
            "information in that regard; – TJK"
        ),
        "KAZ support as amended",
        "TKM reserve pending",
        "capital]",
    ),
    "OP5": (
        (
            "Encourage the elaboration of national [and, where appropriate, regional plans of action / plans of action "
            "– UZB; TKM support; KGZ oppose / plans of action and of a regional plan of action – KGZ; "
        ),
        (
            "TKM, UZB oppose] to prevent violent extremism, drawing as relevant upon the recommendations of the "
            "Secretary-General;"
        ),
    ),
    "OP5 bis": (
        "Recognize the essential contribution of young people,",
        "ex OP8",
        "KGZ",
        "placement agreed ad ref",
    ),
    "OP6": ("[Decide to establish a regional network", "– KAZ, KGZ retain; TKM delete]"),
    "OP6 alt": (
        "[Decide to hold, on a voluntary basis, an annual exchange of views",
        "– UZB; KAZ can accept; KGZ can accept if OP5 is retained (package); TKM consulting capital]",
    ),
    "OP12": ("at a high-level meeting to be held in [2019]*", "*TKM reservation:", "date and venue pending"),
}
CHAIRS = {
    "PP6": "including those returning, relocating or transiting from zones of armed conflict,",
    "OP5": "of national [and, where appropriate, regional plans of action / plans of action / plans of action and "
    "of a regional plan of action] to prevent violent extremism,",
    "OP12": "to be held in [2019], at a venue to be agreed.",
}
NAMES = re.compile(r"\b(KAZ|KGZ|TJK|TKM|UZB|AFG|EU|CHAIR|SEC)\b|[A-Z]{2,3}-\d")


def rows_of(house: House) -> dict[str, Row]:
    return {row.label: row for row in compiled(house.table()) if row.state != "moved"}


def as_printed(row: Row) -> str:
    return "\n".join(attributed(line.segments) for line in row.lines)


@pytest.fixture
def rows(house: House) -> dict[str, Row]:
    return rows_of(house)


def test_each_paragraph_reads_as_was_written_down(rows: dict[str, Row]) -> None:
    for label, parts in ORACLE.items():
        found, at = as_printed(rows[label]), 0
        for part in parts:
            assert part in found[at:], f"{label}: {part!r} is not in {found[at:]!r}"
            at = found.index(part, at) + len(part)


def test_what_is_not_touched_is_printed_as_it_stands(rows: dict[str, Row]) -> None:
    plain = [row for row in rows.values() if not row.proposals and not row.reservations and row.standing]
    assert len(plain) > 15
    assert [as_printed(row) for row in plain] == [row.standing.text for row in plain]
    assert as_printed(rows["OP7"]) == rows["OP7"].standing.text  # a suggestion is not in the text


def test_the_chairs_notation_names_nobody(rows: dict[str, Row]) -> None:
    for label, row in rows.items():
        written = "\n".join(unattributed(line.segments) for line in row.lines)
        bare = "\n".join(attributed(line.segments) for line in without_names(row).lines)
        assert NAMES.findall(written) == NAMES.findall(bare) == [], label
        assert CHAIRS.get(label, "") in written


def test_a_move_is_neither_a_deletion_nor_an_insertion(house: House) -> None:
    rows = compiled(house.table())
    moved = [row for row in rows if row.key == house.paragraph("OP8").id]
    assert [(row.label, row.state, row.moved_to, row.ex) for row in moved] == [
        ("OP5 bis", "ad_ref", "", "OP8"),
        ("OP8", "moved", "OP5 bis", ""),
    ]
    labels = [row.label for row in rows]
    assert labels[labels.index("OP5") + 1] == "OP5 bis"
    assert labels[labels.index("OP7") + 1] == "OP8"
