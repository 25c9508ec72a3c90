"""Likeness: how much two paragraphs have in common, and which pairs of them go together best."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log2

from drafting.text.words import is_sign, tokens

Pair = tuple[int, int]
Bag = Counter[str]

_ALIKE = 0.35
"""Likeness (0 to 1) from which two paragraphs are one, rewritten."""
_COMMONPLACE = 40
"""Paragraphs, and a twentieth of all besides, in which a feature may stand and still tell them apart."""
_TWINS = 10_000
"""Pairs of equal paragraphs that are weighed by their neighbours; more than these are paired in order."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What each feature of a paragraph (a word, or two words in a row) weighs; the rarer, the more."""

    weights: Mapping[str, int]

    def weigh(self, bag: Bag) -> int:
        """Return the weight of a bag of features: an integer, so that no order of adding matters."""
        return sum(self.weights[feature] * times for feature, times in bag.items())

    def likeness(self, old: Sequence[Bag], new: Sequence[Bag]) -> dict[Pair, float]:
        """Return the likeness of each pair of places that have something in common, 0 to 1."""
        where = _where(new)
        both: Counter[Pair] = Counter()
        for place, bag in enumerate(old):
            for feature, times in bag.items():
                weight = self.weights[feature]
                for other, others in where[feature] if weight else ():
                    both[place, other] += weight * min(times, others)
        ours, theirs = [self.weigh(bag) for bag in old], [self.weigh(bag) for bag in new]
        return {
            (one, other): 2 * weight / (ours[one] + theirs[other]) for (one, other), weight in both.items()
        }


def features(text: str) -> Bag:
    """Return a paragraph's words and pairs of neighbouring words, punctuation set aside."""
    words = [word.strip().casefold() for word in tokens(text) if not is_sign(word)]
    return Counter(words) + Counter(f"{one} {other}" for one, other in pairwise(words))


def scale(bags: Sequence[Bag]) -> Scale:
    """Return the scale of all the paragraphs of both sides; what stands nearly everywhere weighs nothing."""
    spread = Counter(feature for bag in bags for feature in bag)
    most = _COMMONPLACE + len(bags) // 20
    return Scale(
        {word: int(1000 * log2(1 + len(bags) / met)) if met <= most else 0 for word, met in spread.items()}
    )


def equal_pairs(old: Sequence[str], new: Sequence[str]) -> set[Pair]:
    """Pair equal paragraphs; of several, those whose neighbours are equal too."""
    places: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, texts in enumerate((old, new)):
        for place, text in enumerate(texts):
            places[text][side].append(place)
    return {pair for olds, news in places.values() for pair in _twins(old, new, olds, news)}


def alike_pairs(old: Mapping[int, Bag], new: Mapping[int, Bag], by: Scale) -> dict[Pair, float]:
    """Pair the most alike of the rest, best first, and give their likeness."""
    olds, news = list(old), list(new)
    found = by.likeness(list(old.values()), list(new.values()))
    likely = {(olds[one], news[other]): like for (one, other), like in found.items() if like >= _ALIKE}
    return {pair: likely[pair] for pair in _best(likely, lambda pair: likely[pair])}


def _where(bags: Sequence[Bag]) -> defaultdict[str, list[Pair]]:
    where: defaultdict[str, list[Pair]] = defaultdict(list)
    for place, bag in enumerate(bags):
        for feature, times in bag.items():
            where[feature].append((place, times))
    return where


def _twins(
    old: Sequence[str], new: Sequence[str], olds: Sequence[int], news: Sequence[int]
) -> Iterable[Pair]:
    """Pair the places of one text, without crossing."""
    if len(olds) == len(news) or len(olds) * len(news) > _TWINS:
        return zip(olds, news, strict=False)
    pairs = [(one, other) for one in olds for other in news]
    chosen = _best(pairs, lambda pair: _company(old, new, pair))
    return zip(sorted(one for one, _ in chosen), sorted(other for _, other in chosen), strict=True)


def _company(old: Sequence[str], new: Sequence[str], pair: Pair) -> int:
    """Return how many of the neighbours before and after are equal; the ends of both documents are."""
    return sum(_beside(old, pair[0] + step) == _beside(new, pair[1] + step) for step in (-1, 1))


def _beside(texts: Sequence[str], place: int) -> str | None:
    return texts[place] if 0 <= place < len(texts) else None


def _best(pairs: Iterable[Pair], worth: Callable[[Pair], float]) -> list[Pair]:
    """Take the worthiest pairs, each place once. The order of equals is the same from either side."""
    olds: set[int] = set()
    news: set[int] = set()
    chosen: list[Pair] = []
    for old, new in sorted(pairs, key=lambda pair: (-worth(pair), abs(pair[0] - pair[1]), sum(pair))):
        if old not in olds and new not in news:
            chosen.append((old, new))
            olds.add(old)
            news.add(new)
    return chosen
