"""The register's arithmetic: commitments, the chain, and its verification."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

GENESIS = "0" * 64


@dataclass(frozen=True)
class Entry:
    """One register entry as it is hashed; `at` is aware, `salt` and hashes are hexadecimal."""

    sequence: int
    at: datetime
    kind: str
    actor: str
    object_id: str
    subject: str
    salt: str
    payload: Mapping[str, object]
    commitment: str
    previous: str
    hash: str


def canonical(value: object) -> bytes:
    """Return the one JSON form of a value: sorted keys, no blanks, UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str).encode()


def digest(value: object) -> str:
    """Return the SHA-256 of a value's canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def commitment(salt: str, payload: Mapping[str, object]) -> str:
    """Return what the public chain holds of an act's words: without the salt they cannot be guessed."""
    return hashlib.sha256(bytes.fromhex(salt) + canonical(payload)).hexdigest()


def entry_hash(
    sequence: int,
    at: datetime,
    kind: str,
    actor: str,
    object_id: str,
    subject: str,
    sealed: str,
    previous: str,
) -> str:
    """Return the hash that the next entry builds on."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    return digest([sequence, moment, kind, actor, object_id, subject, sealed, previous])


def faults(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Walk the chain from its first entry and name each thing that does not hold; empty if all does.

    A chain alone cannot show that its tail was rewritten or cut: that needs a receipt held outside.
    """
    found: list[str] = []
    previous, expected = GENESIS, 1
    for entry in entries:
        found += [f"entry {entry.sequence}: {fault}" for fault in _faults_of(entry, expected, previous)]
        previous, expected = entry.hash, entry.sequence + 1
    return tuple(found)


def _faults_of(entry: Entry, expected: int, previous: str) -> Iterable[str]:
    if entry.sequence != expected:
        yield f"expected number {expected}"
    if entry.previous != previous:
        yield "does not follow the entry before it"
    if entry.commitment != commitment(entry.salt, entry.payload):
        yield "the words are not those committed to"
    if entry.hash != entry_hash(
        entry.sequence,
        entry.at,
        entry.kind,
        entry.actor,
        entry.object_id,
        entry.subject,
        entry.commitment,
        entry.previous,
    ):
        yield "the hash does not match"
