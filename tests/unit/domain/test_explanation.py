"""A case explains itself wherever it stands: where, why, who is awaited, what stops it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyton.domain.audit import Entry
from suyton.domain.authority import Role
from suyton.domain.award_terms import CutOff, GeneralRule, GeneralRuleId, Station
from suyton.domain.citation import Limit
from suyton.domain.explanation import Explanation, Standing, explain, last_at_station
from suyton.domain.incidents import AgencyAnswer, Consultation, Hold, HoldCause, Lateness
from suyton.domain.nomination import Nomination, NominationStage
from suyton.domain.nomination_waiting import waiting
from suyton.domain.rulebook import Citation
from suyton.wording import LANGUAGES, Wording
from tests.unit.domain.cases import DAY, NOW, UNIT, award_rule, nomination, rulebook
from tests.unit.domain.test_routes import routes

S = NominationStage
HERE, DONE, TO_COME = Standing.HERE, Standing.DONE, Standing.TO_COME
WORDING = Wording.load()
HOLD_RULE = Citation("Art. of holds", confirmed=True)
CONSULTING = Limit(10, Citation("Art. of opinions", confirmed=True))
APPRAISING = Citation("Art. of appraisal", confirmed=True)
LAST_DAY = CutOff(3, 31, 1, Citation("Art. of the last day", confirmed=False))
BOOK = replace(
    rulebook(replace(award_rule(), cut_off=LAST_DAY)),
    general=(GeneralRule(GeneralRuleId.HOLD, HOLD_RULE),),
    limits={"consultation_limit_working_days": CONSULTING},
    appraisal_limit_working_days=Limit(20, APPRAISING),
)


def why(case: Nomination, left_at: NominationStage | None = None) -> Explanation:
    return explain(case, BOOK, waiting(case), NOW, left_at)


def standings(found: Explanation) -> list[Standing]:
    return [stop.standing for stop in found.route]


def codes(found: Explanation, *parts: str) -> list[str]:
    return [line.code for part in parts for line in getattr(found, part)]


def test_a_case_in_the_bloc_waits_for_its_leader_and_says_by_which_share_it_will_be_carried() -> (
    None
):
    found = why(nomination(S.IN_BLOC))
    assert standings(found) == [HERE, TO_COME, TO_COME, TO_COME]
    assert [(one.act, one.role) for one in found.awaited] == [("open_ballot", Role.BLOC_LEADER)]
    vote = found.route[0].rules[1]
    assert (vote.code, dict(vote.facts)["threshold"]) == ("vote_secret", "1/2")
    assert dict(found.ahead[0].facts) == {"station": Station.APPRAISAL}


def test_a_case_in_appraisal_says_until_when_and_by_which_article() -> None:
    case = replace(nomination(S.IN_APPRAISAL), due_at=NOW + DAY, due_because="Art. of appraisal")
    found = why(case)
    assert standings(found) == [DONE, HERE, TO_COME, TO_COME]
    (one,) = found.awaited
    assert (one.act, one.until, one.late) == ("pass_appraisal", NOW + DAY, False)
    assert (one.source, one.confirmed) == ("Art. of appraisal", True)
    assert codes(found, "clocks") == ["clock_runs"]


def test_a_limit_that_is_over_is_said_to_be() -> None:
    case = replace(nomination(S.IN_APPRAISAL), due_at=NOW - DAY, due_because="Art. of appraisal")
    found = why(case)
    assert found.awaited[0].late
    assert codes(found, "clocks") == ["clock_overdue"]


def test_a_returned_case_names_who_returned_it_and_that_their_clock_stands() -> None:
    case = replace(
        nomination(S.RETURNED),
        returned_from=S.IN_APPRAISAL,
        reason="Thiếu xác nhận",
        due_at=NOW + DAY,
        due_because="made for a test",
    )
    found = why(case)
    assert standings(found) == [DONE, HERE, TO_COME, TO_COME]
    assert dict(found.stopped[0].facts) == {"by": "standing_officer", "reason": "Thiếu xác nhận"}
    assert [(one.act, one.scope_id) for one in found.awaited] == [("resubmit", UNIT)]
    assert codes(found, "clocks", "ahead") == ["clock_runs", "clock_stopped_returned", "back_to"]


def test_a_held_case_names_the_matter_its_rule_and_the_days_left() -> None:
    hold = Hold("h1", HoldCause.PRESS, NOW, "Báo nêu")
    case = replace(
        nomination(S.IN_APPRAISAL), holds=(hold,), clock_left=7, due_because="Art. of appraisal"
    )
    found = why(case)
    assert [(line.code, line.source) for line in found.stopped] == [("held", "Art. of holds")]
    assert [(line.code, dict(line.facts)) for line in found.clocks] == [
        ("clock_stopped", {"days": "7"})
    ]
    assert found.awaited[0].act == "close_hold"


def test_an_open_consultation_is_awaited_by_the_limit_on_opinions() -> None:
    asked = Consultation("c1", "cong-an-tinh", "Công an", "Ý kiến?", NOW, NOW + DAY)
    silent = replace(asked, id="c2", answer=AgencyAnswer.SILENT)
    found = why(replace(nomination(S.IN_APPRAISAL), consultations=(asked, silent)))
    assert codes(found, "stopped") == ["agency_awaited", "agency_silent"]
    asking = [one for one in found.awaited if one.act == "answer_consultation"]
    assert {one.source for one in asking} == {"Art. of opinions"}


def test_a_late_case_names_the_last_day_and_who_may_let_it_in() -> None:
    late = Lateness(NOW - DAY, NOW)
    found = why(replace(nomination(S.IN_APPRAISAL), lateness=late))
    (line,) = found.stopped
    assert (line.code, line.source, line.confirmed) == ("late", "Art. of the last day", False)
    assert dict(line.facts)["role"] == "chairman"
    waived = replace(late, waived_by="Chủ tịch")
    assert why(replace(nomination(S.IN_APPRAISAL), lateness=waived)).stopped == ()


@pytest.mark.parametrize(
    ("stage", "expected"), [(S.IN_COUNCIL, "cast"), (S.IN_SIGNING, "sign"), (S.IN_BALLOT, "cast")]
)
def test_before_a_body_the_body_is_awaited(stage: NominationStage, expected: str) -> None:
    assert [one.act for one in why(nomination(stage)).awaited] == [expected]


def test_an_awarded_case_has_walked_its_whole_route() -> None:
    found = why(replace(nomination(S.AWARDED), outcome="awarded", decided_at=NOW))
    assert set(standings(found)) == {DONE}
    assert found.outcome is not None
    assert (found.outcome.code, found.awaited) == ("ended_as", ())
    assert codes(found, "dates") == ["achieved_year", "not_received", "decided"]


def test_a_refused_case_ended_where_the_book_says_it_was() -> None:
    found = why(nomination(S.REFUSED), left_at=S.AWAITING_COUNCIL)
    ended, beyond = Standing.ENDED_HERE, Standing.NOT_REACHED
    assert standings(found) == [DONE, DONE, ended, beyond]


def test_the_book_tells_the_last_station_although_the_dossier_was_returned_before_it_ended() -> (
    None
):
    def entry(before: str, after: str) -> Entry:
        return Entry("nomination:1", "k", "t", NOW, "", "", "", "", before, after)

    book = [entry("in_bloc", "in_appraisal"), entry("in_appraisal", "returned")]
    assert last_at_station([*book, entry("returned", "withdrawn")]) is S.IN_APPRAISAL
    assert last_at_station([]) is None


def spoken(found: Explanation) -> list[str]:
    lines = [found.pack, *found.dates, *found.clocks, *found.stopped, *found.ahead]
    lines += [line for stop in found.route for line in stop.rules]
    lines += [found.outcome] if found.outcome else []
    return [
        WORDING.say(language, f"explanation.{line.code}", **dict(line.facts))
        for line in lines
        for language in LANGUAGES
    ]


@given(
    route=routes(),
    stage=st.sampled_from(NominationStage),
    returned_from=st.sampled_from([S.IN_BLOC, S.IN_APPRAISAL, S.IN_COUNCIL]),
    held=st.booleans(),
    days=st.integers(-3, 3),
)
def test_every_stage_of_every_route_names_someone_awaited_or_an_outcome(
    route: tuple[Station, ...],
    stage: NominationStage,
    returned_from: NominationStage,
    held: bool,
    days: int,
) -> None:
    case = replace(
        nomination(stage),
        route=route,
        returned_from=returned_from if stage is S.RETURNED else None,
        holds=(Hold("h1", HoldCause.PRESS, NOW, "a matter"),) if held else (),
        due_at=NOW + timedelta(days=days),
    )
    found = why(case)
    assert found.awaited or found.outcome
    assert [stop.station for stop in found.route] == list(route)
    assert all(stop.rules for stop in found.route)
    assert not [sentence for sentence in spoken(found) if "{" in sentence]
