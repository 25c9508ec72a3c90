"""Redlining: two files compared as a whole process, from the shell's call to the file on the disk."""

import sys
from collections.abc import Callable
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from subprocess import run
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from python_redlines.engines import DocxodusEngine

from benchmarks.documents import edition
from benchmarks.figures import Figure, shown
from benchmarks.returning import issued
from benchmarks.workload import SEED
from drafting.documents.tracking.found import FoundText
from drafting.documents.word import clean
from drafting.documents.word.reader import read

ROOT = Path(__file__).parents[1]
OURS, THEIRS, ALONE = "ours", "python-redlines with docxodus", "its engine without Python"
WRAPPED = """
import sys
from pathlib import Path
from python_redlines.engines import DocxodusEngine
old, new, out = map(Path, sys.argv[1:])
out.write_bytes(DocxodusEngine().run_redline("New", old, new)[0])
"""


class Spent(NamedTuple):
    """Seconds of the processor, and seconds on the clock."""

    processor: float
    clock: float


def figures(paragraphs: int, seed: int = SEED, runs: int = 7) -> list[Figure]:
    """Return the figures of the redline."""
    made = edition(paragraphs, seed)
    with TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("old.docx", "new.docx", "out.docx")]
        for path, texts in zip(files, (made.old, made.new), strict=False):
            path.write_bytes(clean.write(issued(texts)))
        spent, right = {}, {}
        for name, command in _commands().items():
            files[2].unlink(missing_ok=True)
            spent[name] = _spent(runs, [*command, *map(str, files)])
            right[name] = _right(files)
    return list(_table(f"redline of two files of {paragraphs} paragraphs, the whole process", spent, right))


def _commands() -> dict[str, list[str]]:
    engine = DocxodusEngine().extracted_binaries_path
    return {
        OURS: [sys.executable, "-m", "benchmarks.redline"],
        THEIRS: [sys.executable, "-c", WRAPPED],
        ALONE: [engine],
    }


def _spent(runs: int, command: list[str]) -> Spent:
    """Return the medians of several runs; processor time of all children counts."""
    found = []
    for _ in range(runs):
        used, start = getrusage(RUSAGE_CHILDREN), perf_counter()
        run(command, cwd=ROOT, check=True, capture_output=True)
        now, end = getrusage(RUSAGE_CHILDREN), perf_counter()
        found.append(Spent(now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime, end - start))
    return Spent(median(one.processor for one in found), median(one.clock for one in found))


def _right(files: list[Path]) -> bool:
    """Say whether rejecting everything gives the old words, and accepting everything the new ones."""
    old, new, out = (read(path.read_bytes()) for path in files)
    before = _words(out, lambda inserted, _: not inserted)
    after = _words(out, lambda _, deleted: not deleted)
    return (before, after) == (_words(old), _words(new))


def _words(found: FoundText, keep: Callable[[bool, bool], bool] = lambda _one, _other: True) -> str:
    runs = (each for paragraph in found.paragraphs for each in paragraph.runs)
    return "".join(
        "".join(each.text.split()) for each in runs if keep(bool(each.inserted), bool(each.deleted))
    )


def _table(work: str, spent: dict[str, Spent], right: dict[str, bool]) -> list[Figure]:
    others = [name for name in spent if name != OURS]
    times = ", ".join(f"{name} {shown(spent[name].processor, 's')}" for name in others)
    clocks = ", ".join(f"{name} {shown(spent[name].clock, 's')}" for name in others)
    best = min(others, key=lambda name: spent[name].processor)
    ratio = {name: spent[name].processor / spent[OURS].processor for name in others}
    clock = {name: spent[name].clock / spent[OURS].clock for name in others}
    truth = ", ".join(f"{name} {'yes' if right[name] else 'no'}" for name in others)
    return [
        Figure(work, "processor time", spent[OURS].processor, "s", beside=times),
        Figure(work, f"faster than {THEIRS}", ratio[THEIRS], "×", 5, at_least=True),
        Figure(work, f"faster than the best here ({best})", ratio[best], "×"),
        Figure(work, "time on the clock", spent[OURS].clock, "s", beside=clocks),
        Figure(work, f"faster on the clock than {THEIRS}", clock[THEIRS], "×"),
        Figure(
            work,
            "old and new words come back (1 is yes)",
            int(right[OURS]),
            limit=1,
            at_least=True,
            beside=truth,
        ),
    ]
