"""Papers: docs/performance.md and performance.json, in which a full run leaves its figures."""

import json
import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.figures import Figure, rows, table

DOCS = Path(__file__).parents[1] / "docs"


def keep(name: str, figures: Sequence[Figure], seed: int) -> None:
    """Write the figures of `./bench name` into the papers; those of other names stay as they are."""
    known = _about(name, seed)
    kept = DOCS / "performance.json"
    papers = json.loads(kept.read_text("utf-8")) | {name: {"about": known, "figures": rows(figures)}}
    kept.write_text(json.dumps(papers, ensure_ascii=False, indent=2) + "\n", "utf-8")
    begin, end = (f"<!-- the table of {name} {edge} -->" for edge in ("begins", "ends"))
    paper = DOCS / "performance.md"
    before, _, rest = paper.read_text("utf-8").partition(begin)
    _, _, after = rest.partition(end)
    run = f"{known['date']}, {known['machine']}, seed {known['seed']}."
    paper.write_text(f"{before}{begin}\n{run}\n\n{table(figures)}\n{end}{after}", "utf-8")


def report(name: str, figures: Sequence[Figure], seed: int, *, full: bool) -> None:
    """Print the figures, keep those of a full run, and name the missed ones."""
    print(table(figures))
    if full:
        keep(name, figures, seed)
    if missed := [f"{one.work}: {one.measure}" for one in figures if one.reached is False]:
        print("\nMissed:", *missed, sep="\n  ")


def _about(name: str, seed: int) -> dict[str, str]:
    """Return what is to be known about a run."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": f"{os.cpu_count()} cores, Python {platform.python_version()}",
        "seed": str(seed),
        "repeat": f"./bench {name}",
    }
