"""A ballot whose sealed papers cannot be opened: it is void, and the body may vote again.

No source foresees it. It goes as with a ballot that missed its quorum: the process says so with
its reason, and whoever opened the ballot may open another. After a second ballot those tied
are still tied.
"""

from dataclasses import replace

from suyton.domain import bloc_round, sitting
from suyton.domain.bloc_round import BlocRound
from suyton.domain.procedure import Act, Step, moved
from suyton.domain.round_procedure import RoundAct
from suyton.domain.second_ballot import unopened
from suyton.domain.sitting import Sitting
from suyton.domain.sitting_procedure import SittingAct


def of_round(round_: BlocRound, act: Act) -> Step[BlocRound]:
    """The bloc's ballot is void; the leader may open another, or report without one."""
    if round_.second is not None:
        return bloc_round.counted(round_, unopened(round_.second, round_.ballot_id), act)
    leave = bloc_round.permit(round_, RoundAct.MISS_COUNT, act.actor, act.at, act.reason)
    return moved(round_, replace(round_, tally=None), leave, act, {"ballot": round_.ballot_id})


def of_sitting(meeting: Sitting, act: Act) -> Step[Sitting]:
    """The council's ballot is void, with its written opinions: they belonged to that vote.

    The sitting is called as before; the office records presence anew, or puts it off.
    """
    if meeting.second is not None:
        return sitting.concluded(meeting, unopened(meeting.second, meeting.ballot_id), act)
    leave = sitting.permit(meeting, SittingAct.MISS_COUNT, act.actor, act.at, act.reason)
    after = replace(
        meeting,
        present=(),
        opinions=(),
        closes_at=None,
        # The next ballot must be another one; its number follows from this.
        times_postponed=meeting.times_postponed + 1,
    )
    return moved(meeting, after, leave, act, {"ballot": meeting.ballot_id})
