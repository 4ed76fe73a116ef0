"""A key from a PKCS#12 file (RFC 7292), held in memory for one signature."""

from collections.abc import Iterable

from asn1crypto import x509
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from pyhanko.sign import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore
from pyhanko_certvalidator.util import get_pyca_cryptography_hash

Key = EllipticCurvePrivateKey | RSAPrivateKey


class HeldKey(Signer):
    """pyHanko's own ``SimpleSigner`` loads and checks an RSA key twice a signature; this one not."""

    def __init__(
        self, key: Key, certificate: x509.Certificate, chain: Iterable[x509.Certificate]
    ) -> None:
        self._key = key
        store = SimpleCertificateStore()
        store.register_multiple(chain)
        super().__init__(signing_cert=certificate, cert_registry=store)

    async def async_sign_raw(
        self, data: bytes, digest_algorithm: str, dry_run: bool = False
    ) -> bytes:
        """The bare signature of ``data``, as pyHanko asks for it."""
        digest = get_pyca_cryptography_hash(digest_algorithm)
        if isinstance(self._key, RSAPrivateKey):
            return self._key.sign(data, PKCS1v15(), digest)
        return self._key.sign(data, ECDSA(digest))


def opened(content: bytes, password: str) -> HeldKey:
    """The key in a PKCS#12 file.

    Raises:
        ValueError: the password is wrong, or there is no RSA or elliptic-curve key in it.
    """
    key, certificate, others = pkcs12.load_key_and_certificates(content, password.encode())
    if certificate is None or not isinstance(key, EllipticCurvePrivateKey | RSAPrivateKey):
        raise ValueError("no key with its certificate")
    own, *chain = (
        x509.Certificate.load(one.public_bytes(Encoding.DER)) for one in (certificate, *others)
    )
    return HeldKey(key, own, chain)
