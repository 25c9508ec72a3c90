"""Merging and splitting: what becomes of what was pending, and how both are drawn."""

import pytest
from hypothesis import given

from drafting.procedure.carrying import carried_merge, carried_over, into_merge, into_parts
from drafting.procedure.compilation import compiled, without_names
from drafting.procedure.kinds import AmendmentKind, ParagraphKind
from drafting.procedure.notation import attributed, unattributed
from drafting.procedure.table import Proposal, Table
from drafting.text import Status
from tests.procedure import test_compilation_laws as law
from tests.procedure.making import id_of, proposal, standing, table

K = AmendmentKind
FIRST = "Recalling the Joint Plan of Action adopted in Ashgabat,"
SECOND = "Recalling also the resolutions of the Security Council,"
MERGED = "Recalling the Joint Plan of Action adopted in Ashgabat and the resolutions of the Security Council,"
PAIR = FIRST, SECOND
PP3 = standing("PP3", FIRST, 3, kind=ParagraphKind.PREAMBULAR)
PP4 = standing("PP4", SECOND, 4, kind=ParagraphKind.PREAMBULAR)
WHOLE = (
    "Calls upon all States to act without delay, and requests the Secretary-General to report on progress;"
)
PARTS = (
    "Calls upon all States to act without delay;",
    "Requests the Secretary-General to report on progress;",
)
OP5 = standing("OP5", WHOLE, 9)


def on(paragraph: object, text: str = "", kind: K = K.MODIFY, **more: object) -> Proposal:
    return proposal("UZB-1", paragraph, text, kind=kind, **more)  # type: ignore[arg-type]


def merge(text: str = MERGED, **more: object) -> Proposal:
    return on(PP3, text, K.MERGE, other=PP4.id, other_base=SECOND, **more)


def split(*parts: str, **more: object) -> Proposal:
    return proposal("KAZ-1", OP5, tuple((0, each) for each in parts), kind=K.SPLIT, **more)


@pytest.mark.parametrize(
    ("pending", "second", "status", "text"),
    [
        (
            on(PP3, FIRST.replace("adopted", "launched")),
            False,
            Status.CLEAN,
            MERGED.replace("adopted", "launched"),
        ),
        (
            on(PP4, SECOND.replace("Security Council", "General Assembly")),
            True,
            Status.CLEAN,
            MERGED.replace("Security Council", "General Assembly"),
        ),
        (on(PP4, SECOND.replace("Recalling also", "Guided by")), True, Status.CLASH, ""),
        (on(PP4, kind=K.DELETE), True, Status.CLASH, ""),
        (on(PP4, kind=K.MOVE), True, Status.CLASH, ""),
        (on(PP4, "Noting,", K.REPLACE), True, Status.CHECK, "Noting,"),
        (on(PP4, "Noting,", K.INSERT), True, Status.CLEAN, "Noting,"),
        (on(PP3, kind=K.DELETE), False, Status.CHECK, ""),
        (on(PP3, "Noting,", K.INSERT), False, Status.CLEAN, "Noting,"),
        (merge(), False, Status.REFLECTED, MERGED),
        (merge("Recalling both,"), False, Status.CLASH, ""),
    ],
)
def test_what_was_pending_on_two_paragraphs_that_merge(
    pending: Proposal, second: bool, status: Status, text: str
) -> None:
    carried = into_merge(pending, PAIR, MERGED, second=second)
    assert (carried.status, "".join(words for _, words in carried.pieces)) == (status, text)


def test_a_merge_is_carried_from_the_words_of_both() -> None:
    now = f"{FIRST.replace('Ashgabat', 'Ashgabat in November 2011')} {SECOND}"
    carried = carried_merge(merge(), f"{FIRST} {SECOND}", now)
    assert carried.pieces == ((0, MERGED.replace("Ashgabat", "Ashgabat in November 2011")),)
    gone = carried_merge(merge(), f"{FIRST} {SECOND}", f"{FIRST} Noting the report,")
    assert (gone.status, gone.pieces) == (Status.CLASH, ())


@pytest.mark.parametrize(
    ("asked", "part", "status", "text"),
    [
        (WHOLE.replace("all States", "Member States"), 0, Status.CLEAN, "Calls upon Member States to act"),
        (WHOLE.replace("on progress", "yearly"), 1, None, "Secretary-General to report yearly"),
        (WHOLE.replace("all", "Member").replace("report", "tell"), 0, Status.CLASH, ""),
        (WHOLE.replace("delay, and requests", "delay, and invites"), 0, Status.CLASH, ""),
    ],
)
def test_words_go_to_the_part_in_which_they_are(
    asked: str, part: int, status: Status | None, text: str
) -> None:
    at, carried = into_parts(on(OP5, asked), WHOLE, PARTS)
    assert at == part
    assert status is None or carried.status is status
    assert carried.status is not Status.REFLECTED
    assert text in "".join(words for _, words in carried.pieces)
    assert bool(carried.pieces) == (carried.status is not Status.CLASH)


@pytest.mark.parametrize(
    ("pending", "status"),
    [
        (on(OP5, kind=K.DELETE), Status.CHECK),
        (on(OP5, kind=K.MOVE), Status.CHECK),
        (on(OP5, "Decides;", K.REPLACE), Status.CHECK),
        (on(OP5, "Decides;", K.INSERT), Status.CLEAN),
        (on(OP5, "Both;", K.MERGE, other=id_of("OP6")), Status.CLASH),
        (split(*PARTS), Status.REFLECTED),
        (split("Calls upon all States to act;", "Requests a report;"), Status.CLASH),
    ],
)
def test_what_asks_for_the_whole_of_a_paragraph_that_is_split(pending: Proposal, status: Status) -> None:
    assert into_parts(pending, WHOLE, PARTS)[1].status is status


def test_a_split_is_rebased_part_by_part() -> None:
    now = WHOLE.replace("all States", "Member States")
    carried = carried_over(split(*PARTS), WHOLE, now)
    assert carried.pieces == ((0, PARTS[0].replace("all States", "Member States")), (0, PARTS[1]))
    assert carried_over(split(*PARTS), WHOLE, "Decides to meet;").status is Status.CLASH


def test_both_are_drawn_beside_the_text_as_it_stands() -> None:
    rows = {row.label: row for row in compiled(table(PP3, PP4, OP5, merge(), split(*PARTS)))}
    stands, merged = (attributed(line.segments) for line in rows["PP3"].lines)
    assert (stands, merged) == (FIRST, f"[PP3, PP4 merged: {MERGED} – UZB]")
    assert attributed(rows["PP4"].lines[0].segments) == f"{SECOND} – UZB: merge into PP3"
    parts = [attributed(line.segments) for line in rows["OP5"].lines]
    assert parts == [WHOLE, f"[OP5 split: {PARTS[0]}", f"{PARTS[1]} – KAZ]"]
    bare = [unattributed(line.segments) for row in rows.values() for line in without_names(row).lines]
    assert bare == [
        FIRST,
        f"[PP3, PP4 merged: {MERGED}]",
        SECOND,
        WHOLE,
        f"[OP5 split: {PARTS[0]}",
        f"{PARTS[1]}]",
    ]


def test_an_editorial_proposal_is_marked_so_and_the_chair_signs_as_the_chair() -> None:
    asked = on(OP5, WHOLE.replace("Calls", "Call"), K.EDITORIAL)
    chairs = proposal("CHAIR-1", OP5, WHOLE.replace("on progress", "yearly"), chairs=True)
    (row,) = compiled(table(OP5, asked, chairs))
    written = attributed(row.lines[0].segments)
    assert "[Calls / Call – UZB; editorial]" in written
    assert "– Chair]" in written


def test_what_is_set_before_the_first_paragraph_stands_before_it() -> None:
    opening = standing("Enacting words", "We, the Ministers,", 0, kind=ParagraphKind.ENACTING)
    pp1 = standing("PP1", "Guided by the Charter,", 1, kind=ParagraphKind.PREAMBULAR)
    new = proposal("KAZ-1", opening, "Mindful of peace,", kind=K.INSERT, new_label="PP0")
    after = proposal("KGZ-1", pp1, "Aware of it,", kind=K.INSERT, new_label="PP1 bis", sequence=2)
    rows = compiled(table(opening, pp1, PP3, new, after))
    assert [row.label for row in rows] == ["Enacting words", "PP0", "PP1", "PP1 bis", "PP3"]
    assert rows[1].kind is ParagraphKind.PREAMBULAR


@law.laws
@given(law.tables((K.MERGE, K.SPLIT, K.EDITORIAL, K.DELETE)))
def test_the_laws_of_every_compilation_hold_for_these_kinds(laid: Table) -> None:
    for each in (
        law.test_every_word_is_in_the_base_or_in_somebodys_proposal,
        law.test_the_chairs_notation_never_holds_a_name,
        law.test_brackets_open_and_close,
    ):
        each.hypothesis.inner_test(laid)
