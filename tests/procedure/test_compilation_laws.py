"""Laws of every compilation: no word of nobody's, no name in the Chair's notation, no matter who came first."""

import random
from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.procedure.compilation import Row, compiled, without_names
from drafting.procedure.kinds import AmendmentKind, Rung, Stance
from drafting.procedure.notation import attributed, unattributed
from drafting.procedure.segments import WORDS, Mark
from drafting.procedure.states import State
from drafting.procedure.table import Proposal, Said, Table
from tests.procedure.making import id_of, proposal, standing, table
from tests.text.strategies import ENGLISH, changed, prose

laws = settings(max_examples=150, deadline=None)
#: Codes that no text of the strategies holds.
PARTIES = ("XAA", "XBB", "XCC", "XDD")
ON_OP5 = (AmendmentKind.MODIFY, AmendmentKind.DELETE, AmendmentKind.INSERT, AmendmentKind.REPLACE)


def pending(draw: st.DrawFn, party: str, kinds: tuple[AmendmentKind, ...], base: str) -> Proposal:
    """Draw what one party proposes on OP5."""
    kind = draw(st.sampled_from(kinds))
    text = "" if kind is AmendmentKind.DELETE else draw(changed(base.split("|"), ENGLISH))
    stance = st.tuples(st.sampled_from(PARTIES), st.sampled_from(Stance))
    return proposal(
        f"{party}-1",
        standing("OP5", base.replace("|", "")),
        text or ((0, "We"),) if kind is not AmendmentKind.DELETE else "",
        kind=kind,
        state=draw(st.sampled_from([State.SUBMITTED, State.IN_BRACKETS, State.WITHDRAWN])),
        rung=draw(st.sampled_from([Rung.OPEN, Rung.AD_REF])),
        said=tuple(Said(other, said) for other, said in draw(st.lists(stance, max_size=2)) if other != party),
        sequence=PARTIES.index(party) + 1,
        new_label=f"OP5 {('bis', 'ter', 'quater', 'alt')[PARTIES.index(party)]}",
        taken_up_by=draw(st.sampled_from(["", "XEE"])),
    )


@st.composite
def tables(draw: st.DrawFn, kinds: tuple[AmendmentKind, ...] = ON_OP5) -> Table:
    """Draw a paragraph with up to four proposals on it and up to two sub-amendments on the first."""
    words = draw(st.lists(st.sampled_from(ENGLISH), min_size=1, max_size=20))
    base = "|".join(words)
    count = draw(st.integers(0, len(PARTIES)))
    proposals = [pending(draw, party, kinds, base) for party in PARTIES[:count]]
    for number in range(draw(st.integers(0, 2)) if proposals and proposals[0].pieces else 0):
        parent = proposals[0]
        text = draw(prose()) or "We"
        sub = proposal(f"{PARTIES[number + 1]}-2", standing("OP5", ""), text, parent=parent.id, sequence=9)
        proposals.append(sub)
    return table(standing("OP5", base.replace("|", ""), opening=draw(st.integers(0, 9))), *proposals)


def drawn(rows: tuple[Row, ...], marks: frozenset[Mark]) -> Iterator[str]:
    for row in rows:
        for line in row.lines:
            yield from (each.text for each in line.segments if each.mark in marks)


@laws
@given(tables())
def test_every_word_is_in_the_base_or_in_somebodys_proposal(laid: Table) -> None:
    said = [laid.paragraphs[0].text, *(text for each in laid.proposals for _, text in each.pieces)]
    for stretch in drawn(compiled(laid), WORDS):
        assert any(stretch.strip() in text for text in said), stretch


@laws
@given(tables())
def test_the_chairs_notation_never_holds_a_name(laid: Table) -> None:
    names = {*PARTIES, "XEE", *(each.reference for each in laid.proposals)}
    for row in compiled(laid):
        bare = without_names(row)
        written = [unattributed(line.segments) for line in (*row.lines, *bare.lines)]
        written += [attributed(line.segments) for line in bare.lines]
        assert not [name for name in names for text in (*written, repr(bare.lines)) if name in text]
        assert (bare.proposals, bare.reservations) == ((), ())


@laws
@given(tables(), st.randoms(use_true_random=False))
def test_it_does_not_matter_in_what_order_proposals_lie_on_the_table(
    laid: Table, chance: random.Random
) -> None:
    shuffled = list(laid.proposals)
    chance.shuffle(shuffled)
    again = compiled(replace(laid, proposals=tuple(shuffled)))
    assert [unattributed(line.segments) for row in again for line in row.lines] == [
        unattributed(line.segments) for row in compiled(laid) for line in row.lines
    ]


@laws
@given(tables((AmendmentKind.MODIFY,)), st.randoms(use_true_random=False))
def test_modifications_are_drawn_the_same_whoever_came_first(laid: Table, chance: random.Random) -> None:
    sequences = [each.sequence for each in laid.proposals]
    chance.shuffle(sequences)
    turned = [replace(p, sequence=at) for p, at in zip(laid.proposals, sequences, strict=True)]
    again = table(*laid.paragraphs, *turned)
    assert [row.lines for row in compiled(again)] == [row.lines for row in compiled(laid)]


@laws
@given(tables())
def test_brackets_open_and_close(laid: Table) -> None:
    for row in compiled(laid):
        depth = 0
        for each in (each for line in row.lines for each in line.segments):
            depth += {Mark.OPEN: 1, Mark.CLOSE: -1}.get(each.mark, 0)
            assert depth >= 0
            assert each.mark is not Mark.SLASH or depth > 0
        assert depth == 0


def test_what_is_not_on_the_table_is_not_drawn() -> None:
    paragraph = standing("OP5", "Calls upon all States to act;")
    for more in ({"state": State.WITHDRAWN}, {"observer": True}):
        asked = proposal("EU-1", paragraph, "Calls upon all States to act now;", **more)
        (row,) = compiled(table(paragraph, asked))
        assert attributed(row.lines[0].segments) == paragraph.text
        assert row.key == id_of("OP5")
