"""A revision in one language as Akoma Ntoso 3.0."""

from collections.abc import Iterator, Sequence

from drafting.documents.akoma_ntoso.identifiers import named
from drafting.documents.akoma_ntoso.inline import Inline
from drafting.documents.akoma_ntoso.markup import Element, akn, serialise
from drafting.documents.akoma_ntoso.metadata import meta
from drafting.documents.akoma_ntoso.structure import Node, Structure, parted, tree
from drafting.documents.akoma_ntoso.values import Expression
from drafting.documents.values import IssuedParagraph, IssuedText
from drafting.documents.word.refusals import require_printable
from drafting.documents.word.tongue import Tongue
from drafting.text.paths import rooted


def write(expression: Expression) -> bytes:
    """Return the XML of a revision in one language; the same value gives the same bytes.

    A title among the paragraphs stands in its place; otherwise `expression.title` comes first. Raises
    ValueError, with the place, for what cannot be printed (as Word's writer does), for a label that is none
    or that two paragraphs have, and for a reference to a footnote that has no text.
    """
    require_printable(_as_issued(expression))
    found = named(expression.provisions, expression.language)
    parts = parted(tree(found))
    inline = Inline(expression.notes, {each.path: each.eid for each in found if rooted(each.path)})
    structure = Structure(inline)
    statement = akn("statement", meta(expression), name="declaration", contains=_contains(expression))
    statement.append(_preface(expression, parts.titles, structure, inline))
    if parts.preamble:
        statement.append(structure.preamble(parts.preamble))
    statement.append(structure.body(parts.body))
    if parts.conclusions:
        statement.append(structure.conclusions(parts.conclusions))
    return serialise(akn("akomaNtoso", statement))


def _contains(expression: Expression) -> str:
    return "originalVersion" if expression.number == 1 else "singleVersion"


def _preface(expression: Expression, titles: Sequence[Node], structure: Structure, inline: Inline) -> Element:
    lines = [akn("p", each) for each in _masthead(expression)]
    masthead = akn("container", *lines, name="masthead")
    if titles:
        title = [structure.title(node) for node in titles]
    else:
        title = [akn("p", inline.into(akn("docTitle"), expression.title))]
    return akn("preface", masthead, *title, eId="preface")


def _masthead(expression: Expression) -> Iterator[Element]:
    day = expression.date
    lines = (
        akn("docAuthority", expression.masthead),
        akn("docNumber", expression.symbol),
        akn("docAuthority", expression.organ, refersTo="#organ"),
        akn("inline", expression.distribution, name="distribution"),
        akn("docDate", Tongue(expression.language).date(day), date=day.isoformat()),
        akn("inline", expression.original, name="originalLanguage"),
        akn("docStatus", expression.status),
    )
    yield from (line for line in lines if line.text)


def _as_issued(expression: Expression) -> IssuedText:
    """The same words as the other writers are given, to be refused for the same reasons."""
    paragraphs = (
        IssuedParagraph(each.kind, each.text, each.opening, each.level) for each in expression.provisions
    )
    return IssuedText(
        organ=expression.organ,
        masthead=expression.masthead,
        symbol=expression.symbol,
        title=expression.title,
        date=expression.date,
        language=expression.language,
        distribution=expression.distribution,
        original=expression.original,
        status=expression.status,
        paragraphs=tuple(paragraphs),
        footnotes={key: note.text for key, note in expression.notes.items()},
    )
