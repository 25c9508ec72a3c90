"""The figures of docs/checker.md: how much is found of what was seeded, and how much else is said.

`python -m tests.checks.figures` writes them anew; a test fails while the document says something else.
"""

from collections import defaultdict
from pathlib import Path

from drafting.checks.rules import RULES
from tests.checks.seeds import TEXTS, Outcome, outcomes, text

DOCUMENT = Path(__file__).parents[2] / "docs" / "checker.md"
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"


def share(part: int, whole: int) -> str:
    """Write a share in per cent."""
    return f"{100 * part / whole:.1f} %" if whole else "–"


def figures() -> str:
    """Return the figures as they are now."""
    tried = outcomes()
    rows = "".join(f"| {name} | {_line(found)} |\n" for name, found in sorted(_grouped(tried).items()))
    missed = "".join(f"- `{each.seed.rule}`: {_said(each)}\n" for each in tried if not each.found)
    return f"""{_summary(tried)}

| rule | seeded | found | recall | other remarks |
|---|---:|---:|---:|---:|
{rows}
Not found:

{missed}"""


def _summary(tried: tuple[Outcome, ...]) -> str:
    found, besides = sum(each.found for each in tried), sum(len(each.besides) for each in tried)
    russian = [each for each in tried if each.seed.language == "ru"]
    paragraphs = sum(len(text(name).lines) * (1 + len(text(name).renderings)) for name in TEXTS)
    return (
        f"{len(tried)} defects over {len({each.seed.rule for each in tried})} of {len(RULES)} rules, "
        f"{len(tried) - len(russian)} in English and {len(russian)} in Russian, in {len(TEXTS)} texts of "
        f"{paragraphs} paragraphs.\n\n"
        f"- Recall: **{share(found, len(tried))}** ({found} of {len(tried)} found by the right rule, in the right "
        f"paragraph, with the right words marked; in Russian {share(sum(e.found for e in russian), len(russian))}).\n"
        f"- Precision: **{share(found, found + besides)}** ({besides} other remarks on texts with one defect each; "
        f"none on the texts without)."
    )


def _grouped(tried: tuple[Outcome, ...]) -> dict[str, list[Outcome]]:
    found: dict[str, list[Outcome]] = defaultdict(list)
    for each in tried:
        found[f"`{each.seed.rule}`"].append(each)
    return found


def _line(found: list[Outcome]) -> str:
    hits = sum(each.found for each in found)
    besides = sum(len(each.besides) for each in found)
    return f"{len(found)} | {hits} | {share(hits, len(found))} | {besides}"


def _said(each: Outcome) -> str:
    return f"“{each.seed.stands}” → “{each.seed.seeded}” ({each.seed.text}, {each.seed.label}, {each.seed.language})"


def written() -> str:
    """Return the document with the figures of now in it."""
    before, _, rest = DOCUMENT.read_text("utf-8").partition(BEGIN)
    return f"{before}{BEGIN}\n{figures().strip()}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    DOCUMENT.write_text(written(), "utf-8")
