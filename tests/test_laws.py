"""Each law of the house has a test, and that test exists."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAWS = (ROOT / "docs" / "laws.md").read_text(encoding="utf-8")
CITED = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", LAWS)
ROWS = [line for line in LAWS.splitlines() if re.match(r"\| \d+\. ", line)]
DOOR = "comparing.py"
CLOCKS = {"time", "random", "secrets"}


def names_in(path: Path) -> set[str]:
    return {node.name for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef)}


def test_every_law_is_held_by_a_test() -> None:
    assert [row.split(".")[0] for row in ROWS] == [f"| {number}" for number in range(1, 11)]
    assert all(re.search(r"`tests/", row) for row in ROWS)


@pytest.mark.parametrize(("path", "name"), CITED)
def test_the_test_is_there(path: str, name: str) -> None:
    assert name in names_in(ROOT / path)


def test_nothing_is_ever_patched() -> None:
    for path in (ROOT / "drafting").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        assert "patch_" not in re.sub(r"diff_match_patch|monkeypatch", "", source), path
        if path.name != DOOR:
            assert "import diff_match_patch" not in source, path


@pytest.mark.parametrize("room", ["text", "procedure", "checks"])
def test_the_engine_and_the_rules_have_no_clock(room: str) -> None:
    for path in (ROOT / "drafting" / room).rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        imported = {
            alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
        }
        asked = {
            f"{node.value.id}.{node.attr}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        }
        assert not imported & CLOCKS, path
        assert not asked & {"datetime.now", "datetime.today", "datetime.utcnow", "date.today"}, path
