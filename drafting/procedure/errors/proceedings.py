"""What is refused on the way to adoption: terms, revisions, silence."""

from drafting.procedure.errors.refusal import Refusal


class DeadlinePassed(Refusal):
    """The deadline is over. `deadline` is an aware moment."""

    code = "deadline_passed"


class NothingToPublish(Refusal):
    """Nothing has changed since the latest revision."""

    code = "nothing_to_publish"


class Unaccounted(Refusal):
    """The loss check found proposals that no rule accounts for. `references`."""

    code = "unaccounted"


class BadTerm(Refusal):
    """A term that cannot be set. `why`: unreadable, missing, gap, past, future, order, same, earlier."""

    code = "bad_term"
    field = "until"


class ReasonNeeded(Refusal):
    """An act that nobody does without saying why."""

    code = "reason_needed"
    field = "reason"


class NotReady(Refusal):
    """Something stands in the way, by name. `obstacles`: procedure.readiness.Obstacle values."""

    code = "not_ready"


class SilenceOver(Refusal):
    """The silence has expired. `until` is an aware moment."""

    code = "silence_over"


class SilenceRunning(Refusal):
    """The silence has not expired. `until` is an aware moment."""

    code = "silence_running"


class TextChanged(Refusal):
    """The text is not the one that was called for, or that the person had before them."""

    code = "text_changed"


class NotCalled(Refusal):
    """There is no call for adoption to confirm."""

    code = "not_called"


class SamePerson(Refusal):
    """The call and its confirmation need two persons."""

    code = "same_person"


class BadPattern(Refusal):
    """A pattern of symbols without the one place for a number. `pattern`."""

    code = "bad_pattern"
    field = "symbol_pattern"
