"""Refusals while the process that holds the case does not answer."""

from suyton.domain.refusal import DomainError


class EngineAway(DomainError):
    code = "engine_away"
    sentence = (
        "What you sent could not be confirmed: the process does not answer. "
        "Send it again later with the same key; it will not be done twice."
    )


class EnteredUntold(EngineAway):
    """The act stands in the book, and perhaps there alone: nothing has followed from it yet.

    Whoever waits for the engine waits here too.
    """

    code = "entered_untold"
    sentence = (
        "What you sent is in the book. The process that tells those concerned does not answer; "
        "it will be told as soon as it is back. Send it again with the same key for the receipt."
    )
