"""What an export is given: plain values, nothing that the profile leaves out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from drafting.procedure.kinds import ParagraphKind


@dataclass(frozen=True)
class IssuedParagraph:
    """One paragraph as it is printed.

    `opening` counts the characters at the start of `text` that are set in italics. `level` is 0 for
    paragraphs and headings, 1 for (a), 2 for (i). A footnote reference in `text` is the token `{fn:key}`.
    """

    kind: ParagraphKind
    text: str
    opening: int = 0
    level: int = 0


@dataclass(frozen=True)
class IssuedText:
    """A whole declaration as it is printed, in one language.

    `distribution`, `original` and `status` are printed as they stand; an empty one is left out.
    `footnotes` maps the key of a `{fn:key}` token to the footnote's text.
    """

    organ: str
    masthead: str
    symbol: str
    title: str
    date: date
    language: str
    distribution: str = ""
    original: str = ""
    status: str = ""
    paragraphs: tuple[IssuedParagraph, ...] = ()
    footnotes: Mapping[str, str] = field(default_factory=dict)
