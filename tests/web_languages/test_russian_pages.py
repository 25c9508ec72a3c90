"""Every page of every duty in Russian: no English of ours is left on it, and each text says its language."""

import re
from collections.abc import Mapping

import pytest
from flask import session

from drafting.procedure import errors
from drafting.procedure.readiness import Hindrance, Obstacle
from drafting.services import clock
from drafting.text.hidden import Hidden
from drafting.web.naming import LIST_FAULTS
from drafting.web.refusals import MESSAGES, message
from drafting.web.words import fault_words
from tests.conftest import House
from tests.web.life import lead_a_life
from tests.web.pages import PEOPLE, Page, Reader, crawl
from tests.web_languages.words import english, folded, own_words, spoken

#: Latin words that stay: labels, references, symbols, names of formats, the sign-in names of the demo.
STAYS = re.compile(
    r"""\b(?:
      [PO]P\d+ | bis | ter | alt | ad\sref | Rev\.\d+ | CRP | ASH/HLD/2017/\S+ | PKG-[A-Z] | SHA-256\s\S+ | [0-9a-f]{12,64}
    | IANA | Asia/Ashgabat | CSV | A/RES/60/288 | A/70/674/Add\.1 | participant | observer
    | UTC | Word | Letter | A4 | Rolling\sText | English
    | KAZ | KGZ | TJK | TKM | UZB | AFG | EU | CHAIR | SEC
    | (?:kazakhstan|kyrgyzstan|tajikistan|turkmenistan|uzbekistan)(?:-drafter)? | afghanistan | eu | chair | secretariat
    )\b""",
    re.VERBOSE,
)
#: English words of a drafting text that a rule cites.
CITED = re.compile(r"«[A-Za-z0-9 ,.:’–-]+»")
LATIN = re.compile(r"[A-Za-z][A-Za-z’]{2,}")


def russian(house: House, who: str) -> dict[str, Page]:
    """Open every page that a person can reach, in Russian."""
    reader = Reader(house, who)
    reader.post("/language/ru", next="/")
    found = crawl(reader).items()
    pages = {address: page for address, page in found if page.status == 200}  # no redirects
    return {address: page for address, page in pages.items() if page.response.mimetype == "text/html"}


def without(words: str, own: tuple[str, ...]) -> str:
    for each in own:
        words = words.replace(each, " ")
    return words


def left_in_english(page: Page, own: tuple[str, ...]) -> list[str]:
    """Return the Latin words of a page that it takes for Russian and that are nobody's own."""
    said = [folded(words) for language, words in spoken(page.tree) if language == "ru"]
    return [
        word for words in said for word in LATIN.findall(STAYS.sub(" ", CITED.sub(" ", without(words, own))))
    ]


def phrases(page: Page, own: tuple[str, ...]) -> list[str]:
    """Return the English strings of the interface that a page says, in whatever language it takes them for."""
    said = without(folded(" ".join(words for _language, words in spoken(page.tree))), own)
    text = " ".join(own)
    return [phrase for phrase in english() if phrase in said and phrase not in text]


def quoted(house: House) -> tuple[str, ...]:
    """Return the stretches of the text that a page of another language quotes."""
    table = house.table()
    titles = tuple(folded(each.text)[:80] for each in table.paragraphs)
    texts = tuple(folded(each.text) for each in table.paragraphs)
    names = house.run(lambda: [seat.name for seat in _seats()])
    return (
        EVENT,
        *texts,
        *titles,
        "network referred to in paragraph 6 below",
        *CUT,
        *sorted(names, key=len, reverse=True),
    )


#: The words around a reference, as a page that warns of it quotes them.
CUT = ("network referred to in paragraph 6", "network referred to in paragraph")

#: What the register says the event was founded as: its name in the language of the record.
EVENT = (
    "High-Level United Nations–Central Asian Dialogue on Implementing the United Nations Global "
    "Counter-Terrorism Strategy in Central Asia"
)


def _seats() -> tuple[object, ...]:
    from drafting.queries.people import seats_of_demo

    return seats_of_demo()


@pytest.mark.parametrize("who", PEOPLE)
def test_no_page_of_any_duty_says_a_word_in_english(house: House, who: str) -> None:
    lead_a_life(house)
    pages, own = russian(house, who), own_words(house) + quoted(house)
    assert len(pages) > 60
    assert {address for address, page in pages.items() if page.tree.get("lang") != "ru"} == set()
    wrong = {address: found for address, page in pages.items() if (found := left_in_english(page, own))}
    assert wrong == {}
    pages.pop("/parties", None)  # there the names stand in every language
    wrong = {address: found for address, page in pages.items() if (found := phrases(page, own))}
    assert wrong == {}


def test_the_sign_in_page_says_no_word_in_english(house: House) -> None:
    reader = Reader(house)
    page = reader.press(reader.open("/sign-in"), "Русский")
    assert left_in_english(page, ()) == []
    assert phrases(page, ()) == []


def test_an_english_page_is_caught_by_the_same_measure(house: House) -> None:
    page = Reader(house, "kazakhstan").text()
    page.tree.set("lang", "ru")
    assert {"attribution", "Preamble", "Download"} <= set(left_in_english(page, ()))
    assert "Operative part" in phrases(page, ())


@pytest.mark.parametrize("view", ["clean", "brackets", "attribution", "redline", "bilingual"])
def test_the_text_is_marked_with_its_own_language(house: House, view: str) -> None:
    reader = Reader(house, "kazakhstan")
    reader.post("/language/ru", next="/")
    page = reader.text(view)
    assert page.tree.get("lang") == "ru"
    title = house.table().paragraphs[0]
    languages = {language for language, words in spoken(page.tree) if folded(words) == folded(title.text)}
    assert languages == {"en"}
    said = [folded(words) for language, words in spoken(page.tree) if language == "ru"]
    assert not any("reaffirm" in words.lower() for words in said)
    if view == "bilingual":
        assert any("Ашхабадская декларация" in words for words in said)


def test_attributed_brackets_speak_russian(house: House) -> None:
    reader = Reader(house, "kazakhstan")
    reader.post("/language/ru", next="/")
    page = reader.text("attribution")
    spans = [each for each in page.tree.xpath("//span[@class='who']") if each.text != "*"]
    marks = " | ".join(folded(each.text_content()) for each in spans)
    assert "KAZ, KGZ: сохранить; TKM: исключить" in marks
    assert "UZB; TKM: за; KGZ: против" in marks
    assert "EU, внесено KGZ" in marks
    assert "*Оговорка TKM: " in marks
    assert {each.get("lang") for each in spans} == {"ru"}


def test_names_are_those_of_the_united_nations(house: House) -> None:
    reader = Reader(house, "kyrgyzstan")
    reader.post("/language/ru", next="/")
    assert "Кыргызстан, координатор" in folded(reader.open("/").tree.text_content())
    assert "Вопросы для делегации: Кыргызстан" in reader.place("mine").words


def test_a_russian_subparagraph_is_marked_as_russian_does(house: House) -> None:
    page = Reader(house, "kazakhstan").text("bilingual")
    numbers = [
        folded(each.text_content()) for each in page.tree.xpath("//div[@lang='ru']//*[@class='number']")
    ]
    assert {"a)", "b)", "c)", "i)", "ii)", "1.", "12."} <= set(numbers)
    assert not any(each.startswith("(") for each in numbers)


GIVEN: Mapping[str, object] = {
    "act": "submit",
    "reference": "KAZ-1",
    "references": ("KAZ-1", "KAZ-2"),
    "parties": ("KGZ",),
    "state": "withdrawn",
    "length": 50_000,
    "limit": 20_000,
    "line": 3,
    "seconds": 40,
    "key": "7",
    "code": "KAZ",
    "faults": [(3, next(iter(LIST_FAULTS)))],
    "field": "zone",
    "label": "OP5",
    "language": "ru",
    "members": ("UZB-2", "OP5"),
    "name": "PKG-A",
    "number": 3,
    "obstacles": (Obstacle(Hindrance.BRACKETS, ("KAZ-1",)),),
    "on": "paragraph",
    "opened": clock.now(),
    "until": clock.now(),
    "pattern": "ASH/HLD/2017/CRP.1",
    "rung": "ad_ref",
    "to": "open",
    "scope": "[2019]",
    "stance": "support",
    "subject": "OP5",
    "why": "past",
    "zone": "UTC",
    "found": (Hidden(4, "U+200B", "ZERO WIDTH SPACE"), Hidden(9, "U+200B", "ZERO WIDTH SPACE")),
}


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_every_refusal_is_put_into_russian(house: House, code: str) -> None:
    kind = next(each for each in vars(errors).values() if getattr(each, "code", "") == code)
    with house.app.test_request_context("/"):
        session["language"] = "ru"
        said = message(kind(**GIVEN, deadline=clock.now()))
    assert re.search("[а-я]", said)
    spared = said.replace("ZERO WIDTH SPACE", "").replace("(i), (ii)", "")
    assert LATIN.findall(STAYS.sub(" ", spared)) == []


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("entry 5: expected number 4", "Запись 5: ожидался номер 4"),
        ("entry 5: the hash does not match", "Запись 5: хеш не совпадает"),
        ("entry 5: does not follow the entry before it", "Запись 5: не вытекает из предыдущей записи"),
        ("entry 5: the words are not those committed to", "Запись 5: слова не те, что были удостоверены"),
    ],
)
def test_faults_of_the_register_are_put_into_russian(house: House, fault: str, said: str) -> None:
    with house.app.test_request_context("/"):
        assert fault_words(fault).lower() == fault
        session["language"] = "ru"
        from flask_babel import refresh

        refresh()
        assert fault_words(fault) == said
