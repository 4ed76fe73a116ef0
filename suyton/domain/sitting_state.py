"""What a sitting is: its seats, its list, who is there, what was answered and counted.

N is the voting membership on the founding decision, frozen when the sitting is convened.
Source: Law 06/2022/QH15 Art. 90.4; Decree 98/2023 Art. 30.7 (as quoted in the notes).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from suyton.domain.agenda import ItemVote, SetAside, TieBreak
from suyton.domain.attendance import DifferingOpinion, Guest, StandIn
from suyton.domain.authority import Role
from suyton.domain.award_terms import Station
from suyton.domain.ballot import Candidate, Choice, Tally, Voter
from suyton.domain.council_terms import VoteBy
from suyton.domain.document import DocumentReference
from suyton.domain.meeting import Meeting
from suyton.domain.organisation import Seat
from suyton.domain.procedure import Scopes
from suyton.domain.second_ballot import SecondBallot
from suyton.domain.sitting_procedure import SittingStage


@dataclass(frozen=True)
class Opinion:
    """The written opinion of an absent member; open, and part of the minutes."""

    account_id: str
    name: str
    choices: Mapping[str, Choice]
    at: datetime
    remark: str = ""

    def facts(self) -> dict[str, str]:
        """What the entry of the count keeps of it: nomination ids by what is said of them."""
        said: dict[Choice, list[str]] = {
            choice: [] for choice in Choice if choice in self.choices.values()
        }
        for name, choice in self.choices.items():
            said[choice].append(name)
        kept = {f"opinion:{self.account_id}:{choice}": ", ".join(said[choice]) for choice in said}
        return kept | ({f"opinion:{self.account_id}:remark": self.remark} if self.remark else {})


@dataclass(frozen=True)
class Sitting:
    """The state of one sitting. Its seats are frozen at convening; those that vote are N."""

    id: str
    council_id: str
    council_name: str
    province_id: str
    standing_body_id: str
    founding_decision: str
    seats: tuple[Seat, ...]
    agenda: tuple[Candidate, ...]
    stage: SittingStage
    stage_since: datetime
    meets_at: datetime
    pack_id: str
    present: tuple[str, ...] = ()
    """Account ids recorded as present, also of a secretary without a vote."""
    opinions: tuple[Opinion, ...] = ()
    times_postponed: int = 0
    ballot_id: str = ""
    closes_at: datetime | None = None
    tally: Tally | None = None
    minutes: tuple[DocumentReference, ...] = ()
    revision: int = 0
    body: Station = Station.COUNCIL
    """Which body sits: the whole council, or its standing committee."""
    vote_by: VoteBy = VoteBy.ONE_PAPER
    invited: tuple[Guest, ...] = ()
    guests: tuple[Guest, ...] = ()
    """Those without a vote who came."""
    stand_ins: tuple[StandIn, ...] = ()
    """Those appointed in writing to come in a member's place, whether they came or not."""
    differing: tuple[DifferingOpinion, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    """Items put off, sent back or held; they are on the list no more."""
    item_votes: tuple[ItemVote, ...] = ()
    """Where each item has a ballot of its own: those opened so far, in their order."""
    tied: tuple[str, ...] = ()
    """Nominations whose votes were equal at the last place when counted, settled since or not."""
    tie_break: TieBreak | None = None
    items_opened: int = 0
    """How many such ballots were opened, also on items set aside since; it numbers the next."""
    second: SecondBallot | None = None
    """The latest ballot among those tied, under way or held; None where there was none."""
    first_opinions: tuple[Opinion, ...] = ()
    """Written opinions given before a second ballot; ``opinions`` are those on the vote now."""
    meeting: Meeting | None = None
    """As whoever recorded the presence said."""

    @property
    def chain(self) -> str:
        return f"sitting:{self.id}"

    @property
    def is_closed(self) -> bool:
        return self.stage in {SittingStage.CONCLUDED, SittingStage.CANCELLED}

    @property
    def voting(self) -> tuple[Seat, ...]:
        """The seats that vote; a secretary may have none."""
        return tuple(seat for seat in self.seats if seat.votes)

    @property
    def members(self) -> int:
        """N: the whole voting membership, on which thresholds and quorum are counted."""
        return len(self.voting)

    @property
    def standing_in(self) -> tuple[StandIn, ...]:
        """Those who came in a member's place."""
        return tuple(one for one in self.stand_ins if one.came)

    @property
    def absent(self) -> tuple[Seat, ...]:
        """Members who are neither there nor represented: they are asked in writing."""
        there = {*self.present, *(one.member_id for one in self.standing_in)}
        return tuple(seat for seat in self.voting if seat.account_id not in there)

    @property
    def chairing(self) -> tuple[Seat, ...]:
        """Who chairs: the chair, or the vice-chairs present where the chair is absent."""
        chairs = tuple(seat for seat in self.voting if seat.post == "chair")
        if any(seat.account_id in self.present for seat in chairs):
            return chairs
        vices = (seat for seat in self.voting if seat.post == "vice_chair")
        return tuple(seat for seat in vices if seat.account_id in self.present) or chairs

    @property
    def roll(self) -> tuple[Voter, ...]:
        """Those who vote by paper: the members present, then those who stand in for one."""
        present = (seat for seat in self.voting if seat.account_id in self.present)
        members = tuple(Voter(seat.account_id, seat.name) for seat in present)
        return members + tuple(Voter(one.account_id, one.name) for one in self.standing_in)

    def seat_of(self, account_id: str) -> Seat | None:
        """The seat of a member, voting or not."""
        return next((seat for seat in self.seats if seat.account_id == account_id), None)


def scopes(sitting: Sitting) -> Scopes:
    """Where each role counts for this sitting."""
    return {
        Role.COUNCIL_SECRETARY: sitting.council_id,
        Role.COUNCIL_MEMBER: sitting.council_id,
        Role.STANDING_OFFICER: sitting.standing_body_id,
    }
