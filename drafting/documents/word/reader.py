"""Reading Word files: every insertion, deletion, move, paragraph mark and comment, as plain values."""

from collections.abc import Iterator, Mapping

from drafting.documents.tracking.found import FoundText
from drafting.documents.tracking.placing import placed
from drafting.documents.tracking.returned import Basis, Returned
from drafting.documents.word.acts import DELETIONS, INSERTIONS, value
from drafting.documents.word.contents import Contents
from drafting.documents.word.guard import LIMITS, Limits, admitted
from drafting.documents.word.looks import Looks
from drafting.documents.word.markup import NAMESPACES, Element, W
from drafting.documents.word.notes_reading import Notes, comments
from drafting.documents.word.story import Story
from drafting.documents.word.unreadable import Damaged, TooIntricate
from drafting.documents.word.working import DRAFT, REVISION

_PARAGRAPHS, _AUTHORS = 8_000, 200


def read(data: bytes, notes: Mapping[str, str] | None = None, limits: Limits = LIMITS) -> FoundText:
    """Return what a .docx holds, as its markup has it: nothing is accepted or rejected.

    `notes` are the footnotes of the text that the file was made from, by key, so that they get their keys
    back. Raises a kind of UnreadableFile (see `guard.admitted`), and nothing else.
    """
    contents = admitted(data, limits)
    body = contents.document.find("w:body", NAMESPACES)
    if body is None:
        raise Damaged(part="w:body")
    _require_modest(body)
    looks = Looks(contents)
    found = Notes(contents, looks, notes or {})
    story = Story(looks, found.key, comments(contents, looks))
    paragraphs = tuple(story.paragraphs(body))
    lost = (each.text for key, each in story.comments.items() if key not in story.anchored)
    left_out = dict.fromkeys([*story.left_out, *lost, *_changes_elsewhere(contents)])
    return FoundText(
        paragraphs,
        found.found,
        contents.properties.get(DRAFT, ""),
        contents.properties.get(REVISION, ""),
        tuple(words for words in left_out if words.strip()),
    )


def _require_modest(body: Element) -> None:
    """Refuse what no meeting has: placing takes time with every paragraph, and with every author."""
    count = sum(1 for _ in body.iter(f"{{{W}}}p"))
    if count > _PARAGRAPHS:
        raise TooIntricate(part="w:p", count=count, limit=_PARAGRAPHS)
    authors = {value(each, "author") for each in body.iter(*INSERTIONS, *DELETIONS)}
    if len(authors) > _AUTHORS:
        raise TooIntricate(part="w:author", count=len(authors), limit=_AUTHORS)


def read_returned(data: bytes, basis: Basis, limits: Limits = LIMITS) -> Returned:
    """Return what a delegation's file makes of the base it was made from. Raises as `read` does."""
    return placed(read(data, basis.footnotes, limits), basis)


def _changes_elsewhere(contents: Contents) -> Iterator[str]:
    """Yield what was changed in heads and feet: it belongs to no paragraph."""
    for root in contents.others.values():
        for change in () if root.tag == f"{{{W}}}endnotes" else root.iter(f"{{{W}}}ins", f"{{{W}}}del"):
            yield "".join(str(each.text or "") for each in change.iter(f"{{{W}}}t", f"{{{W}}}delText"))
