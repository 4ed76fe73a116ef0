"""AES-256-GCM over every payload that Temporal is given: inputs, results, updates, failures.

Temporal then keeps names, reasons and amounts that only the province's own processes can read.
Workflow ids, types, times and search attributes stay readable: the server works by them.
Source: NIST SP 800-38D; Temporal's payload codec contract.
"""

import os
from collections.abc import Sequence
from dataclasses import replace

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from temporalio.api.common.v1 import Payload
from temporalio.converter import (
    DataConverter,
    DefaultFailureConverterWithEncodedAttributes,
    PayloadCodec,
)

from suyton.payloads.keys import PayloadKeys

ENCODING = b"binary/encrypted"
KEY_ID = "encryption-key-id"
NONCE_BYTES = 12
"""Random for each payload: one key may close 2**32 of them (SP 800-38D, 8.3)."""


class PayloadUnreadable(Exception):
    """A payload was closed by a key that is not in the file, or was changed since."""


class AesGcmCodec(PayloadCodec):
    """Closes with the first key of the file; opens with whichever the payload names.

    What was written before a key was configured is passed through, so that encryption can be
    switched on under running cases.
    """

    def __init__(self, keys: PayloadKeys) -> None:
        self._current = keys.current[0]
        self._ciphers = {key_id: AESGCM(key) for key_id, key in keys.keys.items()}

    async def encode(self, payloads: Sequence[Payload]) -> list[Payload]:
        """Each payload closed whole, with its own metadata inside."""
        return [self._close(payload) for payload in payloads]

    async def decode(self, payloads: Sequence[Payload]) -> list[Payload]:
        """Each payload as it was; raises PayloadUnreadable."""
        return [self._open(payload) for payload in payloads]

    def _close(self, payload: Payload) -> Payload:
        key_id, nonce = self._current, os.urandom(NONCE_BYTES)
        name = key_id.encode("ascii")
        closed = self._ciphers[key_id].encrypt(nonce, payload.SerializeToString(), name)
        return Payload(metadata={"encoding": ENCODING, KEY_ID: name}, data=nonce + closed)

    def _open(self, payload: Payload) -> Payload:
        if payload.metadata.get("encoding") != ENCODING:
            return payload
        name = payload.metadata[KEY_ID]
        cipher = self._ciphers.get(name.decode("ascii", "replace"))
        if cipher is None:
            raise PayloadUnreadable(
                f"A payload was closed with the key {name.decode('ascii', 'replace')}, which is not "
                "in the key file; put it back (see docs/operations.md)."
            )
        nonce, closed = payload.data[:NONCE_BYTES], payload.data[NONCE_BYTES:]
        try:
            return Payload.FromString(cipher.decrypt(nonce, closed, name))
        except InvalidTag as fault:
            raise PayloadUnreadable("A payload was changed after it was closed.") from fault


def encrypting(converter: DataConverter, keys: PayloadKeys) -> DataConverter:
    """The converter with everything closed, what failures say included."""
    return replace(
        converter,
        payload_codec=AesGcmCodec(keys),
        failure_converter_class=DefaultFailureConverterWithEncodedAttributes,
    )
