"""The text as it is adopted: renumbered, its references repaired, its working labels gone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from drafting.procedure import register
from drafting.procedure.revisions import Frozen, frozen, in_order, stored
from drafting.procedure.table import Standing, Table
from drafting.text.following import Broken, consequences
from drafting.text.labels import parse
from drafting.text.renumbering import renumber


@dataclass(frozen=True)
class Lost:
    """A reference that cannot follow the new numbers: where it stands, in which language, and its words."""

    label: str
    language: str
    words: str


@dataclass(frozen=True)
class AsAdopted:
    """The text to be adopted.

    `renumbered` pairs each working label with the one as adopted, in the order of the document, what fell
    last and with an empty one; a label from before a move leads to the same. `hash` is SHA-256 over every
    language.
    """

    content: tuple[Frozen, ...]
    renumbered: tuple[tuple[str, str], ...]
    lost: tuple[Lost, ...]
    hash: str


def as_adopted(table: Table) -> AsAdopted:
    """Renumber the text as it stands and let every reference follow, in every language."""
    moves = _moves(table)
    working = frozen(table)
    repaired, lost = _repaired(working, moves, table.language)
    content = tuple(_numbered(each, moves) for each in repaired)
    return AsAdopted(content, _map(table, moves), lost, register.digest(stored(content)))


def _moves(table: Table) -> dict[str, str | None]:
    standing = in_order(table)
    return renumber(
        [each.full_label for each in standing if each.note is None],
        former={label: now for each in standing for label, now in former_labels(each)},
        fallen=_fallen(table),
    )


def former_labels(each: Standing) -> tuple[tuple[str, str], ...]:
    """Pair the labels a top-level paragraph had before it was moved with the one it has now."""
    if each.parent is not None:
        return ()
    return tuple((place.label, each.full_label) for place in each.former if place.label != each.full_label)


def _fallen(table: Table) -> list[str]:
    """Return the labels that were circulated and stand nowhere, in the order of their paragraphs."""
    standing = {each.full_label for each in in_order(table)}
    struck = [each.full_label for each in table.paragraphs if each.fallen]
    proposed = [each.new_label for each in table.proposals if each.new_label]
    return [label for label in dict.fromkeys((*struck, *proposed)) if label not in standing]


def _repaired(
    working: Sequence[Frozen], moves: Mapping[str, str | None], language: str
) -> tuple[tuple[Frozen, ...], tuple[Lost, ...]]:
    """Return the content with its references repaired, and the references that could not be."""
    content, lost = tuple(working), list[Lost]()
    languages = dict.fromkeys(code for each in working for code in each.renderings)
    for code in (language, *languages):
        spoken = "" if code == language else code
        texts = {each.label: words for each in content if (words := _text(each, spoken)) is not None}
        found = consequences(texts, moves)
        lost += [
            _lost(label, code, texts[label], each) for label, said in found.items() for each in said.broken
        ]
        content = tuple(
            _reworded(each, spoken, found[each.label].text) if each.label in found else each
            for each in content
        )
    return content, tuple(lost)


def _text(each: Frozen, language: str) -> str | None:
    if not language:
        return each.text
    rendering = each.renderings.get(language)
    return rendering[0] if rendering else None


def _reworded(each: Frozen, language: str, text: str) -> Frozen:
    if not language:
        return replace(each, text=text)
    _, opening, stale = each.renderings[language]
    return replace(each, renderings={**each.renderings, language: (text, opening, stale)})


def _lost(label: str, language: str, text: str, broken: Broken) -> Lost:
    reference = broken.reference
    return Lost(label, language, leading_to(text, reference.start, reference.end))


def leading_to(text: str, start: int, end: int) -> str:
    """Return a reference with the few words before it."""
    return " ".join((*text[:start].split()[-_WORDS:], text[start:end]))


_WORDS = 5


def _numbered(each: Frozen, moves: Mapping[str, str | None]) -> Frozen:
    """Give a paragraph the number that is printed; a preambular one keeps its place as a name only."""
    new = moves.get(each.label)
    if new is None:
        return each
    return replace(each, label=new, own_label="" if new.startswith("PP") else new.rpartition(" ")[2])


def _map(table: Table, moves: Mapping[str, str | None]) -> tuple[tuple[str, str], ...]:
    """Pair the labels in order; preambular paragraphs carry no number in an adopted text."""
    pairs: list[tuple[str, str]] = []
    for each in in_order(table):
        for label in (each.full_label, *(old for old, _ in former_labels(each))):
            new = moves.get(label)
            if new is not None and not new.startswith("PP"):
                pairs.append((label, new))
    fallen = [label for label in _fallen(table) if parse(label) and moves.get(label) is None]
    return (*pairs, *((label, "") for label in fallen))


def printed(renumbered: Iterable[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    """Read a stored map back."""
    return tuple((str(old), str(new)) for old, new in renumbered)
