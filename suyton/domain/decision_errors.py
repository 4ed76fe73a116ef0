"""Refusals around decisions: their names, their signers, what changes them, their money."""

from suyton.domain.refusal import DomainError


class MixedDestinations(DomainError):
    code = "mixed_destinations"
    sentence = (
        "Some of those named are decided here, others by a higher authority. Make a list for each."
    )


class NotARecipient(DomainError):
    code = "not_a_recipient"
    sentence = "Decision {number} does not name “{nomination}”."


class NotAGrant(DomainError):
    code = "not_a_grant"
    sentence = "Only an issued decision that grants an award can be corrected or cancelled."


class AlreadyCancelled(DomainError):
    code = "already_cancelled"
    sentence = "The award of {nomination} was already cancelled by a decision."


class NameUnchanged(DomainError):
    code = "name_unchanged"
    sentence = "The corrected name of {recipient} is missing, or is the name as it stands."


class LastRecipient(DomainError):
    code = "last_recipient"
    sentence = "{recipient} is the last one named. Send the draft back instead of striking them."


class SameSigner(DomainError):
    code = "same_signer"
    sentence = "The draft already lies before {signer}."


class ChairmanAlone(DomainError):
    code = "chairman_alone"
    sentence = "By the rules of this award nobody signs for the Chairman; lay it before him."


class PrizeUncertain(DomainError):
    code = "prize_uncertain"
    sentence = (
        "The rules give no whole sum in dong for {award} on {date}: there is no base wage for "
        "that day, or the product is not whole."
    )


class RecoveryTooMuch(DomainError):
    code = "recovery_too_much"
    sentence = "No more than {due} VND is to be taken back."
