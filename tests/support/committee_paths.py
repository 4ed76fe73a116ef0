"""The ways a nomination can go before the standing committee of the council."""

from dataclasses import replace

import pytest

from suyton.domain.award_terms import CommendationKind, Route, Station
from suyton.domain.errors import NotForThisBody
from suyton.domain.rulebook import Citation
from tests.support.desk import MERIT
from tests.support.incident_paths import proposed_outside_a_bloc
from tests.support.office import Office

STATIONS = (Station.APPRAISAL, Station.STANDING_COMMITTEE, Station.DECISION)


async def before_the_committee(office: Office) -> str:
    """An appraised nomination whose route leads to the standing committee."""
    route = Route(CommendationKind.SUDDEN, STATIONS, Citation("đặt ra để thử", confirmed=False))
    awards = tuple(
        replace(rule, routes=(route,)) if rule.id == MERIT else rule
        for rule in office.rulebook.awards
    )
    office.rulebook = replace(office.rulebook, awards=awards)
    nomination = await proposed_outside_a_bloc(office, STATIONS)
    await office.appraise(nomination)
    return nomination


async def recommended_by_the_committee(office: Office) -> None:
    """The council may not list it; five sit in the committee, and three of five carry it."""
    nomination = await before_the_committee(office)
    with pytest.raises(NotForThisBody):
        await office.convene([nomination])
    sitting = await office.convene([nomination], body=Station.STANDING_COMMITTEE)
    await office.reaches(nomination, "in_council")
    committee = office.members[:5]
    await office.attend(sitting, committee)
    await office.vote(committee[:3], [nomination])
    await office.vote(committee[3:], [])
    await office.reaches(nomination, "awaiting_decision")
    held = office.database.records.sitting(sitting)
    assert held.tally is not None
    assert (held.body, held.tally.electorate) == (Station.STANDING_COMMITTEE, 5)
