"""What a language changes on the page: its tag, its direction, its marks, the date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_TAGS = {"en": "en-GB", "ru": "ru-RU", "fr": "fr-FR", "es": "es-ES", "ar": "ar-SA", "zh": "zh-CN"}
_RIGHT_TO_LEFT = {"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}
_EAST_ASIAN = {"ja", "ko", "zh"}
# Only these have been seen in the wider setting of issued documents; it would tear joined letters apart.
_ALPHABETIC = {"az", "en", "es", "fr", "kk", "ky", "mn", "ru", "tg", "tk", "tr", "uz"}
_RTL_LETTER = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_LTR_LETTER = "A-Za-z\u00c0-\u024f\u0370-\u052f"
_TURNING = re.compile(rf"[{_RTL_LETTER}]")
_ISLAND = re.compile(rf"[{_LTR_LETTER}](?:[^{_RTL_LETTER}]*[{_LTR_LETTER}0-9])?")
_MONTHS = {
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "fr": (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    "es": (
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
}


@dataclass(frozen=True)
class Tongue:
    """A language as the page needs it; `code` is a language tag, "ru" or "ru-RU"."""

    code: str

    @property
    def primary(self) -> str:
        """The language without its region: "ru"."""
        return self.code.replace("_", "-").split("-")[0].lower()

    @property
    def tag(self) -> str:
        """The tag written into the file: "en-GB" for "en"; a tag with a region stands as it is given."""
        return _TAGS.get(self.code.lower(), self.code)

    @property
    def rtl(self) -> bool:
        """Whether the lines run from right to left."""
        return self.primary in _RIGHT_TO_LEFT

    @property
    def east_asian(self) -> bool:
        """Whether Word looks for the tag among those of East Asia."""
        return self.primary in _EAST_ASIAN

    @property
    def alphabetic(self) -> bool:
        """Whether the letters are Latin or Cyrillic, set a little wider and on a fixed line."""
        return self.primary in _ALPHABETIC

    def turns(self, words: str) -> bool:
        """Whether `words`, in a text of this language, run from right to left or hold something that does."""
        return self.rtl and _TURNING.search(words) is not None

    def pieces(self, words: str) -> Iterator[tuple[str, bool]]:
        """Cut `words` into (piece, whether it runs from right to left), nothing lost and nothing empty."""
        if not self.turns(words):
            yield from [(words, False)] if words else []
            return
        done = 0
        for island in _ISLAND.finditer(words):
            if done < island.start():
                yield words[done : island.start()], True
            yield island.group(), False
            done = island.end()
        if done < len(words):
            yield words[done:], True

    def date(self, day: date) -> str:
        """Return the date of the masthead: "15 May 2017".

        French and Spanish documents have it in their own words; the Arabic, Chinese and Russian ones are
        issued with the English date.
        """
        months = _MONTHS.get(self.primary, _MONTHS["en"])
        if self.primary == "fr":
            return f"{'1er' if day.day == 1 else day.day} {months[day.month - 1]} {day.year}"
        if self.primary == "es":
            return f"{day.day} de {months[day.month - 1]} de {day.year}"
        return f"{day.day} {months[day.month - 1]} {day.year}"
