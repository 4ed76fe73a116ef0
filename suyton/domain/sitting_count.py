"""On what a sitting's votes are counted, and the votes on single items put together."""

from collections.abc import Mapping, Sequence

from suyton.domain.ballot import AwardBallotRule, Choice, Tally
from suyton.domain.council_terms import Unreturned
from suyton.domain.counting import within_quotas
from suyton.domain.organisation import Seat
from suyton.domain.rulebook import Rulebook
from suyton.domain.sitting_state import Sitting


def unreturned(sitting: Sitting) -> tuple[Seat, ...]:
    """The absent members whose written opinion was asked for and has not come."""
    answered = {opinion.account_id for opinion in sitting.opinions}
    return tuple(seat for seat in sitting.absent if seat.account_id not in answered)


def electorate(sitting: Sitting, rulebook: Rulebook) -> int:
    """N as the count takes it: the voting membership, by some packs without those who never answered.

    Source: Decree 98/2023 Art. 30.7 (on the total membership), as quoted in the domain notes 2.3.
    """
    left_out = rulebook.unreturned_opinions is Unreturned.LEFT_OUT
    return sitting.members - (len(unreturned(sitting)) if left_out else 0)


def opinions_on(sitting: Sitting, nomination_id: str) -> tuple[Mapping[str, Choice], ...]:
    """The written opinions on one item alone."""
    return tuple(
        {nomination_id: opinion.choices[nomination_id]}
        for opinion in sitting.opinions
        if nomination_id in opinion.choices
    )


def put_together(
    sitting: Sitting, tallies: Sequence[Tally], rules: Sequence[AwardBallotRule], electorate: int
) -> Tally:
    """The counts of single items as one: an award's quota holds across all of them.

    ``cast`` is that of the item on which most took part.
    """
    lines = [line for tally in tallies for line in tally.lines]
    return Tally(
        ballot_id=f"{sitting.id}.items",
        electorate=electorate,
        cast=max((tally.cast for tally in tallies), default=0),
        quorum_needed=max((tally.quorum_needed for tally in tallies), default=0),
        quorum_met=all(tally.quorum_met for tally in tallies),
        lines=tuple(within_quotas(lines, rules)),
    )
