"""What cannot be printed is refused by name; what only looks dangerous is printed as it stands."""

from io import BytesIO

import docx
import pytest

from drafting.documents.values import IssuedText
from drafting.documents.word.clean import write
from drafting.procedure.kinds import ParagraphKind
from tests.documents.package_checker import parts, problems
from tests.documents.samples import SUB, issued, of, paragraph

PREAMBULAR, OPERATIVE = ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE

REFUSED = {
    "unknown footnote": (of(paragraph(PREAMBULAR, "Noting{fn:lost},")), "'lost'"),
    "footnote without text": (of(paragraph(PREAMBULAR, "Noting{fn:sg},"), footnotes={"sg": " "}), "'sg'"),
    "footnote without a key": (of(paragraph(PREAMBULAR, "Noting{fn:},")), "''"),
    "unknown footnote of the title": (issued(title="Declaration{fn:lost}"), "'lost'"),
    "control character": (
        of(paragraph(PREAMBULAR, "ok"), paragraph(PREAMBULAR, "Not\x0bing,")),
        "paragraph 2, character 4: U\\+000B",
    ),
    "new line": (of(paragraph(PREAMBULAR, "Noting\n")), "paragraph 1, character 7: U\\+000A"),
    "nothing at all": (issued(symbol="A/\x00"), "symbol, character 3: U\\+0000"),
    "half a character": (issued(title="\ud800"), "title, character 1: U\\+D800"),
    "no character": (issued(status="\uffff"), "status, character 1: U\\+FFFF"),
    "upper control": (issued(organ="\x85"), "organ, character 1: U\\+0085"),
    "control in a footnote": (issued(footnotes={"sg": "See\x07"}), "footnote 'sg', character 4: U\\+0007"),
    "sub-paragraph without level": (
        of(paragraph(SUB, "To act;")),
        "paragraph 1: the kind subparagraph has no level 0",
    ),
    "too deep": (of(paragraph(SUB, "To act;", level=3)), "no level 3"),
    "operative beneath": (of(paragraph(OPERATIVE, "Decide.", level=1)), "the kind operative has no level 1"),
    "footnote as paragraph": (of(paragraph(ParagraphKind.FOOTNOTE, "See A.")), "paragraph 1: a footnote"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_by_name(name: str) -> None:
    text, said = REFUSED[name]
    with pytest.raises(ValueError, match=said):
        write(text)


@pytest.mark.parametrize("opening", [-1, 8])
def test_italics_beyond_the_text_are_refused(opening: int) -> None:
    wrong = type(paragraph(PREAMBULAR, ""))(PREAMBULAR, "Noting,", opening)
    with pytest.raises(ValueError, match=f"the opening of {opening} characters"):
        write(of(wrong))


HOSTILE = [
    "<w:p><w:r><w:t>x</w:t></w:r></w:p>",
    "&amp; & &#0; &lt;",
    "]]> <![CDATA[ <!-- --> <?xml?>",
    "\"double\" 'single' “curly” ‘quotes’ «ёлочки»",
    "{{ 7 * 7 }} {% x %} ${x} {fn",
    "{ DDEAUTO c:\\\\windows calc } =cmd|' /C calc'!A0",
    "no\u00a0break, thin\u202f, soft, Ünïcode 𝄞 👩\u200d🚀 й",
    "  blanks  kept  ",
    "[2019]",
    "w" * 100_000,
    "word " * 20_000,
]


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: words[:20])
def test_hostile_words_are_words(words: str) -> None:
    text: IssuedText = issued(
        **dict.fromkeys(
            ("organ", "masthead", "symbol", "title", "distribution", "original", "status"), words
        ),
        paragraphs=(paragraph(PREAMBULAR, words + "{fn:sg}", words[:5]), paragraph(SUB, words, level=1)),
        footnotes={"sg": words},
    )
    package = write(text)
    assert problems(package) == []
    read = docx.Document(BytesIO(package)).paragraphs
    assert [each.text for each in read] == [words, words, words, words, ""]
    plain = parts(write(issued(**{**vars(text), "paragraphs": text.paragraphs})))
    assert plain == parts(package)


def test_a_key_of_any_shape_finds_its_footnote() -> None:
    key = "<&\"'] 1"
    package = write(of(paragraph(PREAMBULAR, f"Noting{{fn:{key}}},"), footnotes={key: "See A."}))
    assert problems(package) == []
    assert b"See A." in parts(package)["word/footnotes.xml"]
