"""Planted faults: for each law of the engine, a line that breaks it and the test that must notice.

The table is fixtures/planted.md; `test_planted.py` plants its rows one by one in a copy.
"""

from typing import NamedTuple

from tests.text.cases import Case, cases

ENGINE = "drafting/text/"


class Fault(NamedTuple):
    """A fault: `line` of `file` becomes `faulty`, and `test` (file and name) must fail."""

    law: str
    file: str
    line: str
    faulty: str
    test: str


def fault(law: str, case: Case) -> Fault:
    (file,), (test,) = case["file"], case["test"]
    path = file if "/" in file else f"{ENGINE}{file}"
    return Fault(law, path, "\n".join(case["line"]), "\n".join(case["faulty"]), test)


FAULTS = tuple(fault(row.id, *row.values) for row in cases("planted"))
