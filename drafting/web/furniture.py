"""What every template finds ready: who reads, words, chips, and the marks of a compilation."""

import re
from functools import partial
from typing import Any
from uuid import uuid4

from flask import Flask, g, request, url_for
from flask_babel import get_locale
from markupsafe import Markup

from drafting.models import Draft
from drafting.procedure.kinds import Role
from drafting.procedure.policy import Act, Actor, may
from drafting.procedure.segments import Mark, italicized, redline
from drafting.procedure.stages import Stage
from drafting.queries import record
from drafting.queries.events import title_of
from drafting.queries.finding import drafts_of, event_of, parties_of
from drafting.queries.people import is_demo
from drafting.text.brackets import placeholders
from drafting.web import naming, terms, words
from drafting.web.access import current_actor, current_seated, signed_in

#: Hues of the stylesheet; they go round in protocol order.
HUES = 7
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


def init_app(app: Flask) -> None:
    """Hand the words and helpers to Jinja."""
    app.jinja_env.globals.update(
        form_key=lambda: str(uuid4()),
        saying=words.saying,
        zone_words=words.zone_words,
        redline=redline,
        italicized=italicized,
        Mark=Mark,
        direction=lambda language: "rtl" if language in RIGHT_TO_LEFT else "ltr",
        KINDS=words.KINDS,
        OFFERS=words.OFFERS,
        STANCES=words.STANCES,
        STATES=words.STATES,
        ROW_STATES=words.ROW_STATES,
        CARRIED=words.CARRIED,
        OUTCOMES=words.OUTCOMES,
        ENTRIES=words.ENTRIES,
        RUNGS=words.RUNGS,
        DUTIES=words.DUTIES,
        FORCES=naming.FORCES,
        RULE_ACTS=naming.RULE_ACTS,
        STATE_NAMES=naming.STATE_NAMES,
        PARAGRAPHS=naming.PARAGRAPHS,
        STAGES=terms.STAGES,
        ROLES=naming.ROLES,
        CIRCULATIONS=naming.CIRCULATIONS,
        SETTINGS=naming.SETTINGS,
    )
    app.jinja_env.filters.update(
        moment=words.moment,
        hour=words.hour,
        day=words.day,
        party_name=words.party_name,
        seat=words.seat_words,
        label=words.label_word,
        fault=words.fault_words,
        marker_in=marker_in,
        prose=prose,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.before_request(_event)
    app.context_processor(_shared)


def marker_in(language: str, marker: str) -> str:
    """Write the mark of a sub-paragraph as a language has it: "(a)" is "a)" in Russian."""
    return marker.removeprefix("(") if language == "ru" and marker.endswith(")") else marker


_NOTE = re.compile(r"\{fn:(\w+)\}")


def prose(text: str) -> Markup:
    """Write words of the text as HTML: where the footnotes are at hand, references to them become links."""
    written, at = Markup(), 0
    note = "note" if request.endpoint == "text.show" else "far_note"
    marks = [(m.start(), m.end(), note, m.group(1)) for m in _NOTE.finditer(text)]
    marks += [(start, end, "placeholder", text[start:end]) for start, end in placeholders(text)]
    for start, end, kind, shown in sorted(marks):
        written += text[at:start] + Markup(_SHAPES[kind]).format(shown=shown)  # noqa: S704 - our own shapes
        at = end
    return written + text[at:]


_SHAPES = {
    "note": '<sup><a href="#note-{shown}">{shown}</a></sup>',
    "far_note": "<sup>{shown}</sup>",
    "placeholder": '<span class="placeholder">{shown}</span>',
}


def _event() -> None:
    """Lay the event's zone and parties ready for the words of the page."""
    if request.endpoint == "static" or not signed_in():
        return
    actor = current_actor()
    event = event_of(actor)
    g.event = event
    g.zone = event.zone
    g.zone_name = event.place.get(str(get_locale()), event.place["en"])
    g.parties = {party.code: party for party in parties_of(event.id)}


def _shared() -> dict[str, Any]:
    shared: dict[str, Any] = {"language": str(get_locale()), "me": None, "demo": is_demo()}
    if not signed_in() or "parties" not in g:
        return shared
    actor = current_actor()
    drafts = drafts_of(actor)
    newest = record.newest(actor.event, 1)
    return shared | {
        "me": current_seated(),
        "actor": actor,
        "event": g.event,
        "demo": g.event.demo,
        "here": drafts[0] if len(drafts) == 1 else None,
        "drafts": len(drafts),
        "places": partial(_places, actor),
        "title_of": title_of,
        "name_of": _name_of,
        "hue": _hue,
        "can": _can,
        "entry": newest[0] if newest else None,
    }


def _name_of(code: str) -> str:
    """Return a party's full name for its code, with what it is if it is an observer."""
    party = g.parties.get(code)
    return words.party_name(party.name) if party else code


def _hue(code: str) -> str:
    """Return the class of a party's tint: by protocol order, the chair in the ink of the page."""
    party = g.parties.get(code)
    if party is None or party.role in {Role.CHAIR, Role.SECRETARIAT}:
        return "chair"
    return f"h{(party.protocol - 1) % HUES + 1}"


def _can(act: str, draft: Draft) -> bool:
    """Say whether the table lets the reader do an act on a draft now, for what a page offers."""
    return may(current_actor(), Act(act), Stage(draft.stage))


def _places(actor: Actor, draft: Draft | None) -> tuple[tuple[str, str], ...]:
    """Return the places that this duty has at a draft, as (endpoint, address); none where one is at none."""
    if draft is None:
        return ()
    if draft.stage == Stage.PREPARATION:
        wanted = ["choosing.prepared", "record.show"]
        return tuple((name, url_for(name, draft_id=draft.id)) for name in wanted)
    wanted = ["text.show", "mine.show", "comparison.show", "record.show"]
    if actor.role is Role.CHAIR:
        wanted = [
            "desk.start",
            "text.show",
            "checks.show",
            "proceedings.show",
            "comparison.show",
            "record.show",
        ]
    if actor.role is Role.SECRETARIAT:
        wanted = [
            "office.show",
            "text.show",
            "checks.show",
            "proceedings.show",
            "comparison.show",
            "record.show",
        ]
    return tuple((name, url_for(name, draft_id=draft.id)) for name in wanted)
