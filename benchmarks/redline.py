"""`python -m benchmarks.redline OLD NEW OUT`: what changed from one .docx to another, as tracked changes."""

import sys
from datetime import date
from pathlib import Path

from drafting.documents.recognising import recognised
from drafting.documents.tracking.courses import traced
from drafting.documents.tracking.values import Hand, Version
from drafting.documents.tracking.weaving import weave
from drafting.documents.values import IssuedText
from drafting.documents.word.reader import read
from drafting.documents.word.tracked import write


def redline(old: bytes, new: bytes) -> bytes:
    """Return the .docx that has the old text, with what makes it the new one."""
    before, after = recognised(read(old)), recognised(read(new))
    issued = IssuedText("", "", "", before.title, date(2026, 11, 23), "en", paragraphs=before.paragraphs)
    version = Version(traced(before.paragraphs, after.paragraphs))
    return write(weave(issued, {"new": version}, {"new": Hand("New")}))


def main() -> None:
    """Read two files, write a third."""
    old, new, out = map(Path, sys.argv[1:])
    out.write_bytes(redline(old.read_bytes(), new.read_bytes()))


if __name__ == "__main__":
    main()
