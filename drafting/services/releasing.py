"""What waited in the tray of the chair's office becomes everybody's, inside an act that records it."""

from collections.abc import Sequence
from uuid import UUID

from drafting.models import Decision, Draft, Release
from drafting.procedure.errors import Overtaken
from drafting.procedure.policy import Actor
from drafting.queries.trays import overtaken, texts_tabled
from drafting.services.deciding import tabled
from drafting.services.transactions import Transaction


def let_out(
    actor: Actor, open_: Transaction, draft: Draft, waiting: Sequence[Decision], revision: UUID | None
) -> dict[str, object]:
    """Let everybody see what waited in the tray; its Chair's texts are given their references now.

    Returns what the entry of the act says of it. Raises Overtaken where an author has withdrawn what was
    decided on.
    """
    gone = overtaken(waiting)
    if gone:
        raise Overtaken(references=gone)
    open_.session.add_all(
        Release(decision_id=each.id, revision_id=revision, sequence=open_.sequence) for each in waiting
    )
    open_.session.flush()
    tabled(actor, open_, draft, waiting)
    return listed(draft, waiting)


def listed(draft: Draft, released: Sequence[Decision]) -> dict[str, object]:
    """Return what the entry says of released decisions: each with its content, the Chair's texts by name."""
    said = [{"subject": each.subject, "kind": each.kind, **each.filed} for each in released]
    return {"draft": str(draft.id), "decisions": said, "tabled": texts_tabled(released)}
