"""The working file is the clean one with names on its paragraphs, ready to be edited in the capital."""

from io import BytesIO
from uuid import UUID, uuid5

import docx
import pytest
from lxml import etree

from drafting.documents.values import IssuedText
from drafting.documents.word import clean
from drafting.documents.word.anchors import note_anchor, note_key, paragraph_anchor, paragraph_key
from drafting.documents.word.working import DRAFT, REVISION, WorkingText, write
from tests.documents.package_checker import W, parts, problems, values
from tests.documents.samples import issued

SPACE = UUID(int=7)


def working(text: IssuedText | None = None) -> WorkingText:
    base = text or issued()
    keys = tuple(uuid5(SPACE, str(at)) for at in range(len(base.paragraphs)))
    return WorkingText(base, keys, "draft-1", "CRP.1")


@pytest.mark.parametrize("language", ["en", "ru", "ar", "zh"])
def test_it_is_sound_and_the_same_every_time(language: str) -> None:
    text = working(issued(language=language, status="Draft, not agreed"))
    assert problems(write(text)) == []
    assert write(text) == write(text)


def test_it_reads_as_the_clean_text() -> None:
    ours, theirs = (docx.Document(BytesIO(each)) for each in (write(working()), clean.write(issued())))
    assert [each.text for each in ours.paragraphs] == [each.text for each in theirs.paragraphs]
    assert [each.style for each in ours.paragraphs if each.style] != []


def test_every_paragraph_has_a_hidden_bookmark_round_its_words() -> None:
    root = etree.fromstring(parts(write(working()))["word/document.xml"])
    names = values([root], "bookmarkStart", "name")
    assert names == [paragraph_anchor(key) for key in working().keys]
    assert all(name.startswith("_") and len(name) <= 40 for name in names)
    for start in root.iter(f"{W}bookmarkStart"):
        whole = start.getparent()
        assert whole is not None
        assert [str(whole[at].tag).removeprefix(W) for at in (0, 1, -1)] == [
            "pPr",
            "bookmarkStart",
            "bookmarkEnd",
        ]


def test_a_name_says_which_paragraph_and_which_footnote() -> None:
    key = uuid5(SPACE, "x")
    assert paragraph_key(paragraph_anchor(key)) == key
    assert [paragraph_key(name) for name in ("_GoBack", "_rt_12", "rt")] == [None, None, None]
    assert [note_key(note_anchor(name) or "") for name in ("sg", "é <&", "1")] == ["sg", "é <&", "1"]
    assert (note_anchor("k" * 19), note_anchor(""), note_key("_rn_ff"), note_key("_x")) == (None,) * 4


def test_tracking_is_on_and_the_properties_say_where_it_belongs() -> None:
    members = parts(write(working()))
    assert b"<w:trackRevisions/>" in members["word/settings.xml"]
    custom = etree.fromstring(members["docProps/custom.xml"])
    assert {each.get("name"): "".join(each.itertext()) for each in custom} == {
        DRAFT: "draft-1",
        REVISION: "CRP.1",
    }
    assert b"trackRevisions" not in parts(clean.write(issued()))["word/settings.xml"]


def test_a_footnote_referred_to_twice_is_named_once() -> None:
    twice = issued(paragraphs=(issued().paragraphs[1],) * 2)
    notes = etree.fromstring(parts(write(working(twice)))["word/footnotes.xml"])
    assert values([notes], "bookmarkStart", "name") == [note_anchor("sg")]


@pytest.mark.parametrize("keys", [(), (SPACE,) * 18])
def test_ids_are_one_to_a_paragraph(keys: tuple[UUID, ...]) -> None:
    with pytest.raises(ValueError, match="an id of its own"):
        write(WorkingText(issued(), keys, "", ""))
