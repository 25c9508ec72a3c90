"""Coverage: every branch of the engine is taken by its own tests.

A long gate, as all tests of the engine run once more and slowly: `./test deep -k every_branch`. By hand:

    .venv/bin/python -m coverage run --branch --source=drafting/text -m pytest tests/text -m 'not deep'
    .venv/bin/python -m coverage report --fail-under=100 --show-missing
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RUN = ("run", "--branch", "--source=drafting/text", "-m", "pytest", "tests/text", "-q", "-m", "not deep")
REPORT = ("report", "--fail-under=100", "--show-missing", "--skip-covered")


@pytest.mark.deep
def test_every_branch_is_taken(tmp_path: Path) -> None:
    """The tests need not pass here: what they say of time does not hold while every line is counted."""
    counted = os.environ | {"COVERAGE_FILE": str(tmp_path / "counted")}
    for what in (RUN, REPORT):
        done = subprocess.run(
            [sys.executable, "-m", "coverage", *what],
            cwd=ROOT,
            env=counted,
            capture_output=True,
            check=False,
            text=True,
        )
    assert done.returncode == 0, done.stdout
