"""Who may do what: one table that can be read aloud, checked in one place."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from drafting.procedure.errors import NotPermitted, WrongStage
from drafting.procedure.kinds import Duty, Role
from drafting.procedure.stages import ALWAYS, AT_WORK, NEGOTIATING, Stage


class Act(StrEnum):
    """Everything a person can do."""

    READ = "read"
    EXPORT = "export"
    PREPARE = "prepare"
    DRAFT = "draft"
    NOTE = "note"
    SUBMIT = "submit"
    SUGGEST = "suggest"
    TABLE_CHAIRS_TEXT = "table_chairs_text"
    WITHDRAW = "withdraw"
    CONFIRM = "confirm"
    JOIN = "join"
    TAKE_UP = "take_up"
    STATE_POSITION = "state_position"
    RESERVE = "reserve"
    LIFT = "lift"
    ENTER_ORALLY = "enter_orally"
    CIRCULATE = "circulate"
    SEE_DESK = "see_desk"
    SEE_CHECKS = "see_checks"
    DECIDE = "decide"
    REOPEN = "reopen"
    SET_MODE = "set_mode"
    GRANT_LEAVE = "grant_leave"
    SET_DEADLINES = "set_deadlines"
    MOVE_STAGE = "move_stage"
    TRANSLATE = "translate"
    PUBLISH_REVISION = "publish_revision"
    OPEN_SILENCE = "open_silence"
    BREAK_SILENCE = "break_silence"
    EXTEND_SILENCE = "extend_silence"
    CONCLUDE_SILENCE = "conclude_silence"
    CALL_ADOPTION = "call_adoption"
    CONFIRM_ADOPTION = "confirm_adoption"
    EXPLAIN = "explain"
    CORRECT_ADOPTED = "correct_adopted"
    MANAGE_SEATS = "manage_seats"
    RUN_EVENT = "run_event"


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
    Act.EXPORT: Rule(EVERYBODY, ANY),
    Act.PREPARE: Rule(OFFICE, WRITING, frozenset({Stage.PREPARATION})),
    Act.DRAFT: Rule(DELEGATIONS | CHAIR, WRITING, NEGOTIATING | {Stage.SILENCE}),
    Act.NOTE: Rule(DELEGATIONS, ANY),
    Act.SUBMIT: Rule(PARTICIPANTS, SPEAKING, NEGOTIATING),
    Act.SUGGEST: Rule(OBSERVERS, SPEAKING, NEGOTIATING),
    Act.TABLE_CHAIRS_TEXT: Rule(CHAIR, WRITING, NEGOTIATING),
    Act.WITHDRAW: Rule(DELEGATIONS | CHAIR, SPEAKING, AT_WORK),
    Act.CONFIRM: Rule(DELEGATIONS | CHAIR, SPEAKING, AT_WORK),
    Act.JOIN: Rule(PARTICIPANTS, SPEAKING, NEGOTIATING),
    Act.TAKE_UP: Rule(PARTICIPANTS, SPEAKING, NEGOTIATING),
    Act.STATE_POSITION: Rule(PARTICIPANTS, SPEAKING, NEGOTIATING),
    Act.RESERVE: Rule(PARTICIPANTS, SPEAKING, NEGOTIATING | {Stage.AGREED}),
    Act.LIFT: Rule(PARTICIPANTS, SPEAKING, AT_WORK),
    Act.ENTER_ORALLY: Rule(OFFICE, WRITING, NEGOTIATING),
    Act.CIRCULATE: Rule(SECRETARIAT, WRITING, NEGOTIATING),
    Act.SEE_DESK: Rule(CHAIR, ANY),
    Act.SEE_CHECKS: Rule(OFFICE, ANY),
    Act.DECIDE: Rule(CHAIR, WRITING, NEGOTIATING),
    Act.REOPEN: Rule(CHAIR, SPEAKING, NEGOTIATING),
    Act.SET_MODE: Rule(CHAIR, SPEAKING, NEGOTIATING),
    Act.GRANT_LEAVE: Rule(CHAIR, SPEAKING, NEGOTIATING),
    Act.SET_DEADLINES: Rule(OFFICE, SPEAKING, NEGOTIATING),
    Act.MOVE_STAGE: Rule(CHAIR, SPEAKING, AT_WORK),
    Act.TRANSLATE: Rule(SECRETARIAT, WRITING, AT_WORK | {Stage.PREPARATION}),
    Act.PUBLISH_REVISION: Rule(SECRETARIAT, SPEAKING, NEGOTIATING),
    Act.OPEN_SILENCE: Rule(CHAIR, SPEAKING, NEGOTIATING),
    Act.BREAK_SILENCE: Rule(PARTICIPANTS, SPEAKING, frozenset({Stage.SILENCE})),
    Act.EXTEND_SILENCE: Rule(CHAIR, SPEAKING, frozenset({Stage.SILENCE})),
    Act.CONCLUDE_SILENCE: Rule(OFFICE, SPEAKING, frozenset({Stage.SILENCE})),
    Act.CALL_ADOPTION: Rule(CHAIR, SPEAKING, frozenset({Stage.AGREED})),
    Act.CONFIRM_ADOPTION: Rule(SECRETARIAT, SPEAKING, frozenset({Stage.AGREED})),
    Act.EXPLAIN: Rule(PARTICIPANTS | SECRETARIAT, SPEAKING, frozenset({Stage.AGREED, Stage.ADOPTED})),
    Act.CORRECT_ADOPTED: Rule(SECRETARIAT, SPEAKING, frozenset({Stage.ADOPTED})),
    Act.MANAGE_SEATS: Rule(EVERYBODY, SPEAKING),
    Act.RUN_EVENT: Rule(SECRETARIAT, SPEAKING),
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
