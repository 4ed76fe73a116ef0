"""Nominations taken onto a list: a sitting's agenda, a decision's recipients."""

from collections.abc import Sequence

from suyton.domain.errors import NoCandidates, Unknown
from suyton.domain.nomination import Nomination
from suyton.ports import Records


def nominations_listed(records: Records, nomination_ids: Sequence[str]) -> tuple[Nomination, ...]:
    """Each once, in the order given; raises NoCandidates, Unknown."""
    if not nomination_ids:
        raise NoCandidates()
    return tuple(records.nomination(one) for one in dict.fromkeys(nomination_ids))


def check_province(nominations: Sequence[Nomination], province_id: str) -> None:
    """A province's bodies know its own cases alone; raises Unknown."""
    for nomination in nominations:
        if nomination.province_id != province_id:
            raise Unknown(noun="nomination", id=nomination.id)
