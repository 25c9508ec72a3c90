"""Rivals: the other ways to do it, run beside ours on the same texts."""

from collections.abc import Sequence
from difflib import SequenceMatcher

import numpy as np
from diff_match_patch import diff_match_patch
from merge3 import Merge3
from rapidfuzz import fuzz, process
from scipy.optimize import linear_sum_assignment

from benchmarks.truth import Answer
from drafting.text import tokens

Diff = list[tuple[int, str]]
Links = set[tuple[int, int]]


def by_characters(old: str, new: str) -> Diff:
    """Compare characters with diff-match-patch, without a time limit."""
    matcher = diff_match_patch()
    matcher.Diff_Timeout = 0
    return list(matcher.diff_main(old, new))


def by_characters_cleaned(old: str, new: str) -> Diff:
    """Compare characters with diff-match-patch and its semantic clean-up, without a time limit."""
    matcher = diff_match_patch()
    matcher.Diff_Timeout = 0
    found = matcher.diff_main(old, new)
    matcher.diff_cleanupSemantic(found)
    return list(found)


def by_difflib(old: str, new: str) -> Diff:
    """Compare words with the standard library."""
    one, other = tokens(old), tokens(new)
    found: Diff = []
    for tag, start, end, first, last in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append((0, "".join(one[start:end])))
            continue
        found += [(-1, "".join(one[start:end])), (1, "".join(other[first:last]))]
    return [part for part in found if part[1]]


def merged(base: str, accepted: str, pending: str) -> Answer:
    """Merge three ways on words."""
    groups = list(Merge3(*([*tokens(text)] for text in (base, accepted, pending))).merge_groups())
    if any(group[0] == "conflict" for group in groups):
        return "clash", None
    return "clean", "".join(word for group in groups for word in group[1])


def patched(base: str, accepted: str, pending: str) -> Answer:
    """Make a patch and apply it, as diff-match-patch comes out of the box."""
    patcher = diff_match_patch()
    text, applied = patcher.patch_apply(patcher.patch_make(base, pending), accepted)
    return ("clean", text) if all(applied) else ("clash", None)


def paired_by_difflib(old: Sequence[str], new: Sequence[str]) -> Links:
    """Pair paragraphs with the standard library: the equal ones, then what stands between them in order."""
    found: Links = set()
    for tag, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag in {"equal", "replace"}:
            found |= set(zip(range(start, end), range(first, last), strict=False))
    return found


def paired_at_best(old: Sequence[str], new: Sequence[str], least: float = 45) -> Links:
    """Pair paragraphs so that the sum of their ratios of equal characters is greatest."""
    scores = process.cdist(old, new, scorer=fuzz.ratio, dtype=np.float32)
    rows, columns = linear_sum_assignment(-scores)
    return {
        (int(one), int(other))
        for one, other in zip(rows, columns, strict=True)
        if scores[one, other] >= least
    }
