"""A proposal never disappears: every state has its outcome, and the loss check can fail."""

import pytest

from drafting.procedure.accounting import Outcome, accounts, items_open, missing
from drafting.procedure.accounting import outcome as outcome_of
from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.states import State
from drafting.text import Status
from tests.procedure.making import id_of, proposal, reservation, standing, table

BASE = "Calls upon all States to act;"
ASKED = "Calls upon all States to act without delay;"
S, K = State, AmendmentKind


def outcome(standing_text: str = BASE, *, fallen: bool = False, **more: object) -> Outcome:
    paragraph = standing("OP5", standing_text, fallen=fallen)
    asked = proposal("KAZ-1", paragraph, ASKED, **({"base": BASE} | more))
    return outcome_of(asked, table(paragraph, asked))


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (S.SUBMITTED, Outcome.OPEN),
        (S.CIRCULATED, Outcome.OPEN),
        (S.IN_BRACKETS, Outcome.IN_BRACKETS),
        (S.ACCEPTED_WITH_EDITS, Outcome.IN_PART),
        (S.NOT_RETAINED, Outcome.NOT_RETAINED),
        (S.WITHDRAWN, Outcome.WITHDRAWN),
        (S.SUPERSEDED, Outcome.SUPERSEDED),
        (S.LAPSED, Outcome.LAPSED),
    ],
)
def test_each_state(state: State, expected: Outcome) -> None:
    assert outcome(state=state) is expected


@pytest.mark.parametrize(
    ("now", "fallen", "expected"),
    [
        (ASKED, False, Outcome.REFLECTED),
        (ASKED.replace("Calls upon", "Urges"), False, Outcome.REFLECTED),
        (BASE, False, Outcome.IN_PART),
        ("Calls upon all States to act without any delay;", False, Outcome.IN_PART),
        (ASKED, True, Outcome.IN_PART),
    ],
    ids=["stands", "stands beside another change", "overwritten", "overwritten in part", "fell later"],
)
def test_an_accepted_modification_is_looked_for_in_the_text(
    now: str, *, fallen: bool, expected: Outcome
) -> None:
    assert outcome(now, fallen=fallen, state=S.ACCEPTED) is expected


@pytest.mark.parametrize(
    ("now", "fallen", "expected"),
    [(ASKED, False, Outcome.REFLECTED), (BASE, False, Outcome.IN_PART), (ASKED, True, Outcome.IN_PART)],
)
def test_an_accepted_insertion_is_looked_for_too(now: str, *, fallen: bool, expected: Outcome) -> None:
    near, brought = standing("OP5", BASE), standing("OP5 bis", now, 1, fallen=fallen)
    asked = proposal("KAZ-1", near, ASKED, kind=K.INSERT, state=S.ACCEPTED, new_paragraph=brought.id)
    assert outcome_of(asked, table(near, brought, asked)) is expected


def test_a_pending_one_whose_words_are_there_is_reflected_but_a_withdrawn_one_is_withdrawn() -> None:
    assert outcome(ASKED, status=Status.REFLECTED) is Outcome.REFLECTED
    assert outcome(ASKED, status=Status.REFLECTED, state=S.WITHDRAWN) is Outcome.WITHDRAWN


@pytest.mark.parametrize(("taken_up_by", "expected"), [("", Outcome.SUGGESTION), ("KGZ", Outcome.OPEN)])
def test_a_suggestion_until_it_is_taken_up(taken_up_by: str, expected: Outcome) -> None:
    assert outcome(observer=True, taken_up_by=taken_up_by) is expected


@pytest.mark.parametrize(
    ("parent", "expected"),
    [
        (S.SUBMITTED, Outcome.OPEN),
        (S.IN_BRACKETS, Outcome.IN_BRACKETS),
        (S.ACCEPTED, Outcome.REFLECTED),
        (S.ACCEPTED_WITH_EDITS, Outcome.IN_PART),
        (S.WITHDRAWN, Outcome.LAPSED),
        (S.NOT_RETAINED, Outcome.LAPSED),
        (S.LAPSED, Outcome.LAPSED),
    ],
)
def test_an_accepted_subamendment_shares_the_fate_of_its_parent(parent: State, expected: Outcome) -> None:
    near, brought = standing("OP3", BASE), standing("OP3 bis", ASKED, 1)
    main = proposal("TJK-1", near, ASKED, kind=K.INSERT, state=parent, new_paragraph=brought.id)
    sub = proposal("KAZ-2", near, ASKED, parent=main.id, state=S.ACCEPTED, sequence=2)
    assert outcome_of(sub, table(near, brought, main, sub)) is expected


def test_everything_is_accounted_for_in_the_order_of_receipt_reservations_last() -> None:
    paragraph = standing("OP5", BASE)
    first = proposal("UZB-1", paragraph, ASKED, sequence=1, state=S.NOT_RETAINED, reason="No consensus")
    then = proposal("KAZ-1", paragraph, kind=K.DELETE, sequence=2)
    on_record, lifted = reservation("TKM-1", paragraph), reservation("TKM-2", paragraph, lifted=True)
    lines = accounts(table(paragraph, on_record, then, lifted, first))
    assert [(line.reference, line.outcome, line.reason) for line in lines] == [
        ("UZB-1", Outcome.NOT_RETAINED, "No consensus"),
        ("KAZ-1", Outcome.OPEN, ""),
        ("TKM-1", Outcome.ON_RECORD, ""),
        ("TKM-2", Outcome.LIFTED, ""),
    ]
    assert [line.amendment or line.reservation for line in lines] == [id_of(line.reference) for line in lines]


def test_the_loss_check_names_what_is_missing() -> None:
    paragraph = standing("OP5", BASE)
    known = accounts(table(paragraph, proposal("KAZ-1", paragraph, ASKED), reservation("TKM-2", paragraph)))
    assert missing(("KAZ-1", "TKM-2"), known) == ()
    assert missing(("KAZ-1", "UZB-1", "TKM-2", "EU-1"), known) == ("UZB-1", "EU-1")


def test_what_is_open_is_counted() -> None:
    paragraph = standing("OP5", BASE)
    things = (
        proposal("KAZ-1", paragraph, ASKED),
        proposal("UZB-1", paragraph, ASKED, state=S.IN_BRACKETS),
        proposal("TJK-1", paragraph, ASKED, status=Status.CLASH),
        proposal("KGZ-1", paragraph, ASKED, status=Status.REFLECTED),
        proposal("EU-1", paragraph, ASKED, observer=True),
        proposal("TKM-1", paragraph, ASKED, state=S.WITHDRAWN),
        reservation("TKM-2", paragraph),
        reservation("TKM-3", paragraph, lifted=True),
    )
    assert items_open(table(paragraph, *things)) == 4
