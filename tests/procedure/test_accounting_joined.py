"""An accepted merge or split is looked for in the text as it stands, like any other accepted proposal."""

from dataclasses import replace

import pytest

from drafting.procedure.accounting import Outcome
from drafting.procedure.accounting import outcome as outcome_of
from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.states import State
from tests.procedure.making import id_of, proposal, standing, table

K = AmendmentKind
THIRD = standing("OP3", "Call upon States to act;", 2)
FOURTH = standing("OP4", "Invite the Centre to help;", 3)
MERGED = "Call upon States to act and invite the Centre to help them;"
NINTH = standing("OP9", "Welcome the readiness to help and invite partners to consider financing it;", 8)
PARTS = ("Welcome the readiness to help;", "Invite partners to consider financing it;")
BIS = "OP9 bis"


def merged(now: str, *, fallen: bool = False, **more: object) -> Outcome:
    given = {"kind": K.MERGE, "other": FOURTH.id, "other_base": FOURTH.text, "state": State.ACCEPTED}
    merge = proposal("KAZ-1", THIRD, MERGED, **(given | more))
    first, second = replace(THIRD, text=now, fallen=fallen), replace(FOURTH, fallen=True)
    return outcome_of(merge, table(first, second, merge))


@pytest.mark.parametrize(
    ("now", "fallen", "expected"),
    [
        (MERGED, False, Outcome.REFLECTED),
        (MERGED.replace("Call upon", "Urge"), False, Outcome.REFLECTED),
        (MERGED.replace("help them", "assist"), False, Outcome.IN_PART),
        (THIRD.text, False, Outcome.IN_PART),
        (MERGED, True, Outcome.IN_PART),
    ],
    ids=["stands", "stands beside another change", "changed since", "gone back", "fell later"],
)
def test_an_accepted_merge_is_looked_for(now: str, *, fallen: bool, expected: Outcome) -> None:
    assert merged(now, fallen=fallen) is expected


def test_what_was_accepted_as_it_was_carried_is_reflected_whatever_it_was_made_on() -> None:
    carried = "Call upon States to act and invite the Centre to assist them;"
    assert merged(carried, pieces=((0, carried),)) is Outcome.REFLECTED
    assert merged(THIRD.text, pieces=((0, carried),)) is Outcome.IN_PART


@pytest.mark.parametrize(
    ("first", "second", "fallen", "expected"),
    [
        (*PARTS, False, Outcome.REFLECTED),
        (PARTS[0], PARTS[1].replace("financing", "funding"), False, Outcome.REFLECTED),
        (PARTS[0], "Decide to meet;", False, Outcome.IN_PART),
        (NINTH.text, PARTS[1], False, Outcome.IN_PART),
        (*PARTS, True, Outcome.IN_PART),
    ],
    ids=[
        "stand",
        "stand beside another change",
        "one is overwritten",
        "the first is whole again",
        "one fell",
    ],
)
def test_an_accepted_split_is_looked_for_in_each_part(
    first: str, second: str, *, fallen: bool, expected: Outcome
) -> None:
    key = id_of(BIS)
    pieces = ((0, PARTS[0]), (0, PARTS[1]), (1, "soon;"))
    split = proposal("KAZ-1", NINTH, pieces, kind=K.SPLIT, state=State.ACCEPTED, parts=((key, BIS),))
    brought = standing(BIS, second, 9, fallen=fallen)
    assert outcome_of(split, table(replace(NINTH, text=first), brought, split)) is expected
    assert outcome_of(split, table(replace(NINTH, text=first), split)) is Outcome.IN_PART
