"""Revisions: `w:ins`, `w:del` and their kin, as Word itself saves them.

Rules: every revision and bookmark of a file has a number of its own; in a deletion `w:t` becomes
`w:delText`, but not in what moved away; somebody's struck insertion is `w:ins` round `w:del`, never the
reverse. Source: ISO/IEC 29500-1, 17.13.5, and files saved by Word.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import count

from drafting.documents.tracking.values import Hand, Holders, Piece
from drafting.documents.word.markup import Element, W, w
from drafting.documents.word.profile import Sharing

SEPARATOR = "; "
_LONGEST_AUTHOR = 255
_TEXT, _STRUCK_TEXT = f"{{{W}}}t", f"{{{W}}}delText"


class Revisions:
    """The revisions of one file: their numbers, and in whose name they are made."""

    def __init__(self, hands: Mapping[str, Hand], sharing: Sharing = "joint") -> None:
        self._hands = hands
        self._sharing = sharing
        self._numbers = count(1)

    def number(self) -> int:
        """Return the next number; bookmarks count with the revisions."""
        return next(self._numbers)

    def mark(self, name: str, holders: Holders, /, *content: Element, **more: str) -> Element:
        """Return `w:name` with number, author and date, round its content."""
        moment = self._moment(holders)
        dated = {"date": stamp(moment)} if moment else {}
        return w(name, *content, id=self.number(), author=self.author(holders), **dated, **more)

    def author(self, holders: Holders) -> str:
        """Return the author as Word shows it: the names in the order of protocol, as far as they fit."""
        names = self._names(holders)
        shown = len(names) if self._sharing == "joint" else 1
        while shown > 1 and len(_listed(names, shown)) > _LONGEST_AUTHOR:
            shown -= 1
        return _listed(names, shown)[:_LONGEST_AUTHOR]

    def unnamed(self, holders: Holders) -> tuple[str, ...]:
        """Return the names that the author does not show."""
        shown = self.author(holders).split(SEPARATOR)
        return tuple(name for name in self._names(holders) if name not in shown)

    def hand(self, holder: str) -> Hand:
        """Return who a holder is."""
        return self._hands[holder]

    def _names(self, holders: Holders) -> list[str]:
        return list(dict.fromkeys(hand.name for key, hand in self._hands.items() if key in holders))

    def _moment(self, holders: Holders) -> datetime | None:
        moments = [hand.when for key, hand in self._hands.items() if key in holders and hand.when]
        return max(moments, default=None)

    def words(self, piece: Piece, runs: Iterable[Element], move: str = "") -> Iterator[Element]:
        """Yield the runs of a piece as kept, inserted, deleted, or both; `move` names the paragraph's."""
        inner = list(runs)
        if not inner:
            return
        moved = bool(move and piece.moved)
        if piece.deleted:
            inner = [self._struck(inner, piece.deleted, moved=moved)]
        if piece.inserted:
            inner = [self.mark("moveTo" if moved else "ins", piece.inserted, *inner)]
        yield from inner

    def _struck(self, runs: list[Element], holders: Holders, *, moved: bool) -> Element:
        if moved:
            return self.mark("moveFrom", holders, *runs)
        for run in runs:
            for text in run.iter(_TEXT):
                text.tag = _STRUCK_TEXT
        return self.mark("del", holders, *runs)

    def paragraph_mark(self, inserted: Holders, deleted: Holders, move: str = "") -> Element | None:
        """Return the `w:rPr` that says what became of a paragraph mark; None where nothing did."""
        if not inserted and not deleted:
            return None
        names = ("moveTo", "moveFrom") if move else ("ins", "del")
        marks = zip(names, (inserted, deleted), strict=True)
        return w("rPr", *(self.mark(name, holders) for name, holders in marks if holders))


def stamp(moment: datetime) -> str:
    """Return an aware moment as Word writes it: in UTC, to the second."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _listed(names: list[str], shown: int) -> str:
    hidden = len(names) - shown
    return SEPARATOR.join([*names[:shown], *([f"+{hidden}"] if hidden and shown > 1 else [])])
