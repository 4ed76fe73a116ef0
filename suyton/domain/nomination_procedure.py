"""A nomination as a table: which act, at which stage, by whom, leading where.

Which stage follows a body's work is not in the table but in the case's route, a row of stations
that its rule pack gave it. Source: Law 06/2022/QH15 Art. 79.4, 83, 84, 85, 90.4, 93.
"""

from enum import StrEnum

from suyton.domain.authority import Role
from suyton.domain.award_terms import Station
from suyton.domain.procedure import Procedure, row


class NominationStage(StrEnum):
    """Where a nomination stands. What people read is worded in ``suyton/wording``."""

    NEW = "new"
    IN_BLOC = "in_bloc"
    IN_BALLOT = "in_ballot"
    ACCLAIMED = "acclaimed"
    AWAITING_UNIT_DECISION = "awaiting_unit_decision"
    IN_APPRAISAL = "in_appraisal"
    AWAITING_COUNCIL = "awaiting_council"
    """Before the council, or before its standing committee, as the route says."""
    IN_COUNCIL = "in_council"
    AWAITING_DECISION = "awaiting_decision"
    IN_SIGNING = "in_signing"
    RETURNED = "returned"
    AWARDED = "awarded"
    FORWARDED = "forwarded"
    NOT_ACCLAIMED = "not_acclaimed"
    REFUSED = "refused"
    NOT_RECOMMENDED = "not_recommended"
    WITHDRAWN = "withdrawn"
    IN_RECOVERY = "in_recovery"
    """Cancelled by a decision; artefact and money are being taken back."""
    CANCELLED = "award_cancelled"


_S = NominationStage

CLOSED = frozenset(
    {
        _S.AWARDED,
        _S.FORWARDED,
        _S.NOT_ACCLAIMED,
        _S.REFUSED,
        _S.NOT_RECOMMENDED,
        _S.WITHDRAWN,
        _S.CANCELLED,
    }
)
"""Stages in which the case is over; each is an outcome that the unit is told, with its reason."""

ENTRY: dict[Station, NominationStage] = {
    Station.BLOC: _S.IN_BLOC,
    Station.UNIT_DECISION: _S.AWAITING_UNIT_DECISION,
    Station.APPRAISAL: _S.IN_APPRAISAL,
    Station.STANDING_COMMITTEE: _S.AWAITING_COUNCIL,
    Station.COUNCIL: _S.AWAITING_COUNCIL,
    Station.DECISION: _S.AWAITING_DECISION,
    Station.FORWARDING: _S.AWAITING_DECISION,
}
"""The stage in which a case arrives at a station."""


class NominationAct(StrEnum):
    PROPOSE = "propose"
    RETURN = "return"
    RESUBMIT = "resubmit"
    WITHDRAW = "withdraw"
    PLACE_ON_SLATE = "place_on_slate"
    TAKE_OFF_SLATE = "take_off_slate"
    ACCLAIM = "acclaim"
    NOT_ACCLAIM = "not_acclaim"
    REPORT = "report"
    RECORD_UNIT_DECISION = "record_unit_decision"
    PASS_APPRAISAL = "pass_appraisal"  # noqa: S105 (an act, not a password)
    REFUSE = "refuse"
    OPEN_HOLD = "open_hold"
    CLOSE_HOLD = "close_hold"
    CONSULT = "consult"
    ANSWER_CONSULTATION = "answer_consultation"
    NOTE_SILENCE = "note_silence"
    CLOSE_CONSULTATION = "close_consultation"
    WAIVE_LATENESS = "waive_lateness"
    PLACE_ON_AGENDA = "place_on_agenda"
    TAKE_OFF_AGENDA = "take_off_agenda"
    RECOMMEND = "recommend"
    NOT_RECOMMEND = "not_recommend"
    PLACE_ON_DECISION = "place_on_decision"
    SEND_BACK = "send_back"
    AWARD = "award"
    FORWARD = "forward"
    CORRECT = "correct"
    CANCEL = "cancel_award"
    RECORD_RECOVERY = "record_recovery"
    COMPLAIN = "complain"
    ANSWER_COMPLAINT = "answer_complaint"
    NOTE_TIE = "note_tie"
    NOTE_PUT_OFF = "note_put_off"
    HOLD_AT_COUNCIL = "hold_at_council"
    SEND_TO_APPRAISAL = "send_to_appraisal"


_A = NominationAct
OFF_THE_AGENDA = (_A.TAKE_OFF_AGENDA, _A.HOLD_AT_COUNCIL, _A.SEND_TO_APPRAISAL)
"""Acts by which a case leaves a sitting without a result."""
UNDER_WAY = frozenset(_S) - CLOSED - {_S.NEW, _S.IN_RECOVERY}
"""Stages in which the unit may still withdraw, and a hold still stops something."""
DECIDED = frozenset(CLOSED - {_S.WITHDRAWN})
"""Stages whose result the unit may complain of."""
_PROCESS = (Role.PROCESS,)
_UNIT = (Role.UNIT_OFFICER,)
_STANDING = (Role.STANDING_OFFICER,)
APPRAISED = frozenset({_S.IN_APPRAISAL, _S.AWAITING_COUNCIL, _S.AWAITING_DECISION})
"""Stages in which the case lies with the standing body, which may return or refuse it."""
_BY_ROUTE = None
"""The stage that follows is the next station's; see ``nomination.step``."""


# fmt: off
PROCEDURE: Procedure[NominationAct, NominationStage] = Procedure(
    "nomination",
    (
        row(_A.PROPOSE, {_S.NEW, _S.WITHDRAWN}, _BY_ROUTE, _UNIT, "unit:nomination:proposed"),
        row(_A.RETURN, {_S.IN_BLOC}, _S.RETURNED, (Role.BLOC_LEADER, Role.BLOC_DEPUTY), "bloc:nomination:returned", True),
        row(_A.RETURN, APPRAISED, _S.RETURNED, _STANDING, "standing:nomination:returned", True),
        row(_A.RESUBMIT, {_S.RETURNED}, None, _UNIT, "unit:nomination:resubmitted"),
        row(_A.WITHDRAW, UNDER_WAY, _S.WITHDRAWN, _UNIT, "unit:nomination:withdrawn", True),
        row(_A.PLACE_ON_SLATE, {_S.IN_BLOC}, _S.IN_BALLOT, _PROCESS, "bloc:nomination:slated"),
        row(_A.TAKE_OFF_SLATE, {_S.IN_BALLOT}, _S.IN_BLOC, _PROCESS, "bloc:nomination:unslated", True),
        row(_A.ACCLAIM, {_S.IN_BALLOT}, _S.ACCLAIMED, _PROCESS, "bloc:nomination:acclaimed"),
        row(_A.NOT_ACCLAIM, {_S.IN_BLOC, _S.IN_BALLOT, _S.RETURNED}, _S.NOT_ACCLAIMED, _PROCESS, "bloc:nomination:not_acclaimed", True),
        row(_A.REPORT, {_S.ACCLAIMED}, _BY_ROUTE, _PROCESS, "bloc:nomination:reported"),
        row(_A.RECORD_UNIT_DECISION, {_S.AWAITING_UNIT_DECISION}, _S.AWARDED, _UNIT, "unit:decision:recorded"),
        row(_A.PASS_APPRAISAL, {_S.IN_APPRAISAL}, _BY_ROUTE, _STANDING, "standing:nomination:appraised"),
        row(_A.REFUSE, APPRAISED, _S.REFUSED, _STANDING, "standing:nomination:refused", True),
        row(_A.CONSULT, {_S.IN_APPRAISAL}, None, _STANDING, "standing:consultation:asked", True),
        row(_A.ANSWER_CONSULTATION, UNDER_WAY, None, (Role.AGENCY_OFFICER,), "agency:consultation:answered"),
        row(_A.NOTE_SILENCE, UNDER_WAY, None, _PROCESS, "agency:consultation:silent", True),
        row(_A.CLOSE_CONSULTATION, UNDER_WAY, None, _STANDING, "standing:consultation:closed", True),
        row(_A.WAIVE_LATENESS, {_S.IN_APPRAISAL}, None, (Role.CHAIRMAN, Role.VICE_CHAIRMAN, Role.STANDING_OFFICER), "standing:lateness:waived", True),
        row(_A.OPEN_HOLD, UNDER_WAY, None, _STANDING, "standing:hold:opened", True),
        row(_A.CLOSE_HOLD, UNDER_WAY, None, _STANDING, "standing:hold:closed", True),
        row(_A.PLACE_ON_AGENDA, {_S.AWAITING_COUNCIL}, _S.IN_COUNCIL, _PROCESS, "council:nomination:listed"),
        row(_A.TAKE_OFF_AGENDA, {_S.IN_COUNCIL}, _S.AWAITING_COUNCIL, _PROCESS, "council:nomination:unlisted", True),
        row(_A.RECOMMEND, {_S.IN_COUNCIL}, _BY_ROUTE, _PROCESS, "council:nomination:recommended"),
        row(_A.NOT_RECOMMEND, {_S.IN_COUNCIL}, _S.NOT_RECOMMENDED, _PROCESS, "council:nomination:not_recommended", True),
        row(_A.NOTE_TIE, {_S.IN_BALLOT}, None, _PROCESS, "bloc:nomination:tied", True),
        row(_A.NOTE_TIE, {_S.IN_COUNCIL}, None, _PROCESS, "council:nomination:tied", True),
        row(_A.NOTE_PUT_OFF, {_S.IN_COUNCIL}, None, _PROCESS, "council:nomination:put_off", True),
        row(_A.HOLD_AT_COUNCIL, {_S.IN_COUNCIL}, _S.AWAITING_COUNCIL, _PROCESS, "council:nomination:held", True),
        row(_A.SEND_TO_APPRAISAL, {_S.IN_COUNCIL}, _S.IN_APPRAISAL, _PROCESS, "council:nomination:sent_back", True),
        row(_A.PLACE_ON_DECISION, {_S.AWAITING_DECISION}, _S.IN_SIGNING, _PROCESS, "decision:nomination:listed"),
        row(_A.SEND_BACK, {_S.IN_SIGNING}, _S.AWAITING_DECISION, _PROCESS, "decision:nomination:sent_back", True),
        row(_A.AWARD, {_S.IN_SIGNING}, _S.AWARDED, _PROCESS, "decision:nomination:awarded"),
        row(_A.FORWARD, {_S.IN_SIGNING}, _S.FORWARDED, _PROCESS, "decision:nomination:forwarded"),
        row(_A.CORRECT, {_S.AWARDED}, None, _PROCESS, "decision:nomination:corrected", True),
        row(_A.CANCEL, {_S.AWARDED}, _S.IN_RECOVERY, _PROCESS, "decision:nomination:cancelled", True),
        row(_A.RECORD_RECOVERY, {_S.IN_RECOVERY}, _S.CANCELLED, _STANDING, "standing:recovery:recorded", True),
        row(_A.COMPLAIN, DECIDED, None, _UNIT, "unit:complaint:made", True),
        row(_A.ANSWER_COMPLAINT, DECIDED | {_S.IN_RECOVERY}, None, _STANDING, "standing:complaint:answered", True),
    ),
)
# fmt: on
"""The whole life of a nomination. Each row: act, at which stages, leading where, by whom, tag, reason?"""
