"""Draw proposals into a paragraph's words: brackets, rival readings, agreed changes, and who holds what.

Every word drawn is in the base or in somebody's proposal; nothing else, ever.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from uuid import UUID

from drafting.procedure.kinds import AmendmentKind
from drafting.procedure.notation import authors, positions, reservation, signer, standing
from drafting.procedure.segments import CLOSE, OPEN, SLASH, Mark, Saying, Segment, italicized, redline
from drafting.procedure.table import Proposal, Reserved
from drafting.text import Common, Overlay, Reading, Spot, overlay
from drafting.text.openings import opening_length

Segments = tuple[Segment, ...]


def who(*sayings: Saying) -> Segment:
    """Return the attribution of the words before it."""
    return Segment(Mark.WHO, sayings=sayings)


def words(base: str, proposals: Sequence[Proposal], own: Proposal | None = None, piece: int = 0) -> Segments:
    """Overlay proposals on a base. `own` is the proposal whose words the base is, for sub-amendments.

    `piece` says which piece of each proposal's text is meant.
    """
    laid = overlay(base, {each.reference: _piece(each, piece) for each in proposals})
    known = {each.reference: each for each in proposals}
    last = _last_spots(laid)
    drawn = chain.from_iterable(
        _common(part, own) if isinstance(part, Common) else _spot(part, known, own, last[index])
        for index, part in enumerate(laid.parts)
    )
    return (*drawn, *chain.from_iterable(_alternative(each, known) for each in laid.alternatives))


def _piece(proposal: Proposal, index: int) -> str:
    return proposal.pieces[index][1] if index < len(proposal.pieces) else ""


def _last_spots(laid: Overlay) -> Mapping[int, frozenset[str]]:
    """Say for each part whose changes end there: an agreed change is signed once, at its end."""
    ends: dict[str, int] = {}
    for index, part in enumerate(laid.parts):
        if isinstance(part, Spot):
            ends.update({holder: index for reading in part.readings for holder in reading.holders})
    return {
        index: frozenset(holder for holder, end in ends.items() if end == index)
        for index in range(len(laid.parts))
    }


def _common(part: Common, own: Proposal | None) -> Segments:
    if own is None:
        return (Segment(Mark.TEXT, part.text),)
    return (Segment(Mark.INSERTED, part.text, own.party, whole=True),)


def _spot(
    spot: Spot, known: Mapping[str, Proposal], own: Proposal | None, ending: frozenset[str]
) -> Segments:
    blank, base, readings = _without_blank(spot)
    lead = _common(Common(blank), own) if blank else ()
    holders = [known[ref] for reading in readings for ref in reading.holders]
    if len(readings) == 1 and own is None and all(each.agreed for each in holders):
        ended = [each for each in holders if each.reference in ending]
        signed = tuple(who(*_signed(ended), *standing(ended[0])) for _ in ended[:1])
        return (*lead, *redline(base, readings[0].text, holders[0].party), *signed)
    return (*lead, OPEN, *_readings(base, readings, known, own), CLOSE)


def _without_blank(spot: Spot) -> tuple[str, str, tuple[Reading, ...]]:
    """Take a leading blank that all readings share out of the bracket."""
    said = [text for text in (spot.base, *(each.text for each in spot.readings)) if text]
    if not all(text.startswith(" ") for text in said):
        return "", spot.base, spot.readings
    cut = tuple(Reading(each.text[1:], each.holders) for each in spot.readings)
    return " ", spot.base[1:], cut


def _readings(
    base: str, readings: Sequence[Reading], known: Mapping[str, Proposal], own: Proposal | None
) -> Segments:
    held = [_reading(each, known, alone=not base and len(readings) == 1) for each in readings]
    if not base.strip():
        return _joined(held)
    if own is not None:
        return _joined([(Segment(Mark.READING, base, own.party), who(authors(own))), *held])
    stated = Segment(Mark.TEXT, base)
    if len(readings) == 1 and not readings[0].text:
        return (stated, *held[0])
    return _joined([(stated,), *held])


def _reading(reading: Reading, known: Mapping[str, Proposal], *, alone: bool) -> Segments:
    proposals = [known[ref] for ref in reading.holders]
    said = tuple(chain.from_iterable(positions(each) for each in proposals))
    if not reading.text:
        parties = tuple(signer(each) for each in proposals)
        return (who(Saying(parties, "delete"), *said),)
    mark = Mark.INSERTED if alone else Mark.READING
    return (Segment(mark, reading.text, proposals[0].party), who(*_signed(proposals), *said))


def _signed(proposals: Sequence[Proposal]) -> tuple[Saying, ...]:
    """Return the authors, those without more to say together: two names, one proposal."""
    every = [authors(each) for each in proposals]
    plain = tuple(party for saying in every if not saying.word for party in saying.parties)
    others = tuple(saying for saying in every if saying.word)
    editorial = all(each.kind is AmendmentKind.EDITORIAL for each in proposals)
    marked = (Saying((), "editorial"),) if editorial else ()
    return (Saying(plain), *others, *marked) if plain else (*others, *marked)


def _joined(stretches: Sequence[Segments]) -> Segments:
    joined: Segments = ()
    for index, stretch in enumerate(stretches):
        joined += (SLASH, *stretch) if index else stretch
    return joined


def _alternative(reading: Reading, known: Mapping[str, Proposal]) -> Segments:
    """Set a wholesale rewrite apart, after the text as it stands."""
    return (Segment(Mark.TEXT, " "), OPEN, *_reading(reading, known, alone=False), CLOSE)


def brought(proposal: Proposal, subs: Sequence[Proposal], language: str) -> tuple[tuple[int, Segments], ...]:
    """Draw the paragraph that a proposal brings, with its sub-amendments inside, as (level, segments)."""
    longest = max([proposal.pieces, *(each.pieces for each in subs)], key=len)
    lines = [
        (level, words(_piece(proposal, index), subs, own=proposal, piece=index))
        for index, (level, _) in enumerate(longest)
    ]
    lines[0] = (lines[0][0], italicized(lines[0][1], opening_length(proposal.text, language)))
    sayings = (*_signed([proposal]), *standing(proposal), *positions(proposal))
    return _enclosed(lines, sayings, bracketed=not proposal.agreed)


def _enclosed(
    lines: Sequence[tuple[int, Segments]], sayings: tuple[Saying, ...], *, bracketed: bool
) -> tuple[tuple[int, Segments], ...]:
    """Put the bracket before the first line and the attribution behind the last."""
    opened, closed = ((OPEN,), (CLOSE,)) if bracketed else ((), ())
    last = len(lines) - 1
    return tuple(
        (
            level,
            (*(opened if index == 0 else ()), *drawn, *((who(*sayings), *closed) if index == last else ())),
        )
        for index, (level, drawn) in enumerate(lines)
    )


def headed(drawn: Segments, head: Saying) -> Segments:
    """Say first what the words are of: which paragraphs they would merge, or split."""
    before = sum(each.mark is Mark.OPEN for each in drawn[:1])
    return (*drawn[:before], Segment(Mark.HEAD, sayings=(head,)), *drawn[before:])


def deleted(drawn: Segments, deletions: Sequence[Proposal]) -> Segments:
    """Draw the deletion of a whole paragraph: in brackets while it is open, struck when agreed."""
    sayings = tuple(chain.from_iterable(positions(each) for each in deletions))
    asking = Saying(tuple(signer(each) for each in deletions), "delete")
    if all(each.agreed for each in deletions):
        struck = (
            Segment(Mark.DELETED, s.text, deletions[0].party) if s.mark is Mark.TEXT else s for s in drawn
        )
        return (*struck, who(asking, *standing(deletions[0])))
    retain = tuple(saying for saying in sayings if saying.word == "retain")
    others = tuple(saying for saying in sayings if saying.word != "retain")
    return (OPEN, *drawn, who(*retain, asking, *others), CLOSE)


def reserved(drawn: Segments, reservations: Sequence[Reserved], cited: Mapping[UUID, str]) -> Segments:
    """Put an asterisk at the words a reservation is about, and say whose it is at the end.

    `cited` are the references of proposals: one that is on a proposal names it.
    """
    for each in reservations:
        drawn = _starred(drawn, each) if each.scope else drawn
    notes = (
        reservation(each, cited.get(each.amendment, "") if each.amendment else "") for each in reservations
    )
    return (*drawn, *map(who, notes))


def _starred(drawn: Segments, each: Reserved) -> Segments:
    """Star the words in the text, or those of a proposal where the reservation is on one."""
    marks = {Mark.INSERTED, Mark.READING} if each.amendment else {Mark.TEXT}
    for index, part in enumerate(drawn):
        end = part.text.find(each.scope) + len(each.scope)
        if part.mark in marks and each.scope in part.text:
            head, tail = replace(part, text=part.text[:end]), replace(part, text=part.text[end:])
            return (*drawn[:index], head, Segment(Mark.NOTE, "*"), tail, *drawn[index + 1 :])
    return drawn
