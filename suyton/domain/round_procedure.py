"""A bloc's year as a table: which act, at which stage, by whom, leading where."""

from enum import StrEnum

from suyton.domain.authority import Role
from suyton.domain.procedure import Procedure, row


class RoundStage(StrEnum):
    NEW = "new"
    SCORING = "scoring"
    ADOPTED = "adopted"
    BALLOTING = "balloting"
    TIED = "tied"
    """Counted; the leader must say who of those tied at the last place goes in."""
    COUNTED = "counted"
    REPORTED = "reported"


class RoundAct(StrEnum):
    OPEN = "open_round"
    SUBMIT_SELF_SCORE = "submit_self_score"
    CROSS_CHECK_SCORE = "cross_check_score"
    EXTEND_SCORING = "extend_scoring"
    ADOPT_SCORES = "adopt_scores"
    OPEN_BALLOT = "open_ballot"
    EXTEND_BALLOT = "extend_ballot"
    RECORD_COUNT = "record_count"
    MISS_QUORUM = "miss_quorum"
    REPORT = "report_round"
    RECORD_TIE = "record_tie"
    BREAK_TIE = "break_tie"
    ADOPT_SCORE_TABLE = "adopt_score_table"
    HOLD_SECOND_BALLOT = "hold_second_ballot"
    MISS_COUNT = "miss_count"
    """The papers could not be opened; the ballot is void."""


_S = RoundStage
_A = RoundAct
_LEADERS = (Role.BLOC_LEADER, Role.BLOC_DEPUTY)


# fmt: off
PROCEDURE: Procedure[RoundAct, RoundStage] = Procedure(
    "round",
    (
        row(_A.OPEN, {_S.NEW}, _S.SCORING, _LEADERS, "bloc:round:opened"),
        row(_A.ADOPT_SCORE_TABLE, {_S.SCORING}, None, _LEADERS, "bloc:score_table:adopted"),
        row(_A.SUBMIT_SELF_SCORE, {_S.SCORING}, None, (Role.UNIT_OFFICER,), "unit:score:submitted"),
        row(_A.CROSS_CHECK_SCORE, {_S.SCORING}, None, (Role.UNIT_OFFICER, *_LEADERS), "bloc:score:cross_checked"),
        row(_A.EXTEND_SCORING, {_S.SCORING}, None, _LEADERS, "bloc:round:scoring_extended", True),
        row(_A.ADOPT_SCORES, {_S.SCORING}, _S.ADOPTED, _LEADERS, "bloc:score:adopted"),
        row(_A.OPEN_BALLOT, {_S.ADOPTED}, _S.BALLOTING, _LEADERS, "bloc:ballot:opened"),
        row(_A.EXTEND_BALLOT, {_S.BALLOTING}, None, _LEADERS, "bloc:ballot:extended", True),
        row(_A.RECORD_COUNT, {_S.BALLOTING}, _S.COUNTED, (Role.PROCESS,), "bloc:ballot:counted"),
        row(_A.RECORD_TIE, {_S.BALLOTING}, _S.TIED, (Role.PROCESS,), "bloc:ballot:tied"),
        row(_A.BREAK_TIE, {_S.TIED}, _S.COUNTED, (Role.BLOC_LEADER,), "bloc:ballot:tie_broken", True),
        row(_A.HOLD_SECOND_BALLOT, {_S.TIED}, _S.BALLOTING, (Role.BLOC_LEADER,), "bloc:ballot:second_opened"),
        row(_A.MISS_QUORUM, {_S.BALLOTING}, _S.ADOPTED, (Role.PROCESS,), "bloc:ballot:quorum_missed", True),
        row(_A.MISS_COUNT, {_S.BALLOTING}, _S.ADOPTED, (Role.PROCESS,), "bloc:ballot:uncounted", True),
        row(_A.REPORT, {_S.COUNTED}, _S.REPORTED, _LEADERS, "bloc:round:reported"),
        row(_A.REPORT, {_S.ADOPTED}, _S.REPORTED, _LEADERS, "bloc:round:reported_without_ballot", True),
    ),
)
# fmt: on
"""The order of a bloc's year. A bloc that puts nobody forward (no nomination, or quorum missed
again and again) reports without a ballot and must say why; otherwise its year could never end."""
