"""Commands that note what a form asks of them."""

from collections.abc import Awaitable, Callable
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any, cast

from suyton.domain.audit import Receipt
from suyton.domain.errors import DomainError

ROUND = "2024.vhxh"
SOON_UTC = datetime(2030, 1, 5, 10, 0, tzinfo=UTC)


class Told:
    """Stands where the commands stand: notes what it is asked, and answers or refuses."""

    def __init__(self) -> None:
        self.calls: list[tuple[Any, ...]] = []
        self.refusal: DomainError | None = None

    def __getattr__(self, name: str) -> Callable[..., Awaitable[Receipt]]:
        async def asked(actor: Any, *given: Any) -> Receipt:
            self.calls.append((name, actor.account_id, *given))
            if self.refusal is not None:
                raise self.refusal
            return Receipt(
                f"round:{ROUND}", 9, given[0], "bloc:round:opened", SOON_UTC, "x", "ab" * 32
            )

        return asked

    async def on_nomination(self, nomination_id: str, key: str, request: Any) -> Receipt:
        """Its message carries the actor, and says by its type which act it is."""
        told = [getattr(request, one.name) for one in fields(request) if one.name != "actor"]
        name = type(request).__name__
        act = cast(Callable[..., Awaitable[Receipt]], getattr(self, name))
        return await act(request.actor, key, nomination_id, *told)

    async def on_sitting(self, sitting_id: str, key: str, request: Any) -> Receipt:
        """As for a nomination."""
        return await self.on_nomination(sitting_id, key, request)

    @property
    def last(self) -> tuple[Any, ...]:
        """Name, account and arguments of the last call, without its key."""
        name, account, _, *rest = self.calls[-1]
        return (name, account, *rest)
