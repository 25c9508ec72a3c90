"""Every rule has an example of what is wrong and of what is right, and keeps its word on both."""

import re

import pytest

from drafting.checks import samples
from drafting.checks.checking import check, findings, reason
from drafting.checks.rules import RULES, Rule
from drafting.checks.values import Severity

ALL = [pytest.param(rule, id=name) for name, rule in RULES.items()]
PLACE = re.compile(r"%\((\w+)\)s")


@pytest.mark.parametrize("rule", ALL)
def test_a_rule_finds_one_thing_in_its_bad_example_and_nothing_else_is_found(rule: Rule) -> None:
    draft = samples.read(rule.bad)
    assert [each.rule for each in check(draft)] == [rule.name]
    assert len(list(findings(rule, draft))) == 1


@pytest.mark.parametrize("rule", ALL)
def test_all_rules_are_silent_on_its_good_example(rule: Rule) -> None:
    assert check(samples.read(rule.good)) == ()


@pytest.mark.parametrize("rule", ALL)
def test_a_finding_says_why_in_words(rule: Rule) -> None:
    (found,) = check(samples.read(rule.bad))
    assert set(PLACE.findall(rule.reason)) <= set(found.said)
    assert "%(" not in reason(found)
    assert 0 <= found.start <= found.end <= len(found.text)


@pytest.mark.parametrize("rule", ALL)
def test_what_is_offered_mends_it(rule: Rule) -> None:
    (found,) = check(samples.read(rule.bad))
    if found.fix and found.language == "en" and not rule.compares:
        mended = found.text[: found.start] + found.fix + found.text[found.end :]
        was, now = found.text, mended
        bare = rule.bad.replace("*", "")
        assert was in bare
        assert rule.name not in {each.rule for each in check(samples.read(bare.replace(was, now)))}


def test_only_hidden_characters_hold_a_text_up() -> None:
    assert [rule.name for rule in RULES.values() if rule.severity is Severity.BLOCKING] == ["symbols.hidden"]


def test_a_rule_can_be_left_out() -> None:
    draft = samples.read(RULES["form.preamble-verb"].bad)
    assert check(draft, without={"form.preamble-verb"}) == ()
