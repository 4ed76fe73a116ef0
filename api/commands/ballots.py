"""Casting a paper. It goes into the box and nowhere else, so no workflow stands in between."""

from collections.abc import Callable
from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool

from suyton.domain.authority import Actor
from suyton.domain.ballot import BallotReceipt, Choices
from suyton.ports import BallotBox
from workflows.addresses import update_id


class BallotCommands:
    """``nudge`` wakes the relay that tells the ballot's workflow of the turnout."""

    def __init__(self, box: BallotBox, nudge: Callable[[], None]) -> None:
        self._box = box
        self._nudge = nudge

    async def cast(self, actor: Actor, key: str, ballot_id: str, choices: Choices) -> BallotReceipt:
        """Put the actor's paper in; raises as :meth:`BallotBox.cast` does."""
        receipt = await run_in_threadpool(
            self._box.cast,
            ballot_id,
            actor,
            choices,
            update_id(actor.account_id, key),
            datetime.now(UTC),
        )
        self._nudge()
        return receipt
