"""`./bench word`: what it costs to write Word files with tracked changes, to read them, to compare them."""

import argparse
from io import BytesIO
from uuid import UUID
from zipfile import ZipFile

from benchmarks import redlining
from benchmarks.clock import middle
from benchmarks.figures import Figure
from benchmarks.papers import report
from benchmarks.returning import Negotiated, negotiated, returned
from benchmarks.workload import SEED
from drafting.documents.tracking.placing import placed
from drafting.documents.tracking.returned import Basis
from drafting.documents.tracking.weaving import weave
from drafting.documents.word.reader import read
from drafting.documents.word.tracked import write

WRITE, READ = 80, 60
"""Milliseconds to reach."""


def figures(paragraphs: int, marks: int, comments: int, seed: int, runs: int) -> list[Figure]:
    """Return the figures of writing and reading back."""
    made = negotiated(paragraphs, marks, comments, seed)
    text = weave(made.issued, made.versions, made.hands)
    package = write(text)
    work = f"Word: {paragraphs} paragraphs, {marks:,} tracked changes, {comments} comments"
    return [
        *_contents(work, package, marks, comments),
        Figure(
            work,
            "weave the versions into a value",
            middle(runs, lambda: weave(made.issued, made.versions, made.hands)),
            "ms",
        ),
        Figure(work, "write the value", middle(runs, lambda: write(text)), "ms", WRITE),
        *_read_back(work, made, package, runs),
    ]


def _contents(work: str, package: bytes, marks: int, comments: int) -> list[Figure]:
    """Return what the file holds, counted in its markup."""
    with ZipFile(BytesIO(package)) as archive:
        body, said = archive.read("word/document.xml"), archive.read("word/comments.xml")
    count = body.count(b"<w:ins ") + body.count(b"<w:del ")
    return [
        Figure(work, "insertions and deletions in the file", count, "", marks, at_least=True),
        Figure(work, "comments in the file", said.count(b"<w:comment "), "", comments, at_least=True),
    ]


def _read_back(work: str, made: Negotiated, package: bytes, runs: int) -> list[Figure]:
    keys = [UUID(int=at) for at in range(1, len(made.issued.paragraphs) + 1)]
    basis = Basis(
        tuple(zip(keys, (each.text for each in made.issued.paragraphs), strict=True)),
        frame=(made.issued.title,),
    )
    known = read(returned(package, keys))
    plain = read(package)
    good = [one for one in placed(known, basis).placed if one.read == one.base and len(one.keys) == 1]
    return [
        Figure(work, "read the file", middle(runs, lambda: read(package)), "ms", READ),
        Figure(work, "place what was read, by bookmark", middle(runs, lambda: placed(known, basis)), "ms"),
        Figure(work, "place what was read, by likeness", middle(runs, lambda: placed(plain, basis)), "ms"),
        Figure(work, "paragraphs not placed as they were written", len(keys) - len(good), "", 0),
    ]


def main() -> None:
    """Measure, print, and keep what a full run with the usual texts found."""
    parser = argparse.ArgumentParser(prog="./bench word")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    size = (100, 600, 60) if asked.quick else (500, 3000, 300)
    found = [
        *figures(*size, asked.seed, runs=3 if asked.quick else 9),
        *redlining.figures(size[0], asked.seed, runs=3 if asked.quick else 7),
    ]
    report("word", found, asked.seed, full=not asked.quick and asked.seed == SEED)


if __name__ == "__main__":
    main()
