"""What an explanation is made of, gathered from the register for the JSON routes and the pages."""

from datetime import datetime

from suyton.domain.explanation import Explanation, explain, last_at_station
from suyton.domain.nomination import Nomination, NominationStage
from suyton.domain.task import Task
from suyton.ports import Records, Rulebooks, Sight

IN_ROUND = {NominationStage.IN_BLOC, NominationStage.IN_BALLOT, NominationStage.ACCLAIMED}


def explained(
    records: Records, rulebooks: Rulebooks, nomination: Nomination, sight: Sight, now: datetime
) -> Explanation:
    """Why a case is where it is, for someone with this sight.

    Raises:
        RulesMissing: the pack that judges it is no longer here.
    """
    entries = (sealed.entry for sealed in records.chain(nomination.chain))
    return explain(
        nomination,
        rulebooks.of(nomination),
        tasks_of(records, nomination, sight),
        now,
        last_at_station(entries),
    )


def tasks_of(records: Records, nomination: Nomination, sight: Sight) -> tuple[Task, ...]:
    """Those on the case, and those on the body it lies before as far as the reader may know."""
    found = records.awaited(nomination.chain)
    if nomination.stage in IN_ROUND:
        ballot_id = records.round(nomination.round_id).ballot_id
        voters = records.awaited(f"ballot:{ballot_id}") if ballot_id else ()
        return (*found, *records.awaited(f"round:{nomination.round_id}"), *voters)
    # Who of the council has not answered, and whose signature is awaited, is the centre's matter.
    if sight.everything and nomination.stage is NominationStage.IN_COUNCIL:
        return (*found, *records.awaited(f"sitting:{nomination.sitting_id}"))
    if sight.everything and nomination.stage is NominationStage.IN_SIGNING:
        return (*found, *records.awaited(f"decision:{nomination.decision_id}"))
    return found
