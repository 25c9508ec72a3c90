"""Planted faults: for each law of the engine, a line that breaks it and the test that must notice.

A row says which law is broken, in which file, which line (or piece of one, standing there once) becomes
which, and the test that falls. `test_planted.py` plants them one by one. A new law comes with its fault.
"""

from typing import NamedTuple


class Fault(NamedTuple):
    """A fault: `line` of `file` becomes `faulty`, and `test` (file and name) must fail."""

    law: str
    file: str
    line: str
    faulty: str
    test: str


_WORDS = "drafting/text/words.py"
_CHAINS = "drafting/text/chains.py"
_COMPARING = "drafting/text/comparing.py"
_COMPARISON = "drafting/text/comparison.py"
_WINDOWS = "drafting/text/windows.py"
_SLIDING = "drafting/text/sliding.py"
_SPANS = "drafting/text/spans.py"
_GATHERING = "drafting/text/gathering.py"
_OVERLAYS = "drafting/text/overlays.py"
_GROUNDS = "drafting/text/grounds.py"
_MEETING = "drafting/text/meeting.py"
_REBASING = "drafting/text/rebasing.py"
_REPORTING = "drafting/text/reporting.py"
_ALIGNMENT = "drafting/text/alignment.py"
_BONDS = "drafting/text/bonds.py"
_LIKENESS = "drafting/text/likeness.py"
_READING = "drafting/text/bracket_reading.py"
_WRITING = "drafting/text/bracket_writing.py"
_COUNTING = "drafting/text/bracket_counting.py"
_LABELS = "drafting/text/labels.py"
_RENUMBERING = "drafting/text/renumbering.py"
_REFERENCES = "drafting/text/references.py"
_PASSAGES = "drafting/text/passages.py"
_FOLLOWING = "drafting/text/following.py"
_BROWSER = "static/js/words.js"

WORDS = (
    Fault(
        "words: joined again they are the text",
        _WORDS,
        "return tuple(_WORD.findall(text))",
        "return tuple(word.lstrip() or word for word in _WORD.findall(text))",
        "test_words.py::test_joined_again_the_words_are_the_text",
    ),
    Fault(
        "words: a mark stays with its letter",
        _WORDS,
        'kinds = {"Mn", "Mc", "Me", "Cf"}',
        'kinds = {"Mc", "Me", "Cf"}',
        "test_words.py::test_no_mark_is_parted_from_its_letter",
    ),
    Fault(
        "words: a number keeps its separators",
        _WORDS,
        r"""r"|\.(?=\d)"  # CRP.1, 0.5""",
        'r""',
        "test_words.py::test_words",
    ),
    Fault(
        "words: thousands are one word",
        _WORDS,
        r"""r"|(?<=\d)(?<!\d{4})[\u00a0\u202f](?=\d{3}(?!\d))"  # 10 000, where the blank may not break""",
        'r""',
        "test_words_shared.py::test_the_shared_texts",
    ),
    Fault(
        "words: the symbol of a document is one word",
        _WORDS,
        r"""rf"|(?:{_SECTION})\.(?=[{_CAPITAL}]{{1,6}}[/.][\w/.\-]{{0,40}}\d)"  # TD/B/C.I/MEM.2""",
        'r""',
        "test_words_shared.py::test_the_shared_texts",
    ),
    Fault(
        "words: a picture keeps what is joined to it",
        _WORDS,
        r"(?:{mark}|[{_TONE}]|(?<=\u200d)[{_PICTURE}])*",
        "{mark}*",
        "test_words_shared.py::test_the_shared_texts",
    ),
    Fault(
        "words: a footnote is one word",
        _WORDS,
        'other = rf"(?:{flag}|{footnote}|[^{_BLANK}]){mark}*"',
        'other = rf"(?:{flag}|[^{_BLANK}]){mark}*"',
        "test_words.py::test_words",
    ),
    Fault(
        "words: what is found the short way is what the rule finds",
        _WORDS,
        r"(?=[ ,;،؛]|\Z)",
        "",
        "test_words_shared.py::test_the_shared_texts",
    ),
    Fault(
        "words: the browser cuts as we do",
        _BROWSER,
        r"String.raw`\.(?=\p{Nd})`, // CRP.1, 0.5",
        "",
        "test_words_shared.py::test_two_thousand_random_texts",
    ),
)

COMPARISON = (
    Fault(
        "round trip: keeps and deletions are the old text",
        _COMPARISON,
        '"".join((lead, *before[kept:], old[len(old) - tail :]))',
        '"".join((lead, *before[kept:]))',
        "test_comparison.py::test_round_trip",
    ),
    Fault(
        "deletion before insertion",
        _COMPARISON,
        "    return deletion, insertion",
        "    return insertion, deletion",
        "test_comparison.py::test_how_a_change_reads",
    ),
    Fault(
        "no change splits a word",
        _WINDOWS,
        "    return max(place, 0)",
        "    return same",
        "test_comparison.py::test_no_change_splits_a_word",
    ),
    Fault(
        "no change splits a word: not where a stroke waits for a digit",
        _WINDOWS,
        ' or "/" in text[max(0, found.start() - _STROKE) : found.start()]',
        "",
        "test_windows.py::test_where_there_are_no_blanks_no_word_is_divided_either",
    ),
    Fault(
        "no change splits a word: not within a footnote",
        _WINDOWS,
        ' or "{" in text',
        "",
        "test_windows.py::test_where_there_are_no_blanks_no_word_is_divided_either",
    ),
    Fault(
        "minimal: by chains",
        _CHAINS,
        "            nearest[rank] = at\n",
        "            nearest[rank] = max(at, nearest[rank])\n",
        "test_comparison.py::test_a_change_is_minimal",
    ),
    Fault(
        "minimal: by the table",
        _COMPARING,
        "rows.append(((rows[-1] + hit) | (rows[-1] - hit)) & full)",
        "rows.append((rows[-1] - hit) & full)",
        "test_comparison.py::test_a_change_is_minimal",
    ),
    Fault(
        "determinism: no timeout decides a result",
        _COMPARING,
        "matcher.Diff_Timeout = 0",
        "matcher.Diff_Timeout = 1e-9",
        "test_comparison.py::test_a_change_is_minimal",
    ),
    Fault(
        "bounded: beyond the cap the difference is one block",
        _COMPARING,
        "elif len(one) * len(other) <= _CELLS:",
        "elif len(one) * len(other) <= 10**12:",
        "test_comparison.py::test_long_texts_take_bounded_time",
    ),
    Fault(
        "fewest pieces",
        _CHAINS,
        "_PIECE = 1 << 40",
        "_PIECE = 0",
        "test_comparison.py::test_a_change_is_in_the_fewest_pieces",
    ),
    Fault(
        "the longer words are kept",
        _CHAINS,
        "found.append((cost - len(words[at]), pair, number))",
        "found.append((cost, pair, number))",
        "test_comparison.py::test_of_equal_chains_the_longer_words_are_kept",
    ),
    Fault(
        "canonical: a pure change slides to where nothing stands better",
        _SLIDING,
        "return block.moved(max(",
        "return block.moved(min(",
        "test_comparison.py::test_a_pure_change_stands_where_nothing_stands_better",
    ),
    Fault(
        "canonical: a stop begins nothing",
        _SLIDING,
        "if begins and first.strip() not in _STOPS:",
        "if begins:",
        "test_comparison.py::test_how_a_change_reads",
    ),
    Fault(
        "canonical: a kept word stays between two edits, on the left",
        _SLIDING,
        "floor = settled[-1].end + 1 if settled else 0",
        "floor = settled[-1].end if settled else 0",
        "test_comparison.py::test_a_change_does_not_slide_against_another",
    ),
    Fault(
        "canonical: a kept word stays between two edits, on the right",
        _SLIDING,
        "blocks[number + 1].start - 1 if",
        "blocks[number + 1].start if",
        "test_comparison.py::test_a_change_does_not_slide_against_another",
    ),
    Fault(
        "canonical: the same however long the text around it",
        _WINDOWS,
        "return left == block.start if back else right == len(old) - block.end",
        "return False",
        "test_windows.py::test_a_run_that_could_slide_out_of_the_window_is_placed_in_the_whole",
    ),
    Fault(
        "canonical: the same whatever else was changed",
        _CHAINS,
        "cost if one - at == other - to == 1 else cost + _PIECE",
        "cost + _PIECE if one - at == other - to == 1 else cost",
        "test_engine_figures.py::test_a_change_made_by_two_is_written_alike",
    ),
    Fault(
        "edits of another text are refused",
        _SPANS,
        'raise ValueError("These edits were not made on this text.")',
        "return proposal",
        "test_comparison.py::test_edits_of_another_text_are_refused",
    ),
)

OVERLAYS = (
    Fault(
        "overlay: project(p) is p's text",
        _OVERLAYS,
        "return next((one.text for one in self.readings if holder in one.holders), self.base)",
        "return self.readings[-1].text",
        "test_overlays.py::test_each_proposal_has_exactly_its_own_text",
    ),
    Fault(
        "overlay: project(None) is the base",
        _OVERLAYS,
        'parts.append(Common("".join(words[kept:])))',
        'parts.append(Common("".join(words[kept + 1 :])))',
        "test_overlays.py::test_each_proposal_has_exactly_its_own_text",
    ),
    Fault(
        "overlay: what competes for words or a gap is one spot",
        _GATHERING,
        "return edit.start in {edit.end, self.last_gap}",
        "return False",
        "test_overlays.py::test_overlay",
    ),
    Fault(
        "overlay: the order of the proposals does not matter",
        _OVERLAYS,
        "for text in sorted(holders))",
        "for text in holders)",
        "test_overlays.py::test_the_order_of_the_proposals_does_not_matter",
    ),
    Fault(
        "overlay: a twin only adds a name",
        _GATHERING,
        "and bool(shared)",
        "and len(shared) == 1",
        "test_overlays.py::test_a_proposal_under_a_second_name_only_adds_the_name",
    ),
    Fault(
        "overlay: no words from nowhere",
        _GATHERING,
        "{who: written(words, made, self.start, self.end) for",
        '{who: f"{written(words, made, self.start, self.end)} ??" for',
        "test_overlays.py::test_every_word_is_the_bases_or_somebodys",
    ),
    Fault(
        "overlay: neighbours that one proposal changes are drawn as one",
        _GATHERING,
        "_NEIGHBOURLY = 3",
        "_NEIGHBOURLY = 0",
        "test_overlays.py::test_overlay",
    ),
    Fault(
        "overlay: a wholesale rewrite is set apart",
        _SPANS,
        "REWRITE = 0.6",
        "REWRITE = 2.0",
        "test_overlays.py::test_overlay",
    ),
    Fault(
        "overlay: kept edits give the same as texts",
        _OVERLAYS,
        "        if readings:\n",
        "        if True:\n",
        "test_overlays.py::test_kept_edits_without_effect_draw_no_spot",
    ),
)

REBASE = (
    Fault(
        "clash: what overlaps is not carried",
        _MEETING,
        "        return True\n    return (end == begins",
        "        return False\n    return (end == begins",
        "test_rebasing.py::test_how_far_apart_two_edits_are_decides",
    ),
    Fault(
        "clash: two different insertions are put in no order",
        _MEETING,
        " or start == end == begins == ends:",
        ":",
        "test_rebasing.py::test_how_far_apart_two_edits_are_decides",
    ),
    Fault(
        "clash: what the other side brought already is not said twice",
        _MEETING,
        "and _repeats(brought, words)",
        "and False",
        "test_rebasing.py::test_rebase",
    ),
    Fault(
        "check: edits with one kept word between are looked at",
        _GROUNDS,
        "NEAR = 1",
        "NEAR = 0",
        "test_rebasing.py::test_how_far_apart_two_edits_are_decides",
    ),
    Fault(
        "check: adjacent edits are not joined in silence",
        _REBASING,
        "return Rebased(Status.CHECK if doubtful else Status.CLEAN, text)",
        "return Rebased(Status.CLEAN, text)",
        "test_rebasing.py::test_rebase",
    ),
    Fault(
        "check: which of two equal stretches went is not for us to say (accepted)",
        _GROUNDS,
        "yield start - left, end + right",
        "yield start, end",
        "test_rebasing.py::test_rebase",
    ),
    Fault(
        "check: which of two equal words went is not for us to say (pending)",
        _GROUNDS,
        "if words[start - 1] == final or words[end] == first:",
        "if start < 0:",
        "test_rebasing.py::test_rebase",
    ),
    Fault(
        "check: what is carried past a wholesale rewrite is looked at",
        _REBASING,
        "    if on.rewrites or is_rewrite(on.words[:-1], asked):\n        return True\n",
        "",
        "test_rebasing.py::test_rebase",
    ),
    Fault(
        "check: what is carried past a phrase that moved is looked at (pending)",
        _REBASING,
        "_lie_within(moves(on.words, asked), theirs) or ",
        "",
        "test_rebasing.py::test_rebase",
    ),
    Fault(
        "check: what is carried past a phrase that moved is looked at (accepted)",
        _REBASING,
        " or _lie_within(on.moves, ours)",
        "",
        "test_rebasing.py::test_rebase",
    ),
    Fault(
        "check: a place that is free is free of everything",
        _MEETING,
        "if not any(collide(moved, other) for other in rest):",
        "if rest:",
        "test_rebasing.py::test_rebase",
    ),
    Fault(
        "clean: what nobody touched survives (looked at)",
        _REBASING,
        "else sorted([*on.done, *ours])",
        "else sorted(ours)",
        "test_rebasing.py::test_what_nobody_touched_survives",
    ),
    Fault(
        "clean: what nobody touched survives (the short way)",
        _GROUNDS,
        "shift += sum(map(len, edit.words)) - old[edit.end] + old[edit.start]",
        "shift += sum(map(len, edit.words))",
        "test_rebasing.py::test_what_nobody_touched_survives",
    ),
    Fault(
        "reflected: an edit that both made is not made twice",
        _REBASING,
        "shared = [edit for edit in asked if edit in on.done]",
        "shared: list[Edit] = []",
        "test_rebasing.py::test_a_shared_change_is_never_doubled",
    ),
    Fault(
        "reflected: only what has nothing left",
        _REBASING,
        "if shared and not ours:",
        "if shared:",
        "test_rebasing.py::test_rebase",
    ),
    Fault(
        "report: a proposal whose paragraph is gone is an orphan",
        _REPORTING,
        "tuple(reference for reference in pending if reference not in carried)",
        "()",
        "test_reporting.py::test_each_proposal_stands_in_one_list",
    ),
)

ALIGNMENT = (
    Fault(
        "align: every paragraph is in one link",
        _ALIGNMENT,
        "for place in range(count) if",
        "for place in range(1, count) if",
        "test_alignment.py::test_every_paragraph_is_in_exactly_one_link",
    ),
    Fault(
        "align: equal documents are the same throughout",
        _ALIGNMENT,
        "return Link.Kind.MOVED if moved else Link.Kind.SAME",
        "return Link.Kind.MOVED",
        "test_alignment.py::test_equal_documents_are_the_same_throughout",
    ),
    Fault(
        "align: the other way round is the mirror image (pairs)",
        _LIKENESS,
        "(-worth(pair), abs(pair[0] - pair[1]), sum(pair))",
        "(-worth(pair), -pair[0], pair[1])",
        "test_alignment.py::test_the_mirror_holds_for_shuffled_and_cut_texts",
    ),
    Fault(
        "align: the other way round is the mirror image (moves)",
        _BONDS,
        "return (sum(len(tokens(text)) for text in texts) + 1) << 32 | seal",
        "return len(tokens(texts[0])) << 32",
        "test_alignment.py::test_the_mirror_holds_for_shuffled_and_cut_texts",
    ),
    Fault(
        "align: what stands elsewhere has moved",
        _BONDS,
        "spot = bisect_left(places, bond.new[0])",
        "spot = len(places)",
        "test_alignment.py::test_align",
    ),
    Fault(
        "align: splits and mergers are found",
        _BONDS,
        "_CONTAINED = 0.6",
        "_CONTAINED = 6.0",
        "test_alignment.py::test_align",
    ),
    Fault(
        "align: never by trying all pairings",
        _LIKENESS,
        "    chosen: list[Pair] = []\n",
        "    chosen: list[Pair] = []\n"
        "    from itertools import islice, permutations\n"
        "    pairs = max(islice(permutations(pairs), 5 * 10**7), key=len)\n",
        "test_alignment.py::test_thirty_rewritten_paragraphs_with_some_removed",
    ),
    Fault(
        "align: a weak link says so",
        _ALIGNMENT,
        "tuple(bond.old), tuple(bond.new), bond.likeness)",
        "tuple(bond.old), tuple(bond.new), 1.0)",
        "test_alignment.py::test_a_weak_link_says_so",
    ),
)

STRUCTURE = (
    Fault(
        "brackets: reading what was written gives the data back",
        _WRITING,
        "return f\"[{' / '.join(map(_one_of_several, readings))}]\"",
        "return f\"[{'/'.join(map(_one_of_several, readings))}]\"",
        "test_brackets_laws.py::test_reading_what_we_wrote_gives_the_data_back",
    ),
    Fault(
        "brackets: no name leaks into an unattributed text",
        _WRITING,
        "reading.sayings if names else ())",
        "reading.sayings)",
        "test_brackets_laws.py::test_no_name_leaks_into_an_unattributed_text",
    ),
    Fault(
        "brackets: every character is in one piece",
        _READING,
        "found.append(Piece(sign, cut.piece(index), depth))",
        "found.append(Piece(sign, cut.piece(index).strip(), depth))",
        "test_brackets_laws.py::test_every_character_is_in_one_piece",
    ),
    Fault(
        "brackets: one counts in the paragraph in which it opens",
        _COUNTING,
        "bisect_right(starts, each.start) - 1",
        "bisect_right(starts, each.end) - 1",
        "test_brackets.py::test_a_bracket_counts_in_the_paragraph_in_which_it_opens",
    ),
    Fault(
        "brackets: counted at any depth",
        _COUNTING,
        "yield from _within(reading.content, depth + 1)",
        "yield from _within(reading.content, depth)",
        "test_brackets_laws.py::test_counts_from_data_and_from_text_agree",
    ),
    Fault(
        "labels: none is given twice",
        _LABELS,
        'names = (f"{stem} {_new(number)}" for number in count(place + 1))\n'
        "    return next(name for name in names if name not in taken)",
        'names = (f"{stem} {_new(number)}" for number in count(place + 1))\n    return next(names)',
        "test_labels.py::test_no_label_is_ever_given_twice",
    ),
    Fault(
        "labels: alternatives stand before what is new",
        _LABELS,
        "    ALT = 1\n    NEW = 2\n",
        "    ALT = 2\n    NEW = 1\n",
        "test_labels.py::test_labels_sort_as_they_are_read",
    ),
    Fault(
        "labels: Cyrillic letters have their own order",
        _LABELS,
        'CYRILLIC_LETTERS = "абвгдежзик',
        'CYRILLIC_LETTERS = "абвгдеёжзийк',
        "test_labels.py::test_marks",
    ),
    Fault(
        "renumbering: a bijection onto one to n",
        _RENUMBERING,
        "counts[before, label.series is Series.OWN] += 1",
        "counts[before, label.series is Series.OWN] += len(label.steps)",
        "test_renumbering.py::test_renumbering_is_a_bijection_onto_one_to_n",
    ),
    Fault(
        "renumbering: what hangs on a paragraph goes with it",
        _RENUMBERING,
        "above = replace(label, steps=label.steps[:-1])",
        "above = replace(label, steps=label.steps[:-2])",
        "test_renumbering.py::test_what_hangs_on_a_paragraph_goes_with_it",
    ),
    Fault(
        "renumbering: what fell leads nowhere",
        _RENUMBERING,
        "new |= {label: None for label in fallen if label not in new}",
        "new |= {}",
        "test_renumbering.py::test_renumbering",
    ),
    Fault(
        "references: another document's paragraph is not ours",
        _PASSAGES,
        "_owned(text, found) if not each.foreign)",
        "_owned(text, found))",
        "test_drafting_rules.py::test_references",
    ),
    Fault(
        "references: what a decision would break is told before it",
        _REFERENCES,
        "if under(absolute(reference.path, place(label), known), lost)",
        "if reference.path == lost[1:]",
        "test_references.py::test_references_that_break",
    ),
    Fault(
        "references: they follow their paragraphs",
        _FOLLOWING,
        "if understood and leg.new == leg.old:",
        "if understood:",
        "test_references.py::test_following",
    ),
    Fault(
        "references: there and back again changes nothing",
        _FOLLOWING,
        "pieces += (text[at : each.start], each.words)",
        'pieces += (text[at : each.start], each.words + " ")',
        "test_references.py::test_there_and_back_again",
    ),
    Fault(
        "references: a long range lists its ends alone",
        _REFERENCES,
        "_LONGEST_RANGE = 100",
        "_LONGEST_RANGE = 10**6",
        "test_references.py::test_a_long_range_lists_its_ends_alone",
    ),
)

FAULTS = (*WORDS, *COMPARISON, *OVERLAYS, *REBASE, *ALIGNMENT, *STRUCTURE)
