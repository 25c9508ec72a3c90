"""What the checker says of a draft, or of any file; of a file without a database."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import click
from flask.cli import with_appcontext

from drafting.checks import plain
from drafting.checks.checking import check, reason
from drafting.checks.values import Checked, Finding, Form, Line
from drafting.documents.recognising import Recognised, recognised
from drafting.documents.word.reader import read
from drafting.documents.word.unreadable import UnreadableFile
from drafting.extensions import db
from drafting.models import Draft
from drafting.procedure.kinds import ParagraphKind
from drafting.queries.checking import checked
from drafting.queries.tables import Audience, table_of
from drafting.text.labels import marker, working_label

_FORM = click.Choice([form.value for form in Form])
_NAMED = {
    ParagraphKind.ENACTING: "Enacting words",
    ParagraphKind.PROCLAMATION: "Proclamation",
    ParagraphKind.CLOSING: "Closing",
}


@click.group("draft")
def draft() -> None:
    """Drafts under negotiation."""


@draft.command("check")
@click.argument("key", metavar="DRAFT", type=click.UUID)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array of findings.")
@with_appcontext
def check_draft(key: UUID, *, as_json: bool) -> None:
    """Print what the checker remarks on in DRAFT, as everybody reads it now."""
    found = db.session.get(Draft, key)
    if found is None:
        sys.exit(f"There is no draft {key}.")
    _print(check(checked(found, table_of(found, Audience(None, office=False)))), as_json=as_json)


@click.group("text")
def text() -> None:
    """Texts in files."""


@text.command("check")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--form", required=True, type=_FORM, help="A resolution, B “We” declaration, C numbered prose.")
@click.option("--language", default="en", show_default=True, help="The language of the text.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array of findings.")
def check_text(file: Path, form: str, language: str, *, as_json: bool) -> None:
    """Print what the checker remarks on in FILE, a .docx or a plain text."""
    try:
        read_ = _word(file, Form(form), language) if file.suffix == ".docx" else _plain(file, form, language)
    except UnreadableFile as refusal:
        sys.exit(f"The file cannot be read: {refusal.code} {dict(refusal.params)}")
    except UnicodeDecodeError:
        sys.exit("The file cannot be read: it is neither a Word file nor a text in UTF-8.")
    _print(check(read_), as_json=as_json)


def _plain(file: Path, form: str, language: str) -> Checked:
    return plain.read(file.read_text(encoding="utf-8-sig"), Form(form), language)


def _word(file: Path, form: Form, language: str) -> Checked:
    """Read a Word file with its changes accepted."""
    found = recognised(read(file.read_bytes()), language)
    return Checked(language, form, tuple(_lines(found)))


def _lines(found: Recognised) -> Iterator[Line]:
    """Yield the paragraphs of a file under the labels that the program would draw."""
    counts: dict[ParagraphKind, int] = {}
    chain: list[str] = []
    under: list[int] = []
    if found.title:
        yield Line("Title", "Title", ParagraphKind.TITLE, found.title)
    for at, each in enumerate(found.paragraphs):
        level = min(each.level, len(chain)) if each.kind is ParagraphKind.SUBPARAGRAPH else 0
        if level:
            under = [*under[: level - 1], (under[level - 1] if len(under) >= level else 0) + 1]
            chain = [*chain[:level], marker(level, under[-1])]
        else:
            counts[each.kind] = counts.get(each.kind, 0) + 1
            chain, under = [_label(each.kind, counts[each.kind])], []
        yield Line(f"{at}", " ".join(chain), each.kind, each.text, level, each.opening)
    for key, words in found.footnotes.items():
        yield Line(f"fn:{key}", f"Footnote {key}", ParagraphKind.FOOTNOTE, words, note=key)


def _label(kind: ParagraphKind, number: int) -> str:
    if kind in {ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE}:
        return working_label(kind.value, number)
    return _NAMED.get(kind, "")


def _print(found: tuple[Finding, ...], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps([_told(each) for each in found], ensure_ascii=False, indent=1))
        return
    for each in found:
        offered = f" ({each.fix})" if each.fix.strip() else ""
        click.echo(
            f"{each.label or '–'} [{each.language}] {each.words!r}: {reason(each)}{offered}  {each.rule}"
        )


def _told(each: Finding) -> dict[str, object]:
    return {
        "rule": each.rule,
        "paragraph": each.label,
        "language": each.language,
        "span": [each.start, each.end],
        "words": each.words,
        "message": reason(each),
        "fix": each.fix,
        "severity": each.severity.value,
    }
