"""What became of every pending proposal when a whole text moved."""

import pytest

from drafting.text import Pending, edits, rebase, report

OP1 = "Calls upon States to act;"
OP2 = "Decides to meet once a year;"
BEFORE = {"op1": OP1, "op2": OP2, "op3": "Welcomes the report;"}
AFTER = {"op1": "Urges States to act without delay;", "op2": OP2}
PENDING = {
    "KAZ-1": Pending("op2", "Decides to meet twice a year;"),
    "TJK-1": Pending("op1", "Calls upon all States to act;"),
    "UZB-1": Pending("op1", "Invites States to act;"),
    "KGZ-1": Pending("op1", "Calls upon States to act without delay;"),
    "TKM-1": Pending("op3", "Notes the report;"),
}


def test_each_proposal_stands_in_one_list() -> None:
    found = report(BEFORE, AFTER, PENDING)
    assert (found.clean, found.check, found.clash) == (("KAZ-1",), ("TJK-1",), ("UZB-1",))
    assert (found.reflected, found.orphaned) == (("KGZ-1",), ("TKM-1",))


def test_what_is_carried_is_what_the_rebase_says() -> None:
    found = report(BEFORE, AFTER, PENDING)
    assert found.carried == {
        reference: rebase(BEFORE[each.paragraph], AFTER[each.paragraph], each.proposal)
        for reference, each in PENDING.items()
        if each.paragraph in AFTER
    }
    kept = {name: Pending(at, edits(BEFORE[at], text)) for name, (at, text) in PENDING.items()}
    assert report(BEFORE, AFTER, kept) == found


def test_nothing_pending_is_nothing_to_report() -> None:
    assert report(BEFORE, AFTER, {}).carried == {}


def test_a_proposal_on_no_paragraph_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        report(BEFORE, AFTER, {"KAZ-1": Pending("op9", OP1)})
