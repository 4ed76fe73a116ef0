"""Why something is due on its day: the clause behind each task's time, and each case's clock."""

from collections.abc import Iterable
from datetime import datetime

from suyton.domain.citation import Citation
from suyton.domain.clocks import Line, clocks, task_source
from suyton.domain.errors import RulesMissing
from suyton.domain.nomination import Nomination
from suyton.domain.rulebook import Rulebook
from suyton.domain.task import Task
from suyton.ports import Records, Rulebooks


class Dues:
    """Clauses behind times, for one request; each case and pack is read once."""

    def __init__(self, records: Records, rulebooks: Rulebooks) -> None:
        self._records = records
        self._rulebooks = rulebooks
        self._cases: dict[str, Nomination] = {}

    def behind(self, tasks: Iterable[Task]) -> dict[Task, Citation | None]:
        """Each task's clause; None where whoever opened the matter set its time, or it has none."""
        every = tuple(tasks)
        timed = {task: self._case_id(task) for task in every if task.until}
        wanted = {one for one in timed.values() if one and one not in self._cases}
        self._cases |= self._records.nominations_by_id(sorted(wanted))
        return {task: self._source(task, timed.get(task, "")) for task in every}

    def clocks(self, nomination: Nomination, now: datetime) -> tuple[Line, ...]:
        """The limits that run or stand still on a case; none where its pack is gone."""
        rulebook = self._book(nomination)
        return clocks(nomination, rulebook, now) if rulebook else ()

    def _case_id(self, task: Task) -> str:
        """The nomination by whose pack a task's time is set: its own, or one that it decides."""
        noun, _, subject = task.subject.partition(":")
        if noun == "decision":
            recipients = self._records.decision(subject).recipients
            return recipients[0].nomination_id if recipients else ""
        return subject if noun == "nomination" else ""

    def _source(self, task: Task, case_id: str) -> Citation | None:
        case = self._cases.get(case_id)
        rulebook = self._book(case) if case else None
        return task_source(task, case, rulebook) if case and rulebook else None

    def _book(self, nomination: Nomination) -> Rulebook | None:
        try:
            return self._rulebooks.of(nomination)
        except RulesMissing:
            return None
