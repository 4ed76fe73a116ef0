"""Under which names a decision honours: those of the day on which its paper is prepared.

A draft may lie before its signer while a unit is renamed. So they are looked up again in the
transaction that records the signature: a paper that says other names must be prepared anew.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from suyton.domain.decision import Recipient
from suyton.domain.unit_history import UnitHistories
from suyton.persistence.reading_units import histories
from suyton.persistence.tables.cases import NominationRow


def named_on(session: Session, recipients: Sequence[Recipient], day: date) -> tuple[Recipient, ...]:
    """The recipients under the names of ``day``; one of an unknown unit stays as proposed."""
    units = histories(session)
    return tuple(_named(session, units, one, day) for one in recipients)


def _named(session: Session, units: UnitHistories, one: Recipient, day: date) -> Recipient:
    if one.struck or one.unit_id not in units.by_id:
        return one
    printed = units.printed_on(one.unit_id, day)
    case = session.get(NominationRow, one.nomination_id)
    if case is None:
        return replace(one, unit_name=printed)
    ended = case.achieved_to or date(case.year, 12, 31)
    earlier = units.of(one.unit_id).name_on(min(ended, day))
    return replace(
        one, unit_name=printed, name_at_achievement="" if earlier == printed else earlier
    )
