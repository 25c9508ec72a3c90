"""What it takes to lay a proposal on the table: it fits, and is given its reference and its label."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select

from drafting.models import Amendment, Draft, PackageMember, PrivateVersion, Reservation, Wording
from drafting.procedure.carrying import parts_of
from drafting.procedure.errors import (
    AlreadyDecided,
    BadPlace,
    IdenticalProposal,
    NoNeighbour,
    NotFound,
    NotPermitted,
    StaleText,
)
from drafting.procedure.kinds import BEGINS, AmendmentKind
from drafting.procedure.labelling import label_for, labels_of_parts, taken
from drafting.procedure.ladder import check_open
from drafting.procedure.neighbours import neighbour
from drafting.procedure.policy import Act, Actor
from drafting.procedure.register import text_hash
from drafting.procedure.states import PENDING, State
from drafting.procedure.table import BRINGING, Pieces, Proposal, Standing, Table
from drafting.queries.finding import paragraph_on, proposal_on
from drafting.queries.gathered import pieces_of
from drafting.queries.tables import Audience, table_of
from drafting.services import fates
from drafting.services.transactions import Transaction

#: Under the lock we read the whole table, unreleased decisions too.
WHOLE = Audience(None, office=True)
RELEASED = Audience(None, office=False)


@dataclass(frozen=True)
class Made:
    """A proposal ready to be tabled: its words are checked; see procedure.proposing.Proposed."""

    kind: AmendmentKind
    paragraph: UUID
    base: UUID | None
    pieces: Pieces
    after: UUID | None = None
    parent: UUID | None = None
    rationale: str = ""
    on_behalf_of: str = ""
    other: UUID | None = None
    other_base: UUID | None = None
    supersedes: UUID | None = None


@dataclass(frozen=True)
class Ending:
    """The state in which a proposal comes to the table, and why, where it comes too late for it."""

    state: State = State.SUBMITTED
    reason: str = ""


def made_of(version: PrivateVersion) -> Made:
    """Return what a version of a private draft asks for."""
    return Made(
        AmendmentKind(version.kind),
        version.paragraph_id,
        version.base_id,
        pieces_of(version.pieces),
        version.after_id,
        version.parent_id,
        version.rationale,
        version.on_behalf_of,
        version.other_id,
        version.other_base_id,
        version.supersedes_id,
    )


def check_fits(table: Table, made: Made) -> None:
    """Refuse a proposal on a text that has moved, and one that changes nothing.

    Raises NotFound, StaleText, IdenticalProposal, ParagraphAgreed, BadPlace, NoNeighbour or AlreadyDecided.
    """
    if made.parent is not None:
        _check_parent(proposal_on(table, made.parent), made.pieces)
        return
    target = paragraph_on(table, made.paragraph)
    inserted = made.kind is AmendmentKind.INSERT
    if target.fallen or (not inserted and target.wording != made.base):
        raise StaleText
    if not inserted and made.kind is not AmendmentKind.MERGE and made.pieces == ((0, target.text),):
        raise IdenticalProposal
    if not inserted:
        check_open(target)
    if made.kind is AmendmentKind.MOVE:
        _check_move(table, target, made.after)
    if made.kind is AmendmentKind.MERGE:
        _check_neighbour(table, target, made)


def _check_parent(parent: Proposal, pieces: Pieces) -> None:
    if not parent.on_the_table or parent.parent is not None:
        raise AlreadyDecided(reference=parent.reference, state=parent.state.value)
    if pieces == parent.pieces:
        raise IdenticalProposal


def _check_move(table: Table, here: Standing, after: UUID | None) -> None:
    """Refuse a move into the paragraph itself, to another level, or to where it stands already."""
    there = table.paragraph(after) if after else None
    if there is None or there.id == here.id or there.parent != here.parent or there.fallen:
        raise BadPlace
    if there.kind in BEGINS:
        raise BadPlace
    siblings = sorted((p.rank, p.id) for p in table.paragraphs if p.parent == here.parent and not p.fallen)
    order = [key for _, key in siblings]
    if order.index(here.id) == order.index(there.id) + 1:
        raise BadPlace


def _check_neighbour(table: Table, target: Standing, made: Made) -> None:
    other = neighbour(table, target)
    if other is None or other.id != made.other:
        raise NoNeighbour
    if other.wording != made.other_base:
        raise StaleText


def revised(author: Actor, table: Table, made: Made) -> Proposal | None:
    """Return the author's own proposal that this one revises, if it does.

    A revision stays on the paragraph, or on the proposal, that the earlier one is on; where that paragraph
    has fallen it may go elsewhere. Raises NotFound, NotPermitted, AlreadyDecided or IdenticalProposal.
    """
    if made.supersedes is None:
        return None
    earlier = proposal_on(table, made.supersedes)
    if earlier.party != author.code:
        raise NotPermitted(act=Act.SUBMIT.value)
    if earlier.state not in PENDING:
        raise AlreadyDecided(reference=earlier.reference, state=earlier.state.value)
    standing = table.paragraph(earlier.target)
    stays = made.paragraph == earlier.target or standing is None or standing.fallen
    if made.parent != earlier.parent or not stays:
        raise NotFound
    if _asks_the_same(table, earlier, made):
        raise IdenticalProposal
    return earlier


def _asks_the_same(table: Table, earlier: Proposal, made: Made) -> bool:
    same = (earlier.kind, earlier.after, earlier.submitted) == (made.kind, made.after, made.pieces)
    target = table.paragraph(earlier.target)
    moved = target is not None and earlier.parent is None and earlier.base != target.text
    return same and not moved


def reference_for(author: Actor, open_: Transaction, earlier: Proposal | None) -> str:
    """Return the next reference of the party, or that of the next revision: "KAZ-1/Rev.2"."""
    if earlier is None:
        return next_reference(author, open_)
    root = earlier.reference.partition("/Rev.")[0]
    asked = select(Amendment.reference).where(
        Amendment.party_id == author.party, Amendment.reference.startswith(f"{root}/Rev.", autoescape=True)
    )
    numbers = [int(each.rpartition(".")[2]) for each in open_.session.scalars(asked)]
    return f"{root}/Rev.{max(numbers, default=0) + 1}"


def next_reference(actor: Actor, open_: Transaction) -> str:
    """Return the party's next reference: "KAZ-3" after "KAZ-2", reservations counted too."""
    given = [
        *open_.session.scalars(select(Amendment.reference).where(Amendment.party_id == actor.party)),
        *open_.session.scalars(
            select(Reservation.reference).where(
                Reservation.party_id == actor.party, Reservation.reference.is_not(None)
            )
        ),
    ]
    numbers = [int((reference or "-0").rsplit("-", 1)[1].split("/")[0]) for reference in given]
    return f"{actor.code}-{max(numbers, default=0) + 1}"


def lay(
    author: Actor,
    open_: Transaction,
    draft: Draft,
    made: Made,
    earlier: Proposal | None,
    *,
    late: bool,
    received: datetime | None = None,
    orally: datetime | None = None,
    begins: Ending = Ending(),
    on_words: str = "",
) -> Amendment:
    """Write the amendment, with its reference and label, and its first state.

    `author` holds the party whose proposal it is, and the seat that acts. What it revises is superseded:
    the sub-amendments to that lapse, for they were made on other words, and the packages pass on. `on_words`
    are those that a lodged sub-amendment was made on.
    """
    table, whole = table_of(draft, RELEASED), table_of(draft, WHOLE)
    amendment = _written(author, open_, draft, made, table, whole, earlier)
    amendment.late, amendment.orally_at = late, orally
    amendment.base_hash = text_hash(on_words) if on_words else amendment.base_hash
    amendment.received_at = received or open_.received
    open_.session.add(amendment)
    open_.session.flush()
    fates.end(open_, author, amendment.id, begins.state, begins.reason)
    if earlier is not None and begins.state in PENDING:
        supersede(author, open_, whole, earlier, amendment)
    return amendment


def _written(
    author: Actor,
    open_: Transaction,
    draft: Draft,
    made: Made,
    table: Table,
    whole: Table,
    earlier: Proposal | None,
) -> Amendment:
    key, label, parts = _identities(made, table, whole, earlier)
    return Amendment(
        id=uuid4(),
        event_id=author.event,
        draft_id=draft.id,
        party_id=author.party,
        seat_id=author.seat,
        reference=reference_for(author, open_, earlier),
        kind=made.kind.value,
        language=draft.language,
        paragraph_id=made.paragraph,
        base_id=made.base,
        base_hash=text_hash(_base_text(open_, table, made)),
        after_id=made.after,
        pieces=[list(piece) for piece in made.pieces],
        rationale=made.rationale,
        on_behalf_of=made.on_behalf_of,
        parent_id=made.parent,
        supersedes_id=made.supersedes,
        new_paragraph_id=key,
        new_label=label,
        other_id=made.other,
        other_base_id=made.other_base,
        parts=[[str(part), name] for part, name in parts],
        sequence=open_.sequence,
    )


Identities = tuple[UUID | None, str, tuple[tuple[UUID, str], ...]]


def _identities(made: Made, table: Table, whole: Table, earlier: Proposal | None) -> Identities:
    """Return the permanent id and the label of what it would bring, and those of the parts of a split.

    A revision of an insertion is cited as before: it is the same paragraph to be.
    """
    target = table.paragraph(made.paragraph)
    if made.parent is not None or target is None:
        return None, "", ()
    if earlier is not None and _same_place(earlier, made):
        return earlier.new_paragraph, earlier.new_label, earlier.parts
    given = taken(whole)
    if made.kind is AmendmentKind.SPLIT:
        labels = labels_of_parts(target, len(parts_of(made.pieces)) - 1, given)
        return None, "", tuple((uuid4(), label) for label in labels)
    label = label_for(made.kind, table, target, made.after, given)
    return (uuid4() if made.kind in BRINGING else None), label, ()


def _same_place(earlier: Proposal, made: Made) -> bool:
    same = (earlier.kind, earlier.target, earlier.after) == (made.kind, made.paragraph, made.after)
    if made.kind is AmendmentKind.SPLIT:
        return same and len(parts_of(earlier.submitted)) == len(parts_of(made.pieces))
    return same


def _base_text(open_: Transaction, table: Table, made: Made) -> str:
    if made.parent is not None:
        return proposal_on(table, made.parent).text
    base = open_.session.get(Wording, made.base) if made.base else None
    return base.text if base else paragraph_on(table, made.paragraph).text


def supersede(
    author: Actor, open_: Transaction, whole: Table, earlier: Proposal, amendment: Amendment
) -> None:
    """End what a revision takes the place of; who reads it learns which revision that is."""
    fates.end(open_, author, earlier.id, State.SUPERSEDED, amendment.reference)
    for sub in whole.subamendments(earlier):
        if sub.state in PENDING:
            fates.end(open_, author, sub.id, State.LAPSED, amendment.reference)
    for bundle in whole.packages:
        if earlier.id in bundle.proposals and not bundle.settled:
            open_.session.add(
                PackageMember(
                    package_id=bundle.id, amendment_id=amendment.id, tied=True, sequence=open_.sequence
                )
            )


def as_filed(amendment: Amendment) -> dict[str, object]:
    """Return what the register commits to."""
    filed: dict[str, object] = {
        "reference": amendment.reference,
        "kind": amendment.kind,
        "paragraph": str(amendment.paragraph_id),
        "base": amendment.base_hash,
        "after": str(amendment.after_id or ""),
        "pieces": amendment.pieces,
        "parent": str(amendment.parent_id or ""),
        "label": amendment.new_label,
        "rationale": amendment.rationale,
        "on_behalf_of": amendment.on_behalf_of,
    }
    more = {
        "other": str(amendment.other_id or ""),
        "supersedes": str(amendment.supersedes_id or ""),
        "parts": amendment.parts,
        "orally": amendment.orally_at.isoformat() if amendment.orally_at else "",
        "late": amendment.late,
    }
    return filed | {name: value for name, value in more.items() if value}
