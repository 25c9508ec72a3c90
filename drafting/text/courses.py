"""Courses: where each path leads after a decision or an adoption."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping

from drafting.text.labels import Label
from drafting.text.paths import Neighbours, Path, path_order, place

_Range = tuple[Path, Path]


class Course:
    """What a decision does to the paths of a text, ready to be asked.

    `moves` maps labels to what they become, None for what falls; `standing` are all labels before,
    `brought` those that come new.
    """

    def __init__(
        self, moves: Mapping[str, str | None], standing: Iterable[str], brought: Iterable[str]
    ) -> None:
        self._new = {place(old): place(new or "") for old, new in moves.items() if place(old)}
        before = tuple(map(place, standing))
        self.known = dict.fromkeys((*self._new, *before))
        self._olds, self._news = _Rows(self._new), _Rows(self._new.values())
        self._refilled: dict[tuple[_Range, _Range], bool] = {}
        stay = (new for path in before if (new := self.new(path)))
        self.before, self.after = Neighbours(before), Neighbours((*stay, *map(place, brought)))

    def new(self, path: Path) -> Path:
        """Return where a path leads now, () where nowhere; what hangs on something goes along with it."""
        for cut in range(len(path), 0, -1):
            if path[:cut] in self._new:
                moved = self._new[path[:cut]]
                return (*moved, *path[cut:]) if moved else ()
        return path

    def refilled(self, old: _Range, new: _Range) -> bool:
        """Say whether a range passes over other paragraphs than before, of those the decision moves."""
        if (old, new) not in self._refilled:
            passed = {self._new[path] for path in self._olds.between(*old)}
            self._refilled[old, new] = passed != set(self._news.between(*new))
        return self._refilled[old, new]


class _Rows:
    """Paths beside one another, sorted, to be cut into ranges."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._rows: dict[Path, dict[Label, Path]] = {}
        for path in paths:
            self._rows.setdefault(path[:-1], {})[path_order(path)] = path
        self._orders = {above: sorted(row) for above, row in self._rows.items()}

    def between(self, first: Path, last: Path) -> list[Path]:
        """Return the paths that a range passes over, neither end counted."""
        orders = self._orders.get(first[:-1], [])
        inside = orders[bisect_right(orders, path_order(first)) : bisect_left(orders, path_order(last))]
        return [self._rows[first[:-1]][order] for order in inside]
