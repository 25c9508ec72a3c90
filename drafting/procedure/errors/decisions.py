"""What the chair is refused: decisions, the tray, packages, the ladder."""

from drafting.procedure.errors.refusal import Refusal


class ReasonMissing(Refusal):
    """Not retaining a proposal needs a reason."""

    code = "reason_missing"
    field = "reason"


class SubAmendmentPending(Refusal):
    """A sub-amendment is decided before its parent. `references`."""

    code = "subamendment_pending"


class ClashingText(Refusal):
    """The proposal no longer fits the text as it stands: decide with edits. `reference`."""

    code = "clashing_text"


class ObjectionRecorded(Refusal):
    """Parties have recorded an objection; the chair has to confirm. `parties`."""

    code = "objection_recorded"
    field = "confirm"


class TrayWaiting(Refusal):
    """Decisions wait in the tray; they are released or taken back first. `number`."""

    code = "tray_waiting"


class NotSeen(Refusal):
    """A decision that does not say which wording the chair had before them."""

    code = "not_seen"


class PackageBound(Refusal):
    """What is tied in a package is decided together. `name`, `members`."""

    code = "package_bound"


class PackageIncomplete(Refusal):
    """A package is settled whole: these are left out. `name`, `members`."""

    code = "package_incomplete"


class PackageNamed(Refusal):
    """Another package of the draft has this name. `name`."""

    code = "package_named"
    field = "name"


class PackageEmpty(Refusal):
    """A package without a name or without two members."""

    code = "package_empty"
    field = "name"


class NotInPackage(Refusal):
    """The package does not tie this, or ties it already. `name`."""

    code = "not_in_package"


class NothingToUndo(Refusal):
    """There is nothing in the tray: what is released is changed by reopening only."""

    code = "nothing_to_undo"


class NotTheLatest(Refusal):
    """The tray is undone from the top: another decision is the latest. `subject`."""

    code = "not_the_latest"


class NothingToRelease(Refusal):
    """There is nothing in the tray."""

    code = "nothing_to_release"


class Overtaken(Refusal):
    """What the tray decides on was withdrawn or revised by its author meanwhile. `references`."""

    code = "overtaken"


class SameMode(Refusal):
    """The chair decides in this way already. `mode`."""

    code = "same_mode"


class IllegalStep(Refusal):
    """The ladder has no such step. `rung`, `to`."""

    code = "illegal_step"
    field = "rung"


class StillWaiting(Refusal):
    """What is agreed waits for nobody. `parties`."""

    code = "still_waiting"
    field = "waiting_for"


class StillPending(Refusal):
    """A paragraph with something pending on it is not agreed. `references`."""

    code = "still_pending"


class ParagraphAgreed(Refusal):
    """The paragraph is agreed: it is reopened before anything is proposed or changed. `label`."""

    code = "paragraph_agreed"


class NothingToReopen(Refusal):
    """It is open, or its author withdrew it. `subject`."""

    code = "nothing_to_reopen"


class TwoAtLeast(Refusal):
    """Merging takes two proposals or more."""

    code = "two_at_least"
    field = "x"


class NotOfThisParagraph(Refusal):
    """Only changes of the words of one paragraph are merged. `references`."""

    code = "not_of_this_paragraph"
    field = "x"
