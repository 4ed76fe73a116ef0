"""Many decisions signed, or sealed and issued, one after another on one confirmation.

Each succeeds or fails on its own; what fails stays in the list with its own refusal. No secret is
here: the process that runs the batch holds it in memory, and if that process dies, what is left
needs a new batch and the secret anew.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from suyton.domain.errors import (
    CertificateExpired,
    CertificateRevoked,
    CertificateUntrusted,
    DomainError,
    EngineAway,
    KeyMissing,
    TimeStampAbsent,
    TokenAbsent,
    WrongCertificate,
    WrongSecret,
)

SILENCE = timedelta(seconds=60)
"""A running batch that gave no sign of life for longer has lost its process."""

FATAL = (
    WrongSecret,
    TokenAbsent,
    KeyMissing,
    CertificateExpired,
    CertificateRevoked,
    CertificateUntrusted,
    WrongCertificate,
    TimeStampAbsent,
    EngineAway,
)
"""Refusals that any further decision would meet too, so they end the batch. A token locks itself
after a few wrong PINs, so a wrong one must not be tried twice."""


class BatchAct(StrEnum):
    """What is done to each decision; the acts of the same name on one."""

    SIGN = "sign"
    ISSUE = "issue"


class BatchStanding(StrEnum):
    RUNNING = "running"
    STOPPING = "stopping"
    """A stop was asked for; the decision in hand is finished first."""
    STOPPED = "stopped"
    """It ended before its list did: a stop was asked for, or the key could not sign."""
    FINISHED = "finished"
    INTERRUPTED = "interrupted"
    """The process that ran it died; nobody goes on with it."""


UNDER_WAY = frozenset({BatchStanding.RUNNING, BatchStanding.STOPPING})


class ItemStanding(StrEnum):
    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True)
class BatchItem:
    """One decision of the list. ``error`` and ``facts`` say what refused it, where it failed."""

    decision_id: str
    standing: ItemStanding = ItemStanding.WAITING
    error: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class SigningBatch:
    """One confirmation, by one account, and how far it has come."""

    id: str
    account_id: str
    act: BatchAct
    publish: bool
    """Whether what is issued is put on the public list."""
    items: tuple[BatchItem, ...]
    """In the order in which they are done."""
    begun_at: datetime
    beat_at: datetime
    """The last sign of life of the process that runs it."""
    stop_asked: bool = False
    ended_at: datetime | None = None

    @property
    def left(self) -> tuple[str, ...]:
        """The decisions that were never tried."""
        return self._with(ItemStanding.WAITING)

    @property
    def done(self) -> tuple[str, ...]:
        return self._with(ItemStanding.DONE)

    @property
    def failed(self) -> tuple[str, ...]:
        return self._with(ItemStanding.FAILED)

    def _with(self, standing: ItemStanding) -> tuple[str, ...]:
        return tuple(one.decision_id for one in self.items if one.standing is standing)

    def standing(self, at: datetime) -> BatchStanding:
        """How the batch stands at ``at``."""
        if self.ended_at is not None:
            return BatchStanding.STOPPED if self.left else BatchStanding.FINISHED
        if at - self.beat_at > SILENCE:
            return BatchStanding.INTERRUPTED
        return BatchStanding.STOPPING if self.stop_asked else BatchStanding.RUNNING

    def asks_the_same_as(self, other: "SigningBatch") -> bool:
        """Whether both are one confirmation, sent twice."""
        return _asked(self) == _asked(other)


def _asked(batch: SigningBatch) -> tuple[object, ...]:
    ids = tuple(one.decision_id for one in batch.items)
    return batch.account_id, batch.act, batch.publish, ids


def begun(
    batch_id: str,
    account_id: str,
    act: BatchAct,
    decision_ids: Sequence[str],
    at: datetime,
    *,
    publish: bool = False,
) -> SigningBatch:
    """A new batch; a decision named twice is done once."""
    items = tuple(BatchItem(one) for one in dict.fromkeys(decision_ids))
    return SigningBatch(batch_id, account_id, act, publish, items, at, at)


def following(batch: SigningBatch) -> str | None:
    """The decision to do next; None where nothing is left or no more is to be done."""
    if batch.ended_at is not None or batch.stop_asked:
        return None
    return next(iter(batch.left), None)


def done(batch: SigningBatch, decision_id: str, at: datetime) -> SigningBatch:
    """This decision is signed or issued."""
    return _marked(batch, BatchItem(decision_id, ItemStanding.DONE), at)


def failed(batch: SigningBatch, decision_id: str, error: DomainError, at: datetime) -> SigningBatch:
    """This decision was refused; what would refuse every other one too ends the whole batch."""
    item = BatchItem(decision_id, ItemStanding.FAILED, error.code, error.facts)
    after = _marked(batch, item, at)
    return ended(after, at) if isinstance(error, FATAL) else after


def stop_wanted(batch: SigningBatch) -> SigningBatch:
    """Nothing further is begun; asking an ended batch, or asking again, changes nothing."""
    return batch if batch.ended_at is not None else replace(batch, stop_asked=True)


def ended(batch: SigningBatch, at: datetime) -> SigningBatch:
    """Its process does no more of it; the first end stays."""
    return batch if batch.ended_at is not None else replace(batch, beat_at=at, ended_at=at)


def _marked(batch: SigningBatch, item: BatchItem, at: datetime) -> SigningBatch:
    items = tuple(item if one.decision_id == item.decision_id else one for one in batch.items)
    return replace(batch, items=items, beat_at=at)
