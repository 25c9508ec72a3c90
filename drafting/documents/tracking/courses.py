"""Courses: how one version runs along the base, paragraph by paragraph."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from drafting.documents.tracking.orders import rising
from drafting.documents.tracking.values import Leaf, Version, form_of
from drafting.documents.values import IssuedParagraph
from drafting.text import align

Base = Sequence[IssuedParagraph]
Leaves = tuple[Leaf, ...]


@dataclass(frozen=True)
class Span:
    """Base paragraphs [start, end) and what stands for them; nothing where they go."""

    start: int
    end: int
    leaves: Leaves


@dataclass
class Course:
    """What one version does: the changed spans by where they start, and what it adds before a paragraph."""

    spans: dict[int, Span] = field(default_factory=dict)
    gaps: dict[int, Leaves] = field(default_factory=dict)

    def reading(self, base: Base, start: int, end: int) -> Leaves | None:
        """Return what stands for base paragraphs [start, end), None where the version leaves them alone."""
        changed = any(at in self.spans for at in range(start, end))
        if not changed and not any(at in self.gaps for at in range(start + 1, end)):
            return None
        return tuple(self._leaves(base, start, end))

    def _leaves(self, base: Base, start: int, end: int) -> Iterable[Leaf]:
        at = start
        while at < end:
            if at > start:
                yield from self.gaps.get(at, ())
            span = self.spans.get(at, Span(at, at + 1, (Leaf(base[at], (at,)),)))
            yield from span.leaves
            at = span.end


def traced(base: Base, paragraphs: Sequence[IssuedParagraph]) -> Leaves:
    """Return the paragraphs as leaves, each with the base paragraphs that its words come from."""
    links = align([each.text for each in base], [each.text for each in paragraphs])
    sources = {new: link.old for link in links for new in link.new}
    return tuple(Leaf(each, sources.get(at, ())) for at, each in enumerate(paragraphs))


def course(base: Base, version: Version) -> Course:
    """Return how a version runs along the base; what is out of order is left out and put in anew."""
    kept = _in_order(list(_groups(version.leaves, len(base))))
    found, done = Course(), 0
    for span in [*kept, Span(len(base), len(base), ())]:
        for gone in range(done, span.start):
            found.spans[gone] = Span(gone, gone + 1, ())
        if span.end > span.start and not _unchanged(base, span):
            found.spans[span.start] = span
        done = span.end
    _put_in(found, version.leaves, kept, len(base))
    return found


def _groups(leaves: Leaves, count: int) -> Iterable[Span]:
    """Gather neighbours with a source in common; a base paragraph belongs to the first who claims it."""
    claimed: set[int] = set()
    at = 0
    while at < len(leaves):
        sources, end = set(leaves[at].sources), at + 1
        while end < len(leaves) and sources & set(leaves[end].sources):
            sources |= set(leaves[end].sources)
            end += 1
        if sources and _free_run(sources, claimed, count):
            claimed |= sources
            yield Span(min(sources), max(sources) + 1, leaves[at:end])
        at = end


def _free_run(sources: set[int], claimed: set[int], count: int) -> bool:
    together = max(sources) - min(sources) + 1 == len(sources)
    return together and min(sources) >= 0 and max(sources) < count and not sources & claimed


def _in_order(spans: Sequence[Span]) -> list[Span]:
    """Return the longest run of spans that stand in the order of the base."""
    return [spans[at] for at in rising([span.start for span in spans])]


def _unchanged(base: Base, span: Span) -> bool:
    (first, *more) = span.leaves
    was = base[span.start]
    alone = not more and span.end - span.start == 1
    return alone and first.paragraph.text == was.text and form_of(first.paragraph) == form_of(was)


def _put_in(found: Course, leaves: Leaves, kept: Sequence[Span], count: int) -> None:
    """Note what is new, or from elsewhere, before the next paragraph that stayed: the struck ones first."""
    starts = {id(span.leaves[0]): span for span in kept}
    waiting: list[Leaf] = []
    at = 0
    while at < len(leaves):
        span = starts.get(id(leaves[at]))
        if span is None:
            waiting.append(leaves[at])
            at += 1
            continue
        if waiting:
            found.gaps[span.start] = tuple(waiting)
            waiting = []
        at += len(span.leaves)
    if waiting:
        found.gaps[count] = tuple(waiting)
