"""What a decision would break, said before it is taken, with what could be said instead."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from types import MappingProxyType
from uuid import UUID

from drafting.procedure.kinds import AmendmentKind, Stance
from drafting.procedure.labelling import taken_in
from drafting.procedure.revisions import in_order
from drafting.procedure.table import Proposal, Standing, Table
from drafting.text import tokens
from drafting.text.following import Followed, consequences

#: How many words to show before and after a reference.
_WORDS_BEFORE, _WORDS_AFTER = 6, 1

#: Decisions after which a reference may lead elsewhere than before, or nowhere.
UNSETTLING = frozenset(
    {
        AmendmentKind.DELETE,
        AmendmentKind.REPLACE,
        AmendmentKind.MOVE,
        AmendmentKind.MERGE,
        AmendmentKind.SPLIT,
        AmendmentKind.INSERT,
    }
)


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
    return _astray(table, {paragraph.full_label: None})


def broken_by(table: Table, proposal: Proposal) -> tuple[Dangling, ...]:
    """Return the references that the acceptance of a proposal would leave astray.

    An insertion takes no label from anybody, nor does a split, whose first part keeps it: there it is only
    "the preceding paragraph" that may be another.
    """
    target = table.paragraph(proposal.target)
    if not unsettles(proposal) or target is None or target.fallen:
        return ()
    if proposal.kind is AmendmentKind.MERGE:
        return _broken_by_merge(table, proposal, target)
    if proposal.kind is AmendmentKind.INSERT:
        return _astray(table, {}, (proposal.new_label,))
    if proposal.kind is AmendmentKind.SPLIT:
        return _astray(table, {}, [label for _, label in proposal.parts], {target.full_label: proposal.text})
    brought = (proposal.new_label,) if proposal.kind is AmendmentKind.REPLACE else ()
    return _astray(table, {target.full_label: proposal.new_label or None}, brought)


def unsettles(proposal: Proposal) -> bool:
    """Say whether accepting the proposal takes a paragraph from its place, or sets one beside it."""
    return proposal.kind in UNSETTLING and proposal.on_the_table


def _broken_by_merge(table: Table, merge: Proposal, first: Standing) -> tuple[Dangling, ...]:
    """Follow the paragraph that is taken in, and its sub-paragraphs under the labels they would have."""
    other = table.paragraph(merge.other) if merge.other else None
    if other is None or other.fallen:
        return ()
    moves = {each.full_label: label for each, label in taken_in(table, first, other)}
    instead = {first.full_label: merge.text, other.full_label: ""}
    return _astray(table, {other.full_label: first.full_label, **moves}, (), instead)


def _astray(
    table: Table,
    moves: Mapping[str, str | None],
    brought: Iterable[str] = (),
    instead: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Dangling, ...]:
    """Look for references astray; `instead` holds the texts, by label, to which the decision gives words."""
    standing = {each.full_label: each for each in in_order(table)}
    texts = {label: instead.get(label, each.text) for label, each in standing.items()}
    found = consequences(texts, moves, brought)
    said = (_said(standing[label], texts[label], followed) for label, followed in found.items())
    return tuple(replace(each, offered="") if each.label in instead else each for each in chain(*said))


def _said(standing: Standing, text: str, followed: Followed) -> Iterator[Dangling]:
    """Yield each reference of a paragraph that is broken, or that could follow."""
    offered = followed.text if followed.changed else ""
    for lost in followed.broken:
        words = _around(text, lost.reference.start, lost.reference.end)
        yield Dangling(standing.full_label, words, standing.id, offered, lost.reason.value)
    for new in followed.changed:
        words = _around(text, new.start, new.end)
        yield Dangling(standing.full_label, words, standing.id, offered)


def _around(text: str, start: int, end: int) -> str:
    """Return the words around a reference, cut between words."""
    before, after = tokens(text[:start])[-_WORDS_BEFORE:], tokens(text[end:])[:_WORDS_AFTER]
    return "".join((*before, text[start:end], *after)).strip(" ;,.")
