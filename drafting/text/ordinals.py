"""Ordinals from the first to the ninety-ninth, in English and in Russian: "tenth", "десятого"."""

import re
from collections.abc import Iterator
from typing import NamedTuple


def _words(listed: str) -> tuple[str, ...]:
    return tuple(listed.split())


_UNITS = _words("first second third fourth fifth sixth seventh eighth ninth")
_TEENS = _words(
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_TENS = _words("twenty thirty forty fifty sixty seventy eighty ninety")

#: Masculine endings: nominative, genitive, dative, instrumental, prepositional.
_ENDINGS = ("ый", "ого", "ому", "ым", "ом")
_STRESSED = ("ой", *_ENDINGS[1:])
_THIRD = ("ий", "ьего", "ьему", "ьим", "ьем")
_SPECIAL = {"трет": _THIRD} | dict.fromkeys(("втор", "шест", "седьм", "восьм", "сороков"), _STRESSED)
_RUSSIAN_UNITS = _words("перв втор трет четверт пят шест седьм восьм девят")
_RUSSIAN_TEENS = _words(
    "десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат"
)
_RUSSIAN_TENS = _words("двадцат тридцат сороков пятидесят шестидесят семидесят восьмидесят девяност")
_BEFORE_UNITS = _words("двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто")


def _english() -> tuple[str, ...]:
    tens = ((f"{ten[:-1]}ieth", *(f"{ten}-{unit}" for unit in _UNITS)) for ten in _TENS)
    return (*_UNITS, *_TEENS, *(word for decade in tens for word in decade))


def _russian(case: int) -> tuple[str, ...]:
    units, teens, tens = (
        [stem + _SPECIAL.get(stem, _ENDINGS)[case] for stem in stems]
        for stems in (_RUSSIAN_UNITS, _RUSSIAN_TEENS, _RUSSIAN_TENS)
    )
    decades = (
        (ten, *(f"{before} {unit}" for unit in units))
        for ten, before in zip(tens, _BEFORE_UNITS, strict=True)
    )
    return (*units, *teens, *(word for decade in decades for word in decade))


#: By case, then by number less one; English has one case.
_TABLE = (_english(), *map(_russian, range(len(_ENDINGS))))
_VALUES = {form: (case, place + 1) for case, forms in enumerate(_TABLE) for place, form in enumerate(forms)}

_WORD = re.compile(rf"(?:(?:{'|'.join(_BEFORE_UNITS)})\s)?[^\W\d_]+(?:-[a-z]+)?", re.IGNORECASE)


class Ordinal(NamedTuple):
    """An ordinal in a text: `text[start:end]` is "tenth", its number 10."""

    start: int
    end: int
    number: int


def find_ordinals(text: str) -> Iterator[Ordinal]:
    """Yield the ordinals of a text, English and Russian in any case, in order."""
    for word in _WORD.finditer(text):
        if number := ordinal_number(word[0]):
            yield Ordinal(word.start(), word.end(), number)


def ordinal_number(word: str) -> int:
    """Return the number of an ordinal in any case, "Tenth" or "десятом"; nought where it is none."""
    return _VALUES.get(_plain(word), (0, 0))[1]


def ordinal_like(word: str, number: int) -> str:
    """Return the ordinal of `number` in the language and the case of `word`; "" where there is none.

    A capital at the beginning is kept: after "Tenth" comes "Eleventh".
    """
    plain = _plain(word)
    if plain not in _VALUES or not 0 < number <= len(_TABLE[0]):
        return ""
    form = _TABLE[_VALUES[plain][0]][number - 1]
    return form.capitalize() if word[0].isupper() else form


def _plain(word: str) -> str:
    return " ".join(word.lower().split())
