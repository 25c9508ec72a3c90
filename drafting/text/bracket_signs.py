"""Signs: a bracketed text cut into signs and words, and which brackets belong together.

Linear in the text, whatever it holds; joined again the pieces are the text, exactly.
"""

import re
from array import array
from dataclasses import dataclass, field
from enum import StrEnum


class Sign(StrEnum):
    """What a piece of a bracketed text is."""

    WORDS = "words"
    OPEN = "open"
    CLOSE = "close"
    STRAY = "stray"
    SLASH = "slash"
    OPTION = "option"
    WHO = "who"
    PLACEHOLDER = "placeholder"
    NOTE = "note"
    ADDED = "added"
    STRUCK = "struck"
    ESCAPE = "escape"
    FOOTNOTE = "footnote"
    LINE = "line"


#: What begins an attribution, where a blank stands before it and the words behind it are understood.
DASH = re.compile(r"(?<=\s)[–—-]")
OPTION = re.compile(r"(?<!\w)(?:Option|Вариант)\s{1,3}(?P<number>\d{1,6}|[IVX]{1,4})\s?:\s?")
FOOTNOTE = r"\{fn:[^{}\s]+\}"
_SIGN = re.compile(
    r"(?P<escape>\\[\[\]{\\~_/–—:-])"
    rf"|(?P<footnote>{FOOTNOTE})"
    r"|(?P<open>\[)"
    r"|(?P<close>\])"
    r"|(?P<slash>\s/\s)"
    rf"|(?P<who>{DASH.pattern})"
    rf"|(?P<option>{OPTION.pattern})"
    r"|(?P<words>_{3,}|~{3,})"  # a line to be filled in
    r"|(?P<added>__)"
    r"|(?P<struck>~~)"
    r"|(?P<line>\n)"
)
_SIGNS = {sign.value: sign for sign in Sign}
_WINDOW = 24
#: What may stand on the line before "Option 1:": a number or letter of the paragraph, and marks of bold type.
_LINE_START = re.compile(r"(?:\A|\n)[^\S\n]*(?:\(?\w{1,5}[.)][^\S\n]*)?\**\Z")


@dataclass(slots=True)
class Signed:
    """A text and its pieces: piece n ends at character `ends[n]`, where the next begins.

    `following` leads from one "Option 1:" to the next such piece of the same bracket.
    """

    text: str
    signs: list[Sign] = field(default_factory=list)
    ends: "array[int]" = field(default_factory=lambda: array("q"))
    following: dict[int, int] = field(default_factory=dict)

    def start(self, index: int) -> int:
        """Return where a piece begins, in characters."""
        return self.ends[index - 1] if index else 0

    def piece(self, index: int) -> str:
        """Return the text of a piece."""
        return self.text[self.start(index) : self.ends[index]]

    def number(self, index: int) -> int:
        """Return the number of the option that this piece announces; Roman ones count up to 39."""
        found = OPTION.match(self.piece(index))
        said = found["number"] if found else ""
        return int(said) if said.isdecimal() else _roman(said)

    def begins_line(self, index: int) -> bool:
        """Say whether a piece stands at the start of its line, behind nothing but the line's own number."""
        return begins_line(self.text, self.start(index))


def begins_line(text: str, start: int) -> bool:
    """Say whether nothing but a line's own number stands before `start`, in characters."""
    first = max(0, start - _WINDOW)
    before = text[first:start] if first == 0 else f"x{text[first:start]}"
    return _LINE_START.search(before) is not None


def signed(text: str) -> Signed:
    """Cut a text into signs and words; brackets and marks that pair with nothing become stray or words."""
    cut = Signed(text)
    at = 0
    for found in _SIGN.finditer(text):
        if found.start() > at:
            cut.signs.append(Sign.WORDS)
            cut.ends.append(found.start())
        cut.signs.append(_SIGNS[found.lastgroup or ""])
        cut.ends.append(found.end())
        at = found.end()
    if at < len(text):
        cut.signs.append(Sign.WORDS)
        cut.ends.append(len(text))
    _pair(cut)
    return cut


@dataclass(slots=True)
class _Level:
    """An open bracket: the marks in it that wait for their other half, and its last option.

    `holder` is the nearest level below that has options, -1 for none.
    """

    opened: int
    holder: int = -1
    waiting: dict[Sign, int] = field(default_factory=dict)
    option: int = -1


def _pair(cut: Signed) -> None:
    """Turn into strays and words what has no other half on its own level."""
    levels = [_Level(-1)]
    for index, sign in enumerate(cut.signs):
        if sign is Sign.OPEN:
            holder = len(levels) - 1 if levels[-1].option >= 0 else levels[-1].holder
            levels.append(_Level(index, holder))
        elif sign is Sign.CLOSE and len(levels) > 1:
            _settle(cut, levels.pop())
        elif sign is Sign.CLOSE:
            cut.signs[index] = Sign.STRAY
        elif sign in {Sign.ADDED, Sign.STRUCK}:
            _mark(cut, levels[-1], index)
        elif sign is Sign.OPTION:
            _resume(cut, levels, index)
            cut.following[levels[-1].option] = index
            levels[-1].option = index
    _settle(cut, levels[0])
    _give_up(cut, levels, 0)


def _resume(cut: Signed, levels: list[_Level], index: int) -> None:
    """Give up what is still open in "Option 1:" when a new line begins with "Option 2:"."""
    holder = levels[-1].holder
    if levels[-1].option >= 0 or holder < 0 or not cut.begins_line(index):
        return
    if cut.number(index) == cut.number(levels[holder].option) + 1:
        _give_up(cut, levels, holder)


def _give_up(cut: Signed, levels: list[_Level], last: int) -> None:
    """Make the brackets stray that are open above level `last`."""
    for level in levels[last + 1 :]:
        cut.signs[level.opened] = Sign.STRAY
        _settle(cut, level)
    del levels[last + 1 :]


def _mark(cut: Signed, level: _Level, index: int) -> None:
    """Pair a mark with the one that waits for it; a mark inside another kind of mark is words."""
    sign = cut.signs[index]
    if sign in level.waiting:
        del level.waiting[sign]
    elif level.waiting:
        cut.signs[index] = Sign.WORDS
    else:
        level.waiting[sign] = index


def _settle(cut: Signed, level: _Level) -> None:
    for index in level.waiting.values():
        cut.signs[index] = Sign.WORDS


def _roman(number: str) -> int:
    worth = [{"I": 1, "V": 5, "X": 10}[sign] for sign in number]
    after = [*worth[1:], 0]
    return sum(-one if one < other else one for one, other in zip(worth, after, strict=True))
