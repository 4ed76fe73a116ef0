"""The figures that the minutes of a sitting, or of a bloc's ballot, must state.

A pure reading of the state: nothing here decides anything. For every candidate
``issued = returned + not_returned``, ``returned = valid + invalid`` and
``yes + no + abstain + silent = valid + opinions``. Source: domain notes 2.3 (Decree 98/2023 Art. 30.7);
no national form fixes the count record.
"""

from dataclasses import dataclass
from datetime import datetime

from suyton.domain.agenda import SetAside, TieBreak
from suyton.domain.attendance import DifferingOpinion, Guest, StandIn
from suyton.domain.ballot import LineResult, Tally, TallyLine
from suyton.domain.bloc_round import BlocRound
from suyton.domain.organisation import Seat
from suyton.domain.sitting_count import unreturned
from suyton.domain.sitting_state import Opinion, Sitting


@dataclass(frozen=True)
class LineMinutes:
    """One candidate: the papers, the opinions and what they came to."""

    nomination_id: str
    name: str
    award_id: str
    issued: int
    """Papers: one for each voter on the roll."""
    returned: int
    not_returned: int
    valid: int
    invalid: int
    """Always 0: a paper that says too much or too little is refused before it goes into the box."""
    opinions: int
    """Written opinions on this candidate, counted in the same total."""
    yes: int
    no: int
    abstain: int
    silent: int
    """Papers that rightly say nothing of this candidate, because it is the voter's own unit."""
    needed: int
    of: int
    """N: ``yes`` of ``of`` is the exact share of those who agree."""
    hundredths: int
    """The same in hundredths of a per cent, rounded half up, for show: 8667 is 86.67 %."""
    result: LineResult


@dataclass(frozen=True)
class MinutesData:
    """The figures of a sitting. Before the count ``lines`` is empty."""

    subject: str
    members: int
    """The voting membership frozen at convening."""
    electorate: int
    """N as the count took it."""
    quorum_needed: int
    present: tuple[Seat, ...]
    absent: tuple[Seat, ...]
    """Voting members who did not come, represented or not."""
    without_vote: tuple[Seat, ...]
    """Those there whose seat does not vote, as a secretary's."""
    guests: tuple[Guest, ...]
    stand_ins: tuple[StandIn, ...]
    """Those who came in a member's place."""
    opinions_asked: tuple[Seat, ...]
    opinions: tuple[Opinion, ...]
    """On the latest vote; those on the first, where there was a second, are ``first_opinions``."""
    first_opinions: tuple[Opinion, ...]
    opinions_unreturned: tuple[Seat, ...]
    differing: tuple[DifferingOpinion, ...]
    set_aside: tuple[SetAside, ...]
    lines: tuple[LineMinutes, ...]
    ties: tuple[str, ...]
    """Nominations that were tied at the last place under a quota, settled since or not."""
    tie_break: TieBreak | None
    """How whoever chairs settled it; None where nobody had to, or has yet."""
    chaired_by: tuple[Seat, ...]
    closes_at: datetime | None


@dataclass(frozen=True)
class RoundMinutes:
    """The figures of a bloc's ballot. Each unit votes; nobody answers in writing."""

    subject: str
    electorate: int
    quorum_needed: int
    quorum_met: bool
    issued: int
    returned: int
    not_returned: int
    lines: tuple[LineMinutes, ...]
    ties: tuple[str, ...]


def hundredths(votes: int, of: int) -> int:
    """A share in hundredths of a per cent, rounded half up, in whole numbers; 0 of nobody."""
    return (20_000 * votes + of) // (2 * of) if of else 0


def minutes_of(sitting: Sitting) -> MinutesData:
    """What the minutes of a sitting state, as far as it has come."""
    tally = sitting.tally
    lines = tuple(_line_of(sitting, tally, line) for line in tally.lines) if tally else ()
    present = [seat for seat in sitting.seats if seat.account_id in sitting.present]
    return MinutesData(
        subject=sitting.chain,
        members=sitting.members,
        electorate=tally.electorate if tally else sitting.members,
        quorum_needed=tally.quorum_needed if tally else 0,
        present=tuple(seat for seat in present if seat.votes),
        absent=tuple(seat for seat in sitting.voting if seat not in present),
        without_vote=tuple(seat for seat in present if not seat.votes),
        guests=sitting.guests,
        stand_ins=sitting.standing_in,
        opinions_asked=sitting.absent if sitting.closes_at else (),
        opinions=sitting.opinions,
        first_opinions=sitting.first_opinions,
        opinions_unreturned=unreturned(sitting) if sitting.closes_at else (),
        differing=sitting.differing,
        set_aside=sitting.set_aside,
        lines=lines,
        ties=tuple(dict.fromkeys((*sitting.tied, *_ties(lines)))),
        tie_break=sitting.tie_break,
        chaired_by=sitting.chairing,
        closes_at=sitting.closes_at,
    )


def minutes_of_round(round_: BlocRound) -> RoundMinutes | None:
    """What the minutes of a bloc's ballot state; None before it is counted."""
    tally = round_.tally
    if tally is None:
        return None
    lines = tuple(
        _line(tally, line, tally.electorate, 0, returned=None if line.ballot_id else tally.cast)
        for line in tally.lines
    )
    return RoundMinutes(
        subject=round_.chain,
        electorate=tally.electorate,
        quorum_needed=tally.quorum_needed,
        quorum_met=tally.quorum_met,
        issued=tally.electorate,
        returned=tally.cast,
        not_returned=tally.electorate - tally.cast,
        lines=lines,
        ties=_ties(lines),
    )


def _line_of(sitting: Sitting, tally: Tally, line: TallyLine) -> LineMinutes:
    given = sitting.opinions
    if sitting.second is not None and not line.ballot_id:
        given = sitting.first_opinions  # those since are on the second ballot
    opinions = sum(line.nomination_id in opinion.choices for opinion in given)
    return _line(tally, line, len(sitting.roll), opinions)


def _line(
    tally: Tally, line: TallyLine, issued: int, opinions: int, *, returned: int | None = None
) -> LineMinutes:
    """``returned`` is how many papers came back, where the count of the line alone cannot say it."""
    answers = line.yes + line.no + line.abstain
    if returned is None:
        returned = answers - opinions
    return LineMinutes(
        nomination_id=line.nomination_id,
        name=line.unit_name,
        award_id=line.award_id,
        issued=issued,
        returned=returned,
        not_returned=issued - returned,
        valid=returned,
        invalid=0,
        opinions=opinions,
        yes=line.yes,
        no=line.no,
        abstain=line.abstain,
        silent=returned + opinions - answers,
        needed=line.needed,
        of=tally.electorate,
        hundredths=hundredths(line.yes, tally.electorate),
        result=line.result,
    )


def _ties(lines: tuple[LineMinutes, ...]) -> tuple[str, ...]:
    tied = {LineResult.TIE_OPEN, LineResult.TIE_LOST, LineResult.TIE_AGAIN}
    return tuple(line.nomination_id for line in lines if line.result in tied)
