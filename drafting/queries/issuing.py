"""What an export is given: the released text, with nothing that the profile leaves out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from drafting.documents.values import IssuedParagraph, IssuedText
from drafting.models import Draft, Event
from drafting.procedure.accounting import items_open
from drafting.procedure.errors import NotFound
from drafting.procedure.kinds import ParagraphKind
from drafting.procedure.revisions import Frozen, RevisionKind, frozen
from drafting.procedure.stages import Stage
from drafting.queries.adoptions import adopted_on
from drafting.queries.revisions import Issued, content_of, issued
from drafting.queries.tables import Audience, table_of

#: Words of the masthead by language; the organ and the masthead itself are settings of the event.
DISTRIBUTION = {"en": "Restricted to delegations", "ru": "Только для делегаций"}
ORIGINAL = {"en": "Original: English", "ru": "Подлинный текст на английском языке"}
NOT_AGREED = {"en": "Draft, not agreed", "ru": "Проект, не согласовано"}
GENERAL = {"en": "General", "ru": "Общее распространение"}
LAGGING = {"en": "Translation not up to date", "ru": "Перевод не обновлен"}
UNITED_NATIONS = {"ru": "Организация Объединенных Наций"}


def issued_text(draft: Draft, event: Event, language: str, number: int | None) -> IssuedText:
    """Return the text to print: a revision by its number, or the released text as it stands now.

    Raises NotFound for an unknown revision or language.
    """
    if language not in draft.languages:
        raise NotFound
    table = table_of(draft, Audience(None, office=False))
    revisions = issued(draft)
    if number is None and draft.stage == Stage.ADOPTED:
        number = revisions[-1].number
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
        distribution=_said(GENERAL if _is_adopted(shown) else DISTRIBUTION, language),
        original=ORIGINAL.get(language, ORIGINAL["en"]),
        status=_status(draft, shown, language, open_items=items_open(table)),
        paragraphs=_printed(content),
        footnotes={each.note or "": each.text for each in content if each.kind is ParagraphKind.FOOTNOTE},
    )


def _said(words: Mapping[str, str], language: str) -> str:
    return words.get(language, words["en"])


def _is_adopted(shown: Issued | None) -> bool:
    return shown is not None and shown.kind is RevisionKind.ADOPTED


def _status(draft: Draft, shown: Issued | None, language: str, open_items: int) -> str:
    """Say on the face of a text that it is not agreed; of an adopted one, that a language lags behind."""
    if not _is_adopted(shown):
        return _said(NOT_AGREED, language) if open_items or draft.stage == Stage.ADOPTED else ""
    adopted = adopted_on(draft)
    lags = adopted is not None and language in adopted.waived
    return _said(LAGGING, language) if lags else ""


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
