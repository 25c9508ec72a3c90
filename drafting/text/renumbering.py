"""Renumbering: the numbers of the adopted text, and where each working label went."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from drafting.text.labels import Label, Marks, Series, marker, parse, write

_FIRST = {Series.PREAMBULAR: "PP"}


def renumber(
    standing: Iterable[str],
    *,
    former: Mapping[str, str] | None = None,
    fallen: Iterable[str] = (),
    marks: Marks = Marks.ENGLISH,
) -> dict[str, str | None]:
    """Return the map from working labels to those of the adopted text: "OP6 alt" to "8", "OP8" to "7".

    `standing` are the full labels in the order of the document, which may not be that of the labels: the
    new numbers run from 1 in this order, under each paragraph anew. A sub-paragraph comes after what it
    hangs on. `former` maps a label that a paragraph had before it was moved to the one it has now; what
    stands under it is found there too. `fallen` labels, and sub-paragraphs of what does not stand, lead
    to None. Preambular paragraphs keep letters, "PP5": their place, by which "the fifth preambular
    paragraph" is found, though it is not printed. What is no label is left out.
    """
    new = dict(_numbered(standing, marks))
    new |= {label: None for label in fallen if label not in new}
    for old, now in (former or {}).items():
        new |= {label: number for label, number in tuple(_renamed(new, old, now)) if label not in new}
    return new


def _numbered(standing: Iterable[str], marks: Marks) -> Iterator[tuple[str, str | None]]:
    counts: Counter[tuple[str, bool]] = Counter()
    given: dict[Label, str] = {}
    for text in dict.fromkeys(standing):
        label = parse(text)
        if label is None or label.former:
            continue
        above = replace(label, steps=label.steps[:-1])
        if above.steps and above not in given:
            yield text, None
            continue
        before = f"{given[above]} " if above.steps else _FIRST.get(label.series, "")
        counts[before, label.series is Series.OWN] += 1
        number = counts[before, label.series is Series.OWN]
        given[label] = f"{before}{_sign(label, number, marks)}"
        yield text, given[label]


def _sign(label: Label, number: int, marks: Marks) -> str:
    level = len(label.steps) - (label.series is not Series.OWN)
    return marker(level, number, marks=marks) if level else str(number)


def _renamed(new: Mapping[str, str | None], old: str, now: str) -> Iterator[tuple[str, str | None]]:
    """Yield what stands at `now` and under it by the labels it had when it was `old`."""
    here, there = parse(now), parse(old)
    for text, number in new.items():
        label = parse(text)
        if here and there and label and _hangs(label, here):
            yield write(replace(there, steps=(*there.steps, *label.steps[len(here.steps) :]))), number


def _hangs(label: Label, above: Label) -> bool:
    """Say whether a label is `above` itself or something beneath it."""
    return label.series is above.series and label.steps[: len(above.steps)] == above.steps
