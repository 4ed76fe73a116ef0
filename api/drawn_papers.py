"""Papers that are drawn when someone asks for them: the same for programs and for the pages.

What may be read of a case may be read as a paper. The state dates the paper, not the moment of
asking, so that the same state gives the same bytes.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from starlette.responses import Response

from api.sight import check_sight, may_read, may_read_nomination
from suyton.domain.bloc_round import BlocRound, RoundStage
from suyton.domain.document_kind import DocumentKind
from suyton.domain.errors import Unknown
from suyton.domain.nomination import Nomination
from suyton.domain.sitting import Sitting, SittingStage
from suyton.papers.achievement_report import Named, Scored, achievement_report
from suyton.papers.bloc_minutes import bloc_minutes
from suyton.papers.council_minutes import council_minutes
from suyton.papers.office import Office
from suyton.papers.submission_letter import submission_letter
from suyton.papers.submission_to_chairman import Laid, submission_to_chairman
from suyton.papers.vote_count import vote_count_of_round, vote_count_of_sitting
from suyton.ports import Records, Rulebooks, Sight, SubjectRecords
from suyton.ports.documents import Content, Renderer
from suyton.wording import Wording


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


_VOTED_ON = frozenset({RoundStage.BALLOTING, RoundStage.TIED})
"""Stages in which a count on record is not the last word."""
_COUNTED = frozenset({SittingStage.TIED, SittingStage.CONCLUDED})


def round_papers(round_: BlocRound) -> tuple[RoundPaper, ...]:
    """Those that there are: a count is recorded before a tie is settled, minutes after."""
    if round_.tally is None or round_.stage is RoundStage.BALLOTING:
        return ()
    return (RoundPaper.VOTE_COUNT_RECORD,) if round_.stage in _VOTED_ON else tuple(RoundPaper)


def sitting_papers(sitting: Sitting) -> tuple[SittingPaper, ...]:
    """Those that there are; before the count none, since it would be a partial result."""
    if sitting.stage not in _COUNTED:
        return ()
    counted = () if sitting.tally is None else (SittingPaper.VOTE_COUNT_RECORD,)
    if sitting.stage is not SittingStage.CONCLUDED:
        return counted
    carried = sitting.tally is not None and any(
        line.result.value == "carried" for line in sitting.tally.lines
    )
    laid = (SittingPaper.SUBMISSION_TO_CHAIRMAN,) if carried else ()
    return (SittingPaper.COUNCIL_MINUTES, *counted, *laid)


def nomination_papers(sight: Sight, nomination: Nomination) -> tuple[NominationPaper, ...]:
    """Those that this person may read: the report holds the record, which the bloc does not read."""
    if may_read(sight, nomination.unit_id):
        return tuple(NominationPaper)
    return (NominationPaper.SUBMISSION_LETTER,)


@dataclass(frozen=True)
class DrawnPapers:
    """Draws papers from what is on record. Each raises Unknown, also for what is out of sight,
    and TemplateFailed."""

    records: Records
    subject_records: SubjectRecords
    rulebooks: Rulebooks
    renderer: Renderer
    office_of: Callable[[str], Office]
    """By the province's id."""
    wording: Wording

    def of_round(self, round_id: str, wanted: RoundPaper, sight: Sight) -> Response:
        """A paper of a bloc's year."""
        round_ = self.records.round(round_id)
        check_sight(may_read(sight, bloc_id=round_.bloc_id), "round", round_id)
        _check_there(wanted, round_papers(round_), round_id)
        office, awards = self.office_of(round_.province_id), self._awards(round_)
        if wanted is RoundPaper.VOTE_COUNT_RECORD:
            said = vote_count_of_round(round_, office, awards)
        else:
            said = bloc_minutes(round_, self._unreturned(round_), office, awards)
        return self._drawn(wanted, said, round_.stage_since, round_id)

    def of_sitting(self, sitting_id: str, wanted: SittingPaper, sight: Sight) -> Response:
        """A paper of a sitting."""
        check_sight(sight.everything, "sitting", sitting_id)
        sitting = self.records.sitting(sitting_id)
        _check_there(wanted, sitting_papers(sitting), sitting_id)
        items = [*sitting.agenda, *(one.item for one in sitting.set_aside)]
        cases = self.records.nominations_by_id(one.nomination_id for one in items)
        office = self.office_of(sitting.province_id)
        awards = {name: said for one in cases.values() for name, said in self._awards(one).items()}
        if wanted is SittingPaper.COUNCIL_MINUTES:
            content = council_minutes(sitting, office, awards)
        elif wanted is SittingPaper.VOTE_COUNT_RECORD:
            content = vote_count_of_sitting(sitting, office, awards)
        else:
            laid = {
                name: Laid(one.subject_kind, one.is_decided_above) for name, one in cases.items()
            }
            content = submission_to_chairman(sitting, laid, office, awards, self._term)
        return self._drawn(wanted, content, sitting.stage_since, sitting_id)

    def of_nomination(self, nomination_id: str, wanted: NominationPaper, sight: Sight) -> Response:
        """A paper of a nomination."""
        nomination = self.records.nomination(nomination_id)
        check_sight(may_read_nomination(sight, nomination), "nomination", nomination_id)
        _check_there(wanted, nomination_papers(sight, nomination), nomination_id)
        if wanted is NominationPaper.SUBMISSION_LETTER:
            content = self.letter(nomination)
        else:
            content = self._report(nomination)
        return self._drawn(wanted, content, nomination.stage_since, nomination_id)

    def letter(self, nomination: Nomination) -> Content:
        """What its submission letter says."""
        unit = self.records.unit(nomination.unit_id)
        award = self.rulebooks.of(nomination).award(nomination.award_id).name_vi
        office = self.office_of(nomination.province_id)
        return submission_letter(nomination, unit, award, office, self._term)

    def _report(self, nomination: Nomination) -> Content:
        rulebook = self.rulebooks.of(nomination)
        awards = {one.id: one for pack in self.rulebooks.packs() for one in pack.awards}
        awards |= {one.id: one for one in rulebook.awards}
        named = Named(
            {name: one.name_vi for name, one in awards.items()},
            {name: one.decided_by for name, one in awards.items()},
        )
        return achievement_report(
            nomination,
            self.records.unit(nomination.unit_id),
            self.subject_records.record(nomination.honoured_id),
            self._scored(nomination),
            named,
            self.office_of(nomination.province_id),
            self._term,
        )

    def _scored(self, nomination: Nomination) -> Scored | None:
        """The unit's own score: of a person nothing is scored in a bloc."""
        if not nomination.round_id or nomination.subject_id:
            return None
        round_ = self.records.round(nomination.round_id)
        line = round_.line(nomination.unit_id)
        return None if line.self_score is None else Scored(line, round_.table)

    def _unreturned(self, round_: BlocRound) -> tuple[str, ...]:
        """Units whose paper is not in, of the ballot that the count is of."""
        ballot_id = round_.tally.ballot_id if round_.tally else round_.ballot_id
        return tuple(one.name for one in self.records.ballot(ballot_id).turnout.awaited)

    def _awards(self, case: Nomination | BlocRound) -> dict[str, str]:
        return {award.id: award.name_vi for award in self.rulebooks.of(case).awards}

    def _term(self, vocabulary: str, code: str, /) -> str:
        return self.wording.term("vi", vocabulary, code)

    def _drawn(self, wanted: StrEnum, content: Content, at: datetime, subject: str) -> Response:
        kind = DocumentKind(wanted.value)
        drawn = self.renderer.render(kind, content, at)
        return as_file(drawn.pdf, "application/pdf", f"{FILE_NAMES[kind]}-{subject}.pdf")


FILE_NAMES = {
    DocumentKind.BLOC_MINUTES: "bien-ban-hoi-nghi-khoi",
    DocumentKind.VOTE_COUNT_RECORD: "bien-ban-kiem-phieu",
    DocumentKind.COUNCIL_MINUTES: "bien-ban-hop-hoi-dong",
    DocumentKind.SUBMISSION_TO_CHAIRMAN: "to-trinh-chu-tich",
    DocumentKind.SUBMISSION_LETTER: "to-trinh",
    DocumentKind.ACHIEVEMENT_REPORT: "bao-cao-thanh-tich",
}
"""File names bear neither diacritics nor special characters (domain notes 7, NB161 Art. 8)."""

_FOREIGN = re.compile(r"[^A-Za-z0-9.-]+")


def as_file(content: bytes, media_type: str, name: str) -> Response:
    """A file of our own making, to be looked at in the browser or kept."""
    return Response(
        content,
        media_type=media_type,
        headers={
            "Content-Disposition": f'inline; filename="{_FOREIGN.sub("-", name)}"',
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )


def _check_there(wanted: StrEnum, there: tuple[StrEnum, ...], subject: str) -> None:
    if wanted not in there:
        raise Unknown(noun=wanted.value, id=subject)
