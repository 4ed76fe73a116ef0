"""One content for each paper that comes before a decision, for tests of how papers are drawn."""

from dataclasses import replace

from suyton.domain.award_terms import SubjectKind
from suyton.domain.document_kind import DocumentKind as Kind
from suyton.domain.meeting import Meeting
from suyton.papers.achievement_report import Named, Scored, achievement_report
from suyton.papers.award_facts import Content
from suyton.papers.bloc_minutes import bloc_minutes
from suyton.papers.council_minutes import council_minutes
from suyton.papers.submission_letter import submission_letter
from suyton.papers.submission_to_chairman import Laid, submission_to_chairman
from suyton.papers.vote_count import vote_count_of_round, vote_count_of_sitting
from suyton.wording import Wording
from tests.papers.earlier_states import (
    FLAG,
    LETTER_OF_A_UNIT,
    MERIT,
    OF_A_PERSON,
    RECORD,
    ROUND,
    SITTING,
    TIE_SETTLED,
    UNIT,
)
from tests.papers.samples import OFFICE

AWARDS = {
    FLAG: "Cờ thi đua của Ủy ban nhân dân tỉnh",
    MERIT: "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
}
NAMED = Named(AWARDS, dict.fromkeys(AWARDS, "chairman"))
LAID = {
    "n-1": Laid(SubjectKind.COLLECTIVE),
    "n-2": Laid(SubjectKind.COLLECTIVE),
    "n-3": Laid(SubjectKind.INDIVIDUAL, decided_above=True),
}
MET = Meeting("Hội trường Ban Dân tộc", ("Nguyễn Văn Đếm", "Trần Thị Ghi", "Lê Văn Xem"))
_WORDING = Wording.load()


def term(vocabulary: str, code: str, /) -> str:
    return _WORDING.term("vi", vocabulary, code)


EARLIER: dict[str, tuple[Kind, Content]] = {
    "bloc_minutes": (
        Kind.BLOC_MINUTES,
        bloc_minutes(ROUND, ("Trường Cao đẳng Bắc Kạn",), OFFICE, AWARDS),
    ),
    "vote_count_record": (Kind.VOTE_COUNT_RECORD, vote_count_of_round(ROUND, OFFICE, AWARDS)),
    "vote_count_of_sitting": (
        Kind.VOTE_COUNT_RECORD,
        vote_count_of_sitting(SITTING, OFFICE, AWARDS),
    ),
    "council_minutes": (Kind.COUNCIL_MINUTES, council_minutes(SITTING, OFFICE, AWARDS)),
    "council_minutes_of_a_tie": (
        Kind.COUNCIL_MINUTES,
        council_minutes(TIE_SETTLED, OFFICE, AWARDS),
    ),
    "bloc_minutes_of_a_team": (
        Kind.BLOC_MINUTES,
        bloc_minutes(replace(ROUND, meeting=MET), (), OFFICE, AWARDS),
    ),
    "vote_count_record_of_a_team": (
        Kind.VOTE_COUNT_RECORD,
        vote_count_of_round(replace(ROUND, meeting=MET), OFFICE, AWARDS),
    ),
    "council_minutes_of_a_team": (
        Kind.COUNCIL_MINUTES,
        council_minutes(replace(SITTING, meeting=MET), OFFICE, AWARDS),
    ),
    "submission_to_chairman": (
        Kind.SUBMISSION_TO_CHAIRMAN,
        submission_to_chairman(SITTING, LAID, OFFICE, AWARDS, term),
    ),
    "submission_letter": (
        Kind.SUBMISSION_LETTER,
        submission_letter(LETTER_OF_A_UNIT, UNIT, AWARDS[FLAG], OFFICE, term),
    ),
    "submission_letter_for_a_person": (
        Kind.SUBMISSION_LETTER,
        submission_letter(OF_A_PERSON, UNIT, AWARDS[MERIT], OFFICE, term),
    ),
    "achievement_report": (
        Kind.ACHIEVEMENT_REPORT,
        achievement_report(
            LETTER_OF_A_UNIT,
            UNIT,
            RECORD,
            Scored(ROUND.scores[1], ROUND.table),
            NAMED,
            OFFICE,
            term,
        ),
    ),
    "achievement_report_of_a_person": (
        Kind.ACHIEVEMENT_REPORT,
        achievement_report(OF_A_PERSON, UNIT, RECORD, None, NAMED, OFFICE, term),
    ),
}
"""By the name of its picture."""
