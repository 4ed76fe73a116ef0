"""A procedure is a table: which act, at which stage, by whom, leading where.

Authority stands beside the transition. The API and the workflow validator both ask
:meth:`Procedure.permit`; the pages ask :meth:`Procedure.open_acts` which buttons to show.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import Field, dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from suyton.domain.audit import Entry
from suyton.domain.authority import PROCESS, Actor, Capacity, Role
from suyton.domain.document import DocumentReference
from suyton.domain.errors import NotAuthorised, ReasonMissing, WrongStage

ActT = TypeVar("ActT", bound=StrEnum)
StageT = TypeVar("StageT", bound=StrEnum)
StateT = TypeVar("StateT")


class Case(Protocol):
    """What every noun's state has in common; each is a frozen dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def chain(self) -> str: ...
    @property
    def stage(self) -> StrEnum: ...
    @property
    def stage_since(self) -> datetime: ...
    @property
    def revision(self) -> int: ...


CaseT = TypeVar("CaseT", bound=Case)

Scopes = Mapping[Role, str]
"""For one case: the scope at which each role counts (the unit of a unit officer, and so on)."""


@dataclass(frozen=True)
class Act:
    """What someone does, with everything the book needs to know of it."""

    key: str
    """The caller's idempotency key."""
    actor: Actor
    at: datetime
    reason: str = ""
    attachments: tuple[DocumentReference, ...] = ()


@dataclass(frozen=True)
class Step(Generic[StateT]):
    """What an act comes to: the state after it, and its line in the book."""

    state: StateT
    entry: Entry


@dataclass(frozen=True)
class Transition(Generic[ActT, StageT]):
    """``act`` is possible at the stages ``at``, for ``roles``, and leads to ``to``.

    ``to`` is None where the stage stays, or where a rule of the noun names the next one.
    """

    act: ActT
    at: frozenset[StageT]
    to: StageT | None
    roles: tuple[Role, ...]
    tag: str
    """The audit tag, ``source:subject:act``."""
    needs_reason: bool = False


def row(
    act: ActT,
    at: AbstractSet[StageT],
    to: StageT | None,
    roles: tuple[Role, ...],
    tag: str,
    needs_reason: bool = False,
) -> Transition[ActT, StageT]:
    """One line of a procedure's table, written with a plain set of stages."""
    return Transition(act, frozenset(at), to, roles, tag, needs_reason)


@dataclass(frozen=True)
class Permit(Generic[ActT, StageT]):
    """Leave to act: the transition that applies and the capacity in which the actor does it."""

    transition: Transition[ActT, StageT]
    capacity: Capacity


@dataclass(frozen=True)
class Procedure(Generic[ActT, StageT]):
    """All transitions of one noun. One act may have several rows, for different stages."""

    noun: str
    transitions: tuple[Transition[ActT, StageT], ...]

    def permit(
        self, act: ActT, stage: StageT, actor: Actor, scopes: Scopes, at: datetime, reason: str = ""
    ) -> Permit[ActT, StageT]:
        """Leave for ``actor`` to do ``act`` on a case at ``stage``.

        Authority is asked first, so that a stranger learns nothing of the stage.

        Raises:
            NotAuthorised: the actor holds no role that may ever do this to this case.
            WrongStage: the act belongs to another stage.
            ReasonMissing: the act must be explained and was not.
        """
        rows = [row for row in self.transitions if row.act is act]
        held = [
            (row, capacity)
            for row in rows
            if (capacity := self._capacity(row, actor, scopes, at)) is not None
        ]
        if not held:
            roles = sorted({role.value for row in rows for role in row.roles})
            raise NotAuthorised(act=act.value, roles=", ".join(roles))
        for row, capacity in held:
            if stage in row.at:
                if row.needs_reason and not reason.strip():
                    raise ReasonMissing(act=act.value)
                return Permit(row, capacity)
        allowed = sorted({stage_at.value for row, _ in held for stage_at in row.at})
        raise WrongStage(stage=stage.value, act=act.value, allowed=", ".join(allowed))

    def open_acts(
        self, stage: StageT, actor: Actor, scopes: Scopes, at: datetime
    ) -> tuple[ActT, ...]:
        """The acts this actor may do at this stage, in the order of the table."""
        found = (
            row.act
            for row in self.transitions
            if stage in row.at and self._capacity(row, actor, scopes, at) is not None
        )
        return tuple(dict.fromkeys(found))

    @staticmethod
    def _capacity(
        row: Transition[ActT, StageT], actor: Actor, scopes: Scopes, at: datetime
    ) -> Capacity | None:
        for role in row.roles:
            if role is Role.PROCESS:
                if actor == PROCESS:
                    return Capacity(role, "")
            elif role in scopes and actor.holds(role, scopes[role], at):
                return Capacity(role, scopes[role])
        return None


def enter(
    permit: Permit[ActT, StageT],
    act: Act,
    *,
    chain: str,
    stage_from: StrEnum,
    stage_to: StrEnum,
    facts: dict[str, str] | None = None,
    on_behalf_of: str = "",
) -> Entry:
    """The line that the book keeps of a permitted act.

    An act is done on behalf of the unit, bloc or body where the role is held, unless
    ``on_behalf_of`` names another (the Chairman, for whom a vice-chairman signs).
    """
    return Entry(
        chain=chain,
        key=act.key,
        tag=permit.transition.tag,
        at=act.at,
        account_id=act.actor.account_id,
        account_name=act.actor.name,
        role=permit.capacity.role.value,
        scope_id=permit.capacity.scope_id,
        stage_from=stage_from.value,
        stage_to=stage_to.value,
        reason=act.reason,
        on_behalf_of=on_behalf_of or permit.capacity.scope_id,
        attachments=act.attachments,
        facts=facts or {},
    )


def moved(
    before: CaseT,
    after: CaseT,
    leave: Permit[ActT, StageT],
    act: Act,
    facts: dict[str, str],
    *,
    to: StageT | None = None,
    on_behalf_of: str = "",
) -> Step[CaseT]:
    """The step from ``before`` to ``after``: stage, its time and the revision set, and entered.

    ``to`` names the next stage where a rule of the noun does and the table does not.
    """
    stage = to or leave.transition.to or before.stage
    entry = enter(
        leave,
        act,
        chain=before.chain,
        stage_from=before.stage,
        stage_to=stage,
        facts=facts,
        on_behalf_of=on_behalf_of,
    )
    since = after.stage_since if stage is before.stage else act.at
    return Step(replace(after, stage=stage, stage_since=since, revision=before.revision + 1), entry)
