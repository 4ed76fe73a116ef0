"""Papers that are drawn when someone asks for them: the same for programs and for the pages.

What may be read of a case may be read as its paper. The state dates the paper, so that the same
state gives the same bytes. Each function raises Unknown, also for what is out of sight, and
TemplateFailed.
"""

from enum import StrEnum

from starlette.responses import Response

from api.paper_sources import PaperSources
from api.sight import check_sight, may_read, may_read_nomination
from suyton.domain.ballot import LineResult
from suyton.domain.bloc_round import BlocRound, RoundStage
from suyton.domain.document_kind import DocumentKind
from suyton.domain.errors import Unknown
from suyton.domain.nomination import Nomination
from suyton.domain.organisation import Unit
from suyton.domain.sitting import Sitting, SittingStage
from suyton.papers.achievement_report import Named, Scored, achievement_report
from suyton.papers.bloc_minutes import bloc_minutes
from suyton.papers.council_minutes import council_minutes
from suyton.papers.submission_letter import submission_letter
from suyton.papers.submission_to_chairman import Laid, submission_to_chairman
from suyton.papers.vote_count import vote_count_of_round, vote_count_of_sitting
from suyton.ports import Sight
from suyton.ports.documents import Content


class RoundPaper(StrEnum):
    """Papers of a bloc's year."""

    BLOC_MINUTES = DocumentKind.BLOC_MINUTES.value
    VOTE_COUNT_RECORD = DocumentKind.VOTE_COUNT_RECORD.value


class SittingPaper(StrEnum):
    """Papers of a sitting."""

    COUNCIL_MINUTES = DocumentKind.COUNCIL_MINUTES.value
    VOTE_COUNT_RECORD = DocumentKind.VOTE_COUNT_RECORD.value
    SUBMISSION_TO_CHAIRMAN = DocumentKind.SUBMISSION_TO_CHAIRMAN.value


class NominationPaper(StrEnum):
    """Papers of a nomination, which its unit may take as a beginning."""

    SUBMISSION_LETTER = DocumentKind.SUBMISSION_LETTER.value
    ACHIEVEMENT_REPORT = DocumentKind.ACHIEVEMENT_REPORT.value


_COUNTED = frozenset({SittingStage.TIED, SittingStage.CONCLUDED})


def round_papers(round_: BlocRound) -> tuple[RoundPaper, ...]:
    """Those that there are: a count is recorded before a tie is settled, minutes after."""
    if round_.tally is None or round_.stage is RoundStage.BALLOTING:
        return ()
    if round_.stage is RoundStage.TIED:
        return (RoundPaper.VOTE_COUNT_RECORD,)
    return tuple(RoundPaper)


def sitting_papers(sitting: Sitting) -> tuple[SittingPaper, ...]:
    """Those that there are; before the count none, since it would be a partial result."""
    if sitting.stage not in _COUNTED:
        return ()
    lines = sitting.tally.lines if sitting.tally else ()
    there = [SittingPaper.VOTE_COUNT_RECORD] if sitting.tally else []
    if sitting.stage is SittingStage.CONCLUDED:
        there.insert(0, SittingPaper.COUNCIL_MINUTES)
        if any(line.result is LineResult.CARRIED for line in lines):
            there.append(SittingPaper.SUBMISSION_TO_CHAIRMAN)
    return tuple(there)


def nomination_papers(sight: Sight, nomination: Nomination) -> tuple[NominationPaper, ...]:
    """Those that this person may read: the report holds the record, which the bloc does not read."""
    if may_read(sight, nomination.unit_id):
        return tuple(NominationPaper)
    return (NominationPaper.SUBMISSION_LETTER,)


def of_round(sources: PaperSources, round_id: str, wanted: RoundPaper, sight: Sight) -> Response:
    """A paper of a bloc's year."""
    round_ = sources.records.round(round_id)
    check_sight(may_read(sight, bloc_id=round_.bloc_id), "round", round_id)
    check_there(wanted, round_papers(round_), round_id)
    office, awards = sources.office_of(round_.province_id), sources.awards(round_)
    if wanted is RoundPaper.VOTE_COUNT_RECORD:
        said = vote_count_of_round(round_, office, awards)
    else:
        said = bloc_minutes(round_, _unreturned(sources, round_), office, awards)
    return sources.drawn(DocumentKind(wanted.value), said, round_.stage_since, round_id)


def of_sitting(
    sources: PaperSources, sitting_id: str, wanted: SittingPaper, sight: Sight
) -> Response:
    """A paper of a sitting."""
    check_sight(sight.everything, "sitting", sitting_id)
    sitting = sources.records.sitting(sitting_id)
    check_there(wanted, sitting_papers(sitting), sitting_id)
    items = [*sitting.agenda, *(one.item for one in sitting.set_aside)]
    cases = sources.records.nominations_by_id(one.nomination_id for one in items)
    awards = {name: said for one in cases.values() for name, said in sources.awards(one).items()}
    office = sources.office_of(sitting.province_id)
    if wanted is SittingPaper.COUNCIL_MINUTES:
        said = council_minutes(sitting, office, awards)
    elif wanted is SittingPaper.VOTE_COUNT_RECORD:
        said = vote_count_of_sitting(sitting, office, awards)
    else:
        laid = {name: Laid(one.subject_kind, one.is_decided_above) for name, one in cases.items()}
        said = submission_to_chairman(sitting, laid, office, awards, sources.term)
    return sources.drawn(DocumentKind(wanted.value), said, sitting.stage_since, sitting_id)


def of_nomination(
    sources: PaperSources, nomination_id: str, wanted: NominationPaper, sight: Sight
) -> Response:
    """A paper of a nomination."""
    nomination = seen_nomination(sources, nomination_id, sight)
    check_there(wanted, nomination_papers(sight, nomination), nomination_id)
    if wanted is NominationPaper.SUBMISSION_LETTER:
        said = letter_of(sources, nomination)
    else:
        said = _report_of(sources, nomination)
    return sources.drawn(DocumentKind(wanted.value), said, nomination.stage_since, nomination_id)


def seen_nomination(sources: PaperSources, nomination_id: str, sight: Sight) -> Nomination:
    """The nomination; raises Unknown where it is not within sight."""
    nomination = sources.records.nomination(nomination_id)
    check_sight(may_read_nomination(sight, nomination), "nomination", nomination_id)
    return nomination


def letter_of(sources: PaperSources, nomination: Nomination) -> Content:
    """What its submission letter says."""
    unit = _unit_of(sources, nomination)
    award = sources.awards(nomination)[nomination.award_id]
    office = sources.office_of(nomination.province_id)
    return submission_letter(nomination, unit, award, office, sources.term)


def check_there(wanted: StrEnum, there: tuple[StrEnum, ...], subject: str) -> None:
    """Raises Unknown where there is no such paper of the case, or none for this person."""
    if wanted not in there:
        raise Unknown(noun=wanted.value, id=subject)


def _report_of(sources: PaperSources, nomination: Nomination) -> Content:
    known = sources.known_awards(nomination)
    return achievement_report(
        nomination,
        _unit_of(sources, nomination),
        sources.subject_records.record(nomination.honoured_id),
        _scored(sources, nomination),
        Named(
            {name: one.name_vi for name, one in known.items()},
            {name: one.decided_by for name, one in known.items()},
        ),
        sources.office_of(nomination.province_id),
        sources.term,
    )


def _unit_of(sources: PaperSources, nomination: Nomination) -> Unit:
    """The unit by the name it had when it proposed; an abbreviation goes with its own name."""
    unit = sources.records.unit(nomination.unit_id)
    if unit.name == nomination.unit_name:
        return unit
    return Unit(unit.id, nomination.unit_name)


def _scored(sources: PaperSources, nomination: Nomination) -> Scored | None:
    """The unit's own score: of a person nothing is scored in a bloc."""
    if not nomination.round_id or nomination.subject_id:
        return None
    round_ = sources.records.round(nomination.round_id)
    line = round_.line(nomination.unit_id)
    return None if line.self_score is None else Scored(line, round_.table)


def _unreturned(sources: PaperSources, round_: BlocRound) -> tuple[str, ...]:
    """Units whose paper is not in, of the ballot that the count is of."""
    ballot_id = round_.tally.ballot_id if round_.tally else round_.ballot_id
    return tuple(one.name for one in sources.records.ballot(ballot_id).turnout.awaited)
