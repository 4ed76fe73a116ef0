"""Many decisions signed, or sealed and issued, on one confirmation."""

from collections.abc import Iterable
from functools import partial

from fastapi import APIRouter
from pydantic import SecretStr
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.pages.desk import Desk
from api.pages.entrance import SignedIn
from api.pages.forms import Form, FormFault, secret_of
from api.pages.refusal import Refusal
from api.sight import may_read_decision, own_batch
from api.spoken import spoken
from suyton.domain.decision import Decision
from suyton.domain.signing_batch import UNDER_WAY, BatchAct, BatchItem, SigningBatch
from suyton.domain.task import Task

router = APIRouter(prefix="/signing")

REFRESH_SECONDS = 2
LISTED_AT_ONCE = 500
"""A form may have a thousand fields; what is due later follows once these are done."""


@router.get("")
def listed(desk: SignedIn) -> Response:
    """What lies before this person to be signed, or to be sealed and issued."""
    return _listed(desk)


def _listed(desk: Desk, refusal: Refusal | None = None) -> Response:
    tasks = desk.world.records.tasks(desk.actor, desk.now)
    lists = {act: _waiting(desk, tasks, act) for act in BatchAct}
    return desk.page(
        "signing.html",
        refusal,
        lists={act: found[:LISTED_AT_ONCE] for act, found in lists.items() if found},
        later={act: len(found[LISTED_AT_ONCE:]) for act, found in lists.items()},
        batches=desk.world.batches.latest(desk.actor.account_id),
    )


def _waiting(desk: Desk, tasks: tuple[Task, ...], act: BatchAct) -> list[tuple[Task, Decision]]:
    """In the order of the tasks: soonest due first."""
    mine = {
        one.subject.removeprefix("decision:"): one
        for one in tasks
        if one.act == act and one.subject.startswith("decision:")
    }
    found = desk.world.records.decisions_by_id(mine)
    return [
        (task, found[decision_id]) for decision_id, task in mine.items() if decision_id in found
    ]


@router.post("")
async def begin(desk: SignedIn) -> Response:
    """Begin the batch, and go where its progress is shown."""

    async def doing(form: Form) -> SigningBatch:
        wanted = form.many("decision_id")
        if not wanted:
            raise FormFault("nothing_ticked")
        return await desk.world.batch_signer.begin(
            desk.actor.account_id,
            form.key,
            form.one_of("act", BatchAct),
            wanted,
            SecretStr(secret_of(form)),
            publish=form.text("publish") == "yes",
        )

    return await desk.act(
        doing, then=lambda batch: f"/signing/{batch.id}", again=partial(_listed, desk)
    )


@router.get("/{batch_id}")
def shown(batch_id: str, desk: SignedIn) -> Response:
    """How far a batch has come; the page asks anew by itself while it is under way."""
    return _batch(desk, batch_id)


def _batch(desk: Desk, batch_id: str, refusal: Refusal | None = None) -> Response:
    batch = own_batch(desk.world.batches, desk.actor, batch_id)
    standing = batch.standing(desk.now)
    response = desk.page(
        "signing_batch.html",
        refusal,
        batch=batch,
        standing=standing,
        under_way=standing in UNDER_WAY,
        decisions=_readable(desk, [one.decision_id for one in batch.items]),
        sentence=partial(_sentence, desk),
    )
    if standing in UNDER_WAY:
        response.headers["Refresh"] = str(REFRESH_SECONDS)
    return response


def _readable(desk: Desk, ids: Iterable[str]) -> dict[str, Decision]:
    """Anyone may name any decision; its title is told to those who may read it."""
    found = desk.world.records.decisions_by_id(ids)
    return {one.id: one for one in found.values() if may_read_decision(desk.sight, one)}


def _sentence(desk: Desk, item: BatchItem) -> str:
    """What refused this decision, in words."""
    facts = spoken(desk.world.wording, desk.language, item.facts)
    return desk.say(f"error.{item.error}", **facts)


@router.post("/{batch_id}/stop")
async def stop(batch_id: str, desk: SignedIn) -> Response:
    """Begin nothing further of it."""

    async def doing(_: Form) -> None:
        await run_in_threadpool(own_batch, desk.world.batches, desk.actor, batch_id)
        await run_in_threadpool(desk.world.batches.ask_stop, batch_id)

    return await desk.act(doing, then=f"/signing/{batch_id}", again=partial(_batch, desk, batch_id))
