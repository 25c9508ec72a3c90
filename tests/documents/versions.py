"""Texts under negotiation, and what delegations make of them: strategies for the laws of tracked changes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from hypothesis import strategies as st

from drafting.documents.tracking.courses import traced
from drafting.documents.tracking.values import Hand, Leaf, TrackedText, Version
from drafting.documents.tracking.weaving import Taste, weave
from drafting.documents.values import IssuedParagraph, IssuedText
from drafting.procedure.kinds import ParagraphKind
from tests.documents.samples import issued

_WORDS = {
    "en": "Calls upon all States to act without delay, and notes the 60/288 report; or not. Secretary-General's",
    "ru": "Призывает все государства-члены принять меры, не откладывая; и отмечает доклад й",
    "ar": "تدعو جميع الدول إلى التعاون، وتحيط علماً بالتقرير ASH/HLD/2017/CRP.1 مُحَمَّد",
    "zh": "吁 请 各 国 立 即 采 取 行 动 ， 并 注 意 到 报 告 ； 。",
    "tk": "Ähli döwletleri hyzmatdaşlyga çagyrýar, hem-de hasabaty belleýär; ýaňy",
}
SCRIPTS = {language: words.split() for language, words in _WORDS.items()}
KINDS = (ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE, ParagraphKind.SUBPARAGRAPH, ParagraphKind.HEADING)
WHEN = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
HANDS = {
    "KAZ": Hand("Kazakhstan", "KAZ", WHEN),
    "UZB": Hand("Uzbekistan", "UZB"),
    "TKM": Hand("Türkmenistan", "TKM", WHEN),
    "chair": Hand("Chair", "CH"),
}
DELEGATIONS = ("KAZ", "UZB", "TKM")


@dataclass(frozen=True)
class Case:
    base: IssuedText
    versions: dict[str, Version]

    def text_of(self, holder: str) -> list[tuple[ParagraphKind, int, str]]:
        version = self.versions[holder]
        notes = {**self.base.footnotes, **version.footnotes}
        return list(shapes((leaf.paragraph for leaf in version.leaves), notes))

    def base_text(self) -> list[tuple[ParagraphKind, int, str]]:
        return list(shapes(self.base.paragraphs, self.base.footnotes))

    def woven(self, taste: Taste | None = None) -> TrackedText:
        return weave(self.base, self.versions, HANDS, taste or Taste("chair"))


def shapes(
    paragraphs: Iterable[IssuedParagraph], notes: Mapping[str, str]
) -> Iterator[tuple[ParagraphKind, int, str]]:
    for each in paragraphs:
        text = each.text
        for key, note in notes.items():
            text = text.replace(f"{{fn:{key}}}", "{{" + note + "}}")
        yield each.kind, each.level, text


def sentence(draw: st.DrawFn, language: str) -> str:
    glue = "" if language == "zh" else " "
    said = glue.join(draw(st.lists(st.sampled_from(SCRIPTS[language]), min_size=0, max_size=9)))
    return said + draw(st.sampled_from(["", "", "", "{fn:sg}", "{fn:un}", "  "]))


def form(draw: st.DrawFn) -> tuple[ParagraphKind, int]:
    kind = draw(st.sampled_from(KINDS))
    return kind, draw(st.integers(1, 2)) if kind is ParagraphKind.SUBPARAGRAPH else 0


def paragraph(draw: st.DrawFn, language: str) -> IssuedParagraph:
    text = sentence(draw, language)
    kind, level = form(draw)
    return IssuedParagraph(kind, text, draw(st.integers(0, min(9, len(text)))), level)


def reworded(draw: st.DrawFn, text: str, language: str) -> str:
    """Return the text with some words struck, replaced or put in."""
    words = text.split(" ") if language != "zh" else [*text]
    if "{" in text and language == "zh":
        return text + draw(st.sampled_from(SCRIPTS[language]))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(words)))
        words[at : at + draw(st.integers(0, 2))] = draw(
            st.lists(st.sampled_from(SCRIPTS[language]), max_size=2)
        )
    return ("" if language == "zh" else " ").join(words)


ACTS = ("reword", "reword", "reword", "delete", "insert", "move", "split", "merge", "reshape")


def act(draw: st.DrawFn, leaves: list[Leaf], language: str) -> None:
    """Do one thing to a version."""
    doing = draw(st.sampled_from(ACTS)) if leaves else "insert"
    at = draw(st.integers(0, len(leaves) - 1)) if leaves else 0
    if doing == "insert":
        leaves.insert(
            draw(st.integers(0, len(leaves))), Leaf(paragraph(draw, language), reason=draw(REASONS))
        )
        return
    leaf = leaves[at]
    was = leaf.paragraph
    if doing == "reword":
        leaves[at] = replace(leaf, paragraph=replace(was, text=reworded(draw, was.text, language), opening=0))
    elif doing == "delete":
        del leaves[at]
    elif doing == "move":
        leaves.insert(draw(st.integers(0, len(leaves) - 1)), leaves.pop(at))
    elif doing == "reshape":
        kind, level = form(draw)
        leaves[at] = replace(leaf, paragraph=replace(was, kind=kind, level=level))
    elif doing == "split":
        cut = draw(st.integers(0, len(was.text)))
        if "{" not in was.text:
            halves = (was.text[:cut], was.text[cut:].lstrip())
            leaves[at : at + 1] = [
                replace(leaf, paragraph=replace(was, text=each, opening=0)) for each in halves
            ]
    elif at + 1 < len(leaves):
        other = leaves.pop(at + 1)
        text = f"{was.text} {other.paragraph.text}"
        leaves[at] = Leaf(replace(was, text=text), tuple(sorted({*leaf.sources, *other.sources})))


REASONS = st.sampled_from(["", "", "Agreed language.", "As in 70/1:\nsee there."])


@st.composite
def cases(draw: st.DrawFn, most: int = 5) -> Case:
    """Draw a base of one script and up to three versions, each a few acts away from it."""
    language = draw(st.sampled_from(sorted(SCRIPTS)))
    base = tuple(paragraph(draw, language) for _ in range(draw(st.integers(0, most))))
    notes = {"sg": "A/70/674.", "un": "See the Charter of the United Nations."}
    versions = {}
    for holder in DELEGATIONS[: draw(st.integers(1, 3))]:
        leaves = [Leaf(each, (at,)) for at, each in enumerate(base)]
        for _ in range(draw(st.integers(0, 3))):
            act(draw, leaves, language)
        made = tuple(leaves) if draw(st.booleans()) else traced(base, [each.paragraph for each in leaves])
        reasons = {at: draw(REASONS) for at in range(len(base))}
        changed = {"sg": "A/70/674, paragraph 5."} if draw(st.booleans()) else {}
        versions[holder] = Version(made, {at: why for at, why in reasons.items() if why}, changed)
    return Case(issued(language=language, paragraphs=base, footnotes=notes), versions)
