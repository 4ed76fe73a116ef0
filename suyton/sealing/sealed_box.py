"""libsodium's sealed boxes (X25519, XSalsa20-Poly1305): anyone can seal, only the key opens."""

import hashlib
from dataclasses import dataclass

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox


@dataclass(frozen=True)
class KeyPair:
    """A ballot's key: ``public`` seals, ``secret`` opens; 32 bytes each."""

    public: bytes
    secret: bytes

    def __repr__(self) -> str:
        return f"KeyPair(public={self.public.hex()})"


def new_key() -> KeyPair:
    """A key drawn by lot."""
    return _pair(PrivateKey.generate())


def key_of(secret: bytes) -> KeyPair:
    """The pair of a kept secret; raises ValueError where it is not 32 bytes long."""
    try:
        return _pair(PrivateKey(secret))
    except CryptoError as fault:
        raise ValueError(str(fault)) from fault


def seal(public_key: bytes, content: bytes) -> bytes:
    """The content sealed: 48 bytes longer, and another text each time."""
    return SealedBox(PublicKey(public_key)).encrypt(content)


def unseal(key: KeyPair, sealed: bytes) -> bytes:
    """What was sealed; raises ValueError where this key does not open it."""
    try:
        return SealedBox(PrivateKey(key.secret)).decrypt(sealed)
    except CryptoError as fault:
        raise ValueError("a sealed paper does not open with this key") from fault


def sum_of(sealed: bytes) -> str:
    """SHA-256 of a sealed paper, 64 hexadecimal digits: what its voter looks for in the list."""
    return hashlib.sha256(sealed).hexdigest()


def _pair(key: PrivateKey) -> KeyPair:
    return KeyPair(bytes(key.public_key), bytes(key))
