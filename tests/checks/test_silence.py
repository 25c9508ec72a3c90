"""What looks like a fault and is none: each line is right as it stands, and no rule may speak."""

from dataclasses import replace

import pytest

from drafting.checks import samples
from drafting.checks.checking import check

RIGHT = """
PP1: *Recalling* the judgment and the advisory opinion on the World Trade Center,
PP1: *Noting* the Organisation for Economic Co-operation and Development,
PP1: *Noting* the computer program and the honorary title,
PP1: *Resolved* to counter terrorism by national plans of action to prevent violent extremism,
PP1: *Noting* the work of UN-Women, of UN-Habitat and of the national security councils,
PP1: *Noting* the Secretary General of the Organization for Security and Co-operation in Europe,
PP1: *Noting* that, from 15 to 20 May 2017, the member States of the European Union met,
PP1: *Recalling* paragraph 30 of the 2030 Agenda and articles 3 and 47, paragraph 2, of the Agreement,
PP1: *Noting* that that decision stands, and document S/2007/144 (see also S/PRST/2016/6),
PP1: *Recalling* Human Rights Council resolution 41/24 of 12 July 2019,
PP1: *Recalling* its decision 77/556 of 18 April 2023,
PP1: *Noting* paragraph 8.1 of the Agreement and paragraphs 8 and 9 of Supplementary Agreement number 3,
PP1: *Recalling* Security Council resolutions 1267 (1999) and 1989 (2011), and its resolution 217 A (III),
OP1: *Decide* as follows: (a) to meet; and (b) to report.
OP1: *Strongly condemn* terrorism.
OP1: *Once again urge* all States to act.
OP1: *Resolve* to remain seized of the matter.
OP1: *Agree* to (a) meet and (b) report, “as appropriate”.
OP1: *Decide* to apply resolution 72/249, paragraphs 17, 18 and 19, mutatis mutandis.
ru OP1: *постановляем* создать Совет безопасности Республики и сослаться на пункт 3 b) резолюции 60/288.
"""


@pytest.mark.parametrize("row", RIGHT.strip().splitlines())
def test_nothing_is_said_of_what_is_right(row: str) -> None:
    english = "OP1: *Decide* to cite paragraph 3 (b) of resolution 60/288.\n" if row.startswith("ru") else ""
    found = check(samples.read(english + row))
    assert [(each.rule, each.words) for each in found] == []


def test_the_security_council_has_a_style_of_its_own() -> None:
    text = "form A\nEnacting words: The Security Council,\n{}OP1: *Decides* to apply this resolution."
    rows = "PP1: *Recalling* its resolution 1373 (2001),\nPP2: *Recalling* the Charter,\n"
    assert check(samples.read(text.format(rows))) == ()
    found = check(samples.read(text.replace("Security Council", "General Assembly").format(rows)))
    assert [each.rule for each in found] == ["form.cascade"]


def test_another_organs_numbers_are_not_the_assemblys() -> None:
    text = "form A\nEnacting words: {},\nPP1: *Recalling* its resolution 41/24 of 12 July 2019,\nOP1: *Decides* to act."
    assert check(samples.read(text.format("The Human Rights Council"))) == ()
    found = check(samples.read(text.format("The General Assembly")))
    assert [(each.rule, each.words) for each in found] == [("references.session", "12 July 2019")]


def test_a_stale_rendering_is_held_against_the_wording_it_renders() -> None:
    draft = samples.read("OP1: *Decide* to meet in 30 days.\nru OP1: *постановляем* собраться через 30 дней.")
    line = replace(draft.lines[0], text="Decide to meet in 60 days.")
    moved = replace(draft, lines=(line,))
    assert [each.rule for each in check(moved)] == ["concordance.number"]
    rendered = replace(draft.renderings["ru"]["OP1"], source=draft.lines[0].text)
    assert check(replace(moved, renderings={"ru": {"OP1": rendered}})) == ()
