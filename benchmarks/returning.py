"""Returning: a text with many tracked changes and comments, as a value and as the file that comes back."""

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import count
from uuid import UUID
from zipfile import ZipFile

from lxml import etree

from benchmarks.changes import Change, apart, change_at, is_genuine, text_of
from benchmarks.prose import Words, paragraph
from benchmarks.workload import SEED
from drafting.documents.tracking.values import Hand, Leaf, Version
from drafting.documents.values import IssuedParagraph, IssuedText
from drafting.documents.word.anchors import anchored, paragraph_anchor
from drafting.documents.word.markup import W
from drafting.procedure.kinds import ParagraphKind

DELEGATIONS = 20
SHARED = 0.15
"""Part of the changes for which two delegations ask together."""

Asked = list[tuple[Change, list[str]]]
"""The changes of one paragraph, and who asks for each."""


@dataclass(frozen=True)
class Negotiated:
    """A base, everybody's version of it, and who they are."""

    issued: IssuedText
    versions: dict[str, Version]
    hands: dict[str, Hand]


def issued(texts: list[str]) -> IssuedText:
    """Return a text of operative paragraphs."""
    paragraphs = tuple(IssuedParagraph(ParagraphKind.OPERATIVE, text) for text in texts)
    return IssuedText("Dialogue", "", "A/1", "Declaration", date(2026, 11, 23), "en", paragraphs=paragraphs)


def negotiated(paragraphs: int, marks: int, comments: int, seed: int = SEED) -> Negotiated:
    """Return English paragraphs with so many insertions and deletions of twenty delegations, and comments.

    A replacement is a deletion and an insertion. No two changes of a paragraph meet.
    """
    chance = random.Random(f"negotiated {seed}")
    when = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    hands = {f"D{at}": Hand(f"Delegation {at}", f"D{at}", when) for at in range(DELEGATIONS)}
    base = [paragraph(chance, "en") for _ in range(paragraphs)]
    asked = _asked(chance, base, [*hands], marks)
    reasons = {who: dict[int, str]() for who in hands}
    while sum(map(len, reasons.values())) < comments:
        at = chance.randrange(paragraphs)
        reasons[chance.choice(asked[at])[1][0] if asked[at] else "D0"][at] = text_of(base[at])[:120]
    versions = {who: Version(tuple(_leaves(base, asked, who)), reasons[who]) for who in hands}
    return Negotiated(issued([text_of(words) for words in base]), versions, hands)


def _asked(chance: random.Random, base: list[Words], names: list[str], marks: int) -> list[Asked]:
    asked: list[Asked] = [[] for _ in base]
    made = 0
    while made < marks:
        at = chance.randrange(len(base))
        change = change_at(chance, base[at], "en", chance.randrange(1, len(base[at]) - 1))
        size = bool(change.words) + (change.end > change.start)
        free = all(apart(change, other) for other, _ in asked[at])
        if free and made + size <= marks and is_genuine(base[at], change):
            asked[at].append((change, chance.sample(names, k=1 + (chance.random() < SHARED))))
            made += size
    return asked


def _leaves(base: list[Words], asked: list[Asked], who: str) -> list[Leaf]:
    texts = [
        text_of(words, [change for change, holders in here if who in holders])
        for words, here in zip(base, asked, strict=True)
    ]
    return [Leaf(each, (at,)) for at, each in enumerate(issued(texts).paragraphs)]


def returned(package: bytes, keys: list[UUID]) -> bytes:
    """Return a tracked file with the bookmarks that a working file has on its paragraphs."""
    numbers = count(1)
    out = BytesIO()
    with ZipFile(BytesIO(package)) as before, ZipFile(out, "w") as after:
        for info in before.infolist():
            content = before.read(info)
            if info.filename == "word/document.xml":
                root = etree.fromstring(content)
                texts = [each for each in root.iter(f"{{{W}}}p") if each.find(f".//{{{W}}}numPr") is not None]
                for element, key in zip(texts, keys, strict=True):
                    start, finish = anchored(paragraph_anchor(key), next(numbers), ())
                    element.insert(1, start)
                    element.append(finish)
                content = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
            after.writestr(info, content)
    return out.getvalue()
