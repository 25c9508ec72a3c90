"""Truth: what an answer must be, from what the generator did, and what is to be said of one that differs.

Nothing here asks the engine. A change is known by the words it was made on; two proposals overlap where two
of their changes do; what they come to together is the base with the changes of both.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from benchmarks.changes import Changes, Relation, relation, text_of
from benchmarks.workload import Pair, Paragraph

Answer = tuple[str, str | None]
"""A status ("clean", "check", "clash" or "reflected") and the text, None where there is none."""
Rebase = Callable[[str, str, str], Answer]


@dataclass(frozen=True, slots=True)
class Truth:
    """How two proposals stand to each other, and the text of both together (None where they overlap)."""

    relation: Relation
    text: str | None


@dataclass(frozen=True, slots=True)
class Miss:
    """An answer that is not the right one: what was asked, and what came."""

    verdict: str
    asked: tuple[str, str, str]
    answer: Answer
    truth: Truth


def truth_of(words: Sequence[str], accepted: Changes, pending: Changes, before: Changes = ()) -> Truth:
    """Return the truth of two proposals on words in which the changes `before` have been made."""
    mine, theirs = (tuple(set(made) - set(before)) for made in (pending, accepted))
    stand = relation(mine, theirs)
    both = None if stand is Relation.OVERLAPPING else text_of(words, {*before, *accepted, *pending})
    return Truth(stand, both)


def verdict(truth: Truth, answer: Answer) -> str:
    """Say what an answer is worth; "wrong" is a text reported as success that is not what both wanted."""
    status, text = answer
    if truth.text is None:
        return {"clash": "clash", "check": "overlap to check"}.get(status, "overlap taken as clean")
    if status == "clash":
        return "needless clash"
    if text != truth.text:
        return "wrong under check" if status == "check" else "wrong"
    return "needless check" if status == "check" and truth.relation is Relation.APART else "right"


def judged(pairs: Iterable[Pair], ask: Rebase) -> tuple[Counter[str], list[Miss]]:
    """Return how many answers were worth what, and those that were not right."""
    verdicts: Counter[str] = Counter()
    misses: list[Miss] = []
    for pair in pairs:
        asked = _asked(pair)
        truth = truth_of(pair.words, pair.accepted, pair.pending)
        answer = ask(*asked)
        found = verdict(truth, answer)
        verdicts[found] += 1
        verdicts[f"{truth.relation.name.lower()}: {found}"] += 1
        if found not in {"right", "clash"}:
            misses.append(Miss(found, asked, answer, truth))
    return verdicts, misses


def _asked(pair: Pair) -> tuple[str, str, str]:
    base, accepted, pending = (text_of(pair.words, made) for made in ((), pair.accepted, pair.pending))
    return base, accepted, pending


def in_a_row(on: Paragraph, ask: Rebase, steps: int = 6) -> list[Counter[str]]:
    """Accept one proposal after another and rebase the rest each time; return the verdicts of each step.

    What clashes is out. What is to be checked is read by a person, who lets it pass when it is right.
    """
    text, before = on.text, ()
    pending = on.texts()
    found: list[Counter[str]] = []
    while len(found) < steps and len(pending) > 1:
        first = next(iter(pending))
        accepted = pending.pop(first)
        verdicts: Counter[str] = Counter()
        for reference, proposed in list(pending.items()):
            truth = truth_of(on.words, on.proposals[first], on.proposals[reference], before)
            answer = ask(text, accepted, proposed)
            worth = verdict(truth, answer)
            verdicts[worth] += 1
            if worth in {"right", "needless check"}:
                pending[reference] = truth.text or ""
            else:
                del pending[reference]
        text, before = accepted, (*before, *on.proposals[first])
        found.append(verdicts)
    return found
