"""Whether the service lives, and whether it can serve."""

from datetime import timedelta

from fastapi import APIRouter, Request, Response
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from temporalio.client import RPCError

from api.documented import operation
from api.parts import Parts, TheParts
from api.schemas.shown import Health

router = APIRouter(prefix="/health", tags=["health"])

LOOK_FOR = timedelta(seconds=2)


@router.get("/live", **operation("Whether the process lives", {"status": "ok"}, public=True))
def live() -> Health:
    """Asks nothing of anyone."""
    return Health("ok")


@router.get(
    "/ready",
    **operation("Whether it can serve", {"status": "ok", "register": "ok"}, public=True),
)
async def ready(request: Request, response: Response, parts: TheParts) -> Health:
    """503 while the register is away. Without Temporal questions are still answered."""
    register = await run_in_threadpool(_register, parts)
    engine = await _engine(request)
    if register != "ok":
        response.status_code = 503
    return Health("ok" if register == engine == "ok" else "degraded", register, engine)


def _register(parts: Parts) -> str:
    try:
        return "ok" if parts.records.is_ready() else "away"
    except SQLAlchemyError:
        return "away"


async def _engine(request: Request) -> str:
    try:
        client = request.app.state.client
        found = await client.service_client.check_health(timeout=LOOK_FOR)
    except (RPCError, RuntimeError):
        return "away"
    return "ok" if found else "away"
