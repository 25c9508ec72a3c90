"""Word as an editor: writes tracked changes into a working file the way Word does, runs split and all."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from tests.documents.hostile import packed
from tests.documents.package_checker import W, parts

DATE = "2026-11-23T10:00:00Z"
R_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


@dataclass(frozen=True)
class Edit:
    """Strike atoms [start, end) of a paragraph, by `striker`, and write `put` after them, by `writer`."""

    start: int
    end: int
    striker: str = ""
    put: str = ""
    writer: str = ""


@dataclass(frozen=True)
class Plan:
    """What happens to one paragraph of the file; places are counted in atoms: characters and references."""

    edits: tuple[Edit, ...] = ()
    split: tuple[int, str] | None = None
    merged_by: str = ""
    deleted_by: str = ""
    moved: tuple[int, str] | None = None
    new: tuple[tuple[str, str], ...] = ()
    enter: bool = False
    comment: tuple[str, str] | None = None


@dataclass
class Stretch:
    text: str
    inserted: str = ""
    deleted: str = ""
    moved: bool = False


@dataclass
class Sheet:
    """What one paragraph of the edited file should be read as."""

    stretches: list[Stretch]
    inserted: str = ""
    deleted: str = ""
    moved: bool = False
    key: int | None = None
    origin: int | None = None
    comment: tuple[str, str] | None = None


@dataclass
class Atom:
    run: etree._Element
    text: str
    reference: etree._Element | None = None


def w(tag: str, **attributes: str) -> etree._Element:
    element = etree.Element(f"{W}{tag}")
    for name, value in attributes.items():
        element.set(f"{W}{name}", value)
    return element


@dataclass
class Editor:
    """One editing session. `keys` are those of the footnotes in the order of their references."""

    package: bytes
    keys: tuple[str, ...] = ()
    chop: int = 7
    ids: int = 9000
    comments: list[etree._Element] = field(default_factory=list)

    def edited(self, plans: list[Plan]) -> tuple[bytes, list[Sheet]]:
        """Return the file after the plans, one for each paragraph after the title, and what it should say."""
        members = parts(self.package)
        root = etree.fromstring(members["word/document.xml"])
        body = root[0]
        notes = iter(self.keys)
        paragraphs = [each for each in body if each.tag == f"{W}p"][1:-1]
        atoms = [list(self.atoms(each, notes)) for each in paragraphs]
        sheets = [
            self.paragraph(at, each, atoms[at], plan)
            for at, (each, plan) in enumerate(zip(paragraphs, plans, strict=True))
        ]
        for at, plan in enumerate(plans):
            if plan.moved:
                self.move(at, plan, paragraphs, sheets)
        for at, plan in enumerate(plans):
            for text, author in reversed(plan.new):
                self.add(paragraphs[at], sheets[at], text, author, enter=plan.enter)
        members["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
        self.add_comments(members)
        return packed(members), [sheet for group in sheets for sheet in group]

    def atoms(self, paragraph: etree._Element, notes: Iterator[str]) -> Iterator[Atom]:
        for run in paragraph.iter(f"{W}r"):
            for child in run:
                if child.tag == f"{W}t":
                    yield from (Atom(run, letter) for letter in child.text or "")
                elif child.tag == f"{W}footnoteReference":
                    yield Atom(run, f"{{fn:{next(notes)}}}", child)

    def number(self) -> str:
        self.ids += 1
        return str(self.ids)

    def change(self, tag: str, author: str, **more: str) -> etree._Element:
        return w(tag, id=self.number(), author=author, date=DATE, **more)

    def runs(self, atoms: list[Atom], *, struck: bool = False) -> Iterator[etree._Element]:
        """Yield runs as Word leaves them: cut anywhere, with session numbers and spelling marks."""
        start = 0
        for at in range(1, len(atoms) + 1):
            ends = at == len(atoms) or atoms[at].run is not atoms[start].run
            if (
                ends
                or atoms[at].reference is not None
                or atoms[start].reference is not None
                or at - start == self.chop
            ):
                yield self.run(atoms[start:at], struck=struck)
                yield w("proofErr", type="spellStart")
                start = at

    def run(self, atoms: list[Atom], *, struck: bool) -> etree._Element:
        run = w("r", rsidR="00AB12CD")
        properties = atoms[0].run.find(f"{W}rPr")
        run.extend([deepcopy(properties)] if properties is not None else [])
        if atoms[0].reference is not None:
            run.append(deepcopy(atoms[0].reference))
        else:
            run.append(self.text("".join(atom.text for atom in atoms), "delText" if struck else "t"))
        return run

    def text(self, words: str, tag: str = "t") -> etree._Element:
        element = w(tag)
        element.text = words
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return element

    def written(self, words: str) -> etree._Element:
        run = w("r", rsidR="00EF5678")
        run.append(self.text(words))
        return run

    def paragraph(self, at: int, element: etree._Element, atoms: list[Atom], plan: Plan) -> list[Sheet]:
        """Rewrite one paragraph; return what it should be read as, both halves of a split one."""
        content: list[etree._Element] = []
        sheet = Sheet([], key=at, comment=plan.comment)
        sheets = [sheet]
        second: etree._Element | None = None
        cuts = sorted(
            {
                0,
                len(atoms),
                *(p for e in plan.edits for p in (e.start, e.end)),
                *([plan.split[0]] if plan.split else []),
            }
        )
        for start, end in zip(cuts, [*cuts[1:], len(atoms)], strict=True):
            if plan.split and start == plan.split[0] and second is None:
                second, sheet, content = self.divided(element, content, plan.split[1], sheet)
                sheets.append(sheet)
            striker = plan.deleted_by or next(
                (e.striker for e in plan.edits if e.start <= start and end <= e.end and start < end), ""
            )
            content += self.piece(atoms[start:end], striker, sheet)
            for edit in plan.edits:
                if edit.end == end and edit.put and (start < end or edit.start == edit.end == start):
                    inserted = self.change("ins", edit.writer)
                    inserted.append(self.written(edit.put))
                    content.append(inserted)
                    sheet.stretches.append(Stretch(edit.put, inserted=edit.writer))
        self.fill(second if second is not None else element, content, first=second is None)
        if second is not None:
            element.addnext(second)
        author = plan.deleted_by or plan.merged_by
        if author:
            self.mark(element, "del", author)
            sheet.deleted = author
        if plan.comment:
            self.comment(element, second, plan.comment)
        return sheets

    def piece(self, atoms: list[Atom], striker: str, sheet: Sheet) -> list[etree._Element]:
        if not atoms:
            return []
        sheet.stretches.append(Stretch("".join(atom.text for atom in atoms), deleted=striker))
        if not striker:
            return list(self.runs(atoms))
        change = self.change("del", striker)
        change.extend(each for each in self.runs(atoms, struck=True) if each.tag == f"{W}r")
        return [change]

    def divided(
        self, element: etree._Element, content: list[etree._Element], author: str, sheet: Sheet
    ) -> tuple[etree._Element, Sheet, list[etree._Element]]:
        """Press Enter: the first half gets a mark of its own, the end of the bookmark goes on."""
        second = w("p", rsidR="00112233")
        second.append(deepcopy(element[0]))
        self.fill(element, content, first=True, ends=False)
        self.mark(element, "ins", author)
        sheet.inserted = author
        return second, Sheet([], key=sheet.key), []

    def fill(
        self, element: etree._Element, content: list[etree._Element], *, first: bool, ends: bool = True
    ) -> None:
        """Put the runs between the two ends of the bookmark."""
        marks = [each for each in element if str(each.tag).startswith(f"{W}bookmark")]
        for each in list(element)[1:]:
            element.remove(each)
        begins = [each for each in marks if each.tag == f"{W}bookmarkStart"]
        self._end = [each for each in marks if each.tag == f"{W}bookmarkEnd"] or getattr(self, "_end", [])
        element.extend([*(begins if first else []), *content])
        if ends:
            element.extend(self._end)
            self._end = []

    def mark(self, element: etree._Element, tag: str, author: str) -> None:
        properties = element[0]
        found = properties.find(f"{W}rPr")
        if found is None:
            found = w("rPr")
            properties.append(found)
        found.insert(0, self.change(tag, author))

    def comment(self, element: etree._Element, second: etree._Element | None, said: tuple[str, str]) -> None:
        number = str(len(self.comments))
        comment = w("comment", id=number, author=said[0], date=DATE, initials=said[0][:1])
        body = w("p")
        body.append(self.written(said[1]))
        comment.append(body)
        self.comments.append(comment)
        element.insert(1, w("commentRangeStart", id=number))
        last = element if second is None else second
        last.append(w("commentRangeEnd", id=number))
        run = w("r")
        run.append(w("commentReference", id=number))
        last.append(run)

    def move(self, at: int, plan: Plan, paragraphs: list[etree._Element], sheets: list[list[Sheet]]) -> None:
        """Cut and paste: the paragraph stays as moved away, a copy arrives behind another."""
        assert plan.moved
        (target, author), element = plan.moved, paragraphs[at]
        copy, runs = w("p"), list(element.iter(f"{W}r"))
        copy.append(deepcopy(element[0]))
        paragraphs[target].addnext(copy)
        copies = [deepcopy(each) for each in runs]
        for tag, where, content in (("moveFrom", element, runs), ("moveTo", copy, copies)):
            change = self.change(tag, author)
            change.extend(content)
            start = self.change(f"{tag}RangeStart", author, name=f"move{at}")
            where.insert(1, start)
            where.append(change)
            self.mark(where, tag, author)
            where.addnext(w(f"{tag}RangeEnd", id=start.get(f"{W}id") or ""))
        (sheet,) = sheets[at]
        text = "".join(stretch.text for stretch in sheet.stretches)
        sheets[at] = [Sheet([Stretch(text, deleted=author, moved=True)], deleted=author, moved=True, key=at)]
        arrived = Sheet([Stretch(text, inserted=author, moved=True)], inserted=author, moved=True, origin=at)
        sheets[target].insert(1, arrived)

    def add(
        self, element: etree._Element, sheets: list[Sheet], text: str, author: str, *, enter: bool
    ) -> None:
        """Write a paragraph behind another: at the end of its line with Enter, or as one of its own."""
        new = w("p", rsidR="00445566")
        new.append(deepcopy(element[0]))
        inserted = self.change("ins", author)
        inserted.append(self.written(text))
        new.append(inserted)
        for each in new[0].findall(f"{W}rPr"):
            new[0].remove(each)
        if enter:
            self.mark(element, "ins", author)
        else:
            self.mark(new, "ins", author)
        after = element.getnext()
        (after if after is not None and after.tag == f"{W}moveFromRangeEnd" else element).addnext(new)
        sheets.insert(1, Sheet([Stretch(text, inserted=author)], inserted=author))

    def add_comments(self, members: dict[str, bytes]) -> None:
        if not self.comments:
            return
        root = w("comments")
        root.extend(self.comments)
        members["word/comments.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
        link = f'<Relationship Id="rIdC" Type="{R_TYPE}" Target="comments.xml"/></Relationships>'
        name = "word/_rels/document.xml.rels"
        members[name] = members[name].replace(b"</Relationships>", link.encode())
        kind = f'<Override PartName="/word/comments.xml" ContentType="{MAIN}"/></Types>'
        members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(b"</Types>", kind.encode())
