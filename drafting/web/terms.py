"""Words of stages, terms, silence and adoption, in the language of the page."""

from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy

from drafting.procedure.kinds import Modality
from drafting.procedure.readiness import Hindrance, Obstacle
from drafting.procedure.silence import Standing, StepKind
from drafting.procedure.stages import Stage

STAGES = {
    Stage.PREPARATION: lazy("in preparation"),
    Stage.OPEN: lazy("open for amendments"),
    Stage.READING: lazy("reading"),
    Stage.SILENCE: lazy("under silence"),
    Stage.AGREED: lazy("agreed, not yet adopted"),
    Stage.ADOPTED: lazy("adopted"),
}
#: What a button says that moves the draft there.
MOVES = {
    Stage.OPEN: lazy("Open it again for amendments"),
    Stage.READING: lazy("Begin a reading"),
    Stage.AGREED: lazy("Gavel it as agreed"),
}
TERMS = {
    "unreadable": lazy("This is no date and hour. Write them as 2026-11-26T18:00."),
    "missing": lazy("Give the date and the hour."),
    "gap": lazy("There is no such hour on that day: the clocks go forward over it."),
    "past": lazy("This hour is over. Choose one that lies ahead."),
    "order": lazy("Sub-amendments hang on amendments: their deadline is not the earlier one."),
    "same": lazy("These are the deadlines that hold already."),
    "future": lazy("It has not been said yet: the minute lies ahead."),
    "earlier": lazy("An extension is later than the term that runs."),
}
SILENCES = {
    Standing.RUNNING: lazy("running"),
    Standing.EXPIRED: lazy("over, not broken"),
    Standing.BROKEN: lazy("broken"),
    Standing.UNBROKEN: lazy("not broken: the text is agreed"),
    Standing.CALLED_OFF: lazy("called off"),
}
STEPS = {
    StepKind.EXTENDED: lazy("extended for all"),
    StepKind.BROKEN: lazy("broken"),
    StepKind.UNBROKEN: lazy("not broken"),
    StepKind.CALLED_OFF: lazy("called off"),
}
MODALITIES = {
    Modality.CONSENSUS: lazy("by consensus"),
    Modality.ACCLAMATION: lazy("by acclamation"),
    Modality.WITHOUT_A_VOTE: lazy("without a vote"),
}
HINDRANCES = {
    Hindrance.BRACKETS: lazy("Proposals still on the table"),
    Hindrance.PACKAGES: lazy("Packages not settled"),
    Hindrance.PENDING: lazy("Agreed, pending a delegation"),
    Hindrance.TRAY: lazy("Decisions still in the tray"),
    Hindrance.UNACCOUNTED: lazy("Proposals not accounted for"),
    Hindrance.PLACEHOLDERS: lazy("Placeholders to be filled in"),
    Hindrance.MISSING: lazy("Not translated"),
    Hindrance.STALE: lazy("Translation of an earlier wording"),
    Hindrance.HIDDEN: lazy("Characters that cannot be seen"),
    Hindrance.DANGLING: lazy("References that lead nowhere"),
}
#: Languages by their own names and as a sentence of the page needs them.
LANGUAGES = {
    "ar": lazy("Arabic"),
    "en": lazy("English"),
    "es": lazy("Spanish"),
    "fr": lazy("French"),
    "ru": lazy("Russian"),
    "zh": lazy("Chinese"),
}


def language_word(code: str) -> str:
    """Say a language in the language of the page."""
    return str(LANGUAGES.get(code, code))


def obstacle(each: Obstacle) -> str:
    """Say what stands in the way: "Translation of an earlier wording (Russian): OP5, PP6"."""
    kind, names = str(HINDRANCES[each.kind]), ", ".join(each.names)
    if not each.language:
        return f"{kind}: {names}"
    return f"{kind} ({language_word(each.language)}): {names}"


def obstacles(found: Iterable[Obstacle]) -> str:
    """Say all that stands in the way, in one sentence after another."""
    said = "; ".join(map(obstacle, found))
    return str(_("Something still stands in the way. %(obstacles)s.", obstacles=said))
