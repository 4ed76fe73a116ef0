"""Under which names a decision honours: looked up in the transaction that signs it.

A draft may lie before its signer while a unit is renamed. The number is given here too, so the
workflow learns both from what was recorded, and its history replays whatever units are called.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from suyton.domain.decision import Decision, Recipient
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


def renamed_facts(before: Decision, recipients: Sequence[Recipient]) -> dict[str, str]:
    """For the book: each nomination whose name was not printed as drafted, with the name printed."""
    return {
        after.nomination_id: after.unit_name
        for drafted, after in zip(before.recipients, recipients, strict=True)
        if after.unit_name != drafted.unit_name
    }
