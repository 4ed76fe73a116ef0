"""How facts come onto a record: declared, confirmed, struck; a year closed; honours by decision.

A unit declares what it says of its own people and itself; the standing body, which answers for
the appraisal, confirms it or strikes it (Law 06/2022/QH15 Art. 83.1, 84). Acts belong to no
process: each is one line on chain ``subject:<id>``, done at once.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from suyton.domain.authority import Role
from suyton.domain.award_terms import SubjectKind
from suyton.domain.calendar import HANOI
from suyton.domain.document import DocumentReference
from suyton.domain.fact_content import Fact, check_content, check_year, kind_of, year_of
from suyton.domain.procedure import Act, Permit, Procedure, Scopes, Step, enter, row
from suyton.domain.record import FactKind, Honour
from suyton.domain.task import Task


class FactStanding(StrEnum):
    """What a fact counts for. Only a confirmed or a decided one is judged by."""

    NEW = "new"
    DECLARED = "declared"
    CONFIRMED = "confirmed"
    STRUCK = "struck"
    DECIDED = "decided"
    """An honour, written by the decision that granted it."""
    ANNULLED = "annulled"
    """An honour whose decision was cancelled; it stays on record and counts for nothing."""


class FactAct(StrEnum):
    DECLARE = "declare_fact"
    CONFIRM = "confirm_fact"
    STRIKE = "strike_fact"
    GRANT = "grant_honour"
    ANNUL = "annul_honour"


class YearStanding(StrEnum):
    OPEN = "year_open"
    CLOSED = "year_closed"


class YearAct(StrEnum):
    CLOSE = "close_year"


_S = FactStanding
_A = FactAct
_OFFICERS = (Role.UNIT_OFFICER, Role.STANDING_OFFICER)
_STANDING = (Role.STANDING_OFFICER,)
_PROCESS = (Role.PROCESS,)

# fmt: off
PROCEDURE: Procedure[FactAct, FactStanding] = Procedure(
    "fact",
    (
        row(_A.DECLARE, {_S.NEW}, _S.DECLARED, _OFFICERS, "unit:fact:declared"),
        row(_A.CONFIRM, {_S.DECLARED}, _S.CONFIRMED, _STANDING, "standing:fact:confirmed"),
        row(_A.STRIKE, {_S.DECLARED, _S.CONFIRMED}, _S.STRUCK, _STANDING, "standing:fact:struck", True),
        row(_A.GRANT, {_S.NEW}, _S.DECIDED, _PROCESS, "decision:honour:granted"),
        row(_A.ANNUL, {_S.DECIDED}, _S.ANNULLED, _PROCESS, "decision:honour:annulled"),
    ),
)
YEARS: Procedure[YearAct, YearStanding] = Procedure(
    "fact_year",
    (row(YearAct.CLOSE, {YearStanding.OPEN}, YearStanding.CLOSED, _STANDING, "standing:year:closed"),),
)
# fmt: on

COUNTING = frozenset({_S.CONFIRMED, _S.DECIDED, _S.ANNULLED})
"""Standings that belong on the record which is judged."""


@dataclass(frozen=True)
class Subject:
    """Whose record it is. A unit is a subject of its own; its id is the unit's."""

    id: str
    kind: SubjectKind
    name: str
    unit_id: str
    standing_body_id: str

    @property
    def chain(self) -> str:
        return f"subject:{self.id}"


@dataclass(frozen=True)
class RecordedFact:
    """One fact of a subject, with who answers for it."""

    id: str
    subject_id: str
    content: Fact
    standing: FactStanding
    declared_by: str
    """Account id; ``process`` for an honour that a decision wrote."""
    confirmed_by: str = ""
    evidence: str = ""
    """SHA-256 (hex) of the paper that proves it, or empty."""

    @property
    def kind(self) -> FactKind:
        return kind_of(self.content)

    @property
    def year(self) -> int:
        return year_of(self.content)


@dataclass(frozen=True)
class ClosedYear:
    """The facts of this year are all there: what is missing is not so."""

    subject_id: str
    year: int
    closed_by: str


def scopes(subject: Subject) -> Scopes:
    """Where each role counts for this subject's record."""
    return {
        Role.UNIT_OFFICER: subject.unit_id,
        Role.STANDING_OFFICER: subject.standing_body_id,
    }


def declared(
    subject: Subject, fact_id: str, content: Fact, evidence: DocumentReference | None, act: Act
) -> Step[RecordedFact]:
    """The unit, or the standing body itself, says that something is so.

    Raises:
        NotAuthorised: the actor speaks neither for the subject's unit nor for the standing body.
        FactInvalid: the content contradicts itself, or only a decision may say it.
    """
    leave = _permit(subject, FactAct.DECLARE, FactStanding.NEW, act)
    check_content(content, act.at.astimezone(HANOI).date())
    papers = (evidence,) if evidence else ()
    fact = RecordedFact(
        fact_id,
        subject.id,
        content,
        FactStanding.DECLARED,
        act.actor.account_id,
        evidence=evidence.sha256 if evidence else "",
    )
    return _step(subject, FactStanding.NEW, fact, leave, replace(act, attachments=papers))


def confirmed(subject: Subject, fact: RecordedFact, act: Act) -> Step[RecordedFact]:
    """The standing body confirms what was declared; from now on it counts.

    It may confirm what it declared itself: nobody else answers for the record.

    Raises:
        NotAuthorised: the actor does not act for the standing body.
        WrongStage: it is not awaiting confirmation.
    """
    leave = _permit(subject, FactAct.CONFIRM, fact.standing, act)
    after = replace(fact, standing=FactStanding.CONFIRMED, confirmed_by=act.actor.account_id)
    return _step(subject, fact.standing, after, leave, act)


def struck(subject: Subject, fact: RecordedFact, act: Act) -> Step[RecordedFact]:
    """The standing body takes a fact off the record, with a reason. An honour goes by decision.

    Raises:
        NotAuthorised: the actor does not act for the standing body.
        WrongStage: it was struck before, or a decision wrote it.
        ReasonMissing: no reason was given.
    """
    leave = _permit(subject, FactAct.STRIKE, fact.standing, act)
    return _step(subject, fact.standing, replace(fact, standing=FactStanding.STRUCK), leave, act)


def granted(subject: Subject, fact_id: str, honour: Honour, act: Act) -> Step[RecordedFact]:
    """A decision writes the honour that it grants."""
    leave = _permit(subject, FactAct.GRANT, FactStanding.NEW, act)
    fact = RecordedFact(fact_id, subject.id, honour, FactStanding.DECIDED, act.actor.account_id)
    return _step(subject, FactStanding.NEW, fact, leave, act)


def annulled(subject: Subject, fact: RecordedFact, honour: Honour, act: Act) -> Step[RecordedFact]:
    """A later decision cancels an honour. It stays on record, marked."""
    leave = _permit(subject, FactAct.ANNUL, fact.standing, act)
    after = replace(fact, standing=FactStanding.ANNULLED, content=replace(honour, cancelled=True))
    return _step(subject, fact.standing, after, leave, act)


def year_closed(subject: Subject, year: int, standing: YearStanding, act: Act) -> Step[ClosedYear]:
    """The standing body says that everything of a year is on record.

    Raises:
        NotAuthorised: the actor does not act for the standing body.
        WrongStage: it is closed already.
        FactInvalid: the year has not begun, or lies before all emulation.
    """
    leave = YEARS.permit(YearAct.CLOSE, standing, act.actor, scopes(subject), act.at, act.reason)
    check_year(year, act.at.astimezone(HANOI).date())
    entry = enter(
        leave,
        act,
        chain=subject.chain,
        stage_from=standing,
        stage_to=YearStanding.CLOSED,
        facts={"year": str(year)},
    )
    return Step(ClosedYear(subject.id, year, act.actor.account_id), entry)


def waiting(subject: Subject, since: datetime | None) -> tuple[Task, ...]:
    """The standing body is awaited while a declared fact is neither confirmed nor struck.

    ``since`` is when the oldest of them was declared; None where there is none.
    """
    if since is None:
        return ()
    return (
        Task(
            subject=subject.chain,
            act=FactAct.CONFIRM.value,
            role=Role.STANDING_OFFICER,
            scope_id=subject.standing_body_id,
            since=since,
            title=subject.name,
        ),
    )


def _permit(
    subject: Subject, what: FactAct, standing: FactStanding, act: Act
) -> Permit[FactAct, FactStanding]:
    return PROCEDURE.permit(what, standing, act.actor, scopes(subject), act.at, act.reason)


def _step(
    subject: Subject,
    before: FactStanding,
    fact: RecordedFact,
    leave: Permit[FactAct, FactStanding],
    act: Act,
) -> Step[RecordedFact]:
    facts = {"fact": fact.id, "fact_kind": fact.kind.value, "year": str(fact.year)}
    entry = enter(
        leave,
        act,
        chain=subject.chain,
        stage_from=before,
        stage_to=fact.standing,
        facts=facts,
    )
    return Step(fact, entry)
