"""A nomination's acts that may have to take it off a decision's draft: withdrawal and hold."""

from temporalio import workflow

from suyton.domain.audit import Receipt
from suyton.domain.errors import AlreadySigned
from suyton.domain.nomination import Nomination, NominationStage
from suyton.domain.procedure import Act, Step
from workflows import words
from workflows.case_file import CaseFile, Take, act_of
from workflows.failures import to_failure
from workflows.messages import NominationWithdrawn
from workflows.nomination_acts import NominationActs
from workflows.nomination_messages import OpenHold, Withdraw
from workflows.nomination_notices import NominationNotices

Stage = NominationStage


class LaidBeforeSigner(Exception):
    """The case lies in a draft, and its decision must be asked before the case may leave it."""


class DraftedNomination:
    """The part of the nomination workflow that leaves a draft before it is signed.

    The decision alone knows whether it is signed, so it is asked to strike the case first.
    """

    _file: CaseFile[Nomination]
    _acts: NominationActs
    _notices: NominationNotices
    _struck_for = ""
    """The act for which a decision has struck the case out."""
    _signed_for = ""
    """The act that came too late, as the decision has said."""

    @workflow.update
    async def withdraw(self, request: Withdraw) -> Receipt:
        """The unit takes its nomination back, at any stage before signature."""
        act = act_of(request.actor, request.reason)
        receipt, left = await self._done_off_the_draft(self._acts.withdrawn, act)
        await words.withdrawn(self._file.state, left, act.key)
        return receipt

    @withdraw.validator
    def check_withdraw(self, request: Withdraw) -> None:
        """Leave to withdraw, with a reason."""
        self._file.check(self._acts.withdrawn, act_of(request.actor, request.reason))

    @workflow.update
    async def open_hold(self, request: OpenHold) -> Receipt:
        """The standing body stops the case, even between the council and the signature."""
        act = act_of(request.actor, request.reason)
        receipt, _ = await self._done_off_the_draft(self._acts.hold_opened(request), act)
        await self._notices.hold_opened()
        return receipt

    @open_hold.validator
    def check_open_hold(self, request: OpenHold) -> None:
        """Leave to stop a case that is under way, with a cause and a reason."""
        self._file.check(self._acts.hold_opened(request), act_of(request.actor, request.reason))

    @workflow.signal
    async def hear_struck(self, withdrawn: NominationWithdrawn) -> None:
        """The decision has struck the case out, so it may leave."""
        self._struck_for = withdrawn.key

    @workflow.signal
    async def hear_signed(self, withdrawn: NominationWithdrawn) -> None:
        """The decision is signed and names the case; it has only not been issued yet."""
        self._signed_for = withdrawn.key

    async def _done_off_the_draft(
        self, take: Take[Nomination], act: Act
    ) -> tuple[Receipt, NominationStage]:
        """Do the act once no draft names the case; gives the stage that the case left too."""
        left = self._file.state.stage

        def off(act: Act) -> Step[Nomination]:
            nonlocal left
            left = self._file.state.stage
            if left is Stage.IN_SIGNING and self._struck_for != act.key:
                raise LaidBeforeSigner
            return take(act)

        while True:
            if self._file.state.stage is Stage.IN_SIGNING:
                await self._struck_from(self._file.state.decision_id, act)
            try:
                return await self._file.do(off, act), left
            except LaidBeforeSigner:  # a draft took the case up while this act waited its turn
                continue

    async def _struck_from(self, decision_id: str, act: Act) -> None:
        case = self._file.state
        await words.ask_to_strike(decision_id, NominationWithdrawn(case.id, act.reason, act.key))
        await workflow.wait_condition(
            lambda: (
                act.key in {self._struck_for, self._signed_for}
                or self._file.state.stage is not Stage.IN_SIGNING
            )
        )
        granted = self._file.state.stage in {Stage.AWARDED, Stage.FORWARDED}
        if granted or self._signed_for == act.key:
            raise to_failure(AlreadySigned(nomination=case.id))
