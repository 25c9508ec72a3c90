"""The page as another program lays it out, and the demo declaration from end to end."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import docx
import pytest

from drafting.documents.values import IssuedText
from drafting.documents.word.clean import write
from tests.documents.package_checker import problems
from tests.documents.samples import NOTE, adopted, demo, issued, needs_demo

needs_pages = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="no LibreOffice to lay out a page: apt-get install libreoffice-writer poppler-utils",
)
STATUS = "Draft, not agreed"


def laid_out(texts: Mapping[str, IssuedText], folder: Path) -> dict[str, str]:
    """Return the words of each text's pages as laid out, a form feed after each page."""
    for name, text in texts.items():
        (folder / f"{name}.docx").write_bytes(write(text))
    command = [
        "soffice",
        f"-env:UserInstallation={(folder / 'office').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    files = [f"{name}.docx" for name in texts]
    subprocess.run([*command, *files], cwd=folder, check=True, capture_output=True, timeout=120)
    return {name: _words(folder / f"{name}.pdf") for name in texts}


def _words(page: Path) -> str:
    command = ["pdftotext", "-layout", page.name, "-"]
    done = subprocess.run(command, cwd=page.parent, check=True, capture_output=True, timeout=60)
    return done.stdout.decode()


def lines(words: str) -> list[str]:
    return [re.sub(r"\s+", " ", line).strip() for line in words.splitlines()]


@needs_pages
def test_the_short_text_is_laid_out(tmp_path: Path) -> None:
    long = issued(status=STATUS, paragraphs=issued().paragraphs * 4)
    page = laid_out({"short": issued(), "long": long}, tmp_path)
    found = lines(page["short"])
    for line in (
        "United Nations ASH/HLD/2017/CRP.1",
        "High-Level Dialogue Distr.: Restricted",
        "1. Reaffirm our commitment;",
        "(a) To designate a focal point;",
        "(b) To exchange, through:",
        "(i) The competent units;",
        "(ii) The regional bodies;",
        "(c) To report;",
        "3. Decide to meet in [2019].",
        NOTE,
    ):
        assert line in found, line
    assert [line for line in found if line.startswith("(a)")] == [
        "(a) The first,",
        "(a) The third,",
        "(a) To designate a focal point;",
    ]
    pages = page["long"].rstrip("\f").split("\f")
    assert len(pages) > 1
    assert all(STATUS in each for each in pages)
    assert f"2/{len(pages)}" in lines(pages[1])


def places(page: Path) -> list[tuple[int, float, float, str]]:
    """Return (page, x of its beginning, x of its end, word) of every word, in points."""
    command = ["pdftotext", "-bbox", page.name, "-"]
    done = subprocess.run(command, cwd=page.parent, check=True, capture_output=True, timeout=60)
    found = []
    for number, each in enumerate(done.stdout.decode().split("<page ")[1:], 1):
        words = re.findall(
            r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)<', each
        )
        found += [(number, float(start), float(end), word) for start, end, word in words]
    return found


@needs_pages
def test_words_stand_where_issued_documents_have_them(tmp_path: Path) -> None:
    laid_out({"long": issued(paragraphs=issued().paragraphs * 4)}, tmp_path)
    found = places(tmp_path / "long.pdf")
    starts = {word: start for number, start, _, word in reversed(found) if number == 1}
    expected = {"Recalling": 147, "1.": 147, "Reaffirm": 171, "(a)": 147, "To": 171, "(i)": 171}
    assert {word: starts[word] for word in expected} == pytest.approx(expected, abs=1)
    assert starts["Distr.:"] == pytest.approx(397, abs=1)
    assert starts["United"] == starts["High-Level"] == pytest.approx(123.4, abs=0.5)
    ends = {word: end for number, _, end, word in found if number == 1}
    assert ends["/HLD/2017/CRP.1"] == pytest.approx(552, abs=1)
    second = {word: (start, end) for number, start, end, word in found if number == 2}
    pages = max(number for number, *_ in found)
    assert second["ASH/HLD/2017/CRP.1"][0] == second[f"2/{pages}"][0] == pytest.approx(60, abs=0.5)


@needs_demo
@needs_pages
def test_the_demo_is_laid_out_in_both_languages(tmp_path: Path) -> None:
    page = laid_out({"en": demo("en"), "ru": demo("ru")}, tmp_path)
    english, russian = lines(page["en"]), lines(page["ru"])
    for line in (
        "1. Reaffirm our commitment to the full and balanced implementation of all",
        "(a) To designate, within six months of the adoption of the present",
        "(i) The competent financial intelligence units;",
        "(ii) The regional bodies of which we are members;",
        "A/70/674. See also General Assembly resolution 70/254 of 12 February 2016.",
        "ASH/HLD/2017/CRP.1 Nations Global Counter-Terrorism Strategy in Central Asia",
    ):
        assert line in english, line
    assert any(line.startswith("(c) To report on progress") for line in english)
    assert any(line.startswith("12. Decide to review") for line in english)
    assert "i) компетентные подразделения финансовой разведки;" in russian
    assert any(line.startswith("a) назначить") for line in russian)
    assert any(re.fullmatch(r"2/\d", line) for line in english)


@needs_demo
@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_demo_comes_back_word_for_word(language: str) -> None:
    text = demo(language)
    package = write(text)
    assert problems(package) == []
    read = docx.Document(BytesIO(package)).paragraphs
    assert [each.text for each in read] == [
        text.title,
        *(each.text.replace("{fn:1}", "") for each in text.paragraphs),
        "",
    ]
    assert len(text.paragraphs) == 28


@needs_demo
def test_the_adopted_text_comes_back_word_for_word() -> None:
    text = adopted()
    package = write(text)
    assert problems(package) == []
    read = docx.Document(BytesIO(package)).paragraphs[1:-1]
    assert [each.text for each in read] == [each.text.replace("{fn:1}", "") for each in text.paragraphs]
    assert [each.style and each.style.name for each in read].count("Operative paragraph") == 13


@needs_demo
@needs_pages
def test_the_adopted_text_is_numbered_anew(tmp_path: Path) -> None:
    found = lines(laid_out({"adopted": adopted()}, tmp_path)["adopted"])
    assert any(line.startswith("4. Express our concern at the linkages") for line in found)
    assert any(line.startswith("13. Decide to review") for line in found)
    assert any("referred to in" in line for line in found)
