"""Refusals become words here, once."""

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from drafting.procedure import errors
from drafting.procedure.errors import Refusal
from drafting.web.naming import list_fault, setting_word
from drafting.web.terms import TERMS, obstacles
from drafting.web.words import act_word, label_word, moment, rung_word, stance_word, state_word

STATUS: dict[type[Refusal], int] = {
    errors.NotFound: 404,
    errors.NotPermitted: 403,
    errors.WrongStage: 409,
    errors.StaleText: 409,
    errors.AlreadyDecided: 409,
    errors.AlreadyTakenUp: 409,
    errors.AlreadyJoined: 409,
    errors.NotJoined: 409,
    errors.NotCarried: 409,
    errors.SilenceWouldBreak: 409,
    errors.SubAmendmentPending: 409,
    errors.DraftChanged: 409,
    errors.SameKeyOtherAct: 409,
    errors.ClashingText: 409,
    errors.NothingToPublish: 409,
    errors.Unaccounted: 409,
    errors.AlreadyLifted: 409,
    errors.ConfirmedAlready: 409,
    errors.NoTerm: 409,
    errors.LinkClosed: 404,
    errors.AlreadySignedIn: 409,
    errors.LastFocalPoint: 409,
    errors.SeatEnded: 409,
    errors.PartyOnRecord: 409,
    errors.OfficeNeeded: 409,
    errors.NothingChanged: 409,
    errors.WaitingToCirculate: 409,
    errors.ZoneNotConfirmed: 409,
    errors.TooManyAttempts: 429,
    errors.PackageBound: 409,
    errors.NotInPackage: 409,
    errors.NothingToUndo: 409,
    errors.NotTheLatest: 409,
    errors.NothingToRelease: 409,
    errors.Overtaken: 409,
    errors.SameMode: 409,
    errors.StillPending: 409,
    errors.ParagraphAgreed: 409,
    errors.NothingToReopen: 409,
    errors.TrayWaiting: 409,
    errors.NotReady: 409,
    errors.SilenceOver: 409,
    errors.SilenceRunning: 409,
    errors.TextChanged: 409,
    errors.NotCalled: 409,
    errors.SamePerson: 403,
}
UNPROCESSABLE = 422

Params = Mapping[str, Any]


def _hidden(params: Params) -> str:
    found = params["found"]
    first = found[0]
    said = _(
        "The text holds a character that cannot be seen: %(code)s (%(name)s) at position %(position)d. "
        "Remove it and try again.",
        code=first.code,
        name=first.name,
        position=first.position + 1,
    )
    more = len(found) - 1
    # Outside an f-string, where the extraction of Python 3.11 would not see it.
    follow = ngettext("%(num)d more follows.", "%(num)d more follow.", more)
    return f"{said} {follow}" if more else said


MESSAGES: dict[str, Callable[[Params], str]] = {
    "not_found": lambda _none: _("There is nothing here, or nothing that you may see."),
    "not_permitted": lambda p: _("Your duty does not include this: %(act)s.", act=act_word(p["act"])),
    "wrong_stage": lambda p: _("The draft is not at a stage for this: %(act)s.", act=act_word(p["act"])),
    "stale_text": lambda _none: _(
        "The text moved while you were working. What you typed is kept below; look at both, then go on."
    ),
    "already_decided": lambda p: _(
        "%(reference)s is no longer on the table: %(state)s. Nothing was changed.",
        reference=p["reference"] or _("This draft"),
        state=state_word(str(p["state"])),
    ),
    "empty_proposal": lambda _none: _(
        "There are no words here yet. Write the paragraph as you would have it."
    ),
    "identical_proposal": lambda _none: _(
        "This reads exactly as the text stands. Change something, or leave it."
    ),
    "too_long": lambda p: _(
        "This is %(length)d characters long; a paragraph may have %(limit)d. Divide it into several.",
        length=p["length"],
        limit=p["limit"],
    ),
    "hidden_characters": _hidden,
    "bad_structure": lambda p: _(
        "Line %(line)d is not in its place: the first line is the paragraph; below it come (a), (b), "
        "and below these (i), (ii).",
        line=p["line"],
    ),
    "unknown_footnote": lambda p: _("There is no footnote “%(key)s” in this draft.", key=p["key"]),
    "bad_place": lambda _none: _("Choose a paragraph of the same level that it does not follow already."),
    "deadline_passed": lambda p: _(
        "The deadline was %(deadline)s. Your draft is kept; ask the Chair for leave to submit it late.",
        deadline=moment(p["deadline"]),
    ),
    "reason_missing": lambda _none: _("Give the reason: every delegation will read why it was not retained."),
    "subamendment_pending": lambda p: _(
        "Decide first on what hangs on it: %(references)s.", references=", ".join(p["references"])
    ),
    "not_taken_up": lambda p: _(
        "%(reference)s is an observer’s suggestion; it comes before the Chair once a participant "
        "takes it up.",
        reference=p["reference"],
    ),
    "already_taken_up": lambda p: _("%(reference)s has been taken up already.", reference=p["reference"]),
    "clashing_text": lambda p: _(
        "%(reference)s clashes with the text as it stands now. Accept it with edits, or do not retain it.",
        reference=p["reference"],
    ),
    "objection_recorded": lambda p: _(
        "An objection is on record: %(parties)s. Confirm that you decide over it.",
        parties=", ".join(p["parties"]),
    ),
    "draft_changed": lambda _none: _(
        "Your delegation changed this draft meanwhile. This is how it reads now; compare it again."
    ),
    "same_key_other_act": lambda _none: _(
        "This form was already used for something else. Load the page again."
    ),
    "nothing_to_publish": lambda _none: _("Nothing has happened since the latest revision."),
    "unaccounted": lambda p: _(
        "The loss check failed; these are not accounted for: %(references)s. Nothing was published.",
        references=", ".join(p["references"]),
    ),
    "wrong_stance": lambda p: (
        _(
            "Of a paragraph this is not said: “%(stance)s”. Choose another position.",
            stance=stance_word(p["stance"]),
        )
        if p["on"] == "paragraph"
        else _(
            "Of a proposal this is not said: “%(stance)s”. Choose another position.",
            stance=stance_word(p["stance"]),
        )
    ),
    "note_missing": lambda _none: _("A comment needs words: write them under “Note”."),
    "scope_not_in_text": lambda p: _(
        "The words “%(scope)s” do not stand in the text. Copy them from it, or leave the field empty "
        "to reserve on the whole.",
        scope=p["scope"],
    ),
    "already_lifted": lambda p: _(
        "%(reference)s no longer stands. Nothing was changed.", reference=p["reference"]
    ),
    "no_term": lambda p: _(
        "%(reference)s has no term; it stands until it is lifted.", reference=p["reference"]
    ),
    "confirmed_already": lambda _none: _("Your delegation has confirmed this already."),
    "bad_person_name": lambda p: _(
        "Choose a name to sign in with: up to %(limit)d letters and figures, all of them visible.",
        limit=p["limit"],
    ),
    "name_taken": lambda _none: _("Somebody signs in with this name already. Choose another."),
    "short_passphrase": lambda p: _(
        "This passphrase is too easily guessed. Take at least %(limit)d characters; several words are best.",
        limit=p["limit"],
    ),
    "long_passphrase": lambda p: _("A passphrase may have %(limit)d characters at most.", limit=p["limit"]),
    "passphrase_is_name": lambda _none: _("The passphrase must not be your name. Choose other words."),
    "link_closed": lambda _none: _(
        "This link opens nothing. A link works once, within three days. Ask the focal point of your "
        "delegation or the secretariat for a new one."
    ),
    "already_signed_in": lambda _none: _(
        "Somebody is signed in on this browser. Sign out first, then open the link again."
    ),
    "last_focal_point": lambda _none: _(
        "This is the last focal point of the party. Give the duty to somebody else first."
    ),
    "seat_ended": lambda _none: _("This seat has changed meanwhile. Nothing was changed."),
    "bad_code": lambda p: _(
        "“%(code)s” is no code: two to sixteen capital letters, figures or hyphens.", code=p["code"]
    ),
    "code_taken": lambda p: _("Another party has the code %(code)s.", code=p["code"]),
    "name_missing": lambda p: _(
        "Give the official short name in each language: “%(language)s” is missing.", language=p["language"]
    ),
    "party_on_record": lambda p: _(
        "%(code)s has seats or acts on record: it is not deleted, and its role stays.", code=p["code"]
    ),
    "office_needed": lambda _none: _("An event keeps its Chair’s office and its secretariat."),
    "bad_party_list": lambda p: " ".join(
        _("Line %(line)d: %(why)s", line=line, why=list_fault(why)) for line, why in p["faults"][:10]
    ),
    "nothing_changed": lambda _none: _("Everything is as it was; nothing was recorded."),
    "bad_zone": lambda p: _(
        "“%(zone)s” is no zone of the IANA’s list. Write it as Asia/Ashgabat.", zone=p["zone"]
    ),
    "setting_missing": lambda p: _("This cannot be left empty: %(field)s.", field=setting_word(p["field"])),
    "waiting_to_circulate": lambda _none: _(
        "Proposals wait to be circulated. Circulate them first, then change this."
    ),
    "zone_not_confirmed": lambda _none: _(
        "Deadlines stand. They do not move, but they would be shown at other hours: look at them below, "
        "then confirm."
    ),
    "one_part": lambda _none: _(
        "A split makes two paragraphs or more: write each on a line of its "
        "own, or leave an empty line between."
    ),
    "no_neighbour": lambda _none: _(
        "The paragraph that came next is not next any more, or there is none of the same kind to merge with."
    ),
    "not_your_delegations": lambda p: _(
        "Choose a delegation of this event that can say this here; %(code)s cannot.", code=p["code"] or "–"
    ),
    "impossible_hour": lambda p: _(
        "Give the minute at which it was said: not before the draft was opened "
        "(%(opened)s), and not to come.",
        opened=moment(p["opened"]),
    ),
    "not_carried": lambda p: _(
        "There is nothing to confirm: %(reference)s stands on the text without a doubt.",
        reference=p["reference"],
    ),
    "already_joined": lambda p: _(
        "%(reference)s carries your delegation’s name already.", reference=p["reference"]
    ),
    "not_joined": lambda p: _(
        "Your delegation is not a co-proponent of %(reference)s.", reference=p["reference"]
    ),
    "nothing_chosen": lambda _none: _("Choose at least one proposal to circulate."),
    "silence_would_break": lambda _none: _(
        "The text is under silence. Submitting this now breaks the silence for everybody: confirm that your "
        "delegation means it."
    ),
    "wrong_password": lambda _none: _("The name or the passphrase is not right."),
    "too_many_attempts": lambda p: _(
        "Too many attempts. Wait %(seconds)d seconds, then try again.", seconds=p["seconds"]
    ),
    "bad_term": lambda p: str(TERMS[str(p["why"])]),
    "reason_needed": lambda _none: _("Say why: the reason is kept on record and all can read it."),
    "tray_waiting": lambda p: ngettext(
        "%(num)d decision waits in the tray. Release it with a revision, or undo it, first.",
        "%(num)d decisions wait in the tray. Release them with a revision, or undo them, first.",
        p["number"],
    ),
    "not_ready": lambda p: obstacles(p["obstacles"]),
    "silence_over": lambda p: _(
        "The silence ended %(until)s. What arrives later no longer breaks it.", until=moment(p["until"])
    ),
    "silence_running": lambda p: _(
        "The silence runs until %(until)s; it is concluded after that.", until=moment(p["until"])
    ),
    "text_changed": lambda _none: _(
        "The text is not the one that you had before you. Read it again as it stands now."
    ),
    "not_called": lambda _none: _("The Chair has not called for adoption."),
    "same_person": lambda _none: _("Two persons adopt: whoever calls for it cannot confirm it as well."),
    "bad_pattern": lambda p: _(
        "“%(pattern)s” is no pattern for symbols: it needs {n} once, where the number goes.",
        pattern=p["pattern"],
    ),
    "not_seen": lambda _none: _(
        "The decision does not say which wording was read. Load the page again "
        "and decide on what stands there."
    ),
    "package_bound": lambda p: _(
        "%(name)s is decided together: %(members)s. Decide them in one act, or free this one first.",
        name=p["name"],
        members=", ".join(p["members"]),
    ),
    "package_incomplete": lambda p: _(
        "%(name)s is decided whole. Say what becomes of: %(members)s.",
        name=p["name"],
        members=", ".join(p["members"]),
    ),
    "package_named": lambda p: _("There is a package %(name)s already.", name=p["name"]),
    "package_empty": lambda _none: _("A package has a name and ties two things at least."),
    "not_in_package": lambda p: _(
        "Nothing was changed: %(name)s does not tie this, or ties it already.", name=p["name"]
    ),
    "nothing_to_undo": lambda _none: _(
        "There is nothing in the tray. What is released is changed by reopening it, with a reason."
    ),
    "not_the_latest": lambda p: _(
        "The tray is undone from the top, and the latest decision is another one: %(subject)s.",
        subject=label_word(str(p["subject"])),
    ),
    "nothing_to_release": lambda _none: _("There is nothing in the tray."),
    "overtaken": lambda p: _(
        "Withdrawn or revised by its author since you decided on it: "
        "%(references)s. Undo that decision first.",
        references=", ".join(p["references"]),
    ),
    "same_mode": lambda _none: _("The Chair decides in this way already."),
    "illegal_step": lambda p: _(
        "The ladder has no such step: from “%(rung)s” to “%(to)s”. The way back is to reopen, with a reason.",
        rung=rung_word(str(p["rung"])),
        to=rung_word(str(p["to"])),
    ),
    "still_waiting": lambda p: _(
        "What is agreed waits for nobody: %(parties)s.", parties=", ".join(p["parties"])
    ),
    "still_pending": lambda p: _(
        "Not agreed while this is pending here: %(references)s.", references=", ".join(p["references"])
    ),
    "paragraph_agreed": lambda p: _(
        "%(label)s is agreed. The Chair reopens it before anything is proposed or changed there.",
        label=label_word(str(p["label"])),
    ),
    "nothing_to_reopen": lambda p: _(
        "%(subject)s is open, or its author withdrew it: there is nothing to reopen.",
        subject=label_word(str(p["subject"])),
    ),
    "two_at_least": lambda _none: _("Select two proposals or more to merge them."),
    "not_of_this_paragraph": lambda p: _(
        "Only changes of the words of this paragraph are merged. Not so: %(references)s.",
        references=", ".join(p["references"]),
    ),
}


def message(refusal: Refusal) -> str:
    """Return the words of a refusal, in the language of the page."""
    return MESSAGES[refusal.code](refusal.params)


def status(refusal: Refusal) -> int:
    """Return the HTTP status of a refusal."""
    return STATUS.get(type(refusal), UNPROCESSABLE)
