"""Refusals about units over time and about who leads a bloc in a year."""

from suyton.domain.refusal import DomainError


class UnitMerged(DomainError):
    code = "unit_merged"
    sentence = (
        "{unit} was merged into another unit on {day}. Its work is carried on by {successor}: "
        "act in the name of {successor}."
    )


class UnitDissolved(DomainError):
    code = "unit_dissolved"
    sentence = "{unit} was dissolved on {day} and no unit carries on after it."


class MergerCycle(DomainError):
    code = "merger_cycle"
    sentence = (
        "{unit} cannot be merged into {successor}, because {unit} itself is what carries it on."
    )


class ChangeTooEarly(DomainError):
    code = "change_too_early"
    sentence = (
        "The last change of {unit} took effect on {last}; "
        "a change on {day} would not come after it."
    )


class ChangeIncomplete(DomainError):
    code = "change_incomplete"
    sentence = "Give the new name and the number of the decision that makes the change."


class LeadersAlike(DomainError):
    code = "leaders_alike"
    sentence = "A bloc is led by two units: name one as leader and another as deputy."
