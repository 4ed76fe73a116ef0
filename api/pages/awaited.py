"""Who is awaited, gathered: thirteen members awaited for one vote are one line, not thirteen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from api.pages.names import Names
from suyton.domain.task import Task


@dataclass(frozen=True)
class Awaited:
    """One act that is awaited, from whom, since when, until when."""

    act: str
    role: str
    since: datetime
    until: datetime | None
    people: tuple[str, ...]
    """Units, bodies, or persons by name."""


def gathered(tasks: Iterable[Task], names: Names) -> list[Awaited]:
    """Tasks for the same act with the same times, as one line each, in the order given."""
    groups: dict[tuple[str, str, datetime, datetime | None], list[str]] = {}
    for task in tasks:
        who = names.people.get(task.account_id) or names.scope(task.role, task.scope_id)
        groups.setdefault((task.act, task.role, task.since, task.until), []).append(who)
    return [Awaited(*same, tuple(dict.fromkeys(people))) for same, people in groups.items()]
