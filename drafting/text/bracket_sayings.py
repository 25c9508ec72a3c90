"""Sayings: who holds what, as it stands behind the dash of an attributed bracket."""

import re
from collections.abc import Iterable
from functools import lru_cache

from drafting.text.bracket_values import Saying

#: The words of the trade, in the language of the notation. What stands in no form is not understood.
FORMS: dict[str, str] = {
    "taken_up": "{parties}, taken up by {detail}",
    "on_behalf": "{parties} on behalf of {detail}",
    "placed_after": "{parties}: place after {detail}",
    "reservation": "*{parties} reservation: {detail}",
    "support": "{parties} support",
    "can_accept": "{parties} can accept",
    "oppose": "{parties} oppose",
    "retain": "{parties} retain",
    "delete": "{parties} delete",
    "bracket": "{parties} bracket",
    "reserve": "{parties} reserve",
    "consulting": "{parties} consulting capital",
    "flexible": "{parties} flexible",
    "placement_ad_ref": "placement agreed ad ref",
    "ad_ref": "agreed ad ref",
    "agreed": "agreed",
    "moved_from": "ex {detail}",
    "moved_to": "moved to {detail}",
    "package": "package {detail}",
    "pending": "pending",
    "": "{parties}",
}
#: Words after which a condition may stand.
CONDITIONAL = frozenset(
    [
        "support",
        "can_accept",
        "oppose",
        "retain",
        "delete",
        "bracket",
        "reserve",
        "consulting",
        "flexible",
        "pending",
    ]
)
#: Words of those whose text it is: who proposed it, or brought it in.
AUTHORS = frozenset({"", "taken_up", "on_behalf"})
#: Standings; those of the second set are also ordinary words, and begin a note only with a capital letter.
STANDINGS = frozenset({"ad_ref", "placement_ad_ref", "moved_to"})
_CAPITAL_STANDINGS = frozenset({"agreed", "pending", "moved_from", "package"})

#: The verbs as delegations also write them.
_SPELLINGS = {
    "support": "supports?",
    "can_accept": "can accept|(?:is|are) able to accept",
    "oppose": "opposes?",
    "retain": "(?:to )?retains?",
    "delete": "(?:to )?deletes?",
    "bracket": "(?:to )?brackets?|keep in brackets",
    "reserve": "reserves?",
    "consulting": "consulting(?: capital)?",
    "flexible": "(?:is |are )?flexible",
}
_NOTE = re.compile(r"\s*(?:(?:placement )?agreed|pending|moved to|ex|package)\b", re.IGNORECASE)
_LABEL = r"(?:PP|OP|paragraph |para\. ?)?\d.*"
_LONGEST, _MOST_WORDS = 2_000, 8
_CONNECTORS = frozenset(
    ["of", "the", "and", "for", "de", "la", "le", "du", "des", "del", "do", "da", "e", "y", "и", "в", "на"]
)
_PARTY_WORD = re.compile(r"[^\s,;:*\[\]{}\\~–—]+")
_ELISION = re.compile(r"^[dl][’'](?=\w)")  # Côte d’Ivoire
_ESCAPED = re.compile(r"\\([\[\]{\\~_/–—:-])")


def _pattern(word: str, form: str) -> re.Pattern[str]:
    """Return what a form looks like, with the condition that may stand behind it."""
    detail = _LABEL if word.startswith("moved") else ".+"
    verb = _SPELLINGS.get(word, "")
    said = form.replace("*", r"\*?").format(parties=r"(?P<parties>.+?)", detail=f"(?P<detail>{detail})")
    if verb:
        said = rf"(?P<parties>.+?):? (?:{verb})"
    if word in {"ad_ref", "placement_ad_ref"}:
        said = rf"{said}(?:erendum)?"
    if word in CONDITIONAL:
        said = rf"{said}(?: (?P<detail>.+))?"
    return re.compile(said, re.IGNORECASE)


_PATTERNS = {word: _pattern(word, form) for word, form in FORMS.items()}


def spoken(sayings: Iterable[Saying]) -> str:
    """Write sayings as they stand in an attributed text: "KAZ; KGZ support; UZB bracket"."""
    return "; ".join(map(_spoken, sayings))


def _spoken(saying: Saying) -> str:
    said = FORMS[saying.word].format(parties=", ".join(saying.parties), detail=saying.detail)
    return f"{said} {saying.detail}" if saying.detail and saying.word in CONDITIONAL else said


@lru_cache(maxsize=1024)
def heard(text: str) -> tuple[Saying, ...]:
    """Return what an attribution says, or nothing where a single part of it is not understood.

    Party codes and names as protocol writes them, with capital letters; verbs are English. Blanks, a full
    stop at the end and the spelling of the verbs do not matter. More than 2,000 characters are words.
    """
    if len(text) > _LONGEST:
        return ()
    told = [_heard(" ".join(part.split())) for part in text.strip().removesuffix(".").split(";")]
    sayings = tuple(saying for saying in told if saying)
    return sayings if len(sayings) == len(told) else ()


def _heard(text: str) -> Saying | None:
    for word, pattern in _PATTERNS.items():
        found = pattern.fullmatch(text)
        said = found.groupdict() if found else {}
        parties = _parties(said["parties"]) if said.get("parties") else ()
        if found and parties is not None:
            return Saying(parties, word, said.get("detail") or "")
    return None


def _parties(text: str) -> tuple[str, ...] | None:
    """Return the parties of a list, or None if one of them is none; "and" parts codes, not names."""
    names: list[str] = []
    for name in text.split(", "):
        last = name.removeprefix("and ")
        pair = last.split(" and ")
        names += pair if all(map(str.isupper, pair)) else [last]
    return tuple(names) if all(map(is_party, names)) else None


def is_party(name: str) -> bool:
    """Say whether this reads as a party: a code or a name, of at most eight words.

    It begins with a letter that is not a small one; so do its other words, or they are figures or "of",
    "the", "and". In scripts without capitals any short run of words will do.
    """
    words = name.split(" ")
    if len(words) > _MOST_WORDS or not name[:1].isalpha() or name[:1].islower():
        return False
    return all(_PARTY_WORD.fullmatch(word) and _is_name(word) for word in words)


def _is_name(word: str) -> bool:
    if word.strip("()") in _CONNECTORS:
        return True
    first = _ELISION.sub("", word.lstrip("("))[:1]
    return first.isalnum() and not first.islower()


def noted(inner: str) -> tuple[Saying, ...]:
    """Return the sayings of a bracket that is a note, or nothing where its words are in dispute."""
    text = unescaped(inner) if _NOTE.match(inner) else ""
    sayings = heard(text)
    standing = sayings[0].word if sayings else None
    if standing in STANDINGS or (standing in _CAPITAL_STANDINGS and text.lstrip()[:1].isupper()):
        return sayings
    return ()


def noting(sayings: Iterable[Saying]) -> str:
    """Write the inside of a note: "Agreed ad ref"."""
    text = spoken(sayings)
    return text[:1].upper() + text[1:]


def sayable(sayings: tuple[Saying, ...]) -> bool:
    """Say whether an attribution, once written, is understood as the same sayings.

    It is not where a party's name would not be taken for one, or a condition holds a semicolon or a line's
    end. Such an attribution can be written, and is then read as words.
    """
    return heard(spoken(sayings)) == sayings


def unescaped(text: str) -> str:
    """Return written words with the strokes taken away that stand before signs of the notation."""
    return _ESCAPED.sub(r"\1", text)
