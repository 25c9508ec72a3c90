"""Views: the same paragraphs with everything accepted, everything rejected, or one author's changes kept."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from drafting.documents.tracking.found import Act, FoundParagraph, FoundRun

Keep = Callable[[Act], bool]
"""Whether a change is accepted; one that is not is rejected."""


def everything(_act: Act) -> bool:
    """Accept all."""
    return True


def nothing(_act: Act) -> bool:
    """Reject all."""
    return False


def only(author: str) -> Keep:
    """Accept what one author did, reject the rest."""
    return lambda act: act.author == author


def stands(inserted: Act | None, deleted: Act | None, keep: Keep) -> bool:
    """Say whether words or a mark are there, once it is known which changes are accepted."""
    return (inserted is None or keep(inserted)) and (deleted is None or not keep(deleted))


def words(runs: Iterable[FoundRun], keep: Keep) -> str:
    """Return the words of the runs that stand."""
    return "".join(run.text for run in runs if stands(run.inserted, run.deleted, keep))


def view(paragraphs: Sequence[FoundParagraph], keep: Keep) -> list[str]:
    """Return the texts of the paragraphs that stand; one whose mark goes is joined to the next.

    At the end of a cell or of the text, where nothing can be joined, words keep their paragraph.
    """
    found: list[str] = []
    carried = ""
    for at, each in enumerate(paragraphs):
        carried += words(each.runs, keep)
        last = at + 1 == len(paragraphs) or paragraphs[at + 1].cell != each.cell
        if stands(each.inserted, each.deleted, keep) or (last and carried):
            found.append(carried)
            carried = ""
        elif last:
            carried = ""
    return found


@dataclass(frozen=True)
class Block:
    """Neighbouring paragraphs whose words may join, but never with those of the next block."""

    paragraphs: tuple[FoundParagraph, ...]

    @property
    def before(self) -> tuple[str, ...]:
        """The texts with every change rejected."""
        return tuple(view(self.paragraphs, nothing))

    @property
    def after(self) -> tuple[str, ...]:
        """The texts with every change accepted."""
        return tuple(view(self.paragraphs, everything))


def blocks(paragraphs: Sequence[FoundParagraph]) -> Iterator[Block]:
    """Cut the paragraphs wherever, whoever's changes are kept, no words would flow across."""
    settled = list(_settled(paragraphs))
    start, carried = 0, _Carried()
    for at, each in enumerate(settled):
        carried.on(each)
        closed = each.inserted is None and each.deleted is None
        ends = at + 1 == len(settled) or settled[at + 1].cell != each.cell
        if closed or ends or not carried.anything:
            yield Block(tuple(settled[start : at + 1]))
            start, carried = at + 1, _Carried()


class _Carried:
    """Whether words are carried on to the next paragraph, in each of the views."""

    def __init__(self) -> None:
        self._all = self._none = False
        self._by: dict[str, bool] = {}

    @property
    def anything(self) -> bool:
        """Whether some view would join words to the next paragraph."""
        return self._all or self._none or any(self._by.values())

    def on(self, paragraph: FoundParagraph) -> None:
        """Go on by a paragraph; an author seen for the first time had so far the view of nobody."""
        for author in _authors(paragraph):
            self._by.setdefault(author, self._none)
        own = {author: _carries(paragraph, only(author), had=had) for author, had in self._by.items()}
        self._all = _carries(paragraph, everything, had=self._all)
        self._none = _carries(paragraph, nothing, had=self._none)
        self._by = own


def _carries(paragraph: FoundParagraph, keep: Keep, *, had: bool) -> bool:
    if stands(paragraph.inserted, paragraph.deleted, keep):
        return False
    return had or any(run.text and stands(run.inserted, run.deleted, keep) for run in paragraph.runs)


def _authors(paragraph: FoundParagraph) -> set[str]:
    acts = [paragraph.inserted, paragraph.deleted]
    acts += [act for run in paragraph.runs for act in (run.inserted, run.deleted)]
    return {act.author for act in acts if act}


def _settled(paragraphs: Sequence[FoundParagraph]) -> Iterator[FoundParagraph]:
    """Give a new paragraph its own inserted mark, and a struck one its own deleted mark.

    Who presses Enter at the end of a line and writes on leaves the inserted mark on that line, and the old
    mark on the new one; who strikes from the end of a line to the end of the next leaves the struck mark on
    the first. The texts are the same either way.
    """
    at = 0
    while at < len(paragraphs):
        end = _run_of(paragraphs, at)
        firm = paragraphs[end].inserted is None and paragraphs[end].deleted is None
        if end > at and firm:
            yield from _rotated(paragraphs[at : end + 1])
            at = end + 1
        else:
            yield from paragraphs[at : max(end, at + 1)]
            at = max(end, at + 1)


def _run_of(paragraphs: Sequence[FoundParagraph], at: int) -> int:
    """Return the last of the paragraphs that only one author's mark on the first sets apart."""
    first = paragraphs[at]
    end = at
    while (
        end + 1 < len(paragraphs)
        and _same_act(paragraphs[end], first)
        and _is_whole(paragraphs[end + 1], first)
    ):
        end += 1
    return end


def _same_act(each: FoundParagraph, first: FoundParagraph) -> bool:
    one, other = ((_who(mark.inserted), _who(mark.deleted)) for mark in (each, first))
    return one == other and (one[0] is None) != (one[1] is None) and not each.moved


def _is_whole(each: FoundParagraph, first: FoundParagraph) -> bool:
    """Say whether all the words of a paragraph were inserted (or deleted) by who made the mark."""
    if each.cell != first.cell or not any(run.text for run in each.runs):
        return False
    wanted = (_who(first.inserted), _who(first.deleted))
    return all((_who(run.inserted), _who(run.deleted)) == wanted for run in each.runs)


def _who(act: Act | None) -> str | None:
    return None if act is None else act.author


def _rotated(run: Sequence[FoundParagraph]) -> Iterator[FoundParagraph]:
    marks = [(each.inserted, each.deleted) for each in run]
    for each, (inserted, deleted) in zip(run, [marks[-1], *marks[:-1]], strict=True):
        yield replace(each, inserted=inserted, deleted=deleted)
