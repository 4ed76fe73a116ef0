"""The keys that this service can reach, from a folder: who holds which, and where it lies.

For a holder such as ``chu-tich`` or ``seal:bac-kan`` (written ``seal_bac-kan`` in file names):

- ``HOLDER.p12``: a PKCS#12 file, opened by its password;
- ``HOLDER.toml``: a key on a token, with ``module``, ``token``, ``key`` and, where its label is
  another, ``certificate``; or ``file``, a PKCS#12 file elsewhere;
- ``HOLDER.png``: the picture of the signature or the seal, transparent.

Nothing of a password or PIN is kept, logged or put into an exception.
"""

import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyhanko.sign import Signer

from suyton.documents.signing import held_key, token
from suyton.domain.errors import KeyMissing, WrongSecret

_HOLDER = re.compile(r"[\w][\w:.-]*")


class KeyRing:
    """Keys by holder. Without a folder there are none; people then sign outside and upload."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    @contextmanager
    def open(self, holder: str, secret: str) -> Iterator[Signer]:
        """The holder's key, until the end of the block.

        Raises:
            KeyMissing, WrongSecret, TokenAbsent.
        """
        place = self._place(holder)
        if isinstance(place, token.TokenKey):
            with token.opened(place, holder, secret) as key:
                yield key
            return
        try:
            held = held_key.opened(place.read_bytes(), secret)
        except OSError:
            raise KeyMissing(holder=holder) from None
        except ValueError:
            raise WrongSecret(holder=holder) from None
        yield held

    def picture(self, holder: str) -> Path | None:
        """The picture of the holder's signature or seal, where there is one."""
        found = self._file(holder, "png")
        return found if found is not None and found.is_file() else None

    def has(self, holder: str) -> bool:
        """Whether a key of this holder is configured; whether it answers is asked on signing."""
        return any(
            (path := self._file(holder, ending)) is not None and path.is_file()
            for ending in ("p12", "toml")
        )

    def _place(self, holder: str) -> Path | token.TokenKey:
        told, file = self._file(holder, "toml"), self._file(holder, "p12")
        if told is None or file is None:
            raise KeyMissing(holder=holder)
        if not told.is_file():
            return file
        try:
            says = tomllib.loads(told.read_text(encoding="utf-8"))
            if "file" in says:
                return told.parent / str(says["file"])
            key = says["key"]
            return token.TokenKey(says["module"], says["token"], key, says.get("certificate", key))
        except (KeyError, tomllib.TOMLDecodeError):
            raise KeyMissing(holder=holder) from None

    def _file(self, holder: str, ending: str) -> Path | None:
        if self._folder is None or not _HOLDER.fullmatch(holder):
            return None
        return self._folder / f"{holder.replace(':', '_')}.{ending}"
