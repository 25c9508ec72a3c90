"""The door to argon2: OWASP's parameters, so that a hall of delegates can sign in at the opening gavel."""

import secrets
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from drafting.procedure.errors import BadPersonName, LongPassphrase, PassphraseIsName, ShortPassphrase
from drafting.text.hidden import find_hidden

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


#: Characters of a passphrase, and of a name to sign in with.
SHORTEST, LONGEST, NAME_LIMIT = 12, 1024, 64
#: Fewer different characters than this are a pattern of the keyboard.
FEWEST = 5


def checked_name(name: str) -> str:
    """Return a name to sign in with, in NFC, blanks folded. Raises BadPersonName."""
    name = " ".join(unicodedata.normalize("NFC", name).split())
    if not name or len(name) > NAME_LIMIT or not name.isprintable() or find_hidden(name):
        raise BadPersonName(limit=NAME_LIMIT)
    return name


def check(passphrase: str, name: str) -> None:
    """Refuse a passphrase that is easily guessed.

    Raises ShortPassphrase, LongPassphrase or PassphraseIsName.
    """
    if len(passphrase) > LONGEST:
        raise LongPassphrase(limit=LONGEST)
    if len(passphrase) < SHORTEST or len(set(passphrase)) < FEWEST:
        raise ShortPassphrase(limit=SHORTEST)
    plain, known = _letters(passphrase), _letters(name)
    if known and len(plain.replace(known, "")) < FEWEST:
        raise PassphraseIsName


def _letters(text: str) -> str:
    return "".join(each for each in text.casefold() if each.isalnum())
