"""A subject's record: what is declared, what counts, and the forms that change it."""

from collections.abc import Awaitable, Callable
from functools import partial
from uuid import NAMESPACE_URL, uuid5

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.pages.desk import Desk
from api.pages.entrance import SignedIn
from api.pages.fact_fields import FIELDS, content_typed, fact_words
from api.pages.forms import Form
from api.pages.receipts import AnyReceipt
from api.pages.refusal import Refusal
from api.schemas.subjects import fact_of
from api.sight import check_sight, may_read
from suyton.domain.fact_keeping import (
    PROCEDURE,
    YEARS,
    FactAct,
    FactStanding,
    Subject,
    YearAct,
    YearStanding,
    scopes,
)
from suyton.domain.record import FactKind
from workflows.addresses import update_id

router = APIRouter(prefix="/subjects")


@router.get("/{subject_id}")
def shown(subject_id: str, desk: SignedIn) -> Response:
    """Everything kept of one subject, the latest year first."""
    return _record(desk, subject_id)


def _record(desk: Desk, subject_id: str, refusal: Refusal | None = None) -> Response:
    records = desk.world.subject_records
    file = records.file(subject_id)
    subject = file.subject
    check_sight(may_read(desk.sight, subject.unit_id), "subject", subject_id)
    waiting = [one for one in file.facts if one.standing is FactStanding.DECLARED]
    return desk.page(
        "subject.html",
        refusal,
        subject=subject,
        facts=[one for one in file.facts if one.standing is not FactStanding.DECLARED],
        waiting=waiting,
        closed=[one.year for one in file.closed_years],
        others=[one for one in records.subjects_of(subject.unit_id) if one.id != subject.id],
        may=partial(_may, desk, subject),
        may_close=_may_close(desk, subject),
        fields=FIELDS,
        words=partial(fact_words, desk),
        entries=desk.world.records.chain(subject.chain),
    )


def _may(desk: Desk, subject: Subject, act: str, standing: FactStanding) -> bool:
    """Whether a form for this act is worth showing to this person."""
    open_acts = PROCEDURE.open_acts(standing, desk.actor, scopes(subject), desk.now)
    return FactAct(act) in open_acts


def _may_close(desk: Desk, subject: Subject) -> bool:
    open_acts = YEARS.open_acts(YearStanding.OPEN, desk.actor, scopes(subject), desk.now)
    return YearAct.CLOSE in open_acts


@router.post("/{subject_id}/facts")
async def declare(subject_id: str, desk: SignedIn) -> Response:
    """The unit or the standing body declares a fact, with the paper that proves it."""

    async def doing(form: Form) -> AnyReceipt:
        kind = form.one_of("fact_kind", FactKind)
        content = fact_of(kind, content_typed(kind, form.starting("fact:")))
        papers = await desk.papers(form)
        for paper in papers:
            await run_in_threadpool(
                desk.world.paper_sight.check_named,
                desk.world.store,
                desk.actor,
                paper.sha256,
                desk.now,
            )
        done_as = _done_as(desk, form)
        fact_id = f"f-{uuid5(NAMESPACE_URL, done_as).hex[:10]}"
        return await run_in_threadpool(
            desk.world.subject_records.declare,
            subject_id,
            fact_id,
            content,
            papers[0] if papers else None,
            desk.actor,
            done_as,
            desk.now,
        )

    return await _act(desk, subject_id, doing)


@router.post("/{subject_id}/facts/{fact_id}/confirm")
async def confirm(subject_id: str, fact_id: str, desk: SignedIn) -> Response:
    """The standing body confirms a fact."""

    async def doing(form: Form) -> AnyReceipt:
        return await run_in_threadpool(
            desk.world.subject_records.confirm,
            subject_id,
            fact_id,
            desk.actor,
            _done_as(desk, form),
            desk.now,
        )

    return await _act(desk, subject_id, doing)


@router.post("/{subject_id}/facts/{fact_id}/strike")
async def strike(subject_id: str, fact_id: str, desk: SignedIn) -> Response:
    """The standing body strikes a fact."""

    async def doing(form: Form) -> AnyReceipt:
        return await run_in_threadpool(
            desk.world.subject_records.strike,
            subject_id,
            fact_id,
            form.text("reason"),
            desk.actor,
            _done_as(desk, form),
            desk.now,
        )

    return await _act(desk, subject_id, doing)


@router.post("/{subject_id}/closed-years")
async def close_year(subject_id: str, desk: SignedIn) -> Response:
    """The standing body closes a year."""

    async def doing(form: Form) -> AnyReceipt:
        return await run_in_threadpool(
            desk.world.subject_records.close_year,
            subject_id,
            form.whole("year"),
            desk.actor,
            _done_as(desk, form),
            desk.now,
        )

    return await _act(desk, subject_id, doing)


async def _act(
    desk: Desk, subject_id: str, doing: Callable[[Form], Awaitable[AnyReceipt]]
) -> Response:
    return await desk.act(
        doing,
        then=f"/subjects/{subject_id}",
        again=partial(_record, desk, subject_id),
    )


def _done_as(desk: Desk, form: Form) -> str:
    return update_id(desk.actor.account_id, form.key)
