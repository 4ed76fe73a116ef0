"""One sitting of the emulation council, or of its standing committee, over nominations.

N is the membership on the founding decision, frozen when the sitting is convened. Members who
are absent are asked in writing, and their opinions count in the same total. The council
advises. Source: Law 06/2022/QH15 Art. 90.4; Decree 98/2023 Art. 30.7 (as quoted in the notes).
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from suyton.domain import second_ballot, sitting_people, tie
from suyton.domain.agenda import TieBreak
from suyton.domain.attendance import Guest
from suyton.domain.authority import Actor
from suyton.domain.ballot import AwardBallotRule, Candidate, Choice, Tally, rules_for, written
from suyton.domain.council_terms import VoteBy
from suyton.domain.deadline import check_extension, check_future
from suyton.domain.errors import (
    AlreadyVoted,
    BallotClosed,
    NoCandidates,
    NoSeats,
    NotAbsent,
    NotASeat,
    NotInTheChair,
)
from suyton.domain.meeting import Meeting, told
from suyton.domain.organisation import Seat
from suyton.domain.procedure import Act, Permit, Step, moved
from suyton.domain.rulebook import Rulebook

# Table and state stand in files of their own; callers still find them under the noun's name.
from suyton.domain.sitting_procedure import PROCEDURE as PROCEDURE
from suyton.domain.sitting_procedure import SittingAct as SittingAct
from suyton.domain.sitting_procedure import SittingStage as SittingStage
from suyton.domain.sitting_state import Opinion as Opinion
from suyton.domain.sitting_state import Sitting as Sitting
from suyton.domain.sitting_state import scopes as scopes


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
    if not sitting.voting:
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
    guests: tuple[Guest, ...] = (),
    meeting: Meeting | None = None,
) -> Step[Sitting]:
    """The secretary records who is there; with the quorum the vote opens, else it is put off.

    The members present, and whoever stands in for one, vote by paper and the absent answer in
    writing, all until ``closes_at``. Without a quorum the sitting moves to ``postpone_to``.

    Raises:
        NotASeat: someone recorded as present has no seat and stands in for nobody.
        MemberCame: a member and their stand-in are both recorded.
        NoCandidates: every item was withdrawn meanwhile; the sitting can only be called off.
    """
    leave = permit(sitting, SittingAct.RECORD_PRESENCE, act.actor, act.at)
    present = tuple(dict.fromkeys(present))  # a name given twice is one member
    after = replace(sitting_people.arrived(sitting, present), guests=guests, meeting=meeting)
    there = len(after.roll)
    if not sitting.agenda:
        raise NoCandidates()
    needed = quorum_needed(sitting, rulebook)
    facts = {"present": str(there), "quorum": str(needed), "members": str(sitting.members)}
    if there < needed:
        leave = permit(sitting, SittingAct.MISS_QUORUM, act.actor, act.at)
        return _postpone(sitting, leave, postpone_to, act, facts)
    check_future(closes_at, act.at)
    one_paper = sitting.vote_by is VoteBy.ONE_PAPER
    ballot_id = f"{sitting.id}.b{sitting.times_postponed + 1}" if one_paper else ""
    after = replace(after, closes_at=closes_at, ballot_id=ballot_id)
    facts |= ({"ballot": ballot_id} if ballot_id else {}) | sitting_people.told(after)
    facts |= told(meeting)
    return moved(sitting, after, leave, act, facts)


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
    seat = sitting.seat_of(who)
    if seat is None or not seat.votes:
        raise NotASeat(names=act.actor.name)
    if seat not in sitting.absent:
        raise NotAbsent()
    if any(opinion.account_id == who for opinion in sitting.opinions):
        raise AlreadyVoted(voter=seat.name)
    if sitting.closes_at is not None and act.at >= sitting.closes_at:
        raise BallotClosed()
    slate, rules = sitting.agenda, _rules(sitting.agenda, rulebook)
    if sitting.second is not None:
        slate, rules = sitting.second.slate, sitting.second.rules
    choices = written(slate, rules, choices)
    opinion = Opinion(who, seat.name, choices, act.at, remark)
    after = replace(sitting, opinions=(*sitting.opinions, opinion))
    # The book is read while the vote is open, so what the opinion says is entered with the count.
    return moved(sitting, after, leave, replace(act, reason=""), {})


def extended(sitting: Sitting, until: datetime, act: Act) -> Step[Sitting]:
    """The office keeps vote and written opinions open longer, with a reason."""
    leave = permit(sitting, SittingAct.EXTEND, act.actor, act.at, act.reason)
    check_extension(until, sitting.closes_at, act.at)
    after = replace(sitting, closes_at=until)
    return moved(sitting, after, leave, act, {"until": until.isoformat()})


def concluded(sitting: Sitting, tally: Tally, act: Act) -> Step[Sitting]:
    """The process enters the count over papers and opinions; an open tie waits for the chair.

    A second ballot settles those tied alone.
    """
    whole = second_ballot.merged(sitting.second, tally) if sitting.second else tally
    what = SittingAct.RECORD_TIE if tie.tied(whole) else SittingAct.CONCLUDE
    leave = permit(sitting, what, act.actor, act.at)
    facts = {
        "members": str(sitting.members),
        "present": str(len(sitting.roll)),
        "opinions": str(len(sitting.opinions)),
        "cast": str(tally.cast),
    }
    for opinion in sitting.opinions:
        facts |= opinion.facts()
    tied = (line.nomination_id for line in tie.tied(whole))
    after = replace(sitting, tally=whole, tied=tuple(dict.fromkeys((*sitting.tied, *tied))))
    return moved(sitting, after, leave, act, facts | whole.facts())


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
        SecondBallotDue: those tied are to be voted on again first.
    """
    leave = permit(sitting, SittingAct.BREAK_TIE, act.actor, act.at, act.reason)
    if sitting.tally is None:
        raise RuntimeError("a tie comes from a count")
    seat = chair_of(sitting, act.actor)
    rules = {rule.id: rule.council_ballot for rule in rulebook.awards}
    second_ballot.check_none_due(sitting.tally, rules, gone)
    quotas = {award_id: rule.quota for award_id, rule in rules.items()}
    tally = tie.broken(sitting.tally, chosen, quotas, gone)
    broken = TieBreak(seat.account_id, seat.name, seat.post, act.reason, act.at)
    facts = {"post": seat.post, **tally.facts()}
    return moved(sitting, replace(sitting, tally=tally, tie_break=broken), leave, act, facts)


def chair_of(sitting: Sitting, actor: Actor) -> Seat:
    """The seat from which this person chairs; raises NotInTheChair."""
    for seat in sitting.chairing:
        if seat.account_id == actor.account_id:
            return seat
    raise NotInTheChair(names=", ".join(seat.name for seat in sitting.chairing))


def cancelled(sitting: Sitting, act: Act) -> Step[Sitting]:
    """The office calls the sitting off; its items go back to those awaiting the council."""
    leave = permit(sitting, SittingAct.CANCEL, act.actor, act.at, act.reason)
    return moved(sitting, sitting, leave, act, {})


def _rules(slate: tuple[Candidate, ...], rulebook: Rulebook) -> tuple[AwardBallotRule, ...]:
    return rules_for(slate, rulebook, lambda award: award.council_ballot)


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
