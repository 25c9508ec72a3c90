"""What can become of an amendment, and of which of these there is no way back."""

from enum import StrEnum


class State(StrEnum):
    """The state of a submitted amendment."""

    SUBMITTED = "submitted"
    CIRCULATED = "circulated"
    ACCEPTED = "accepted"
    ACCEPTED_WITH_EDITS = "accepted_with_edits"
    IN_BRACKETS = "in_brackets"
    NOT_RETAINED = "not_retained"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    LAPSED = "lapsed"


class Verdict(StrEnum):
    """What the chair can decide."""

    ACCEPTED = "accepted"
    ACCEPTED_WITH_EDITS = "accepted_with_edits"
    IN_BRACKETS = "in_brackets"
    NOT_RETAINED = "not_retained"
    CHAIRS_TEXT = "chairs_text"


class Ruling(StrEnum):
    """The chair's other acts, which decide on no proposal."""

    MARKED = "marked"
    TIED = "tied"
    FREED = "freed"
    REOPENED = "reopened"
    UNDONE = "undone"


#: Verdicts after which a package is settled; one that was kept in brackets still waits.
SETTLING = frozenset(Verdict) - {Verdict.IN_BRACKETS}

#: Still on the table: the chair may decide, the author may withdraw.
PENDING = frozenset({State.SUBMITTED, State.CIRCULATED, State.IN_BRACKETS})
DECIDED = frozenset(State) - PENDING

_ENDS = {
    State.ACCEPTED,
    State.ACCEPTED_WITH_EDITS,
    State.NOT_RETAINED,
    State.WITHDRAWN,
    State.SUPERSEDED,
    State.LAPSED,
}
MAY_BECOME: dict[State, frozenset[State]] = {
    State.SUBMITTED: frozenset({State.CIRCULATED, State.IN_BRACKETS, *_ENDS}),
    State.CIRCULATED: frozenset({State.IN_BRACKETS, *_ENDS}),
    State.IN_BRACKETS: frozenset({State.IN_BRACKETS, *_ENDS}),
    **{state: frozenset[State]() for state in _ENDS},
}

#: There is no way back from an end but by reopening, with a reason. What its author withdrew stays withdrawn;
#: a Chair's text that an earlier wording replaces is withdrawn by the chair, whose it is.
REOPENS: dict[State, frozenset[State]] = {
    State.NOT_RETAINED: frozenset({State.SUBMITTED}),
    State.LAPSED: frozenset({State.SUBMITTED}),
    State.ACCEPTED: frozenset({State.SUBMITTED, State.WITHDRAWN}),
    State.ACCEPTED_WITH_EDITS: frozenset({State.SUBMITTED}),
}
