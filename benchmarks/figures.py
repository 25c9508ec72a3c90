"""Figures: one number each, what it was to be, and what another way to do it came to in the same run."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured number; `limit` is what it must reach, at most as a rule, None where it only informs."""

    work: str
    measure: str
    value: float
    unit: str = ""
    limit: float | None = None
    at_least: bool = False
    beside: str = ""

    @property
    def reached(self) -> bool | None:
        """Say whether the figure is reached; None where there is none."""
        if self.limit is None:
            return None
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    def goal(self) -> str:
        """Return the figure to reach in words."""
        if self.limit is None:
            return ""
        if not self.limit:
            return shown(0, self.unit)
        return f"{'≥' if self.at_least else '≤'} {shown(self.limit, self.unit)}"


def shown(value: float, unit: str) -> str:
    """Return a number with three digits that count, and its unit."""
    digits = 0 if value == int(value) else 3 if value < 1 else 2 if value < 10 else 1 if value < 100 else 0  # noqa: PLR2004 - digits by size
    gap = "" if unit in {"", "×", "%"} else " "
    return f"{value:,.{digits}f}{gap}{unit}"


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as a table in Markdown."""
    lines = [["work", "measure", "to reach", "here", "", "beside it, in the same run"], ["---"] * 6]
    before = ""
    for one in figures:
        sign = {None: "", True: "✓", False: "**missed**"}[one.reached]
        work = one.work if one.work != before else ""
        lines.append([work, one.measure, one.goal(), shown(one.value, one.unit), sign, one.beside])
        before = one.work
    return "\n".join(f"| {' | '.join(row)} |" for row in lines)


def rows(figures: Sequence[Figure]) -> list[dict[str, object]]:
    """Return the figures as JSON has them."""
    return [{**asdict(one), "reached": one.reached} for one in figures]
