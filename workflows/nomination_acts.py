"""What each act of people on a nomination would come to, judged by the case as it is when asked."""

from typing import Any

from suyton.domain import aftermath, appraisal, hindrances, nomination
from suyton.domain.appraisal import Judgement
from suyton.domain.errors import AlreadyProposed, WrongStage
from suyton.domain.limits import clock_after
from suyton.domain.nomination import Nomination, NominationAct, NominationStage, stage_after
from suyton.domain.outcome import Outcome
from suyton.domain.procedure import Act, Step
from suyton.domain.rulebook import Rulebook
from workflows.case_file import CaseFile, Take
from workflows.nomination_messages import (
    AnswerComplaint,
    AnswerConsultation,
    CloseConsultation,
    CloseHold,
    Consult,
    OpenHold,
    Propose,
    RecordRecovery,
    RecordUnitDecision,
    Refuse,
    Resubmit,
)


class NominationActs:
    """Validator and handler of an update ask the same method, so they can't part."""

    def __init__(self, file: CaseFile[Nomination], rulebook: Rulebook) -> None:
        self._file = file
        self._rulebook = rulebook

    def step(self, what: NominationAct, **changes: Any) -> Take[Nomination]:
        """An act that only moves the case, and the limit that runs afterwards."""

        def take(act: Act) -> Step[Nomination]:
            clock = clock_after(self._now, what, act.at, self._rulebook)
            return nomination.step(self._now, what, act, clock=clock, **changes)

        return take

    def proposed(self, request: Propose) -> Take[Nomination]:
        """The unit puts its subject forward, with its part of the dossier."""

        def take(act: Act) -> Step[Nomination]:
            what = NominationAct.PROPOSE
            changes: dict[str, Any] = {"summary": request.summary}
            if stage_after(self._now, what) is NominationStage.IN_APPRAISAL:
                changes = hindrances.received(self._now, self._rulebook, act.at) | changes
            try:
                step = self.step(what, **changes)(act)
            except WrongStage as refusal:
                raise AlreadyProposed(
                    unit=self._now.honoured_name, nomination=self._now.id
                ) from refusal
            rule = self._rulebook.award(self._now.award_id)
            nomination.check_dossier(rule, act.attachments, self._now.kind)
            return step

        return take

    def check_ground_papers(self, act: Act) -> None:
        """What the claimed ground asks for is there too.

        For the validator alone: cases from before this was asked are replayed by the handler.
        """
        case = self._now
        rule = self._rulebook.award(case.award_id)
        nomination.check_dossier(rule, act.attachments, case.kind, case.ground_id)

    def returned(self, act: Act) -> Step[Nomination]:
        """Bloc leader or standing body sends the dossier back."""
        return self.step(NominationAct.RETURN, outcome=Outcome.RETURNED.value)(act)

    def resubmitted(self, request: Resubmit) -> Take[Nomination]:
        """The unit sends the supplemented dossier."""
        summary = request.summary or self._now.summary
        outcome = Outcome.SUPPLEMENTED.value
        return self.step(NominationAct.RESUBMIT, summary=summary, outcome=outcome)

    def withdrawn(self, act: Act) -> Step[Nomination]:
        """The unit takes its nomination back."""
        return self.step(NominationAct.WITHDRAW, outcome=Outcome.WITHDRAWN.value)(act)

    def appraised(self, judgement: Judgement | None = None) -> Take[Nomination]:
        """The standing body passes the dossier, with nothing left open and nothing against it.

        The validator asks without the record, which only an activity can read.
        """

        def take(act: Act) -> Step[Nomination]:
            noted = {} if judgement is None else appraisal.noted(judgement.verdict)
            step = self.step(NominationAct.PASS_APPRAISAL, facts=noted)(act)
            hindrances.check_may_pass(self._now)
            if judgement is not None:
                appraisal.check_passes(judgement.verdict, self._rulebook)
            return step

        return take

    def refused(self, request: Refuse, judgement: Judgement | None = None) -> Take[Nomination]:
        """The standing body refuses; the record may say which standard was missed."""
        return lambda act: aftermath.refused(self._now, request.ground, act, judgement)

    def hold_opened(self, request: OpenHold) -> Take[Nomination]:
        """The standing body stops the case."""
        return lambda act: hindrances.hold_opened(self._now, request.cause, self._rulebook, act)

    def hold_closed(self, request: CloseHold) -> Take[Nomination]:
        """The matter is concluded."""
        return lambda act: hindrances.hold_closed(
            self._now, request.hold_id, request.conclusion, self._rulebook, act
        )

    def consulted(self, request: Consult) -> Take[Nomination]:
        """The standing body asks an agency."""
        return lambda act: hindrances.consulted(
            self._now, request.agency_id, request.agency_name, self._rulebook, act
        )

    def agency_answered(self, request: AnswerConsultation) -> Take[Nomination]:
        """An agency answers."""
        return lambda act: hindrances.agency_answered(
            self._now, request.consultation_id, request.agrees, self._rulebook, act
        )

    def silence_noted(self, consultation_id: str) -> Take[Nomination]:
        """An agency's time is over."""
        return lambda act: hindrances.silence_noted(self._now, consultation_id, self._rulebook, act)

    def consultation_closed(self, request: CloseConsultation) -> Take[Nomination]:
        """The standing body goes on without an answer."""
        return lambda act: hindrances.consultation_closed(self._now, request.consultation_id, act)

    def lateness_waived(self, act: Act) -> Step[Nomination]:
        """A late dossier is let in."""
        return hindrances.lateness_waived(self._now, self._rulebook, act)

    def unit_decision_recorded(self, request: RecordUnitDecision) -> Take[Nomination]:
        """The unit enters its own head's decision."""
        return lambda act: aftermath.unit_decision_recorded(
            self._now, request.number, request.decided_on, act
        )

    def complained(self, act: Act) -> Step[Nomination]:
        """The unit complains of the result."""
        return aftermath.complained(self._now, self._rulebook, act)

    def complaint_answered(self, request: AnswerComplaint) -> Take[Nomination]:
        """The standing body answers."""
        return lambda act: aftermath.complaint_answered(self._now, request.upheld, act)

    def recovery_recorded(self, request: RecordRecovery) -> Take[Nomination]:
        """What came back after a cancellation."""
        return lambda act: aftermath.recovery_recorded(
            self._now, request.artefact_returned, request.money_returned_vnd, act
        )

    @property
    def _now(self) -> Nomination:
        return self._file.state
