"""The receipt of a paper: read from the book's entry of the cast, by the voter alone.

It says that a paper is in, when, where it stands in the book, and under which sum it lies sealed.
What the paper says stands in none of it.
"""

from collections.abc import Iterable
from datetime import datetime

from suyton.domain.audit import SealedEntry
from suyton.domain.authority import Actor, Role
from suyton.domain.ballot import BallotReceipt

CAST_TAG = "voter:ballot:cast"
PAPER_FACT = "paper"
"""The fact in the entry of a cast that holds the sum of the sealed paper."""
PUBLISHED_FACT = "published"
"""The fact in the entry of a count that holds the sum of what is published of it."""


def receipt_of(cast: SealedEntry) -> BallotReceipt:
    """The receipt in the entry of a cast."""
    facts = cast.entry.facts
    return BallotReceipt(
        cast.entry.chain.removeprefix("ballot:"),
        facts["voter"],
        cast.entry.at,
        cast.sequence,
        cast.hash,
        facts.get(PAPER_FACT, ""),  # papers of before sealing had none
    )


def own_receipts(
    entries: Iterable[SealedEntry], actor: Actor, at: datetime
) -> tuple[BallotReceipt, ...]:
    """The receipts among ``entries`` that are this person's to see now.

    A member's is their own. A unit's belongs to whoever is its officer now, whoever sent the
    paper then.
    """
    return tuple(receipt_of(entry) for entry in entries if _is_own(entry, actor, at))


def _is_own(cast: SealedEntry, actor: Actor, at: datetime) -> bool:
    if cast.entry.tag != CAST_TAG:
        return False
    voter = cast.entry.facts["voter"]
    if cast.entry.role == Role.UNIT_OFFICER:
        return actor.holds(Role.UNIT_OFFICER, voter, at)
    return voter == actor.account_id
