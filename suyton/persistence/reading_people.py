"""Questions about what waits for a person, and what they were told."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from suyton.domain.authority import BLOC_ROLES, Actor, Role, bloc_of
from suyton.domain.task import Task
from suyton.persistence.mapping import from_columns
from suyton.persistence.paging import Sorted, fetch_page
from suyton.persistence.reading_cases import CaseReading
from suyton.persistence.tables.waiting import NoticeRow, TaskRow
from suyton.persistence.waiting import task_from
from suyton.ports import Notice, Page

_NOTICES = (Sorted(NoticeRow.id, int, falls=True),)


class PersonReading(CaseReading):
    """The part of the Records port that knows tasks and notices."""

    def tasks(self, actor: Actor, at: datetime) -> tuple[Task, ...]:
        addressed = _addressed_to(actor, at, TaskRow.account_id, TaskRow.role, TaskRow.scope_id)
        return self._tasks(addressed)

    def awaited(self, subject: str) -> tuple[Task, ...]:
        return self._tasks(TaskRow.subject == subject)

    def _tasks(self, where: ColumnElement[bool]) -> tuple[Task, ...]:
        """Soonest due first; what has no limit comes last, the longest waiting before the rest."""
        with self._transactions.read() as session:
            rows = session.scalars(
                select(TaskRow)
                .where(where)
                .order_by(TaskRow.until.asc().nulls_last(), TaskRow.since, TaskRow.id)
            )
            return tuple(task_from(row) for row in rows)

    def notices(
        self, actor: Actor, at: datetime, cursor: str = "", limit: int = 50
    ) -> Page[Notice]:
        """The latest first."""
        statement = select(NoticeRow).where(
            _addressed_to(actor, at, NoticeRow.account_id, NoticeRow.role, NoticeRow.scope_id)
        )
        with self._transactions.read() as session:
            return fetch_page(session, statement, _NOTICES, _notice_from, cursor, limit)


def _addressed_to(
    actor: Actor,
    at: datetime,
    account_id: InstrumentedAttribute[str],
    role: InstrumentedAttribute[Any],
    scope_id: InstrumentedAttribute[str],
) -> ColumnElement[bool]:
    """To this account by name, or to nobody by name but to a capacity the actor now has."""
    held = {(one.role, one.scope_id) for one in actor.appointments if one.is_live(at)}
    capacities = (
        and_(role == kind, or_(scope_id == scope, *_years_of_bloc(kind, scope, scope_id)))
        for kind, scope in sorted(held)
    )
    unnamed = (and_(account_id == "", capacity) for capacity in capacities)
    return or_(account_id == actor.account_id, *unnamed)


def _years_of_bloc(
    role: Role, scope: str, scope_id: InstrumentedAttribute[str]
) -> tuple[ColumnElement[bool], ...]:
    """Who leads a bloc in every year is addressed in each of them."""
    if role in BLOC_ROLES and scope and scope == bloc_of(scope):
        return (scope_id.startswith(f"{scope}/", autoescape=True),)
    return ()


def _notice_from(row: NoticeRow) -> Notice:
    return Notice(**from_columns(row, Notice, without=("facts",)), facts=dict(row.facts))
