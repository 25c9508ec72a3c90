"""Who may do what: one table that can be read aloud, checked in one place."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from drafting.procedure.errors import NotPermitted, WrongStage
from drafting.procedure.kinds import Duty, Role
from drafting.procedure.stages import ALWAYS, NEGOTIATING, Stage


class Act(StrEnum):
    """Everything a person can do."""

    READ = "read"
    PREPARE = "prepare"
    DRAFT = "draft"
    SUBMIT = "submit"
    SUGGEST = "suggest"
    WITHDRAW = "withdraw"
    TAKE_UP = "take_up"
    STATE_POSITION = "state_position"
    RESERVE = "reserve"
    SEE_DESK = "see_desk"
    DECIDE = "decide"
    TRANSLATE = "translate"
    PUBLISH_REVISION = "publish_revision"
    EXPORT = "export"


@dataclass(frozen=True)
class Actor:
    """The person who asks, and the seat they hold."""

    person: UUID
    seat: UUID
    party: UUID
    code: str
    event: UUID
    role: Role
    duty: Duty


@dataclass(frozen=True)
class Rule:
    """These roles with these duties, in these stages."""

    roles: frozenset[Role]
    duties: frozenset[Duty]
    stages: frozenset[Stage] = ALWAYS


EVERYBODY = frozenset(Role)
DELEGATIONS = frozenset({Role.PARTICIPANT, Role.OBSERVER})
PARTICIPANTS = frozenset({Role.PARTICIPANT})
OBSERVERS = frozenset({Role.OBSERVER})
CHAIR = frozenset({Role.CHAIR})
SECRETARIAT = frozenset({Role.SECRETARIAT})
OFFICE = CHAIR | SECRETARIAT
ANY = frozenset(Duty)
WRITING = frozenset({Duty.FOCAL_POINT, Duty.DRAFTER})
SPEAKING = frozenset({Duty.FOCAL_POINT})

MAY: dict[Act, Rule] = {
    Act.READ: Rule(EVERYBODY, ANY),
    Act.PREPARE: Rule(OFFICE, WRITING, frozenset({Stage.PREPARATION})),
    Act.DRAFT: Rule(DELEGATIONS, WRITING, NEGOTIATING),
    Act.SUBMIT: Rule(PARTICIPANTS, SPEAKING, NEGOTIATING),
    Act.SUGGEST: Rule(OBSERVERS, SPEAKING, NEGOTIATING),
    Act.WITHDRAW: Rule(DELEGATIONS, SPEAKING, NEGOTIATING),
    Act.TAKE_UP: Rule(PARTICIPANTS, SPEAKING, NEGOTIATING),
    Act.STATE_POSITION: Rule(PARTICIPANTS, SPEAKING, NEGOTIATING),
    Act.RESERVE: Rule(PARTICIPANTS, SPEAKING, NEGOTIATING),
    Act.SEE_DESK: Rule(CHAIR, ANY),
    Act.DECIDE: Rule(CHAIR, WRITING, NEGOTIATING),
    Act.TRANSLATE: Rule(SECRETARIAT, WRITING, NEGOTIATING | {Stage.PREPARATION}),
    Act.PUBLISH_REVISION: Rule(SECRETARIAT, SPEAKING, NEGOTIATING),
    Act.EXPORT: Rule(EVERYBODY, ANY),
}


def may(actor: Actor, act: Act, stage: Stage) -> bool:
    """Say whether the table lets the actor do the act in this stage."""
    rule = MAY[act]
    return actor.role in rule.roles and actor.duty in rule.duties and stage in rule.stages


def require(actor: Actor, act: Act, stage: Stage) -> None:
    """Refuse by name what the table does not allow.

    Raises NotPermitted where no stage would help, WrongStage where only the stage is in the way.
    """
    rule = MAY[act]
    if actor.role not in rule.roles or actor.duty not in rule.duties:
        raise NotPermitted(act=act.value)
    if stage not in rule.stages:
        raise WrongStage(act=act.value, stage=stage.value)
