"""The case as its workflow holds it: the state, one act at a time, and every receipt given."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Generic, Protocol, TypeVar

from temporalio import workflow
from temporalio.exceptions import ApplicationError

from suyton.domain.audit import Receipt
from suyton.domain.authority import PROCESS, Actor
from suyton.domain.document import DocumentReference
from suyton.domain.errors import StaleRevision
from suyton.domain.procedure import Act, Step
from workflows import options, words
from workflows.failures import refusal_in, refusals
from workflows.messages import Word


class Held(Protocol):
    """What a noun's state can say of itself."""

    @property
    def chain(self) -> str: ...
    @property
    def is_closed(self) -> bool: ...
    @property
    def revision(self) -> int: ...


T = TypeVar("T", bound=Held)


class Keeper(Protocol[T]):
    """How one noun is written, read back, and made to say again what its state calls for."""

    async def write(self, step: Step[T]) -> tuple[Receipt, T]:
        """Record a step; gives the receipt and the state as recorded."""
        ...

    async def stored(self, state: T) -> T | None:
        """The state as the register has it."""
        ...

    async def say_again(self, file: "CaseFile[T]", before: T) -> None:
        """Do what follows from the state now, ``before`` being the last one this run knew.

        Everything said has its key, so saying it twice is harmless.
        """
        ...


Take = Callable[[Act], Step[T]]
"""What an act would come to now; raises a DomainError where it is refused."""


class CaseFile(Generic[T]):
    """Holds one case. People's acts and other bodies' words pass through it one at a time."""

    def __init__(
        self,
        state: T,
        receipts: Mapping[str, Receipt],
        keeper: Keeper[T],
        history_limit_events: int,
    ) -> None:
        self.state = state
        self._receipts = dict(receipts)
        self._keeper = keeper
        self._behind: T | None = None
        self.history_limit_events = history_limit_events
        # Between judging an act and having written it, no other act may be judged by the old state.
        self._one_at_a_time = asyncio.Lock()
        self._one_after_another = asyncio.Lock()

    def check(self, take: Callable[[Act], object], act: Act) -> None:
        """For validators: refuse before history what would be refused now.

        An act that has its receipt already passes, to be answered with that receipt.
        """
        if act.key not in self._receipts:
            with refusals():
                take(act)

    async def do(
        self, take: Take[T], act: Act, *, first: Callable[[], Awaitable[None]] | None = None
    ) -> Receipt:
        """Do an act and write it; the same act again gives the same receipt.

        ``first`` runs once the act is judged possible and before it is written.
        """
        try:
            async with self._one_at_a_time:
                if act.key not in self._receipts:
                    self._receipts[act.key] = await self._written(take, act, first)
                return self._receipts[act.key]
        finally:
            await self._say_again()

    async def _written(
        self, take: Take[T], act: Act, first: Callable[[], Awaitable[None]] | None
    ) -> Receipt:
        while True:
            with refusals():
                step = take(act)
            if first is not None:
                await first()
            try:
                receipt, after = await self._keeper.write(step)
            except ApplicationError as failure:
                if failure.type != StaleRevision.code or not await self._catches_up():
                    raise
                continue
            if receipt.sequence == step.state.revision:
                self.state = after
            else:
                # The act was done in an earlier run, and others since: it changes nothing now.
                await self._catches_up()
            return receipt

    async def _catches_up(self) -> bool:
        """Go on from the register where it is ahead.

        An act is written before Temporal knows that it was accepted. If the server or the worker
        dies in between, the act stands in the book and this workflow has forgotten it.
        """
        stored = await self._keeper.stored(self.state)
        if stored is None or stored.revision <= self.state.revision:
            return False
        workflow.logger.warning("case.caught_up", extra={"chain": stored.chain})
        self._behind = self._behind or self.state
        self.state = stored
        return True

    async def catch_up(self) -> None:
        """Go on from the register where it is ahead, and do what follows from that."""
        async with self._one_at_a_time:
            await self._catches_up()
        await self._say_again()

    async def _say_again(self) -> None:
        # Not while the case is held: whoever is told may answer, and is then let in.
        if self._behind is not None:
            before, self._behind = self._behind, None
            await self._keeper.say_again(self, before)

    async def alone(self, body: Callable[[], Awaitable[bool]]) -> bool:
        """Run ``body`` while no act is being judged or written."""
        async with self._one_at_a_time:
            return await body()

    async def say(self, told: Iterable[tuple[str, Word]]) -> tuple[str, ...]:
        """Tell nominations, after everything said before; names those that have ended.

        Acts on one case may overlap while they wait. Were their words to overlap too, an award
        could reach a nomination before the word that it is in the draft, and be ignored.
        """
        async with self._one_after_another:
            return await words.say_all(told)

    async def heed(
        self, take: Take[T], act: Act, *, first: Callable[[], Awaitable[None]] | None = None
    ) -> bool:
        """Do what another body says, unless the case has gone another way meanwhile."""
        try:
            await self.do(take, act, first=first)
        except Exception as failure:
            refusal = refusal_in(failure)
            if refusal is None:
                raise
            workflow.logger.info(
                "word.ignored", extra={"chain": self.state.chain, "refusal": refusal.code}
            )
            return False
        return True

    @property
    def receipts(self) -> dict[str, Receipt]:
        """The latest receipts, to be carried on."""
        latest = list(self._receipts.items())[-options.RECEIPTS_KEPT :]
        return dict(latest)

    @property
    def is_long(self) -> bool:
        """Whether this run's history should end here and the case go on in a new one."""
        run = workflow.info()
        return (
            run.is_continue_as_new_suggested()
            or run.get_current_history_length() > self.history_limit_events
        )


def act_of(actor: Actor, reason: str = "", attachments: tuple[DocumentReference, ...] = ()) -> Act:
    """The act of the update being handled: its id is the caller's key, its time the workflow's."""
    update = workflow.current_update_info()
    if update is None:
        raise RuntimeError("an act of a person comes by update")
    return Act(update.id, actor, workflow.now(), reason, attachments)


def act_of_process(
    key: str, reason: str = "", attachments: tuple[DocumentReference, ...] = ()
) -> Act:
    """An act that no person does: a count, a clock, another body's word."""
    return Act(key, PROCESS, workflow.now(), reason, attachments)
