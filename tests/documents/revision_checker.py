"""What Word minds in tracked changes and comments, and hardly any validator sees."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Roots = dict[str, etree._Element]
CHANGES = ("ins", "del", "moveFrom", "moveTo")


def within(element: etree._Element) -> list[str]:
    """Return the names of the changes that an element stands in, the innermost first."""
    names = (str(each.tag).removeprefix(W) for each in element.iterancestors())
    return [name for name in names if name in CHANGES]


def nesting(roots: Roots) -> Iterator[str]:
    for name, root in roots.items():
        for tag in CHANGES:
            for each in root.iter(f"{W}{tag}"):
                outer = within(each)
                if outer and (tag, *outer) not in {("del", "ins"), ("del", "moveTo")}:
                    yield f"{name}: {tag} in {outer}"
                parent = each.getparent()
                if outer and parent is not None and parent.get(f"{W}author") == each.get(f"{W}author"):
                    yield f"{name}: {tag} in {outer} of the same author"


def struck_words(roots: Roots) -> Iterator[str]:
    for name, root in roots.items():
        for tag in ("t", "delText", "instrText"):
            for each in root.iter(f"{W}{tag}"):
                if ("del" in within(each)) != (tag == "delText"):
                    yield f"{name}: {tag} in {within(each)}"


def authors(roots: Roots) -> Iterator[str]:
    tags = (*CHANGES, "pPrChange", "rPrChange", "comment", "moveFromRangeStart", "moveToRangeStart")
    for name, root in roots.items():
        for tag in tags:
            for each in root.iter(f"{W}{tag}"):
                if not 0 < len((each.get(f"{W}author") or "").strip()) <= 255:
                    yield f"{name}: {tag} has no author, or one too long"


def ranges(roots: Roots) -> Iterator[str]:
    body = roots["word/document.xml"]
    for what in ("moveFromRange", "moveToRange", "commentRange", "bookmark"):
        starts, ends = (
            [each.get(f"{W}id") for each in body.iter(f"{W}{what}{end}")] for end in ("Start", "End")
        )
        if Counter(starts) != Counter(ends) or len(set(starts)) < len(starts):
            yield f"{what}: starts {starts}, ends {ends}"
    left, come = (
        [each.get(f"{W}name") for each in body.iter(f"{W}move{way}RangeStart")] for way in ("From", "To")
    )
    if sorted(map(str, left)) != sorted(map(str, come)) or len(set(left)) < len(left):
        yield f"moves from {left} to {come}"


def comments(roots: Roots) -> Iterator[str]:
    body = roots["word/document.xml"]
    known = (
        [each.get(f"{W}id") for each in roots["word/comments.xml"]] if "word/comments.xml" in roots else []
    )
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        used = [each.get(f"{W}id") for each in body.iter(f"{W}{tag}")]
        if sorted(map(str, used)) != sorted(map(str, known)):
            yield f"{tag}: {used}, comments {known}"


REVISION_CHECKS = (nesting, struck_words, authors, ranges, comments)
