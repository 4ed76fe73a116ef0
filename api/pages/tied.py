"""What the page of a round or sitting with an open tie offers."""

from suyton.domain import tie
from suyton.domain.second_ballot import is_due
from suyton.domain.tally import Tally
from suyton.ports import Records


def may_choose(tally: Tally | None, records: Records) -> bool:
    """Whether whoever chairs may be about to choose.

    While a second ballot is due they may not, unless somebody tied has withdrawn since: then
    there may be room for all who are left, which the domain judges.
    """
    if not is_due(tally):
        return True
    return any(records.nomination(line.nomination_id).is_closed for line in tie.tied(tally))
