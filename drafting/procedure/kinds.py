"""The kinds of things that states negotiate, in the field's own words."""

from enum import StrEnum


class ParagraphKind(StrEnum):
    """What a paragraph is in the form of a declaration or resolution."""

    TITLE = "title"
    HEADING = "heading"
    ENACTING = "enacting"
    PREAMBULAR = "preambular"
    PROCLAMATION = "proclamation"
    OPERATIVE = "operative"
    SUBPARAGRAPH = "subparagraph"
    CLOSING = "closing"
    FOOTNOTE = "footnote"


#: What is set in front of a part, "PP0", is of the kind that begins there.
BEGINS = {
    ParagraphKind.ENACTING: ParagraphKind.PREAMBULAR,
    ParagraphKind.PROCLAMATION: ParagraphKind.OPERATIVE,
}


def kind_beside(near: ParagraphKind) -> ParagraphKind:
    """Return the kind of a paragraph that is set after another: of the same kind, or what begins there."""
    return BEGINS.get(near, near)


class AmendmentKind(StrEnum):
    """What a proposal asks for."""

    MODIFY = "modify"
    REPLACE = "replace"
    INSERT = "insert"
    DELETE = "delete"
    MOVE = "move"
    MERGE = "merge"
    SPLIT = "split"
    EDITORIAL = "editorial"


class Role(StrEnum):
    """What a party is in the event."""

    PARTICIPANT = "participant"
    OBSERVER = "observer"
    CHAIR = "chair"
    SECRETARIAT = "secretariat"


class Duty(StrEnum):
    """What a person does in the party: only a focal point submits; a reader reads."""

    FOCAL_POINT = "focal_point"
    DRAFTER = "drafter"
    READER = "reader"


class Stance(StrEnum):
    """What a party says of a proposal or a paragraph; never an edit, never a vote.

    A paragraph is retained or commented on; a proposal is supported, opposed and so on.
    """

    SUPPORT = "support"
    CAN_ACCEPT = "can_accept"
    NO_OBJECTION = "no_objection"
    FLEXIBLE = "flexible"
    OPPOSE = "oppose"
    KEEP_IN_BRACKETS = "keep_in_brackets"
    RESERVE = "reserve"
    CONSULTING = "consulting"
    RETAIN = "retain"
    COMMENT = "comment"


#: What is said of a proposal, and what is said of a paragraph, without text.
ON_PROPOSALS = frozenset(Stance) - {Stance.RETAIN, Stance.COMMENT}
ON_PARAGRAPHS = frozenset({Stance.RETAIN, Stance.COMMENT, Stance.RESERVE, Stance.CONSULTING})


class Modality(StrEnum):
    """How a text is adopted. There is no vote here."""

    CONSENSUS = "consensus"
    ACCLAMATION = "acclamation"
    WITHOUT_A_VOTE = "without_a_vote"


class Rung(StrEnum):
    """The ladder of agreement, of paragraphs, proposals and placements."""

    OPEN = "open"
    INFORMAL = "informal"
    AD_REF = "ad_ref"
    AGREED = "agreed"
