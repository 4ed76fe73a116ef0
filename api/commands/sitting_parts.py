"""Acts on a sitting beside its way: who stands in, what differs, what becomes of one item."""

from dataclasses import replace
from datetime import UTC, date, datetime

from starlette.concurrency import run_in_threadpool

from api.commands.desk_papers import DeskPapers
from api.commands.engine import Engine, Request, Sending, tags_of
from suyton.domain import sitting, sitting_people
from suyton.domain.attendance import StandIn
from suyton.domain.audit import Receipt
from suyton.domain.authority import Actor
from suyton.domain.document import DocumentReference
from suyton.domain.sitting import PROCEDURE, Sitting, SittingAct
from suyton.ports import Accounts, Records
from workflows.addresses import sitting_workflow_id
from workflows.sitting_messages import (
    CloseItem,
    OpenItem,
    RecordDiffering,
    RecordStandIn,
    SetAsideItem,
)

_SENT: dict[type, tuple[SittingAct, str]] = {
    RecordStandIn: (SittingAct.RECORD_STAND_IN, "record_stand_in"),
    RecordDiffering: (SittingAct.RECORD_DIFFERING, "record_differing"),
    SetAsideItem: (SittingAct.SET_ASIDE, "set_aside_item"),
    OpenItem: (SittingAct.OPEN_ITEM, "open_item"),
    CloseItem: (SittingAct.CLOSE_ITEM, "close_item"),
}
"""For each message: the act it is, and the update that takes it."""


class SittingPartCommands:
    """One way for all of them; each message carries what its act needs."""

    def __init__(
        self, engine: Engine, records: Records, accounts: Accounts, papers: DeskPapers
    ) -> None:
        self._engine = engine
        self._records = records
        self._accounts = accounts
        self._papers = papers

    async def record_stand_in(
        self,
        actor: Actor,
        key: str,
        sitting_id: str,
        member_id: str,
        account_id: str,
        number: str,
        dated_on: date,
        papers: tuple[DocumentReference, ...],
    ) -> Receipt:
        """Somebody comes in a member's place, by the one paper given.

        Raises:
            DocumentMissing, StandInNotAppointed, and what the domain refuses.
        """
        stand_in = StandIn(member_id, account_id, account_id, number, dated_on)
        stand_in = await run_in_threadpool(self._known, actor, sitting_id, stand_in)
        for paper in await self._papers.check(actor, papers):
            stand_in = replace(stand_in, paper=paper)
        return await self.do(sitting_id, key, RecordStandIn(actor, stand_in))

    def _known(self, actor: Actor, sitting_id: str, stand_in: StandIn) -> StandIn:
        now = datetime.now(UTC)
        state = self._records.sitting(sitting_id)
        # Asked before accounts and papers are looked at: a stranger learns nothing of them.
        sitting.permit(state, SittingAct.RECORD_STAND_IN, actor, now)
        who = self._accounts.actor(stand_in.account_id)
        sitting_people.check_appointed(state, who, now)
        return replace(stand_in, name=who.name)

    async def do(self, sitting_id: str, key: str, request: Request) -> Receipt:
        """Send one message of the table above."""
        act, update = _SENT[type(request)]
        chain = sitting_workflow_id(sitting_id)
        sending = Sending(chain, update, request, key, tags_of(PROCEDURE, act))

        def permit() -> object:
            state: Sitting = self._records.sitting(sitting_id)
            reason = getattr(request, "reason", "")
            return sitting.permit(state, act, request.actor, datetime.now(UTC), reason)

        return await self._engine.act(sending, permit)
