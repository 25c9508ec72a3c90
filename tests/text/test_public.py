"""What other programs call: the names and shapes, bad input, and nothing of the application behind them."""

import subprocess
import sys
import time
from dataclasses import fields, is_dataclass

import pytest

from drafting import text
from drafting.text import (
    Change,
    Common,
    Edit,
    Link,
    Overlay,
    Reading,
    Rebased,
    Spot,
    Status,
    align,
    compare,
    edits,
    overlay,
    rebase,
    report,
    tokens,
)
from drafting.text.labels import alt, bis, parse
from drafting.text.references import find_references

SHAPES = {
    Change: ["kind", "text"],
    Edit: ["start", "end", "words"],
    Common: ["text"],
    Spot: ["base", "readings"],
    Reading: ["text", "holders"],
    Overlay: ["parts", "alternatives"],
    Rebased: ["status", "text", "clashes"],
    Link: ["kind", "old", "new", "confidence"],
    text.Report: ["clean", "check", "clash", "reflected", "orphaned", "carried"],
}
BAD = {
    "nothing": "",
    "one character": "a",
    "a blank": " ",
    "a lone surrogate": "\ud800",
    "surrogates": "a\udc00 \ud83d b",
    "repeated words": "the " * 4_000,
    "repeated characters": "国" * 4_000,
    "one word": "a" * 20_000,
    "a long paragraph": " ".join(f"w{number % 977}" for number in range(20_000)),
    "brackets": "[" * 20_000,
}


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_a_shape(shape: type) -> None:
    named = [each.name for each in fields(shape)] if is_dataclass(shape) else [*shape._fields]
    assert named == SHAPES[shape]


def test_the_kinds_and_statuses() -> None:
    assert [kind.name for kind in text.Kind] == ["KEEP", "INSERT", "DELETE"]
    assert [status.name for status in Status] == ["CLEAN", "CHECK", "CLASH", "REFLECTED"]
    assert " ".join(kind.name for kind in Link.Kind) == (
        "SAME EDITED MOVED MOVED_EDITED SPLIT MERGED INSERTED DELETED"
    )


def test_values_do_not_change() -> None:
    for value, name in (
        (edits("a", "b")[0], "start"),
        (rebase("a", "b", "c"), "status"),
        (Common("a"), "text"),
    ):
        with pytest.raises(AttributeError):
            setattr(value, name, None)


def test_the_engine_brings_no_application_along() -> None:
    asked = "import sys, drafting.text; print({'flask', 'sqlalchemy', 'docx'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize("other", BAD)
@pytest.mark.parametrize("one", BAD)
def test_bad_input_is_answered_in_bounded_time(one: str, other: str) -> None:
    base, wanted = BAD[one], BAD[other]
    began = time.process_time()
    assert "".join(tokens(wanted)) == wanted
    assert "".join(change.text for change in compare(base, wanted) if change.kind != "insert") == base
    assert overlay(base, {"A": wanted, "B": f"{base} x"}).project("A") == wanted
    assert rebase(base, f"{base} x", wanted).status in Status
    assert report({"p": base}, {}, {"A": text.Pending("p", wanted)}).orphaned == ("A",)
    assert align([base, wanted], [wanted, base])
    assert find_references(wanted) == ()
    assert bis(wanted, {wanted}) != wanted != alt(wanted, set())
    assert parse(wanted) is None
    assert time.process_time() - began < 5
