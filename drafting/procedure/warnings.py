"""What a decision would break, said before it is taken."""

from dataclasses import dataclass

from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.revisions import in_order
from drafting.procedure.table import Proposal, Standing, Table
from drafting.text import tokens
from drafting.text.references import broken_by

#: How many words to show before and after a reference.
_WORDS_BEFORE, _WORDS_AFTER = 6, 1

#: Decisions after which a reference to the paragraph no longer leads where it did.
UNSETTLING = frozenset({AmendmentKind.DELETE, AmendmentKind.REPLACE, AmendmentKind.MOVE})


@dataclass(frozen=True)
class Dangling:
    """A reference that a decision would leave without its paragraph: where it stands, and its words."""

    label: str
    words: str


def dangling(table: Table, paragraph: Standing) -> tuple[Dangling, ...]:
    """Return the references that lead to a paragraph."""
    texts = {each.full_label: each.text for each in in_order(table) if each.id != paragraph.id}
    return tuple(
        Dangling(label, _around(texts[label], found.start, found.end))
        for label, found in broken_by(texts, paragraph.full_label)
    )


def _around(text: str, start: int, end: int) -> str:
    """Return the words around a reference, cut between words."""
    before, after = tokens(text[:start])[-_WORDS_BEFORE:], tokens(text[end:])[:_WORDS_AFTER]
    return "".join((*before, text[start:end], *after)).strip(" ;,.")


def unsettles(proposal: Proposal) -> bool:
    """Say whether accepting the proposal takes a paragraph from its place."""
    return proposal.kind in UNSETTLING and proposal.on_the_table
