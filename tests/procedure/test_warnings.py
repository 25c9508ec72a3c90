"""What a decision would break is shown before it is taken, whatever kind of proposal it is on."""

from dataclasses import replace

import pytest

from drafting.procedure.kinds import AmendmentKind, ParagraphKind
from drafting.procedure.states import State
from drafting.procedure.table import Proposal, Standing, Table
from drafting.procedure.warnings import Dangling, broken_by
from tests.procedure.making import id_of, proposal, standing, table

K = AmendmentKind
THIRD = standing("OP3", "Agree:", 2)
FOURTH = standing("OP4", "Invite States:", 3)
MERGED = "Agree and invite:"


def under(above: Standing, mark: str, text: str, place: int = 0) -> Standing:
    label, kind = f"{above.full_label} {mark}", ParagraphKind.SUBPARAGRAPH
    return standing(label, text, place, parent=above.id, label=mark, level=1, kind=kind)


def told(lay: Table, asked: Proposal) -> dict[str, tuple[str, str, str]]:
    """Return by label the words that lead astray, why, and what is offered."""
    return {each.label: (each.words, each.reason, each.offered) for each in broken_by(lay, asked)}


def merging(*others: Standing, text: str = MERGED) -> tuple[Table, Proposal]:
    merge = proposal("KAZ-1", THIRD, text, kind=K.MERGE, other=FOURTH.id, other_base=FOURTH.text)
    return table(THIRD, FOURTH, *others, merge), merge


def test_a_merge_tells_who_cites_the_paragraph_that_is_taken_in() -> None:
    citing = standing("OP7", "Decide to report under paragraph 4 above;", 6)
    silent = standing("OP8", "Decide to report under paragraph 3 above;", 7)
    assert told(*merging(citing, silent)) == {
        "OP7": ("Decide to report under paragraph 4 above", "", "Decide to report under paragraph 3 above;")
    }


def test_a_merge_lets_a_sub_paragraph_be_followed_to_where_it_comes() -> None:
    under_both = under(THIRD, "(a)", "To meet;"), under(FOURTH, "(a)", "To report;")
    citing = standing("OP7", "Recall paragraphs 3 (a) and 4 (a) above;", 6)
    ((_, reason, offered),) = told(*merging(*under_both, citing)).values()
    assert (reason, offered) == ("", "Recall paragraphs 3 (a) and 3 (a) bis above;")
    alone = told(*merging(under_both[1], replace(citing, text="Recall paragraph 4 (a) above;")))
    assert alone["OP7"][2] == "Recall paragraph 3 (a) above;"


def test_of_the_two_that_are_merged_the_merged_words_are_read() -> None:
    lay, merge = merging(text="Agree as in paragraph 4 below:")
    cited = replace(lay, paragraphs=(THIRD, replace(FOURTH, text="Invite States, as in paragraph 4 above:")))
    assert told(cited, merge) == {"OP3": ("Agree as in paragraph 4 below", "", "")}
    assert told(*merging()) == {}


@pytest.mark.parametrize("kind", [K.SPLIT, K.INSERT])
def test_what_comes_between_is_told_where_a_neighbour_is_another_one_now(kind: AmendmentKind) -> None:
    after = standing("OP5", "Decide, as in the preceding paragraph, and in paragraph 4 above, to act;", 4)
    label = "OP4 bis"
    parts: dict[str, object] = (
        {"parts": ((id_of(label), label),)} if kind is K.SPLIT else {"new_label": label}
    )
    text = ((0, "Invite States;"), (0, "Invite others;")) if kind is K.SPLIT else "Invite others;"
    asked = proposal("KAZ-1", FOURTH, text, kind=kind, **parts)
    assert told(table(FOURTH, after, asked), asked) == {
        "OP5": ("Decide, as in the preceding paragraph", "neighbour", "")
    }
    elsewhere = standing("OP7", "Decide, as in the preceding paragraph, to act;", 6)
    assert told(table(FOURTH, standing("OP6", "Agree;", 5), elsewhere, asked), asked) == {}


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.ACCEPTED])
def test_of_what_is_decided_nothing_is_told(state: State) -> None:
    citing = standing("OP7", "Decide to report under paragraph 4 above;", 6)
    lay, merge = merging(citing)
    assert broken_by(lay, merge) == (
        Dangling(
            "OP7",
            "Decide to report under paragraph 4 above",
            citing.id,
            "Decide to report under paragraph 3 above;",
        ),
    )
    assert broken_by(lay, replace(merge, state=state)) == ()
    fallen = replace(lay, paragraphs=(THIRD, replace(FOURTH, fallen=True), citing))
    assert broken_by(fallen, merge) == ()


def test_a_label_that_was_circulated_is_not_given_to_a_sub_paragraph_taken_in() -> None:
    first, coming = under(THIRD, "(a)", "To meet;"), under(FOURTH, "(a)", "To report;")
    reserved = proposal("UZB-1", first, "To agree;", kind=K.INSERT, new_label="OP3 (a) bis")
    citing = standing("OP7", "Recall paragraph 4 (a) above;", 6)
    merge = merging()[1]
    assert told(table(THIRD, FOURTH, first, coming, citing, reserved, merge), merge)["OP7"][2] == (
        "Recall paragraph 3 (a) ter above;"
    )
