"""A delegation drafts in private: no register entry, no number, no trace for anybody else."""

from typing import Any
from uuid import UUID

from drafting.models import Draft, PrivateDraft, PrivateVersion, Wording
from drafting.procedure.errors import AlreadyDecided, BadPlace, NoNeighbour, NotFound, NotPermitted
from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.policy import Act, Actor, require
from drafting.procedure.proposing import OFFERED, Proposed, check_footnotes, checked_pieces, checked_remark
from drafting.procedure.stages import Stage
from drafting.procedure.states import PENDING
from drafting.procedure.table import Pieces, Proposal, Table
from drafting.queries.finding import draft_of, paragraph_on, private_of, proposal_on, table_for
from drafting.queries.lodging import lodged_of
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
        pieces = checked_pieces(proposed, _amending(actor, open_, table, proposed))
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


def _check_other(open_: Transaction, table: Table, proposed: Proposed) -> None:
    """Refuse to merge with what is not there. Raises NoNeighbour or NotFound."""
    if proposed.other is None or table.paragraph(proposed.other) is None:
        raise NoNeighbour
    base = open_.session.get(Wording, proposed.other_base) if proposed.other_base else None
    if base is None or base.paragraph_id != proposed.other:
        raise NotFound


def _check_own(actor: Actor, earlier: Proposal) -> None:
    """Refuse to revise what is not the delegation's own, or no longer on the table."""
    if earlier.party != actor.code:
        raise NotPermitted(act=Act.SUBMIT.value)
    if earlier.state not in PENDING:
        raise AlreadyDecided(reference=earlier.reference, state=earlier.state.value)


def _amending(actor: Actor, open_: Transaction, table: Table, proposed: Proposed) -> AmendmentKind | None:
    """Return the kind of the proposal it would amend, if any. Raises NotFound for what is not there."""
    if proposed.after is not None:
        paragraph_on(table, proposed.after)
    if proposed.kind is AmendmentKind.MERGE:
        _check_other(open_, table, proposed)
    if proposed.supersedes is not None:
        _check_own(actor, proposal_on(table, proposed.supersedes))
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
    _check_private(private)
    return latest.number + 1


def _check_private(private: PrivateDraft) -> None:
    """Refuse to change what was submitted, or lies with the secretariat. Raises AlreadyDecided."""
    if private.amendment_id is not None:
        raise AlreadyDecided(reference="", state="submitted")
    if lodged_of(private.id) is not None:
        raise AlreadyDecided(reference="", state="lodged")


def _content(proposed: Proposed, pieces: Pieces, rationale: str, on_behalf_of: str) -> dict[str, Any]:
    merging = proposed.kind is AmendmentKind.MERGE
    return {
        "kind": proposed.kind.value,
        "paragraph_id": proposed.paragraph,
        "parent_id": proposed.parent,
        "base_id": proposed.base,
        "after_id": proposed.after if proposed.kind is AmendmentKind.MOVE else None,
        "pieces": [list(piece) for piece in pieces],
        "rationale": rationale,
        "on_behalf_of": on_behalf_of,
        "other_id": proposed.other if merging else None,
        "other_base_id": proposed.other_base if merging else None,
        "supersedes_id": proposed.supersedes,
    }


def _same(version: PrivateVersion, content: dict[str, Any]) -> bool:
    return all(getattr(version, name) == value for name, value in content.items())


def discard(actor: Actor, private_id: UUID) -> None:
    """Put a private draft away; its versions stay in the delegation's own history."""
    with transaction(actor.event) as open_:
        private, _ = private_of(actor, private_id)
        draft = draft_of(actor, private.draft_id)
        require(actor, Act.DRAFT, Stage(draft.stage))
        _check_private(private)
        private.discarded_at = open_.now
