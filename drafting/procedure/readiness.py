"""What stands in the way of agreeing on a text, and of adopting it, by name."""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from drafting.procedure import packages
from drafting.procedure.adoption import as_adopted, leading_to
from drafting.procedure.revisions import Frozen, frozen, in_order
from drafting.procedure.table import Proposal, Table
from drafting.text import Status
from drafting.text.brackets import placeholders
from drafting.text.hidden import find_hidden
from drafting.text.references import leading_nowhere


class Hindrance(StrEnum):
    """The sorts of things that stand in the way."""

    BRACKETS = "brackets"
    """Proposals still on the table: each is a bracket in the text."""
    PACKAGES = "packages"
    """Packages whose members are not decided."""
    PENDING = "pending"
    """Paragraphs agreed pending a party."""
    TRAY = "tray"
    """Decisions that only the chair's office has seen."""
    UNACCOUNTED = "unaccounted"
    """Proposals that no rule accounts for."""
    PLACEHOLDERS = "placeholders"
    """Words such as "[2019]" that somebody still has to fill in."""
    MISSING = "missing"
    """Paragraphs without a translation."""
    STALE = "stale"
    """Paragraphs whose translation renders an earlier wording."""
    HIDDEN = "hidden"
    """Paragraphs with characters that cannot be seen."""
    DANGLING = "dangling"
    """References that lead nowhere, or that cannot follow the new numbers."""


#: A person may answer for these: the Chair waives a language by name.
WAIVABLE = frozenset({Hindrance.MISSING, Hindrance.STALE})
#: What keeps a text from being agreed in the room; translations and references are mended before adoption.
DISPUTED = frozenset({Hindrance.BRACKETS, Hindrance.PACKAGES, Hindrance.PENDING, Hindrance.TRAY})


@dataclass(frozen=True)
class Obstacle:
    """One sort of thing that stands in the way, and the names of what it is; `language` where it matters."""

    kind: Hindrance
    names: tuple[str, ...]
    language: str = ""


def readiness(
    table: Table,
    languages: Iterable[str],
    *,
    waived: Container[str] = (),
    unaccounted: tuple[str, ...] = (),
    waiting: tuple[str, ...] = (),
) -> tuple[Obstacle, ...]:
    """Return what stands in the way of adoption. Reservations do not: they are recorded.

    `languages` are the draft's, `waived` those whose translations the Chair does not wait for; `unaccounted`
    is what the loss check misses, `waiting` what lies in the tray, by reference or label.
    """
    found = [
        *disputes(table, waiting),
        Obstacle(Hindrance.UNACCOUNTED, unaccounted),
        Obstacle(Hindrance.PLACEHOLDERS, tuple(_placeholders(frozen(table)))),
        *_translations(table, [each for each in languages if each not in waived]),
        *_signs(frozen(table)),
        *_dangling(table, waived),
    ]
    return tuple(each for each in found if each.names)


def disputes(table: Table, waiting: tuple[str, ...] = ()) -> tuple[Obstacle, ...]:
    """Return what is still disputed: brackets, packages, parties waited for, and what lies in the tray."""
    found = (
        Obstacle(Hindrance.BRACKETS, tuple(each.reference for each in table.proposals if _open(each))),
        Obstacle(Hindrance.PACKAGES, tuple(each.name for each in packages.pending(table))),
        Obstacle(Hindrance.PENDING, tuple(_pending(table))),
        Obstacle(Hindrance.TRAY, waiting),
    )
    return tuple(each for each in found if each.names)


def _open(proposal: Proposal) -> bool:
    return proposal.on_the_table and proposal.status is not Status.REFLECTED


def _pending(table: Table) -> Iterator[str]:
    for each in in_order(table):
        if each.waiting_for:
            yield f"{each.full_label} ({', '.join(each.waiting_for)})"


def _placeholders(content: Iterable[Frozen]) -> Iterator[str]:
    for each in content:
        for start, end in placeholders(each.text):
            yield f"{each.label} {each.text[start:end]}"


def _translations(table: Table, languages: Iterable[str]) -> Iterator[Obstacle]:
    standing = in_order(table)
    for code in languages:
        if code != table.language:
            lacking = tuple(each.full_label for each in standing if code not in each.renderings)
            stale = tuple(
                each.full_label
                for each in standing
                if (rendering := each.renderings.get(code)) and rendering.stale
            )
            yield Obstacle(Hindrance.MISSING, lacking, code)
            yield Obstacle(Hindrance.STALE, stale, code)


def _signs(content: Iterable[Frozen]) -> Iterator[Obstacle]:
    """Yield the paragraphs with hidden characters, the working language's first."""
    read: dict[str, Callable[[Frozen], str]] = {"": lambda each: each.text}
    content = tuple(content)
    for code in dict.fromkeys(code for each in content for code in each.renderings):
        read[code] = lambda each, code=code: each.renderings.get(code, ("", 0, False))[0]  # type: ignore[misc]
    for code, text in read.items():
        yield Obstacle(
            Hindrance.HIDDEN, tuple(each.label for each in content if find_hidden(text(each))), code
        )


def _dangling(table: Table, waived: Container[str]) -> Iterator[Obstacle]:
    """Yield the references that lead nowhere, or would after adoption; a waived language is not asked."""
    lost = as_adopted(table).lost
    own = tuple(f"{each.label}: {each.words}" for each in lost if each.language == table.language)
    yield Obstacle(Hindrance.DANGLING, tuple(dict.fromkeys((*nowhere(table), *own))))
    for code in dict.fromkeys(each.language for each in lost):
        if code != table.language and code not in waived:
            names = tuple(f"{each.label}: {each.words}" for each in lost if each.language == code)
            yield Obstacle(Hindrance.DANGLING, names, code)


def nowhere(table: Table) -> tuple[str, ...]:
    """Return the references of the text as it stands that lead to no paragraph of it."""
    texts = {each.full_label: each.text for each in in_order(table)}
    return tuple(
        f"{label}: {leading_to(texts[label], found.start, found.end)}"
        for label, found in leading_nowhere(texts)
    )
