"""The oracle: the demo event is negotiated to its end, and the adopted text is the one on paper."""

from pathlib import Path

import pytest
import time_machine

from drafting.procedure.errors import NotReady
from drafting.procedure.kinds import ParagraphKind
from drafting.procedure.silence import Standing
from drafting.procedure.stages import Stage
from drafting.queries.adoptions import Adopted, adopted_on
from drafting.queries.finding import draft_of
from drafting.queries.revisions import accounts_of, content_of, issued
from drafting.services import revisions, submitting, translations
from tests.conftest import key
from tests.services.closing import (
    TICK,
    at,
    call,
    confirm,
    hash_now,
    move,
    open_silence,
    read_silence,
    stage,
    unbroken,
)
from tests.services.landing import (
    ADOPTED,
    FATES,
    OP5,
    RUSSIAN,
    adopt,
    adopted_map,
    adopted_words,
    land,
    landed,
    translate,
)
from tests.services.room import Room

PAPER = Path(__file__).parents[3] / "shared/demo/adopted.md"
PRINTED = {ParagraphKind.OPERATIVE: "{number}. {text}", ParagraphKind.SUBPARAGRAPH: "{number} {text}"}
NOTE = "Footnote to the fifth preambular paragraph: {text}"


def adopted(room: Room) -> Adopted:
    found = room.house.run(lambda: adopted_on(draft_of(room.actor("KAZ"), room.house.draft)))
    assert found is not None
    return found


def words_of(found: Adopted, language: str = "en") -> list[str]:
    """Write the adopted text as it is printed: numbers, never a working label."""
    lines = []
    for each in found.content:
        text = each.text if language == "en" else each.renderings[language][0]
        shape = NOTE if each.kind is ParagraphKind.FOOTNOTE else PRINTED.get(each.kind, "{text}")
        lines.append(shape.format(number=each.own_label, text=text.replace("{fn:1}", "{fn1}")))
    return lines


@pytest.mark.skipif(not PAPER.exists(), reason="the paper with the adopted text is not beside this house")
def test_the_copy_of_the_paper_is_the_paper() -> None:
    assert ADOPTED.read_text("utf-8") == PAPER.read_text("utf-8")


def test_the_demo_event_is_adopted_word_for_word(any_room: Room) -> None:
    land(any_room)
    adopt(any_room, "ru")
    found = adopted(any_room)
    assert words_of(found) == adopted_words()
    assert stage(any_room) is Stage.ADOPTED
    assert (found.modality, found.waived, found.symbol) == (
        "acclamation",
        ("ru",),
        "ASH/HLD/2017/CRP.1/Rev.2",
    )
    entry = any_room.chain()[-1]
    assert (entry.kind, entry.actor) == ("draft.adopted", "SEC")
    assert (entry.payload["hash"], entry.payload["reservations"]) == (found.hash, [])


def test_the_map_leads_from_every_working_label_to_its_number(room: Room) -> None:
    land(room)
    adopt(room, "ru")
    found = dict(adopted(room).renumbered)
    wanted = adopted_map()
    assert len(wanted) == 15
    assert {label: found[label] for label in wanted} == wanted
    assert found["OP5 bis"] == found["OP8"] == "7"
    assert found["OP3 (b) (ii)"] == "3 (b) (ii)"
    top = [label for label, number in adopted(room).renumbered if number.isdecimal() and label != "OP5 bis"]
    assert top == [label for label, number in wanted.items() if number]


def test_what_was_negotiated_stays_as_it_was_beside_what_is_adopted(room: Room) -> None:
    land(room)
    adopt(room, "ru")

    def read() -> tuple[list[tuple[str, str]], list[tuple[str, str]], dict[str, str]]:
        draft = draft_of(room.actor("KAZ"), room.house.draft)
        kinds = [(each.name, each.kind.value) for each in issued(draft)]
        before = [(each.label, each.text) for each in content_of(draft, 1)]
        return kinds, before, {a.reference: a.outcome for a in accounts_of(issued(draft)[-1].id)}

    kinds, before, accounted = room.house.run(read)
    assert kinds == [("Zero draft", "numbered"), ("Rev.1", "numbered"), ("Adopted text", "adopted")]
    assert before == landed()
    assert accounted == FATES
    assert room.texts() == landed()


def test_the_russian_is_waited_for_or_waived_by_name(any_room: Room) -> None:
    land(any_room)
    unbroken(any_room)
    refusal = any_room.refusal(call, any_room)
    assert isinstance(refusal, NotReady)
    named = {(each.kind.value, each.language): set(each.names) for each in refusal.params["obstacles"]}
    assert named == {
        ("missing", "ru"): {"OP3 bis", "OP6 alt"},
        ("stale", "ru"): set(RUSSIAN) - {"OP3 bis", "OP6 alt"},
        ("dangling", "ru"): {"OP3 (c): совещании сети, упомянутой в пункте 6"},
    }
    assert any_room.refusal(call, any_room, "fr").code == "not_found"
    translate(any_room)
    call(any_room)
    confirm(any_room)
    russian = words_of(adopted(any_room), "ru")
    assert "упомянутого в пункте 8 ниже;" in next(each for each in russian if each.startswith("(c)"))
    assert sum("пункте 6" in each or "OP" in each for each in russian) == 0


def test_a_text_that_moved_since_the_call_is_not_adopted(any_room: Room) -> None:
    land(any_room)
    unbroken(any_room)
    assert any_room.refusal(confirm, any_room).code == "not_called"
    call(any_room, "ru")
    seen = hash_now(any_room)
    assert any_room.refusal(confirm, any_room, "0" * 64).code == "text_changed"
    op12 = any_room.paragraph("OP12")
    any_room.house.run(
        translations.translate,
        any_room.actor("SEC"),
        any_room.house.draft,
        op12.id,
        "ru",
        RUSSIAN["OP12"],
        op12.wording,
        key(),
    )
    assert any_room.refusal(confirm, any_room, seen).code == "text_changed"
    assert any_room.refusal(confirm, any_room).code == "text_changed"
    call(any_room, "ru")
    for who in ("CHAIR", "KAZ", "EU"):
        assert any_room.refusal(confirm, any_room, who=who).code == "not_permitted"
    confirm(any_room)
    assert any_room.refusal(call, any_room, "ru").code == "wrong_stage"
    assert (
        any_room.refusal(
            any_room.house.run, revisions.publish, any_room.actor("SEC"), any_room.house.draft, key()
        ).code
        == "wrong_stage"
    )


def test_the_second_play_uzbekistan_breaks_the_silence_with_an_amendment(any_room: Room) -> None:
    land(any_room)
    until = open_silence(any_room)
    changed = OP5.replace("on a voluntary basis, ", "on a voluntary basis and without new structures, ")
    private = any_room.keep("UZB", "OP5", changed)
    uzb = any_room.actor("UZB")
    meant = any_room.refusal(any_room.house.run, submitting.submit, uzb, private, 1, key())
    assert meant.code == "silence_would_break"

    def submit() -> None:
        any_room.house.run(submitting.submit, uzb, private, 1, key(), breaking=True)

    with time_machine.travel(until + TICK, tick=False):
        assert any_room.refusal(submit).code == "silence_over"
    at(until, submit)
    broken = read_silence(any_room)
    assert (broken.standing(until), stage(any_room)) == (Standing.BROKEN, Stage.READING)
    assert [(step.party, step.reference) for step in broken.steps] == [("UZB", "UZB-4")]
    assert any_room.chain()[-1].kind == "amendment.submitted"
    assert any_room.proposal("UZB-4").late is False
    assert any_room.refusal(call, any_room, "ru").code == "wrong_stage"
    refusal = any_room.refusal(move, any_room, Stage.AGREED)
    assert [(each.kind.value, each.names) for each in refusal.params["obstacles"]] == [
        ("brackets", ("UZB-4",))
    ]

    any_room.accept("UZB-4")
    adopt(any_room, "ru")
    words = words_of(adopted(any_room))
    assert [now for now, paper in zip(words, adopted_words(), strict=True) if now != paper] == [
        f"6. {changed}"
    ]
    assert adopted(any_room).symbol == "ASH/HLD/2017/CRP.1/Rev.3"
