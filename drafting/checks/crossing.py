"""Crossing: where a text speaks of its own paragraphs."""

import re
from collections.abc import Iterator

from drafting.checks.rules import N_, rule
from drafting.checks.values import NUMBERED, Checked, Found, Line
from drafting.text.passages import find_passages
from drafting.text.paths import absolute, place, rooted, side
from drafting.text.references import Reference, leading_nowhere


def _texts(draft: Checked) -> dict[str, str]:
    return {line.label: line.text for line in draft.lines if line.kind in NUMBERED}


def _around(line: Line, reference: Reference) -> tuple[int, int]:
    """Return the span of "paragraph 16 below" where the reference stands alone, else that of the number."""
    for passage in find_passages(line.text):
        if passage.start <= reference.start and reference.end <= passage.end and len(passage.items) == 1:
            return min(passage.start, reference.start), max(passage.end, passage.word[1])
    return reference.start, reference.end


@rule(
    "references.dangling",
    N_("A reference to a paragraph of this text leads to one."),
    N_("There is no paragraph %(found)s in this text."),
    bad="OP1: *Decide* to report to the network referred to in paragraph 16 below;\nOP2: *Decide* to meet.",
    good="OP1: *Decide* to report to the network referred to in paragraph 2 below;\nOP2: *Decide* to meet.",
)
def dangling(draft: Checked) -> Iterator[Found]:
    """Find references that lead nowhere; those to fallen paragraphs are another rule's."""
    texts, gone = _texts(draft), set(map(place, draft.fallen))
    lines = {line.label: line for line in draft.lines}
    parents = {place(label)[:-1] for label in texts}
    for label, reference in leading_nowhere(texts):
        path = absolute(reference.path, place(label), dict.fromkeys(map(place, texts)))
        inline = len(path) > 1 and path[:-1] not in parents
        if path not in gone and path[:1] not in gone and not inline:
            line = lines[label]
            yield Found(line, *_around(line, reference), said={"found": " ".join(path)})


@rule(
    "references.fallen",
    N_("No reference leads to a paragraph that has fallen: after renumbering it would lead nowhere."),
    N_("Paragraph %(found)s has fallen; the reference will lead nowhere."),
    bad="fallen OP2\nOP1: *Decide* to apply paragraph 2 below;\nOP3: *Decide* to meet.",
    good="fallen OP2\nOP1: *Decide* to apply paragraph 3 below;\nOP3: *Decide* to meet.",
)
def fallen(draft: Checked) -> Iterator[Found]:
    """Find references to paragraphs that were deleted or replaced."""
    texts, gone = _texts(draft), set(map(place, draft.fallen))
    lines = {line.label: line for line in draft.lines}
    for label, reference in leading_nowhere(texts) if gone else ():
        if reference.path in gone or reference.path[:1] in gone:
            said = {"found": " ".join(reference.path)}
            yield Found(lines[label], *_around(lines[label], reference), said=said)


@rule(
    "references.direction",
    N_("“Above” and “below” say on which side the paragraph stands."),
    N_("Paragraph %(found)s stands on the other side."),
    bad="OP1: *Decide* to meet;\nOP2: *Decide* to apply paragraph 1 below.",
    good="OP1: *Decide* to meet;\nOP2: *Decide* to apply paragraph 1 above.",
)
def direction(draft: Checked) -> Iterator[Found]:
    """Find "above" for what is below, and the other way round."""
    known = dict.fromkeys(map(place, _texts(draft)))
    for line in draft.lines:
        for passage in find_passages(line.text) if line.kind in NUMBERED else ():
            paths = [absolute(item.path, place(line.label), known) for item in passage.items]
            sides = {side(path, place(line.label)) for path in paths if rooted(path) and path in known}
            wrong = passage.direction and sides and passage.direction not in sides and "" not in sides
            if wrong:
                found = " ".join(paths[0])
                yield Found(line, *passage.word, _other(line.text[slice(*passage.word)]), {"found": found})


def _other(word: str) -> str:
    pairs = {"above": "below", "below": "above", "выше": "ниже", "ниже": "выше"}
    return pairs[word.lower()]


@rule(
    "references.typed-label",
    N_("Paragraphs are cited by number, not by working labels, which are stripped on adoption."),
    N_("“%(found)s” is a working label; say “paragraph %(wanted)s”."),
    bad="OP1: *Decide* to apply OP2 below;\nOP2: *Decide* to meet.",
    good="OP1: *Decide* to apply paragraph 2 below;\nOP2: *Decide* to meet.",
)
def typed_label(draft: Checked) -> Iterator[Found]:
    """Find working labels within the text."""
    for line in draft.lines:
        for found in re.finditer(r"\b(?:OP|PP)\s?(?P<number>[0-9]{1,3})\b", line.text):
            yield Found(line, *found.span(), said={"found": found[0], "wanted": found["number"]})
