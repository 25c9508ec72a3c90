"""Parties: codes, official short names, and a list of them as a secretariat keeps it."""

import csv
import re
import unicodedata
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from drafting.procedure.errors import BadCode, NameMissing
from drafting.procedure.kinds import Role
from drafting.text.hidden import find_hidden

_CODE = re.compile(r"[A-Z][A-Z0-9-]{1,15}")
#: The parties an event can have: the largest conferences have fewer than 300.
MOST = 500
NAME_LIMIT = 200


@dataclass(frozen=True)
class Listed:
    """A party as a list has it; `line` counts from 1. `name` is by language code."""

    line: int
    code: str
    role: Role
    name: Mapping[str, str]


Fault = tuple[int, str]


def checked_code(code: str) -> str:
    """Return a party's code. Raises BadCode."""
    code = code.strip()
    if not _CODE.fullmatch(code):
        raise BadCode(code=code)
    return code


def checked_names(names: Mapping[str, str], languages: Sequence[str]) -> dict[str, str]:
    """Return the official short names, in NFC, one for each language. Raises NameMissing."""
    found = {language: _plain(names.get(language, "")) for language in languages}
    for language, name in found.items():
        if not name or len(name) > NAME_LIMIT or find_hidden(name):
            raise NameMissing(language=language)
    return found


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())


def read_list(
    text: str, languages: Sequence[str], taken: Container[str]
) -> tuple[tuple[Listed, ...], tuple[Fault, ...]]:
    """Read a list of parties: a line each, in protocol order: code, role, a name in each language.

    Columns are divided by tabs, semicolons or commas, as spreadsheets write them. Returns what could be
    read, and (line, fault) for what could not; a fault is a word of `web.words.LIST_FAULTS`.
    """
    listed: list[Listed] = []
    faults: list[Fault] = []
    known: set[str] = set()
    for number, row in _rows(text):
        found = _party(number, row, languages)
        fault = found if isinstance(found, str) else _clash(found, known, taken)
        if fault:
            faults.append((number, fault))
        elif not isinstance(found, str):
            known.add(found.code)
            listed.append(found)
    if not listed and not faults:
        faults.append((1, "empty"))
    return tuple(listed), tuple([*faults, (MOST + 1, "many")] if len(listed) > MOST else faults)


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Return the filled lines with their numbers, each in its columns."""
    rows = []
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        if line.strip():
            divider = next((each for each in ("\t", ";") if each in line), ",")
            row = next(csv.reader([line], delimiter=divider, skipinitialspace=True), [])
            rows.append((number, [_plain(each) for each in row]))
    return rows


def _party(number: int, row: Sequence[str], languages: Sequence[str]) -> Listed | str:
    if len(row) != 2 + len(languages):
        return "columns"
    code, role, *names = row
    if any(find_hidden(each) for each in row):
        return "hidden"
    if not _CODE.fullmatch(code):
        return "code"
    if role.lower() not in set(Role):
        return "role"
    if not all(names) or max(map(len, names)) > NAME_LIMIT:
        return "name"
    return Listed(number, code, Role(role.lower()), dict(zip(languages, names, strict=True)))


def _clash(found: Listed, known: Container[str], taken: Container[str]) -> str:
    if found.code in known:
        return "twice"
    return "taken" if found.code in taken else ""
