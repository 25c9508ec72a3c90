"""The checker is silent on good text: the demo's, adopted ones where they are at hand; and finds the eleven."""

from dataclasses import replace
from pathlib import Path

import pytest

from drafting.checks import plain
from drafting.checks.checking import check
from drafting.checks.values import Checked, Form, Line
from tests.checks.demo import zero_draft
from tests.checks.seeds import FOLDER, TEXTS, seeds, sown, text

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "texts"
ADOPTED = ("A-RES-77-321", "A-RES-78-272")
#: The seeded defects of the demo, as (rule, paragraph, words), in the order of the text.
ELEVEN = [
    ("references.date", "PP2", "20 September 2006"),
    ("form.preamble-verb", "PP3", "Recalls"),
    ("form.cascade", "PP4", "Recalling"),
    ("form.preamble-comma", "PP6", ";"),
    ("form.operative-verb", "OP1", "Reaffirms"),
    ("form.italics", "OP2", "Condemn"),
    ("references.dangling", "OP3 (c)", "paragraph 16 below"),
    ("form.operative-semicolon", "OP4", "."),
    ("style.centre", "OP9", "Center"),
    ("style.centre", "OP9", "Center"),
    ("form.final-full-stop", "OP12", ";"),
    ("references.report", "Footnote 1", "A/RES/70/674"),
]


@pytest.mark.parametrize("russian", [False, True])
def test_nothing_is_found_in_the_zero_draft(russian: bool) -> None:
    draft = zero_draft(russian=russian)
    assert len(draft.lines) == 30
    assert check(draft) == ()


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_is_found_in_good_texts(name: str) -> None:
    assert check(text(name)) == ()


@pytest.mark.parametrize("russian", [False, True])
def test_all_eleven_seeded_defects_are_found_each_by_its_own_rule_and_nothing_else(russian: bool) -> None:
    draft = zero_draft(russian=russian)
    for seed in seeds()[:11]:
        draft = sown(seed, draft)
    centre = next(line for line in draft.lines if line.label == "OP9").text
    both = "Counter-Terrorism Centre"
    assert both in centre
    lines = tuple(
        line if line.label != "OP9" else _with(line, both, "Counter-Terrorism Center") for line in draft.lines
    )
    draft = Checked(draft.language, draft.form, lines, draft.renderings, complete=True)
    assert [(each.rule, each.label, each.words) for each in check(draft)] == ELEVEN
    assert len({rule for rule, _, _ in ELEVEN}) == 11


def _with(line: Line, old: str, new: str) -> Line:
    return replace(line, text=line.text.replace(old, new))


@pytest.mark.parametrize("name", ADOPTED)
def test_adopted_texts_are_passed_in_silence(name: str) -> None:
    path = CORPUS / f"{name}.txt"
    if not path.exists():
        pytest.skip("the adopted texts are not beside the project (../shared/corpus)")
    read = plain.read(path.read_text("utf-8"), Form.RESOLUTION)
    assert len(read.lines) > 12
    assert len(check(read)) <= len(read.lines) // 100


def test_the_demo_as_a_plain_file_is_read_like_the_demo() -> None:
    draft = zero_draft(russian=False)
    rows = [_row(line.label, line.text) for line in draft.lines if line.label != "Footnote 1"]
    read = plain.read("\n\n".join([*rows, "¹ A/70/674."]), Form.DECLARATION)
    assert [line.label for line in read.lines] == [line.label for line in draft.lines[1:]]
    assert check(read) == ()
    wrong = "\n\n".join([*rows, "¹ A/RES/70/674."]).replace("Declare as follows:", "Declare as follows:\n")
    found = check(plain.read(wrong.replace("paragraph 6 below", "paragraph 16 below"), Form.DECLARATION))
    assert [(each.rule, each.label) for each in found] == [
        ("references.dangling", "OP3 (c)"),
        ("references.report", "Footnote 1"),
    ]


def _row(label: str, words: str) -> str:
    words = words.replace("{fn:1}", "¹")
    if label.startswith("OP"):
        number, _, mark = label.removeprefix("OP").rpartition(" ")
        return f"{mark} {words}" if number else f"{mark}. {words}"
    return words


def test_a_preamble_in_one_line_is_parted_and_page_furniture_left_out() -> None:
    read = plain.read(
        "The General Assembly, Recalling its resolution 77/321 of 1 August 2023, Noting the report,2 "
        "__________________ 1 Treaty Series. A/RES/77/1 Noting also the plan,\n"
        "1. Welcomes the plan;\n2. Decides to meet:\n(a) In May;\n(i) In Geneva;\n(b) In June. 95th plenary meeting 1 August 2023",
        Form.RESOLUTION,
    )
    assert [(line.label, line.text[:14]) for line in read.lines] == [
        ("Enacting words", "The General As"),
        ("PP1", "Recalling its "),
        ("PP2", "Noting the rep"),
        ("PP3", "Noting also th"),
        ("OP1", "Welcomes the p"),
        ("OP2", "Decides to mee"),
        ("OP2 (a)", "In May;"),
        ("OP2 (a) (i)", "In Geneva;"),
        ("OP2 (b)", "In June."),
    ]
    assert [(line.text[-7:], line.cut) for line in read.lines[1:3]] == [
        ("t 2023,", False),
        ("report,", False),
    ]


def test_a_page_break_within_a_paragraph_leaves_its_end_unjudged() -> None:
    read = plain.read(
        "The General Assembly,\nNoting the plan,\n1. Welcomes the report of the __________________ 4 See A/77/945. "
        "A/RES/77/1 Commission\n2. Decides to meet.",
        Form.RESOLUTION,
    )
    assert [(line.text, line.cut) for line in read.lines[2:]] == [
        ("Welcomes the report of the", True),
        ("Decides to meet.", False),
    ]
    assert check(read) == ()


def test_a_short_resolution_has_one_operative_paragraph_without_a_number() -> None:
    read = plain.read(
        "The General Assembly,\nRecalling its resolution 60/251 of 15 March 2006,\nTakes note of the report.",
        Form.RESOLUTION,
    )
    assert [line.label for line in read.lines] == ["Enacting words", "PP1", "OP1"]
    assert check(read) == ()


def test_lines_broken_at_a_margin_are_joined() -> None:
    read = plain.read(
        "The Security Council,\n\nReaffirming that terrorism in all forms and\nmanifestations is a threat,\n\n"
        "1. Decides to remain\nseized of the matter.",
        Form.RESOLUTION,
    )
    assert [line.text for line in read.lines[1:]] == [
        "Reaffirming that terrorism in all forms and manifestations is a threat,",
        "Decides to remain seized of the matter.",
    ]


def test_the_files_of_good_texts_are_all_tried() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == {*TEXTS, "seeded"} - {"demo"}
