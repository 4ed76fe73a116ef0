"""A key on a token: PKCS#11 2.40. The key never leaves the token; the PIN is used for one session."""

import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pkcs11
from pkcs11 import exceptions
from pyhanko.sign import Signer
from pyhanko.sign.pkcs11 import PKCS11Signer

from suyton.domain.errors import TokenAbsent, WrongSecret

_WRONG_PIN = (
    exceptions.PinIncorrect,
    exceptions.PinInvalid,
    exceptions.PinLenRange,
    exceptions.PinLocked,
    exceptions.PinExpired,
    exceptions.UserPinNotInitialized,
)

_modules: dict[str, threading.Lock] = defaultdict(threading.Lock)
"""One session at a time in each module: to PKCS#11 a process is logged in or not, so a second
session opened meanwhile would pass with any PIN."""


@dataclass(frozen=True)
class TokenKey:
    """Where a key lies: the module's path, the token's label, the labels of key and certificate."""

    module: str
    token: str
    key: str
    certificate: str


@contextmanager
def opened(place: TokenKey, holder: str, pin: str) -> Iterator[Signer]:
    """The key, while the session with its token lasts.

    Raises:
        WrongSecret: the PIN is wrong or locked.
        TokenAbsent: the module, the token or the key does not answer, now or while signing.
    """
    with _modules[place.module]:
        try:
            with _token(place).open(user_pin=pin) as session:
                signer = PKCS11Signer(
                    session,
                    cert_label=place.certificate,
                    key_label=place.key,
                    other_certs_to_pull=None,
                    # The digest is made here: SoftHSM knows no ECDSA with one, and tokens are slow.
                    use_raw_mechanism=True,
                )
                # It reads key and certificate now, so that an empty token is told from a bad file.
                _ = signer.signing_cert
                yield signer
        except _WRONG_PIN:
            raise WrongSecret(holder=holder) from None
        except exceptions.PKCS11Error:
            raise TokenAbsent(token=place.token) from None


def _token(place: TokenKey) -> pkcs11.Token:
    """The token as it is plugged in now."""
    try:
        library = pkcs11.lib(place.module)
        # A module may remember the slots it saw first; a token plugged in later is found anew.
        library.reinitialize()
        return library.get_token(token_label=place.token)
    except (exceptions.PKCS11Error, RuntimeError, OSError):
        raise TokenAbsent(token=place.token) from None
