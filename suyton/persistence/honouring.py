"""What a step of a case does to the record of whom it honours, in the same transaction."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from suyton.domain import fact_keeping, honours, uses
from suyton.domain.audit import Entry
from suyton.domain.authority import PROCESS
from suyton.domain.errors import SubjectElsewhere
from suyton.domain.fact_keeping import RecordedFact, Subject
from suyton.domain.nomination import Nomination, NominationStage
from suyton.domain.procedure import Act, Step
from suyton.domain.record import Honour
from suyton.domain.uses import Use
from suyton.persistence.book import Concern, append, hold, insert_unless_there
from suyton.persistence.mapping import from_columns, to_columns
from suyton.persistence.mapping_records import content_to_json, fact_from, fact_row
from suyton.persistence.tables.bodies import UnitRow
from suyton.persistence.tables.cases import NominationRow
from suyton.persistence.tables.records import FactRow, SubjectRow, UseRow


def follow(session: Session, before: NominationStage | None, step: Step[Nomination]) -> None:
    """Take or let go of what the case uses, and write or annul its honour.

    Raises:
        AchievementRewarded, InitiativeUsed: another live case has it.
        SubjectElsewhere: whom a new case names is on record with another unit.
    """
    after = step.state
    if before is None and after.subject_id:
        # From here on the person or household has a record of their own.
        _enter_own(session, honours.subject_of(after))
    if after.subject_id and before is NominationStage.AWARDED:
        _rename(session, after)
    if uses.takes(before, after.stage):
        for use in uses.uses_of(after):
            _take(session, use, after.id)
    if after.stage in uses.LETTING_GO:
        session.execute(delete(UseRow).where(UseRow.nomination_id == after.id))
    if honours.is_granted(before, after):
        _grant(session, step)
    if honours.is_annulled(before, after):
        _annul(session, step)


def _enter(session: Session, subject: Subject) -> None:
    insert_unless_there(session, SubjectRow, **to_columns(subject, SubjectRow))


def _rename(session: Session, nomination: Nomination) -> None:
    """A decision that corrects a printed name corrects it on the record too."""
    row = session.get(SubjectRow, nomination.subject_id)
    if row is not None and row.unit_id == nomination.unit_id:
        row.name = nomination.subject_name


def _enter_own(session: Session, subject: Subject) -> None:
    """A unit may not put forward, and so read, what is on record with another."""
    _enter(session, subject)
    row = session.get(SubjectRow, subject.id)
    is_other_unit = subject.id != subject.unit_id and session.get(UnitRow, subject.id) is not None
    if is_other_unit or (row is not None and row.unit_id != subject.unit_id):
        raise SubjectElsewhere(subject=subject.id)


def _take(session: Session, use: Use, nomination_id: str) -> None:
    """The key of the row lets one case in; on PostgreSQL a second waits here for the first."""
    values = {"what": use.what, "key": use.key, "nomination_id": nomination_id}
    while not insert_unless_there(session, UseRow, **values):
        holder = session.scalar(
            select(UseRow.nomination_id).where(UseRow.what == use.what, UseRow.key == use.key)
        )
        if holder == nomination_id:
            return
        if holder is not None:
            raise uses.taken(use, holder, _decision_of(session, holder))
        # It was let go of in between: try once more.


def _decision_of(session: Session, nomination_id: str) -> str:
    number = select(NominationRow.decision_number).where(NominationRow.id == nomination_id)
    return session.scalar(number) or ""


def _grant(session: Session, step: Step[Nomination]) -> None:
    subject = _subject(session, step.state)
    head = hold(session, subject.chain)
    granted = fact_keeping.granted(
        subject, honours.honour_id(step.state), honours.honour_of(step), _act(step)
    )
    session.merge(fact_row(granted.state, step.entry.at))
    append(session, head, granted.entry, _concern(step.state))


def _annul(session: Session, step: Step[Nomination]) -> None:
    row = session.get(FactRow, honours.honour_id(step.state))
    if row is None:
        return  # awarded before records were kept
    subject = _subject(session, step.state)
    head = hold(session, subject.chain)
    fact: RecordedFact = fact_from(row)
    assert isinstance(fact.content, Honour)  # noqa: S101 (its id says so)
    annulled = fact_keeping.annulled(subject, fact, fact.content, _act(step))
    row.standing = annulled.state.standing
    row.content = content_to_json(annulled.state.content, annulled.state.kind)
    append(session, head, annulled.entry, _concern(step.state))


def _subject(session: Session, nomination: Nomination) -> Subject:
    """The subject as it is on record, from now on if not before."""
    _enter(session, honours.subject_of(nomination))
    row = session.get(SubjectRow, nomination.honoured_id)
    return Subject(**from_columns(row, Subject)) if row else honours.subject_of(nomination)


def _act(step: Step[Nomination]) -> Act:
    """The decision acts through the process; the case's own line says who signed."""
    entry: Entry = step.entry
    key = f"{step.state.chain}:{step.state.revision}"
    return Act(key, PROCESS, entry.at, entry.reason)


def _concern(nomination: Nomination) -> Concern:
    return Concern(unit_id=nomination.unit_id, award_id=nomination.award_id)
