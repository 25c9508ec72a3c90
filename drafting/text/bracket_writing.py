r"""Writing brackets: the four notations of a negotiated text, from data, and what each of them carries.

Whatever words hold can be written: a sign of the notation that stands in them gets a stroke before it,
"\[", and where words would be taken for a placeholder or for "no text" the stroke stands before them.
"""

import re
from collections.abc import Iterable, Iterator

from drafting.text.bracket_reading import NO_TEXT, is_no_text, passed
from drafting.text.bracket_sayings import AUTHORS, heard, noted, noting, spoken
from drafting.text.bracket_signs import DASH, FOOTNOTE, OPTION, begins_line
from drafting.text.bracket_values import (
    Alternatives,
    Content,
    Disputed,
    Notation,
    Note,
    Options,
    Part,
    Placeholder,
    Reading,
    Saying,
    Words,
    is_placeholder,
    joined,
)
from drafting.text.comparison import Kind

_FLAT = frozenset({Notation.SCREEN, Notation.REDLINE})
_MARKS = {Kind.KEEP: "", Kind.INSERT: "__", Kind.DELETE: "~~"}
_ANYWHERE = rf"(?P<footnote>{FOOTNOTE})|[\[\]{{\\]|_(?=_|\Z)|(?<![^_])_|~(?=~|\Z)|(?<![^~])~"
_OUTSIDE = re.compile(_ANYWHERE)
_INSIDE = re.compile(rf"{_ANYWHERE}|(?<!\S)/(?!\S)")
_NO_DASH = re.compile(rf"{_INSIDE.pattern}|(?<!\S)[–—-]")
_FIRST_DASH = re.compile(rf"\A[–—-]|{DASH.pattern}")


def read(text: str, notation: Notation = Notation.ATTRIBUTED) -> Content:
    """Return what a text says, as far as its notation carries it; no text is refused.

    In linear time and canonical: equal data give equal values, `read(write(c, n), n) == carried(c, n)`.
    """
    content = passed(text).content
    return carried(content, notation) if notation in _FLAT else content


def write(content: Content, notation: Notation = Notation.ATTRIBUTED) -> str:
    """Write a text in one of the four notations.

    Attributed "[extreme – US; G77 delete]", "[A – EU, G77 retain / B – US]", "[Agreed ad ref]", marked words
    "~~or~~" and "__and__". Unattributed the same without a name, a note or a mark. Screen: "[deleted]" and
    "__added__". Redline: "~~deleted~~" and "__added__". Options always have a bracket, which says where the
    last of them ends.
    """
    drawn = carried(content, notation)
    return _written(_bracketed(drawn) if notation is Notation.SCREEN else drawn, inside=False)


def carried(content: Content, notation: Notation) -> Content:
    """Return the part of the data that a notation carries: what is read again when it has been written.

    Attributed drops nothing. Unattributed drops sayings, notes, words marked as deleted, and that words are
    new. Screen and redline drop sayings, notes and brackets, and keep what would become of the words: see
    `changes`. All drop brackets that say nothing, and a choice of one reading is a dispute about it.
    """
    if notation in _FLAT:
        return joined(tuple(changes(content)))
    return _kept(content, names=notation is Notation.ATTRIBUTED)


def _kept(content: Content, *, names: bool) -> Content:
    return joined([kept for part in content for kept in _kept_part(part, names=names)])


def _kept_part(part: Part, *, names: bool) -> Content:
    match part:
        case Words(text, kind):
            return (part,) if names else tuple(Words(text) for _ in range(kind is not Kind.DELETE))
        case Note():
            return (part,) if names else ()
        case Placeholder():
            return (part,)
        case Disputed(content, sayings):
            return _choice((Reading(content, sayings),), names=names)
        case Alternatives(readings):
            return _choice(readings, names=names)
        case _:
            kept = tuple(_kept_reading(each, names=names) for each in part.readings)
            return (Options(kept, part.first),) if kept else ()


def _choice(readings: tuple[Reading, ...], *, names: bool) -> Content:
    kept = tuple(_kept_reading(each, names=names) for each in readings)
    if len(kept) > 1:
        return (Alternatives(kept),)
    return tuple(Disputed(each.content, each.sayings) for each in kept if each.content or each.sayings)


def _kept_reading(reading: Reading, *, names: bool) -> Reading:
    return Reading(_kept(reading.content, names=names), reading.sayings if names else ())


def changes(content: Content, kind: Kind = Kind.KEEP) -> Iterator[Part]:
    """Yield the words and placeholders of a text, each with what would become of it; `kind` is the rule.

    Words in a bracket are new where somebody is their author, and else words that may go. Of several
    readings the first without an author is the text as it stands, which may go, the others are new; rivals
    that are new stand " / " apart. What is marked, or bracketed within, keeps its own kind.
    """
    for part in content:
        match part:
            case Words(text, own):
                yield Words(text, kind if own is Kind.KEEP else own)
            case Placeholder():
                yield part
            case Disputed(inner, sayings):
                yield from changes(inner, Kind.INSERT if _has_author(sayings) else Kind.DELETE)
            case Alternatives(readings) | Options(readings):
                yield from _rivals(readings)


def _rivals(readings: tuple[Reading, ...]) -> Iterator[Part]:
    kinds = [Kind.INSERT] * len(readings)
    for index, reading in enumerate(readings):
        if not _has_author(reading.sayings):
            kinds[index] = Kind.DELETE
            break
    for index, reading in enumerate(readings):
        if index and kinds[index] is kinds[index - 1] and reading.content:
            yield Words(" / ")
        yield from changes(reading.content, kinds[index])


def _has_author(sayings: Iterable[Saying]) -> bool:
    return any(saying.word in AUTHORS for saying in sayings)


def _bracketed(content: Content) -> Content:
    """Put deletions in brackets, as a screen shows them."""
    return tuple(
        Disputed((Words(part.text),)) if isinstance(part, Words) and part.kind is Kind.DELETE else part
        for part in content
    )


def _written(content: Content, *, inside: bool) -> str:
    return "".join(_part(part, inside=inside) for part in content)


def _part(part: Part, *, inside: bool) -> str:
    match part:
        case Words(text, kind):
            mark = _MARKS[kind]
            return f"{mark}{_escaped(text, _INSIDE if inside else _OUTSIDE)}{mark}"
        case Placeholder(text):
            return f"[{text}]"
        case Note(sayings):
            return f"[{_escaped(noting(sayings), _INSIDE)}]"
        case Disputed(content, sayings):
            return f"[{_not_a_place(_reading(content, sayings))}]"
        case Alternatives(readings):
            return f"[{' / '.join(map(_one_of_several, readings))}]"
        case _:
            numbered = enumerate(part.readings, start=part.first)
            return f"[{' '.join(f'Option {number}: {_one_of_several(each)}' for number, each in numbered)}]"


def _one_of_several(reading: Reading) -> str:
    if not reading.content:
        return _signed(NO_TEXT, reading.sayings)
    plain = "\\" if is_no_text(reading.content) else ""
    return plain + _reading(reading.content, reading.sayings)


def _reading(content: Content, sayings: tuple[Saying, ...]) -> str:
    """Write what stands in a bracket; a dash that would begin an attribution nobody gave gets a stroke."""
    match content:
        case (*before, Words(text, Kind.KEEP)) if not sayings and _seems_signed(text):
            return _written(tuple(before), inside=True) + _escaped(text, _NO_DASH)
    return _signed(_written(content, inside=True), sayings)


def _seems_signed(text: str) -> bool:
    ends = [found.end() for found in _FIRST_DASH.finditer(text)]
    return bool(ends) and heard(text[ends[-1] :]) != ()


def _signed(written: str, sayings: tuple[Saying, ...]) -> str:
    return f"{written} – {_escaped(spoken(sayings), _NO_DASH)}" if sayings else written


def _not_a_place(inner: str) -> str:
    """Keep words in dispute from reading as a placeholder or a note."""
    return f"\\{inner}" if is_placeholder(inner) or noted(inner) else inner


def _escaped(text: str, signs: re.Pattern[str]) -> str:
    stroked = signs.sub(lambda found: found[0] if found["footnote"] else f"\\{found[0]}", text)
    return OPTION.sub(lambda found: _stroked_option(found, everywhere=signs is not _OUTSIDE), stroked)


def _stroked_option(found: re.Match[str], *, everywhere: bool) -> str:
    announces = everywhere or begins_line(found.string, found.start())
    return found[0].replace(":", "\\:") if announces else found[0]
