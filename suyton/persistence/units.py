"""Changes to units, and to who leads a bloc in a year: each with its entry, in one transaction."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from suyton.domain import bloc_rotation, unit_change
from suyton.domain.audit import Receipt
from suyton.domain.authority import Actor
from suyton.domain.bloc_rotation import BlocYearStage
from suyton.domain.bloc_round import round_id
from suyton.domain.calendar import HANOI
from suyton.domain.errors import Unknown
from suyton.domain.organisation import BlocYear
from suyton.domain.procedure import Act, Step
from suyton.domain.unit_history import UnitEnding, UnitHistories, UnitHistory, UnitName
from suyton.persistence.book import Concern, append, done_under, hold
from suyton.persistence.mapping import to_columns
from suyton.persistence.reading_bodies import bloc_year_from
from suyton.persistence.reading_units import histories
from suyton.persistence.tables.bodies import BlocRow, BlocYearRow, ProvinceRow
from suyton.persistence.tables.meetings import RoundRow
from suyton.persistence.tables.units import UnitEndingRow, UnitNameRow
from suyton.persistence.transactions import Transactions

Changing = Callable[[UnitHistories, str, Act], Step[UnitHistory]]
"""Units as they are, the standing body, the act: what it comes to."""


class SqlUnits:
    """The Units port on SQLAlchemy."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def rename(self, unit_id: str, name: UnitName, actor: Actor, key: str, at: datetime) -> Receipt:
        def change(units: UnitHistories, body_id: str, act: Act) -> Step[UnitHistory]:
            return unit_change.renamed(units, unit_id, name, body_id, act)

        row = UnitNameRow(unit_id=unit_id, **to_columns(name, UnitNameRow))
        return self._change(unit_id, unit_change.RENAMED, change, row, Act(key, actor, at))

    def end(
        self, unit_id: str, ending: UnitEnding, actor: Actor, key: str, at: datetime
    ) -> Receipt:
        is_merger = ending.successor_id != ""
        end, tag = (
            (unit_change.merged, unit_change.MERGED)
            if is_merger
            else (unit_change.dissolved, unit_change.DISSOLVED)
        )

        def change(units: UnitHistories, body_id: str, act: Act) -> Step[UnitHistory]:
            return end(units, unit_id, ending, body_id, act)

        row = UnitEndingRow(unit_id=unit_id, **to_columns(ending, UnitEndingRow))
        return self._change(unit_id, tag, change, row, Act(key, actor, at))

    def _change(
        self,
        unit_id: str,
        tag: str,
        change: Changing,
        row: UnitNameRow | UnitEndingRow,
        act: Act,
    ) -> Receipt:
        chain = unit_change.chain_of(unit_id)
        with self._transactions.write() as session:
            body_id = _standing_body(session)
            if receipt := done_under(session, chain, act.key, tag, act.actor.account_id):
                return receipt
            step = change(histories(session), body_id, act)
            head = hold(session, chain)
            session.add(row)
            return append(session, head, step.entry, Concern(unit_id=unit_id))

    def rotate(
        self,
        bloc_id: str,
        year: int,
        leaders: tuple[str, str],
        actor: Actor,
        key: str,
        at: datetime,
    ) -> Receipt:
        chain = bloc_rotation.chain_of(bloc_id)
        with self._transactions.write() as session:
            body_id = _standing_body(session)
            tag, account_id = bloc_rotation.ROTATED, actor.account_id
            if receipt := done_under(session, chain, key, tag, account_id):
                return receipt
            step = _rotated(session, bloc_id, year, leaders, body_id, Act(key, actor, at))
            head = hold(session, chain)
            members = list(step.state.member_unit_ids)
            columns = to_columns(step.state, BlocYearRow) | {"member_unit_ids": members}
            session.merge(BlocYearRow(**columns))
            return append(session, head, step.entry, Concern(bloc_id=bloc_id))


def _rotated(
    session: Session, bloc_id: str, year: int, leaders: tuple[str, str], body_id: str, act: Act
) -> Step[BlocYear]:
    if session.get(BlocRow, bloc_id) is None:
        raise Unknown(noun="bloc", id=bloc_id)
    rows = session.scalars(select(BlocYearRow).where(BlocYearRow.bloc_id == bloc_id))
    years, units = [bloc_year_from(row) for row in rows], histories(session)
    plan = bloc_rotation.planned(bloc_id, year, years, units, act.at.astimezone(HANOI).date())
    leader_unit_id, deputy_unit_id = leaders
    wanted = replace(plan, leader_unit_id=leader_unit_id, deputy_unit_id=deputy_unit_id)
    begun = session.get(RoundRow, round_id(bloc_id, year)) is not None
    stage = BlocYearStage.BEGUN if begun else BlocYearStage.PLANNED
    return bloc_rotation.rotated(wanted, units, stage, body_id, act)


def _standing_body(session: Session) -> str:
    """The standing body of the province; its row is held, so that changes come one by one.

    Two mergers at the same moment could otherwise make a ring that neither has seen.
    """
    row = session.scalars(
        select(ProvinceRow).order_by(ProvinceRow.id).limit(1).with_for_update()
    ).one_or_none()
    return "" if row is None else row.standing_body_id
