"""What a delegation is refused: its proposals, positions and reservations."""

from drafting.procedure.errors.refusal import Refusal


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


class NotTakenUp(Refusal):
    """An observer's suggestion that no participant has taken up. `reference`."""

    code = "not_taken_up"


class AlreadyTakenUp(Refusal):
    """Somebody has taken it up already. `reference`."""

    code = "already_taken_up"


class DraftChanged(Refusal):
    """The delegation's own draft has another version than the one the person compared."""

    code = "draft_changed"


class WrongStance(Refusal):
    """That is not said of such a thing. `stance`, and `on`: "paragraph" or "proposal"."""

    code = "wrong_stance"
    field = "stance"


class NoteMissing(Refusal):
    """A comment without a word in it."""

    code = "note_missing"
    field = "note"


class ScopeNotInText(Refusal):
    """The words reserved on do not stand in the text. `scope`."""

    code = "scope_not_in_text"
    field = "scope"


class AlreadyLifted(Refusal):
    """The reservation no longer stands. `reference`."""

    code = "already_lifted"


class NoTerm(Refusal):
    """The reservation has no term: there is nothing to confirm. `reference`."""

    code = "no_term"


class ConfirmedAlready(Refusal):
    """The delegation has confirmed this already."""

    code = "confirmed_already"


class OnePart(Refusal):
    """A split into one: it needs two paragraphs or more."""

    code = "one_part"
    field = "text"


class NoNeighbour(Refusal):
    """There is no such next paragraph of the same kind to merge with."""

    code = "no_neighbour"
    field = "other"


class NotYourDelegations(Refusal):
    """The office speaks for a delegation that takes part in the event, and for nobody else. `code`."""

    code = "not_your_delegations"
    field = "party"


class ImpossibleHour(Refusal):
    """Said before the draft was opened, or in the time to come. `opened` is an aware moment."""

    code = "impossible_hour"
    field = "said_at"


class NotCarried(Refusal):
    """Nothing to confirm: the proposal was not carried, or nothing was left in doubt. `reference`."""

    code = "not_carried"


class AlreadyJoined(Refusal):
    """The delegation is a co-proponent already, or the author. `reference`."""

    code = "already_joined"


class NotJoined(Refusal):
    """The delegation is not a co-proponent. `reference`."""

    code = "not_joined"


class NothingChosen(Refusal):
    """A batch without a proposal in it."""

    code = "nothing_chosen"
    field = "lodged"


class SilenceWouldBreak(Refusal):
    """Submitting now breaks the silence; the person has to say that this is meant."""

    code = "silence_would_break"
    field = "breaking"
