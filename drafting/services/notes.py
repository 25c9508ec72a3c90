"""A delegation's own notes: on its private drafts, on proposals, on paragraphs. They never leave it."""

from uuid import UUID

from drafting.models import Draft, PrivateNote
from drafting.procedure.errors import EmptyProposal, NotFound
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.proposing import checked_remark
from drafting.procedure.stages import Stage
from drafting.queries.finding import draft_of, private_of, table_for
from drafting.services.transactions import transaction


def write(actor: Actor, draft_id: UUID, about_id: UUID, text: str) -> None:
    """Keep a note for the delegation; no register entry, no trace for anybody else.

    Raises NotFound for what the delegation cannot see, NotPermitted, EmptyProposal, and what a remark can be
    refused for.
    """
    note = checked_remark(text)
    if not note:
        raise EmptyProposal
    with transaction(actor.event) as open_:
        draft = draft_of(actor, draft_id)
        require(actor, Act.NOTE, Stage(draft.stage))
        _check_there(actor, draft, about_id)
        open_.session.add(
            PrivateNote(
                draft_id=draft.id,
                party_id=actor.party,
                seat_id=actor.seat,
                about_id=about_id,
                text=note,
                at=open_.now,
            )
        )


def _check_there(actor: Actor, draft: Draft, about_id: UUID) -> None:
    table = table_for(actor, draft)
    if table.paragraph(about_id) or table.proposal(about_id):
        return
    if private_of(actor, about_id)[0].draft_id != draft.id:
        raise NotFound
