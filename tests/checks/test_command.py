"""The checker from the command line: on a draft, and on any file."""

import json
from pathlib import Path

import pytest

from drafting.services import consolidation
from tests.conftest import House, key

WRONG = """We, the Ministers, meeting in Ashgabat on 13 June 2017,

Recalls the Charter of the United Nations,

Declare as follows:

1. Reaffirm our commitment;
2. Decide to apply paragraph 7 below.
"""


def run(house: House, *asked: str) -> str:
    """Run a command; it must end well."""
    done = house.app.test_cli_runner().invoke(args=asked)
    assert done.exit_code == 0, done.output
    return str(done.stdout)


def test_a_plain_file_is_told_of_in_json(house: House, tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    file.write_text(WRONG, "utf-8")
    found = json.loads(run(house, "text", "check", str(file), "--form", "B", "--json"))
    assert [(each["rule"], each["paragraph"], each["span"], each["words"]) for each in found] == [
        ("form.preamble-verb", "PP1", [0, 7], "Recalls"),
        ("references.dangling", "OP2", [16, 33], "paragraph 7 below"),
    ]
    assert found[0]["message"] == "“Recalls” is a finite verb; in the preamble a participle is wanted."
    assert "Recalling" in run(house, "text", "check", str(file), "--form", "B")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_our_own_word_file_of_the_demo_is_passed_in_silence(
    house: House, tmp_path: Path, language: str
) -> None:
    asked = f"/drafts/{house.draft}/export.docx?revision=0&language={language}"
    file = tmp_path / "text.docx"
    file.write_bytes(house.client("eu").get(asked, buffered=True).data)
    said = run(house, "text", "check", str(file), "--form", "B", "--language", language, "--json")
    assert json.loads(said) == []


def test_a_draft_is_checked_as_everybody_reads_it(house: House) -> None:
    asked = ("draft", "check", str(house.draft), "--json")
    assert json.loads(run(house, *asked)) == []
    standing, chair = house.paragraph("OP4"), house.actor("chair")
    words = standing.text.replace("border", "the the border")
    house.run(consolidation.chairs_text, chair, house.draft, standing.id, words, standing.wording, "", key())
    assert [each["rule"] for each in json.loads(run(house, *asked))] == ["style.doubled-word"]


def test_what_cannot_be_read_is_said(house: House, tmp_path: Path) -> None:
    file = tmp_path / "text.docx"
    file.write_bytes(b"nothing of the kind")
    done = house.app.test_cli_runner().invoke(args=("text", "check", str(file), "--form", "A"))
    assert done.exit_code == 1
    assert "cannot be read" in done.output
    done = house.app.test_cli_runner().invoke(args=("draft", "check", key()))
    assert done.exit_code == 1
    assert "There is no draft" in done.output
