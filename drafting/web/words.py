"""The words of the trade on the page, in the language of the page."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from flask import g
from flask_babel import format_date, format_time, get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy
from flask_babel import lazy_pgettext as lazy_in

from drafting.procedure.kinds import AmendmentKind, Duty, Rung, Stance
from drafting.procedure.notation import CHAIR, CONDITIONAL
from drafting.procedure.segments import Saying
from drafting.queries.people import Seated
from drafting.services import clock

KINDS = {
    AmendmentKind.MODIFY: lazy("modify"),
    AmendmentKind.REPLACE: lazy("replace (alt)"),
    AmendmentKind.INSERT: lazy("insert (bis)"),
    AmendmentKind.DELETE: lazy("delete"),
    AmendmentKind.MOVE: lazy("move"),
    AmendmentKind.MERGE: lazy("merge"),
    AmendmentKind.SPLIT: lazy("split"),
    AmendmentKind.EDITORIAL: lazy("editorial"),
}
OFFERS = {
    AmendmentKind.MODIFY: lazy("Modify words"),
    AmendmentKind.REPLACE: lazy("Replace the paragraph (alt)"),
    AmendmentKind.DELETE: lazy("Delete"),
    AmendmentKind.INSERT: lazy("Insert after (bis)"),
    AmendmentKind.MOVE: lazy("Move"),
    AmendmentKind.MERGE: lazy("Merge with the next paragraph"),
    AmendmentKind.SPLIT: lazy("Split into several paragraphs"),
    AmendmentKind.EDITORIAL: lazy("Editorial change"),
}
STANCES = {
    Stance.SUPPORT: lazy("support"),
    Stance.CAN_ACCEPT: lazy("can accept"),
    Stance.NO_OBJECTION: lazy("no objection"),
    Stance.FLEXIBLE: lazy("flexible"),
    Stance.OPPOSE: lazy("oppose"),
    Stance.KEEP_IN_BRACKETS: lazy("keep in brackets"),
    Stance.RESERVE: lazy("reserve"),
    Stance.CONSULTING: lazy("consulting capital"),
    Stance.RETAIN: lazy("retain"),
    Stance.COMMENT: lazy("comment"),
}
DUTIES = {
    Duty.FOCAL_POINT: lazy("focal point"),
    Duty.DRAFTER: lazy("drafter"),
    Duty.READER: lazy("reader"),
}
RUNGS = {
    Rung.OPEN: lazy("open"),
    Rung.INFORMAL: lazy("agreed in informals"),
    Rung.AD_REF: lazy("agreed ad ref"),
    Rung.AGREED: lazy("agreed"),
}
STATES = {
    "submitted": lazy("open"),
    "circulated": lazy("open"),
    "accepted": lazy("accepted"),
    "accepted_with_edits": lazy("accepted with edits"),
    "in_brackets": lazy("in brackets"),
    "not_retained": lazy("not retained"),
    "withdrawn": lazy("withdrawn"),
    "superseded": lazy("superseded"),
    "lapsed": lazy("lapsed"),
    "reflected": lazy("reflected"),
    "chairs_text": lazy("Chair’s text"),
    "marked": lazy("marked on the ladder"),
    "tied": lazy("tied into a package"),
    "freed": lazy("freed from the package"),
    "reopened": lazy("reopened"),
    "lodged": lazy("lodged, not circulated"),
}
#: Of a paragraph: many languages say "agreed" differently of a paragraph and of a proposal.
ROW_STATES = {
    "open": lazy_in("paragraph", "open"),
    "held": lazy_in("paragraph", "in brackets"),
    "informal": lazy_in("paragraph", "agreed in informals"),
    "ad_ref": lazy_in("paragraph", "agreed ad ref"),
    "agreed": lazy_in("paragraph", "agreed"),
    "gone": lazy_in("paragraph", "deleted"),
    "moved": lazy_in("paragraph", "moved"),
}
LABELS = {
    "Title": lazy("Title"),
    "Enacting words": lazy("Enacting words"),
    "Proclamation": lazy("Proclamation"),
    "Closing": lazy("Closing"),
    "Zero draft": lazy("Zero draft"),
    "Adopted text": lazy("Adopted text"),
    "demo": lazy("demo"),
}
FAULTS = {
    "does not follow the entry before it": lazy("does not follow the entry before it"),
    "the words are not those committed to": lazy("the words are not those committed to"),
    "the hash does not match": lazy("the hash does not match"),
}
CARRIED = {
    "clean": lazy("carried over, clean"),
    "check": lazy("to be checked: the text moved"),
    "clash": lazy("clashes with the text as it stands"),
    "reflected": lazy("reflected in the text"),
}
OUTCOMES = {
    "reflected": lazy("reflected"),
    "reflected_in_part": lazy("reflected in part"),
    "in_brackets": lazy("in brackets"),
    "open": lazy("open"),
    "suggestion": lazy("suggestion, not taken up"),
    "not_retained": lazy("not retained"),
    "withdrawn": lazy("withdrawn"),
    "superseded": lazy("superseded"),
    "lapsed": lazy("lapsed"),
    "on_record": lazy("reservation on record"),
    "lifted": lazy("reservation lifted"),
}
ACTS = {
    "draft": lazy("to draft proposals"),
    "submit": lazy("to submit proposals"),
    "suggest": lazy("to submit suggestions"),
    "withdraw": lazy("to withdraw this proposal"),
    "take_up": lazy("to take up suggestions"),
    "state_position": lazy("to state a position here"),
    "reserve": lazy("to enter reservations"),
    "see_desk": lazy("to see the Chair’s desk"),
    "see_checks": lazy("to see the checks"),
    "decide": lazy("to decide on proposals"),
    "translate": lazy("to translate"),
    "publish_revision": lazy("to publish revisions"),
    "export": lazy("to export"),
    "prepare": lazy("to prepare the draft"),
    "read": lazy("to read"),
    "note": lazy("to keep notes for the delegation"),
    "table_chairs_text": lazy("to table the Chair’s text"),
    "confirm": lazy("to confirm for the delegation"),
    "join": lazy("to join or leave as co-proponent"),
    "lift": lazy("to lift a reservation"),
    "enter_orally": lazy("to enter what was said from the floor"),
    "circulate": lazy("to circulate proposals"),
    "reopen": lazy("to reopen what was decided"),
    "set_mode": lazy("to choose between live and tray"),
    "grant_leave": lazy("to give leave to submit late"),
    "set_deadlines": lazy("to set deadlines"),
    "move_stage": lazy("to move the draft to another stage"),
    "open_silence": lazy("to open a silence procedure"),
    "break_silence": lazy("to break silence"),
    "extend_silence": lazy("to extend silence"),
    "conclude_silence": lazy("to conclude silence"),
    "call_adoption": lazy("to call for adoption"),
    "confirm_adoption": lazy("to confirm adoption"),
    "explain": lazy("to enter explanations of position"),
    "correct_adopted": lazy("to correct the adopted text"),
    "manage_seats": lazy("to manage the seats of the delegation"),
    "run_event": lazy("to run the event"),
}
ENTRIES = {
    "event.founded": lazy("event founded"),
    "demo.loaded": lazy("demo event loaded"),
    "seat.given": lazy("seat given"),
    "draft.laid": lazy("draft laid down"),
    "draft.opened": lazy("opened for amendments"),
    "paragraph.corrected": lazy("corrected before issue"),
    "translation.entered": lazy("translation entered"),
    "amendment.submitted": lazy("proposal submitted"),
    "amendment.withdrawn": lazy("proposal withdrawn"),
    "suggestion.taken_up": lazy("suggestion taken up"),
    "proponent.joined": lazy("co-proponent joined"),
    "proponent.left": lazy("co-proponent left"),
    "carry.confirmed": lazy("carried wording confirmed by its author"),
    "floor.entered": lazy("proposal made from the floor"),
    "floor.stated": lazy("position stated from the floor"),
    "floor.confirmed": lazy("confirmed by the delegation"),
    "batch.circulated": lazy("batch circulated"),
    "position.stated": lazy("position stated"),
    "position.confirmed": lazy("position confirmed"),
    "reservation.entered": lazy("reservation entered"),
    "reservation.lifted": lazy("reservation lifted"),
    "reservation.confirmed": lazy("reservation confirmed"),
    "seat.invited": lazy("seat offered by link"),
    "seats.invited": lazy("seats offered by link"),
    "seat.taken_back": lazy("link taken back"),
    "seat.ended": lazy("seat ended"),
    "seat.duty_changed": lazy("duty changed"),
    "party.added": lazy("party added"),
    "party.renamed": lazy("party renamed"),
    "party.placed": lazy("protocol order changed"),
    "party.role_changed": lazy("role of a party changed"),
    "party.removed": lazy("party removed"),
    "parties.imported": lazy("parties imported"),
    "event.settings_changed": lazy("event settings changed"),
    "package.tied": lazy("package tied"),
    "ladder.marked": lazy("marked on the ladder"),
    "decision.accepted": lazy("accepted"),
    "decision.accepted_with_edits": lazy("accepted with edits"),
    "decision.in_brackets": lazy("kept in brackets"),
    "decision.not_retained": lazy("not retained"),
    "decision.chairs_text": lazy("Chair’s text"),
    "decision.reopened": lazy("reopened"),
    "package.freed": lazy("freed from the package"),
    "package.settled": lazy("package settled"),
    "tray.released": lazy("decisions released"),
    "mode.set": lazy("way of deciding chosen"),
    "revision.published": lazy("revision published"),
    "deadlines.set": lazy("deadlines set"),
    "leave.granted": lazy("leave to be late granted"),
    "stage.moved": lazy("draft moved to another stage"),
    "silence.opened": lazy("silence procedure opened"),
    "silence.extended": lazy("silence extended for all"),
    "silence.broken": lazy("silence broken"),
    "silence.unbroken": lazy("silence not broken"),
    "silence.called_off": lazy("silence called off"),
    "adoption.called": lazy("adoption called for"),
    "draft.adopted": lazy("adopted"),
    "explanation.entered": lazy("explanation of position entered"),
    "correction.editorial": lazy("editorial correction"),
    "correction.corrigendum": lazy("corrigendum issued"),
}


def label_word(label: str) -> str:
    """Say a label in the language of the page: names of parts are translated, PP3 and Rev.1 are not."""
    if label.startswith("Footnote "):
        return str(_("Footnote %(number)s", number=label.removeprefix("Footnote ")))
    return str(LABELS.get(label, label))


def fault_words(fault: str) -> str:
    """Say a fault of the register, "entry 5: the hash does not match", in the language of the page."""
    entry, _colon, what = fault.removeprefix("entry ").partition(": ")
    expected = what.removeprefix("expected number ")
    said = FAULTS.get(what, what) if expected == what else _("expected number %(number)s", number=expected)
    return str(_("Entry %(number)s: %(fault)s", number=entry, fault=said))


def act_word(act: object) -> str:
    """Say an act of the policy in words."""
    return str(ACTS.get(str(act), act))


def stance_word(stance: object) -> str:
    """Say a stance in words."""
    return str(STANCES.get(Stance(str(stance)), stance)) if stance else str(_("nothing chosen"))


def rung_word(rung: str) -> str:
    """Say a rung of the ladder in words."""
    return str(RUNGS.get(Rung(rung), rung))


def state_word(state: str) -> str:
    """Say an amendment's state in words."""
    return str(STATES.get(state, state))


def party_name(names: dict[str, str]) -> str:
    """Return a party's name in the language of the page."""
    return names.get(str(get_locale()), names["en"])


def seat_words(seated: Seated) -> str:
    """Say who sits here: "Kazakhstan, focal point"."""
    return f"{party_name(seated.party_name)}, {DUTIES[seated.duty]}"


def _signed(party: str) -> str:
    """Say who signs: a party by its code, the Chair as such."""
    return str(_("Chair")) if party == CHAIR else party


def saying(said: Saying) -> str:
    """Write a saying in the language of the page."""
    parties, detail = ", ".join(_signed(each) for each in said.parties), said.detail
    spoken: dict[str, Callable[[], str]] = {
        "": lambda: parties,
        "taken_up": lambda: _("%(parties)s, taken up by %(detail)s", parties=parties, detail=detail),
        "on_behalf": lambda: _("%(parties)s on behalf of %(detail)s", parties=parties, detail=detail),
        "support": lambda: _("%(parties)s support", parties=parties),
        "can_accept": lambda: _("%(parties)s can accept", parties=parties),
        "oppose": lambda: _("%(parties)s oppose", parties=parties),
        "retain": lambda: _("%(parties)s retain", parties=parties),
        "delete": lambda: _("%(parties)s delete", parties=parties),
        "bracket": lambda: _("%(parties)s bracket", parties=parties),
        "reserve": lambda: _("%(parties)s reserve", parties=parties),
        "consulting": lambda: _("%(parties)s consulting capital", parties=parties),
        "ad_ref": lambda: _("agreed ad ref"),
        "agreed": lambda: _("agreed"),
        "moved_from": lambda: _("ex %(detail)s", detail=detail),
        "placed_after": lambda: _("%(parties)s: place after %(detail)s", parties=parties, detail=detail),
        "editorial": lambda: _("editorial"),
        "merged": lambda: _("%(detail)s merged", detail=detail),
        "split": lambda: _("%(detail)s split", detail=detail),
        "merge_into": lambda: _("%(parties)s: merge into %(detail)s", parties=parties, detail=detail),
        "placement_ad_ref": lambda: _("placement agreed ad ref"),
        "reservation": lambda: _("*%(parties)s reservation: %(detail)s", parties=parties, detail=detail),
        "reservation_on": lambda: _("*%(parties)s reservation on %(detail)s", parties=parties, detail=detail),
    }
    words = spoken[said.word]().removesuffix(": ")
    return f"{words} {detail}" if detail and said.word in CONDITIONAL else words


def _zone() -> ZoneInfo:
    return ZoneInfo(g.get("zone", "UTC"))


def moment(value: datetime) -> str:
    """Write a moment in the event's zone with its offset: "26 November 2026, 18:00 Ashgabat, UTC+5"."""
    # Translators: a date pattern of Unicode CLDR.
    date = format_date(value.astimezone(_zone()).date(), _("d MMMM yyyy"))
    return str(_("%(date)s, %(hour)s %(place)s", date=date, hour=hour(value), place=_place(value)))


def hour_in(value: datetime, zone: ZoneInfo) -> str:
    """Write a moment in any zone: "26 November 2026, 18:00, UTC+5"."""
    local = value.astimezone(zone)
    # Translators: a date pattern of Unicode CLDR.
    date = format_date(local.date(), _("d MMMM yyyy"))
    return f"{date}, {format_time(local.time(), 'HH:mm')}, {_offset(local)}"


def _place(value: datetime) -> str:
    return ", ".join(part for part in (g.get("zone_name", ""), _offset(value.astimezone(_zone()))) if part)


def hour(value: datetime) -> str:
    """Write the hour in the event's zone: "14:31"."""
    return str(format_time(value.astimezone(_zone()).time(), "HH:mm"))


def day(value: datetime) -> str:
    """Write the day in the event's zone: "23 November"."""
    return str(format_date(value.astimezone(_zone()).date(), "d MMMM"))


def zone_words() -> str:
    """Name the event's zone with its present offset: "Ashgabat, UTC+5"."""
    return _place(clock.now())


def _offset(local: datetime) -> str:
    minutes = int((local.utcoffset() or timedelta()).total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes >= 0 else "−"
    return f"UTC{sign}{hours}{f':{rest:02}' if rest else ''}"
