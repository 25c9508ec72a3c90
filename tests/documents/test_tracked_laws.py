"""The laws of tracked changes: reject all, accept all, keep one holder's."""

from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.documents.tracking.lines import line
from drafting.documents.tracking.values import TrackedText
from drafting.documents.tracking.weaving import Taste
from drafting.documents.word.layout import style_of
from drafting.documents.word.profile import Profile
from drafting.documents.word.tracked import write
from drafting.procedure.kinds import ParagraphKind
from drafting.text import tokens
from tests.documents.package_checker import problems
from tests.documents.resolver import Keep, everything, nothing, only, resolved
from tests.documents.versions import DELEGATIONS, HANDS, SCRIPTS, Case, cases, reworded, sentence

FORMS = {
    style_of(kind, level): (kind, level)
    for kind in ParagraphKind
    if kind is not ParagraphKind.FOOTNOTE
    for level in ((1, 2) if kind is ParagraphKind.SUBPARAGRAPH else (0,))
}


def read(package: bytes, keep: Keep) -> list[tuple[ParagraphKind, int, str]]:
    title, *found, rule = resolved(package, keep)
    assert (title.style, rule.style, rule.text) == ("Title", "EndRule", "")
    return [(*FORMS[each.style], each.text) for each in found]


def stated(text: TrackedText) -> list[tuple[ParagraphKind, int, str]]:
    """Return what stands when everything is accepted, as the value says it."""
    notes = {key: "".join(p.text for p in pieces if not p.deleted) for key, pieces in text.notes.items()}
    found, carried = [], ""
    for each in text.paragraphs:
        carried += "".join(piece.text for piece in each.pieces if not piece.deleted)
        if not each.deleted:
            for key, note in notes.items():
                carried = carried.replace(f"{{fn:{key}}}", "{{" + note + "}}")
            found.append((*each.form, carried))
            carried = ""
    assert carried == ""
    return found


@settings(max_examples=80, deadline=None)
@given(cases())
def test_reject_accept_and_keep_one(case: Case) -> None:
    text = case.woven()
    for profile in (Profile(), Profile(native_moves=False)):
        package = write(text, profile)
        assert read(package, nothing) == case.base_text()
        assert read(package, everything) == stated(text)
        for holder in case.versions:
            assert read(package, only(HANDS[holder].name)) == case.text_of(holder)


@settings(max_examples=30, deadline=None)
@given(cases(3))
def test_the_package_is_sound_and_the_same_every_time(case: Case) -> None:
    package = write(case.woven())
    assert problems(package) == []
    assert package == write(case.woven())


@settings(max_examples=30, deadline=None)
@given(cases())
def test_set_apart_the_base_still_comes_back(case: Case) -> None:
    text = case.woven(Taste("chair", apart=True))
    package = write(text)
    assert read(package, nothing) == case.base_text()
    assert read(package, everything) == stated(text)


@st.composite
def readings(draw: st.DrawFn) -> tuple[str, dict[str, str]]:
    """Draw a line, and what up to three holders would have instead: near it, or another line altogether."""
    language = draw(st.sampled_from(sorted(SCRIPTS)))
    base = sentence(draw, language)
    made = {
        holder: reworded(draw, base, language) if draw(st.booleans()) else sentence(draw, language)
        for holder in DELEGATIONS
    }
    return base, made


@settings(max_examples=300, deadline=None)
@given(readings())
def test_a_line_gives_everybody_their_own_text(case: tuple[str, dict[str, str]]) -> None:
    base, texts = case
    pieces = line(base, texts, "chair")
    assert "".join(piece.text for piece in pieces if not piece.inserted) == base
    for holder, text in texts.items():
        kept = [
            piece.text
            for piece in pieces
            if holder not in piece.deleted and (not piece.inserted or holder in piece.inserted)
        ]
        assert "".join(kept) == text


@settings(max_examples=100, deadline=None)
@given(readings())
def test_no_word_is_split(case: tuple[str, dict[str, str]]) -> None:
    base, texts = case
    for text in texts.values():
        pieces = line(base, {"KAZ": text})
        old = [piece.text for piece in pieces if not piece.inserted]
        assert [token for part in old for token in tokens(part)] == list(tokens(base))
