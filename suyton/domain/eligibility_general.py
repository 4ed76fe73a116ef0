"""The rules across awards (domain notes 3.5), each applied where the rulebook carries it."""

from collections.abc import Callable

from suyton.domain.award_terms import GeneralRuleId
from suyton.domain.eligibility_reading import Judged, RecordReading, described, period
from suyton.domain.record import Answer


def _hold(reading: RecordReading) -> Judged:
    """Nothing is awarded or proposed while something is being looked into."""
    day = reading.on
    # On the day a hold is closed it no longer stands in the way.
    open_holds = sorted(
        (one.since, one.cause)
        for one in reading.record.holds
        if one.since <= day and (one.to is None or day < one.to)
    )
    causes = tuple(dict.fromkeys(cause for _, cause in open_holds))
    facts = (("day", day.isoformat()), ("causes", ", ".join(causes)))
    if not open_holds:
        return Judged(Answer.ELIGIBLE, facts=facts)
    used = tuple(f"hold {cause} since {since}" for since, cause in open_holds)
    return Judged(
        Answer.NOT_ELIGIBLE, used, tuple(f"hold_closed:{cause}" for cause in causes), facts
    )


def _discipline_period(reading: RecordReading) -> Judged:
    """Achievements of a year count only outside disciplinary periods."""
    year = reading.claim.year
    over = reading.disciplines_over(year)
    facts = (("year", str(year)),)
    if not over:
        return Judged(Answer.ELIGIBLE, facts=facts)
    used = tuple(sorted(period(one) for one in over))
    return Judged(Answer.NOT_ELIGIBLE, used, (f"discipline:{year}",), facts)


def _one_reward(reading: RecordReading) -> Judged:
    """One achievement is rewarded once, in one form."""
    achievement = reading.claim.achievement_id
    if not achievement:
        return Judged(Answer.ELIGIBLE, code="one_reward.unnamed")
    rewards = [
        one
        for one in reading.standing
        if one.achievement_id == achievement and reading.of_another_nomination(one.nomination_id)
    ]
    awards = sorted({one.award_id for one in rewards})
    facts = (("achievement", achievement), ("awards", ", ".join(awards)))
    if not rewards:
        return Judged(Answer.ELIGIBLE, facts=facts)
    changing = sorted({f"cancellation:{one.award_id}:{one.year}" for one in rewards})
    used = tuple(sorted(described(one) for one in rewards))
    return Judged(Answer.NOT_ELIGIBLE, used, ("achievement", *changing), facts)


def _no_sudden_toward_merit(reading: RecordReading) -> Judged:
    """Says which honours were not counted; the chains that miss them say the rest."""
    left_out = tuple(sorted(described(one) for one in reading.left_out))
    if not left_out:
        return Judged(Answer.ELIGIBLE)
    facts = (("awards", ", ".join(sorted({one.award_id for one in reading.left_out}))),)
    return Judged(Answer.ELIGIBLE, left_out, (), facts, "no_sudden_toward_merit.left_out")


def _initiative_once(reading: RecordReading) -> Judged:
    """Says which initiatives were not counted; the conditions that miss them say the rest."""
    named = reading.claim.initiatives
    spent = sorted(
        {
            one.id
            for one in reading.record.initiatives
            if one.id in reading.spent and (not named or one.id in named)
        }
    )
    if not spent:
        return Judged(Answer.ELIGIBLE)
    used = tuple(f"initiative {one}: used before" for one in spent)
    facts = (("initiatives", ", ".join(spent)),)
    return Judged(Answer.ELIGIBLE, used, (), facts, "initiative_once.left_out")


GENERAL: dict[GeneralRuleId, Callable[[RecordReading], Judged]] = {
    GeneralRuleId.HOLD: _hold,
    GeneralRuleId.DISCIPLINE_PERIOD: _discipline_period,
    GeneralRuleId.ONE_REWARD: _one_reward,
    GeneralRuleId.NO_SUDDEN_TOWARD_MERIT: _no_sudden_toward_merit,
    GeneralRuleId.INITIATIVE_ONCE: _initiative_once,
}
"""Every general rule with its function, in the order in which findings are given."""
