"""Tasks: replaced with the state they are derived from, in the same transaction."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from suyton.domain.task import Task
from suyton.persistence.mapping import from_columns, to_columns
from suyton.persistence.tables.waiting import TaskRow

_DROP = delete(TaskRow).where(
    TaskRow.subject == bindparam("subject"),
    TaskRow.scope_id == bindparam("scope"),
    TaskRow.account_id == bindparam("account"),
)


def replace_tasks(session: Session, subject: str, tasks: Iterable[Task]) -> None:
    """Make ``tasks`` all that waits on ``subject``.

    A task that was there already keeps its ``since``: a person who has waited for three days
    has not begun to wait again because something else about the case changed.
    """
    stored = session.scalars(select(TaskRow).where(TaskRow.subject == subject)).all()
    rows = {(row.act, row.role, row.scope_id, row.account_id): row for row in stored}
    for task in tasks:
        row = rows.pop((task.act, task.role, task.scope_id, task.account_id), None)
        if row is None:
            session.add(TaskRow(**to_columns(task, TaskRow)))
        else:
            row.until, row.title = task.until, task.title
    for left in rows.values():
        session.delete(left)


def move_tasks(session: Session, subject: str, until: datetime) -> None:
    """Give everyone awaited on ``subject`` until another time."""
    for row in session.scalars(select(TaskRow).where(TaskRow.subject == subject)):
        row.until = until


def drop_task(session: Session, subject: str, scope_id: str, account_id: str) -> None:
    """Take one person's task away: it is done."""
    person = {"subject": subject, "scope": scope_id, "account": account_id}
    session.connection().execute(_DROP, person)


def task_from(row: TaskRow) -> Task:
    """The task as it was stored."""
    return Task(**from_columns(row, Task))
