"""Word out: it opens, says what it is, and holds nothing that the clean profile leaves out."""

import io
import re
import zipfile

import docx
import pytest

from tests.conftest import House
from tests.web.life import lead_a_life
from tests.web.pages import Reader

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
STATUS = {"en": "Draft, not agreed", "ru": "Проект, не согласовано"}


def exported(house: House, who: str = "eu", **asked: str) -> bytes:
    """Return the file that a link to an export gives."""
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    answer = Reader(house, who).client.get(f"/drafts/{house.draft}/export.docx?{query}")
    assert (answer.status_code, answer.mimetype) == (200, WORD)
    assert re.fullmatch(r'attachment; filename="[\w.-]+\.docx"', answer.headers["Content-Disposition"])
    return answer.data


def parts(file: bytes) -> dict[str, str]:
    """Return every part of the package as text."""
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        return {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}


@pytest.mark.parametrize("revision", ["", "0", "1"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_text_is_exported_for_word(house: House, language: str, revision: str) -> None:
    lead_a_life(house)
    asked = {"language": language} | ({"revision": revision} if revision else {})
    file = exported(house, **asked)
    document = docx.Document(io.BytesIO(file))
    printed = [paragraph.text for paragraph in document.paragraphs]
    everything = parts(file)
    assert STATUS[language] in " ".join(everything.values())
    assert any("footnote" in name for name in everything)
    assert "A/70/674" in everything["word/footnotes.xml"]
    texts = re.sub(r"<[^>]+>", "", "\n".join(everything.values()))
    assert re.findall(r"\b(?:PP|OP)\d|\b(?:KAZ|KGZ|TJK|TKM|UZB|AFG|EU)-\d", texts) == []
    assert [
        each.rationale for each in house.table().proposals if each.rationale[:25] in texts and each.rationale
    ] == []
    assert not re.search(r"kazakhstan|chair@|python-docx", texts)
    if language == "en":
        op1 = next(text for text in printed if text.startswith("Reaffirm our"))
        assert ("central and coordinating role" in op1) is (revision != "0")
        assert any(text.startswith("Declare as follows") for text in printed)
    else:
        assert any("заявляем" in text.lower() for text in printed)


def test_the_names_of_parties_stand_only_where_the_text_itself_has_them(house: House) -> None:
    texts = re.sub(r"<[^>]+>", "", "\n".join(parts(exported(house)).values()))
    own = " ".join(each.text for each in house.table().paragraphs)
    for name in ("Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan", "European Union"):
        assert texts.count(name) == own.count(name)


def test_the_same_text_gives_the_same_bytes_whoever_asks(house: House) -> None:
    files = [exported(house, who) for who in ("kazakhstan", "eu", "chair", "secretariat", "eu")]
    assert len(set(files)) == 1
    assert exported(house, paper="a4") != files[0]


def test_the_office_links_to_each_revision_in_each_language(house: House) -> None:
    lead_a_life(house)
    office = Reader(house, "secretariat")
    links = {each for each in office.place("office").links() if "export.docx" in each}
    asked = {tuple(sorted(re.findall(r"(?:revision|language|paper)=(\w+)", each))) for each in links}
    assert asked >= {(number, language) for number in "01" for language in ("en", "ru")}
    assert all(office.open(each).status == 200 for each in links)
