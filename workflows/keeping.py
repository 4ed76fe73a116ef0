"""How each noun is written and read back, and what follows from its state.

Saying again is for a case that has caught up with the register: an act that was written, and
then forgotten with the task that wrote it, may not have told anyone.
"""

from activities.records import RecordActivities, ScoredRound
from suyton.domain.audit import Receipt
from suyton.domain.bloc_round import BlocRound, RoundStage
from suyton.domain.decision import Decision, DecisionStage
from suyton.domain.nomination import Nomination, NominationStage
from suyton.domain.procedure import Step
from suyton.domain.round_sheets import ScoredStep
from suyton.domain.rulebook import Rulebook
from suyton.domain.sitting import Sitting, SittingStage
from workflows import (
    decision_words,
    round_ballot,
    round_words,
    sitting_ballot,
    sitting_words,
    words,
)
from workflows.ballot import BallotWatch
from workflows.case_file import CaseFile
from workflows.decision_filling import fill
from workflows.writing import done


class NominationKeeper:
    """A nomination tells only the list it leaves."""

    async def write(self, step: Step[Nomination]) -> tuple[Receipt, Nomination]:
        return await done(RecordActivities.record_nomination, step), step.state

    async def stored(self, state: Nomination) -> Nomination | None:
        return await done(RecordActivities.find_nomination, state.id)

    async def say_again(self, file: CaseFile[Nomination], before: Nomination) -> None:
        if file.state.stage is NominationStage.WITHDRAWN:
            key = f"{file.state.chain}:{file.state.revision}"
            await words.withdrawn(file.state, before.stage, key)


class RoundKeeper:
    """A round opens its box and tells its nominations."""

    def __init__(self, ballot: BallotWatch, rulebook: Rulebook) -> None:
        self._ballot = ballot
        self._rulebook = rulebook

    async def write(self, step: Step[BlocRound]) -> tuple[Receipt, BlocRound]:
        if isinstance(step, ScoredStep):
            # The state goes on without its sheets' reasons and evidence: the register has them.
            scored = ScoredRound(Step(step.state, step.entry), step.sheets)
            return await done(RecordActivities.record_scored_round, scored), step.state
        return await done(RecordActivities.record_round, step), step.state

    async def stored(self, state: BlocRound) -> BlocRound | None:
        return await done(RecordActivities.find_round, state.id)

    async def say_again(self, file: CaseFile[BlocRound], before: BlocRound) -> None:
        if file.state.stage is RoundStage.BALLOTING and file.state.second is not None:
            await self._ballot.open(round_ballot.ballot(file.state, self._rulebook))
            return
        if before.stage is RoundStage.TIED and file.state.tally is not None:
            await file.say(round_words.counted(file.state, file.state.tally))
        if file.state.stage not in {RoundStage.BALLOTING, RoundStage.REPORTED}:
            return
        nominations = await done(RecordActivities.nominations_of_round, file.state.id)
        if file.state.stage is RoundStage.BALLOTING:
            await self._ballot.open(round_ballot.ballot(file.state, self._rulebook))
            await file.say(round_words.placed(file.state, nominations))
        else:
            await file.say(round_words.reported(file.state, nominations))


class SittingKeeper:
    """A sitting opens its box and tells its nominations."""

    def __init__(self, ballot: BallotWatch, rulebook: Rulebook) -> None:
        self._ballot = ballot
        self._rulebook = rulebook

    async def write(self, step: Step[Sitting]) -> tuple[Receipt, Sitting]:
        return await done(RecordActivities.record_sitting, step), step.state

    async def stored(self, state: Sitting) -> Sitting | None:
        return await done(RecordActivities.find_sitting, state.id)

    async def say_again(self, file: CaseFile[Sitting], before: Sitting) -> None:
        if file.state.stage is SittingStage.CANCELLED:
            await file.say(sitting_words.cancelled(file.state, ""))
            return
        if file.state.stage is SittingStage.VOTING and file.state.second is not None:
            await sitting_ballot.open_box(self._ballot, file.state, self._rulebook)
            return
        if before.stage is SittingStage.TIED and file.state.tally is not None:
            await file.say(sitting_words.counted(file.state, file.state.tally))
            return
        await file.say(sitting_words.placed(file.state))
        await file.say(sitting_words.set_aside(file.state, file.state.set_aside))
        if file.state.stage is SittingStage.VOTING:
            await sitting_ballot.open_box(self._ballot, file.state, self._rulebook)


class DecisionKeeper:
    """A decision tells its recipients."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook

    async def write(self, step: Step[Decision]) -> tuple[Receipt, Decision]:
        recorded = await done(RecordActivities.record_decision, step)
        return recorded.receipt, recorded.decision

    async def stored(self, state: Decision) -> Decision | None:
        return await done(RecordActivities.find_decision, state.id)

    async def say_again(self, file: CaseFile[Decision], before: Decision) -> None:
        if file.state.stage is DecisionStage.IN_SIGNING:
            await file.say(decision_words.placed(file.state))
            await file.say(decision_words.struck_by_signer(file.state))
        await fill(file)
        if file.state.stage is DecisionStage.ISSUED:
            await decision_words.say_issued(file, self._rulebook)
        if file.state.stage is DecisionStage.SENT_BACK:
            await file.say(decision_words.sent_back(file.state))
