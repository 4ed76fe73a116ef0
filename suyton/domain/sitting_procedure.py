"""A council sitting as a table: which act, at which stage, by whom, leading where."""

from enum import StrEnum

from suyton.domain.authority import Role
from suyton.domain.procedure import Procedure, row


class SittingStage(StrEnum):
    NEW = "new"
    CONVENED = "convened"
    VOTING = "voting"
    TIED = "tied"
    """Counted; the chair must say who of those tied at the last place goes in."""
    CONCLUDED = "concluded"
    CANCELLED = "cancelled"


class SittingAct(StrEnum):
    CONVENE = "convene"
    TAKE_OFF = "take_off"
    POSTPONE = "postpone"
    RECORD_PRESENCE = "record_presence"
    MISS_QUORUM = "miss_quorum"
    GIVE_OPINION = "give_opinion"
    EXTEND = "extend_sitting"
    CONCLUDE = "conclude"
    CANCEL = "cancel"
    RECORD_TIE = "record_tie"
    BREAK_TIE = "break_tie"
    HOLD_SECOND_BALLOT = "hold_second_ballot"
    RECORD_STAND_IN = "record_stand_in"
    RECORD_DIFFERING = "record_differing"
    SET_ASIDE = "set_aside"
    OPEN_ITEM = "open_item"
    CLOSE_ITEM = "close_item"
    CONCLUDE_EMPTY = "conclude_empty"
    MISS_COUNT = "miss_count"
    """The papers could not be opened; the vote is void."""


_S = SittingStage
_A = SittingAct
_OFFICE = (Role.COUNCIL_SECRETARY, Role.STANDING_OFFICER)


# fmt: off
PROCEDURE: Procedure[SittingAct, SittingStage] = Procedure(
    "sitting",
    (
        row(_A.CONVENE, {_S.NEW}, _S.CONVENED, _OFFICE, "council:sitting:convened"),
        row(_A.TAKE_OFF, {_S.CONVENED, _S.VOTING}, None, (Role.PROCESS,), "council:item:taken_off", True),
        row(_A.POSTPONE, {_S.CONVENED}, None, _OFFICE, "council:sitting:postponed", True),
        row(_A.RECORD_PRESENCE, {_S.CONVENED}, _S.VOTING, _OFFICE, "council:sitting:opened"),
        row(_A.MISS_QUORUM, {_S.CONVENED}, None, _OFFICE, "council:sitting:quorum_missed"),
        row(_A.GIVE_OPINION, {_S.VOTING}, None, (Role.COUNCIL_MEMBER,), "council:opinion:given"),
        row(_A.EXTEND, {_S.VOTING}, None, _OFFICE, "council:ballot:extended", True),
        row(_A.CONCLUDE, {_S.VOTING}, _S.CONCLUDED, (Role.PROCESS,), "council:sitting:concluded"),
        row(_A.RECORD_TIE, {_S.VOTING}, _S.TIED, (Role.PROCESS,), "council:sitting:tied"),
        row(_A.BREAK_TIE, {_S.TIED}, _S.CONCLUDED, (Role.COUNCIL_MEMBER,), "council:sitting:tie_broken", True),
        row(_A.HOLD_SECOND_BALLOT, {_S.TIED}, _S.VOTING, (Role.COUNCIL_MEMBER,), "council:sitting:second_opened"),
        row(_A.RECORD_STAND_IN, {_S.CONVENED}, None, _OFFICE, "council:stand_in:recorded"),
        row(_A.RECORD_DIFFERING, {_S.VOTING, _S.TIED}, None, (Role.COUNCIL_MEMBER,), "council:differing:recorded"),
        row(_A.SET_ASIDE, {_S.CONVENED, _S.VOTING}, None, (*_OFFICE, Role.PROCESS), "council:item:set_aside", True),
        row(_A.OPEN_ITEM, {_S.VOTING}, None, _OFFICE, "council:item:opened"),
        row(_A.CLOSE_ITEM, {_S.VOTING}, None, (*_OFFICE, Role.PROCESS), "council:item:closed"),
        row(_A.CONCLUDE_EMPTY, {_S.CONVENED}, _S.CONCLUDED, (Role.PROCESS,), "council:sitting:concluded_empty"),
        row(_A.MISS_COUNT, {_S.VOTING}, _S.CONVENED, (Role.PROCESS,), "council:ballot:uncounted", True),
        row(_A.CANCEL, {_S.CONVENED, _S.TIED}, _S.CANCELLED, _OFFICE, "council:sitting:cancelled", True),
    ),
)
# fmt: on
