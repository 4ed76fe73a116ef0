"""A published count to show, to break and to count again: ten units, two candidates, one flag."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from suyton.domain.authority import Role
from suyton.domain.ballot import AwardBallotRule, Ballot, Candidate, Choice, Choices, Voter, count
from suyton.domain.published_count import PublishedCount, PublishedPaper
from suyton.domain.rulebook import BallotRule, Citation, Ratio

OPENED = datetime(2023, 11, 2, 1, 0, tzinfo=UTC)
FLAG = "provincial_emulation_flag"
HEALTH, CULTURE = "2023.vhxh.so-y-te.flag", "2023.vhxh.so-vhttdl.flag"
RULE = BallotRule(Ratio(4, 5), Ratio(2, 3), True, 1, Citation("Điều 30 khoản 7", False))


def ballot(voters: int = 10) -> Ballot:
    """The bloc's ballot on two candidates for the flag."""
    return Ballot(
        id="2023.vhxh.b1",
        owner="round:2023.vhxh",
        workflow_id="round:2023.vhxh",
        slate=(
            Candidate(HEALTH, "so-y-te", "Sở Y tế", FLAG),
            Candidate(CULTURE, "so-vhttdl", "Sở Văn hóa, Thể thao và Du lịch", FLAG),
        ),
        rules=(AwardBallotRule(FLAG, RULE),),
        voter_role=Role.UNIT_OFFICER,
        roll=tuple(Voter(f"u{n}", f"Đơn vị {n}") for n in range(voters)),
        electorate=voters,
        opens_at=OPENED,
        closes_at=OPENED + timedelta(days=2),
        secret=True,
        title="Khối Văn hóa - Xã hội",
    )


def sealed_sum(number: int) -> str:
    """Stands where the sum of a sealed paper stands."""
    return sha256(f"sealed {number}".encode()).hexdigest()


def published(
    voters: int = 10, *, health: str = "yyyyyyyyn", culture: str = "nnnnnnnny"
) -> PublishedCount:
    """A count of papers given by their first letters, one letter a paper: y, n or a."""
    said = {choice.value[0]: choice for choice in Choice}
    papers: list[Choices] = [
        {HEALTH: said[one], CULTURE: said[other]}
        for one, other in zip(health, culture, strict=True)
    ]
    held = ballot(voters)
    ranking = ((HEALTH,), (CULTURE,))
    return PublishedCount(
        ballot=held,
        sealed=tuple(sorted(sealed_sum(n) for n in range(len(papers)))),
        papers=tuple(PublishedPaper(paper) for paper in papers),
        opinions=(),
        ranking=ranking,
        tally=count(held, papers, ranking),
    )


def with_votes(held: PublishedCount, yes: int) -> PublishedCount:
    """The same count with another number of votes for the first on the slate."""
    first, *rest = held.tally.lines
    return replace(held, tally=replace(held.tally, lines=(replace(first, yes=yes), *rest)))
