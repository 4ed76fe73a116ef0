"""Refusals about ballots: what a paper says, and what a tie waits for."""

from suyton.domain.refusal import DomainError


class PaperIncomplete(DomainError):
    code = "paper_incomplete"
    sentence = "The paper must answer for every candidate on the slate; missing: {missing}."


class PaperForeign(DomainError):
    code = "paper_foreign"
    sentence = "The paper names someone who is not on the slate: {names}."


class TieBreakWrong(DomainError):
    code = "tie_break_wrong"
    sentence = "Choose {places} of those whose votes are equal at the last place: {names}."


class TooManyMarks(DomainError):
    code = "too_many_marks"
    sentence = (
        "The paper supports {marked} for the {award}; at most {most} may be supported. "
        "It has not gone in; change it and send it again."
    )


class NotAMark(DomainError):
    code = "not_a_mark"
    sentence = "On this paper one is marked or left unmarked; there is no abstention for: {names}."


class NoSecondBallot(DomainError):
    code = "no_second_ballot"
    sentence = (
        "There is nobody to vote on again: the rules allow no second ballot here, or no more of "
        "them, or there is room for all who are left."
    )


class SecondBallotDue(DomainError):
    code = "second_ballot_due"
    sentence = "The rules ask for a second ballot first, among those tied: {names}."


class OwnLine(DomainError):
    code = "own_line"
    sentence = "Nobody votes on their own nomination here; leave it out: {names}."
