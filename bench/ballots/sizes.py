"""What Temporal would carry of the largest sitting: tens of members, hundreds of items."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from temporalio.contrib.pydantic import pydantic_data_converter

from activities.ballots import BallotCount
from bench.ballots.slates import AWARD, RULE, new_ballot, paper
from suyton.domain.authority import Role
from suyton.domain.ballot import AwardBallotRule, Ballot, count
from suyton.domain.organisation import Seat
from suyton.domain.sitting import Opinion, Sitting, SittingStage
from suyton.rules import RulePacks
from workflows.messages import SittingCase

MEMBERS, ABSENT, ITEMS = 15, 5, 300
YEAR = 2024


@dataclass(frozen=True)
class Sizes:
    """Bytes of each as one payload; Temporal refuses one of more than 2 MB."""

    ballot: int
    to_count: int
    """The ballot with the written opinions, as the counting activity is given it."""
    sitting: int
    """The whole case at its end, as it goes on in a new run, with the rules that judge it."""


async def sizes() -> Sizes:
    """A sitting of fifteen members, a third of them answering in writing, over 300 items."""
    ballot = new_ballot(MEMBERS, ITEMS, Role.COUNCIL_MEMBER, "m{:02}")
    now = datetime.now(UTC)
    answers = tuple(paper(ballot, place) for place in range(MEMBERS))
    opinions = answers[:ABSENT]
    wanted = BallotCount(ballot, opinions, (), "count", now)
    tally = count(replace(ballot, rules=(AwardBallotRule(AWARD, RULE),)), answers)
    sitting = replace(
        _sitting(ballot, now),
        opinions=tuple(
            Opinion(voter.id, voter.name, said, now)
            for voter, said in zip(ballot.roll, opinions, strict=False)
        ),
        tally=tally,
    )
    case = SittingCase(sitting, RulePacks.load().for_year(YEAR).to_vote_on([AWARD]))
    return Sizes(await _bytes(ballot), await _bytes(wanted), await _bytes(case))


def _sitting(ballot: Ballot, now: datetime) -> Sitting:
    return Sitting(
        id="s-bench",
        council_id="council",
        council_name="Council",
        province_id="bench",
        standing_body_id="so-noi-vu",
        founding_decision="1",
        seats=tuple(Seat(voter.id, voter.name, "member") for voter in ballot.roll),
        agenda=ballot.slate,
        stage=SittingStage.CONCLUDED,
        stage_since=now,
        meets_at=now,
        pack_id="2024",
        present=tuple(voter.id for voter in ballot.roll[ABSENT:]),
    )


async def _bytes(value: object) -> int:
    carried = await pydantic_data_converter.encode([value])
    return sum(len(payload.data) for payload in carried)
