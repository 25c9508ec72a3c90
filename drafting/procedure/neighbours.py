"""Which paragraph stands next, so that two can be merged."""

from drafting.procedure.kinds import ParagraphKind
from drafting.procedure.revisions import in_order
from drafting.procedure.table import Standing, Table

#: Kinds that are counted: insertions go behind them, moves among them.
COUNTED = frozenset({ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE, ParagraphKind.SUBPARAGRAPH})


def neighbour(table: Table, standing: Standing) -> Standing | None:
    """Return the next paragraph on the same level and of the same kind; none where another kind follows."""
    if standing.kind not in COUNTED or standing.fallen:
        return None
    behind = [p for p in in_order(table) if p.parent == standing.parent and p.rank > standing.rank]
    return behind[0] if behind and behind[0].kind is standing.kind else None
