"""Acts beside a nomination's way and after its result: holds, consultations, complaints."""

from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool

from api.commands.engine import Engine, Opening, Request, Sending, tags_of
from suyton.domain import nomination
from suyton.domain.audit import Receipt
from suyton.domain.authority import Actor
from suyton.domain.nomination import PROCEDURE, Nomination, NominationAct
from suyton.ports import Records, Rulebooks
from workflows.addresses import nomination_workflow_id
from workflows.messages import NominationCase
from workflows.nomination_messages import (
    AnswerComplaint,
    AnswerConsultation,
    CloseConsultation,
    CloseHold,
    Complain,
    Consult,
    OpenHold,
    RecordRecovery,
    RecordUnitDecision,
    WaiveLateness,
)

_SENT: dict[type, tuple[NominationAct, str]] = {
    OpenHold: (NominationAct.OPEN_HOLD, "open_hold"),
    CloseHold: (NominationAct.CLOSE_HOLD, "close_hold"),
    Consult: (NominationAct.CONSULT, "consult"),
    AnswerConsultation: (NominationAct.ANSWER_CONSULTATION, "answer_consultation"),
    CloseConsultation: (NominationAct.CLOSE_CONSULTATION, "close_consultation"),
    WaiveLateness: (NominationAct.WAIVE_LATENESS, "waive_lateness"),
    RecordUnitDecision: (NominationAct.RECORD_UNIT_DECISION, "record_unit_decision"),
    Complain: (NominationAct.COMPLAIN, "complain"),
    AnswerComplaint: (NominationAct.ANSWER_COMPLAINT, "answer_complaint"),
    RecordRecovery: (NominationAct.RECORD_RECOVERY, "record_recovery"),
}
"""For each message: the act it is, and the update that takes it."""


@dataclass(frozen=True)
class _Told:
    """A sending and the case as the register has it."""

    sending: Sending
    stored: Nomination
    act: NominationAct
    reason: str
    agency_id: str

    def permit(self) -> object:
        """Leave by the case as recorded; raises what stands in the way."""
        actor, now = self.sending.request.actor, datetime.now(UTC)
        return nomination.permit(self.stored, self.act, actor, now, self.reason, self.agency_id)


class IncidentCommands:
    """One way for all of them; each message carries what its act needs."""

    def __init__(self, engine: Engine, records: Records, rulebooks: Rulebooks) -> None:
        self._engine = engine
        self._records = records
        self._rulebooks = rulebooks

    async def consult(
        self, actor: Actor, key: str, nomination_id: str, agency_id: str, question: str
    ) -> Receipt:
        """Ask an agency, which is one of the province's units; raises Unknown."""
        agency = await run_in_threadpool(self._records.unit, agency_id)
        return await self.do(nomination_id, key, Consult(actor, agency.id, agency.name, question))

    async def do(self, nomination_id: str, key: str, request: Request) -> Receipt:
        """Send one message of the table above; a case that is over is woken for it."""
        act, update = _SENT[type(request)]
        chain = nomination_workflow_id(nomination_id)
        sending = Sending(chain, update, request, key, tags_of(PROCEDURE, act))
        stored = await run_in_threadpool(self._records.nomination, nomination_id)
        told = _Told(sending, stored, act, _reason(request), _agency(stored, request))
        if not stored.is_closed:
            return await self._engine.act(sending, told.permit)
        if done := await self._engine.receipt(sending):
            return done
        told.permit()
        rulebook = self._rulebooks.of(stored).only([stored.award_id])
        case = NominationCase(stored, rulebook, woken=True)
        return await self._engine.start(sending, Opening("NominationWorkflow", case))


def _reason(request: Request) -> str:
    said = (getattr(request, name, "") for name in ("reason", "question", "remark"))
    return next((text for text in said if text), "")


def _agency(stored: Nomination, request: Request) -> str:
    """The agency that an answer is for; empty where the message is no answer to one."""
    asked = getattr(request, "consultation_id", "")
    found = (one.agency_id for one in stored.consultations if one.id == asked)
    return next(found, "") if isinstance(request, AnswerConsultation) else ""
