"""A text as PDF; the only module that knows typst."""

import json
from datetime import UTC, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from drafting.documents.pdf.payload import of_compiled, of_issued
from drafting.documents.pdf.values import CompiledParagraph, CompiledText
from drafting.documents.values import IssuedParagraph, IssuedText
from drafting.documents.word.profile import LETTER, Profile
from drafting.documents.word.refusals import require_printable
from drafting.procedure.kinds import ParagraphKind

_FORM = Path(__file__).parent / "form.typ"
_KEPT_FOR = 11


def write(text: IssuedText, profile: Profile = LETTER) -> bytes:
    """Return the tagged PDF (PDF/UA-1) of an issued text; the same text gives the same bytes on a machine.

    Raises ValueError, with the place, for what cannot be printed (as Word's writer does), for a reference to
    a footnote without text and for a letter that none of this machine's fonts has.
    """
    require_printable(text)
    return _set(of_issued(text, profile), text)


def write_compiled(text: CompiledText, profile: Profile = LETTER) -> bytes:
    """Return the tagged PDF of a compilation, its labels in the margin. Raises ValueError as `write` does."""
    require_printable(_all_printed(text))
    return _set(of_compiled(text, profile), text.issued)


def _set(payload: dict[str, Any], text: IssuedText) -> bytes:
    """Hand the form its data: no word of it is ever read as markup."""
    told = json.dumps(payload, ensure_ascii=False)
    day = datetime.combine(text.date, time(), UTC)
    compiler = typst.Compiler(
        _FORM.read_bytes(), font_paths=_fonts(), root=_FORM.parent, sys_inputs={"told": told}
    )
    try:
        made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=day)
    except typst.TypstError as error:
        raise ValueError(f"The text cannot be set: {error.message}") from None
    finally:
        _forget()
    assert isinstance(made, bytes)  # noqa: S101 - one file was asked for
    return made


def _forget() -> None:
    """Free what typst keeps of a text for ten further ones: forty megabytes for forty pages, each time."""
    for _ in range(_KEPT_FOR):
        typst.Compiler(b" ", font_paths=_fonts(), root=_FORM.parent).compile(format="svg")


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Look for this machine's fonts once; those within typst are there always."""
    return typst.Fonts()


def _all_printed(text: CompiledText) -> IssuedText:
    """Every word of a compilation where the refusals look for it."""
    issued = text.issued
    stands = ParagraphKind.PREAMBULAR
    paragraphs = [IssuedParagraph(stands, _words(each)) for each in text.paragraphs]
    notes = {key: "".join(each.text for each in note) for key, note in text.notes.items()}
    return IssuedText(
        organ=issued.organ,
        masthead=issued.masthead,
        symbol=issued.symbol,
        title=issued.title,
        date=issued.date,
        language=issued.language,
        distribution=issued.distribution,
        original=issued.original,
        status=issued.status,
        paragraphs=tuple(paragraphs),
        footnotes=notes,
    )


def _words(each: CompiledParagraph) -> str:
    return "".join((each.label, each.beside, each.number, *(stretch.text for stretch in each.stretches)))
