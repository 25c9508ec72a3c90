"""What can be read back from a PDF: its words in order, its tags."""

import re
import shutil
import subprocess

import pytest

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="poppler-utils are not installed"
)
TOP, BOTTOM = 72, 735  # the body of a page, between the running head and the folio, in points


def _run(*command: str, package: bytes) -> str:
    done = subprocess.run([*command, "-", *(["-"] if command[0] == "pdftotext" else [])], input=package, capture_output=True, check=True)  # fmt: skip
    return done.stdout.decode()


def body(package: bytes) -> str:
    """Return the words between the heads and the folios, in the order they are set; blanks are not told."""
    first = _run("pdftotext", "-raw", "-l", "1", *_crop(0), package=package)
    return squeezed(first + _run("pdftotext", "-raw", "-f", "2", *_crop(TOP), package=package))


def _crop(top: int) -> tuple[str, ...]:
    return ("-r", "72", "-x", "0", "-y", str(top), "-W", "700", "-H", str(BOTTOM - top))


def everything(package: bytes) -> str:
    return squeezed(_run("pdftotext", "-raw", package=package))


def info(package: bytes, *options: str) -> str:
    return _run("pdfinfo", *options, package=package)


def squeezed(words: str) -> str:
    """Take out blanks, soft hyphens and what only says which way letters run."""
    return re.sub(r"[\s\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069]+", "", words)
