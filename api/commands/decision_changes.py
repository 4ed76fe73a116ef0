"""Drafting a decision that corrects or cancels what an issued one granted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from starlette.concurrency import run_in_threadpool

from api.commands.decisions import paper_code
from api.commands.engine import Engine, Opening, Sending, tags_of
from api.commands.listed import nominations_listed
from suyton.domain import decision, decision_change, decision_signer
from suyton.domain.audit import Receipt
from suyton.domain.authority import Actor
from suyton.domain.decision import PROCEDURE, Decision, DecisionAct, DecisionStage
from suyton.domain.decision_kind import DecisionKind
from suyton.domain.incidents import CancellationGround
from suyton.domain.procedure import Act
from suyton.ports import Accounts, Records, Rulebooks
from workflows import messages
from workflows.addresses import decision_workflow_id, update_id


@dataclass(frozen=True)
class Change:
    """What is to be changed of an issued decision, and before whom it is laid."""

    kind: DecisionKind
    title: str
    signer_id: str
    reason: str
    nomination_ids: Sequence[str]
    names: Mapping[str, str] = field(default_factory=dict)
    """The corrected names by nomination; empty in a cancellation."""
    ground: CancellationGround | None = None


class DecisionChangeCommands:
    def __init__(
        self, engine: Engine, records: Records, rulebooks: Rulebooks, accounts: Accounts
    ) -> None:
        self._engine = engine
        self._records = records
        self._rulebooks = rulebooks
        self._accounts = accounts

    async def draft_change(self, actor: Actor, key: str, issued_id: str, change: Change) -> Receipt:
        """The standing body lays a correction or cancellation before its signer.

        Raises:
            NoCandidates, and as decision_change.check_change does.
            NoLiveAssignment: the one named is neither Chairman nor vice-chairman.
            ChairmanAlone: the award's rules let nobody sign for him.
        """
        done_as = update_id(actor.account_id, key)
        decision_id = f"d-{uuid5(NAMESPACE_URL, done_as).hex[:10]}"
        sending = Sending(
            decision_workflow_id(decision_id),
            DecisionAct.DRAFT.value,
            messages.DraftDecision(actor, change.reason),
            key,
            tags_of(PROCEDURE, DecisionAct.DRAFT),
        )
        if done := await self._engine.receipt(sending):
            return done
        case = await run_in_threadpool(self._new, actor, decision_id, issued_id, change)
        return await self._engine.start(sending, Opening("DecisionWorkflow", case))

    def _new(
        self, actor: Actor, decision_id: str, issued_id: str, change: Change
    ) -> messages.DecisionCase:
        now = datetime.now(UTC)
        issued = self._records.decision(issued_id)
        decision.permit(_blank(issued), DecisionAct.DRAFT, actor, now)
        listed = nominations_listed(self._records, change.nomination_ids)
        signer = decision_signer.signer_of(
            self._accounts.actor(change.signer_id), issued.province_id, now
        )
        state = Decision(
            id=decision_id,
            award_id=issued.award_id,
            title=change.title,
            province_id=issued.province_id,
            standing_body_id=issued.standing_body_id,
            recipients=decision_change.concerned(issued, listed, change.names),
            signer_id=signer.account_id,
            signer_name=signer.name,
            signer_role=signer.role,
            stage=DecisionStage.NEW,
            stage_since=now,
            kind=change.kind,
            refers_to=issued.id,
            refers_to_number=issued.number,
            explanation=change.reason,
            ground=change.ground,
            code=paper_code(),
        )
        decision_change.check_change(state, issued, listed)
        rulebook = self._rulebooks.of(listed[0]).to_vote_on([issued.award_id])
        decision_signer.check_may_sign(signer.role, issued.award_id, rulebook)
        decision.drafted(state, Act("", actor, now))
        return messages.DecisionCase(state, rulebook)


def _blank(issued: Decision) -> Decision:
    """A new decision of the same office, to ask for leave to draft one."""
    return Decision(
        id="",
        award_id=issued.award_id,
        title="",
        province_id=issued.province_id,
        standing_body_id=issued.standing_body_id,
        recipients=(),
        signer_id="",
        signer_name="",
        stage=DecisionStage.NEW,
        stage_since=issued.stage_since,
    )
