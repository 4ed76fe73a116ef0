"""Batches of signatures: how far each has come, for whichever process is asked.

The process that runs a batch writes its progress; any other may only ask it to stop. No secret
comes here.
"""

from datetime import datetime
from typing import Protocol

from suyton.domain.signing_batch import BatchItem, SigningBatch


class SigningBatches(Protocol):
    """A missing batch raises Unknown."""

    def begin(self, batch: SigningBatch) -> bool:
        """Keep a new batch; False where it was begun before.

        Raises:
            KeyReused: another confirmation has its id.
        """
        ...

    def batch(self, batch_id: str) -> SigningBatch: ...

    def latest(self, account_id: str, limit: int = 5) -> tuple[SigningBatch, ...]:
        """The batches of one account, newest first."""
        ...

    def mark(self, batch_id: str, item: BatchItem, at: datetime) -> None:
        """One decision of it has been tried; also a sign of life."""
        ...

    def beat(self, batch_id: str, at: datetime) -> bool:
        """A sign of life of its process; True where a stop was asked for."""
        ...

    def ask_stop(self, batch_id: str) -> None:
        """Have its process begin nothing further; asking twice, or too late, changes nothing."""
        ...

    def end(self, batch_id: str, at: datetime) -> None:
        """Its process does no more of it; the first end stays."""
        ...
