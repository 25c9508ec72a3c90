"""Following: what references must say after a decision or an adoption, offered and never imposed."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from drafting.text.labels import Label
from drafting.text.ordinals import ordinal_like
from drafting.text.passages import Item, Passage, find_passages
from drafting.text.paths import Neighbours, Path, absolute, path_order, place, rooted, side, under
from drafting.text.references import Reference, named_neighbours
from drafting.text.spelling import spelled


class Reason(StrEnum):
    """Why a reference cannot simply be rewritten."""

    GONE = "gone"
    """The paragraph does not stand any more."""
    PARTED = "parted"
    """A sub-paragraph was mentioned without its paragraph, and is now under another."""
    UNSAYABLE = "unsayable"
    """No ordinal says "PP4 bis", no number a paragraph of the preamble."""
    DIRECTION = "direction"
    """One "above" stands for several paragraphs, and some are now below."""
    RANGE = "range"
    """A range no longer passes over the same paragraphs, or would run backwards."""
    NEIGHBOUR = "neighbour"
    """Another paragraph is now the preceding or the following one."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """New words of a reference, or of its "above" or "below": `words` for `text[start:end]` of the old text."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Broken:
    """A reference of the old text that a person must look at, and why."""

    reference: Reference
    reason: Reason


@dataclass(frozen=True, slots=True)
class Followed:
    """The text offered, with what changed in it and what could not follow; both in the order of the text.

    Where one of several paragraphs named together is lost, all of that passage stays as it was.
    """

    text: str
    changed: tuple[Rewritten, ...]
    broken: tuple[Broken, ...]


def follow(
    text: str,
    moves: Mapping[str, str | None],
    at: str = "",
    *,
    standing: Iterable[str] = (),
    brought: Iterable[str] = (),
) -> Followed:
    """Let the references of a text follow their paragraphs from the old labels to the new ones.

    `moves` maps labels ("OP6", "OP3 (a)", "6 alt") to what they become, None for what falls; what it does
    not name stays, or goes along with what it hangs on. `at` is the label, before, of the paragraph that
    speaks: without it no "above" changes and no sub-paragraph of one's own is found. `standing` are all labels
    before, `brought` those that come new: without them nothing is said of "the preceding paragraph".
    """
    return _followed(text, place(at), _Course(moves, standing, brought))


def consequences(
    texts: Mapping[str, str], moves: Mapping[str, str | None], brought: Iterable[str] = ()
) -> dict[str, Followed]:
    """Return what a decision, or the renumbering at adoption, would do to the references of a whole text.

    `texts` maps the labels before to the words of all that stands; `moves` and `brought` are as in `follow`.
    Only texts appear of which something changes or breaks; what falls itself does not.
    """
    course = _Course(moves, texts, brought)
    found = {
        label: _followed(text, place(label), course)
        for label, text in texts.items()
        if course.new(place(label)) is not None
    }
    return {label: each for label, each in found.items() if each.changed or each.broken}


class _Course:
    """Where each path leads after the decision."""

    def __init__(
        self, moves: Mapping[str, str | None], standing: Iterable[str], brought: Iterable[str]
    ) -> None:
        self.known: dict[Path, Path | None] = {
            place(old): place(new) if new is not None else None for old, new in moves.items() if place(old)
        }
        self.olds = _Row(self.known)
        self.news = _Row(new for new in self.known.values() if new)
        before = tuple(map(place, standing))
        stay = (new for path in before if (new := self.new(path)))
        self.before = Neighbours(before)
        self.after = Neighbours((*stay, *map(place, brought)))
        self.known = dict.fromkeys(before) | self.known if False else self.known

    def new(self, path: Path) -> Path | None:
        """Return where a path leads now; what hangs on something goes along with it."""
        for cut in range(len(path), 0, -1):
            if path[:cut] in self.known:
                moved = self.known[path[:cut]]
                return (*moved, *path[cut:]) if moved else None
        return path
