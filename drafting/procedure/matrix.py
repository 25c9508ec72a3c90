"""The matrix: what each delegation says on each contested paragraph, for the chair."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from drafting.procedure.compilation import Row, compiled
from drafting.procedure.kinds import ParagraphKind, Stance
from drafting.procedure.table import Said, Table

PREAMBLE, OPERATIVE, ALL = "preamble", "operative", "all"
PARTS = (ALL, PREAMBLE, OPERATIVE)
#: Paragraphs, and parties, on one page: a table that a screen and a reader can hold.
WIDE, LONG = 8, 60


@dataclass(frozen=True)
class Cell:
    """One thing a party says there. `word` is a stance, "proposes", "co" or "reservation".

    `about` is the reference of a proposal, empty where it is said of the paragraph itself.
    """

    word: str
    about: str = ""
    condition: str = ""
    unconfirmed: bool = False


@dataclass(frozen=True)
class Column:
    """A contested paragraph."""

    key: UUID
    label: str
    heat: int


@dataclass(frozen=True)
class Matrix:
    """A page of the matrix. `rows` pair a party's code with its cells, in the order of the columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, tuple[tuple[Cell, ...], ...]], ...]
    contested: int
    paragraphs: int
    parties: int
    page: int
    pages: int
    leaf: int
    leaves: int


def matrix(table: Table, parties: Sequence[str], part: str, page: int = 1, leaf: int = 1) -> Matrix:
    """Return a page of the matrix: contested paragraphs only, `page` by paragraphs and `leaf` by parties.

    `parties` is in protocol order. A page or a leaf out of range is the nearest there is.
    """
    rows = [row for row in compiled(table) if row.state not in {"moved", "gone"} and _in(row, part)]
    contested = [row for row in rows if _contested(row)]
    pages, leaves = _count(len(contested), WIDE), _count(len(parties), LONG)
    page, leaf = max(1, min(page, pages)), max(1, min(leaf, leaves))
    shown = contested[(page - 1) * WIDE : page * WIDE]
    here = parties[(leaf - 1) * LONG : leaf * LONG]
    said = [_by_party(row) for row in shown]
    return Matrix(
        columns=tuple(Column(row.key, row.label, row.heat) for row in shown),
        rows=tuple((party, tuple(tuple(each.get(party, ())) for each in said)) for party in here),
        contested=len(contested),
        paragraphs=len(rows),
        parties=len(parties),
        page=page,
        pages=pages,
        leaf=leaf,
        leaves=leaves,
    )


def _count(things: int, each: int) -> int:
    return max(1, -(-things // each))


def _in(row: Row, part: str) -> bool:
    if part == ALL:
        return True
    return (row.kind is ParagraphKind.PREAMBULAR) is (part == PREAMBLE)


def _contested(row: Row) -> bool:
    """Say whether anything is left to be talked about on a paragraph."""
    said = row.standing.said if row.standing else ()
    return bool(row.pending or row.reservations or said)


def _by_party(row: Row) -> dict[str, list[Cell]]:
    found: dict[str, list[Cell]] = {}
    for party, cell in _cells(row):
        found.setdefault(party, []).append(cell)
    return found


def _cells(row: Row) -> Iterable[tuple[str, Cell]]:
    for said in row.standing.said if row.standing else ():
        yield said.party, _said(said, "")
    for proposal in row.proposals:
        if not proposal.on_the_table:
            continue
        yield proposal.party, Cell("proposes", proposal.reference)
        yield from ((party, Cell("co", proposal.reference)) for party in proposal.co)
        yield from ((said.party, _said(said, proposal.reference)) for said in proposal.said)
    for each in row.reservations:
        yield each.party, Cell("reservation", each.reference)


def _said(said: Said, about: str) -> Cell:
    unconfirmed = said.orally is not None and not said.confirmed
    return Cell(said.stance.value, about, said.condition, unconfirmed=unconfirmed)


#: What stands against something on the table, and what stands for it; the rest is neither.
AGAINST = frozenset({Stance.OPPOSE.value, Stance.KEEP_IN_BRACKETS.value, Stance.RESERVE.value, "reservation"})
FOR = frozenset({Stance.SUPPORT.value, Stance.CAN_ACCEPT.value, Stance.NO_OBJECTION.value, "proposes", "co"})
