"""A delegation's working file: the base as issued, tracking switched on, every paragraph known by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from uuid import UUID

from drafting.documents.values import IssuedText
from drafting.documents.word.anchors import anchored, note_anchor, paragraph_anchor
from drafting.documents.word.clean import set_paragraphs
from drafting.documents.word.footnotes import Footnotes
from drafting.documents.word.furniture import Furniture
from drafting.documents.word.layout import end, frame, opening
from drafting.documents.word.markup import Element
from drafting.documents.word.numbering import numbering_part, places
from drafting.documents.word.package import assemble
from drafting.documents.word.profile import LETTER, Profile
from drafting.documents.word.refusals import require_printable
from drafting.documents.word.styles import styles_part
from drafting.documents.word.tongue import Tongue

DRAFT, REVISION = "RollingTextDraft", "RollingTextRevision"


@dataclass(frozen=True)
class WorkingText:
    """A base to be edited elsewhere: its text, the permanent id of each paragraph, the draft and revision.

    `draft` and `revision` are kept in the file's properties as they stand, to be asked for when it is back.
    """

    issued: IssuedText
    keys: tuple[UUID, ...]
    draft: str
    revision: str


def write(text: WorkingText, profile: Profile = LETTER) -> bytes:
    """Return the .docx to edit; the same text gives the same bytes.

    Raises ValueError for ids that are not one to a paragraph, and as `clean.write` does.
    """
    issued = text.issued
    if len(text.keys) != len(issued.paragraphs) or len(set(text.keys)) < len(text.keys):
        raise ValueError("Every paragraph needs an id of its own.")
    require_printable(issued)
    numbers = count(1)

    def marked(key: str, words: list[Element]) -> list[Element]:
        name = note_anchor(key)
        return anchored(name, next(numbers), words) if name else words

    tongue = Tongue(issued.language)
    notes = Footnotes(issued.footnotes, tongue, marked)
    where = places(issued.paragraphs)
    paragraphs = list(set_paragraphs(issued, where, tongue, notes))
    _anchor(paragraphs, text.keys, numbers)
    body = [*opening(issued, tongue, notes), *paragraphs, end(tongue)]
    parts = {
        "styles": styles_part(tongue),
        "numbering": numbering_part(where, tongue),
        "footnotes": notes.part(),
        **frame(Furniture(issued, tongue, profile.measure)),
    }
    properties = {DRAFT: text.draft, REVISION: text.revision}
    return assemble(body, parts, issued, profile, tracking=True, properties=properties)


def _anchor(paragraphs: Sequence[Element], keys: Sequence[UUID], numbers: "count[int]") -> None:
    for element, key in zip(paragraphs, keys, strict=True):
        start, finish = anchored(paragraph_anchor(key), next(numbers), ())
        element.insert(1, start)
        element.append(finish)
