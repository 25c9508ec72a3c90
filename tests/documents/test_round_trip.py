"""The law of the round trip: what was changed in Word comes back, nothing lost and nothing invented."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import groupby
from uuid import UUID, uuid5

from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.documents.tracking.returned import Basis, How, Placed, Returned
from drafting.documents.word.reader import read_returned
from drafting.documents.word.working import WorkingText, write
from tests.documents.samples import issued
from tests.documents.versions import SCRIPTS, paragraph
from tests.documents.word_editor import DATE, Edit, Editor, Plan, Sheet

AUTHORS = ("Kazakhstan", "Uzbekistan", "دولة")
SPACE = UUID(int=11)
Keep = Callable[[str], bool]


@dataclass(frozen=True)
class Session:
    text: WorkingText
    plans: list[Plan]
    chop: int

    @property
    def basis(self) -> Basis:
        issued_ = self.text.issued
        texts = tuple(each.text for each in issued_.paragraphs)
        return Basis(tuple(zip(self.text.keys, texts, strict=True)), issued_.footnotes, (issued_.title,))


def atoms(text: str) -> int:
    """Count characters and footnote references."""
    return len(text.replace("{fn:sg}", "*").replace("{fn:un}", "*"))


def notes(texts: list[str]) -> tuple[str, ...]:
    return tuple(part[:2] for text in texts for part in text.split("{fn:")[1:])


@st.composite
def edits(draw: st.DrawFn, size: int, language: str) -> tuple[Edit, ...]:
    """Draw strikes and insertions that do not overlap, and leave the last atom alone."""
    places = sorted(draw(st.sets(st.integers(0, size - 1), max_size=4)))
    found = []
    for start, end in zip(
        places[::2], [*places[1::2], *([places[-1]] if len(places) % 2 else [])], strict=True
    ):
        put = draw(st.sampled_from(["", *SCRIPTS[language]]))
        if start == end and not put:
            continue
        striker = draw(st.sampled_from(AUTHORS)) if start < end else ""
        found.append(Edit(start, end, striker, put, draw(st.sampled_from(AUTHORS)) if put else ""))
    return tuple(found)


@st.composite
def plans(draw: st.DrawFn, size: int, language: str) -> Plan:
    """Draw what happens to one paragraph, without its neighbours."""
    author, word = draw(st.sampled_from(AUTHORS)), draw(st.sampled_from(SCRIPTS[language]))
    said = draw(st.sampled_from([None, None, (author, f"Because of {word}.")]))
    doing = draw(st.sampled_from(["edit", "edit", "delete", "split", "new", "enter", "nothing"]))
    if doing == "delete":
        return Plan(deleted_by=author, comment=said)
    if doing == "new":
        return Plan(
            draw(edits(size, language)), new=((f"{word} one", author), (f"{word} two", author)), comment=said
        )
    if doing == "enter":
        return Plan(draw(edits(size, language)), new=((f"{word} new", author),), enter=True, comment=said)
    made = draw(edits(size, language)) if doing != "nothing" else ()
    free = [at for at in range(1, size) if not any(e.start <= at <= e.end for e in made)]
    if doing == "split" and free:
        return Plan(made, split=(draw(st.sampled_from(free)), author), comment=said)
    return Plan(made, comment=said)


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    language = draw(st.sampled_from(sorted(SCRIPTS)))
    drawn = [paragraph(draw, language) for _ in range(draw(st.integers(1, 5)))]
    glue = "" if language == "zh" else " "
    base = tuple(
        replace(each, text=f"{SCRIPTS[language][at]}{glue}{each.text}", opening=0)
        for at, each in enumerate(drawn)
    )
    made = [draw(plans(atoms(each.text), language)) for each in base]
    author = draw(st.sampled_from(AUTHORS))
    for at in range(len(made) - 1):
        if _plain(made[at]) and _plain(made[at + 1]) and draw(st.booleans()):
            made[at] = replace(made[at], merged_by=author)
    still = [at for at, each in enumerate(made) if _plain(each) and not each.merged_by]
    still = [at for at in still if not (at and made[at - 1].merged_by)]
    if len(still) > 1 and draw(st.booleans()):
        made[still[0]] = Plan(moved=(still[-1], author))
    keys = tuple(uuid5(SPACE, str(at)) for at in range(len(base)))
    text = WorkingText(issued(language=language, paragraphs=base, footnotes=NOTES), keys, "d", "r")
    return Session(text, made, draw(st.integers(1, 30)))


NOTES = {"sg": "A/70/674.", "un": "See the Charter."}


def _plain(plan: Plan) -> bool:
    return not (plan.deleted_by or plan.split or plan.new or plan.moved)


def documents(sheets: list[Sheet], keep: Keep) -> list[str]:
    """Say how the whole reads when these changes are kept and the others are not."""
    found, carried = [], ""
    for sheet in sheets:
        for each in sheet.stretches:
            if (not each.inserted or keep(each.inserted)) and not (each.deleted and keep(each.deleted)):
                carried += each.text
        if (sheet.inserted and not keep(sheet.inserted)) or (sheet.deleted and keep(sheet.deleted)):
            continue
        found.append(carried)
        carried = ""
    return [*found, *([carried] if carried else [])]


def changes(sheets: list[Sheet]) -> list[tuple[str, str, str, str]]:
    """List every change as the reader should."""
    found = []
    for sheet in sheets:
        for (inserted, deleted, moved), group in groupby(
            sheet.stretches, key=lambda s: (s.inserted, s.deleted, s.moved)
        ):
            text = "".join(each.text for each in group)
            kinds = ("moved_to", "moved_from") if moved else ("inserted", "deleted")
            found += [
                (kind, who, DATE, text) for kind, who in zip(kinds, (inserted, deleted), strict=True) if who
            ]
        marks = (("mark_inserted", sheet.inserted), ("mark_deleted", sheet.deleted))
        found += [(kind, who, DATE, "") for kind, who in marks if who]
    return found


def edited(session: Session) -> tuple[list[Sheet], Returned]:
    texts = [each.text for each in session.text.issued.paragraphs]
    editor = Editor(write(session.text), notes(texts), session.chop)
    data, sheets = editor.edited(session.plans)
    return sheets, read_returned(data, session.basis)


def whole(back: Returned, texts: Callable[[Placed], tuple[str, ...]]) -> list[str]:
    return [text for each in back.placed for text in texts(each)]


@settings(max_examples=80, deadline=None)
@given(sessions())
def test_the_same_changes_come_back(session: Session) -> None:
    sheets, back = edited(session)
    assert (back.draft, back.revision, back.missing, back.unplaced, back.left_out) == ("d", "r", (), (), ())
    assert whole(back, lambda each: each.read) == [text for _, text in session.basis.paragraphs]
    assert whole(back, lambda each: each.accepted) == documents(sheets, lambda _: True)
    for author in AUTHORS:
        expected = documents(sheets, lambda name, author=author: name == author)  # type: ignore[misc]  # bound at once
        assert whole(back, lambda each, author=author: each.texts.get(author, each.read)) == expected  # type: ignore[misc]  # bound at once
    found = [(c.kind.value, c.author, c.date, c.text) for each in back.placed for c in each.changes]
    assert found == changes(sheets)


@settings(max_examples=40, deadline=None)
@given(sessions())
def test_each_change_comes_back_to_its_own_paragraph(session: Session) -> None:
    sheets, back = edited(session)
    texts = dict(session.basis.paragraphs)
    assert [key for each in back.placed for key in each.keys] == list(texts)
    for each in back.placed:
        assert each.base == tuple(texts[key] for key in each.keys)
        assert not each.untracked
        assert not each.displaced
        assert each.how is (How.BOOKMARK if each.keys else How.NEW)
    keys = list(texts)
    said = {keys[sheet.key]: sheet.comment for sheet in sheets if sheet.comment and sheet.key is not None}
    found = {key: (c.author, c.text) for each in back.placed for key in each.keys for c in each.comments}
    merged = {key for each in back.placed if len(each.keys) > 1 for key in each.keys}
    assert {key: each for key, each in found.items() if key not in merged} == {
        key: each for key, each in said.items() if key not in merged
    }
    assert sum(len(each.comments) for each in back.placed) == len(said)


@settings(max_examples=40, deadline=None)
@given(sessions())
def test_what_is_new_knows_where_it_stands_and_where_it_came_from(session: Session) -> None:
    sheets, back = edited(session)
    keys = [key for key, _ in session.basis.paragraphs]
    expected, last = [], -1
    for sheet in sheets:
        if sheet.key is None:
            text = "".join(each.text for each in sheet.stretches)
            origin = () if sheet.origin is None else (keys[sheet.origin],)
            expected.append((keys[last], (text,), origin))
        else:
            last = sheet.key
    found = [(each.after, each.accepted, each.origin) for each in back.placed if each.how is How.NEW]
    assert found == expected


@settings(max_examples=10, deadline=None)
@given(sessions())
def test_an_untouched_file_says_nothing(session: Session) -> None:
    back = read_returned(write(session.text), session.basis)
    assert back.authors == ()
    assert [bool(each.changes or each.comments or each.untracked) for each in back.placed] == [False] * len(
        session.plans
    )
