"""Ballots to measure with: as many voters and names on the slate as wanted, and papers for them."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from suyton.domain.authority import Actor, Appointment, Role
from suyton.domain.ballot import AwardBallotRule, Ballot, Candidate, Choice, Choices, Voter
from suyton.domain.citation import Citation, Ratio
from suyton.domain.rulebook import BallotRule

AWARD = "provincial_certificate_of_merit"
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
SOURCE = Citation("made for the measurement", confirmed=False)
RULE = BallotRule(Ratio(1, 2), Ratio(1, 2), secret=True, quota=None, citation=SOURCE)


def new_ballot(
    voters: int, names: int, role: Role = Role.UNIT_OFFICER, voter_id: str = "u{}"
) -> Ballot:
    """A secret ballot of ``voters`` over ``names`` nominations, open for an hour.

    ``voter_id`` is what a voter is called by their place. The ballot's id names its workflow too.
    """
    ballot_id = f"bench.{uuid.uuid4().hex[:8]}"
    now = datetime.now(UTC)
    return Ballot(
        id=ballot_id,
        owner=f"bench:{ballot_id}",
        workflow_id=ballot_id,
        slate=tuple(
            Candidate(f"2024.b1.u{place}.{AWARD}", f"u{place}", f"Đơn vị số {place}", AWARD)
            for place in range(names)
        ),
        rules=(AwardBallotRule(AWARD, RULE),),
        voter_role=role,
        roll=tuple(Voter(voter_id.format(place), f"Đơn vị số {place}") for place in range(voters)),
        electorate=voters,
        opens_at=now,
        closes_at=now + timedelta(hours=1),
        secret=True,
        title="Bench",
    )


def officer(voter: Voter) -> Actor:
    """Someone who votes for a unit on the roll."""
    return Actor(voter.id, voter.name, (Appointment(Role.UNIT_OFFICER, voter.id, LONG_AGO),))


def paper(ballot: Ballot, place: int) -> Choices:
    """The paper of the voter at this place: a yes for most, no two neighbours alike."""
    return {
        line.nomination_id: Choice.NO if (place + at) % 7 == 0 else Choice.YES
        for at, line in enumerate(ballot.slate)
    }


def papers(ballot: Ballot) -> Iterator[tuple[Actor, Choices]]:
    """Everybody on the roll with their paper."""
    for place, voter in enumerate(ballot.roll):
        yield officer(voter), paper(ballot, place)
