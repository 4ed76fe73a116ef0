"""A decision's updates while it lies before a signer: a name left out, another signer."""

from temporalio import workflow

from suyton.domain import decision_signer
from suyton.domain.audit import Receipt
from suyton.domain.decision import Decision
from suyton.domain.procedure import Act, Step
from suyton.domain.rulebook import Rulebook
from workflows import decision_words
from workflows.case_file import CaseFile, Take, act_of
from workflows.decision_notices import DecisionNotices
from workflows.messages import ReassignDecision, StrikeRecipient


class LaidDecision:
    """The part of the decision workflow that changes a draft before it is signed."""

    _file: CaseFile[Decision]
    _rulebook: Rulebook
    _notices: DecisionNotices

    @workflow.update
    async def strike_recipient(self, request: StrikeRecipient) -> Receipt:
        """The signer leaves a name out; its case awaits another decision."""
        act = act_of(request.actor, request.reason)
        receipt = await self._file.do(self._struck_by_signer(request), act)
        await self._file.say(decision_words.struck_by_signer(self._file.state))
        await self._notices.struck(request.nomination_id)
        return receipt

    @strike_recipient.validator
    def check_strike_recipient(self, request: StrikeRecipient) -> None:
        """Leave to strike, with a reason, and someone left to be named."""
        act = act_of(request.actor, request.reason)
        self._file.check(self._struck_by_signer(request), act)

    @workflow.update
    async def reassign(self, request: ReassignDecision) -> Receipt:
        """The standing body, or the Chairman, lays the draft before another signer."""
        act = act_of(request.actor, request.reason)
        receipt = await self._file.do(self._reassigned(request), act)
        await self._notices.signer("decision_to_sign", f":{receipt.sequence}")
        return receipt

    @reassign.validator
    def check_reassign(self, request: ReassignDecision) -> None:
        """Leave to reassign, with a reason, to someone who may sign this award."""
        self._file.check(self._reassigned(request), act_of(request.actor, request.reason))

    def _struck_by_signer(self, request: StrikeRecipient) -> Take[Decision]:
        def take(act: Act) -> Step[Decision]:
            return decision_signer.struck_by_signer(self._file.state, request.nomination_id, act)

        return take

    def _reassigned(self, request: ReassignDecision) -> Take[Decision]:
        signer = decision_signer.Signer(request.signer_id, request.signer_name, request.signer_role)

        def take(act: Act) -> Step[Decision]:
            return decision_signer.reassigned(self._file.state, signer, self._rulebook, act)

        return take
