"""Many decisions signed, or sealed and issued, on one confirmation."""

from datetime import UTC, datetime

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool

from api.documented import operation
from api.identity import Key, SignedIn
from api.parts import TheParts
from api.schemas import examples
from api.schemas.signing_batches import BatchShown, BatchWanted
from api.sight import own_batch

router = APIRouter(prefix="/signing-batches", tags=["decisions"])


@router.post(
    "",
    **operation(
        "Sign, or seal and issue, many decisions",
        examples.shown(BatchShown.of(examples.BATCH, examples.AT)),
        "idempotency_key_missing",
        "idempotency_key_reused",
        "csrf_missing",
        status=202,
    ),
)
async def begin(wanted: BatchWanted, caller: SignedIn, key: Key, parts: TheParts) -> BatchShown:
    """It goes on by itself; ask for it to see how far it is. Each decision is signed or refused as
    if it had been sent alone. What would refuse every one, such as a wrong secret, ends the batch."""
    batch = await parts.batch_signer.begin(
        caller.actor.account_id,
        key,
        wanted.act,
        wanted.decision_ids,
        wanted.secret,
        publish=wanted.publish,
    )
    return BatchShown.of(batch, datetime.now(UTC))


@router.get(
    "/{batch_id}",
    **operation(
        "How far a batch has come",
        examples.shown(BatchShown.of(examples.BATCH, examples.AT)),
        "unknown",
    ),
)
def shown(batch_id: str, caller: SignedIn, parts: TheParts) -> BatchShown:
    """By whoever began it. `interrupted`: its process died; what waits in it needs a new batch."""
    return BatchShown.of(own_batch(parts.batches, caller.actor, batch_id), caller.at)


@router.post(
    "/{batch_id}/stop",
    **operation(
        "Stop a batch",
        examples.shown(BatchShown.of(examples.BATCH, examples.AT)),
        "idempotency_key_missing",
        "csrf_missing",
        "unknown",
        status=202,
    ),
)
async def stop(batch_id: str, caller: SignedIn, key: Key, parts: TheParts) -> BatchShown:
    """By whoever began it. The decision in hand is finished, no further one is begun."""
    await run_in_threadpool(own_batch, parts.batches, caller.actor, batch_id)
    await run_in_threadpool(parts.batches.ask_stop, batch_id)
    batch = await run_in_threadpool(parts.batches.batch, batch_id)
    return BatchShown.of(batch, datetime.now(UTC))
