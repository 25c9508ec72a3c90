"""The stages of a draft, and which may follow which."""

from enum import StrEnum


class Stage(StrEnum):
    """Where the negotiation stands."""

    PREPARATION = "preparation"
    OPEN = "open"
    READING = "reading"
    SILENCE = "silence"
    AGREED = "agreed"
    ADOPTED = "adopted"


class Mode(StrEnum):
    """How the chair decides: with the room reading along, or at night in the office."""

    LIVE = "live"
    TRAY = "tray"


class Circulation(StrEnum):
    """When a submitted proposal is seen by all."""

    ON_RECEIPT = "on_receipt"
    IN_BATCHES = "in_batches"


#: Going back is an act with a reason, too.
FOLLOWS: dict[Stage, frozenset[Stage]] = {
    Stage.PREPARATION: frozenset({Stage.OPEN}),
    Stage.OPEN: frozenset({Stage.READING, Stage.SILENCE}),
    Stage.READING: frozenset({Stage.READING, Stage.SILENCE, Stage.AGREED, Stage.OPEN}),
    Stage.SILENCE: frozenset({Stage.READING, Stage.AGREED}),
    Stage.AGREED: frozenset({Stage.ADOPTED, Stage.READING}),
    Stage.ADOPTED: frozenset(),
}

NEGOTIATING = frozenset({Stage.OPEN, Stage.READING})
#: The text lies still, but people still work: under silence, or agreed and waiting for its adoption.
AT_WORK = NEGOTIATING | {Stage.SILENCE, Stage.AGREED}
ALWAYS = frozenset(Stage)

#: Going back, which needs a reason.
BACK = frozenset({(Stage.READING, Stage.OPEN), (Stage.AGREED, Stage.READING), (Stage.SILENCE, Stage.READING)})
#: What the chair does by moving the draft; silence and adoption are acts of their own, and so is their end.
BY_MOVING = frozenset(
    {
        (Stage.OPEN, Stage.READING),
        (Stage.READING, Stage.READING),
        (Stage.READING, Stage.OPEN),
        (Stage.READING, Stage.AGREED),
        (Stage.AGREED, Stage.READING),
    }
)
