"""What begins a batch of signatures, and how one is shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from pydantic import Field, SecretStr

from api.schemas.fields import Asked, Id, example
from suyton.domain.signing_batch import (
    BatchAct,
    BatchItem,
    BatchStanding,
    ItemStanding,
    SigningBatch,
)


class BatchWanted(Asked):
    """The decisions in the order in which they are done, and what opens the key for all of them."""

    act: BatchAct
    decision_ids: Annotated[list[Id], Field(min_length=1, max_length=1000)]
    secret: SecretStr
    publish: Annotated[
        bool, Field(description="Whether what is issued is put on the public list.")
    ] = False

    model_config = example(act="issue", decision_ids=["d-1", "d-2"], secret="…", publish=True)  # noqa: S106 (an example)


@dataclass(frozen=True)
class ItemShown:
    """One decision of the list; ``error`` is the code of what refused it, ``facts`` fill its
    sentence."""

    decision_id: str
    standing: ItemStanding
    error: str
    facts: Mapping[str, str]

    @classmethod
    def of(cls, item: BatchItem) -> "ItemShown":
        return cls(item.decision_id, item.standing, item.error, item.facts)


@dataclass(frozen=True)
class BatchShown:
    """A batch and how far it has come."""

    id: str
    act: BatchAct
    publish: bool
    standing: BatchStanding
    begun_at: datetime
    ended_at: datetime | None
    items: tuple[ItemShown, ...]

    @classmethod
    def of(cls, batch: SigningBatch, at: datetime) -> "BatchShown":
        return cls(
            batch.id,
            batch.act,
            batch.publish,
            batch.standing(at),
            batch.begun_at,
            batch.ended_at,
            tuple(map(ItemShown.of, batch.items)),
        )
