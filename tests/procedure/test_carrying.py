"""What becomes of a pending proposal when its paragraph moves on, falls, or goes elsewhere."""

import pytest

from drafting.procedure.carrying import carried_over, carried_sub, fallen_under, moved_meanwhile
from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.table import Pieces, Proposal
from drafting.text import Status
from tests.procedure.making import id_of, proposal, standing

OLD = "Calls upon all States to act without delay;"
OP5 = standing("OP5", OLD)
ASKED = "Calls upon Member States to act without delay;"
K = AmendmentKind


def made(kind: AmendmentKind, text: str = "", **more: object) -> Proposal:
    return proposal("KAZ-1", OP5, text, kind=kind, **more)


@pytest.mark.parametrize(
    ("now", "status", "text"),
    [
        ("Calls upon all States to act at once;", Status.CLEAN, "Calls upon Member States to act at once;"),
        ("Calls upon all States urgently to act without delay;", Status.CHECK, None),
        ("Calls upon the States to act without delay;", Status.CLASH, ""),
        (ASKED, Status.REFLECTED, ASKED),
        (
            "Calls upon Member States to act at once;",
            Status.REFLECTED,
            "Calls upon Member States to act at once;",
        ),
    ],
)
def test_a_modification_is_rebased(now: str, status: Status, text: str | None) -> None:
    carried = carried_over(made(K.MODIFY, ASKED), OLD, now)
    assert carried.status is status
    if status is Status.CLASH:
        assert carried.pieces == ()
    elif text is not None:
        assert carried.pieces == ((0, text),)


@pytest.mark.parametrize(
    ("kind", "reworded", "fallen", "fallen_with_its_parent"),
    [
        (K.INSERT, Status.CLEAN, Status.CLEAN, Status.CLASH),
        (K.REPLACE, Status.CHECK, Status.CHECK, Status.CLASH),
        (K.DELETE, Status.CHECK, Status.REFLECTED, Status.REFLECTED),
        (K.MOVE, Status.CLEAN, Status.CLASH, Status.CLASH),
        (K.MODIFY, Status.CLEAN, Status.CLASH, Status.CLASH),
        (K.EDITORIAL, Status.CLEAN, Status.CLASH, Status.CLASH),
    ],
)
def test_each_kind(
    kind: AmendmentKind, reworded: Status, fallen: Status, fallen_with_its_parent: Status
) -> None:
    words = "" if kind in {K.DELETE, K.MOVE} else ASKED
    pending = made(kind, words)
    found = carried_over(pending, OLD, "Calls upon all States to act at once;")
    assert found.status is reworded
    if kind not in {K.MODIFY, K.EDITORIAL}:
        assert found.pieces == pending.pieces
    assert fallen_under(pending).status is fallen
    assert fallen_under(pending, with_parent=True).status is fallen_with_its_parent


@pytest.mark.parametrize(("place", "status"), [("OP2", Status.REFLECTED), ("OP4", Status.CHECK)])
def test_a_rival_move_is_reflected_or_to_be_looked_at_again(place: str, status: Status) -> None:
    done, rival = made(K.MOVE, after=id_of("OP2")), made(K.MOVE, after=id_of(place))
    assert moved_meanwhile(rival, done).status is status


def test_a_doubt_stays_until_a_person_has_looked() -> None:
    doubtful = made(K.MODIFY, ASKED, status=Status.CHECK)
    assert carried_over(doubtful, OLD, "Calls upon all States to act at once;").status is Status.CHECK


@pytest.mark.parametrize("status", [Status.CLASH, Status.REFLECTED])
def test_one_that_clashed_or_was_reflected_begins_again_from_its_own_words(status: Status) -> None:
    """If the words that stood in its way go, or those that satisfied it, the proposal is back."""
    meanwhile = "Calls upon the States to act without delay;" if status is Status.CLASH else ASKED
    pending = made(K.MODIFY, ASKED, status=status)
    back = carried_over(pending, meanwhile, OLD)
    assert (back.status, back.pieces) == (Status.CLEAN, ((0, ASKED),))
    kept = carried_over(pending, meanwhile, ASKED.replace("without delay", "at once"))
    assert kept.status is Status.REFLECTED


PARENT: Pieces = ((0, "Agree:"), (1, "To meet every year in the region;"), (1, "To report on it;"))


def sub(*changes: tuple[int, str]) -> Proposal:
    pieces = list(PARENT)
    for index, text in changes:
        pieces[index] = (pieces[index][0], text)
    return proposal("UZB-1", OP5, tuple(pieces), parent=id_of("TJK-1"))


def after(index: int, text: str) -> Pieces:
    return tuple((level, text if at == index else old) for at, (level, old) in enumerate(PARENT))


@pytest.mark.parametrize(
    ("mine", "parent", "status"),
    [
        ((2, "To report fully on it;"), after(1, "To meet in the region;"), Status.CLEAN),
        ((1, "To meet every year;"), after(1, "To meet every month in the region;"), Status.CHECK),
        (
            (1, "To meet every week in the region;"),
            after(1, "To meet every month in the region;"),
            Status.CLASH,
        ),
        ((1, "To meet every year;"), after(1, "To meet every year;"), Status.REFLECTED),
        ((1, "To meet every year;"), PARENT[:2], Status.CLASH),
    ],
)
def test_a_subamendment_is_carried_piece_by_piece(
    mine: tuple[int, str], parent: Pieces, status: Status
) -> None:
    carried = carried_sub(sub(mine), PARENT, parent)
    assert carried.status is status
    if status is Status.CLEAN:
        assert carried.pieces == (PARENT[0], parent[1], (1, mine[1]))
    if status is Status.CLASH:
        assert carried.pieces == ()
