"""One sitting of the emulation council, or of its standing committee, over nominations.

N is the membership on the founding decision, frozen when the sitting is convened. Members who
are absent are asked in writing, and their opinions count in the same total. The council
advises. Source: Law 06/2022/QH15 Art. 90.4; Decree 98/2023 Art. 30.7 (as quoted in the notes).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from suyton.domain import tie
from suyton.domain.authority import Actor, Role
from suyton.domain.award_terms import Station
from suyton.domain.ballot import Candidate, Choice, Tally, Voter, rules_for, written
from suyton.domain.deadline import check_extension, check_future
from suyton.domain.document import DocumentReference
from suyton.domain.errors import (
    AlreadyVoted,
    BallotClosed,
    NoCandidates,
    NoSeats,
    NotAbsent,
    NotASeat,
    NotInTheChair,
)
from suyton.domain.organisation import Seat
from suyton.domain.procedure import Act, Permit, Scopes, Step, moved
from suyton.domain.rulebook import Rulebook

# The table stands in its own file; callers still find it under the noun's name.
from suyton.domain.sitting_procedure import PROCEDURE as PROCEDURE
from suyton.domain.sitting_procedure import SittingAct as SittingAct
from suyton.domain.sitting_procedure import SittingStage as SittingStage


@dataclass(frozen=True)
class Opinion:
    """The written opinion of an absent member; open, and part of the minutes."""

    account_id: str
    name: str
    choices: Mapping[str, Choice]
    at: datetime
    remark: str = ""


@dataclass(frozen=True)
class Sitting:
    """The state of one sitting. ``seats`` is N, frozen at convening."""

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
    """Account ids recorded as present."""
    opinions: tuple[Opinion, ...] = ()
    times_postponed: int = 0
    ballot_id: str = ""
    closes_at: datetime | None = None
    tally: Tally | None = None
    minutes: tuple[DocumentReference, ...] = ()
    revision: int = 0
    body: Station = Station.COUNCIL
    """Which body sits: the whole council, or its standing committee."""

    @property
    def chain(self) -> str:
        return f"sitting:{self.id}"

    @property
    def is_closed(self) -> bool:
        return self.stage in {SittingStage.CONCLUDED, SittingStage.CANCELLED}

    @property
    def members(self) -> int:
        """N: the whole membership, on which thresholds and quorum are counted."""
        return len(self.seats)

    @property
    def absent(self) -> tuple[Seat, ...]:
        return tuple(seat for seat in self.seats if seat.account_id not in self.present)

    @property
    def chairing(self) -> tuple[Seat, ...]:
        """Who chairs: the chair, or the vice-chairs present where the chair is absent."""
        chairs = tuple(seat for seat in self.seats if seat.post == "chair")
        if any(seat.account_id in self.present for seat in chairs):
            return chairs
        vices = (seat for seat in self.seats if seat.post == "vice_chair")
        return tuple(seat for seat in vices if seat.account_id in self.present) or chairs

    @property
    def roll(self) -> tuple[Voter, ...]:
        """Those who vote by paper: the members present."""
        present = (seat for seat in self.seats if seat.account_id in self.present)
        return tuple(Voter(seat.account_id, seat.name) for seat in present)


def scopes(sitting: Sitting) -> Scopes:
    """Where each role counts for this sitting."""
    return {
        Role.COUNCIL_SECRETARY: sitting.council_id,
        Role.COUNCIL_MEMBER: sitting.council_id,
        Role.STANDING_OFFICER: sitting.standing_body_id,
    }


def permit(
    sitting: Sitting, act: SittingAct, actor: Actor, at: datetime, reason: str = ""
) -> Permit[SittingAct, SittingStage]:
    """Leave to act on this sitting now; raises as :meth:`Procedure.permit` does."""
    return PROCEDURE.permit(act, sitting.stage, actor, scopes(sitting), at, reason)


def convened(sitting: Sitting, act: Act) -> Step[Sitting]:
    """The office calls the sitting, with its list and the membership as it stands now.

    Raises:
        NoCandidates, DeadlineInPast.
        NoSeats: nobody sits in the body that is called.
    """
    leave = permit(sitting, SittingAct.CONVENE, act.actor, act.at)
    if not sitting.seats:
        raise NoSeats(body=sitting.body.value)
    if not sitting.agenda:
        raise NoCandidates()
    check_future(sitting.meets_at, act.at)
    facts = {
        "meets_at": sitting.meets_at.isoformat(),
        "members": str(sitting.members),
        "founding_decision": sitting.founding_decision,
        "body": sitting.body.value,
    }
    return moved(sitting, sitting, leave, act, facts)


def taken_off(sitting: Sitting, nomination_id: str, act: Act) -> Step[Sitting]:
    """An item leaves the agenda because its nomination was withdrawn."""
    leave = permit(sitting, SittingAct.TAKE_OFF, act.actor, act.at, act.reason)
    agenda = tuple(item for item in sitting.agenda if item.nomination_id != nomination_id)
    after = replace(sitting, agenda=agenda)
    return moved(sitting, after, leave, act, {"nomination": nomination_id})


def postponed(sitting: Sitting, meets_at: datetime, act: Act) -> Step[Sitting]:
    """The office moves the sitting to another time, with a reason."""
    leave = permit(sitting, SittingAct.POSTPONE, act.actor, act.at, act.reason)
    return _postpone(sitting, leave, meets_at, act, {})


def presence_recorded(
    sitting: Sitting,
    present: tuple[str, ...],
    closes_at: datetime,
    postpone_to: datetime,
    rulebook: Rulebook,
    act: Act,
) -> Step[Sitting]:
    """The secretary records who is there; with the quorum the vote opens, else it is put off.

    The members present vote by paper and the absent answer in writing, all until
    ``closes_at``. Without a quorum the sitting moves to ``postpone_to``.

    Raises:
        NotASeat: someone recorded as present has no seat.
        NoCandidates: every item was withdrawn meanwhile; the sitting can only be called off.
    """
    leave = permit(sitting, SittingAct.RECORD_PRESENCE, act.actor, act.at)
    present = tuple(dict.fromkeys(present))  # a name given twice is one member
    strangers = set(present) - {seat.account_id for seat in sitting.seats}
    if strangers:
        raise NotASeat(names=", ".join(sorted(strangers)))
    if not sitting.agenda:
        raise NoCandidates()
    needed = quorum_needed(sitting, rulebook)
    facts = {"present": str(len(present)), "quorum": str(needed), "members": str(sitting.members)}
    if len(present) < needed:
        leave = permit(sitting, SittingAct.MISS_QUORUM, act.actor, act.at)
        return _postpone(sitting, leave, postpone_to, act, facts)
    check_future(closes_at, act.at)
    ballot_id = f"{sitting.id}.b{sitting.times_postponed + 1}"
    after = replace(sitting, present=present, closes_at=closes_at, ballot_id=ballot_id)
    return moved(sitting, after, leave, act, facts | {"ballot": ballot_id})


def quorum_needed(sitting: Sitting, rulebook: Rulebook) -> int:
    """How many of N must attend for this agenda: the strictest of its awards."""
    rules = (rulebook.award(item.award_id).council_ballot for item in sitting.agenda)
    return max((1, *(rule.quorum.least_of(sitting.members) for rule in rules)))


def opinion_given(
    sitting: Sitting, choices: Mapping[str, Choice], remark: str, rulebook: Rulebook, act: Act
) -> Step[Sitting]:
    """An absent member answers in writing, once.

    Raises:
        NotASeat, NotAbsent, AlreadyVoted, and as :func:`written` for what the paper says.
        BallotClosed: it comes at or after the closing.
    """
    leave = permit(sitting, SittingAct.GIVE_OPINION, act.actor, act.at)
    who = act.actor.account_id
    seat = next((seat for seat in sitting.seats if seat.account_id == who), None)
    if seat is None:
        raise NotASeat(names=act.actor.name)
    if who in sitting.present:
        raise NotAbsent()
    if any(opinion.account_id == who for opinion in sitting.opinions):
        raise AlreadyVoted(voter=seat.name)
    if sitting.closes_at is not None and act.at >= sitting.closes_at:
        raise BallotClosed()
    rules = rules_for(sitting.agenda, rulebook, lambda award: award.council_ballot)
    choices = written(sitting.agenda, rules, choices)
    opinion = Opinion(who, seat.name, choices, act.at, remark)
    after = replace(sitting, opinions=(*sitting.opinions, opinion))
    facts = {nomination_id: choice.value for nomination_id, choice in choices.items()}
    return moved(sitting, after, leave, act, facts)


def extended(sitting: Sitting, until: datetime, act: Act) -> Step[Sitting]:
    """The office keeps vote and written opinions open longer, with a reason."""
    leave = permit(sitting, SittingAct.EXTEND, act.actor, act.at, act.reason)
    check_extension(until, sitting.closes_at, act.at)
    after = replace(sitting, closes_at=until)
    return moved(sitting, after, leave, act, {"until": until.isoformat()})


def concluded(sitting: Sitting, tally: Tally, act: Act) -> Step[Sitting]:
    """The process enters the count over papers and opinions; an open tie waits for the chair."""
    what = SittingAct.RECORD_TIE if tie.tied(tally) else SittingAct.CONCLUDE
    leave = permit(sitting, what, act.actor, act.at)
    facts = {
        "members": str(sitting.members),
        "present": str(len(sitting.present)),
        "opinions": str(len(sitting.opinions)),
        "cast": str(tally.cast),
    }
    return moved(sitting, replace(sitting, tally=tally), leave, act, facts | tally.facts())


def tie_broken(
    sitting: Sitting,
    chosen: Collection[str],
    rulebook: Rulebook,
    act: Act,
    gone: Collection[str] = (),
) -> Step[Sitting]:
    """Whoever chairs says, with a reason, who of those tied goes in.

    ``chosen`` are nomination ids; ``gone`` those withdrawn since the count.

    Raises:
        NotInTheChair: another member says it.
        TieBreakWrong: not those tied, or not as many as there are places left.
    """
    leave = permit(sitting, SittingAct.BREAK_TIE, act.actor, act.at, act.reason)
    if sitting.tally is None:
        raise RuntimeError("a tie comes from a count")
    chairing = {seat.account_id: seat for seat in sitting.chairing}
    if act.actor.account_id not in chairing:
        raise NotInTheChair(names=", ".join(seat.name for seat in sitting.chairing))
    quotas = {rule.id: rule.council_ballot.quota for rule in rulebook.awards}
    tally = tie.broken(sitting.tally, chosen, quotas, gone)
    facts = {"post": chairing[act.actor.account_id].post, **tally.facts()}
    return moved(sitting, replace(sitting, tally=tally), leave, act, facts)


def cancelled(sitting: Sitting, act: Act) -> Step[Sitting]:
    """The office calls the sitting off; its items go back to those awaiting the council."""
    leave = permit(sitting, SittingAct.CANCEL, act.actor, act.at, act.reason)
    return moved(sitting, sitting, leave, act, {})


def _postpone(
    sitting: Sitting,
    leave: Permit[SittingAct, SittingStage],
    meets_at: datetime,
    act: Act,
    facts: dict[str, str],
) -> Step[Sitting]:
    check_future(meets_at, act.at)
    after = replace(
        sitting, meets_at=meets_at, times_postponed=sitting.times_postponed + 1, stage_since=act.at
    )
    return moved(sitting, after, leave, act, facts | {"meets_at": meets_at.isoformat()})
