"""Answers that join several of the domain's records."""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from pydantic import BaseModel

from api.due import Dues
from suyton.domain.arithmetic import Arithmetic, arithmetic
from suyton.domain.authority import Role
from suyton.domain.ballot import AwardBallotRule, BallotStage, Candidate, Tally, Turnout
from suyton.domain.organisation import Bloc, BlocYear
from suyton.domain.revealing import Revealing, revealing
from suyton.domain.rulebook import AwardRule
from suyton.domain.task import Task
from suyton.ports import BallotView, Page

T = TypeVar("T")


class Listed(BaseModel, Generic[T]):
    """One page of a list; ``next_cursor`` is empty on the last one."""

    items: list[T]
    next_cursor: str = ""

    @classmethod
    def of(cls, page: Page[T]) -> "Listed[T]":
        """A page of the records."""
        return cls(items=list(page.items), next_cursor=page.next_cursor)


@dataclass(frozen=True)
class BlocShown:
    """A bloc with its years, newest first."""

    id: str
    name: str
    province_id: str
    years: tuple[BlocYear, ...]

    @classmethod
    def of(cls, bloc: Bloc, years: tuple[BlocYear, ...]) -> "BlocShown":
        newest_first = tuple(sorted(years, key=lambda one: -one.year))
        return cls(bloc.id, bloc.name, bloc.province_id, newest_first)


@dataclass(frozen=True)
class AwardsShown:
    """The awards of a year, the pack they are judged by, and why that one."""

    year: int
    pack_id: str
    pack_sha256: str
    chosen_because: str
    awards: tuple[AwardRule, ...]


@dataclass(frozen=True)
class BallotShown:
    """A ballot: who is awaited while it is open, the arithmetic once counted; never a choice."""

    id: str
    owner: str
    title: str
    stage: BallotStage
    slate: tuple[Candidate, ...]
    rules: tuple[AwardBallotRule, ...]
    voter_role: Role
    electorate: int
    opens_at: datetime
    closes_at: datetime
    secret: bool
    turnout: Turnout
    tally: Tally | None
    arithmetic: Arithmetic | None
    revealing: Revealing
    """What a count of so few can give away, and whether secrecy is promised at all."""

    @classmethod
    def of(cls, view: BallotView) -> "BallotShown":
        ballot = view.ballot
        return cls(
            ballot.id,
            ballot.owner,
            ballot.title,
            view.stage,
            ballot.slate,
            ballot.rules,
            ballot.voter_role,
            ballot.electorate,
            ballot.opens_at,
            ballot.closes_at,
            ballot.secret,
            view.turnout,
            view.tally,
            arithmetic(ballot, view.tally) if view.tally else None,
            revealing(len(ballot.roll), [line.rule for line in ballot.rules]),
        )


@dataclass(frozen=True)
class TaskShown(Task):
    """A task with the clause that its time rests on; ``because`` is empty where somebody set it."""

    because: str = ""
    confirmed: bool = False
    late: bool = False

    @classmethod
    def every(cls, tasks: tuple[Task, ...], dues: Dues, now: datetime) -> list["TaskShown"]:
        """Tasks in their order, with their clauses."""
        return [
            cls(
                **vars(task),
                because=source.source if source else "",
                confirmed=bool(source and source.confirmed),
                late=task.until is not None and task.until < now,
            )
            for task, source in dues.behind(tasks).items()
        ]


@dataclass(frozen=True)
class Health:
    """``ok``, or what is away."""

    status: str
    register: str = "ok"
    engine: str = "ok"
