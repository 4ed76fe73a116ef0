"""What stands in the way of opening the sealed papers of a ballot."""

from suyton.domain.refusal import DomainError


class BallotKeyMissing(DomainError):
    code = "ballot_key_missing"
    sentence = (
        "The key of ballot {ballot} is not in the folder {folder}, so its papers cannot be opened "
        "and nothing was counted. Bring the folder back, or hold the ballot again."
    )


class PaperUnreadable(DomainError):
    code = "paper_unreadable"
    sentence = (
        "{papers} sealed papers of ballot {ballot} do not open with its key, so nothing was "
        "counted. Bring back the right folder of keys, or hold the ballot again."
    )
