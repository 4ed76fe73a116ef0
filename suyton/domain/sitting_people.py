"""Who stands in for a member, who is recorded as there, and what a member wants on record."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from suyton.domain.attendance import DifferingOpinion, StandIn
from suyton.domain.authority import Actor, Role
from suyton.domain.council_terms import StandIns
from suyton.domain.errors import NotASeat
from suyton.domain.procedure import Act, Step, moved
from suyton.domain.rulebook import Rulebook
from suyton.domain.sitting_errors import (
    ItemUnknown,
    MemberCame,
    StandInHasSeat,
    StandInIncomplete,
    StandInNotAppointed,
    StandInsNotAllowed,
    TextMissing,
)
from suyton.domain.sitting_procedure import PROCEDURE, SittingAct
from suyton.domain.sitting_state import Sitting, scopes


def stand_in_recorded(
    sitting: Sitting, stand_in: StandIn, rulebook: Rulebook, act: Act
) -> Step[Sitting]:
    """The office records that a member sends somebody, by a written appointment.

    A second one for the same member takes the first one's place.

    Raises:
        StandInsNotAllowed: the pack does not let anyone be sent.
        NotASeat: nobody with a vote is represented.
        StandInHasSeat: who is sent votes already, for themselves or for another.
        StandInIncomplete: the appointment's number or its paper is missing.
    """
    what = SittingAct.RECORD_STAND_IN
    leave = PROCEDURE.permit(what, sitting.stage, act.actor, scopes(sitting), act.at, act.reason)
    if rulebook.stand_ins is not StandIns.ALLOWED:
        raise StandInsNotAllowed(pack=rulebook.pack_id)
    member = sitting.seat_of(stand_in.member_id)
    if member is None or not member.votes:
        raise NotASeat(names=stand_in.member_id)
    others = tuple(one for one in sitting.stand_ins if one.member_id != stand_in.member_id)
    taken = {seat.account_id for seat in sitting.seats} | {one.account_id for one in others}
    if stand_in.account_id in taken:
        raise StandInHasSeat(name=stand_in.name, member=member.name)
    if not stand_in.number.strip() or stand_in.paper is None:
        raise StandInIncomplete()
    facts = {
        "member": member.name,
        "stand_in": stand_in.name,
        "number": stand_in.number,
        "dated_on": stand_in.dated_on.isoformat(),
    }
    after = replace(sitting, stand_ins=(*others, stand_in))
    return moved(sitting, after, leave, replace(act, attachments=(stand_in.paper,)), facts)


def check_appointed(sitting: Sitting, who: Actor, at: datetime) -> None:
    """Whoever is sent may act on this council; the written appointment alone opens no box.

    Raises:
        StandInNotAppointed: they hold no live appointment as a member of the council.
    """
    if not who.holds(Role.COUNCIL_MEMBER, sitting.council_id, at):
        raise StandInNotAppointed(name=who.name)


def arrived(sitting: Sitting, came: Collection[str]) -> Sitting:
    """The sitting with those who came: members by their seats, and who stands in for one.

    Raises:
        NotASeat: somebody has no seat and stands in for nobody.
        MemberCame: a member and whoever stands in for them are both recorded.
    """
    seats = {seat.account_id: seat for seat in sitting.seats}
    strangers = set(came) - set(seats) - {one.account_id for one in sitting.stand_ins}
    if strangers:
        raise NotASeat(names=", ".join(sorted(strangers)))
    for one in sitting.stand_ins:
        if {one.account_id, one.member_id} <= set(came):
            raise MemberCame(member=seats[one.member_id].name, name=one.name)
    return replace(
        sitting,
        present=tuple(account_id for account_id in came if account_id in seats),
        stand_ins=tuple(replace(one, came=one.account_id in came) for one in sitting.stand_ins),
    )


def told(sitting: Sitting) -> dict[str, str]:
    """What the book keeps of those who came without a seat of their own."""
    members = {seat.account_id: seat.name for seat in sitting.seats}
    facts = {
        "guests": "; ".join(guest.name for guest in sitting.guests),
        "stand_ins": "; ".join(
            f"{one.name} ({members[one.member_id]})" for one in sitting.standing_in
        ),
    }
    return {name: said for name, said in facts.items() if said}


def differing_recorded(sitting: Sitting, text: str, nomination_id: str, act: Act) -> Step[Sitting]:
    """A member has their differing opinion put on record, on one item or on the whole list.

    It is open and stands in the minutes; it changes no count. Source: domain notes 2.3
    (86/2025/QĐ-UBND of Bắc Ninh Art. 8.4: differing opinions are reported to the Chairman).

    Raises:
        NotASeat: whoever speaks neither sits here nor stands in for a member.
        TextMissing, ItemUnknown.
    """
    what = SittingAct.RECORD_DIFFERING
    leave = PROCEDURE.permit(what, sitting.stage, act.actor, scopes(sitting), act.at, act.reason)
    who = act.actor.account_id
    names = {voter.id: voter.name for voter in sitting.roll}
    names |= {seat.account_id: seat.name for seat in sitting.voting}
    if who not in names:
        raise NotASeat(names=act.actor.name)
    if not text.strip():
        raise TextMissing()
    if nomination_id and nomination_id not in {item.nomination_id for item in sitting.agenda}:
        raise ItemUnknown(nomination=nomination_id)
    said = DifferingOpinion(who, names[who], text.strip(), act.at, nomination_id)
    facts = {"text": said.text} | ({"nomination": nomination_id} if nomination_id else {})
    return moved(sitting, replace(sitting, differing=(*sitting.differing, said)), leave, act, facts)
