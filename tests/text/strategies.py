"""Texts in several scripts, and proposals made on them."""

from hypothesis import strategies as st

ENGLISH = (
    " States",
    " the",
    " of",
    " law",
    " and",
    ",",
    ";",
    " (",
    ")",
    "(a)",
    " 60/288",
    " “",
    "”",
    " States’",
)
RUSSIAN = (" государств", " и", " права", " стратегии", ",", " государства-члены", " «", "»", " и\u0306ога")
ARABIC = (" الدُّوَل", " وَ", " القانون", "،", " مُكَافَحَة", " می\u200cخواهد", "؛")
CHINESE = ("各", "国", "的", "法", "律", "，", "。", "反", "恐")
OTHERS = ("ไทย", " ລາວ", " ខ្ញុំ", " とう", "カ\u3099", " {fn:a1}", "{fn:b}", " हिन्दी", "\u00a0;", "  ")

SCRIPTS = (ENGLISH, RUSSIAN, ARABIC, CHINESE, ENGLISH + RUSSIAN + ARABIC + CHINESE + OTHERS)

wild = st.text(st.characters(exclude_categories=()), max_size=40)
"""Any characters at all, lone surrogates too."""


def prose(longest: int = 24) -> st.SearchStrategy[str]:
    """Texts of one script, or of all mixed; few different words, so that they repeat."""
    script = st.sampled_from(SCRIPTS)
    return script.flatmap(lambda words: st.lists(st.sampled_from(words), max_size=longest).map("".join))


texts = st.one_of(prose(), prose(), wild)


@st.composite
def rounds(draw: st.DrawFn, most: int = 4) -> tuple[str, dict[str, str]]:
    """A base and the proposals on it: small changes of it, and now and then something else altogether."""
    words = draw(st.sampled_from(SCRIPTS))
    base = draw(st.lists(st.sampled_from(words), max_size=24))
    proposals = {}
    for number in range(draw(st.integers(0, most))):
        proposals[f"P-{number}"] = draw(st.one_of(changed(base, words), changed(base, words), texts))
    return "".join(base), proposals


@st.composite
def changed(draw: st.DrawFn, base: list[str], words: tuple[str, ...]) -> str:
    """The base with one to three stretches rewritten."""
    text = list(base)
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 3)))
        text[start:end] = draw(st.lists(st.sampled_from(words), max_size=4))
    return "".join(text)
