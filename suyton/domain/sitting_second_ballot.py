"""Whoever chairs holds a second ballot of the council among those tied."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from suyton.domain import second_ballot
from suyton.domain.deadline import check_future
from suyton.domain.procedure import Act, Step, moved
from suyton.domain.rulebook import Rulebook
from suyton.domain.sitting import Sitting, SittingAct, chair_of, permit


def second_ballot_held(
    sitting: Sitting,
    closes_at: datetime,
    rulebook: Rulebook,
    act: Act,
    gone: Collection[str] = (),
) -> Step[Sitting]:
    """A new ballot opens over those tied alone, in one paper, until ``closes_at``.

    Those there vote again, and the absent are asked in writing again: what they wrote of the
    whole list does not say whom of those tied they prefer.

    Raises:
        NotInTheChair: another member calls for it.
        NoSecondBallot: the pack allows none, or no more, or nobody is tied any longer.
        DeadlineInPast: the ballot would be closed before it opens.
    """
    leave = permit(sitting, SittingAct.HOLD_SECOND_BALLOT, act.actor, act.at)
    if sitting.tally is None:
        raise RuntimeError("a tie comes from a count")
    seat = chair_of(sitting, act.actor)
    rules = {rule.id: rule.council_ballot for rule in rulebook.awards}
    second = second_ballot.called(sitting.tally, sitting.agenda, rules, sitting.second, gone)
    check_future(closes_at, act.at)
    after = replace(
        sitting,
        ballot_id=f"{sitting.id}.again{second.number}",
        closes_at=closes_at,
        second=second,
        opinions=(),
        first_opinions=(*sitting.first_opinions, *sitting.opinions),
    )
    facts = {
        "post": seat.post,
        "ballot": after.ballot_id,
        "closes_at": closes_at.isoformat(),
        "names": ", ".join(one.unit_name for one in second.slate),
    }
    return moved(sitting, after, leave, act, facts)
