"""What a delegation says: what may be said of what, and what of it is printed."""

from datetime import datetime
from enum import StrEnum

from drafting.procedure.errors import BadTerm, NoteMissing, ScopeNotInText, WrongStance
from drafting.procedure.kinds import ON_PARAGRAPHS, ON_PROPOSALS, Stance
from drafting.procedure.notation import PRINTED
from drafting.procedure.segments import Saying
from drafting.procedure.table import Reserved, Said, Standing


class Force(StrEnum):
    """How a reservation stands at a moment."""

    STANDS = "stands"
    SCRUTINY = "scrutiny"
    TERM_PASSED = "term_passed"
    LIFTED = "lifted"
    CONFIRMED = "confirmed"


def check_stance(stance: Stance, *, on_paragraph: bool, note: str) -> None:
    """Refuse what is not said of such a thing, and a comment without a word.

    Raises WrongStance or NoteMissing.
    """
    if stance not in (ON_PARAGRAPHS if on_paragraph else ON_PROPOSALS):
        raise WrongStance(stance=stance.value, on="paragraph" if on_paragraph else "proposal")
    if stance is Stance.COMMENT and not note:
        raise NoteMissing


def asked_of(stance: Stance) -> tuple[bool, bool]:
    """Say whether a stance is taken on proposals, and whether on paragraphs."""
    return stance in ON_PROPOSALS, stance in ON_PARAGRAPHS


def check_scope(scope: str, texts: tuple[str, ...]) -> None:
    """Refuse to reserve on words that stand in none of the texts. Raises ScopeNotInText."""
    if scope and not any(scope in " ".join(text.split()) for text in texts):
        raise ScopeNotInText(scope=scope)


def check_term(until: datetime | None, now: datetime) -> None:
    """Refuse a term that is not ahead. Raises BadTerm."""
    if until is not None and until <= now:
        raise BadTerm(why="past")


def force(each: Reserved, now: datetime) -> Force:
    """Say how a reservation stands now. One whose term has passed does not vanish: its party decides."""
    if each.lifted:
        return Force.CONFIRMED if each.confirmed_as else Force.LIFTED
    if each.until is None:
        return Force.STANDS
    return Force.SCRUTINY if now < each.until else Force.TERM_PASSED


def printed(paragraph: Standing) -> tuple[Saying, ...]:
    """Return what is printed of the positions on a paragraph: "KAZ, KGZ retain"; a comment is not printed."""
    groups: dict[tuple[str, str], list[str]] = {}
    for said in paragraph.said:
        if word := _word(said):
            groups.setdefault((word, said.condition), []).append(said.party)
    return tuple(Saying(tuple(parties), word, detail) for (word, detail), parties in groups.items())


def _word(said: Said) -> str:
    return "retain" if said.stance is Stance.RETAIN else PRINTED.get(said.stance, "")
