"""Who is awaited, gathered: thirteen members awaited for one vote are one line, not thirteen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from api.due import Dues
from api.pages.names import Names
from suyton.domain.citation import Citation
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
    source: Citation | None = None
    """The clause that the time rests on; None where whoever opened the matter set it."""


def gathered(tasks: Iterable[Task], names: Names, dues: Dues) -> list[Awaited]:
    """Tasks for the same act with the same times, as one line each, in the order given."""
    groups: dict[tuple[str, str, datetime, datetime | None], list[str]] = {}
    sources: dict[tuple[str, str, datetime, datetime | None], Citation | None] = {}
    for task, source in dues.behind(tasks).items():
        who = names.people.get(task.account_id) or names.scope(task.role, task.scope_id)
        same = (task.act, task.role, task.since, task.until)
        groups.setdefault(same, []).append(who)
        sources.setdefault(same, source)
    return [
        Awaited(*same, tuple(dict.fromkeys(people)), sources[same])
        for same, people in groups.items()
    ]
