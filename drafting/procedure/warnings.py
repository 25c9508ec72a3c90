"""What a decision would break, said before it is taken, with what could be said instead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from drafting.procedure.kinds import AmendmentKind, Stance
from drafting.procedure.revisions import in_order
from drafting.procedure.table import Proposal, Standing, Table
from drafting.text import tokens
from drafting.text.following import Followed, consequences

#: How many words to show before and after a reference.
_WORDS_BEFORE, _WORDS_AFTER = 6, 1

#: Decisions after which a reference to the paragraph no longer leads where it did.
UNSETTLING = frozenset({AmendmentKind.DELETE, AmendmentKind.REPLACE, AmendmentKind.MOVE, AmendmentKind.MERGE})


@dataclass(frozen=True)
class Dangling:
    """A reference that a decision leaves astray: in which paragraph it stands, and its words.

    `offered` is that paragraph's text as it could follow, empty where nothing can be offered; `reason` says
    why a person must look (text.following.Reason), empty where the reference can follow.
    """

    label: str
    words: str
    paragraph: UUID
    offered: str = ""
    reason: str = ""


def objecting(proposal: Proposal) -> tuple[str, ...]:
    """Return the parties whose objection to the proposal is on record, in protocol order."""
    return tuple(said.party for said in proposal.said if said.stance is Stance.OPPOSE)


def dangling(table: Table, paragraph: Standing) -> tuple[Dangling, ...]:
    """Return the references that lead to a paragraph, and would lead nowhere if it fell."""
    return _astray(table, {paragraph.full_label: None}, ())


def broken_by(table: Table, proposal: Proposal) -> tuple[Dangling, ...]:
    """Return the references that the acceptance of a proposal would leave astray."""
    target = table.paragraph(proposal.target)
    if not unsettles(proposal) or target is None or target.fallen:
        return ()
    if proposal.kind is AmendmentKind.MERGE:
        other = table.paragraph(proposal.other) if proposal.other else None
        return _astray(table, {other.full_label: target.full_label}, ()) if other else ()
    goes_to = proposal.new_label or None
    brought = (proposal.new_label,) if proposal.kind is AmendmentKind.REPLACE else ()
    return _astray(table, {target.full_label: goes_to}, brought)


def unsettles(proposal: Proposal) -> bool:
    """Say whether accepting the proposal takes a paragraph from its place."""
    return proposal.kind in UNSETTLING and proposal.on_the_table


def _astray(table: Table, moves: Mapping[str, str | None], brought: tuple[str, ...]) -> tuple[Dangling, ...]:
    standing = {each.full_label: each for each in in_order(table)}
    texts = {label: each.text for label, each in standing.items()}
    found = consequences(texts, moves, brought)
    return tuple(each for label, followed in found.items() for each in _said(standing[label], followed))


def _said(standing: Standing, followed: Followed) -> Iterator[Dangling]:
    """Yield each reference of a paragraph that is broken, or that could follow."""
    offered = followed.text if followed.changed else ""
    for lost in followed.broken:
        words = _around(standing.text, lost.reference.start, lost.reference.end)
        yield Dangling(standing.full_label, words, standing.id, offered, lost.reason.value)
    for new in followed.changed:
        words = _around(standing.text, new.start, new.end)
        yield Dangling(standing.full_label, words, standing.id, offered)


def _around(text: str, start: int, end: int) -> str:
    """Return the words around a reference, cut between words."""
    before, after = tokens(text[:start])[-_WORDS_BEFORE:], tokens(text[end:])[:_WORDS_AFTER]
    return "".join((*before, text[start:end], *after)).strip(" ;,.")
