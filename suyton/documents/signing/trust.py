"""Whom this installation trusts, from a folder: roots, intermediates and lists of revocations.

Nothing is fetched: an office without a network validates as well as one with. Whoever keeps the
folder brings the lists up to date; a changed folder is read again at the next question.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from asn1crypto import crl, pem, x509
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.policy_decl import (
    CertRevTrustPolicy,
    RevocationCheckingPolicy,
    RevocationCheckingRule,
)

Kind = TypeVar("Kind", x509.Certificate, crl.CertificateList)

ROOTS, INTERMEDIATES, CRLS = "roots", "intermediates", "crls"

# The signer's own certificate is good only where a list of its authority says so; an authority
# below a root where it names a list at all. A list made after the signature speaks of it too.
_POLICY = CertRevTrustPolicy(
    RevocationCheckingPolicy(
        RevocationCheckingRule.CRL_OR_OCSP_REQUIRED, RevocationCheckingRule.CHECK_IF_DECLARED
    ),
    retroactive_revinfo=True,
)


@dataclass(frozen=True)
class Trusted:
    """What the folder held when it was read."""

    roots: tuple[x509.Certificate, ...] = ()
    intermediates: tuple[x509.Certificate, ...] = ()
    crls: tuple[crl.CertificateList, ...] = ()

    def context(
        self,
        at: datetime,
        others: Iterable[x509.Certificate] = (),
        more_crls: Iterable[crl.CertificateList] = (),
    ) -> ValidationContext:
        """How a path to a root is looked for, as of ``at`` (RFC 5280, 6)."""
        return ValidationContext(
            trust_roots=list(self.roots),
            other_certs=[*self.intermediates, *others],
            crls=[*self.crls, *more_crls],
            moment=at,
            best_signature_time=at,
            allow_fetching=False,
            revinfo_policy=_POLICY,
        )


class TrustFolder:
    """``roots``, ``intermediates`` and ``crls`` in one folder, each file PEM or DER.

    Without a folder nobody is trusted.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._state: tuple[tuple[str, int, int], ...] | None = None
        self._trusted = Trusted()

    def now(self) -> Trusted:
        """What the folder says now.

        Raises:
            ValueError: a file in it is neither PEM nor DER of its kind; it names the file.
        """
        state = tuple(self._files_as_they_are())
        if state != self._state:
            self._trusted = Trusted(
                tuple(self._read(ROOTS, x509.Certificate)),
                tuple(self._read(INTERMEDIATES, x509.Certificate)),
                tuple(self._read(CRLS, crl.CertificateList)),
            )
            self._state = state
        return self._trusted

    def _files(self, part: str) -> list[Path]:
        if self._folder is None or not (self._folder / part).is_dir():
            return []
        return sorted(
            path
            for path in (self._folder / part).iterdir()
            if path.is_file() and not path.name.startswith(".")
        )

    def _files_as_they_are(self) -> Iterator[tuple[str, int, int]]:
        for part in (ROOTS, INTERMEDIATES, CRLS):
            for path in self._files(part):
                about = path.stat()
                yield str(path), about.st_mtime_ns, about.st_size

    def _read(self, part: str, kind: type[Kind]) -> Iterator[Kind]:
        for path in self._files(part):
            try:
                for der in _ders(path.read_bytes()):
                    found = kind.load(der, strict=True)
                    found.native  # noqa: B018 (it is parsed whole here, not at the first signature)
                    yield found
            except (ValueError, TypeError) as error:
                raise ValueError(f"{path} is no {kind.__name__}: {error}") from error


def _ders(content: bytes) -> list[bytes]:
    if not pem.detect(content):
        return [content]
    return [der for _, _, der in pem.unarmor(content, multiple=True)]
