"""Calendar: days that there are not, and which review of the Strategy a resolution concluded."""

import datetime as dt
import re
from collections.abc import Iterator

from drafting.checks.references import DAY, ENGLISH_MONTHS, RUSSIAN_MONTHS, cited_in
from drafting.checks.rules import N_, rule
from drafting.checks.values import Checked, Found

_REVIEW = re.compile(
    r"\b(?P<ordinal>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\s(?:biennial\s)?review\s+of\s+the\s+"
    r"(?:United\sNations\s)?(?:Global\s)?(?:Counter-Terrorism\s)?Strategy"
    r"|\b(?P<russian>перв|втор|трет|четверт|пят|шест|седьм|восьм)(?:ый|ой|ий|ого|ьего|ому|ьему|ым|ьим)\s+"
    r"обзор\w*\s+(?:осуществления\s+)?(?:Глобальной\s+контртеррористической\s+)?[Сс]тратегии"
)
_ORDINALS = dict(
    zip(
        ["перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм"],
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"],
        strict=True,
    )
)


@rule(
    "references.review",
    N_("The reviews of the Strategy are counted as the General Assembly counted them."),
    N_("Resolution %(resolution)s concluded the %(wanted)s review of the Strategy."),
    bad="PP1: *Recalling* resolution 70/291 of 1 July 2016, on the fourth review of the Strategy,",
    good="PP1: *Recalling* resolution 70/291 of 1 July 2016, on the fifth review of the Strategy,",
)
def review(draft: Checked) -> Iterator[Found]:
    """Find a review of the Strategy with another's number, where just one of each is named."""
    for line in draft.lines:
        reviews = {
            each.number: known.what.partition(" ")[0]
            for each in cited_in(line.text)
            if (known := draft.known.resolutions.get(each.symbol)) and " review of the Strategy" in known.what
        }
        named = list(_REVIEW.finditer(line.text))
        if len(reviews) == len(named) == 1:
            (resolution, wanted), found = next(iter(reviews.items())), named[0]
            if (found["ordinal"] or _ORDINALS[found["russian"]]) != wanted:
                span = found.span("ordinal" if found["ordinal"] else "russian")
                fix = wanted if found["ordinal"] else ""
                yield Found(line, *span, fix, {"resolution": resolution, "wanted": wanted})


@rule(
    "references.no-such-day",
    N_("A date is a day that there is."),
    N_("There is no %(found)s."),
    bad="PP1: *Recalling* the meeting held on 31 June 2017,",
    good="PP1: *Recalling* the meeting held on 30 June 2017,",
)
def no_such_day(draft: Checked) -> Iterator[Found]:
    """Find the thirty-first of June and the like."""
    for line in draft.lines:
        for found in DAY.finditer(line.text):
            months = ENGLISH_MONTHS if found["month"] in ENGLISH_MONTHS else RUSSIAN_MONTHS
            try:
                dt.date(int(found["year"]), months.index(found["month"]) + 1, int(found["day"]))
            except ValueError:
                yield Found(line, *found.span(), said={"found": found[0]})
