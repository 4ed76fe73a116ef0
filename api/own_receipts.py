"""The receipts that a person may see: for their own papers and those of the units they act for."""

from datetime import datetime

from suyton.domain.audit import SealedEntry
from suyton.domain.authority import Actor, Role
from suyton.domain.ballot import BallotReceipt
from suyton.domain.receipts import CAST_TAG, own_receipts
from suyton.ports import HistoryFilter, Records

MOST = 100
"""Of each voter the newest; nobody votes more often in the years that count for an award."""


def receipts_for(records: Records, actor: Actor, at: datetime) -> tuple[BallotReceipt, ...]:
    """Newest first."""
    wanted = [
        HistoryFilter(tag=CAST_TAG, account_id=actor.account_id),
        *(
            HistoryFilter(tag=CAST_TAG, unit_id=unit_id)
            for unit_id in actor.scopes(Role.UNIT_OFFICER, at)
        ),
    ]
    found: dict[str, SealedEntry] = {
        entry.hash: entry for one in wanted for entry in records.history(one, limit=MOST).items
    }
    newest_first = sorted(found.values(), key=lambda cast: cast.entry.at, reverse=True)
    return own_receipts(newest_first, actor, at)
