"""Reading brackets: a whole document, tolerantly, into values.

Brackets nest to any depth, cross the ends of paragraphs, stand inside words and may be stray. No text is
refused. What belongs together is decided over the whole document: a closing bracket closes the nearest one
that is open; what is left over is stray and read as a word. So is what "Option 1:" has left open when a new
line begins with "Option 2:". Nothing else tells a forgotten bracket from one that crosses paragraphs.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from drafting.text.bracket_sayings import heard, noted
from drafting.text.bracket_signs import Sign, Signed, signed
from drafting.text.bracket_values import (
    DEEPEST,
    Alternatives,
    Content,
    Disputed,
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

NO_TEXT = "no text"
_KINDS = {Sign.ADDED: Kind.INSERT, Sign.STRUCK: Kind.DELETE}


class BracketKind(StrEnum):
    """What a bracket is; the first three are in dispute."""

    DISPUTED = "disputed"
    ALTERNATIVES = "alternatives"
    OPTIONS = "options"
    PLACEHOLDER = "placeholder"
    NOTE = "note"
    STRAY = "stray"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the source; joined, the pieces of a text are the text. `depth` is 0 outside brackets."""

    sign: Sign
    text: str
    depth: int


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracket in its source: characters [start, end), and how many brackets deep it stands, from 1.

    Options without a bracket round them are one too, from the first "Option 1:" to the end of the last.
    """

    kind: BracketKind
    start: int
    end: int
    depth: int


@dataclass(slots=True)
class Read:
    """All that one pass over a text finds: its signs, its brackets in order of their end, and its values."""

    signed: Signed
    brackets: list[Bracket] = field(default_factory=list)
    content: Content = ()


def pieces(text: str) -> tuple[Piece, ...]:
    """Return the pieces of a text, in order and without loss, with what each of them was understood as.

    Brackets deeper than `DEEPEST` are told apart here like all others.
    """
    cut = passed(text).signed
    found: list[Piece] = []
    depth = 0
    for index, sign in enumerate(cut.signs):
        depth += sign is Sign.OPEN
        found.append(Piece(sign, cut.piece(index), depth))
        depth -= sign is Sign.CLOSE
    return tuple(found)


def brackets(text: str) -> tuple[Bracket, ...]:
    """Return every bracket of a text, at any depth and stray ones too, in the order in which they begin."""
    return tuple(sorted(passed(text).brackets, key=lambda each: (each.start, each.depth)))


def passed(text: str) -> Read:
    """Read a text once, for all that can be asked about it."""
    return _Reader(signed(text)).read()


@dataclass(slots=True)
class _Frame:
    """An open bracket, or options without one, or the document: what was read of it so far.

    `pending` are words that no mark has ended yet; `dash` is the piece of the last dash among them, and
    `cut` its place there. `plain` says that a stroke forbids to read more into the words than they say.
    """

    opened: int
    depth: int
    loose: bool = False
    solid: bool = True
    first: int = 0
    option: int = -1
    kind: Kind = Kind.KEEP
    plain: bool = False
    dash: int = -1
    cut: int = 0
    pending: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)

    @property
    def fresh(self) -> bool:
        return not self.pending and not self.parts

    @property
    def untouched(self) -> bool:
        """Whether nothing but a blank stands behind the opening bracket."""
        blank = len(self.pending) <= 1 and not "".join(self.pending).strip()
        return blank and not self.parts and not self.readings and not self.first

    @property
    def current(self) -> int:
        """The number of the option that is being read."""
        return self.first + len(self.readings)

    def flush(self) -> None:
        """Make the pending words a part; a dash before this point begins no attribution."""
        if self.pending:
            self.parts.append(Words("".join(self.pending), self.kind))
            self.pending.clear()
        self.dash = -1

    def trim(self) -> None:
        """Take away the one blank that belongs to the sign behind it."""
        if self.pending and self.pending[-1][-1:].isspace():
            self.pending[-1] = self.pending[-1][:-1]


class _Reader:
    """One pass over the signs, with the open brackets on a stack: nothing recurs, however deep."""

    def __init__(self, cut: Signed) -> None:
        self.signed = cut
        self.found = Read(cut)
        self.frames = [_Frame(-1, 0)]
        self.take: dict[Sign, Callable[[int], None]] = {
            Sign.OPEN: self._open,
            Sign.CLOSE: self._close,
            Sign.STRAY: self._stray,
            Sign.SLASH: self._slash,
            Sign.OPTION: self._option,
            Sign.WHO: self._dash,
            Sign.ADDED: self._mark,
            Sign.STRUCK: self._mark,
            Sign.ESCAPE: self._escape,
            Sign.LINE: self._line,
        }

    def read(self) -> Read:
        """Read to the end of the text."""
        for index, sign in enumerate(self.signed.signs):
            self.take.get(sign, self._words)(index)
        end = len(self.signed.signs)
        self._close_loose(end)
        frame = self.frames[-1]
        frame.flush()
        self.found.content = joined(frame.parts)
        return self.found

    def _words(self, index: int) -> None:
        text, frame = self.signed.piece(index), self.frames[-1]
        if text[0] == "\\" and frame.depth and frame.fresh:
            frame.plain = True
            text = text[1:]
        frame.pending.append(text)

    def _as_words(self, index: int) -> None:
        self.signed.signs[index] = Sign.WORDS
        self.frames[-1].pending.append(self.signed.piece(index))

    def _escape(self, index: int) -> None:
        self.frames[-1].pending.append(self.signed.piece(index)[1:])

    def _stray(self, index: int) -> None:
        start = self.signed.start(index)
        depth = self.frames[-1].depth + 1
        self.found.brackets.append(Bracket(BracketKind.STRAY, start, start + 1, depth))
        self.frames[-1].pending.append(self.signed.piece(index))

    def _dash(self, index: int) -> None:
        frame = self.frames[-1]
        frame.dash, frame.cut = index, len(frame.pending)
        self._as_words(index)

    def _mark(self, index: int) -> None:
        frame = self.frames[-1]
        frame.flush()
        frame.kind = _KINDS[self.signed.signs[index]] if frame.kind is Kind.KEEP else Kind.KEEP

    def _open(self, index: int) -> None:
        frame = self.frames[-1]
        frame.flush()
        frame.solid = False
        self.frames.append(_Frame(index, frame.depth + 1))

    def _slash(self, index: int) -> None:
        frame = self.frames[-1]
        if frame.depth and not frame.first:
            self._end_reading(frame, index)
        else:
            self._as_words(index)

    def _option(self, index: int) -> None:
        """Take "Option 2:" as the next of the open options, or as the first of new ones, or as words."""
        frame, number = self.frames[-1], self.signed.number(index)
        if frame.first and number == frame.current + 1:
            frame.trim()
            self._end_reading(frame, index)
            frame.option = index
        elif frame.depth and frame.untouched and number:
            frame.pending.clear()
            frame.first, frame.option = number, index
        elif number and self.signed.begins_line(index):
            self._close_loose(index)
            self._open_loose(index, number)
        else:
            self._as_words(index)

    def _open_loose(self, index: int, number: int) -> None:
        """Begin options that stand in no bracket of their own."""
        frame = self.frames[-1]
        frame.flush()
        frame.solid = False
        self.frames.append(_Frame(index, frame.depth + 1, loose=True, first=number, option=index))

    def _line(self, index: int) -> None:
        """End loose options with their line, unless the next of them follows."""
        frame = self.frames[-1]
        if frame.loose and not self._goes_on(frame):
            self._close_loose(index)
        self.frames[-1].pending.append(self.signed.piece(index))

    def _goes_on(self, frame: _Frame) -> bool:
        following = self.signed.following.get(frame.option)
        if following is None:
            return False
        return self.signed.number(following) == frame.current + 1 and self.signed.begins_line(following)

    def _close_loose(self, index: int) -> None:
        if self.frames[-1].loose:
            frame = self.frames.pop()
            self._end_reading(frame, index)
            self._attach(frame, index, BracketKind.OPTIONS, Options(tuple(frame.readings), frame.first))

    def _close(self, index: int) -> None:
        self._close_loose(index)
        frame = self.frames.pop()
        self._attach(frame, index + 1, *(self._held_place(frame, index) or self._dispute(frame, index)))

    def _attach(self, frame: _Frame, after: int, kind: BracketKind, value: Part) -> None:
        """Give a value to the bracket it stands in; `after` is the first piece behind it."""
        start, end = self.signed.start(frame.opened), self.signed.start(after)
        self.found.brackets.append(Bracket(kind, start, end, frame.depth))
        if frame.depth <= DEEPEST:
            self.frames[-1].parts.append(value)
        elif frame.depth == DEEPEST + 1:
            self.frames[-1].parts.append(Words(self.signed.text[start:end]))

    def _held_place(self, frame: _Frame, index: int) -> tuple[BracketKind, Part] | None:
        """Return the placeholder or the note that a bracket is, if nothing in it is in dispute."""
        if not frame.solid or frame.first or frame.readings:
            return None
        inner = self.signed.text[self.signed.ends[frame.opened] : self.signed.start(index)]
        if is_placeholder(inner):
            self._understood(frame.opened + 1, index, Sign.PLACEHOLDER)
            return BracketKind.PLACEHOLDER, Placeholder(inner)
        if sayings := noted(inner):
            self._understood(frame.opened + 1, index, Sign.NOTE)
            return BracketKind.NOTE, Note(sayings)
        return None

    def _dispute(self, frame: _Frame, index: int) -> tuple[BracketKind, Part]:
        self._end_reading(frame, index)
        if frame.first:
            return BracketKind.OPTIONS, Options(tuple(frame.readings), frame.first)
        if len(frame.readings) > 1:
            return BracketKind.ALTERNATIVES, Alternatives(tuple(frame.readings))
        (only,) = frame.readings
        return BracketKind.DISPUTED, Disputed(only.content, only.sayings)

    def _end_reading(self, frame: _Frame, index: int) -> None:
        """Set a reading apart from what follows; `index` is the piece that ends it."""
        one_of_several = frame.first or frame.readings or self.signed.signs[index] is Sign.SLASH
        sayings = self._attribution(frame, index)
        frame.flush()
        content = joined(frame.parts)
        if one_of_several and not frame.plain and is_no_text(content):
            content = ()
        frame.readings.append(Reading(content, sayings))
        frame.parts, frame.plain = [], False

    def _attribution(self, frame: _Frame, index: int) -> tuple[Saying, ...]:
        """Take who says what from the end of the pending words, where all of it is understood."""
        sayings = heard("".join(frame.pending[frame.cut + 1 :])) if frame.dash >= 0 else ()
        if sayings:
            self._understood(frame.dash, index, Sign.WHO)
            del frame.pending[frame.cut :]
            frame.trim()
        return sayings

    def _understood(self, first: int, after: int, sign: Sign) -> None:
        for index in range(first, after):
            self.signed.signs[index] = sign


def is_no_text(content: Content) -> bool:
    """Say whether a reading says in words that there is to be no text."""
    match content:
        case (Words(text, Kind.KEEP),):
            return text.strip().lower() == NO_TEXT
    return False
