"""What comes back from the capital: with tracking off, from other programs, and from files never seen before."""

import subprocess
import sys
from pathlib import Path
from time import process_time

import pytest
from lxml import etree

from drafting.documents.tracking.found import Act, FoundText
from drafting.documents.tracking.returned import Basis, ChangeKind, How, Placed, Returned
from drafting.documents.tracking.views import blocks, everything, nothing, only, view
from drafting.documents.word.clean import write as write_clean
from drafting.documents.word.reader import read, read_returned
from drafting.documents.word.working import write
from tests.documents.hostile import packed
from tests.documents.libreoffice import needs_libreoffice
from tests.documents.package_checker import W, parts
from tests.documents.samples import issued
from tests.documents.test_working import working

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus" / "word"
needs_corpus = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the corpus of real files is not beside this repository"
)
BASE = working()
BASIS = Basis(
    tuple(zip(BASE.keys, (each.text for each in BASE.issued.paragraphs), strict=True)),
    BASE.issued.footnotes,
    (BASE.issued.title,),
)
FILE = write(BASE)
BODY = "word/document.xml"


def typed(*changes: tuple[str, str], part: str = BODY) -> bytes:
    """Change the markup as somebody who types with tracking off."""
    members = parts(FILE)
    for old, new in changes:
        assert old.encode() in members[part]
        members[part] = members[part].replace(old.encode(), new.encode(), 1)
    return packed(members)


def without_bookmarks(data: bytes) -> bytes:
    members = parts(data)
    root = etree.fromstring(members[BODY])
    for each in [*root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")]:
        each.getparent().remove(each)  # type: ignore[union-attr]  # a bookmark is in a paragraph
    members[BODY] = etree.tostring(root)
    return packed(members)


def places(data: bytes) -> Returned:
    return read_returned(data, BASIS)


def at(back: Returned, number: int) -> Placed:
    return next(each for each in back.placed if BASE.keys[number] in each.keys)


def test_words_typed_with_tracking_off_are_found() -> None:
    back = places(typed(("our commitment;", "our firm commitment;")))
    found = [each for each in back.placed if each.untracked]
    assert [(each.base, each.read, each.how) for each in found] == [
        (("Reaffirm our commitment;",), ("Reaffirm our firm commitment;",), How.BOOKMARK)
    ]


def test_a_paragraph_typed_with_tracking_off_is_new_and_knows_its_place() -> None:
    new = "</w:p><w:p><w:r><w:t>Welcome the offer;</w:t></w:r></w:p>"
    members = parts(FILE)
    first, rest = members[BODY].split(b"our commitment;", 1)
    members[BODY] = first + b"our commitment;" + rest.replace(b"</w:p>", new.encode(), 1)
    (found,) = (each for each in places(packed(members)).placed if each.how is How.NEW)
    assert (found.read, found.untracked, found.after) == (("Welcome the offer;",), True, BASE.keys[9])


def dropped(data: bytes, words: bytes) -> bytes:
    members = parts(data)
    root = etree.fromstring(members[BODY])
    for each in [*root.iter(f"{W}p")]:
        if words.decode() in "".join(map(str, each.itertext())):
            each.getparent().remove(each)  # type: ignore[union-attr]  # a paragraph is in a body
    members[BODY] = etree.tostring(root)
    return packed(members)


def test_a_paragraph_taken_out_with_tracking_off_is_missing() -> None:
    back = places(dropped(FILE, b"our commitment;"))
    assert back.missing == (BASE.keys[9],)
    assert not any(each.untracked for each in back.placed)


def test_a_paragraph_moved_with_tracking_off_is_displaced() -> None:
    members = parts(FILE)
    root = etree.fromstring(members[BODY])
    paragraphs = list(root[0])
    paragraphs[2].addprevious(paragraphs[9])
    members[BODY] = etree.tostring(root)
    back = places(packed(members))
    assert [each.keys for each in back.placed if each.displaced] == [(BASE.keys[8],)]


def test_without_bookmarks_likeness_finds_every_paragraph() -> None:
    back = places(without_bookmarks(typed(("Commit ourselves", "Solemnly commit ourselves"))))
    assert (back.missing, back.unplaced) == ((), ())
    assert [each.keys for each in back.placed] == [(key,) for key in BASE.keys]
    assert {each.how for each in back.placed} == {How.LIKENESS}


def test_a_paragraph_split_with_tracking_off_is_one_of_ours_in_two() -> None:
    back = places(typed(("our commitment;", "our</w:t></w:r></w:p><w:p><w:r><w:t>commitment;")))
    found = at(back, 9)
    assert (found.read, found.untracked) == (("Reaffirm our", "commitment;"), True)


def test_a_change_in_the_title_is_listed_and_not_placed() -> None:
    run = "<w:r><w:t>Draft </w:t></w:r>"
    title = '<w:t xml:space="preserve">Ashgabat Declaration</w:t>'
    assert title.encode() in parts(FILE)[BODY]
    change = f'Ashgabat Declaration</w:t></w:r><w:ins w:id="900" w:author="A">{run}</w:ins><w:r><w:t>'
    back = places(typed(("Ashgabat Declaration</w:t>", f"{change}</w:t>")))
    assert [each.accepted for each in back.unplaced] == [("Ashgabat DeclarationDraft ",)]


def test_a_footnote_reworded_comes_back_under_its_key() -> None:
    inserted = 'See also</w:t></w:r><w:ins w:id="901" w:author="A"><w:r><w:t> the Charter and</w:t></w:r></w:ins><w:r><w:t xml:space="preserve">'
    back = places(typed(("See also", inserted), part="word/footnotes.xml"))
    note = back.notes["sg"]
    assert note.accepted == "A/70/674. See also the Charter and resolution 70/254."
    assert (note.base, note.read, note.untracked) == (BASIS.footnotes["sg"],) * 2 + (False,)
    assert note.texts == {"A": note.accepted}
    assert [each.kind for each in note.changes] == [ChangeKind.INSERTED]


def test_a_footnote_typed_over_with_tracking_off_keeps_its_key() -> None:
    back = places(typed(("A/70/674", "A/70/999"), part="word/footnotes.xml"))
    assert list(back.notes) == ["sg"]
    assert (back.notes["sg"].untracked, back.notes["sg"].read[:8]) == (True, "A/70/999")
    assert not any(each.untracked for each in back.placed)


def test_a_name_taken_out_and_a_true_moment_are_read_as_word_means_them() -> None:
    du = 'xmlns:w16du="http://schemas.microsoft.com/office/word/2023/wordml/word16du"'
    change = f'<w:ins {du} w:id="902" w:author="" w:date="2026-11-23T12:00:00Z" w16du:dateUtc="2026-11-23T07:00:00Z"><w:r><w:t>x</w:t></w:r></w:ins>'
    back = places(typed(("Reaffirm</w:t></w:r>", f"Reaffirm</w:t></w:r>{change}")))
    assert [(each.author, each.date) for each in at(back, 9).changes] == [("Author", "2026-11-23T07:00:00Z")]


def paragraphs(body: str) -> FoundText:
    members = parts(FILE)
    start, _, rest = members[BODY].decode().partition("<w:body>")
    members[BODY] = f"{start}<w:body>{body}{rest[rest.index('<w:sectPr') :]}".encode()
    return read(packed(members))


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def test_words_in_fields_links_controls_and_tables_are_read() -> None:
    link = f'<w:hyperlink w:anchor="x">{run("a link")}</w:hyperlink>'
    control = f"<w:sdt><w:sdtContent>{run(' a control')}</w:sdtContent></w:sdt>"
    field = f'<w:fldSimple w:instr="PAGE">{run(" 7")}</w:fldSimple>'
    signs = "<w:r><w:tab/><w:t>x</w:t><w:noBreakHyphen/><w:t>y</w:t><w:softHyphen/><w:br/><w:t>z</w:t></w:r>"
    row = f"<w:tr><w:tc><w:p>{run('one')}</w:p></w:tc><w:tc><w:p>{run('two')}</w:p></w:tc></w:tr>"
    found = paragraphs(f"<w:p>{link}{control}{field}{signs}</w:p><w:tbl>{row}</w:tbl>")
    assert view(found.paragraphs, everything) == ["a link a control 7 x\u2011y z", "one", "two"]


def test_a_row_struck_out_goes_with_its_words() -> None:
    row = f'<w:tr><w:trPr><w:del w:id="1" w:author="A"/></w:trPr><w:tc><w:p>{run("one")}</w:p></w:tc></w:tr>'
    found = paragraphs(f"<w:tbl>{row}</w:tbl><w:p>{run('two')}</w:p>")
    assert view(found.paragraphs, everything) == ["two"]
    assert view(found.paragraphs, nothing) == ["one", "two"]


def test_what_has_no_place_is_listed() -> None:
    box = f"<w:r><w:pict><w:txbxContent><w:p>{run('in a box')}</w:p></w:txbxContent></w:pict></w:r>"
    formula = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>E=mc²</m:t></m:r></m:oMath>'
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0B7"/></w:r>'
    found = paragraphs(f"<w:p>{box}{formula}{symbol}{run('x')}</w:p>")
    assert found.left_out == ("in a box", "E=mc²", "Wingdings F0B7")
    assert view(found.paragraphs, nothing) == ["x"]


def test_somebodys_insertion_that_another_strikes_has_both_names() -> None:
    inner = '<w:del w:id="2" w:author="B"><w:r><w:delText>x</w:delText></w:r></w:del>'
    found = paragraphs(f'<w:p><w:ins w:id="1" w:author="A">{inner}</w:ins></w:p>')
    (each,) = found.paragraphs[0].runs
    assert (each.inserted, each.deleted) == (Act("A"), Act("B"))


def test_words_that_only_one_view_joins_stay_together() -> None:
    """FR splits a line, EG strikes the second half with its mark: for EG alone the first joins what follows."""
    mark = '<w:pPr><w:rPr><w:{} w:id="1" w:author="{}"/></w:rPr></w:pPr>'
    struck = '<w:del w:id="2" w:author="EG"><w:r><w:delText>half</w:delText></w:r></w:del>'
    first, second = mark.format("ins", "FR") + run("First"), mark.format("del", "EG") + struck
    found = paragraphs(f"<w:p>{first}</w:p><w:p>{second}</w:p><w:p>{run('Next')}</w:p>")
    (block,) = blocks(found.paragraphs)
    assert (block.before, block.after) == (("Firsthalf", "Next"), ("First", "Next"))
    assert view(block.paragraphs, only("EG")) == ["FirstNext"]


def test_an_answer_knows_what_it_answers() -> None:
    back = write_clean(issued())
    members = parts(back)
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    comments = "".join(
        f'<w:comment w:id="{n}" w:author="A" w:initials="a"><w:p w14:paraId="0000000{n}">{run(words)}</w:p></w:comment>'
        for n, words in enumerate(["Why?", "Because."])
    )
    members["word/comments.xml"] = f'<w:comments xmlns:w="{W[1:-1]}" {w14}>{comments}</w:comments>'.encode()
    more = '<w15:commentEx w15:paraId="00000001" w15:paraIdParent="00000000" w15:done="1"/>'
    w15 = "http://schemas.microsoft.com/office/word/2012/wordml"
    members["word/commentsExtended.xml"] = (
        f'<w15:commentsEx xmlns:w15="{w15}">{more}</w15:commentsEx>'.encode()
    )
    links = "".join(
        f'<Relationship Id="c{n}" Type="http://x/{kind}" Target="{kind}.xml"/>'
        for n, kind in enumerate(["comments", "commentsExtended"])
    )
    rels = "word/_rels/document.xml.rels"
    members[rels] = members[rels].replace(b"</Relationships>", f"{links}</Relationships>".encode())
    reference = '<w:r><w:commentReference w:id="0"/></w:r><w:r><w:commentReference w:id="1"/></w:r></w:p>'
    members[BODY] = members[BODY].replace(b"</w:p>", reference.encode(), 1)
    question, answer = read(packed(members)).paragraphs[0].comments
    assert (question.text, answer.text, answer.answers, answer.done) == ("Why?", "Because.", "0", True)


@needs_libreoffice
def test_libreoffice_keeps_what_we_know_the_paragraphs_by(tmp_path: Path) -> None:
    change = (
        '<w:ins w:id="903" w:author="Kazakhstan"><w:r><w:t xml:space="preserve"> firmly</w:t></w:r></w:ins>'
    )
    (tmp_path / "in.docx").write_bytes(typed(("Reaffirm</w:t></w:r>", f"Reaffirm</w:t></w:r>{change}")))
    office = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        office,
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        "out",
        "in.docx",
    ]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    back = places((tmp_path / "out/in.docx").read_bytes())
    assert (back.draft, back.revision, back.missing, back.unplaced) == ("draft-1", "CRP.1", (), ())
    assert [each.keys for each in back.placed] == [(key,) for key in BASE.keys]
    assert {each.how for each in back.placed} == {How.BOOKMARK}
    assert [(c.author, c.text) for each in back.placed for c in each.changes] == [("Kazakhstan", " firmly")]
    assert at(back, 9).accepted == ("Reaffirm firmly our commitment;",)
    assert not any(each.untracked for each in back.placed)


@needs_corpus
def test_every_real_file_is_read_without_loss() -> None:
    for path in sorted(CORPUS.glob("*.docx")):
        data = path.read_bytes()
        started = process_time()
        found = read(data)
        assert process_time() - started < 3, path.name
        root = etree.fromstring(parts(data)[BODY])
        for tag, _keep in (("delText", nothing), ("t", everything)):
            struck = f"{W}del" if tag == "t" else f"{W}ins"
            texts = [
                str(each.text)
                for each in root.iter(f"{W}{tag}")
                if each.text
                and not any(up.tag in {struck, f"{W}moveFrom", f"{W}moveTo"} for up in each.iterancestors())
            ]
            said = "".join("".join(run.text for run in each.runs) for each in found.paragraphs)
            assert all(text.replace("\n", " ") in said for text in texts), path.name
        changed = {str(each.get(f"{W}author")) for tag in ("ins", "del") for each in root.iter(f"{W}{tag}")}
        assert {name for name in changed if name} <= set(found.authors), path.name
        comments = {str(each.get(f"{W}id")) for each in root.iter(f"{W}commentReference")}
        assert {comment.number for each in found.paragraphs for comment in each.comments} == comments, (
            path.name
        )
        back = read_returned(data, Basis(()))
        lost = set(view(found.paragraphs, everything)) - {
            text for each in (*back.placed, *back.unplaced) for text in each.accepted
        }
        assert {text for text in lost if text.strip()} == set(), path.name


MEASURE = """
import sys
from time import process_time
from drafting.documents.tracking.returned import Basis
from drafting.documents.word.guard import Limits
from drafting.documents.word.reader import read_returned
from drafting.documents.word.unreadable import UnreadableFile
started = process_time()
try:
    read_returned(open(sys.argv[1], "rb").read(), Basis(()), Limits(ratio=10**6))
except UnreadableFile as refusal:
    print(refusal.code)
print(process_time() - started)
peak = [line for line in open("/proc/self/status") if line.startswith("VmHWM")]
print(int(peak[0].split()[1]) // 1024)
"""
INSERTED = '<w:ins w:id="1" w:author="A{}"><w:r><w:t>a</w:t></w:r></w:ins>'
MARK = '<w:p><w:pPr><w:rPr><w:ins w:id="1" w:author="A{}"/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
WORST = {
    "empty paragraphs": "<w:p/>" * 7_900,
    "single letters": "<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 70_000 + "</w:p>",
    "changes": "<w:p>" + INSERTED.format("") * 36_000 + "</w:p>",
    "marks": MARK.format("") * 7_900,
    "authors": "".join(MARK.format(at % 200) for at in range(7_900)),
    "words": f"<w:p>{run('word ' * 1_400_000)}</w:p>",
    "too many paragraphs": "<w:p/>" * 290_000,
    "too many authors": "".join(MARK.format(at) for at in range(7_900)),
}


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc that says what a process takes")
@pytest.mark.parametrize("name", WORST)
def test_the_worst_that_is_let_in_costs_little(name: str, tmp_path: Path) -> None:
    members = parts(FILE)
    members[BODY] = members[BODY].replace(b"<w:sectPr", f"{WORST[name]}<w:sectPr".encode(), 1)
    (tmp_path / "a.docx").write_bytes(packed(members))
    command = [sys.executable, "-c", MEASURE, "a.docx"]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    *refusal, seconds, megabytes = done.stdout.split()
    assert refusal == (["too_intricate"] if name.startswith("too many") else [])
    assert (float(seconds) < 3, int(megabytes) < 100) == (True, True), (seconds, megabytes)
