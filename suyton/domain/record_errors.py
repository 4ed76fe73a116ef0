"""Refusals about what is on record, and about what the record says of a claim."""

from suyton.domain.refusal import DomainError


class FactInvalid(DomainError):
    code = "fact_invalid"
    sentence = "The field “{field}” cannot say “{given}” here. It may say: {allowed}."


class SubjectElsewhere(DomainError):
    code = "subject_elsewhere"
    sentence = "“{subject}” is already the code of another unit's record. Choose another code."


class NotEligible(DomainError):
    code = "not_eligible"
    sentence = "On the confirmed record the claim does not hold ({findings})."


class EligibilityUnproven(DomainError):
    code = "eligibility_unproven"
    sentence = "The confirmed record does not yet show that the claim holds ({findings})."


class AchievementRewarded(DomainError):
    code = "achievement_rewarded"
    sentence = (
        "Achievement {achievement} is already put forward or rewarded by nomination {nomination} "
        "(decision: {decision}). One achievement is rewarded once."
    )


class InitiativeUsed(DomainError):
    code = "initiative_used"
    sentence = (
        "Initiative {initiative} is already used by nomination {nomination} "
        "(decision: {decision}). An initiative counts once."
    )
