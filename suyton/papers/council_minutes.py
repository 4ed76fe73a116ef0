"""The minutes of a sitting of the council or of its standing committee (biên bản họp Hội đồng).

Fields: domain notes 6.3, of which Decree 98/2023 Art. 34.2c asks for the result of the ballot.
"""

from collections.abc import Iterable

from suyton.domain.attendance import DifferingOpinion, StandIn
from suyton.domain.ballot import Choice
from suyton.domain.calendar import HANOI
from suyton.domain.minutes import MinutesData, minutes_of
from suyton.domain.organisation import Seat
from suyton.domain.sitting import Sitting
from suyton.domain.sitting_state import Opinion
from suyton.papers.counted import HAND_SIGNED, Awards, carried, counted_lines, not_carried
from suyton.papers.figures import moment_in_words, two_digits
from suyton.papers.office import Office, day_in_words
from suyton.papers.told_of_meeting import meeting_told, team_signs

Content = dict[str, object]


def council_minutes(sitting: Sitting, office: Office, awards: Awards) -> Content:
    """What the minutes say of a sitting that has been counted."""
    told = minutes_of(sitting)
    items = [*sitting.agenda, *(one.item for one in sitting.set_aside)]
    names = {one.nomination_id: one.unit_name for one in items}
    held = moment_in_words(sitting.meets_at)
    dated = office.dated(sitting.stage_since.astimezone(HANOI).date())
    return {
        "title": f"Biên bản họp {sitting.council_name}, {held}",
        "letterhead": office.letterhead(office.council, "BB", dated=dated),
        "body": sitting.body.value,
        "council": sitting.council_name,
        "founding_decision": sitting.founding_decision,
        "held": held,
        **meeting_told(sitting.meeting),
        "vote_by": sitting.vote_by.value,
        "attendance": _attendance(told, sitting),
        "agenda": [
            {"name": one.unit_name, "award": awards[one.award_id]} for one in sitting.agenda
        ],
        "set_aside": [
            {"name": one.item.unit_name, "way": one.way.value, "reason": one.reason}
            for one in sitting.set_aside
        ],
        "vote": _vote(told),
        "lines": counted_lines(told.lines, awards),
        "opinions": [
            _opinion(one, names, again=again)
            for given, again in ((told.first_opinions, False), (told.opinions, True))
            for one in given
        ],
        "differing": [_differing(one, names) for one in told.differing],
        "tie": _tie(told, names),
        "recommended": carried(told.lines, awards),
        "not_recommended": not_carried(told.lines, awards),
        "signatures": _signatures(told, sitting),
    }


def _attendance(told: MinutesData, sitting: Sitting) -> Content:
    members = {seat.account_id: seat.name for seat in sitting.seats}
    return {
        "members": two_digits(told.members),
        "present": two_digits(len(told.present)),
        "chair": _people(told.chaired_by),
        "secretary": _people(seat for seat in sitting.seats if seat.post == "secretary"),
        "present_people": _people(told.present),
        "absent_people": _people(told.absent),
        "without_vote": _people(told.without_vote),
        "stand_ins": [_stand_in(one, members) for one in told.stand_ins],
        "guests": [{"name": one.name, "position": one.position} for one in told.guests],
    }


def _people(seats: Iterable[Seat]) -> list[dict[str, str]]:
    return [{"name": seat.name, "post": seat.post} for seat in seats]


def _stand_in(one: StandIn, members: dict[str, str]) -> dict[str, str]:
    return {
        "name": one.name,
        "member": members[one.member_id],
        "number": one.number,
        "dated": day_in_words(one.dated_on),
    }


def _vote(told: MinutesData) -> Content:
    return {
        "electorate": two_digits(told.electorate),
        "quorum_needed": two_digits(told.quorum_needed),
        "opinions_asked": two_digits(len(told.opinions_asked)),
        "opinions_returned": two_digits(len(told.opinions)),
        "unreturned": _people(told.opinions_unreturned),
    }


def _opinion(one: Opinion, names: dict[str, str], *, again: bool) -> Content:
    """What an absent member wrote; ``on_second`` tells the latest vote from the one before it."""
    return {
        "name": one.name,
        "at": moment_in_words(one.at),
        "remark": one.remark,
        "on_second": again,
        "said": [
            {"choice": choice.value, "names": said}
            for choice in Choice
            if (said := [names[item] for item, given in one.choices.items() if given is choice])
        ],
    }


def _differing(one: DifferingOpinion, names: dict[str, str]) -> dict[str, str]:
    return {"name": one.name, "on": names.get(one.nomination_id, ""), "text": one.text}


def _tie(told: MinutesData, names: dict[str, str]) -> Content | None:
    if not told.ties:
        return None
    settled = told.tie_break
    return {
        "names": [names[one] for one in told.ties],
        "broken_by": settled.name if settled else "",
        "post": settled.post if settled else "",
        "reason": settled.reason if settled else "",
    }


def _signatures(told: MinutesData, sitting: Sitting) -> list[Content]:
    """Secretary, counting team and whoever chaired; names on record are printed."""
    chair = told.chaired_by[0].name if len(told.chaired_by) == 1 else ""
    secretaries = [seat.name for seat in sitting.seats if seat.post == "secretary"]
    secretary = secretaries[0] if len(secretaries) == 1 else ""
    return [
        {"post": ["THƯ KÝ"], "name": secretary, "note": HAND_SIGNED},
        team_signs(sitting.meeting),
        {"post": ["CHỦ TRÌ"], "name": chair, "note": HAND_SIGNED},
    ]
