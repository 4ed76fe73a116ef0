"""The leader holds a second ballot of the bloc among those tied."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from suyton.domain import second_ballot
from suyton.domain.bloc_round import BlocRound, RoundAct, permit
from suyton.domain.deadline import check_future
from suyton.domain.procedure import Act, Step, moved
from suyton.domain.rulebook import Rulebook


def second_ballot_held(
    round_: BlocRound,
    closes_at: datetime,
    rulebook: Rulebook,
    act: Act,
    gone: Collection[str] = (),
) -> Step[BlocRound]:
    """A new ballot opens over those tied alone, until ``closes_at``.

    ``gone`` are nominations withdrawn since the count.

    Raises:
        NoSecondBallot: the pack allows none, or no more, or nobody is tied any longer.
        DeadlineInPast: the ballot would be closed before it opens.
    """
    leave = permit(round_, RoundAct.HOLD_SECOND_BALLOT, act.actor, act.at)
    if round_.tally is None:
        raise RuntimeError("a tie comes from a count")
    rules = {rule.id: rule.bloc_ballot for rule in rulebook.awards}
    second = second_ballot.called(round_.tally, round_.slate, rules, round_.second, gone)
    check_future(closes_at, act.at)
    number = round_.ballots_held + 1
    after = replace(
        round_,
        ballot_id=f"{round_.id}.b{number}",
        ballots_held=number,
        ballot_closes_at=closes_at,
        second=second,
    )
    facts = {
        "ballot": after.ballot_id,
        "closes_at": closes_at.isoformat(),
        "names": ", ".join(one.unit_name for one in second.slate),
    }
    return moved(round_, after, leave, act, facts)
