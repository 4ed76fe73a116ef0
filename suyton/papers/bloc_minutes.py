"""The minutes of a bloc's conference: its scores, its ballot and what it came to.

Fields: domain notes 6.3 (practice of provincial blocs; no national form fixes them).
"""

from suyton.domain.bloc_round import BlocRound
from suyton.domain.calendar import HANOI
from suyton.domain.minutes import RoundMinutes, minutes_of_round
from suyton.domain.scoring import ScoreLine
from suyton.papers.counted import HAND_SIGNED, Awards, carried, counted_lines, not_carried
from suyton.papers.figures import moment_in_words, number, two_digits
from suyton.papers.office import Body, Office
from suyton.papers.told_of_meeting import meeting_told, team_signs

Content = dict[str, object]


def bloc_body(bloc_name: str, office: Office) -> Body:
    """A bloc as the body that issues its own papers."""
    return Body(
        name=bloc_name,
        lines=(bloc_name.upper(),),
        symbol="KTĐ",
        head="Khối trưởng",
        parent=office.council.parent,
    )


def bloc_minutes(
    round_: BlocRound, unreturned: tuple[str, ...], office: Office, awards: Awards
) -> Content:
    """What the minutes say of a counted ballot.

    ``unreturned`` are the names of the units on the roll whose paper is not in. Raises
    ValueError where nothing is counted yet.
    """
    told = minutes_of_round(round_)
    if told is None:
        raise ValueError(f"{round_.chain} is not counted")
    units = {line.unit_id: line.unit_name for line in round_.scores}
    dated = office.dated(round_.stage_since.astimezone(HANOI).date())
    return {
        "title": f"Biên bản hội nghị bình xét thi đua năm {round_.year}, {round_.bloc_name}",
        "letterhead": office.letterhead(bloc_body(round_.bloc_name, office), "BB", dated=dated),
        "bloc": round_.bloc_name,
        "year": str(round_.year),
        "counted": moment_in_words(round_.stage_since),
        "leader": units.get(round_.leader_unit_id, ""),
        "deputy": units.get(round_.deputy_unit_id, ""),
        **meeting_told(round_.meeting),
        "units": [line.unit_name for line in round_.scores],
        "voted": [line.unit_name for line in round_.scores if line.unit_name not in unreturned],
        "unreturned": list(unreturned),
        "scores": [_score(line) for line in round_.scores],
        "by_table": round_.table is not None,
        "second_ballot": round_.second is not None,
        "vote": _vote(told),
        "lines": counted_lines(told.lines, awards),
        "acclaimed": carried(told.lines, awards),
        "not_acclaimed": not_carried(told.lines, awards),
        "signatures": [
            {"post": ["THƯ KÝ"], "name": "", "note": HAND_SIGNED},
            team_signs(round_.meeting),
            {"post": ["KHỐI TRƯỞNG"], "name": "", "note": HAND_SIGNED},
        ],
    }


def _score(line: ScoreLine) -> dict[str, str]:
    return {
        "unit": line.unit_name,
        "self": number(line.self_score),
        "cross": number(line.cross_score),
        "final": number(line.final_score),
        "place": str(line.place) if line.place else "",
        "reason": line.final_reason or line.cross_reason,
    }


def _vote(told: RoundMinutes) -> Content:
    return {
        "electorate": two_digits(told.electorate),
        "quorum_needed": two_digits(told.quorum_needed),
        "quorum_met": told.quorum_met,
        "issued": two_digits(told.issued),
        "returned": two_digits(told.returned),
        "not_returned": two_digits(told.not_returned),
    }
