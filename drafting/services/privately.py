"""A delegation drafts in private: no register entry, no number, no trace for anybody else."""

from typing import Any
from uuid import UUID

from drafting.models import Draft, PrivateDraft, PrivateVersion, Wording
from drafting.procedure.errors import AlreadyDecided, BadPlace, NotFound
from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.proposing import OFFERED, Proposed, check_footnotes, checked_pieces, checked_remark
from drafting.procedure.stages import Stage
from drafting.procedure.table import Pieces, Table
from drafting.queries.finding import draft_of, paragraph_on, private_of, proposal_on, table_for
from drafting.services.transactions import Transaction, transaction


def keep(actor: Actor, draft_id: UUID, private_id: UUID, proposed: Proposed) -> None:
    """Keep a draft proposal for the delegation; the same id again is its next version.

    Saving the same words twice adds nothing. Raises what a proposal can be refused for, and NotFound
    where the id belongs to somebody else.
    """
    rationale, group = checked_remark(proposed.rationale), checked_remark(proposed.on_behalf_of)
    if proposed.kind not in OFFERED:
        raise NotFound
    if proposed.kind is AmendmentKind.MOVE and proposed.after in {None, proposed.paragraph}:
        raise BadPlace
    with transaction(actor.event) as open_:
        draft = draft_of(actor, draft_id)
        require(actor, Act.DRAFT, Stage(draft.stage))
        table = table_for(actor, draft)
        pieces = checked_pieces(proposed, _amending(open_, table, proposed))
        check_footnotes(pieces, table.footnotes())
        number = _number(actor, open_, draft, private_id)
        content = _content(proposed, pieces, rationale, group)
        if number > 1 and _same(private_of(actor, private_id)[1], content):
            return
        open_.session.add(
            PrivateVersion(
                private_draft_id=private_id, number=number, seat_id=actor.seat, at=open_.now, **content
            )
        )


def _amending(open_: Transaction, table: Table, proposed: Proposed) -> AmendmentKind | None:
    """Return the kind of the proposal it would amend, if any. Raises NotFound for what is not there."""
    if proposed.after is not None:
        paragraph_on(table, proposed.after)
    if proposed.parent is not None:
        parent = proposal_on(table, proposed.parent)
        if proposed.kind is not AmendmentKind.MODIFY:
            raise NotFound
        return parent.kind
    paragraph_on(table, proposed.paragraph)
    base = open_.session.get(Wording, proposed.base) if proposed.base else None
    if proposed.base and (base is None or base.paragraph_id != proposed.paragraph):
        raise NotFound
    return None


def _number(actor: Actor, open_: Transaction, draft: Draft, private_id: UUID) -> int:
    private = open_.session.get(PrivateDraft, private_id)
    if private is None:
        open_.session.add(PrivateDraft(id=private_id, draft_id=draft.id, party_id=actor.party))
        open_.session.flush()
        return 1
    if private.draft_id != draft.id:
        raise NotFound
    latest = private_of(actor, private_id)[1]
    if private.amendment_id is not None:
        raise AlreadyDecided(reference="", state="submitted")
    return latest.number + 1


def _content(proposed: Proposed, pieces: Pieces, rationale: str, on_behalf_of: str) -> dict[str, Any]:
    return {
        "kind": proposed.kind.value,
        "paragraph_id": proposed.paragraph,
        "parent_id": proposed.parent,
        "base_id": proposed.base,
        "after_id": proposed.after if proposed.kind is AmendmentKind.MOVE else None,
        "pieces": [list(piece) for piece in pieces],
        "rationale": rationale,
        "on_behalf_of": on_behalf_of,
    }


def _same(version: PrivateVersion, content: dict[str, Any]) -> bool:
    return all(getattr(version, name) == value for name, value in content.items())


def discard(actor: Actor, private_id: UUID) -> None:
    """Put a private draft away; its versions stay in the delegation's own history."""
    with transaction(actor.event) as open_:
        private, _ = private_of(actor, private_id)
        draft = draft_of(actor, private.draft_id)
        require(actor, Act.DRAFT, Stage(draft.stage))
        if private.amendment_id is not None:
            raise AlreadyDecided(reference="", state="submitted")
        private.discarded_at = open_.now
