"""How well the checker finds what was seeded, and that the document says so."""

from drafting.checks.rules import RULES
from tests.checks.figures import DOCUMENT, written
from tests.checks.seeds import outcomes, seeds


def test_the_seeded_set_is_large_enough() -> None:
    assert len(seeds()) >= 100
    assert len({each.rule for each in seeds()}) >= 20
    assert sum(each.language == "ru" for each in seeds()) >= 30
    assert {each.rule for each in seeds()} <= set(RULES)


def test_at_least_nine_in_ten_are_found_and_nothing_else_is_said() -> None:
    tried = outcomes()
    assert sum(each.found for each in tried) >= 0.9 * len(tried)
    assert [(str(each.seed), each.besides) for each in tried if each.besides] == []


def test_the_document_says_what_is_so() -> None:
    assert DOCUMENT.read_text("utf-8") == written(), "python -m tests.checks.figures"


def test_the_document_names_every_rule_that_is_not_tried() -> None:
    untried = set(RULES) - {each.rule for each in seeds()}
    assert all(f"`{name}`" in DOCUMENT.read_text("utf-8") for name in untried)
