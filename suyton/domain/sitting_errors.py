"""Refusals about sittings: who stands in for whom, what may still be taken off the list."""

from suyton.domain.refusal import DomainError


class StandInsNotAllowed(DomainError):
    code = "stand_ins_not_allowed"
    sentence = "By the rules in force ({pack}) a member may not send anyone in their place."


class StandInHasSeat(DomainError):
    code = "stand_in_has_seat"
    sentence = "{name} already has a vote at this sitting and cannot stand in for {member}."


class StandInIncomplete(DomainError):
    code = "stand_in_incomplete"
    sentence = "Give the number of the written appointment and attach it."


class StandInNotAppointed(DomainError):
    code = "stand_in_not_appointed"
    sentence = (
        "{name} has no appointment to vote at this council. Have one entered for the sitting first."
    )


class MemberCame(DomainError):
    code = "member_came"
    sentence = "{member} is there in person; {name} cannot be recorded in their place as well."


class TextMissing(DomainError):
    code = "text_missing"
    sentence = "Say what is to be put on record."


class ItemUnknown(DomainError):
    code = "item_unknown"
    sentence = "“{nomination}” is not on the list of this sitting any more."


class ItemCounted(DomainError):
    code = "item_counted"
    sentence = "The vote on {name} has ended; the item can no longer be taken off the list."


class ItemOpen(DomainError):
    code = "item_open"
    sentence = "The vote on {name} is open. Let it end before another item is opened."


class NotByItem(DomainError):
    code = "not_by_item"
    sentence = "This sitting votes on its list in one paper; there is no vote on one item."


class VotingFormFixed(DomainError):
    code = "voting_form_fixed"
    sentence = "The rules in force ({pack}) fix how the council votes: “{form}”."


class NotAbsent(DomainError):
    code = "not_absent"
    sentence = "A written opinion is for members who are absent; you are recorded as present, so vote instead."


class NotASeat(DomainError):
    code = "not_a_seat"
    sentence = "{names} does not sit on the council for this sitting."


class NotInTheChair(DomainError):
    code = "not_in_the_chair"
    sentence = "Only whoever chairs may break a tie here: {names}."


class NotForThisBody(DomainError):
    code = "not_for_this_body"
    sentence = "By its route {nomination} is reviewed by “{wanted}”, not by “{body}”."


class NoSeats(DomainError):
    code = "no_seats"
    sentence = "Nobody sits in “{body}” yet. Mark its members on the council first."
