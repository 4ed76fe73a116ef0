"""What a running or stopped limit comes to in words: due on which day, because of which clause.

A limit is the office's, set in :mod:`suyton.domain.limits`; here it is only explained.
"""

from dataclasses import dataclass
from datetime import datetime

from suyton.domain.citation import Citation, Limit
from suyton.domain.nomination import Nomination, NominationAct, NominationStage
from suyton.domain.rulebook import Rulebook
from suyton.domain.task import Task


@dataclass(frozen=True)
class Line:
    """One thing said: ``code`` names a sentence under ``explanation``, ``facts`` fill it.

    ``source`` is the clause that it rests on, empty where it rests on none.
    """

    code: str
    facts: tuple[tuple[str, str], ...] = ()
    source: str = ""
    confirmed: bool = False


def line(code: str, citation: Citation | None = None, **facts: str) -> Line:
    """A line with its clause; facts in the order given."""
    if citation is None:
        return Line(code, tuple(facts.items()))
    return Line(code, tuple(facts.items()), citation.source, citation.confirmed)


def clocks(nomination: Nomination, rulebook: Rulebook, now: datetime) -> tuple[Line, ...]:
    """The limits that run or stand still on a case at ``now``; none once it is closed."""
    if nomination.is_closed:
        return ()
    source = cited(rulebook, nomination.due_because) if nomination.due_because else None
    if nomination.clock_left is not None:
        return (line("clock_stopped", source, days=str(nomination.clock_left)),)
    if nomination.due_at is None:
        return (line("clock_none"),)
    code = "clock_overdue" if nomination.due_at < now else "clock_runs"
    found = line(code, source, until=nomination.due_at.isoformat())
    if nomination.stage is NominationStage.RETURNED:
        # The body's own limit starts anew with the supplemented dossier; the unit's runs instead.
        return (found, line("clock_stopped_returned"))
    return (found,)


def task_source(task: Task, nomination: Nomination, rulebook: Rulebook) -> Citation | None:
    """The clause that a task's time rests on; None where whoever opened the matter set it."""
    consulting = rulebook.limit("consultation_limit_working_days")
    by_act: dict[str, Limit | None] = {
        NominationAct.ANSWER_CONSULTATION: consulting or rulebook.appraisal_limit_working_days,
        NominationAct.ANSWER_COMPLAINT: rulebook.limit("complaint_limit_working_days"),
        "sign": rulebook.signing_limit_working_days,
    }
    if task.act in by_act:
        limit = by_act[task.act]
        return limit.citation if limit else None
    if task.subject != nomination.chain or not nomination.due_because:
        return None
    return cited(rulebook, nomination.due_because)


def cited(rulebook: Rulebook, source: str) -> Citation:
    """The citation that a case recorded only in words, with whether the pack confirms it."""
    limits = (
        rulebook.appraisal_limit_working_days,
        rulebook.supplement_limit_working_days,
        rulebook.signing_limit_working_days,
        *rulebook.limits.values(),
    )
    confirmed = any(limit.citation.confirmed for limit in limits if limit.citation.source == source)
    return Citation(source, confirmed)
