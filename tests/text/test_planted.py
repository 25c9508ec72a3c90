"""The planted faults are found: each law's test falls when its law is broken, in a copy of the engine.

A long gate, a few minutes: `./test deep -k planted`.
"""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.text.planted import FAULTS, Fault

ROOT = Path(__file__).parents[2]
COPIED = ("drafting/text", "tests/text", "static/js", "benchmarks")
QUICK = """
from hypothesis import Phase, settings

settings.register_profile("planted", phases=(Phase.explicit, Phase.generate), derandomize=True, database=None)
settings.load_profile("planted")
"""
"""No search for the smallest example, which is for people; and the same examples each time."""

pytestmark = pytest.mark.deep


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the engine and its tests, alone: no application, no database."""
    root = tmp_path_factory.mktemp("planted")
    for folder in COPIED:
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for package in ("drafting", "tests"):
        (root / package / "__init__.py").touch()
    shutil.copy(ROOT / "pyproject.toml", root)
    (root / "tests" / "conftest.py").write_text(QUICK, "utf-8")
    return root


def falls(copy: Path, tests: Sequence[str]) -> tuple[bool, str]:
    """Say whether a test fails in the copy, and what was printed; what cannot be run is no failure."""
    done = subprocess.run(
        [sys.executable, "-B", "-m", "pytest", "-x", "-p", "no:cacheprovider", *tests],
        cwd=copy / "tests" / "text",
        capture_output=True,
        check=False,
        text=True,
    )
    return done.returncode == pytest.ExitCode.TESTS_FAILED, done.stdout


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.law for fault in FAULTS])
def test_a_planted_fault_is_found(copy: Path, fault: Fault) -> None:
    if fault.file.endswith(".js") and shutil.which("node") is None:
        pytest.skip("needs Node.js")
    file = copy / fault.file
    sound = file.read_text("utf-8")
    assert sound.count(fault.line) == 1
    file.write_text(sound.replace(fault.line, fault.faulty), "utf-8")
    try:
        fallen, told = falls(copy, [fault.test])
    finally:
        file.write_text(sound, "utf-8")
    assert fallen, told


def test_without_a_fault_all_is_well(copy: Path) -> None:
    fallen, told = falls(copy, sorted({fault.test for fault in FAULTS}))
    assert not fallen, told
    assert " passed" in told


def test_every_fault_has_a_name_of_its_own() -> None:
    assert len({fault.law for fault in FAULTS}) == len(FAULTS)
