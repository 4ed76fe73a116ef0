"""Trying a nomination before it is sent: /what-if. Everything stands in the address; nothing is kept."""

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TypeVar

from fastapi import APIRouter
from starlette.datastructures import FormData
from starlette.responses import Response

from api.pages.desk import Desk
from api.pages.entrance import SignedIn
from api.pages.forms import Form, FormFault
from api.pages.refusal import Refusal
from api.pages.what_if_facts import read_facts
from api.sight import stored_record
from api.spoken import used_said
from suyton.domain.authority import Role
from suyton.domain.award_terms import CommendationKind, SubjectKind
from suyton.domain.calendar import HANOI
from suyton.domain.eligibility import change_named
from suyton.domain.errors import DomainError
from suyton.domain.record import Claim, RatingLevel, SubjectRecord
from suyton.domain.rulebook import AwardRule, Rulebook
from suyton.domain.what_if import Foresight, facts_asked, foresee, supposed_on

router = APIRouter(prefix="/what-if")

YEARS = range(1900, 9001)
TermT = TypeVar("TermT", bound=StrEnum)


@dataclass(frozen=True)
class Tried:
    """What was asked so far, and what came of it."""

    rule: AwardRule | None = None
    claim: Claim | None = None
    asked: tuple[str, ...] = ()
    found: Foresight | None = None


@router.get("")
def shown(desk: SignedIn) -> Response:
    """The choice of award and subject, then the facts that its rules ask for, then the verdict."""
    given = {name: value.strip() for name, value in desk.request.query_params.items()}
    tried, refusal = Tried(), None
    try:
        tried = _tried(desk, given)
    except FormFault as fault:
        refusal = _refused(desk, desk.say(f"fault.{fault.code}", **_named(desk, fault)), 422)
        tried = _tried(desk, given, without_facts=True)
    except DomainError as error:
        sentence = desk.say(f"error.{error.code}", **error.facts)
        refusal = _refused(desk, sentence, desk.world.status_of(error))
    return desk.page(
        "what_if.html",
        refusal,
        given=given,
        tried=tried,
        kinds=list(CommendationKind),
        subjects=list(SubjectKind),
        levels=list(RatingLevel),
        records=_subjects(desk, given.get("subject_id", "")),
        change=change_named,
        used_said=partial(used_said, desk.world.wording, desk.language),
        year=given.get("year") or str(desk.now.astimezone(HANOI).year),
    )


def _tried(desk: Desk, given: dict[str, str], *, without_facts: bool = False) -> Tried:
    if not given.get("award_id"):
        return Tried()
    kind = _chosen(given, "kind", CommendationKind.MERIT)
    stored = _stored(desk, given.get("subject_id", ""))
    subject = stored.kind if stored else _chosen(given, "subject_kind", SubjectKind.COLLECTIVE)
    rulebook = _rulebook(desk, given, kind, without_facts)
    rule = rulebook.award(given["award_id"])
    claim = Claim(
        award_id=rule.id,
        year=_year(desk, given, without_facts),
        kind=kind,
        ground_id=given.get("ground_id", ""),
        achievement_id=given.get("achievement_id", ""),
    )
    asked = facts_asked(claim, subject, rulebook)
    if without_facts or "judge" not in given:
        return Tried(rule, claim, asked)
    facts = {name: given.get(name, "") for name in (*asked, "hold", "discipline", "complete")}
    record, whole = read_facts(facts, subject, claim)
    record = supposed_on(stored, record) if stored else record
    return Tried(rule, claim, asked, foresee(record, whole, rulebook, desk.now))


def _stored(desk: Desk, subject_id: str) -> SubjectRecord | None:
    """The record that the try starts from, where one was chosen."""
    if not subject_id:
        return None
    return stored_record(desk.world.subject_records, subject_id, desk.sight)


def _subjects(desk: Desk, chosen: str) -> list[tuple[str, str]]:
    """Those whose record this person may start from: whom their units put forward, and ``chosen``."""
    records = desk.world.subject_records
    units = sorted(desk.actor.scopes(Role.UNIT_OFFICER, desk.now))
    found = {one.id: one.name for unit in units for one in records.subjects_of(unit)}
    if chosen and chosen not in found:
        found[chosen] = stored_record(records, chosen, desk.sight).name
    return list(found.items())


def _rulebook(
    desk: Desk, given: dict[str, str], kind: CommendationKind, without_facts: bool
) -> Rulebook:
    today = desk.now.astimezone(HANOI).date()
    return desk.world.rulebooks.for_case(kind, _year(desk, given, without_facts), today)


def _year(desk: Desk, given: dict[str, str], without_facts: bool) -> int:
    """The year typed; raises FormFault, unless a page with a fault already said so is drawn."""
    text = given.get("year", "")
    if text.isdecimal() and int(text) in YEARS:
        return int(text)
    if without_facts:
        return desk.now.astimezone(HANOI).year
    raise FormFault("year_unreadable", given=text)


def _chosen(given: dict[str, str], name: str, usual: TermT) -> TermT:
    """A choice from a list; what the list does not have is the usual one."""
    return next((one for one in type(usual) if one == given.get(name)), usual)


def _named(desk: Desk, fault: FormFault) -> dict[str, str]:
    """A fault's facts, with the field named as its label names it."""
    if "name" not in fault.facts:
        return fault.facts
    head, parts = change_named(fault.facts["name"])
    named = desk.say("page.what_if.hold") if head == "hold" else desk.say(f"change.{head}", **parts)
    return {**fault.facts, "name": named}


def _refused(desk: Desk, sentence: str, status: int) -> Refusal:
    return Refusal(sentence, Form(FormData(dict(desk.request.query_params))), status)
