"""The translations are complete, in step with the source, and fit it."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from config import HERE, LANGUAGES
from tests.web_languages.words import TRANSLATED, catalogue, extracted, messages

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[^(]")
FORMS = {"ru": 3}


def ids(message: Message) -> tuple[str, ...]:
    return message.id if isinstance(message.id, tuple) else (message.id,)


def strings(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def test_every_language_but_english_has_a_catalogue() -> None:
    assert TRANSLATED == ("ru",)
    found = {place.parent.parent.name for place in (HERE / "translations").glob("*/LC_MESSAGES/*.po")}
    assert found == set(TRANSLATED)
    assert set(LANGUAGES) == {"en", *TRANSLATED}


def test_strings_are_found_in_pages_and_in_python() -> None:
    found = extracted()
    assert (None, "Sign in") in found
    assert (None, "focal point") in found
    assert ("paragraph", "agreed") in found
    assert any(isinstance(written, tuple) for _context, written in found)


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_missing_and_nothing_is_left_over(language: str) -> None:
    there = {(message.context, message.id) for message in messages(language)}
    assert extracted() - there == set(), "pybabel extract and update: see docs/translating.md"
    assert there - extracted() == set(), "no page says this any more: see docs/translating.md"
    assert not catalogue(language).obsolete


@pytest.mark.parametrize("language", TRANSLATED)
def test_everything_is_translated_and_nothing_is_a_guess(language: str) -> None:
    assert [message.id for message in messages(language) if not all(strings(message))] == []
    assert [message.id for message in messages(language) if message.fuzzy] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_plurals_have_the_forms_of_the_language(language: str) -> None:
    assert catalogue(language).num_plurals == FORMS[language]
    wrong = [m.id for m in messages(language) if m.pluralizable and len(strings(m)) != FORMS[language]]
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_placeholders_are_the_same_in_source_and_translation(language: str) -> None:
    wrong = []
    for message in messages(language):
        wanted = sorted(PLACEHOLDER.findall(ids(message)[-1]))
        wrong += [each for each in strings(message) if sorted(PLACEHOLDER.findall(each)) != wanted]
        wrong += [each for each in ids(message) if sorted(PLACEHOLDER.findall(each)) != wanted]
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_sentence_ends_as_it_does_in_english(language: str) -> None:
    def end(words: str) -> str:
        return words[-1] if words[-1] in ".:" else ""

    wrong = [
        message.id
        for message in messages(language)
        for each in strings(message)
        if end(each) != end(ids(message)[-1])
    ]
    assert wrong == []


def test_russian_is_calm_and_written_as_united_nations_documents_are() -> None:
    said = [each for message in messages("ru") for each in strings(message)]
    assert [each for each in said if re.search(r"[!ёЁ“”’]|Киргиз", each)] == []
    assert [each for each in said if each != each.strip() or "  " in each] == []


def test_the_manual_hands_pybabel_our_own_names_for_gettext() -> None:
    manual = (HERE / "docs/translating.md").read_text("utf-8")
    assert "-k lazy " in manual
    assert "-k lazy_in:1c,2" in manual


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "1 предложение"),
        (3, "3 предложения"),
        (5, "5 предложений"),
        (11, "11 предложений"),
        (21, "21 предложение"),
    ],
)
def test_russian_counts(number: int, said: str) -> None:
    message = catalogue("ru").get("%(num)d proposal")
    assert message is not None
    assert message.string[_form(number)] % {"num": number} == said


def _form(number: int) -> int:
    rule = catalogue("ru").plural_expr.replace("&&", " and ").replace("||", " or ")
    condition = re.fullmatch(r"\((.*) \? 0 : (.*) \? 1 : 2\)", rule)
    assert condition
    one, few = (bool(eval(each, {"n": number})) for each in condition.groups())  # noqa: S307 - our own rule
    return 0 if one else 1 if few else 2


def test_no_compiled_catalogue_is_kept_in_git() -> None:
    ignored = Path(HERE / ".gitignore").read_text("utf-8").splitlines()
    assert "*.mo" in ignored
