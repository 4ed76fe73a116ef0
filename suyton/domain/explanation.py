"""Why a case is where it is: its route, its pack, its dates, who is awaited, what stops it.

Everything is said as a code with facts, for the wording to put into words, and rests on a clause
of the rulebook where one bears on it. Pure: the same case, tasks and time explain themselves the
same way.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from suyton.domain.audit import Entry
from suyton.domain.authority import Role
from suyton.domain.award_terms import Station
from suyton.domain.citation import Citation
from suyton.domain.clocks import Line, clocks, line, task_source
from suyton.domain.explanation_rules import rules_at
from suyton.domain.nomination import Nomination, NominationStage
from suyton.domain.nomination_procedure import DECIDED
from suyton.domain.rulebook import Rulebook
from suyton.domain.standstill import stopped_by
from suyton.domain.task import Task

_S = NominationStage

STATIONS_OF: dict[NominationStage, frozenset[Station]] = {
    _S.IN_BLOC: frozenset({Station.BLOC}),
    _S.IN_BALLOT: frozenset({Station.BLOC}),
    _S.ACCLAIMED: frozenset({Station.BLOC}),
    _S.NOT_ACCLAIMED: frozenset({Station.BLOC}),
    _S.AWAITING_UNIT_DECISION: frozenset({Station.UNIT_DECISION}),
    _S.IN_APPRAISAL: frozenset({Station.APPRAISAL}),
    _S.AWAITING_COUNCIL: frozenset({Station.COUNCIL, Station.STANDING_COMMITTEE}),
    _S.IN_COUNCIL: frozenset({Station.COUNCIL, Station.STANDING_COMMITTEE}),
    _S.NOT_RECOMMENDED: frozenset({Station.COUNCIL, Station.STANDING_COMMITTEE}),
    _S.AWAITING_DECISION: frozenset({Station.DECISION, Station.FORWARDING}),
    _S.IN_SIGNING: frozenset({Station.DECISION, Station.FORWARDING}),
}
"""The station at which a stage lies; a route has one of each set at most."""

_THROUGH = frozenset({_S.AWARDED, _S.FORWARDED, _S.IN_RECOVERY, _S.CANCELLED})
"""Stages that a case reaches only by walking its whole route."""


class Standing(StrEnum):
    """How a station of the route stands to the case now."""

    DONE = "done"
    HERE = "here"
    TO_COME = "to_come"
    ENDED_HERE = "ended_here"
    NOT_REACHED = "not_reached"


@dataclass(frozen=True)
class Stop:
    """One station of the route, and the rules by which it decides."""

    station: Station
    standing: Standing
    rules: tuple[Line, ...]


@dataclass(frozen=True)
class AwaitedParty:
    """Who is awaited, for what, until when and by which clause.

    ``scope_id`` is empty where everyone on a roll is awaited. ``source`` is empty where no clause
    sets the time: whoever opened the matter set it, or there is none.
    """

    act: str
    role: Role
    scope_id: str
    account_id: str
    since: datetime
    until: datetime | None
    late: bool
    source: str = ""
    confirmed: bool = False


@dataclass(frozen=True)
class Explanation:
    """Why a case is where it is. ``outcome`` is there once it is over."""

    nomination_id: str
    stage: NominationStage
    route: tuple[Stop, ...]
    pack: Line
    dates: tuple[Line, ...]
    awaited: tuple[AwaitedParty, ...]
    clocks: tuple[Line, ...]
    stopped: tuple[Line, ...]
    ahead: tuple[Line, ...]
    outcome: Line | None = None


def explain(
    nomination: Nomination,
    rulebook: Rulebook,
    tasks: Iterable[Task],
    now: datetime,
    left_at: NominationStage | None = None,
) -> Explanation:
    """Explain a case at ``now``.

    ``tasks`` are those of the case and of the body it lies before; ``left_at`` is the last stage
    that lay at a station, as the book has it, and tells where a closed or returned case was.
    """
    route = _route(nomination, rulebook, left_at)
    return Explanation(
        nomination_id=nomination.id,
        stage=nomination.stage,
        route=route,
        pack=line("pack", pack=nomination.pack_id, reason=nomination.pack_reason),
        dates=_dates(nomination),
        awaited=_awaited(nomination, rulebook, tuple(tasks), now),
        clocks=clocks(nomination, rulebook, now),
        stopped=stopped_by(nomination, rulebook),
        ahead=_ahead(nomination, rulebook, route),
        outcome=_outcome(nomination),
    )


def last_at_station(entries: Iterable[Entry]) -> NominationStage | None:
    """The last stage in a case's book that lay at a station of its route, or None."""
    found = None
    for entry in entries:
        for code in (entry.stage_from, entry.stage_to):
            stage = next((one for one in STATIONS_OF if one == code), None)
            found = stage or found
    return found


def _route(
    nomination: Nomination, rulebook: Rulebook, left_at: NominationStage | None
) -> tuple[Stop, ...]:
    award = rulebook.award(nomination.award_id)
    place = _place(nomination, left_at)
    return tuple(
        Stop(station, _standing(nomination, at, place), rules_at(station, award, rulebook))
        for at, station in enumerate(nomination.route)
    )


def _place(nomination: Nomination, left_at: NominationStage | None) -> int:
    """How many stations lie behind the case."""
    if nomination.stage in _THROUGH:
        return len(nomination.route)
    stage = nomination.returned_from or nomination.stage
    stations = STATIONS_OF.get(stage) or STATIONS_OF.get(left_at or _S.NEW, frozenset())
    return next((at for at, one in enumerate(nomination.route) if one in stations), 0)


def _standing(nomination: Nomination, at: int, place: int) -> Standing:
    if at < place:
        return Standing.DONE
    if nomination.is_closed:
        return Standing.ENDED_HERE if at == place else Standing.NOT_REACHED
    is_here = at == place and nomination.stage is not _S.NEW
    return Standing.HERE if is_here else Standing.TO_COME


def _dates(nomination: Nomination) -> tuple[Line, ...]:
    """The three dates: the achievement's, the receipt's and the decision's."""
    first, last = nomination.achieved_from, nomination.achieved_to
    achieved = (
        line("achieved", since=first.isoformat(), until=last.isoformat())
        if first and last
        else line("achieved_year", year=str(nomination.year))
    )
    received, decided = nomination.received_at, nomination.decided_at
    return (
        achieved,
        line("received", at=received.isoformat()) if received else line("not_received"),
        line("decided", at=decided.isoformat()) if decided else line("not_decided"),
    )


_BODY: dict[NominationStage, tuple[str, Role]] = {
    _S.NEW: ("propose", Role.UNIT_OFFICER),
    _S.IN_BLOC: ("open_ballot", Role.BLOC_LEADER),
    _S.IN_BALLOT: ("cast", Role.UNIT_OFFICER),
    _S.ACCLAIMED: ("report_round", Role.BLOC_LEADER),
    _S.IN_COUNCIL: ("cast", Role.COUNCIL_MEMBER),
    _S.IN_SIGNING: ("sign", Role.VICE_CHAIRMAN),
}
"""Whom a case waits for while it lies before a body that keeps no task of its own for it."""


def _awaited(
    nomination: Nomination, rulebook: Rulebook, tasks: tuple[Task, ...], now: datetime
) -> tuple[AwaitedParty, ...]:
    parties = [_party(task, nomination, rulebook, now) for task in tasks]
    beside = {"answer_consultation", "answer_complaint"}
    if nomination.stage in _BODY and all(task.act in beside for task in tasks):
        act, role = _BODY[nomination.stage]
        scope = nomination.bloc_id if role is Role.BLOC_LEADER else ""
        if act == "propose":
            scope = nomination.unit_id
        parties.append(AwaitedParty(act, role, scope, "", nomination.stage_since, None, late=False))
    return tuple(parties)


def _party(task: Task, nomination: Nomination, rulebook: Rulebook, now: datetime) -> AwaitedParty:
    source = task_source(task, nomination, rulebook) if task.until else None
    return AwaitedParty(
        act=task.act,
        role=task.role,
        scope_id=task.scope_id,
        account_id=task.account_id,
        since=task.since,
        until=task.until,
        late=task.until is not None and task.until < now,
        source=source.source if source else "",
        confirmed=bool(source and source.confirmed),
    )


def _ahead(nomination: Nomination, rulebook: Rulebook, route: tuple[Stop, ...]) -> tuple[Line, ...]:
    """What the next step comes to: the station after, a supplement, a recovery or a complaint."""
    if nomination.stage is _S.RETURNED:
        return (line("back_to", stage=(nomination.returned_from or _S.IN_BLOC).value),)
    if nomination.stage is _S.IN_RECOVERY:
        return (line("recovery", _of(rulebook, "recovery_limit_working_days")),)
    if nomination.stage in DECIDED and nomination.complaint is None:
        return (line("may_complain", _of(rulebook, "complaint_limit_working_days")),)
    ahead = [stop.station for stop in route if stop.standing is Standing.TO_COME]
    if nomination.is_closed:
        return ()
    return (line("next_station", station=ahead[0].value) if ahead else line("last_station"),)


def _of(rulebook: Rulebook, name: str) -> Citation | None:
    limit = rulebook.limit(name)
    return limit.citation if limit else None


def _outcome(nomination: Nomination) -> Line | None:
    if not nomination.is_closed and nomination.stage is not _S.IN_RECOVERY:
        return None
    code = "ended_as" if nomination.outcome else "ended"
    return line(
        code, stage=nomination.stage.value, outcome=nomination.outcome, reason=nomination.reason
    )
