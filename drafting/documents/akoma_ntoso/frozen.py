"""From a revision's frozen content to provisions and notes."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from drafting.documents.akoma_ntoso.values import Note, Provision
from drafting.procedure.kinds import ParagraphKind
from drafting.procedure.revisions import Frozen


def provisions_of(
    content: Iterable[Frozen], first: Mapping[UUID, str], language: str = ""
) -> tuple[Provision, ...]:
    """Return the paragraphs of a revision; `first` has the labels they first had (see `first_labels`).

    `language` asks for a translation, "" for the language negotiated in. Raises ValueError for a paragraph
    without that translation.
    """
    return tuple(
        Provision(
            each.id,
            each.kind,
            *_words(each, language),
            level=each.level if each.kind is ParagraphKind.SUBPARAGRAPH else 0,
            label=each.label,
            first=first.get(each.id, ""),
        )
        for each in content
        if each.kind is not ParagraphKind.FOOTNOTE
    )


def notes_of(content: Iterable[Frozen], language: str = "") -> dict[str, Note]:
    """Return the footnotes of a revision by their keys. Raises ValueError as `provisions_of` does."""
    return {
        each.note: Note(_words(each, language)[0], each.id)
        for each in content
        if each.kind is ParagraphKind.FOOTNOTE and each.note
    }


def _words(each: Frozen, language: str) -> tuple[str, int]:
    if not language:
        return each.text, each.opening
    if language not in each.renderings:
        raise ValueError(f"{each.label or each.kind.value} has no text in {language!r}.")
    text, opening, _ = each.renderings[language]
    return text, opening


def first_labels(revisions: Iterable[Iterable[Frozen]]) -> dict[UUID, str]:
    """Return the label that each paragraph first circulated under, from the revisions, the earliest first."""
    first: dict[UUID, str] = {}
    for content in revisions:
        for each in content:
            first.setdefault(each.id, each.label)
    return first
