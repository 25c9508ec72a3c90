"""The written notations of negotiating texts, drawn from data."""

from collections.abc import Iterable

from drafting.procedure.kinds import AmendmentKind, Stance
from drafting.procedure.segments import Mark, Saying, Segment
from drafting.procedure.table import Proposal, Reserved, Said

#: What is printed for a stance; opposing an insertion prints "delete", opposing a deletion "retain".
PRINTED: dict[Stance, str] = {
    Stance.SUPPORT: "support",
    Stance.CAN_ACCEPT: "can_accept",
    Stance.KEEP_IN_BRACKETS: "bracket",
    Stance.OPPOSE: "oppose",
    Stance.RESERVE: "reserve",
    Stance.CONSULTING: "consulting",
}
OPPOSING: dict[AmendmentKind, str] = {AmendmentKind.INSERT: "delete", AmendmentKind.DELETE: "retain"}

#: The words of the trade, in the language of the notation.
IN_ENGLISH: dict[str, str] = {
    "": "{parties}",
    "taken_up": "{parties}, taken up by {detail}",
    "on_behalf": "{parties} on behalf of {detail}",
    "support": "{parties} support",
    "can_accept": "{parties} can accept",
    "oppose": "{parties} oppose",
    "retain": "{parties} retain",
    "delete": "{parties} delete",
    "bracket": "{parties} bracket",
    "reserve": "{parties} reserve",
    "consulting": "{parties} consulting capital",
    "ad_ref": "agreed ad ref",
    "agreed": "agreed",
    "moved_from": "ex {detail}",
    "moved_to": "moved to {detail}",
    "placed_after": "{parties}: place after {detail}",
    "placement_ad_ref": "placement agreed ad ref",
    "reservation": "*{parties} reservation: {detail}",
    "reservation_on": "*{parties} reservation on {detail}",
    "package": "package {detail}",
    "editorial": "editorial",
    "merged": "{detail} merged",
    "split": "{detail} split",
    "merge_into": "{parties}: merge into {detail}",
}
#: How the Chair's own proposal is signed.
CHAIR = "Chair"
#: Words after which a condition is printed.
CONDITIONAL = frozenset({"support", "can_accept", "oppose", "bracket", "reserve", "retain", "delete"})


def signer(proposal: Proposal) -> str:
    """Return who signs a proposal: the Chair signs as such."""
    return CHAIR if proposal.chairs else proposal.party


def authors(proposal: Proposal) -> Saying:
    """Return whose proposal it is: co-proponents, group, or who took it up."""
    parties = (signer(proposal), *proposal.co)
    if proposal.taken_up_by:
        return Saying(parties, "taken_up", proposal.taken_up_by)
    if proposal.on_behalf_of:
        return Saying(parties, "on_behalf", proposal.on_behalf_of)
    return Saying(parties)


def standing(proposal: Proposal) -> tuple[Saying, ...]:
    """Return the rung that a proposal has reached, if any."""
    return (Saying((), proposal.rung.value),) if proposal.agreed else ()


def positions(proposal: Proposal) -> tuple[Saying, ...]:
    """Return what the others say, those of one mind together."""
    groups: dict[tuple[str, str], list[str]] = {}
    for stance in PRINTED:
        for said in proposal.said:
            if said.stance is stance:
                groups.setdefault((_word(proposal, said), said.condition), []).append(said.party)
    return tuple(Saying(tuple(parties), word, detail) for (word, detail), parties in groups.items())


def _word(proposal: Proposal, said: Said) -> str:
    if said.stance is Stance.OPPOSE:
        return OPPOSING.get(proposal.kind, "oppose")
    return PRINTED[said.stance]


def reservation(each: Reserved, reference: str = "") -> Saying:
    """Return whose reservation it is; `reference` is of the proposal that it is on, none for the text itself.

    A reservation may come without a word of why.
    """
    if reference:
        return Saying(
            (each.party,), "reservation_on", f"{reference}: {each.note}" if each.note else reference
        )
    return Saying((each.party,), "reservation", each.note)


def in_english(sayings: Iterable[Saying]) -> str:
    """Write sayings as they stand in an attributed text: "KAZ; KGZ support; UZB bracket"."""
    return "; ".join(_spoken(saying) for saying in sayings)


def _spoken(saying: Saying) -> str:
    spoken = IN_ENGLISH[saying.word].format(parties=", ".join(saying.parties), detail=saying.detail)
    spoken = spoken.removesuffix(": ")
    return f"{spoken} {saying.detail}" if saying.detail and saying.word in CONDITIONAL else spoken


def attributed(segments: Iterable[Segment]) -> str:
    """Write a compiled paragraph in the attributed notation; deletions agreed are struck as ~~words~~."""
    written = ""
    for each in segments:
        if each.mark is Mark.WHO:
            written = f"{written.rstrip()} – {in_english(each.sayings)}"
        elif each.mark is Mark.HEAD:
            written += f"{in_english(each.sayings)}: "
        elif each.mark is Mark.DELETED:
            written += f"~~{each.text}~~"
        else:
            written += each.text
    return written


def unattributed(segments: Iterable[Segment]) -> str:
    """Write the same in the Chair's bracketed notation, without a name; what is agreed reads as accepted."""
    kept = (each for each in segments if each.mark not in {Mark.WHO, Mark.NOTE, Mark.DELETED})
    return "".join(f"{in_english(each.sayings)}: " if each.mark is Mark.HEAD else each.text for each in kept)
