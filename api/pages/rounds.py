"""A bloc's year: scores, conference, ballot and report."""

from collections.abc import Awaitable, Callable, Iterable
from functools import partial

from fastapi import APIRouter
from starlette.responses import Response

from api.drawn_papers import round_papers
from api.pages.desk import Desk
from api.pages.entrance import SignedIn
from api.pages.forms import Form, score_of
from api.pages.meetings import meeting_in
from api.pages.minutes import percent
from api.pages.receipts import AnyReceipt
from api.pages.refusal import Refusal
from api.pages.score_ranking import ranking_of
from api.pages.secrecy import before_the_vote
from api.pages.tied import may_choose
from api.sight import check_sight, may_read
from suyton.domain import tie
from suyton.domain.authority import Role, bloc_year_scope
from suyton.domain.bloc_round import PROCEDURE, BlocRound, RoundAct, scopes
from suyton.domain.candidacy import check_may_propose
from suyton.domain.errors import DomainError
from suyton.domain.minutes import minutes_of_round
from suyton.domain.nomination import Nomination
from suyton.domain.revealing import Revealing
from suyton.domain.scoring import FinalScore
from suyton.domain.second_ballot import is_due
from suyton.ports import NominationFilter

router = APIRouter(prefix="/rounds")


def own_units(desk: Desk, round_: BlocRound) -> tuple[str, ...]:
    """The member units for which this person is the officer."""
    held = desk.actor.scopes(Role.UNIT_OFFICER, desk.now)
    return tuple(line.unit_id for line in round_.scores if line.unit_id in held)


def may_propose(round_: BlocRound, unit_id: str) -> bool:
    """Whether the bloc still takes a nomination from this unit."""
    try:
        check_may_propose(round_, unit_id)
    except DomainError:
        return False
    return True


def open_acts(desk: Desk, round_: BlocRound, unit_id: str = "") -> tuple[RoundAct, ...]:
    """What this person may do to the round now, speaking for ``unit_id`` where a unit acts."""
    return PROCEDURE.open_acts(round_.stage, desk.actor, scopes(round_, unit_id), desk.now)


@router.get("/{round_id}")
def shown(round_id: str, desk: SignedIn) -> Response:
    """One round: its stage, its scores, its nominations, its ballots and its history."""
    return _round(desk, round_id)


def _round(desk: Desk, round_id: str, refusal: Refusal | None = None) -> Response:
    records = desk.world.records
    round_ = records.round(round_id)
    check_sight(may_read(desk.sight, bloc_id=round_.bloc_id), "round", round_id)
    units = own_units(desk, round_)
    acts = open_acts(desk, round_)
    nominations = records.nominations(NominationFilter(round_id=round_id), limit=200).items
    return desk.page(
        "round.html",
        refusal,
        minutes=minutes_of_round(round_),
        percent=partial(percent, desk),
        round=round_,
        drawn_kinds=round_papers(round_),
        acts=acts,
        secrecy=_secrecy(desk, round_, acts, nominations),
        tied=tie.tied(round_.tally),
        second_due=is_due(round_.tally),
        may_choose=may_choose(round_.tally, records),
        ranking=ranking_of(desk, round_),
        own_units=units,
        self_scoring=[
            unit for unit in units if RoundAct.SUBMIT_SELF_SCORE in open_acts(desk, round_, unit)
        ],
        checking=checkers(desk, round_, units),
        proposing=[
            unit for unit in units if may_propose(round_, unit) and desk.names.is_active(unit)
        ],
        nominations=nominations,
        ballots=records.ballots(round_.chain),
        awaited=(
            *records.awaited(round_.chain),
            *(records.awaited(f"ballot:{round_.ballot_id}") if round_.ballot_id else ()),
        ),
        entries=records.chain(round_.chain),
    )


def _secrecy(
    desk: Desk, round_: BlocRound, acts: tuple[RoundAct, ...], nominations: Iterable[Nomination]
) -> Revealing | None:
    """What the leader is told before a ballot opens; None where nobody here may open one."""
    if not {RoundAct.OPEN_BALLOT, RoundAct.HOLD_SECOND_BALLOT} & {*acts}:
        return None
    open_cases = [one for one in nominations if not one.is_closed]
    return before_the_vote(desk, open_cases, len(round_.scores), lambda award: award.bloc_ballot)


def checkers(desk: Desk, round_: BlocRound, units: tuple[str, ...]) -> list[str]:
    """Units in whose name this person may check others' scores; leaders check for theirs."""
    leading = {
        Role.BLOC_LEADER: round_.leader_unit_id,
        Role.BLOC_DEPUTY: round_.deputy_unit_id,
    }
    where = bloc_year_scope(round_.bloc_id, round_.year)
    led = (unit for role, unit in leading.items() if desk.actor.holds(role, where, desk.now))
    speaking = dict.fromkeys((*units, *led))
    return [u for u in speaking if RoundAct.CROSS_CHECK_SCORE in open_acts(desk, round_, u)]


async def _act(
    desk: Desk, round_id: str, doing: Callable[[Form], Awaitable[AnyReceipt]]
) -> Response:
    return await desk.act(doing, then=f"/rounds/{round_id}", again=partial(_round, desk, round_id))


@router.post("/{round_id}/self-scores")
async def submit_self_score(round_id: str, desk: SignedIn) -> Response:
    """A unit scores itself."""

    async def doing(form: Form) -> AnyReceipt:
        return await desk.world.commands.submit_self_score(
            desk.actor,
            form.key,
            round_id,
            form.text("unit_id"),
            form.score("score"),
            form.text("remark"),
        )

    return await _act(desk, round_id, doing)


@router.post("/{round_id}/cross-checks")
async def cross_check_score(round_id: str, desk: SignedIn) -> Response:
    """Another unit checks a score."""

    async def doing(form: Form) -> AnyReceipt:
        return await desk.world.commands.cross_check_score(
            desk.actor,
            form.key,
            round_id,
            form.text("unit_id"),
            form.text("by_unit_id"),
            form.score("score"),
            form.text("reason"),
        )

    return await _act(desk, round_id, doing)


@router.post("/{round_id}/scoring-extension")
async def extend_scoring(round_id: str, desk: SignedIn) -> Response:
    """The leader gives more time for scores."""
    extend = desk.world.commands.extend_scoring
    return await _act(
        desk,
        round_id,
        lambda form: extend(
            desk.actor, form.key, round_id, form.time("until"), form.text("reason")
        ),
    )


@router.post("/{round_id}/ballot")
async def open_ballot(round_id: str, desk: SignedIn) -> Response:
    """The leader opens the bloc's ballot."""
    begin = desk.world.commands.open_ballot
    return await _act(
        desk,
        round_id,
        lambda form: begin(
            desk.actor, form.key, round_id, form.time("closes_at"), meeting_in(form)
        ),
    )


@router.post("/{round_id}/ballot-extension")
async def extend_ballot(round_id: str, desk: SignedIn) -> Response:
    """The leader keeps the ballot open longer."""
    extend = desk.world.commands.extend_ballot
    return await _act(
        desk,
        round_id,
        lambda form: extend(
            desk.actor, form.key, round_id, form.time("until"), form.text("reason")
        ),
    )


@router.post("/{round_id}/report")
async def report_round(round_id: str, desk: SignedIn) -> Response:
    """The leader sends the bloc's result up, with its minutes."""

    async def doing(form: Form) -> AnyReceipt:
        minutes = await desk.papers(form)
        return await desk.world.commands.report_round(
            desk.actor, form.key, round_id, minutes, form.text("remark")
        )

    return await _act(desk, round_id, doing)


@router.get("/{round_id}/adoption")
def adoption(round_id: str, desk: SignedIn) -> Response:
    """The table of all units, filled with the scores that stand so far."""
    return _adoption(desk, round_id)


def _adoption(desk: Desk, round_id: str, refusal: Refusal | None = None) -> Response:
    round_ = desk.world.records.round(round_id)
    check_sight(may_read(desk.sight, bloc_id=round_.bloc_id), "round", round_id)
    if round_.table is not None:
        return desk.go_on(f"/rounds/{round_id}/sheet-adoption")
    return desk.page(
        "adoption.html",
        refusal,
        round=round_,
        may_adopt=RoundAct.ADOPT_SCORES in open_acts(desk, round_),
    )


@router.post("/{round_id}/adoption")
async def adopt_scores(round_id: str, desk: SignedIn) -> Response:
    """The conference adopts the table; a unit left blank stays without a score."""

    async def doing(form: Form) -> AnyReceipt:
        reasons = form.starting("reason:")
        finals = tuple(
            FinalScore(unit_id, score_of(score), reasons.get(unit_id, ""))
            for unit_id, score in form.starting("score:").items()
            if score
        )
        return await desk.world.commands.adopt_scores(
            desk.actor, form.key, round_id, finals, form.text("remark")
        )

    return await desk.act(
        doing, then=f"/rounds/{round_id}", again=partial(_adoption, desk, round_id)
    )


@router.post("/{round_id}/tie")
async def break_tie(round_id: str, desk: SignedIn) -> Response:
    """Whoever chairs says in the open who of those tied goes in."""
    choose = desk.world.commands.break_round_tie
    return await _act(
        desk,
        round_id,
        lambda form: choose(
            desk.actor, form.key, round_id, form.many("nomination_id"), form.text("reason")
        ),
    )


@router.post("/{round_id}/second-ballot")
async def hold_second_ballot(round_id: str, desk: SignedIn) -> Response:
    """The leader has those tied voted on again."""
    hold = desk.world.commands.hold_second_round_ballot
    return await _act(
        desk,
        round_id,
        lambda form: hold(desk.actor, form.key, round_id, form.time("closes_at")),
    )
