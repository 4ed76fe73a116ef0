"""What the record does to a case at its appraisal, each told once."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from suyton.domain.award_terms import (
    CommendationKind,
    Condition,
    GeneralRule,
    GeneralRuleId,
    Ground,
    Measure,
    Route,
    Station,
    Unproven,
)
from suyton.domain.errors import EligibilityUnproven, NotEligible
from suyton.domain.fact_content import Fact
from suyton.domain.incidents import RefusalGround
from suyton.domain.organisation import Province, Unit
from suyton.domain.record import Honour, Initiative, Rating, RatingLevel
from tests.support.desk import DOSSIER, MERIT
from tests.support.incident_paths import INVENTED, case_of, on
from tests.support.office import Office
from tests.support.paths import FIRST, SECOND, in_appraisal
from workflows import messages
from workflows import nomination_messages as sent

RATED = Condition("rating", Measure.RATING, INVENTED, (RatingLevel.GOOD.value,))
DEED = "cuu-ho-lu-2023"


def on_record(office: Office, unit: str, *facts: Fact, closed: tuple[int, ...] = ()) -> None:
    """The unit has these facts, all confirmed; the years ``closed`` are complete."""
    bodies = office.database.organisation
    bodies.save_province(Province("bac-kan", "Tỉnh", "so-noi-vu", "Sở Nội vụ", "hoi-dong"))
    bodies.save_unit(Unit(unit, unit))
    records = office.database.subject_records
    at = datetime(2024, 1, 15, tzinfo=UTC)
    for number, fact in enumerate(facts):
        fact_id = f"f-{unit}-{number}"
        records.declare(unit, fact_id, fact, None, office.officer(unit), f"d{number}", at)
        records.confirm(unit, fact_id, office.standing, f"c{number}", at)
    for year in closed:
        records.close_year(unit, year, office.standing, f"y{year}", at)


def asks(office: Office, *conditions: Condition, unproven: Unproven = Unproven.NOTE) -> None:
    """Give the certificate one ground, every general rule, and a policy for what is open."""
    only = Ground("by_record", "Theo hồ sơ", "By record", INVENTED, conditions=conditions)
    awards = tuple(
        replace(rule, grounds=(only,)) if rule.id == MERIT else rule
        for rule in office.rulebook.awards
    )
    general = tuple(GeneralRule(one, INVENTED) for one in GeneralRuleId)
    office.rulebook = replace(office.rulebook, awards=awards, general=general, unproven=unproven)


def kept(office: Office, nomination: str) -> dict[str, str]:
    """What the book keeps of the last act."""
    return dict(office.database.records.chain(f"nomination:{nomination}")[-1].entry.facts)


async def appraised_with_a_record(office: Office) -> None:
    """The record proves the claim: it passes, and the book says on which ground."""
    asks(office, RATED, unproven=Unproven.REFUSE)
    on_record(office, FIRST, Rating(2023, RatingLevel.GOOD))
    nomination = await in_appraisal(office)
    await office.appraise(nomination)
    assert office.stage(nomination) == "awaiting_council"
    facts = kept(office, nomination)
    assert (facts["verdict"], facts["verdict_ground"]) == ("eligible", "by_record")


async def appraised_with_open_questions(office: Office) -> None:
    """Nothing is on record: it passes, and the book says what is still open."""
    asks(office, RATED)
    nomination = await in_appraisal(office)
    await office.appraise(nomination)
    facts = kept(office, nomination)
    assert (facts["verdict"], facts["open_questions"]) == ("cannot_tell", "rating:2023")


async def not_appraised_unproven(office: Office) -> None:
    """The province refuses what is not proven; once it is, the same case passes."""
    asks(office, RATED, unproven=Unproven.REFUSE)
    nomination = await in_appraisal(office)
    with pytest.raises(EligibilityUnproven):
        await office.appraise(nomination)
    assert office.stage(nomination) == "in_appraisal"
    on_record(office, FIRST, Rating(2023, RatingLevel.GOOD))
    await office.appraise(nomination)
    assert office.stage(nomination) == "awaiting_council"


async def not_appraised_against_the_record(office: Office) -> None:
    """The year is complete without the rating: nobody may pass it, and it is refused."""
    asks(office, RATED)
    on_record(office, FIRST, closed=(2023,))
    nomination = await in_appraisal(office)
    with pytest.raises(NotEligible, match=r"rating\.not_eligible"):
        await office.appraise(nomination)
    assert office.stage(nomination) == "in_appraisal"
    refusal = sent.Refuse(office.standing, "Chưa đủ tiêu chuẩn", RefusalGround.STANDARDS)
    case = await on(office, nomination, "refuse", refusal)
    assert (case.stage, case.outcome) == ("refused", "refused_standards")


async def refused_for_a_rewarded_achievement(office: Office) -> None:
    asks(office)
    on_record(office, FIRST, Honour("giay_khen", 2023, CommendationKind.SUDDEN, DEED))
    nomination = await straight(office, FIRST, achievement_id=DEED)
    with pytest.raises(NotEligible, match=r"one_reward\.not_eligible"):
        await office.appraise(nomination)
    refusal = sent.Refuse(office.standing, "Đã khen thưởng", RefusalGround.STANDARDS)
    case = await on(office, nomination, "refuse", refusal)
    assert (case.stage, case.outcome) == ("refused", "refused_duplicate_achievement")


async def refused_for_an_initiative_used_before(office: Office) -> None:
    """Two cases with one initiative: the first that passes has it."""
    asks(office, Condition("initiative", Measure.INITIATIVE, INVENTED, ("provincial",)))
    initiative = Initiative("sk-1", "Số hóa hồ sơ", "provincial", date(2023, 5, 1))
    on_record(office, FIRST, initiative, closed=(2023,))
    on_record(office, SECOND, initiative, closed=(2023,))
    first = await straight(office, FIRST, initiatives=("sk-1",))
    await office.appraise(first)
    second = await straight(office, SECOND, initiatives=("sk-1",))
    with pytest.raises(NotEligible, match=r"initiative\.not_eligible"):
        await office.appraise(second)
    refusal = sent.Refuse(office.standing, "Sáng kiến đã dùng", RefusalGround.STANDARDS)
    case = await on(office, second, "refuse", refusal)
    assert (case.stage, case.outcome) == ("refused", "refused_initiative_used")
    assert case_of(office, first).stage == "awaiting_decision"


async def straight(office: Office, unit: str, **claimed: object) -> str:
    """A case that goes to appraisal at once and to the Chairman from there."""
    stations = (Station.APPRAISAL, Station.DECISION)
    route = Route(CommendationKind.MERIT, stations, INVENTED)
    office.rulebook = replace(
        office.rulebook,
        awards=tuple(
            replace(rule, routes=(route,)) if rule.id == MERIT else rule
            for rule in office.rulebook.awards
        ),
    )
    draft = replace(
        office.draft_nomination(unit, MERIT, await office.now()),
        id=f"2023.{office.bloc}-{unit}.{MERIT}",
        round_id="",
        bloc_id="",
        route=stations,
        **claimed,  # type: ignore[arg-type]
    )
    request = sent.Propose(office.officer(unit), "Thành tích", DOSSIER)
    case = messages.NominationCase(draft, office.rulebook)
    await office.start("NominationWorkflow", draft.chain, case, "propose", request)
    return draft.id
