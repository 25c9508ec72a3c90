"""What an export is given: the released text, with nothing that the profile leaves out."""

from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from drafting.documents.values import IssuedParagraph, IssuedText
from drafting.models import Draft, Event
from drafting.procedure.accounting import items_open
from drafting.procedure.errors import NotFound
from drafting.procedure.kinds import ParagraphKind
from drafting.procedure.revisions import Frozen, frozen
from drafting.queries.revisions import content_of, issued
from drafting.queries.tables import Audience, table_of

#: Words of the masthead by language; the organ and the masthead itself are settings of the event.
DISTRIBUTION = {"en": "Restricted to delegations", "ru": "Только для делегаций"}
ORIGINAL = {"en": "Original: English", "ru": "Подлинный текст на английском языке"}
NOT_AGREED = {"en": "Draft, not agreed", "ru": "Проект, не согласовано"}
UNITED_NATIONS = {"ru": "Организация Объединенных Наций"}


def issued_text(draft: Draft, event: Event, language: str, number: int | None) -> IssuedText:
    """Return the text to print: a revision by its number, or the released text as it stands now.

    Raises NotFound for an unknown revision or language.
    """
    if language not in draft.languages:
        raise NotFound
    table = table_of(draft, Audience(None, office=False))
    revisions = issued(draft)
    shown = next((each for each in revisions if each.number == number), None)
    if number is not None and shown is None:
        raise NotFound
    content = _in(language, content_of(draft, number) if number is not None else frozen(table), draft)
    latest = shown or revisions[-1]
    return IssuedText(
        organ=event.name.get(language, event.name["en"]),
        masthead=UNITED_NATIONS.get(language, event.masthead),
        symbol=latest.symbol,
        title=next((each.text for each in content if each.kind is ParagraphKind.TITLE), ""),
        date=latest.at.astimezone(ZoneInfo(event.zone)).date(),
        language=language,
        distribution=DISTRIBUTION.get(language, DISTRIBUTION["en"]),
        original=ORIGINAL.get(language, ORIGINAL["en"]),
        status=NOT_AGREED.get(language, NOT_AGREED["en"]) if items_open(table) else "",
        paragraphs=_printed(content),
        footnotes={each.note or "": each.text for each in content if each.kind is ParagraphKind.FOOTNOTE},
    )


def _in(language: str, content: Sequence[Frozen], draft: Draft) -> tuple[Frozen, ...]:
    """Return the content in a language; a paragraph without its rendering stands in the working language."""
    if language == draft.language:
        return tuple(content)
    return tuple(_rendered(each, language) for each in content)


def _rendered(each: Frozen, language: str) -> Frozen:
    rendering = each.renderings.get(language)
    if rendering is None:
        return each
    text, opening, _stale = rendering
    return replace(each, text=text, opening=opening)


def _printed(content: Sequence[Frozen]) -> tuple[IssuedParagraph, ...]:
    apart = {ParagraphKind.TITLE, ParagraphKind.FOOTNOTE}
    return tuple(
        IssuedParagraph(each.kind, each.text, each.opening, each.level)
        for each in content
        if each.kind not in apart
    )
