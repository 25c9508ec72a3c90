r"""Cases: tables of examples in plain text files, which anybody may extend.

A case is a heading line ("# what it shows") and below it lines "key: value". A key may come several times.
Blank lines and lines that begin with ">" are for the reader only. What cannot be typed is written \u{202E}.
"""

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "fixtures"
ESCAPE = re.compile(r"\\u\{([0-9A-F]+)\}")

Case = dict[str, list[str]]


def cases(name: str) -> list:
    """Return the cases of one file, each under the name of its heading."""
    found: list[tuple[str, Case]] = []
    for line in (FOLDER / f"{name}.md").read_text("utf-8").splitlines():
        if line.startswith("# "):
            found.append((line[2:], {}))
        elif line and not line.startswith(">"):
            key, _, value = line.partition(": ")
            value = ESCAPE.sub(lambda code: chr(int(code[1], 16)), value)
            found[-1][1].setdefault(key.rstrip(":"), []).append(value)
    return [pytest.param(case, id=title) for title, case in found]
