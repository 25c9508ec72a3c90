"""Two states of the text side by side: by identity, so that a move is a move."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from drafting.procedure.kinds import ParagraphKind
from drafting.procedure.revisions import Frozen, Pair, frozen, in_order, paired, restored, stored
from drafting.procedure.table import Rendering
from tests.procedure.making import id_of, standing, table

NAMES = [f"OP{number}" for number in range(1, 11)]
orders = st.lists(st.sampled_from(NAMES), unique=True)


def paragraph(label: str, text: str | None = None) -> Frozen:
    words = f"{label} decides;" if text is None else text
    key, kind = id_of(label), ParagraphKind.OPERATIVE
    return Frozen(key, kind, label, label, 0, words, 3, id_of(words), 1, None, {"ru": (words, 2, True)})


def text_of(*labels: str) -> tuple[Frozen, ...]:
    return tuple(map(paragraph, labels))


def told(pairs: tuple[Pair, ...]) -> list[str]:
    """Return each pair as a word: "OP1", "+OP1" new, "-OP1" fallen, "~OP1" moved, "OP1!" reworded."""
    lines = []
    for pair in pairs:
        one = pair.after or pair.before
        sign = "+" if pair.before is None else "-" if pair.after is None else "~" if pair.moved else ""
        reworded = pair.before and pair.after and pair.before.text != pair.after.text
        lines.append(f"{sign}{one.label}{'!' if reworded else ''}")
    return lines


def test_a_move_is_neither_deletion_nor_insertion() -> None:
    before, after = text_of("OP1", "OP2", "OP3", "OP4", "OP5"), text_of("OP1", "OP5", "OP2", "OP3", "OP4")
    pairs = paired(before, after)
    assert told(pairs) == ["OP1", "~OP5", "OP2", "OP3", "OP4"]
    assert [pair.changed for pair in pairs] == [False, True, False, False, False]


def test_everything_at_once() -> None:
    before = text_of("OP1", "OP2", "OP3", "OP4", "OP5")
    after = (*text_of("OP4", "OP1", "OP9"), paragraph("OP3", "OP3 resolves;"), *text_of("OP5"))
    assert told(paired(before, after)) == ["~OP4", "OP1", "-OP2", "+OP9", "OP3!", "OP5"]
    assert told(paired((), after)) == ["+OP4", "+OP1", "+OP9", "+OP3", "+OP5"]
    assert told(paired(before, ())) == ["-OP1", "-OP2", "-OP3", "-OP4", "-OP5"]


@given(orders, orders)
def test_each_paragraph_is_paired_once_and_as_few_as_possible_moved(old: list[str], new: list[str]) -> None:
    pairs = paired(text_of(*old), text_of(*new))
    seen = [(pair.after or pair.before).label for pair in pairs]
    assert sorted(seen) == sorted({*old, *new})
    assert [pair.after.label for pair in pairs if pair.after] == new
    assert {pair.before.label for pair in pairs if pair.before} == set(old)
    stayed = [p.after.label for p in pairs if p.before and p.after and not p.moved]
    assert stayed == [label for label in old if label in stayed]
    kept = [label for label in new if label in old]
    assert len(stayed) == longest_in_order([old.index(label) for label in kept])


def longest_in_order(numbers: list[int]) -> int:
    """Return the length of the longest rising run with gaps, found the slow way."""
    best = [0] * (len(numbers) + 1)
    for at, number in enumerate(numbers):
        best[at] = 1 + max((best[j] for j in range(at) if numbers[j] < number), default=0)
    return max(best)


@given(orders)
def test_side_by_side_with_itself_nothing_has_changed(labels: list[str]) -> None:
    assert not any(pair.changed for pair in paired(text_of(*labels), text_of(*labels)))


@given(orders, st.text(), st.none() | st.text(max_size=3))
def test_what_is_stored_is_restored(labels: list[str], words: str, note: str | None) -> None:
    content = tuple(replace(paragraph(label, words), note=note) for label in labels)
    assert restored(json.loads(json.dumps(stored(content)))) == content


def test_the_order_of_the_document_leaves_out_the_fallen_and_what_hung_on_them() -> None:
    chapeau, gone = standing("OP3", "Agree:", 1), standing("OP2", "Decide:", 0, fallen=True)
    under = standing("OP3 (a)", "To meet;", 0, parent=chapeau.id, label="(a)")
    lost = standing("OP2 (a)", "To act;", 0, parent=gone.id, label="(a)")
    bis = standing("OP3 bis", "Note;", 2, renderings={"ru": Rendering("отмечают;", 8, "Note;", stale=True)})
    laid = table(bis, lost, under, gone, chapeau)
    assert [each.full_label for each in in_order(laid)] == ["OP3", "OP3 (a)", "OP3 bis"]
    assert [each.text for each in frozen(laid)] == ["Agree:", "To meet;", "Note;"]
    assert frozen(laid)[2].renderings == {"ru": ("отмечают;", 8, True)}
