"""Words of the event, its people and its rules, in the language of the page."""

from flask_babel import lazy_gettext as lazy

from drafting.procedure.kinds import ParagraphKind, Role
from drafting.procedure.stages import Circulation
from drafting.procedure.statements import Force
from drafting.web.words import ACTS, STATES

PARAGRAPHS = {
    ParagraphKind.TITLE: lazy("title"),
    ParagraphKind.HEADING: lazy("heading"),
    ParagraphKind.ENACTING: lazy("enacting words"),
    ParagraphKind.PREAMBULAR: lazy("preambular paragraph"),
    ParagraphKind.PROCLAMATION: lazy("proclamation"),
    ParagraphKind.OPERATIVE: lazy("operative paragraph"),
    ParagraphKind.SUBPARAGRAPH: lazy("sub-paragraph"),
    ParagraphKind.CLOSING: lazy("closing"),
    ParagraphKind.FOOTNOTE: lazy("footnote"),
}
FORCES = {
    Force.STANDS: lazy("stands"),
    Force.SCRUTINY: lazy("scrutiny reservation"),
    Force.TERM_PASSED: lazy("scrutiny reservation"),
    Force.LIFTED: lazy("lifted"),
    Force.CONFIRMED: lazy("confirmed as"),
}
ROLES = {
    Role.PARTICIPANT: lazy("participant"),
    Role.OBSERVER: lazy("observer"),
    Role.CHAIR: lazy("Chair’s office"),
    Role.SECRETARIAT: lazy("secretariat"),
}
CIRCULATIONS = {
    Circulation.ON_RECEIPT: lazy("on receipt"),
    Circulation.IN_BATCHES: lazy("in batches, by the secretariat"),
}
SETTINGS = {
    "name": lazy("name of the event"),
    "place": lazy("place"),
    "organ": lazy("organ"),
    "masthead": lazy("masthead"),
    "zone": lazy("time zone"),
    "symbol_pattern": lazy("symbol of a revision"),
    "circulation": lazy("circulation of proposals"),
    "observers_suggest": lazy("observers may suggest"),
}
#: What can be wrong with a line of a list of parties.
LIST_FAULTS = {
    "columns": lazy("a line has a code, a role and a name in each language"),
    "code": lazy("no code: two to sixteen capital letters, figures or hyphens"),
    "role": lazy("no role: participant, observer, chair or secretariat"),
    "name": lazy("an official short name is missing"),
    "hidden": lazy("it holds a character that cannot be seen"),
    "twice": lazy("this code stands in the list twice"),
    "taken": lazy("another party of the event has this code"),
    "empty": lazy("there is no party here"),
    "many": lazy("more parties than an event has"),
}
#: As the rules name them: on a proposal's own page the first two are one, "open".
STATE_NAMES = STATES | {"submitted": lazy("submitted"), "circulated": lazy("circulated")}
#: As the rules name them: in a refusal it is this proposal, and here.
RULE_ACTS = ACTS | {
    "withdraw": lazy("to withdraw proposals of its own"),
    "state_position": lazy("to state positions"),
}


def list_fault(why: object) -> str:
    """Say what is wrong with a line of a list of parties."""
    return str(LIST_FAULTS.get(str(why), why))


def setting_word(name: object) -> str:
    """Name a setting of the event."""
    return str(SETTINGS.get(str(name), name))
