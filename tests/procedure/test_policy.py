"""Who may do what, read aloud a second time and compared cell by cell."""

from itertools import product
from uuid import uuid4

import pytest

from drafting.procedure.errors import NotPermitted, WrongStage
from drafting.procedure.kinds import Duty, Role
from drafting.procedure.policy import MAY, Act, Actor, may, require
from drafting.procedure.stages import Stage

#: act | who | stages. Roles and duties: P participant, O observer, C chair, S secretariat; f focal point,
#: d drafter, r reader. Stages: p preparation, o open, r reading, s silence, a agreed, A adopted.
READ_ALOUD = """
read              | Pf Pd Pr Of Od Or Cf Cd Cr Sf Sd Sr | porsaA
export            | Pf Pd Pr Of Od Or Cf Cd Cr Sf Sd Sr | porsaA
prepare           | Cf Cd Sf Sd                         | p
draft             | Pf Pd Of Od Cf Cd                   | ors
note              | Pf Pd Pr Of Od Or                   | porsaA
submit            | Pf                                  | or
suggest           | Of                                  | or
table_chairs_text | Cf Cd                               | or
withdraw          | Pf Of Cf                            | orsa
confirm           | Pf Of Cf                            | orsa
join              | Pf                                  | or
take_up           | Pf                                  | or
state_position    | Pf                                  | or
reserve           | Pf                                  | ora
lift              | Pf                                  | orsa
enter_orally      | Cf Cd Sf Sd                         | or
circulate         | Sf Sd                               | or
see_desk          | Cf Cd Cr                            | porsaA
see_checks        | Cf Cd Cr Sf Sd Sr                   | porsaA
decide            | Cf Cd                               | or
reopen            | Cf                                  | or
set_mode          | Cf                                  | or
grant_leave       | Cf                                  | or
set_deadlines     | Cf Sf                               | or
move_stage        | Cf                                  | orsa
translate         | Sf Sd                               | porsa
publish_revision  | Sf                                  | or
open_silence      | Cf                                  | or
break_silence     | Pf                                  | s
extend_silence    | Cf                                  | s
conclude_silence  | Cf Sf                               | s
call_adoption     | Cf                                  | a
confirm_adoption  | Sf                                  | a
explain           | Pf Sf                               | aA
correct_adopted   | Sf                                  | A
manage_seats      | Pf Of Cf Sf                         | porsaA
run_event         | Sf                                  | porsaA
"""
ROLES = {"P": Role.PARTICIPANT, "O": Role.OBSERVER, "C": Role.CHAIR, "S": Role.SECRETARIAT}
DUTIES = {"f": Duty.FOCAL_POINT, "d": Duty.DRAFTER, "r": Duty.READER}
STAGES = dict(zip("porsaA", Stage, strict=True))
CELLS = tuple(product(Role, Duty, Stage))
LINES = [[part.strip() for part in line.split("|")] for line in READ_ALOUD.strip().splitlines()]


def actor(role: Role, duty: Duty) -> Actor:
    return Actor(uuid4(), uuid4(), uuid4(), "KAZ", uuid4(), role, duty)


def allowed(who: str, when: str) -> set[tuple[Role, Duty, Stage]]:
    return {(ROLES[a], DUTIES[b], STAGES[stage]) for a, b in who.split() for stage in when}


def test_every_act_is_read_aloud_once() -> None:
    assert sorted(name for name, _, _ in LINES) == sorted(act.value for act in Act)
    assert set(MAY) == set(Act)


@pytest.mark.parametrize(("name", "who", "when"), LINES)
def test_each_cell(name: str, who: str, when: str) -> None:
    act = Act(name)
    assert {cell for cell in CELLS if may(actor(*cell[:2]), act, cell[2])} == allowed(who, when)


@pytest.mark.parametrize(("name", "who", "when"), LINES)
def test_each_refusal_says_whether_it_is_the_duty_or_the_stage(name: str, who: str, when: str) -> None:
    cells = allowed(who, when)
    ever = {cell[:2] for cell in cells}
    for role, duty, stage in CELLS:
        if (role, duty, stage) in cells:
            require(actor(role, duty), Act(name), stage)
            continue
        with pytest.raises(WrongStage if (role, duty) in ever else NotPermitted) as refused:
            require(actor(role, duty), Act(name), stage)
        assert refused.value.params["act"] == name
