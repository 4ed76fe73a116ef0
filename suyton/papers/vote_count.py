"""The record of a count (biên bản kiểm phiếu), of a bloc's ballot and of a sitting's.

Fields: domain notes 6.3; no national form fixes them.
"""

from collections.abc import Sequence

from suyton.domain.bloc_round import BlocRound
from suyton.domain.calendar import HANOI
from suyton.domain.meeting import Meeting
from suyton.domain.minutes import LineMinutes, minutes_of, minutes_of_round
from suyton.domain.sitting import Sitting
from suyton.papers.bloc_minutes import bloc_body
from suyton.papers.counted import Awards, counted_lines
from suyton.papers.figures import moment_in_words, two_digits
from suyton.papers.office import Body, Office
from suyton.papers.told_of_meeting import meeting_told, tellers_sign

Content = dict[str, object]


def vote_count_of_round(round_: BlocRound, office: Office, awards: Awards) -> Content:
    """Of a bloc's ballot that is counted; raises ValueError before."""
    told = minutes_of_round(round_)
    if told is None:
        raise ValueError(f"{round_.chain} is not counted")
    said = {
        "voters": "units",
        "electorate": two_digits(told.electorate),
        "quorum_needed": two_digits(told.quorum_needed),
        "quorum_met": told.quorum_met,
        "second_ballot": round_.second is not None,
        "conference": f"Hội nghị bình xét thi đua năm {round_.year}, {round_.bloc_name}",
        "counted": moment_in_words(round_.stage_since),
    }
    dated = office.dated(round_.stage_since.astimezone(HANOI).date())
    head = office.letterhead(bloc_body(round_.bloc_name, office), "BBKP", dated=dated)
    return _content(said, head, told.lines, awards, round_.meeting)


def vote_count_of_sitting(sitting: Sitting, office: Office, awards: Awards) -> Content:
    """Of a sitting that is counted."""
    told = minutes_of(sitting)
    said = {
        "voters": "members",
        "electorate": two_digits(told.electorate),
        "quorum_needed": two_digits(told.quorum_needed),
        "quorum_met": sitting.tally is not None and sitting.tally.quorum_met,
        "second_ballot": sitting.second is not None,
        "conference": f"Phiên họp {sitting.council_name}, {moment_in_words(sitting.meets_at)}",
        "counted": moment_in_words(sitting.stage_since),
    }
    dated = office.dated(sitting.stage_since.astimezone(HANOI).date())
    body: Body = office.council
    head = office.letterhead(body, "BBKP", dated=dated)
    return _content(said, head, told.lines, awards, sitting.meeting)


def _content(
    said: Content,
    head: dict[str, object],
    lines: Sequence[LineMinutes],
    awards: Awards,
    meeting: Meeting | None,
) -> Content:
    return {
        "title": f"Biên bản kiểm phiếu: {said['conference']}",
        "letterhead": head,
        **said,
        **meeting_told(meeting),
        "lines": counted_lines(lines, awards),
        "signatures": tellers_sign(meeting),
    }
