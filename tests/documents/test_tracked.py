"""What a delegation sees in Word: whose change, where, and why."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from drafting.documents.tracking.courses import traced
from drafting.documents.tracking.lines import line
from drafting.documents.tracking.values import (
    Form,
    Hand,
    Leaf,
    Piece,
    Remark,
    TrackedParagraph,
    TrackedText,
    Version,
)
from drafting.documents.tracking.weaving import Taste, weave
from drafting.documents.values import IssuedParagraph
from drafting.documents.word.profile import Profile
from drafting.documents.word.tracked import write
from drafting.procedure.kinds import ParagraphKind
from tests.documents.libreoffice import lines, needs_libreoffice
from tests.documents.package_checker import W, parts, problems, values
from tests.documents.resolver import everything, nothing, only, resolved
from tests.documents.samples import issued, paragraph
from tests.documents.versions import HANDS

OP, PP = ParagraphKind.OPERATIVE, ParagraphKind.PREAMBULAR
BASE = (
    paragraph(PP, "Recalling also the report{fn:sg} of 2015,", "Recalling also"),
    paragraph(OP, "Calls upon all States to act without delay;", "Calls upon"),
    paragraph(OP, "Notes the report. Decides to meet in 2019;", "Notes"),
    paragraph(OP, "Welcomes the offer of the Government of Turkmenistan;", "Welcomes"),
    paragraph(OP, "Requests the Secretary-General to report.", "Requests"),
)


def shown(pieces: tuple[Piece, ...]) -> str:
    """Write pieces as «+KAZ:inserted», «-KAZ:deleted» and kept words."""
    return "".join(
        piece.text if sign == "=" else f"«{sign}{','.join(piece.inserted or piece.deleted)}:{piece.text}»"
        for piece in pieces
        for sign in ["+" if piece.inserted else "-" if piece.deleted else "="]
    )


CALLS = "Calls upon all States to act without delay;"
LINES = {
    "one holder": (
        {"A": "Urges all States to act without delay;"},
        "«-A:Calls upon»«+A:Urges» all States to act without delay;",
    ),
    "two agree": (
        {"A": "Urges all States to act without delay;", "B": "Urges all States to act without delay;"},
        "«-A,B:Calls upon»«+A,B:Urges» all States to act without delay;",
    ),
    "rivals": (
        {"A": "Urges all States to act without delay;", "B": "Invites all States to act without any delay;"},
        "«-A,B:Calls upon»«+o:[»«+A:Urges»«+o: / »«+B:Invites»«+o:]» all States to act without«+B: any» delay;",
    ),
    "overlapping deletions": (
        {"A": "Calls upon to act without delay;", "B": "Calls upon all act without delay;"},
        "Calls upon«-A: all»«-A,B: States»«-B: to» act without delay;",
    ),
    "an insertion in a deletion": (
        {"A": "Calls upon all;", "B": "Calls upon all States to act promptly without delay;"},
        "Calls upon all«-A: States to act»«+B: »«+o:[»«+B:promptly»«+o:]»«-A: without delay»;",
    ),
    "a new text beside an edit": (
        {"A": "Decides to remain seized.", "B": "Calls upon States to act without delay;"},
        (
            "«-A,B:Calls upon all States to act without delay;»«+o:[»«+A:Decides to remain seized.»«+o: / »"
            "«+B:Calls upon States to act without delay;»«+o:]»"
        ),
    ),
    "nothing": ({"A": CALLS}, CALLS),
}


@pytest.mark.parametrize("name", LINES)
def test_a_line_reads_as_stated(name: str) -> None:
    texts, expected = LINES[name]
    assert shown(line(CALLS, texts, "o")) == expected


def woven(*texts: IssuedParagraph | str, holder: str = "KAZ", **changes: object) -> TrackedText:
    """Weave one version in: paragraphs by their words, or as they are."""
    known = {each.text: each for each in BASE}
    made = [known.get(each, IssuedParagraph(OP, each)) if isinstance(each, str) else each for each in texts]
    version = replace(Version(traced(BASE, made)), **changes)  # type: ignore[arg-type]  # the caller knows
    return weave(issued(paragraphs=BASE), {holder: version}, HANDS, Taste("chair"))


TEXTS = [each.text for each in BASE]


def root_of(text: TrackedText, part: str = "document", profile: Profile | None = None) -> etree._Element:
    return etree.fromstring(parts(write(text, profile or Profile()))[f"word/{part}.xml"])


def test_a_change_bears_the_name_and_the_moment() -> None:
    root = root_of(woven(*TEXTS[:4], "Requests the Secretary-General to report annually."))
    (change,) = root.iter(f"{W}ins")
    assert (change.get(f"{W}author"), change.get(f"{W}date")) == ("Kazakhstan", "2026-11-23T09:30:00Z")
    assert "".join(change.itertext()) == " annually"
    undated = woven(*TEXTS[:4], "Requests a report.", holder="UZB")
    assert all(each.get(f"{W}date") is None for each in root_of(undated).iter(f"{W}ins", f"{W}del"))


def test_a_split_is_an_inserted_mark_and_a_merger_a_deleted_one() -> None:
    split = woven(*TEXTS[:2], "Notes the report.", "Decides to meet in 2019;", *TEXTS[3:])
    halves = [(shown(each.pieces), each.inserted) for each in split.paragraphs[2:4]]
    assert halves == [("Notes the report.", ("KAZ",)), ("«-KAZ: »Decides to meet in 2019;", ())]
    merged = woven(TEXTS[0], f"{TEXTS[1]} {TEXTS[2]}", *TEXTS[3:])
    both = [(shown(each.pieces), each.deleted) for each in merged.paragraphs[1:3]]
    assert both == [(TEXTS[1], ("KAZ",)), (f"«+KAZ: »{TEXTS[2]}", ())]


def test_a_move_is_one_with_two_ends_or_a_deletion_and_an_insertion() -> None:
    text = woven(TEXTS[0], TEXTS[3], TEXTS[1], TEXTS[2], TEXTS[4])
    root = root_of(text)
    names = [values([root], f"move{way}RangeStart", "name") for way in ("From", "To")]
    assert names[0] == names[1] != []
    marks = [str(each.tag).removeprefix(W) for each in root.iterfind(f".//{W}pPr/{W}rPr/*")]
    assert sorted(marks) == ["moveFrom", "moveTo"]
    assert {each.tag for each in root.iter(f"{W}delText")} == set()
    plain = root_of(text, profile=Profile(native_moves=False))
    assert not list(plain.iter(f"{W}moveFrom", f"{W}moveTo", f"{W}moveFromRangeStart"))
    assert len(list(plain.iter(f"{W}delText"))) > 0


def test_what_is_edited_on_the_way_is_inserted_and_not_moved() -> None:
    edited = "Welcomes the generous offer of the Government of Turkmenistan;"
    text = woven(TEXTS[0], edited, TEXTS[1], TEXTS[2], TEXTS[4])
    arrived = next(each for each in text.paragraphs if each.move and each.inserted)
    assert [(piece.text, piece.moved) for piece in arrived.pieces if not piece.moved] == [
        (" generous", False)
    ]
    package = write(text)
    assert resolved(package, everything)[2].text == edited
    assert problems(package) == []


def test_a_footnote_comes_and_another_is_reworded() -> None:
    new = replace(BASE[1], text="Calls upon all States{fn:ga} to act without delay;")
    text = woven(BASE[0], new, *TEXTS[2:], footnotes={"ga": "Resolution 70/1.", "sg": "A/70/674, para. 5."})
    package = write(text)
    assert "{{Resolution 70/1.}}" in resolved(package, everything)[2].text
    assert [each.text for each in resolved(package, nothing)[1:3]] == [
        "Recalling also the report{{A/70/674. See also resolution 70/254.}} of 2015,",
        CALLS,
    ]
    assert "{{A/70/674, para. 5.}}" in resolved(package, only("Kazakhstan"))[1].text
    assert problems(package) == []


def test_a_rationale_is_a_comment_on_what_its_holder_changes() -> None:
    text = woven(
        *TEXTS[:4], "Requests the Chair to report.", reasons={4: "The Chair is nearer.\nAnd cheaper."}
    )
    body, comments = root_of(text), root_of(text, "comments")
    (comment,) = comments
    said = [comment.get(f"{W}{name}") for name in ("author", "initials", "date")]
    assert said == ["Kazakhstan", "KAZ", "2026-11-23T09:30:00Z"]
    assert ["".join(each.itertext()) for each in comment] == ["The Chair is nearer.", "And cheaper."]
    (start,) = body.iter(f"{W}commentRangeStart")
    names = []
    for each in start.itersiblings():
        names.append(str(each.tag).removeprefix(W))
        if names[-1] == "commentRangeEnd":
            break
    assert names == ["del", "ins", "commentRangeEnd"]


def test_a_change_of_several_bears_all_names_or_the_first_with_a_comment() -> None:
    leaves = traced(
        BASE, [*BASE[:4], replace(BASE[4], text="Requests the Secretary-General to report, anew.")]
    )
    versions = {"UZB": Version(leaves), "KAZ": Version(leaves)}
    text = weave(issued(paragraphs=BASE), versions, HANDS)
    assert values([root_of(text)], "ins", "author") == ["Kazakhstan; Uzbekistan"]
    assert len(root_of(text, "comments")) == 0
    first = Profile(sharing="first")
    assert values([root_of(text, profile=first)], "ins", "author") == ["Kazakhstan"]
    assert "".join(root_of(text, "comments", first).itertext()) == "+ Uzbekistan"


def test_an_author_is_never_too_long() -> None:
    hands = {f"P{number}": Hand(f"Republic of number {number}") for number in range(40)}
    leaves = traced(
        BASE, [*BASE[:4], replace(BASE[4], text="Requests the Secretary-General to report, anew.")]
    )
    text = weave(issued(paragraphs=BASE), dict.fromkeys(hands, Version(leaves)), hands)
    package = write(text)
    assert problems(package) == []
    assert "Republic of number 39" in "".join(root_of(text, "comments").itertext())


def by_hand(*pieces: Piece, **changes: object) -> TrackedText:
    made = TrackedParagraph(Form(OP), pieces)
    return TrackedText(issued(), (replace(made, **changes),), {}, HANDS)  # type: ignore[arg-type]  # the caller knows


def test_an_insertion_that_another_strikes_is_a_deletion_in_an_insertion() -> None:
    text = by_hand(Piece("Urges "), Piece("strongly ", inserted=("KAZ",), deleted=("UZB",)), Piece("all."))
    package = write(text)
    assert problems(package) == []
    keeps = (nothing, only("Kazakhstan"), everything)
    assert [resolved(package, keep)[1].text for keep in keeps] == [
        "Urges all.",
        "Urges strongly all.",
        "Urges all.",
    ]


WRONG = {
    "hand": (by_hand(Piece("x", inserted=("FRA",))), "no hand for 'FRA'"),
    "both": (by_hand(Piece("x", inserted=("KAZ",), deleted=("KAZ",))), "both inserts and deletes"),
    "mark": (by_hand(Piece("x"), inserted=("KAZ",), deleted=("KAZ",)), "both inserts and deletes"),
    "move": (by_hand(Piece("x"), move="m"), "'m' does not have two ends"),
    "remark": (by_hand(Piece("x"), remarks=(Remark("KAZ", "why", 0, 2),)), "pieces 0 to 2"),
    "control": (by_hand(Piece("x\x07")), "U\\+0007"),
    "said": (by_hand(Piece("x"), remarks=(Remark("KAZ", "\x07", 0, 1),)), "cannot be printed"),
    "form": (by_hand(Piece("x"), former=Form(PP)), "changed form"),
    "footnote": (by_hand(Piece("x{fn:lost}")), "'lost'"),
    "name": (TrackedText(issued(), (), {}, {"KAZ": Hand(" ")}), "no name"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_written_is_refused_by_name(name: str) -> None:
    text, said = WRONG[name]
    with pytest.raises(ValueError, match=said):
        write(text)


def test_a_version_without_a_hand_is_refused() -> None:
    with pytest.raises(ValueError, match="no hand for FRA"):
        weave(issued(), {"FRA": Version(())}, HANDS)


def test_competing_wholes_can_stand_as_paragraphs_of_their_own() -> None:
    rewritten = [
        replace(BASE[1], text=text) for text in ("Decides to remain seized.", "Thanks its Chair warmly.")
    ]
    versions = {
        holder: Version(tuple(Leaf(each, (at,)) for at, each in enumerate([BASE[0], own, *BASE[2:]])))
        for holder, own in zip(("KAZ", "UZB"), rewritten, strict=True)
    }
    text = weave(issued(paragraphs=BASE), versions, HANDS, Taste("chair", apart=True))
    assert [each.text for each in resolved(write(text), everything)[2:5]] == [
        CALLS,
        "Alt. 1 Decides to remain seized.",
        "Alt. 2 Thanks its Chair warmly.",
    ]


def test_what_is_put_between_two_that_another_merges_is_not_lost() -> None:
    base = issued(paragraphs=BASE[1:4])
    kept = [Leaf(each, (at,)) for at, each in enumerate(base.paragraphs)]
    merged = replace(BASE[1], text=f"{BASE[1].text} {BASE[2].text}", opening=0)
    versions = {
        "KAZ": Version((Leaf(merged, (0, 1)), kept[2])),
        "UZB": Version((kept[0], Leaf(IssuedParagraph(OP, "Adds this;")), *kept[1:])),
    }
    package = write(weave(base, versions, HANDS, Taste("chair")))
    for holder, version in versions.items():
        found = [each.text for each in resolved(package, only(HANDS[holder].name))[1:-1]]
        assert found == [leaf.paragraph.text for leaf in version.leaves]
    assert [each.text for each in resolved(package, nothing)[1:-1]] == [each.text for each in base.paragraphs]


def plain(texts: list[str]) -> list[str]:
    """Leave out what a text file says otherwise: numbers, and where a footnote stands."""
    numbered = (re.sub(r"^\s*(?:\d+\.|\([a-z]+\)|\d+)\s*", "", text) for text in texts)
    return [re.sub(r"(?<=report)1|\{\{.*?\}\}|\s+", "", text) for text in numbered]


@needs_libreoffice
def test_libreoffice_accepts_and_rejects_the_same(tmp_path: Path) -> None:
    arabic = paragraph(OP, "تدعو جميع الدول إلى التعاون،")
    chinese = paragraph(OP, "吁请各国立即采取行动；")
    base = (*BASE, arabic, chinese)
    kaz = [
        BASE[0],
        BASE[3],
        BASE[1],
        paragraph(OP, "Notes the report."),
        paragraph(OP, "Decides to meet in 2019;"),
    ]
    uzb = [
        BASE[0],
        replace(BASE[1], text="Urges all States to act;"),
        *BASE[2:4],
        replace(arabic, text="تدعو الدول إلى التعاون،"),
    ]
    versions = {
        "KAZ": Version(traced(base, [*kaz, replace(chinese, text="吁请各国采取行动；")])),
        "UZB": Version(traced(base, [*uzb, chinese, paragraph(OP, "A new last one.")])),
    }
    package = write(weave(issued(paragraphs=base), versions, HANDS, Taste("chair")))
    for command, keep in (("Accept", everything), ("Reject", nothing)):
        found = lines(package, tmp_path, f".uno:{command}AllTrackedChanges")
        assert plain(found) == plain([each.text for each in resolved(package, keep)])


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_pandoc_reads_the_same_changes(tmp_path: Path) -> None:
    edited = [*BASE[:1], replace(BASE[1], text="Urges all States to act;"), *BASE[2:4], BASE[4]]
    rival = [*BASE[:1], replace(BASE[1], text="Invites all States to act without delay;"), *BASE[2:]]
    versions = {"KAZ": Version(traced(BASE, edited)), "UZB": Version(traced(BASE, rival), {1: "Softer."})}
    package = write(weave(issued(paragraphs=BASE), versions, HANDS, Taste("chair")))
    (tmp_path / "a.docx").write_bytes(package)
    for way, keep in (("accept", everything), ("reject", nothing)):
        command = ["pandoc", "--from=docx", "--to=plain", "--wrap=none", f"--track-changes={way}", "a.docx"]
        done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True, timeout=60)
        said = re.sub(r"\s+", "", done.stdout)
        for each in resolved(package, keep)[2:-1]:
            assert re.sub(r"\s+", "", each.text) in said
    command = ["pandoc", "--from=docx", "--to=native", "--track-changes=all", "a.docx"]
    done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True, timeout=60)
    assert set(re.findall(r'"author"\s*,\s*"([^"]*)"', done.stdout)) == {
        "Kazakhstan",
        "Uzbekistan",
        "Kazakhstan; Uzbekistan",
        "Chair",
    }
