"""Languages by their three letters, as Akoma Ntoso names them (ISO 639-2, terminological)."""

_ALPHA_3 = {
    "ar": "ara",
    "az": "aze",
    "de": "deu",
    "en": "eng",
    "es": "spa",
    "fa": "fas",
    "fr": "fra",
    "he": "heb",
    "hy": "hye",
    "it": "ita",
    "ja": "jpn",
    "ka": "kat",
    "kk": "kaz",
    "ko": "kor",
    "ky": "kir",
    "mn": "mon",
    "ps": "pus",
    "pt": "por",
    "ru": "rus",
    "tg": "tgk",
    "tk": "tuk",
    "tr": "tur",
    "uk": "ukr",
    "ur": "urd",
    "uz": "uzb",
    "zh": "zho",
}


def alpha_3(language: str) -> str:
    """Return "eng" for "en" or "en-GB"; what is not known stands as it is given."""
    primary = language.replace("_", "-").split("-")[0].lower()
    return _ALPHA_3.get(primary, primary)
