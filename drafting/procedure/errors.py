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


class StaleText(Refusal):
    """The paragraph has a newer wording than the one the person read."""

    code = "stale_text"


class AlreadyDecided(Refusal):
    """The amendment is no longer on the table. `reference`, `state`."""

    code = "already_decided"


class EmptyProposal(Refusal):
    """A proposal without words."""

    code = "empty_proposal"
    field = "text"


class IdenticalProposal(Refusal):
    """The proposal reads exactly as the text it would change."""

    code = "identical_proposal"
    field = "text"


class TooLong(Refusal):
    """More characters than a paragraph may have. `length`, `limit`."""

    code = "too_long"
    field = "text"


class HiddenCharacters(Refusal):
    """Characters that cannot be seen. `found` is a tuple of text.Hidden."""

    code = "hidden_characters"
    field = "text"


class BadStructure(Refusal):
    """Sub-paragraphs that hang on nothing. `line` is counted from 1."""

    code = "bad_structure"
    field = "text"


class UnknownFootnote(Refusal):
    """A reference to a footnote that the draft does not have. `key`."""

    code = "unknown_footnote"
    field = "text"


class BadPlace(Refusal):
    """A move to where the paragraph already stands, or into itself."""

    code = "bad_place"
    field = "after"


class DeadlinePassed(Refusal):
    """The deadline is over. `deadline` is an aware moment."""

    code = "deadline_passed"


class ReasonMissing(Refusal):
    """Not retaining a proposal needs a reason."""

    code = "reason_missing"
    field = "reason"


class SubAmendmentPending(Refusal):
    """A sub-amendment is decided before its parent. `references`."""

    code = "subamendment_pending"


class NotTakenUp(Refusal):
    """An observer's suggestion that no participant has taken up. `reference`."""

    code = "not_taken_up"


class AlreadyTakenUp(Refusal):
    """Somebody has taken it up already. `reference`."""

    code = "already_taken_up"


class ClashingText(Refusal):
    """The proposal no longer fits the text as it stands: decide with edits. `reference`."""

    code = "clashing_text"


class ObjectionRecorded(Refusal):
    """Parties have recorded an objection; the chair has to confirm. `parties`."""

    code = "objection_recorded"
    field = "confirm"


class DraftChanged(Refusal):
    """The delegation's own draft has another version than the one the person compared."""

    code = "draft_changed"


class SameKeyOtherAct(Refusal):
    """The same form was already used for something else."""

    code = "same_key_other_act"


class NothingToPublish(Refusal):
    """Nothing has changed since the latest revision."""

    code = "nothing_to_publish"


class Unaccounted(Refusal):
    """The loss check found proposals that no rule accounts for. `references`."""

    code = "unaccounted"


class WrongPassword(Refusal):
    """The name or the passphrase is wrong; which one is not said."""

    code = "wrong_password"
    field = "name"


class TooManyAttempts(Refusal):
    """Too many failed sign-ins in a minute. `seconds`."""

    code = "too_many_attempts"
    field = "name"
