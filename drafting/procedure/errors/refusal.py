"""Refusals: each a class with a name and its parameters; the pages put them into words, once."""

from collections.abc import Mapping
from typing import ClassVar


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error of the program
    """The act was not done, and this is why. `params` are plain values for the message."""

    code: ClassVar[str] = "refused"
    #: The field of the form that the message belongs to, if any.
    field: ClassVar[str] = ""

    def __init__(self, **params: object) -> None:
        super().__init__(self.code)
        self.params: Mapping[str, object] = params


class NotFound(Refusal):
    """There is no such thing, or none that this person may know of."""

    code = "not_found"


class NotPermitted(Refusal):
    """The person's duty does not include the act. `act` names it."""

    code = "not_permitted"


class WrongStage(Refusal):
    """The draft's stage does not allow the act. `stage` names it."""

    code = "wrong_stage"


class SameKeyOtherAct(Refusal):
    """The same form was already used for something else."""

    code = "same_key_other_act"
