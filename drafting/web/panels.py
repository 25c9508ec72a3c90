"""What stands around a paragraph on the chair's desk, as plain values: cards, composer, packages, tray."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from drafting.models import Draft
from drafting.procedure.compilation import Row
from drafting.procedure.composing import Offer, of_words, union
from drafting.procedure.packages import bound_by, open_members
from drafting.procedure.proposing import as_typed
from drafting.procedure.states import PENDING, State
from drafting.procedure.table import Bundle, Proposal, Standing, Table
from drafting.procedure.warnings import Dangling, broken_by, objecting
from drafting.queries.trays import in_tray
from drafting.text import Status
from drafting.web.amendments import redlines


@dataclass(frozen=True)
class Typed:
    """What the chair typed for an act that was refused, so that nothing is lost.

    `proposal` is what it was about: an amendment, or the paragraph of a Chair's text.
    """

    proposal: UUID | None = None
    text: str = ""
    reason: str = ""
    confirm: bool = False
    chosen: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Card:
    """A proposal on the desk. `broken` is what its acceptance would leave astray, `bound` its package."""

    proposal: Proposal
    redlines: tuple[tuple[int, object], ...]
    offer: str
    objectors: tuple[str, ...]
    seen: UUID | None
    broken: tuple[Dangling, ...]
    bound: Bundle | None
    to_decide: bool
    to_merge: bool
    to_reopen: bool


def card_of(proposal: Proposal, table: Table) -> Card:
    """Lay a proposal out for a decision."""
    standing = table.paragraph(proposal.target)
    pending = proposal.state in PENDING and proposal.status is not Status.REFLECTED
    decidable = pending and proposal.on_the_table
    return Card(
        proposal,
        redlines(proposal, table),
        as_typed(proposal.pieces),
        objecting(proposal),
        standing.wording if standing else None,
        broken_by(table, proposal) if decidable else (),
        bound_by(table, proposal) if decidable else None,
        to_decide=decidable,
        to_merge=decidable and proposal.drawn and standing is not None and of_words(standing, proposal),
        to_reopen=proposal.state in {State.NOT_RETAINED, State.LAPSED},
    )


@dataclass(frozen=True)
class Composer:
    """The selected proposals, the union that is offered of them, and who objects to one of them."""

    proposals: tuple[Proposal, ...]
    offer: Offer
    objectors: tuple[str, ...]


def composer(table: Table, row: Row, chosen: Iterable[UUID]) -> Composer | None:
    """Offer the union of the selected; none where none of the words here is selected."""
    wanted = set(chosen)
    standing = row.standing
    if standing is None or not wanted:
        return None
    proposals = [p for p in table.on(standing.id) if p.id in wanted and p.on_the_table]
    selected = tuple(each for each in proposals if of_words(standing, each))
    said = {party for each in selected for party in objecting(each)}
    objectors = tuple(code for code in table.parties if code in said)
    return Composer(selected, union(standing, selected), objectors) if selected else None


def consequential(table: Table, key: UUID, after: UUID | None) -> str:
    """Return what a paragraph could say once a proposal elsewhere is accepted, or nothing."""
    proposal = table.proposal(after) if after else None
    found = broken_by(table, proposal) if proposal else ()
    return next((each.offered for each in found if each.paragraph == key), "")


@dataclass(frozen=True)
class Tied:
    """A package as the desk shows it: what waits in it, and what may be added from here."""

    bundle: Bundle
    waiting: tuple[str, ...]
    members: tuple[tuple[UUID, str], ...]


def bundles_here(table: Table, row: Row) -> tuple[Tied, ...]:
    """Return the packages that tie this paragraph or what is proposed on it."""
    keys = {row.key, *(each.id for each in row.proposals)}
    return tuple(tied(table, each) for each in table.packages if keys & set(each.members))


def tied(table: Table, bundle: Bundle) -> Tied:
    """Name what a package ties."""
    return Tied(bundle, open_members(table, bundle), tuple((k, named(table, k)) for k in bundle.members))


def named(table: Table, key: UUID) -> str:
    """Return how people cite a proposal or a paragraph."""
    proposal, paragraph = table.proposal(key), table.paragraph(key)
    return proposal.reference if proposal else paragraph.full_label if paragraph else ""


@dataclass(frozen=True)
class Waiting:
    """A decision in the tray."""

    id: UUID
    kind: str
    subject: str


@dataclass(frozen=True)
class Tray:
    """What the chair's office has decided and not released; `open` proposals are not decided yet."""

    decisions: tuple[Waiting, ...]
    counts: tuple[tuple[str, int], ...]
    open: int


def tray_of(draft: Draft, table: Table) -> Tray:
    """Return the tray, the latest decision first."""
    decisions = [Waiting(each.id, each.kind, each.subject) for each in in_tray(draft)]
    counts = Counter(each.kind for each in decisions)
    undecided = sum(p.on_the_table and p.status is not Status.REFLECTED for p in table.proposals)
    return Tray(tuple(reversed(decisions)), tuple(counts.items()), undecided)


def to_settle(table: Table, bundle: Bundle) -> tuple[Card, ...]:
    """Return what is decided with a package: its proposals, and those on its paragraphs, subs first."""
    mains = [p for p in table.proposals if p.id in bundle.proposals or p.target in bundle.paragraphs]
    here = [*(sub for main in mains for sub in table.subamendments(main)), *mains]
    cards = (card_of(each, table) for each in dict.fromkeys(here))
    return tuple(each for each in cards if each.to_decide)


def paragraphs_of(table: Table, bundle: Bundle) -> tuple[Standing, ...]:
    """Return the paragraphs that a package ties."""
    found = (table.paragraph(key) for key in bundle.paragraphs)
    return tuple(each for each in found if each is not None)
