"""The seeded defects: read, applied one at a time, and what the checker makes of each."""

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from drafting.checks import samples
from drafting.checks.checking import check
from drafting.checks.values import Checked, Finding, Line, Rendered
from tests.checks.demo import zero_draft

FOLDER = Path(__file__).parent / "fixtures"
TEXTS = ("demo", "assembly", "council", "prose")
_ESCAPE = re.compile(r"\\u\{([0-9A-F]+)\}")


@dataclass(frozen=True)
class Seed:
    """One defect: in which text and paragraph, what is changed, the rule that must find it, what it must mark."""

    text: str
    label: str
    language: str
    stands: str
    seeded: str
    rule: str
    words: str

    def __str__(self) -> str:
        return f"{self.rule}, {self.text} {self.label} {self.language}"


@dataclass(frozen=True)
class Outcome:
    """What the checker made of a defect: found as it must be, and what it said besides."""

    seed: Seed
    found: bool
    besides: tuple[Finding, ...]


@cache
def text(name: str) -> Checked:
    """Return a good text."""
    return zero_draft() if name == "demo" else samples.read((FOLDER / f"{name}.txt").read_text("utf-8"))


@cache
def seeds() -> tuple[Seed, ...]:
    """Read the table."""
    rows = (FOLDER / "seeded.txt").read_text("utf-8").splitlines()
    return tuple(_seed(row) for row in rows if row.strip() and not row.startswith("#"))


def _seed(row: str) -> Seed:
    name, label, stands, seeded, rule, words = (
        _ESCAPE.sub(lambda code: chr(int(code[1], 16)), cell.strip()) for cell in row.split("|")
    )
    language = "ru" if label.startswith("ru ") else "en"
    return Seed(name, label.removeprefix("ru "), language, stands, seeded, rule, words)


def sown(seed: Seed, draft: Checked | None = None) -> Checked:
    """Return the text with the defect in it. Raises AssertionError where the words do not stand there."""
    draft = draft or text(seed.text)
    if seed.language == draft.language:
        lines = [_sown(line, seed) if line.label == seed.label else line for line in draft.lines]
        assert tuple(lines) != draft.lines, seed
        return replace(draft, lines=tuple(lines))
    rendered = dict(draft.renderings[seed.language])
    before = rendered[seed.label]
    line = _sown(replace(_line(draft, seed), text=before.text, opening=before.opening), seed)
    rendered[seed.label] = Rendered(line.text, line.opening)
    assert rendered[seed.label] != before, seed
    return replace(draft, renderings={**draft.renderings, seed.language: rendered})


def _line(draft: Checked, seed: Seed) -> Line:
    return next(line for line in draft.lines if line.label == seed.label)


def _sown(line: Line, seed: Seed) -> Line:
    """Write the defect into a paragraph, its italics between asterisks meanwhile."""
    if seed.stands == "(all)":
        return replace(line, text=seed.seeded)
    starred = "*" in seed.stands + seed.seeded
    opening = line.opening or 0
    marked = f"*{line.text[:opening]}*{line.text[opening:]}" if starred else line.text
    assert seed.stands in marked, (seed, marked)
    at = marked.rindex(seed.stands)
    changed = marked[:at] + seed.seeded + marked[at + len(seed.stands) :]
    if starred:
        end = changed.find("*", 1) - 1 if changed.startswith("*") else 0
        return replace(line, text=changed.replace("*", ""), opening=end)
    grown = opening + len(seed.seeded) - len(seed.stands) if at < opening else opening
    return replace(line, text=changed, opening=None if line.opening is None else max(grown, 0))


@cache
def outcomes() -> tuple[Outcome, ...]:
    """Try every defect."""
    return tuple(map(_outcome, seeds()))


def _outcome(seed: Seed) -> Outcome:
    said = check(sown(seed))
    hits = [each for each in said if _is(each, seed)]
    return Outcome(seed, bool(hits), tuple(each for each in said if not _is(each, seed)))


def _is(finding: Finding, seed: Seed) -> bool:
    """Say whether a finding is the one wanted; what a rendering has lost may be marked in the other language."""
    there = (finding.rule, finding.label, finding.words.strip()) == (
        seed.rule,
        seed.label,
        seed.words.strip(),
    )
    marks_loss = seed.rule in {"concordance.footnote", "concordance.missing", "concordance.brackets"}
    if seed.rule.startswith("concordance"):
        where = (finding.rule, finding.label) == (seed.rule, seed.label)
        return where and (
            finding.words == seed.words or not seed.words or marks_loss or seed.language == "en"
        )
    return there and finding.language == seed.language
