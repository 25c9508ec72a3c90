"""The rules of procedure on a page, printed from the tables themselves: nothing is typed twice."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import TypeVar

from flask import Blueprint, render_template

from drafting.procedure.kinds import Duty, Role, Rung, Stance
from drafting.procedure.ladder import MAY_STEP
from drafting.procedure.policy import MAY, Act, Rule
from drafting.procedure.stages import FOLLOWS, Stage
from drafting.procedure.statements import asked_of
from drafting.procedure.states import MAY_BECOME, REOPENS, State
from drafting.web.auth import Answer

bp = Blueprint("rules", __name__)
Member = TypeVar("Member")


@dataclass(frozen=True)
class Cell:
    """A row of a table of rules: an act, who may do it, and when."""

    act: Act
    roles: tuple[Role, ...]
    duties: tuple[Duty, ...]
    stages: tuple[Stage, ...]


@bp.get("/rules")
def show() -> Answer:
    """Show the stages, the states, the ladder, and who may do what when."""
    return render_template(
        "rules/show.html",
        stages=[(stage, in_order(Stage, FOLLOWS[stage])) for stage in Stage],
        states=[(s, in_order(State, MAY_BECOME[s]), in_order(State, REOPENS.get(s, ()))) for s in State],
        rungs=[(rung, in_order(Rung, MAY_STEP[rung])) for rung in Rung],
        said_of=[(stance, *asked_of(stance)) for stance in Stance],
        policy=[_cell(act, MAY[act]) for act in Act],
        every_stage=tuple(Stage),
        every_role=tuple(Role),
        every_duty=tuple(Duty),
    )


def in_order(kinds: Iterable[Member], found: Container[Member]) -> tuple[Member, ...]:
    """Return members of an enumeration in the order it has."""
    return tuple(each for each in kinds if each in found)


def _cell(act: Act, rule: Rule) -> Cell:
    return Cell(act, in_order(Role, rule.roles), in_order(Duty, rule.duties), in_order(Stage, rule.stages))
