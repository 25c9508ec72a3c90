"""Outside the negotiation nothing is done: the stage is asked before every act."""

import pytest
from sqlalchemy import update

from drafting.extensions import db
from drafting.models import Draft
from drafting.procedure.errors import WrongStage
from drafting.procedure.stages import NEGOTIATING, Stage
from drafting.services import drafts, privately
from tests.conftest import key
from tests.services.room import Room
from tests.services.test_acts import OP2, PUBLIC


def set_stage(room: Room, stage: Stage) -> None:
    """Bring the draft to a stage, as acts that are still to come will."""
    room.house.run(lambda: (db.session.execute(update(Draft).values(stage=stage)), db.session.commit()))


#: Kept in private first, which is let through under silence; the act itself is "submit what was kept".
KEPT_FIRST = ("submit", "suggest").__contains__
WITHDRAWING = {"withdraw", "withdraw with a sub-amendment"}
STILL_DONE = {
    Stage.PREPARATION: {"correct", "open again", "translate"},
    # What was kept may be submitted: it would break the silence, so that it asks first (see test_silence).
    Stage.SILENCE: {
        "discard",
        "translate",
        "submit what was kept",
        *WITHDRAWING,
        *(each for each in PUBLIC if KEPT_FIRST(each)),
    },
    Stage.AGREED: {"reserve", "translate", *WITHDRAWING},
    Stage.ADOPTED: set(),
}


def test_between_the_readings_no_act_is_let_through(room: Room) -> None:
    private = room.keep("KAZ", "OP2", OP2)
    op2, kaz, sec = room.paragraph("OP2"), room.actor("KAZ"), room.actor("SEC")
    deadlines, draft = {}, room.house.draft
    acts = {name: lambda act=act: act(room) for name, (act, _) in PUBLIC.items()} | {
        "submit what was kept": lambda: room.submit("KAZ", private),
        "discard": lambda: room.house.run(privately.discard, kaz, private),
        "correct": lambda: room.house.run(drafts.correct, sec, draft, op2.id, OP2, op2.wording, key()),
        "open again": lambda: room.house.run(drafts.open_for_amendments, sec, draft, "X", deadlines, key()),
    }
    for stage in set(Stage) - NEGOTIATING:
        set_stage(room, stage)
        for name in acts.keys() - STILL_DONE[stage]:
            refusal = room.refusal(acts[name])
            assert isinstance(refusal, WrongStage), (stage, name)
            assert refusal.params["stage"] == stage


@pytest.mark.parametrize("stage", sorted(NEGOTIATING))
def test_a_text_that_is_out_is_neither_corrected_nor_opened_again(room: Room, stage: Stage) -> None:
    set_stage(room, stage)
    sec, draft, op2 = room.actor("SEC"), room.house.draft, room.paragraph("OP2")
    for act in (
        (drafts.correct, sec, draft, op2.id, OP2, op2.wording, key()),
        (drafts.open_for_amendments, sec, draft, "X", {}, key()),
    ):
        assert room.refusal(room.house.run, *act).code == "wrong_stage"
