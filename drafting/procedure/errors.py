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


class BadPersonName(Refusal):
    """No name to sign in with: empty, too long, or with characters that cannot be seen. `limit`."""

    code = "bad_person_name"
    field = "name"


class NameTaken(Refusal):
    """Somebody signs in with this name already."""

    code = "name_taken"
    field = "name"


class ShortPassphrase(Refusal):
    """Too short, or one letter again and again. `limit`."""

    code = "short_passphrase"
    field = "password"


class LongPassphrase(Refusal):
    """Longer than anybody types. `limit`."""

    code = "long_passphrase"
    field = "password"


class PassphraseIsName(Refusal):
    """The passphrase is the name to sign in with, or hardly more."""

    code = "passphrase_is_name"
    field = "password"


class LinkClosed(Refusal):
    """The link opens nothing; whether it ever did is not said."""

    code = "link_closed"


class AlreadySignedIn(Refusal):
    """Somebody is signed in here: nobody is signed in over them."""

    code = "already_signed_in"


class LastFocalPoint(Refusal):
    """The last focal point of a party does not end, or leave, this duty."""

    code = "last_focal_point"


class SeatEnded(Refusal):
    """The seat has ended, or has this duty already."""

    code = "seat_ended"


class BadCode(Refusal):
    """A party's code is two to sixteen capital letters, figures or hyphens. `code`."""

    code = "bad_code"
    field = "code"


class CodeTaken(Refusal):
    """Another party has this code. `code`."""

    code = "code_taken"
    field = "code"


class NameMissing(Refusal):
    """A party has an official short name in each language. `language`."""

    code = "name_missing"
    field = "name"


class PartyOnRecord(Refusal):
    """The party has seats or acts on record. `code`."""

    code = "party_on_record"


class OfficeNeeded(Refusal):
    """An event has one chair's office and one secretariat at least. `code`."""

    code = "office_needed"


class BadPartyList(Refusal):
    """Lines of a list that cannot be read. `faults` are (line from 1, why) pairs."""

    code = "bad_party_list"
    field = "text"


class NothingChanged(Refusal):
    """Everything is as it was."""

    code = "nothing_changed"


class BadZone(Refusal):
    """Not a zone of the IANA's list. `zone`."""

    code = "bad_zone"
    field = "zone"


class SettingMissing(Refusal):
    """A setting that cannot be empty. `field`."""

    code = "setting_missing"


class WaitingToCirculate(Refusal):
    """Proposals wait to be circulated."""

    code = "waiting_to_circulate"
    field = "circulation"


class ZoneNotConfirmed(Refusal):
    """Deadlines stand: the change of the hours they are shown in has to be confirmed."""

    code = "zone_not_confirmed"
    field = "confirm"


class BadTerm(Refusal):
    """A term that cannot be set. `why`: unreadable, missing, gap, past, future, order, same, earlier."""

    code = "bad_term"
    field = "until"


class ReasonNeeded(Refusal):
    """An act that nobody does without saying why."""

    code = "reason_needed"
    field = "reason"


class TrayWaiting(Refusal):
    """Decisions wait in the tray; they are released or taken back first. `number`."""

    code = "tray_waiting"


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
    """There is nothing to confirm: the proposal was not carried, or nothing was left in doubt. `reference`."""

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
