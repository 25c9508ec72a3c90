"""Things on a table, made in a line each. The same name is always the same id."""

from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from drafting.procedure.kinds import AmendmentKind, ParagraphKind
from drafting.procedure.places import ranks
from drafting.procedure.states import State
from drafting.procedure.table import Pieces, Proposal, Reserved, Standing, Table

RANKS = ranks(60)


def id_of(name: str) -> UUID:
    """Return the one id that belongs to a name."""
    return uuid5(NAMESPACE_OID, name)


def standing(full_label: str, text: str, place: int = 0, **more: Any) -> Standing:
    """Return an operative paragraph; `place` counts among its siblings."""
    given = {
        "id": id_of(full_label),
        "kind": ParagraphKind.OPERATIVE,
        "parent": None,
        "rank": RANKS[place],
        "label": full_label,
        "full_label": full_label,
        "level": 0,
        "text": text,
        "opening": 0,
        "wording": id_of(f"{full_label} as it stands"),
        "number": 1,
    }
    return Standing(**(given | more))


def proposal(reference: str, target: Standing, text: str | Pieces = "", **more: Any) -> Proposal:
    """Return what a party, named before the hyphen, proposes on a paragraph: a modification, unless said."""
    pieces = ((0, text),) if isinstance(text, str) and text else text or ()
    given = {
        "id": id_of(reference),
        "reference": reference,
        "party": reference.split("-", maxsplit=1)[0],
        "kind": AmendmentKind.MODIFY,
        "state": State.SUBMITTED,
        "target": target.id,
        "pieces": pieces,
        "submitted": pieces,
        "base": target.text,
        "sequence": 1,
        "received": datetime(2017, 5, 20, tzinfo=UTC),
    }
    return Proposal(**(given | more))


def reservation(reference: str, paragraph: Standing, *, lifted: bool = False) -> Reserved:
    """Return a reservation of the party named before the hyphen."""
    party = reference.split("-", maxsplit=1)[0]
    return Reserved(id_of(reference), reference, party, paragraph.id, "", "", None, lifted)


def table(*things: Standing | Proposal | Reserved) -> Table:
    """Lay things on a table, proposals in the order of their reception."""

    def of(kind: type) -> Any:
        return tuple(each for each in things if isinstance(each, kind))

    parties = tuple(dict.fromkeys(each.party for each in of(Proposal)))
    proposals = tuple(sorted(of(Proposal), key=lambda each: each.sequence))
    return Table("en", parties, of(Standing), proposals, of(Reserved))
