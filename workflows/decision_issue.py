"""A decision's updates from the prepared paper to the issued one."""

from collections.abc import Awaitable, Callable
from contextlib import suppress

from temporalio import workflow

from activities.documents import DocumentActivities, PaperToCheck, PaperToPrepare
from activities.records import AssignmentQuestion, RecordActivities
from suyton.domain import decision, decision_change, decision_issue, money
from suyton.domain.audit import Receipt
from suyton.domain.authority import Actor, Assignment
from suyton.domain.decision import Decision, DecisionAct
from suyton.domain.document import DocumentReference
from suyton.domain.errors import DocumentNotPrepared, WrongStage
from suyton.domain.procedure import Act, Step
from suyton.domain.rulebook import Rulebook
from workflows import decision_words
from workflows.case_file import CaseFile, Take, act_of
from workflows.decision_filling import fill
from workflows.decision_notices import DecisionNotices
from workflows.failures import refusals
from workflows.messages import IssueDecision, NumberDecision, PrepareDecision, SignDecision
from workflows.writing import done


class IssuedDecision:
    """The part of the decision workflow that sees to its paper."""

    _file: CaseFile[Decision]
    _rulebook: Rulebook
    _notices: DecisionNotices
    _check_still_stands: Callable[[], Awaitable[None]]

    @workflow.update
    async def prepare(self, request: PrepareDecision) -> Receipt:
        """The paper is drawn, with the names and the money of the day."""
        act = act_of(request.actor)
        await self._check_still_stands()
        assignment = await self._assignment(request.actor, act)
        with refusals():
            decision.check_signer(self._file.state, request.actor)
            now = money.priced(self._file.state, self._rulebook, act.at)
            now = decision_issue.in_capacity(now, assignment, act)
        asked = PaperToPrepare(now, self._rulebook, act.at)
        prepared = await done(DocumentActivities.prepare_decision, asked)

        def take(act: Act) -> Step[Decision]:
            if self._file.state.revision != now.revision:
                # Another act came while it was drawn; what was drawn is no longer the draft.
                raise DocumentNotPrepared(title=now.title)
            return decision_issue.prepared(
                now, prepared.recipients, assignment, prepared.document, act
            )

        return await self._file.do(take, act)

    @prepare.validator
    def check_prepare(self, request: PrepareDecision) -> None:
        """Leave to have it drawn, for whom the draft lies before."""
        act = act_of(request.actor)
        self._file.check(self._may(DecisionAct.PREPARE), act)
        self._file.check(lambda _: decision.check_signer(self._file.state, request.actor), act)

    @workflow.update
    async def number(self, request: NumberDecision) -> Receipt:
        """The decision gets its number and date, and both are filled in."""
        act = act_of(request.actor)
        await self._look_up(DecisionAct.NUMBER, act)
        receipt = await self._file.do(self._numbered, act)
        await fill(self._file)
        return receipt

    @number.validator
    def check_number(self, request: NumberDecision) -> None:
        """Leave to number what is signed."""
        self._file.check(self._may_some_day(DecisionAct.NUMBER), act_of(request.actor))

    @workflow.update
    async def issue(self, request: IssueDecision) -> Receipt:
        """The sealed paper leaves the office, and everyone it names learns of it."""
        act = act_of(request.actor, "", (request.document,) if request.document else ())
        await self._look_up(DecisionAct.ISSUE, act)
        await fill(self._file)

        def take(act: Act) -> Step[Decision]:
            return decision_issue.issued(self._file.state, request.document, request.publish, act)

        async def check() -> None:
            if request.document is not None:
                asked = PaperToCheck(self._file.state, request.document, act.at)
                await done(DocumentActivities.check_seal, asked)

        receipt = await self._file.do(take, act, first=check)
        await decision_words.say_issued(self._file, self._rulebook)
        return receipt

    @issue.validator
    def check_issue(self, request: IssueDecision) -> None:
        """Leave to issue what is numbered."""
        self._file.check(self._may_some_day(DecisionAct.ISSUE), act_of(request.actor))

    # --- what signing asks ---------------------------------------------------------------------

    def _signed(self, assignment: Assignment | None, request: SignDecision) -> Take[Decision]:
        def take(act: Act) -> Step[Decision]:
            return decision_issue.signed(self._file.state, assignment, request.document, act)

        return take

    def _issued_by_signature(self, assignment: Assignment | None) -> Take[Decision]:
        def take(act: Act) -> Step[Decision]:
            return decision_issue.issued_by_signature(self._file.state, assignment, act)

        return take

    async def _check_signature(self, paper: DocumentReference | None, act: Act) -> None:
        if paper is not None:
            asked = PaperToCheck(self._file.state, paper, act.at)
            await done(DocumentActivities.check_signature, asked)

    async def _assignment(self, actor: Actor, act: Act) -> Assignment | None:
        question = AssignmentQuestion(actor.account_id, self._file.state.province_id, act.at)
        return await done(RecordActivities.find_assignment, question)

    async def _check_change(self) -> None:
        """What this decision would correct or cancel still stands."""
        now = self._file.state
        if now.is_closed:
            return
        ids = tuple(recipient.nomination_id for recipient in now.standing)
        listed = await done(RecordActivities.nominations_named, ids)
        referred = await done(RecordActivities.find_decision, now.refers_to)
        with refusals():
            decision_change.check_change(now, referred, listed)

    def _numbered(self, act: Act) -> Step[Decision]:
        return decision_issue.numbered(self._file.state, act)

    def _may_some_day(self, what: DecisionAct) -> Callable[[Act], object]:
        """Leave to do it at its stage. The clerk acts on what others did, which the book may have
        and this workflow have forgotten; so the stage is judged by the handler, once it has looked."""

        def leave(act: Act) -> None:
            with suppress(WrongStage):
                decision.permit(self._file.state, what, act.actor, act.at)

        return leave

    async def _look_up(self, what: DecisionAct, act: Act) -> None:
        """Go on from the register, where this is not possible by what is known here."""
        try:
            decision.permit(self._file.state, what, act.actor, act.at)
        except WrongStage:
            await self._file.catch_up()

    def _may(self, what: DecisionAct) -> Callable[[Act], object]:
        return lambda act: decision.permit(self._file.state, what, act.actor, act.at)
