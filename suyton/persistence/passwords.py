"""Passwords as argon2id hashes, and secrets as SHA-256.

A password is guessable and so is hashed slowly. A session's or token's secret is 256 random
bits, which nobody guesses, so one fast hash keeps it as safe and costs a request nothing.
"""

import hashlib
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError


class Passwords:
    """Hashes and checks passwords; an unknown login costs the same work as a known one."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._nobodys = self._hasher.hash(secrets.token_urlsafe(32))

    def hash(self, password: str) -> str:
        """An argon2id string with its own salt and parameters."""
        return self._hasher.hash(password)

    def fits(self, password: str, stored: str) -> bool:
        """Whether the password is the stored one; an empty ``stored`` fits none, in equal time."""
        try:
            return self._hasher.verify(stored or self._nobodys, password) and bool(stored)
        except (VerificationError, InvalidHashError):
            return False

    def is_outdated(self, stored: str) -> bool:
        """Whether the hash was made with weaker parameters than today's."""
        return self._hasher.check_needs_rehash(stored)


def new_secret() -> str:
    """256 random bits, safe in a URL, a cookie and a header."""
    return secrets.token_urlsafe(32)


def sha256(secret: str) -> str:
    """What is kept of a secret: 64 hexadecimal digits."""
    return hashlib.sha256(secret.encode()).hexdigest()
