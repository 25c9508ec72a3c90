"""Changes: what was done to paragraphs, one after the other."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from drafting.documents.tracking.found import Act, FoundParagraph, FoundRun
from drafting.documents.tracking.returned import Change, ChangeKind

_INSERTED = {False: ChangeKind.INSERTED, True: ChangeKind.MOVED_TO}
_DELETED = {False: ChangeKind.DELETED, True: ChangeKind.MOVED_FROM}


def changes_of(paragraphs: Iterable[FoundParagraph]) -> tuple[Change, ...]:
    """Return every tracked change of the paragraphs in reading order; what one act did is one change."""
    return tuple(change for each in paragraphs for change in _of_paragraph(each))


def changes_in(runs: Iterable[FoundRun]) -> Iterator[Change]:
    """Yield the changes of words."""
    for (inserted, deleted, moved), group in groupby(
        runs, key=lambda run: (run.inserted, run.deleted, run.moved)
    ):
        text = "".join(run.text for run in group)
        yield from _change(inserted, _INSERTED[moved and deleted is None], text)
        yield from _change(deleted, _DELETED[moved], text)


def _of_paragraph(paragraph: FoundParagraph) -> Iterator[Change]:
    for act in paragraph.reshaped:
        yield Change(ChangeKind.FORMATTED, *act)
    yield from changes_in(paragraph.runs)
    yield from _change(paragraph.inserted, ChangeKind.MARK_INSERTED)
    yield from _change(paragraph.deleted, ChangeKind.MARK_DELETED)


def _change(act: Act | None, kind: ChangeKind, text: str = "") -> Iterator[Change]:
    if act is not None:
        yield Change(kind, *act, text)
