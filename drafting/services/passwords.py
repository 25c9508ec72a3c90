"""The door to argon2: OWASP's parameters, so that a hall of delegates can sign in at the opening gavel."""

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
#: Compared against where there is no such person, so that both answers take the same time.
_NOBODY = _HASHER.hash(secrets.token_hex(16))


def hashed(password: str) -> str:
    """Return the Argon2id hash of a passphrase."""
    return _HASHER.hash(password)


def matches(stored: str | None, password: str) -> bool:
    """Say whether the passphrase is right; takes as long for a person who does not exist."""
    try:
        return _HASHER.verify(stored or _NOBODY, password) and stored is not None
    except (VerificationError, InvalidHashError):
        return False
