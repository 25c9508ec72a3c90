"""Words: the axis on which every change is measured."""

import re
from functools import lru_cache
from itertools import accumulate
from unicodedata import category

# Where combining marks and invisible joiners live; scanning all of Unicode would cost a tenth of a second.
_MARKED = (range(0x00AD, 0x00AE), range(0x0300, 0x20000), range(0xE0001, 0xE01F0))
_BLANK = r"\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
# Scripts written without blanks: Thai, Lao, Khmer, kana, Han. Their digits are numbers like any others.
_ALONE = (
    r"\u0e01-\u0e4f\u0e80-\u0ecf\u0edc-\u0eff\u1780-\u17df\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u303b"
    r"\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    r"\U0001aff0-\U0001b16f\U00020000-\U0003ffff"
)
_PICTURE = r"\u2190-\u2bff\U0001f000-\U0001faff"
_TONE = r"\U0001f3fb-\U0001f3ff"
_FLAG = r"\U0001f1e6-\U0001f1ff"
_CAPITAL = "0-9A-ZА-Я"
_SECTION = "|".join(f"(?<=/[{_CAPITAL}]{{{length}}})" for length in range(1, 5))
"""Before a full stop: a part of a document's symbol, one to four capitals behind a stroke."""
_KHMER_SUBSCRIPT = "\u17d2"


def _ranges(points: list[int]) -> str:
    """Return sorted code points as the inside of a character class."""
    runs: list[list[int]] = []
    for point in points:
        if runs and runs[-1][1] == point - 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in runs)


def _marks() -> str:
    """Return the characters that belong to the one before them: combining marks and invisible joiners."""
    kinds = {"Mn", "Mc", "Me", "Cf"}
    return _ranges([point for block in _MARKED for point in block if category(chr(point)) in kinds])


def _pattern() -> str:
    mark = rf"(?:{_KHMER_SUBSCRIPT}[{_ALONE}]|[{_marks()}])"
    letter = f"[^\\W_{_ALONE}]"
    joined = (
        rf"[-\u2010\u2011'\u2019\u02bc](?={letter})"  # Secretary-General's, государства-члены
        r"|/(?=[\w/.\-]{0,40}\d)"  # 60/288, A/RES/60/288, ASH/HLD/2017/CRP.1; but and/or stays three
        r"|\.(?=\d)"  # CRP.1, 0.5
        rf"|(?:{_SECTION})\.(?=[{_CAPITAL}]{{1,6}}[/.][\w/.\-]{{0,40}}\d)"  # TD/B/C.I/MEM.2
        r"|(?<=\d)[,:\u2013\u066b\u066c](?=\d)"  # 5,000; 18:00; 2001–2010
        r"|(?<=\d)(?<!\d{4})[\u00a0\u202f](?=\d{3}(?!\d))"  # 10 000, where the blank may not break
    )
    word = f"(?:{letter}|{mark})+(?:(?:{joined}){letter}(?:{letter}|{mark})*)*"
    footnote = rf"\{{fn:[^{{}}{_BLANK}]+\}}"
    flag = f"[{_FLAG}]{{2}}"
    picture = rf"(?!{flag})[{_PICTURE}](?:{mark}|[{_TONE}]|(?<=\u200d)[{_PICTURE}])*"  # a family is one word
    # Most words of the four scripts, found so in a third of the time; the rule behind them finds the same.
    letters = r"A-Za-zА-Яа-яЁё\u0621-\u063a\u0641-\u064a"
    plain = rf" ?[{letters}]++(?=[ ,;،؛]|\Z)|[\u4e00-\u9fff](?=[\u4e00-\u9fff，。、；])|[,;](?= )"
    other = rf"(?:{flag}|{footnote}|[^{_BLANK}]){mark}*"
    return rf"{plain}|[{_BLANK}]*(?:{word}|{picture}|{other})|[{_BLANK}]+"


_WORD = re.compile(_pattern())
_LETTER = re.compile(r"[^\W_]")


@lru_cache(maxsize=512)
def tokens(text: str) -> tuple[str, ...]:
    """Return the words of `text`, each with its leading blanks; joined again they are `text`, exactly.

    Punctuation stands apart; a Han, kana, Thai, Lao or Khmer character stands alone; a mark stays with its
    letter, a number with its separators ("60/288", "A/70/674"); `{fn:key}` is one word, and so is a picture
    with all that is joined to it. Blanks at the end are a word of their own. Any string will do; nothing is
    raised.
    """
    return cut(text)


def cut(text: str) -> tuple[str, ...]:
    """Return the words of a text that is not worth remembering, as `tokens` does."""
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=512)
def starts(text: str) -> tuple[int, ...]:
    """Return where each word of `text` begins, in characters, and last where the text ends."""
    return (0, *accumulate(map(len, tokens(text))))


def is_sign(word: str) -> bool:
    """Say whether a word is punctuation or blank: it holds no letter, no digit and no footnote."""
    return _LETTER.search(word) is None
